"""A typed answer beside its question, in every reading that the rules compare."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

from kit.bank import Kind, Question
from kit.checking.outcome import Outcome
from kit.dates import find_dates, resolve, resolve_all
from kit.names import NameRelation, compare_names
from kit.text import normalise, without_lead_in

MARKS = " .,;:!?\"'"
"""What may stand round an answer and means nothing."""

DIVIDERS = tuple(
    re.compile(divider)
    for divider in (
        r"^\s*(?:either|both)\s+",
        r"\s+or\s+",
        r"\s+and\s+",
        r"\s*[&;]\s*",
        r"\s/\s*|(?<=[^\W\d])/\s*",
    )
)
"""What stands between two answers, in normalised text."""

_NEGATION = re.compile(r"\b(?:not|never|neither|nor|nobody|except)\b|n't\b")


@dataclass(frozen=True, kw_only=True)
class Case:
    """One typed answer to one question; `dateline` is the date of the article."""

    question: Question
    answer: str
    dateline: date | None

    @cached_property
    def plain(self) -> str:
        """The answer normalised, without marks round it."""
        return normalise(self.answer).strip(MARKS)

    @cached_property
    def said(self) -> str:
        """The answer without lead-in."""
        return without_lead_in(normalise(self.answer)).strip(MARKS)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The accepted answers."""
        return self.question.accepted

    @cached_property
    def asks_who(self) -> bool:
        """Whether a person or group is asked for, by the kind or else by the wording."""
        if self.question.kind:
            return self.question.kind is Kind.WHO
        return normalise(self.question.stem).startswith("who")

    @cached_property
    def is_negated(self) -> bool:
        """Whether the answer says what is not so, and no key does."""
        return bool(_NEGATION.search(normalise(self.answer))) and not any(
            _NEGATION.search(normalise(key)) for key in self.keys
        )

    @cached_property
    def parts(self) -> list[str]:
        """The answer cut where it goes on to another one, but not at an `and` that a key has."""
        foreign = [
            divider.pattern
            for divider in DIVIDERS
            if not any(divider.search(normalise(key)) for key in self.keys)
        ]
        answer = normalise(self.answer)
        parts = re.split("|".join(foreign), answer) if foreign else [answer]
        return [part for part in parts if part.strip()]

    @cached_property
    def key_dates(self) -> list[str]:
        """EDTF values of the accepted answers that are dates; none where a name is asked for."""
        if self.asks_who or self.question.kind is Kind.WHERE:
            return []
        return [value for key in self.keys if (value := resolve(key, self.dateline))]

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """Readings of the answer as a date: of the whole, or else of the only date in it."""
        if whole := resolve_all(self.answer, self.dateline):
            return whole
        found = find_dates(self.answer, self.dateline)
        rest = self.answer.replace(found[0].text, "") if len(found) == 1 else "2"
        is_only_date = not any(map(str.isdecimal, rest))
        return resolve_all(found[0].text, self.dateline) if is_only_date else ()

    @cached_property
    def relations(self) -> list[tuple[NameRelation, str]]:
        """How the answer lies to each accepted name.

        An accepted short form licenses no other first name, so it counts only as it stands.
        """
        pairs = [(compare_names(self.said, key), key) for key in self.keys]
        return [
            (relation, key)
            for relation, key in pairs
            if relation is not NameRelation.FULLER or not self._is_short_form(key)
        ]

    def _is_short_form(self, key: str) -> bool:
        return any(compare_names(key, other) is NameRelation.PART for other in self.keys)

    def key_related(self, *relations: NameRelation) -> str | None:
        """The first accepted name to which the answer lies in one of these relations."""
        return next((key for relation, key in self.relations if relation in relations), None)


Rule: TypeAlias = Callable[[Case], Outcome | None]
"""Gives the outcome of a case, or None to leave it to the next rule."""
