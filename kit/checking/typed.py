"""Typed answers: the rules in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kit.checking.aims import Aim
from kit.checking.case import Case, Rule, affirmed
from kit.checking.likeness import likelihood
from kit.checking.outcome import Outcome, Verdict, close, correct, look_again, wrong
from kit.checking.rules_dates import (
    coarser_date,
    equal_or_finer_date,
    length_of_time,
    no_date,
    other_date,
    other_digits,
    other_part,
    overlapping_date,
    part_of_the_time,
    time_of_day,
    year_left_open,
    year_missing,
)
from kit.checking.rules_form import left_blank, listed, other_script, too_long
from kit.checking.rules_names import (
    all_of_a_list,
    another_of_the_passage,
    contradicted,
    first_name_alone,
    misspelt,
    office_alone,
    one_word_is_another,
    other_country,
    other_first_name,
    other_office,
    other_person,
    rank_alone,
    same_name,
    surname_given,
)
from kit.checking.rules_numbers import number
from kit.checking.rules_places import (
    holder_of_the_place,
    other_place,
    people_of_the_country,
    place_with_its_holder,
    same_place,
)
from kit.checking.rules_sentence import (
    another_beside_it,
    beside_it,
    inside_a_sentence,
    more_than_it,
)
from kit.dates import find_typed_dates, resolve
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
from kit.text import normalise

_ONE_OF_SEVERAL = 0.3
_UNSURE = 0.3
_LIKELY, _UNLIKELY = 0.55, 0.35

_OR = tuple(
    re.compile(divider)
    for divider in (
        r"^\s*either\s+",
        r"\s+or\s+(?:maybe |perhaps )?",
        r"\s/\s*|(?<=[^\W\d])/\s*",
    )
)
_AND = tuple(
    re.compile(divider) for divider in (r"^\s*both\s+", r"\s+and\s+(?:also )?", r"\s*[&;+]\s*")
)
_MAY_GO_ON = re.compile(r"\bor\b|\band\b|\bboth\b|\beither\b|[&;+/,]")
_COMMA = re.compile(r"\s*,\s*")
_SHORT = 4
_MOST_PARTS = 6


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


def doubt(case: Case) -> Outcome | None:
    """Give the first doubt about an answer that no rule decides."""
    return next((found for raise_doubt in DOUBTS if (found := raise_doubt(case))), None)


def like_the_key(case: Case) -> Outcome:
    """By the words that answer and key have in common, a teacher would likely take it, or may."""
    doubted = doubt(case)
    likely = likelihood(case, doubted.rule if doubted else "")
    if likely >= _LIKELY:
        return replace(correct("like"), likelihood=likely)
    if likely >= _UNLIKELY or case.related(NameRelation.PART):
        part = close("part", _UNSURE, "Part of it is there; say it more exactly.")
        return replace(doubted or part, likelihood=likely)
    feedback = case.question.otherwise or look_again(case.question)
    return replace(wrong("unlisted", feedback), likelihood=likely)


def acceptance(case: Case) -> float:
    """Give how likely it is, 0 to 1, that a teacher takes a typed answer as right.

    It is 1 or 0 where a rule finds the answer right or wrong, else the likelihood.
    """
    outcome = first_outcome(case)
    if outcome and outcome.verdict is not Verdict.CLOSE:
        return outcome.score
    said = outcome or doubt(case)
    return likelihood(case, said.rule if said else "")


def several(case: Case) -> Outcome | None:
    """Several answers are given: all must be right ones."""
    if not _MAY_GO_ON.search(case.plain):
        return None
    if case.aim is Aim.DATE and resolve(case.answer, case.today):
        return None
    # The comma of a date parts no clauses.
    pieces = [case.answer] if case.aim in (Aim.DATE, Aim.NUMBER) else clauses(case.answer)
    for piece in dict.fromkeys([case.answer, *pieces]):
        for parts in (_alternatives(piece, case), _things(piece, case)):
            if outcome := _of_parts(parts, case):
                return outcome
    return None


def _of_parts(parts: list[str], case: Case) -> Outcome | None:
    if not 2 <= len(parts) <= _MOST_PARTS:
        return None
    found = [check_typed(replace(case, answer=part)).verdict for part in parts]
    if all(verdict is Verdict.CORRECT for verdict in found):
        return correct("several-right")
    if Verdict.CORRECT in found or {Verdict.CLOSE, Verdict.WRONG} <= set(found):
        return close("several", _ONE_OF_SEVERAL, "You give several answers; decide on one.")
    return None


def _alternatives(answer: str, case: Case) -> list[str]:
    """Cut an answer at `or`: one or the other is meant, and the student does not say which."""
    parts = _cut(_OR, answer, case)
    is_open = case.aim in (Aim.DATE, Aim.NUMBER)
    are_answers = all(_tells(part, case) and (is_open or _is_short(part, case)) for part in parts)
    return parts if are_answers else []


def _things(answer: str, case: Case) -> list[str]:
    """Cut an answer where it goes on to another thing, but not at an `and` that a key has."""
    # "6 died and 74 were injured" is no list of answers.
    parts = _cut(_AND, answer, case) if case.aim is not Aim.NUMBER else []
    if len(parts) > 1 and all(_tells(part, case) and _is_short(part, case) for part in parts):
        return parts if any(_is_exact(part, case) for part in parts) else []
    names = _COMMA.split(answer)
    return names if _are_rivals(names, case) else []


def _is_exact(part: str, case: Case) -> bool:
    """Say whether a part is right by itself, and not only as the beginning of a sentence."""
    outcome = first_outcome(replace(case, answer=part))
    return outcome is not None and outcome.score == 1 and outcome.rule != "sentence"


def _cut(dividers: tuple[re.Pattern[str], ...], answer: str, case: Case) -> list[str]:
    keys = list(map(normalise, case.keys))
    foreign = [d.pattern for d in dividers if not any(map(d.search, keys))]
    parts = re.split("|".join(foreign), normalise(answer)) if foreign else []
    return [part for part in parts if part.strip()][: _MOST_PARTS + 1]


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
    return all(places) and not any(contains(parts[-1], part) for part in parts[:-1])


def negated(case: Case) -> Outcome | None:
    """The answer says what is not so; what it sets beside that is what counts."""
    if not case.is_negated:
        return None
    meant = affirmed(case.answer)
    if meant:
        return check_typed(replace(case, answer=meant))
    return wrong("negation", "Say what is the case, not what is not.")


OPENING: tuple[Rule, ...] = (
    left_blank,
    listed,
    too_long,
    other_script,
    all_of_a_list,
    several,
    negated,
)
"""The rules that come first, whatever is wanted."""

_WORDS: tuple[Rule, ...] = (
    same_name,
    another_of_the_passage,
    misspelt,
    inside_a_sentence,
    contradicted,
    other_country,
)
RULES: dict[Aim, tuple[Rule, ...]] = {
    Aim.NUMBER: (time_of_day, number, *_WORDS),
    Aim.DATE: (
        time_of_day,
        no_date,
        other_part,
        length_of_time,
        year_missing,
        equal_or_finer_date,
        year_left_open,
        coarser_date,
        part_of_the_time,
        overlapping_date,
        other_date,
        other_digits,
        *_WORDS,
    ),
    Aim.PERSON: (
        same_name,
        another_of_the_passage,
        misspelt,
        surname_given,
        other_office,
        inside_a_sentence,
        more_than_it,
        other_first_name,
        rank_alone,
        other_person,
        other_country,
        first_name_alone,
        office_alone,
    ),
    Aim.GROUP: (
        same_name,
        another_of_the_passage,
        misspelt,
        other_office,
        inside_a_sentence,
        more_than_it,
        contradicted,
        other_country,
    ),
    Aim.PLACE: (
        same_name,
        same_place,
        people_of_the_country,
        place_with_its_holder,
        holder_of_the_place,
        another_of_the_passage,
        misspelt,
        inside_a_sentence,
        beside_it,
        contradicted,
        other_place,
    ),
    Aim.OTHER: (time_of_day, *_WORDS),
}
"""The rules for each sort of answer, in their order; `like_the_key` weighs what none decides."""

DOUBTS: tuple[Rule, ...] = (another_beside_it, one_word_is_another)
"""What speaks against an answer without deciding; the likelihood weighs it."""
