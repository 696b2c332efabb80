"""Keys looked at as strictly as answers, and other forms that the article has for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from kit.bank import Doubt, Option, Passage, Question, QuestionType
from kit.checking.aims import Aim
from kit.checking.case import MAX_LENGTH, case_of
from kit.checking.outcome import Verdict
from kit.checking.rules_form import left_blank
from kit.checking.typed import check_typed
from kit.dates import find_typed_dates, names_no_day
from kit.names import (
    Clash,
    NameRelation,
    alike,
    begins_with_first_name,
    clash,
    compare_names,
    names_in,
    namesakes,
)
from kit.text import mended, plain_marks

_MARK_UP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:nbsp|amp|lt|gt|quot|#\d+);|\*\*|__")
_TWO_IN_ONE = re.compile(r"\s/\s|\s\|\s|\bor\b", re.IGNORECASE)
_GLOSS = re.compile(
    r"(?P<name>[^\W\d_a-z][\w'-]*(?:\s(?:of|the|and|for|de|in|[^\W\d_a-z][\w'-]*))*)\s"
    r"\((?:the\s)?[\"']?(?P<short>[A-Z][A-Z.&-]+|[A-Z][a-z]+)[\"']?\)"
)
_LOOKS_LIKE_DATE = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{2,4}")
_NAME_WORD = re.compile(r"[^\W\d_a-z][\w'-]{4,}")
_FEW = 3
_LONGEST_ACRONYM = 6
_MOSTLY_ALIKE = 60


def find_doubtful_keys(question: Question, passage: Passage | None = None) -> tuple[Doubt, ...]:
    """Say what is doubtful about the answers of a question, and what to do about each.

    Looked at are mark-up and wrongly decoded letters, two answers in one cell, a key that would not
    be taken as an answer (too long, no words, a date that does not exist), a name that the passage
    spells otherwise, and two options that would be taken for the same.

    Returns:
        Doubts, each once; none if all is well.
    """
    found = [told for option in question.options for told in _of_option(option)]
    if question.type is QuestionType.SHORT:
        found += [told for key in question.accepted for told in _of_key(key, question, passage)]
    if question.type in (QuestionType.CHOICE, QuestionType.CHOICES):
        found += _taken_for_the_same(question)
    return tuple(dict.fromkeys(found))


def _of_option(option: Option) -> Iterator[Doubt]:
    text = option.text
    if _MARK_UP.search(text):
        told = "holds mark-up, which students see as it stands; write plain text"
        yield Doubt(code="mark-up", message=f"{text!r} {told}", about=text)
    if mended(text) != text:
        told = f"was decoded wrongly; write {mended(text)!r}, and save the file as UTF-8"
        yield Doubt(code="decoded-wrongly", message=f"{text!r} {told}", about=text)


def _of_key(key: str, question: Question, passage: Passage | None) -> Iterator[Doubt]:
    if len(key) > MAX_LENGTH:
        told = f"is too long to be typed; write {MAX_LENGTH} characters at most"
        yield Doubt(code="key-length", message=f"{key[:40]!r}... {told}", about=key)
        return
    case = case_of(question, key, passage=None, dateline=None)
    if left_blank(case):
        told = "is read as no answer at all; write it out"
        yield Doubt(code="key-blank", message=f"{key!r} {told}", about=key)
    elif _TWO_IN_ONE.search(key):
        told = "may be two answers in one cell; give each accepted answer its own row"
        yield Doubt(code="two-in-one", message=f"{key!r} {told}", about=key)
    elif _is_no_date(key, case.today):
        told = "is no date; write it like 3 May 2016"
        yield Doubt(code="no-date", message=f"{key!r} {told}", about=key)
    if passage is not None and (spelt := _spelling_in(passage, key)):
        told = f"the passage writes {spelt!r}, not {key!r}; accept that too, or mend the key"
        yield Doubt(code="spelling", message=told, about=key)


def _is_no_date(key: str, today: date) -> bool:
    """Say whether a key is written as a day of the calendar, and there is no such day."""
    if _LOOKS_LIKE_DATE.fullmatch(key.strip()):
        return not find_typed_dates(key, today)
    return names_no_day(key)


def _spelling_in(passage: Passage, key: str) -> str | None:
    """Give the words of the passage that a name of a key misspells, if it has none of its own."""
    names, folded = _names_written(passage.text)
    for word in _NAME_WORD.findall(plain_marks(key)):
        if word.casefold() not in folded:
            near = [other for other in names if alike(word.casefold(), other.casefold())]
            if near:
                return near[0]
    return None


@lru_cache(maxsize=64)
def _names_written(text: str) -> tuple[tuple[str, ...], str]:
    """Give the words of a text that may be of names, sorted, and the text in small letters."""
    plain = plain_marks(text)
    return tuple(sorted(set(_NAME_WORD.findall(plain)))), plain.casefold()


def _taken_for_the_same(question: Question) -> list[Doubt]:
    same = (NameRelation.SAME, NameRelation.MISSPELT)
    pairs = (
        (one.text, other.text)
        for one, other in combinations(question.options, 2)
        if one.is_right != other.is_right and _may_be_the_same(one.text, other.text)
    )
    return [
        Doubt(
            code="same-option",
            message=f"the options {one!r} and {other!r} say the same; change one of them",
            about=other,
        )
        for one, other in pairs
        if compare_names(one, other) in same
    ]


def _may_be_the_same(one: str, other: str) -> bool:
    """Say whether two options are worth comparing, which takes a hundred times as long as this."""
    is_short = min(len(one), len(other)) <= _LONGEST_ACRONYM
    return is_short or fuzz.token_set_ratio(one, other) >= _MOSTLY_ALIKE


def suggest_aliases(question: Question, passage: Passage) -> tuple[str, ...]:
    """Give other forms that the article itself has for the key and that are not accepted yet.

    These are short forms that it gives in brackets, `the Islamic State of Iraq (ISI)`, and the full
    names of a person or body that the key names in short. What may be another person is none.
    """
    if question.type is not QuestionType.SHORT:
        return ()
    case = case_of(question, "", passage=passage, dateline=None)
    if case.aim not in (Aim.PERSON, Aim.GROUP):
        return ()
    found = [*_short_forms(question, passage), *_full_names(question, passage)]
    return tuple(form for form in dict.fromkeys(found) if _is_worth_it(form, question, passage))[
        :_FEW
    ]


def _short_forms(question: Question, passage: Passage) -> Iterator[str]:
    for name, short in _glosses(passage.text):
        relations = {compare_names(key, name) for key in question.accepted}
        if relations - {NameRelation.DIFFERENT}:
            yield short


@lru_cache(maxsize=64)
def _glosses(text: str) -> tuple[tuple[str, str], ...]:
    """Give the names of a text that a short form in brackets follows, each with it."""
    return tuple((found["name"], found["short"]) for found in _GLOSS.finditer(plain_marks(text)))


def _full_names(question: Question, passage: Passage) -> Iterator[str]:
    """Give the fuller names in a passage, but none where they are of several people."""
    keys = question.accepted
    fuller = [
        name
        for name in names_in(passage.text).values()
        if any(compare_names(name, key) is NameRelation.FULLER for key in keys)
    ]
    for name in fuller:
        is_another = any(clash(name, key) is Clash.FIRST_NAME for key in keys)
        is_name = begins_with_first_name(name) or _stands_within(passage.text, name)
        if is_name and not is_another and not namesakes([name], [*fuller, *keys]):
            yield name


def _stands_within(text: str, name: str) -> bool:
    """Say whether a name stands inside a sentence, so that its first word is no mere opener."""
    return re.search(rf"[\w,;] {re.escape(name)}\b", plain_marks(text)) is not None


def _is_worth_it(form: str, question: Question, passage: Passage) -> bool:
    """Say whether a form is neither right already nor wrong by one of the rules.

    The short form of a body shares no word with it, so that it looks like another name.
    """
    case = case_of(question, form, passage=passage, dateline=None)
    outcome = check_typed(case)
    is_open = outcome.rule == "unlisted" or (outcome.rule == "other-name" and case.aim is Aim.GROUP)
    return outcome.verdict is Verdict.CLOSE or (outcome.verdict is Verdict.WRONG and is_open)
