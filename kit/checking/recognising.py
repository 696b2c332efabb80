"""The listed answer of which a typed one is another form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from rapidfuzz import fuzz

from kit.bank import Option
from kit.checking.aims import Aim
from kit.checking.case import Case
from kit.checking.outcome import Outcome, Verdict
from kit.dates import Relation, compare, lacks_year
from kit.numbers import in_digits, quantities
from kit.text import normalise

_FORMS = frozenset(
    {"listed", "name", "typo", "date", "number", "time", "place", "adjective", "list"}
)
_SHORT_FORMS = frozenset({"surname", "place-holder"})

_NEARLY_THE_SAME = 75
_NUMBER = re.compile(r"\d+")

Judge = Callable[[Case], Outcome | None]
"""Gives the outcome of a case, or None where no rule decides."""


def recognised(case: Case, options: Iterable[Option], judge: Judge) -> Option | None:
    """Give that one of some listed answers of which a typed one is another form, or None.

    Each is taken for the only right answer in turn. An accepted answer is recognised in all that is
    right by it; one that earns a part in the same name, date or number or a misspelt name alone;
    one that earns nothing in a surname too. Of dates those count first that leave the year open
    if the typed one does. Of several the one that looks most like the typed answer counts, of equal
    ones the one that earns most; before an accepted one another must look nearly the same.
    """
    # The nearest first, for judging costs more than comparing letters.
    nearest = sorted(options, key=lambda option: _nearness(case, option), reverse=True)
    return next((option for option in nearest if _is_form_of(option, case, judge)), None)


def _nearness(case: Case, option: Option) -> tuple[bool, float, float, float]:
    tells_as_much = case.aim is Aim.DATE and lacks_year(case.answer) == lacks_year(option.text)
    alike = _likeness(*(in_digits(normalise(text)) for text in (case.said, option.text)))
    least = _NEARLY_THE_SAME if option.is_right else 0.0
    return tells_as_much, max(alike, least), option.credit, alike


def _likeness(said: str, listed: str) -> float:
    """Give how much a typed answer looks like a listed one, 0 to 100; with other numbers, 0."""
    if not _numbers(said) <= _numbers(listed):
        return 0.0
    return max(fuzz.ratio(said, listed), fuzz.token_sort_ratio(said, listed))


def _numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(text))


def _is_form_of(option: Option, case: Case, judge: Judge) -> bool:
    asked = replace(case.question, options=(replace(option, credit=1.0, feedback=""),))
    alone = replace(case, question=asked)
    outcome = judge(alone)
    if outcome is None or outcome.verdict is not Verdict.CORRECT:
        return False
    if option.is_right:
        return True
    if outcome.rule in ("date", "date-weekday"):
        return _is_same_date(case, alone)
    if outcome.rule == "number":
        return _units(case.answer) == _units(option.text)
    return outcome.rule in (_FORMS if option.credit else _FORMS | _SHORT_FORMS)


def _is_same_date(case: Case, alone: Case) -> bool:
    """Say whether a date is the one listed, in those of its readings that the question allows."""
    given = [value for readings in case.dates for value in readings]
    return not given or any(
        compare(mine, key) is Relation.EQUAL for mine in given for key in alone.key_dates
    )


def _units(text: str) -> list[str]:
    return [found.unit for found in quantities(text)]
