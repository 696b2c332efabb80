"""Typed answers: the rules in their order."""

from __future__ import annotations

from dataclasses import replace

from kit.checking.case import Case, Rule
from kit.checking.outcome import Outcome, Verdict, close, look_again, wrong
from kit.checking.rules_dates import (
    coarser_date,
    equal_or_finer_date,
    other_date,
    overlapping_date,
    year_left_open,
    year_missing,
)
from kit.checking.rules_form import left_blank, listed, negated, too_long
from kit.checking.rules_names import (
    contradicted,
    fuller,
    half_of_it,
    misspelt,
    office_alone,
    part_of_name,
    rank_alone,
    same_name,
    surname_given,
)
from kit.checking.rules_sentence import inside_a_sentence
from kit.dates import resolve

_ONE_OF_SEVERAL = 0.3


def check_typed(case: Case) -> Outcome:
    """Give the outcome of the first rule that has one."""
    outcomes = (rule(case) for rule in _RULES)
    return next(outcome for outcome in outcomes if outcome)


def _several(case: Case) -> Outcome | None:
    if len(case.parts) < 2 or resolve(case.answer, case.dateline):
        return None
    outcomes = [check_typed(replace(case, answer=part)) for part in case.parts]
    if all(outcome.verdict in (Verdict.WRONG, Verdict.BLANK) for outcome in outcomes):
        return None
    return close("several", _ONE_OF_SEVERAL, "You give several answers; decide on one.")


def _unlisted(case: Case) -> Outcome:
    return wrong("unlisted", case.question.otherwise or look_again(case.question))


_RULES: tuple[Rule, ...] = (
    left_blank,
    listed,
    too_long,
    _several,
    negated,
    year_missing,
    equal_or_finer_date,
    year_left_open,
    coarser_date,
    overlapping_date,
    other_date,
    same_name,
    misspelt,
    surname_given,
    inside_a_sentence,
    contradicted,
    fuller,
    part_of_name,
    rank_alone,
    office_alone,
    half_of_it,
    _unlisted,
)
