"""Cutting an answer into the several answers that it may give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.checking.aims import Aim
from kit.checking.case import NOT_KNOWN, Case
from kit.dates import days_in_full, find_typed_dates, resolve
from kit.lexicon import first_names
from kit.names import (
    NameRelation,
    clauses,
    compare_names,
    content_words,
    core_of,
    folded_words,
    surname,
)
from kit.numbers import in_digits
from kit.places import contains, find_place
from kit.text import normalise, without_lead_in

_OR = tuple(
    re.compile(divider)
    for divider in (
        r"^\s*either\s+",
        r"\s+or\s+(?:maybe |perhaps )?",
        r"\s/\s*|(?<=[^\W\d])/\s*",
    )
)
_AND = tuple(
    re.compile(divider)
    for divider in (r"^\s*both\s+", r"\s+and\s+(?:also )?(?!(?:he|she|they|it) )", r"\s*[&;+]\s*")
)
_MAY_GO_ON = re.compile(r"\bor\b|\band\b|\bboth\b|\beither\b|[&;+/,]")
_COMMA = re.compile(r"\s*,\s*")
_SHORT = 4
_MOST = 6


@dataclass(frozen=True, kw_only=True)
class Parts:
    """An answer cut up.

    Attributes:
        texts: Its parts; two to six.
        may_be_sentence: Whether it was cut at an `and`, which may also join parts of a sentence.
    """

    texts: tuple[str, ...]
    may_be_sentence: bool = False


def cuts(case: Case) -> Iterator[Parts]:
    """Give the ways in which an answer may be several, the whole of it first, then each clause."""
    if not _MAY_GO_ON.search(case.plain):
        return
    if case.aim is Aim.DATE and resolve(case.answer, case.today):
        return
    # The comma of a date parts no clauses.
    pieces = (case.answer,) if case.aim in (Aim.DATE, Aim.NUMBER) else clauses(case.answer)
    for piece in dict.fromkeys([case.answer, *pieces]):
        for found in (_alternatives(piece, case), _things(piece, case), _names(piece, case)):
            if found and 2 <= len(found.texts) <= _MOST:
                yield found


def _alternatives(answer: str, case: Case) -> Parts | None:
    """Cut an answer at `or`: one or the other is meant, and the student does not say which."""
    pieces = map(without_lead_in, _cut(_OR, NOT_KNOWN.sub("", answer), case))
    parts = [name for part in pieces for name in _names_apart(part, case)]
    if not 2 <= len(parts) <= _MOST:
        return None
    is_open = case.aim in (Aim.DATE, Aim.NUMBER)
    are_answers = all(_tells(part, case) and (is_open or _is_short(part, case)) for part in parts)
    return Parts(texts=tuple(parts)) if are_answers else None


def _names_apart(part: str, case: Case) -> list[str]:
    """Cut the names before an `or` at their commas: Kenya, Nigeria; but not Lagos, Nigeria."""
    names = _COMMA.split(part.strip(" ,"))
    return names if _are_rivals(names, case) else [part]


def _things(answer: str, case: Case) -> Parts | None:
    """Cut an answer where it goes on to another thing, but not at an `and` that a key has."""
    if case.aim is Aim.NUMBER:  # "6 died and 74 were injured" is no list of answers
        return None
    parts = _cut(_AND, answer, case)
    if not 2 <= len(parts) <= _MOST:
        return None
    are_answers = all(_tells(part, case) and _is_short(part, case) for part in parts)
    return Parts(texts=tuple(parts), may_be_sentence=True) if are_answers else None


def _names(answer: str, case: Case) -> Parts | None:
    """Cut a list of names at its commas: Nevada, Texas."""
    parts = _COMMA.split(answer)
    return Parts(texts=tuple(parts)) if _are_rivals(parts, case) else None


def _cut(dividers: tuple[re.Pattern[str], ...], answer: str, case: Case) -> list[str]:
    plain = normalise(answer)
    plain = days_in_full(plain) if case.aim is Aim.DATE else plain
    found = [divider for divider in dividers if divider.search(plain)]
    keys = list(map(normalise, case.keys)) if found else []
    foreign = [d.pattern for d in found if not any(map(d.search, keys))]
    parts = re.split("|".join(foreign), plain) if foreign else []
    return [part for part in parts if part.strip()][: _MOST + 1]


def _tells(part: str, case: Case) -> bool:
    """Say whether a part holds what is wanted, where that is a number or a date."""
    if case.aim is Aim.NUMBER:
        return any(map(str.isdecimal, in_digits(part)))
    return case.aim is not Aim.DATE or bool(find_typed_dates(part, case.today))


def _is_short(part: str, case: Case) -> bool:
    """Say whether a part may be an answer by itself, and no more of a sentence."""
    asked = folded_words(case.question.stem)
    return len([word for word in content_words(part) if word not in asked]) <= _SHORT


def _are_rivals(parts: list[str], case: Case) -> bool:
    """Say whether the parts of a list are all names of their own: Nevada, Texas."""
    if len(parts) < 2 or case.aim not in (Aim.PERSON, Aim.PLACE):
        return False
    if case.aim is Aim.PERSON:
        same = (NameRelation.SAME, NameRelation.MISSPELT)
        is_one = any(compare_names(" ".join(parts), form) in same for form in case.forms)
        singles = [core_of(part) for part in parts]
        known = all(
            len(core) == 1 and (core[0] in first_names() or part[0].isupper())
            for core, part in zip(singles, parts, strict=True)
        )
        return not is_one and (known or all(map(surname, parts)))
    places = [find_place(part) for part in parts]
    if not any(places):
        # No map has them: places that the passage names, one never right behind the other.
        apart = ", ".join(parts) not in case.passage
        return apart and all(part[:1].isupper() and part in case.passage for part in parts)
    return all(places) and not any(contains(parts[-1], part) for part in parts[:-1])
