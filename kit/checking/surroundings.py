"""What a passage tells of a place right before or behind its name: a town near the border."""

from __future__ import annotations

import re
from functools import lru_cache

from kit.checking.descriptions import sentences_of
from kit.names import content_words, is_form_of
from kit.text import normalise, without_lead_in, words

_PREPOSITION = (
    "(?:in|at|on|of|from|near|by|under|above|below|behind|beside|outside|inside|between|with|off)"
)
_WORD = rf"(?!{_PREPOSITION}\b|(?:to|into|for|and|or|but|than)\b)[\w'-]+"
_PHRASE = rf"{_PREPOSITION} (?:{_WORD} ){{1,4}}"
_ASIDE = r", (?:an?|the|its|some) (?:[^.,;:()]|[.,](?=\d)){3,60}"
_BEFORE = re.compile(rf"(?:\b{_PHRASE})+{_PREPOSITION}? ?$")
"""In a tank of fresh water at ..."""
_BEHIND = re.compile(rf"(?: {_PHRASE.replace('+ )', '+(?: |(?=[.,;])))')})*(?:{_ASIDE})?")
"""..., a few miles from the border."""
_LEADING = re.compile(rf"^(?:{_PREPOSITION} )?(?:(?:an?|the) )?")
_SMALL = frozenset(words(f"{_PREPOSITION[3:-1].replace('|', ' ')} it there close to somewhere"))
_TOLD = 0.75
"""Of the words of the answer: in a tank full of fresh water."""


@lru_cache(maxsize=1024)
def stands_beside(passage: str, place: str, said: str) -> bool:
    """Say whether what is said stands in the phrases that a passage hangs on a place.

    >>> text = "They found it in a mill outside Jezersko, a few miles from the border with Austria."
    >>> [stands_beside(text, "a mill outside Jezersko", s) for s in ("near the border", "in Graz")]
    [True, False]
    """
    name = _LEADING.sub("", normalise(place))
    told = [word for word in content_words(without_lead_in(said)) if word not in _SMALL]
    if not name or not told:
        return False
    hung = " ".join(text for sentence in sentences_of(passage) for text in _hung_on(sentence, name))
    known = content_words(hung)
    found = sum(any(is_form_of(word, other) for other in known) for word in told)
    return found >= _TOLD * len(told)


def _hung_on(sentence: str, name: str) -> list[str]:
    """Give what stands right before and behind a name in a sentence."""
    found: list[str] = []
    for match in re.finditer(rf"\b(?:(?:an?|the) )?{re.escape(name)}\b", sentence):
        before = _BEFORE.search(sentence[: match.start()])
        behind = _BEHIND.match(sentence, match.end())
        found += [piece[0] for piece in (before, behind) if piece]
    return found
