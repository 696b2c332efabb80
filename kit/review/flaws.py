"""Flaws of questions that a careful colleague would see, each by a rule of its own.

The rules are those of multiple-choice item writing (Haladyna, Downing and Rodriguez, "A Review of
Multiple-Choice Item-Writing Guidelines for Classroom Assessment", Applied Measurement in Education
15, 2002; the numbers in the rules below are of its table 1), and two of this kit's own: feedback
and evidence are what makes its questions teach.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from kit.bank import Doubt, Option, Question, QuestionType
from kit.bank.spreadsheet import (
    find_changed,
    find_formula_like,
    find_lost_letters,
    find_wrongly_decoded,
)
from kit.text import normalise, words

Rule: TypeAlias = Callable[[Question], Iterator[Doubt]]

_CHOSEN = (QuestionType.CHOICE, QuestionType.CHOICES)
_OF_OTHERS = re.compile(
    r"\b(?:all|none|both|neither)\b.{0,12}\b(?:above|these|them|options|answers)\b"
    r"|\b(?:both|either|neither)? ?\(?[a-f]\)? (?:and|or|nor) \(?[a-f]\)?$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_NEGATIVE = re.compile(r"\b(?:not|except|never|n't)\b|n[’']t\b", re.IGNORECASE)
_SMALL_WORDS = frozenset(
    words(
        "a an and are as at be by did do does for from has have he her his how in is it its not of"
        " on or she that the their them they this to was were what when where which who whom whose"
        " why will with"
    )
)
_TO_MEND = "mend-"
_MUCH_LONGER = 1.6
_LONG = 15
_LONG_WORD = 6
_TOO_FEW = 2


def find_flaws(question: Question) -> tuple[Doubt, ...]:
    """Give what is weak about a question that can be used as it is, in the order of the rules."""
    return tuple(flaw for rule in RULES for flaw in rule(question))


def _names_other_options(question: Question) -> Iterator[Doubt]:
    """Rules 22 and 23: no 'all of the above', no 'none of the above'; options are shuffled too."""
    for option in _options(question):
        if _OF_OTHERS.search(option.text):
            several = question.type is QuestionType.CHOICES
            yield Doubt(
                code="all-of-the-above",
                message=f"{option.text!r} speaks of other options, which stand in another order "
                f"for each student; say what is meant{'' if several else ', or make it choices'}",
                about=option.text,
            )


def _key_is_longest(question: Question) -> Iterator[Doubt]:
    """Rule 25: options of about the same length; a key that stands out is guessed."""
    lengths = [len(option.text) for option in _options(question) if option.credit == 0]
    if question.type is not QuestionType.CHOICE or not lengths:
        return
    for key in question.accepted:
        if len(key) > _MUCH_LONGER * max(lengths) and len(key) >= max(lengths) + _LONG:
            yield Doubt(
                code="key-longest",
                message=f"the key {key!r} is much longer than every other option, so it can be "
                "guessed; shorten it, or lengthen another",
                about=key,
            )


def _stem_gives_key(question: Question) -> Iterator[Doubt]:
    """Rule 28a: no clue in the stem, such as a word of the key that no other option has."""
    if question.type not in (QuestionType.CHOICE, QuestionType.SHORT):
        return
    key, others = question.key, question.distractors
    shared = _telling_words(key) & _telling_words(question.stem) if others else set()
    for other in others if shared else ():
        shared -= _telling_words(other)
    if shared or normalise(key) in normalise(question.stem):
        yield Doubt(
            code="key-in-stem",
            message=f"the question itself says {min(shared, default=key)!r}, which points to the "
            "key; ask in other words",
            about=key,
        )


def _hint_gives_key(question: Question) -> Iterator[Doubt]:
    """Rule 28, for hints: the last one may point to the place, but must not say the answer."""
    for hint in question.hints:
        said = next((key for key in question.accepted if says(hint, key)), None)
        if said:
            yield Doubt(
                code="key-in-hint",
                message=f"the hint {hint!r} says the answer {said!r}; point to its place instead",
            )


def _two_options_only(question: Question) -> Iterator[Doubt]:
    """Rule 18: three options are enough, but a choice of two is right half the time."""
    if question.type is QuestionType.CHOICE and len(question.options) == _TOO_FEW:
        yield Doubt(
            code="two-options",
            message="with two options every second guess is right; add one, or make it short",
        )


def _asks_negatively(question: Question) -> Iterator[Doubt]:
    """Rule 17: word the stem positively, or write NOT in capitals so that it is seen."""
    # The words of a quotation are what they are.
    found = _NEGATIVE.search(_QUOTED.sub("", question.stem))
    if found and question.type in _CHOSEN and not found[0].isupper():
        yield Doubt(
            code="negative",
            message=f"{found[0]!r} is easily read over; ask what is so, or write it in capitals",
        )


def _tells_nothing(question: Question) -> Iterator[Doubt]:
    """Each wrong answer should teach: by a comment on it, on all others, or on the question."""
    if question.feedback or question.otherwise:
        return
    silent = [o.text for o in question.options if o.credit < 1 and not o.feedback]
    if question.has_options and question.type is not QuestionType.ORDER:
        if silent:
            yield Doubt(
                code="no-feedback",
                message=f"{silent[0]!r} has no feedback, so choosing it teaches nothing; say in "
                "the column feedback why it is wrong",
                about=silent[0],
            )
    else:
        advice = "feedback" if question.type is QuestionType.ORDER else "an [else] row"
        yield Doubt(
            code="no-feedback",
            message=f"a wrong answer gets no feedback; add {advice} that says where to look",
        )


def _shows_nothing(question: Question) -> Iterator[Doubt]:
    """What shows the answer is what a reader learns from."""
    if not question.evidence and question.type is not QuestionType.MARK:
        yield Doubt(
            code="no-evidence",
            message="there is no evidence; copy the words of the article that show the answer",
        )


def _key_is_not_in_evidence(question: Question) -> Iterator[Doubt]:
    """A wrong option that the evidence says, and the key does not, has perhaps its mark."""
    if question.type is not QuestionType.CHOICE or says(question.evidence, question.key):
        return
    if _NEGATIVE.search(question.stem) or _OF_OTHERS.search(question.key):
        return
    said = [o.text for o in question.options if o.credit == 0 and says(question.evidence, o.text)]
    if said:
        yield Doubt(
            code="key-astray",
            message=f"the evidence says {said[0]!r}, which is marked wrong, and not the key "
            f"{question.key!r}; is the mark [x] in the right row?",
            about=said[0],
        )


def _changed_by_spreadsheet(question: Question) -> Iterator[Doubt]:
    """What a spreadsheet made of a cell: a date, a number, an error of a formula."""
    for text in filter(None, (question.stem, question.feedback, question.evidence)):
        yield from find_changed(text)
        yield from find_wrongly_decoded(text)


def _lost_by_spreadsheet(question: Question) -> Iterator[Doubt]:
    """Letters that a narrow code page does not have, wherever they stood."""
    texts = [(text, "") for text in (question.stem, question.feedback, question.otherwise)]
    texts += [(text, "") for text in (question.evidence, *question.hints)]
    for option in question.options:
        texts += [(option.text, option.text), (option.feedback, option.text)]
    for text, about in texts:
        yield from (replace(doubt, about=about) for doubt in find_lost_letters(text))


def _computed_by_spreadsheet(question: Question) -> Iterator[Doubt]:
    """What a spreadsheet may take for a formula; options and hints are guarded by their marks."""
    unguarded = [(text, "") for text in (question.stem, question.feedback, question.evidence)]
    unguarded += [(option.feedback, option.text) for option in question.options]
    for text, about in (*unguarded, (question.otherwise, "")):
        yield from (replace(doubt, about=about) for doubt in find_formula_like(text))


def _is_still_rough(question: Question) -> Iterator[Doubt]:
    """A draft keeps with `--rough` what it would leave out, and tags it with the reason."""
    for tag in question.tags:
        if tag.startswith(_TO_MEND):
            yield Doubt(
                code="to-mend",
                message=f"the draft would have left this out ({tag.removeprefix(_TO_MEND)}); mend "
                f"it, then take the tag {tag!r} off",
            )


RULES: tuple[Rule, ...] = (
    _names_other_options,
    _key_is_longest,
    _stem_gives_key,
    _hint_gives_key,
    _two_options_only,
    _asks_negatively,
    _tells_nothing,
    _shows_nothing,
    _key_is_not_in_evidence,
    _changed_by_spreadsheet,
    _lost_by_spreadsheet,
    _computed_by_spreadsheet,
    _is_still_rough,
)


def _options(question: Question) -> Iterable[Option]:
    return question.options if question.type in _CHOSEN else ()


def _telling_words(text: str) -> set[str]:
    """Give long words and those with a capital letter, in small letters: what one remembers."""
    return {
        word.casefold()
        for word in words(text)
        if (len(word) >= _LONG_WORD or word[0].isupper()) and word.casefold() not in _SMALL_WORDS
    }


def says(text: str, key: str) -> bool:
    """Say whether a text holds a key as whole words."""
    if normalise(key) not in normalise(text):
        return False
    wanted, there = words(normalise(key)), words(normalise(text))
    starts = range(len(there) - len(wanted) + 1)
    return bool(wanted) and any(there[at : at + len(wanted)] == wanted for at in starts)
