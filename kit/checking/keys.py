"""Keys looked at as strictly as answers, and other forms that the article has for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from kit.bank import Option, Passage, Question, QuestionType
from kit.checking.aims import Aim
from kit.checking.case import MAX_LENGTH, case_of
from kit.checking.outcome import Verdict
from kit.checking.rules_form import left_blank
from kit.checking.typed import check_typed
from kit.dates import find_typed_dates
from kit.names import NameRelation, alike, compare_names, names_in
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


def find_doubtful_keys(question: Question, passage: Passage | None = None) -> tuple[str, ...]:
    """Say what is doubtful about the answers of a question, and what to do about each.

    Looked at are mark-up and wrongly decoded letters, two answers in one cell, a key that would not
    be taken as an answer (too long, no words, a date that does not exist), a name that the passage
    spells otherwise, and two options that would be taken for the same.

    Returns:
        Sentences for the teacher; none if all is well.
    """
    found = [told for option in question.options for told in _of_option(option)]
    if question.type is QuestionType.SHORT:
        found += [told for key in question.accepted for told in _of_key(key, question, passage)]
    if question.type in (QuestionType.CHOICE, QuestionType.CHOICES):
        found += _taken_for_the_same(question)
    return tuple(dict.fromkeys(found))


def _of_option(option: Option) -> Iterator[str]:
    if _MARK_UP.search(option.text):
        yield f"{option.text!r} holds mark-up, which students see as it stands; write plain text."
    if mended(option.text) != option.text:
        yield (
            f"{option.text!r} was decoded wrongly; write {mended(option.text)!r}, "
            "and save the file as UTF-8."
        )


def _of_key(key: str, question: Question, passage: Passage | None) -> Iterator[str]:
    if len(key) > MAX_LENGTH:
        yield f"{key[:40]!r}... is too long to be typed; write {MAX_LENGTH} characters at most."
        return
    case = case_of(question, key, passage=None, dateline=None)
    if left_blank(case):
        yield f"{key!r} is read as no answer at all; write it out."
    elif _TWO_IN_ONE.search(key):
        yield f"{key!r} may be two answers in one cell; give each accepted answer its own row."
    elif _LOOKS_LIKE_DATE.fullmatch(key.strip()) and not find_typed_dates(key, case.today):
        yield f"{key!r} is no date; write it like 3 May 2016."
    if passage is not None and (spelt := _spelling_in(passage, key)):
        yield f"the passage writes {spelt!r}, not {key!r}; accept that too, or mend the key."


def _spelling_in(passage: Passage, key: str) -> str | None:
    """Give the words of the passage that a name of a key misspells, if it has none of its own."""
    text = plain_marks(passage.text)
    written = sorted(set(_NAME_WORD.findall(text)))
    for word in _NAME_WORD.findall(plain_marks(key)):
        if word.casefold() not in text.casefold():
            near = [other for other in written if alike(word.casefold(), other.casefold())]
            if near:
                return str(near[0])
    return None


def _taken_for_the_same(question: Question) -> list[str]:
    same = (NameRelation.SAME, NameRelation.MISSPELT)
    return [
        f"the options {one.text!r} and {other.text!r} say the same; change one of them."
        for one, other in combinations(question.options, 2)
        if one.is_right != other.is_right and compare_names(one.text, other.text) in same
    ]


def suggest_aliases(question: Question, passage: Passage) -> tuple[str, ...]:
    """Give other forms that the article itself has for the key and that are not accepted yet.

    These are short forms that it gives in brackets, `the Islamic State of Iraq (ISI)`, and the full
    names of a person or body that the key names in short.
    """
    if question.type is not QuestionType.SHORT:
        return ()
    case = case_of(question, "", passage=passage, dateline=None)
    if case.aim not in (Aim.PERSON, Aim.GROUP):
        return ()
    found = [*_short_forms(question, passage), *_full_names(question, passage)]
    return tuple(form for form in dict.fromkeys(found) if not _counts(form, question, passage))[
        :_FEW
    ]


def _short_forms(question: Question, passage: Passage) -> Iterator[str]:
    for match in _GLOSS.finditer(plain_marks(passage.text)):
        relations = {compare_names(key, match["name"]) for key in question.accepted}
        if relations - {NameRelation.DIFFERENT}:
            yield match["short"]


def _full_names(question: Question, passage: Passage) -> Iterator[str]:
    for name in names_in(passage.text).values():
        if any(compare_names(name, key) is NameRelation.FULLER for key in question.accepted):
            yield name


def _counts(form: str, question: Question, passage: Passage) -> bool:
    case = case_of(question, form, passage=passage, dateline=None)
    return check_typed(case).verdict is Verdict.CORRECT
