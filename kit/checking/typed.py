"""Typed answers: the rules in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kit.bank import Option
from kit.checking.aims import Aim
from kit.checking.case import Case, Rule, affirmed, denies_a_number
from kit.checking.descriptions import is_told_of_somebody
from kit.checking.likeness import likelihood
from kit.checking.outcome import Outcome, Verdict, close, correct, credited, wrong
from kit.checking.parts import Parts, cuts
from kit.checking.recognising import recognised
from kit.checking.rules_coarse_dates import (
    age_at_that_time,
    coarser_date,
    overlapping_date,
    year_left_open,
)
from kit.checking.rules_dates import (
    another_part_of_it,
    equal_or_finer_date,
    length_of_time,
    no_date,
    part_of_the_time,
    year_missing,
)
from kit.checking.rules_form import left_blank, listed, other_script, too_long, without_disclaimer
from kit.checking.rules_lists import all_of_a_list
from kit.checking.rules_names import (
    another_of_the_passage,
    contradicted,
    first_name_alone,
    misspelt,
    other_country,
    other_first_name,
    other_person,
    other_surname,
    restates_the_noun,
    same_name,
    short_name,
    surname_given,
)
from kit.checking.rules_numbers import number
from kit.checking.rules_offices import (
    office_alone,
    office_left_open,
    office_told,
    other_office,
    rank_alone,
    surname_with_noun,
    surname_with_office,
)
from kit.checking.rules_other_dates import (
    beside_the_date,
    counted_from_today,
    day_of_month_alone,
    other_date,
    other_digits,
    other_era,
    other_part,
    other_side,
    other_stretch,
    time_of_day_alone,
    weekday_alone,
)
from kit.checking.rules_other_places import namesake_on_another_river, other_place, restated
from kit.checking.rules_places import (
    holder_of_the_place,
    part_of_the_whole,
    people_of_the_country,
    place_with_its_holder,
    places_in_order,
    same_nearness,
    same_place,
    setting,
    what_it_is_told_by,
)
from kit.checking.rules_sentence import (
    beside_it,
    inside_a_sentence,
    more_than_it,
)
from kit.checking.rules_times import time_of_day
from kit.checking.weighing import doubt, like_the_key
from kit.names import content_words, core_of

_DENIES = re.compile(
    r"\b(?:was|were|is|are|did|does|do|has|had|have|would|will)(?: not|n't| never)"
    r" (?P<what>[^,;]+)$"
)
_ONE_OF_SEVERAL = 0.3


def check_typed(case: Case) -> Outcome:
    """Give the outcome of the first rule that has one, or else that of the likeness to the key."""
    return first_outcome(case) or like_the_key(case)


def first_outcome(case: Case) -> Outcome | None:
    """Give the outcome of the first rule that decides."""
    return next((outcome for _, outcome in trace(case) if outcome), None)


def trace(case: Case) -> Iterator[tuple[Rule, Outcome | None]]:
    """Give the rules in their order, up to the one that decides, each with what it gave."""
    for rule in _rules_for(case):
        outcome = rule(case)
        yield rule, outcome
        if outcome:
            return


def _rules_for(case: Case) -> Iterator[Rule]:
    # What is wanted is found out only after the first rules: most answers need no more.
    yield from OPENING
    yield from RULES[case.aim]


def acceptance(case: Case) -> float:
    """Give how likely it is, 0 to 1, that a teacher takes a typed answer as right.

    It is 1 or 0 where a rule finds the answer right or wrong, else the likelihood.
    """
    outcome = first_outcome(case)
    if outcome and outcome.verdict is not Verdict.CLOSE:
        return outcome.score
    said = outcome or doubt(case)
    return likelihood(case, said.rule if said else "")


def part_listed(case: Case) -> Outcome | None:
    """The answer is another form of one that the teacher listed for a part of the credit."""
    options = case.question.options
    if case.is_negated or not recognised(case, filter(_earns_part, options), first_outcome):
        return None
    option = recognised(case, options, first_outcome)
    return credited(case.question, option, "listed") if option and _earns_part(option) else None


def _earns_part(option: Option) -> bool:
    return 0 < option.credit < 1


def several(case: Case) -> Outcome | None:
    """Several answers are given: all must be right ones."""
    return next((outcome for parts in cuts(case) if (outcome := _of_parts(parts, case))), None)


def _of_parts(parts: Parts, case: Case) -> Outcome | None:
    cases = [replace(case, answer=text) for text in parts.texts]
    decided = [first_outcome(part) for part in cases]
    if parts.may_be_sentence and not any(map(_is_exact, decided)):
        return None
    pairs = zip(decided, cases, strict=True)
    judged = [(outcome or like_the_key(part)).verdict for outcome, part in pairs]
    verdicts = set(judged)
    if verdicts == {Verdict.CORRECT}:
        return correct("several-right")
    is_guessed = judged.count(Verdict.WRONG) > len(judged) / 2
    if is_guessed and Verdict.CLOSE in verdicts and Verdict.CORRECT not in verdicts:
        return wrong("guesses", "You give several answers; decide on one.")
    if Verdict.CORRECT in verdicts or {Verdict.CLOSE, Verdict.WRONG} <= verdicts:
        return close("several", _ONE_OF_SEVERAL, "You give several answers; decide on one.")
    return None


def _is_exact(outcome: Outcome | None) -> bool:
    """Say whether a part is right by itself, and not only as the beginning of a sentence."""
    if outcome is None or outcome.verdict is not Verdict.CORRECT:
        return False
    return outcome.rule not in ("sentence", "like")


def partly_unknown(case: Case) -> Outcome | None:
    """An aside says that something is not known; what is said beside it counts."""
    told = without_disclaimer(case.answer)
    return check_typed(replace(case, answer=told)) if told else None


def negated(case: Case) -> Outcome | None:
    """The answer says what is not so; what it sets beside that is what counts."""
    if not case.is_negated or (case.aim is Aim.NUMBER and not denies_a_number(case.plain)):
        return None
    if _denies_the_question(case):
        return wrong("negation", "Say what is the case, not what is not.")
    if case.aim is Aim.PERSON and is_told_of_somebody(case.plain):
        return None
    meant = affirmed(case.answer)
    outcome = check_typed(replace(case, answer=meant)) if meant else None
    # Not Sofge, but the general: who denies the key means another by whatever else is told.
    if outcome and (outcome.verdict is not Verdict.CLOSE or not _denies_the_key(case, meant or "")):
        return outcome
    return wrong("negation", "Say what is the case, not what is not.")


def _denies_the_question(case: Case) -> bool:
    """Say whether what an answer denies is what is asked: Rathi was not dismissed."""
    denied = _DENIES.search(case.plain)
    asked = content_words(case.question.stem)
    return denied is not None and set(content_words(denied["what"])) <= set(asked)


def _denies_the_key(case: Case, meant: str) -> bool:
    """Say whether a name that is wanted stands in an answer, and not in what it affirms."""
    said, kept = set(content_words(case.answer)), set(content_words(meant))
    names = [set(core_of(form)) for form in case.forms]
    return any(name <= said and not name & kept for name in names if name)


OPENING: tuple[Rule, ...] = (
    left_blank,
    listed,
    too_long,
    other_script,
    part_listed,
    partly_unknown,
    all_of_a_list,
    several,
    negated,
)
"""The rules that come first, whatever is wanted."""

_WORDS: tuple[Rule, ...] = (
    same_name,
    restates_the_noun,
    another_of_the_passage,
    misspelt,
    inside_a_sentence,
    contradicted,
    other_country,
)
RULES: dict[Aim, tuple[Rule, ...]] = {
    Aim.NUMBER: (time_of_day, other_side, number, *_WORDS),
    Aim.DATE: (
        other_era,
        time_of_day,
        time_of_day_alone,
        day_of_month_alone,
        no_date,
        other_side,
        other_part,
        beside_the_date,
        year_missing,
        other_stretch,
        equal_or_finer_date,
        another_part_of_it,
        year_left_open,
        coarser_date,
        part_of_the_time,
        overlapping_date,
        counted_from_today,
        length_of_time,
        weekday_alone,
        age_at_that_time,
        other_date,
        other_digits,
        *_WORDS,
    ),
    Aim.PERSON: (
        other_office,
        same_name,
        another_of_the_passage,
        misspelt,
        surname_given,
        surname_with_office,
        office_told,
        inside_a_sentence,
        more_than_it,
        contradicted,
        surname_with_noun,
        other_first_name,
        other_surname,
        office_left_open,
        rank_alone,
        other_person,
        other_country,
        first_name_alone,
        office_alone,
    ),
    Aim.GROUP: (
        other_office,
        same_name,
        restates_the_noun,
        another_of_the_passage,
        misspelt,
        short_name,
        office_left_open,
        inside_a_sentence,
        more_than_it,
        contradicted,
        other_country,
    ),
    Aim.PLACE: (
        same_name,
        restates_the_noun,
        same_place,
        same_nearness,
        places_in_order,
        restated,
        people_of_the_country,
        part_of_the_whole,
        place_with_its_holder,
        holder_of_the_place,
        what_it_is_told_by,
        setting,
        another_of_the_passage,
        misspelt,
        namesake_on_another_river,
        short_name,
        inside_a_sentence,
        beside_it,
        contradicted,
        other_place,
    ),
    Aim.OTHER: (time_of_day, *_WORDS),
}
"""The rules for each sort of answer, in their order; what none decides is weighed (`weighing`)."""
