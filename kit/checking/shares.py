"""A number that is told as a part of another: nearly a third of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kit.numbers import quantities
from kit.text import sentences, without_lead_in

_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_COUNTS = {"": 1, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_SHARE = re.compile(
    r"(?:(?:(?P<under>less than|fewer than|under|not even)|(?P<over>more than|over)"
    r"|about|around|nearly|almost|roughly|close to) )?(?:(?P<count>a|one|two|three|four)[ -])?"
    rf"(?P<part>{'|'.join(_PARTS)})s?(?: (?:of )?(?:them|all|these|those|(?:the )?\w+))?"
)
_NEAR = 0.1
_FARTHEST = 2
"""As many times may a bound be the number: less than half of them is hardly told of a tenth."""


def is_share(plain: str, numbers: Iterable[float], passage: str, question: str) -> bool:
    """Say whether a normalised answer tells a number truly as a part of another.

    The other is one of the question, or of the sentence of the passage that tells the number, or of
    the one before.

    >>> told = "Of the 1,247 workers, 386 will go. They have 2,000 cows."
    >>> said = "nearly a third", "less than half of them", "about half", "a fifth"
    >>> [is_share(text, [386], told, "How many workers will go?") for text in said]
    [True, True, False, False]
    """
    share = _SHARE.fullmatch(without_lead_in(plain))
    if share is None:
        return False
    part = _COUNTS[share["count"] or ""] / _PARTS[share["part"]]
    texts = question, *_told(passage, numbers)
    wholes = {found.low for text in texts for found in quantities(text)}
    pairs = ((number, whole) for number in numbers for whole in wholes if number < whole)
    return any(_fits(share, number, part * whole) for number, whole in pairs)


def _fits(share: re.Match[str], number: float, told: float) -> bool:
    if share["under"]:
        return told / _FARTHEST <= number < told
    if share["over"]:
        return told < number <= told * _FARTHEST
    return abs(number - told) <= _NEAR * told


def _told(passage: str, numbers: Iterable[float]) -> Iterator[str]:
    """Give the sentences that tell a number, each with the one before."""
    texts = [passage[start:end] for start, end in sentences(passage)]
    for before, text in zip(["", *texts], texts, strict=False):
        if not {found.low for found in quantities(text)}.isdisjoint(numbers):
            yield f"{before} {text}"
