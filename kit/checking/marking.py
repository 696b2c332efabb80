"""Responses that are words marked in the passage, judged by how far they overlap the wanted ones.

A response is the words as marked, with their place: `in October 2016 [1203:1218]` are the
characters from 1203 to 1218 of the passage's text, counted from 0 as Python slices are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.bank import Option, Passage, Question
from kit.checking.marked import read_marked
from kit.checking.outcome import (
    Outcome,
    again,
    blank,
    close,
    credited,
    look_again,
    with_comment,
    wrong,
)
from kit.text import Span, find_quote, words

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_SMALL = frozenset(
    words(
        "a an the on in at of by to from for with since until till after before during and or that"
        " it was is were"
    )
)
_LEAST = 0.1
_MORE_ALLOWED = 2
_SAME_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s")


@dataclass(frozen=True, kw_only=True)
class Overlap:
    """How marked words lie to wanted ones; both are counted without small words.

    Attributes:
        shared: Number of words in both.
        marked: Number of words marked.
        wanted: Number of words wanted.
    """

    shared: int
    marked: int
    wanted: int

    @property
    def f1(self) -> float:
        """Twice what is shared over all of both, 0 to 1.

        It is the F1 of SQuAD (Rajpurkar et al. 2016), first used by Dice, "Measures of the amount
        of ecologic association between species", Ecology 1945.
        """
        total = self.marked + self.wanted
        return 2 * self.shared / total if total else 0.0

    @property
    def fits(self) -> bool:
        """Whether all that is wanted is marked, and hardly more."""
        is_whole = self.shared == self.wanted > 0
        return is_whole and self.marked - self.wanted <= max(_MORE_ALLOWED, self.wanted // 2)


_NOTHING = Overlap(shared=0, marked=0, wanted=0)


def marked_spans(response: str, passage: Passage) -> tuple[Span, ...]:
    """Give the place of a response in the passage; of words without a place, all their places."""
    found = read_marked(response)
    if found is None:
        return tuple(_places(response, passage.text, (0, len(passage.text))))
    _, (start, end) = found
    end = min(end, len(passage.text))
    return ((start, end),) if start < end else ()


def check_marked(question: Question, response: str, passage: Passage | None) -> Outcome:
    """Check words marked in the passage.

    All that is wanted, with at most half as many other words (or two), is correct. What overlaps
    is close and earns its F1; less than a tenth is wrong.

    Raises:
        ValueError: The passage is missing.
    """
    if passage is None:
        raise ValueError(f"question {question.id}: marked words are checked in their passage only")
    if not response.strip():
        return blank("Mark words in the article first.")
    spans = marked_spans(response, passage)
    if not spans:
        return again("not-in-passage", "These words do not stand in the article in this form.")
    outcomes = [_judge(question, span, passage) for span in spans]
    return max(outcomes, key=lambda outcome: outcome.score)


def _judge(question: Question, span: Span, passage: Passage) -> Outcome:
    overlaps = [
        (option, _overlap(passage.text, span, place))
        for option in question.options
        for place in _wanted(question, option, passage)
    ]
    fitting = [option for option, overlap in overlaps if overlap.fits]
    if fitting:
        return credited(question, max(fitting, key=lambda option: option.credit), "marked")
    return with_comment(_unlisted(question, span, overlaps, passage), question.otherwise)


def _unlisted(
    question: Question, span: Span, overlaps: list[tuple[Option, Overlap]], passage: Passage
) -> Outcome:
    """Judge marked words that are none of the listed ones."""
    right = (overlap for option, overlap in overlaps if option.is_right)
    best = max(right, key=lambda overlap: overlap.f1, default=_NOTHING)
    if best.f1 >= _LEAST:
        return _partly(best)
    if best.shared:
        return wrong("mark-too-much", "It is in there; mark only the few words that tell it.")
    places = [place for option in question.options for place in _wanted(question, option, passage)]
    if any(_in_one_sentence(passage.text, span, place) for place in places):
        return wrong("mark-beside", "That is the right sentence; other words of it tell this.")
    return wrong("mark-elsewhere", look_again(question), is_general=True)


def _partly(best: Overlap) -> Outcome:
    score = round(min(best.f1, 0.9), 2)
    if best.shared == best.wanted:
        return close("mark-too-much", score, "It is in there; mark only the words that tell it.")
    if best.shared == best.marked:
        return close("mark-part", score, "These words belong to it; mark the rest, too.")
    return close("mark-part", score, "Some of these words tell it; look where it begins and ends.")


def _wanted(question: Question, option: Option, passage: Passage) -> list[Span]:
    """Give where the words of an option stand: in the evidence, else anywhere in the passage."""
    found = [passage.find(part) for part in question.evidence_parts]
    regions = [span for span in found if span] or [(0, len(passage.text))]
    places = [place for region in regions for place in _places(option.text, passage.text, region)]
    return places or list(_places(option.text, passage.text, (0, len(passage.text))))


def _places(quote: str, text: str, region: Span) -> Iterator[Span]:
    start, end = region
    while (found := find_quote(text[start:end], quote)) is not None:
        yield start + found[0], start + found[1]
        start += found[1]


def _overlap(text: str, marked: Span, wanted: Span) -> Overlap:
    of_marked, of_wanted = _words(text, marked), _words(text, wanted)
    return Overlap(shared=len(of_marked & of_wanted), marked=len(of_marked), wanted=len(of_wanted))


def _words(text: str, span: Span) -> set[int]:
    """Give where the words that a span touches begin; without small words, unless all are."""
    start, end = span
    first = text.rfind("\n", 0, start) + 1
    found = {
        word.start(): word.group().casefold()
        for word in _WORD.finditer(text, first, text.find("\n", end) % (len(text) + 1))
        if word.start() < end and start < word.end()
    }
    telling = {at for at, word in found.items() if word not in _SMALL}
    return telling or set(found)


def _in_one_sentence(text: str, one: Span, other: Span) -> bool:
    between = text[min(one[1], other[1]) : max(one[0], other[0])]
    return "\n\n" not in between and not _SAME_SENTENCE.search(between)
