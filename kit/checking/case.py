"""A typed answer beside its question, in every reading that the rules compare."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TypeAlias

from kit.bank import Kind, Passage, Question
from kit.checking.aims import Aim, aim_of, asked_kind
from kit.checking.joining import joined, parted
from kit.checking.key_dates import days_only, key_dates
from kit.checking.licensed import licensed
from kit.checking.outcome import Outcome
from kit.dates import Grain, find_typed_dates, grain, names_holiday
from kit.names import (
    PARTICLES,
    NameRelation,
    acronyms,
    alike,
    clauses,
    compare_names,
    core_of,
    folded_words,
    names_in,
)
from kit.numbers import in_digits
from kit.text import mended, normalise, plain_marks, without_lead_in, words

_MOST_FORMS = 60
_LONGEST_ACRONYM = 6
_SOME_DAY = date(1504, 7, 15)

_CALLED = re.compile(
    r"^(?:an?|the|some) (?:man|woman|boy|girl|person|guy|lady) (?:called|named) ", re.IGNORECASE
)
NOT_KNOWN = re.compile(r"(?<=\w) (?:something|someone|somebody|whatever|or other)$", re.IGNORECASE)
MARKS = " .,;:!?\"'"
"""What may stand round an answer and means nothing."""

MAX_LENGTH = 300
"""A longer typed answer, in characters, is an essay and is not compared."""

_UNSURE = re.compile(
    r"[,;]?\s*(?:i(?:'m| am)? )?(?:am |'m )?not"
    r" (?:very |really |too |quite |entirely |100 ?(?:%|percent) |completely )*(?:sure|certain)\b"
    r"|[,;]?\s*if i'?m not (?:wrong|mistaken)"
)
_NOT_SO_FAR = re.compile(r"\bnot (?=until\b|far from\b)")
"""Not until Friday is on Friday."""
_NOT_THE_NUMBER = re.compile(
    r"(?:\bnot|n't|\bnever) (?:(?:about|exactly|really|the) )*\d|\bbut\b|\bnot\W*$"
)
_NEGATION = re.compile(
    r"\b(?:not(?! later than)|never|neither|nor|nobody|except|isnt|wasnt|dont|all but"
    r"|(?:every|any)(?:one|body|where| \w+) (?:but|except)|all \w+ but)\b|n't\b"
)
_EMPTY = frozenset(words("it he she they that this there was were is are be been did do does i we"))
_DENIED = (
    # "not X but Y" means Y, "Y not X" too.
    re.compile(
        r".*?(?:\bnot|n't|isnt|wasnt)\b.*?\bbut(?: by| rather)?\s+(?P<meant>.{2,})", re.IGNORECASE
    ),
    re.compile(
        r"(?P<meant>.{2,}?)\s+(?:and |but )?(?:not|never|rather than|instead of)\b.*", re.IGNORECASE
    ),
    # What is told besides: "and did not want any money".
    re.compile(
        r"(?P<meant>.{2,}?),? (?:and|because|who|which) (?:(?:he|she|they) )?"
        r"(?:did|does|do|has|had|could|would|will|is|was|were)(?:n't|nt| not| never)\b.*",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<meant>.{2,}?),? (?:and|because|since|so) (?:nobody|no one|no-one|never)\b.*",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<meant>.{2,}?),? because (?:he|she|they|it)\b.*", re.IGNORECASE),
)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One typed answer to one question.

    Attributes:
        question: What is asked.
        answer: What was typed.
        dateline: The date of the article, or None.
        passage: The text of the article; empty where it is not at hand.
    """

    question: Question
    answer: str
    dateline: date | None = None
    passage: str = ""

    @cached_property
    def plain(self) -> str:
        """The answer normalised, without marks round it."""
        return normalise(self.answer).strip(MARKS)

    @cached_property
    def said(self) -> str:
        """The answer without lead-in, in its own capitals."""
        said = _without_lead_in(self.answer).strip(MARKS)
        return joined(NOT_KNOWN.sub("", _CALLED.sub("", said)), self.keys)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The accepted answers."""
        return tuple(map(mended, self.question.accepted))

    @cached_property
    def kind(self) -> Kind | None:
        """Who, when or where, by the teacher's tag or by the wording."""
        return asked_kind(self.question)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The accepted answers, and the bare names in them."""
        return _forms(self.keys, self.kind)

    @cached_property
    def near_forms(self) -> list[str]:
        """Those of the forms of which the answer has anything."""
        return [form for form in self.forms if self.shares(form)]

    @cached_property
    def aim(self) -> Aim:
        """The sort of answer that is wanted."""
        is_open = self.kind not in (Kind.WHO, Kind.WHERE)
        is_date = is_open and bool(self._key_values) and not self._is_holiday
        return aim_of(self.question.stem, self.kind, self.forms, is_date=is_date)

    @property
    def _is_holiday(self) -> bool:
        """Whether the name of a holiday is wanted, and not when it is."""
        return self.kind is not Kind.WHEN and names_holiday(normalise(self.keys[0]))

    @cached_property
    def is_negated(self) -> bool:
        """Whether the answer says what is not so, and no key does."""
        return is_negation(self.answer) and not any(map(is_negation, self.keys))

    @cached_property
    def today(self) -> date:
        """The day from which dates are counted; without a dateline, any day serves for both."""
        return self.dateline or _SOME_DAY

    @cached_property
    def key_dates(self) -> list[str]:
        """EDTF values of the accepted answers, where a date is wanted."""
        return list(self._key_values) if self.aim is Aim.DATE else []

    @cached_property
    def _key_values(self) -> tuple[str, ...]:
        return key_dates(self.keys, self.question.stem, self.today)

    @cached_property
    def dates(self) -> list[tuple[str, ...]]:
        """The dates in the answer, where one is wanted, each in all its readings."""
        if self.aim is not Aim.DATE or len(self.answer) > MAX_LENGTH:
            return []
        plain = normalise(self.answer).replace(" & ", " and ")
        found = find_typed_dates(in_digits(plain), self.today)
        found = found or find_typed_dates(plain, self.today)
        if all(grain(key) is Grain.DAY for key in self._key_values):
            return list(map(days_only, found))
        return found

    @cached_property
    def relations(self) -> list[tuple[NameRelation, str]]:
        """How the answer lies to each accepted name.

        An accepted short form licenses no other first name, so it counts only as it stands.
        """
        pairs = [(compare_names(self.said, form), form) for form in self.near_forms]
        return [
            (relation, form)
            for relation, form in pairs
            if relation is not NameRelation.FULLER or not self.is_short_form(form)
        ]

    def shares(self, form: str) -> bool:
        """Say whether the answer has anything of a form: a word, its letters or its initials."""
        return _shares(self.said, form)

    def is_short_form(self, form: str) -> bool:
        """Say whether a form is a part of another accepted one."""
        return any(compare_names(form, other) is NameRelation.PART for other in self.forms)

    def related(self, *relations: NameRelation) -> list[str]:
        """The accepted names to which the answer lies in one of these relations."""
        return [form for relation, form in self.relations if relation in relations]

    @cached_property
    def others(self) -> frozenset[str]:
        """Names of the passage that share no word with an accepted answer, and their surnames."""
        return _others(self.passage, self.forms)


Rule: TypeAlias = Callable[[Case], Outcome | None]
"""Gives the outcome of a case, or None to leave it to the next rule."""


def is_negation(text: str) -> bool:
    """Say whether a text says what is not so; that its writer is unsure denies nothing."""
    plain = normalise(text)
    if "not" in plain:
        plain = _NOT_SO_FAR.sub("", _UNSURE.sub("", plain))
    return bool(_NEGATION.search(plain))


def denies_a_number(plain: str) -> bool:
    """Say whether it is a number that a text denies: not 97 days; "did not flow for 97" does not.

    A text without a number denies whatever is wanted.
    """
    told = in_digits(plain)
    return not any(map(str.isdigit, told)) or _NOT_THE_NUMBER.search(told) is not None


def affirmed(text: str) -> str | None:
    """Give what a text sets beside what it denies: `not A but B` gives B; None if nothing.

    >>> affirmed("it was not the army but the police"), affirmed("the police, not the army")
    ('the police', 'the police')
    """
    plain = _UNSURE.sub("", " ".join(plain_marks(text).split()))
    told = [clause for clause in clauses(plain) if not is_negation(clause)]
    if any(map(_says_something, told)):
        return ", ".join(told)
    matches = (form.fullmatch(plain) for form in _DENIED)
    meant = (match["meant"] for match in matches if match)
    return next((part for part in meant if not is_negation(part) and _says_something(part)), None)


def _says_something(text: str) -> bool:
    return bool(set(words(text.casefold())) - _EMPTY)


def _without_lead_in(text: str) -> str:
    """Leave out the lead-in, found in the normalised text, from a text with its capitals."""
    plain = " ".join(text.split())
    rest = without_lead_in(normalise(plain))
    return plain[-len(rest) :] if rest and len(normalise(plain)) == len(plain) else rest


@lru_cache(maxsize=8192)
def _shares(said: str, form: str) -> bool:
    given, wanted = core_of(said), core_of(form)
    if any(alike(word, other) for word in given for other in wanted):
        return True
    letters = "".join(given), "".join(wanted)
    if alike(*letters):
        return True
    short = _like_acronyms(given, form)
    if short and not set(short).isdisjoint(acronyms(form)):
        return True
    return len(wanted) == 1 and len(wanted[0]) <= _LONGEST_ACRONYM and wanted[0] in acronyms(said)


def _like_acronyms(given: tuple[str, ...], form: str) -> list[str]:
    """Give the words that may be an acronym of a form.

    One that stands for its words has no more letters than there are words, and begins as one does.
    """
    short = [word for word in given if 1 < len(word) <= _LONGEST_ACRONYM]
    if not short or "(" in form:
        return short
    most, starts = len(form.split()), {word[0] for word in folded_words(form)}
    return [word for word in short if len(word) <= most and word[0] in starts]


@lru_cache(maxsize=256)
def _others(passage: str, forms: tuple[str, ...]) -> frozenset[str]:
    own = {word for form in forms for word in folded_words(form)} - PARTICLES
    names = [name for name in names_in(passage) if not own & set(name.split())]
    return frozenset([*names, *(name.split()[-1] for name in names)])


@lru_cache(maxsize=1024)
def _forms(keys: tuple[str, ...], kind: Kind | None) -> tuple[str, ...]:
    found = (form for key in keys for form in licensed(key, kind))
    return tuple(dict.fromkeys(found))[:_MOST_FORMS]


def case_of(
    question: Question, answer: str, *, passage: Passage | None, dateline: date | None
) -> Case:
    """Put a typed answer beside its question."""
    return Case(
        question=question,
        answer=parted(mended(_without_pictures(answer)), question.accepted),
        dateline=dateline or (passage.dateline if passage else None),
        passage=passage.text if passage else "",
    )


def _without_pictures(text: str) -> str:
    """Give the text without signs that say nothing: emoji, invisible ones, halves of a pair.

    In Unicode their categories are So, Sk, Cf and Cs.
    """
    if text.isascii():
        return text
    silent = ("So", "Sk", "Cf", "Cs")
    return "".join(sign for sign in text if unicodedata.category(sign) not in silent)
