"""Answers that no rule decides: weighed by the words they share with the key."""

from __future__ import annotations

from dataclasses import replace

from kit.checking.aims import Aim
from kit.checking.case import Case, Rule
from kit.checking.elsewhere import (
    is_another_word,
    is_part_of_another,
    is_put_elsewhere,
    lacks_the_point,
    swaps_a_place,
    tells_another_thing,
)
from kit.checking.likeness import likelihood
from kit.checking.outcome import Outcome, close, correct, look_again, wrong
from kit.checking.rules_coarse_dates import told_of_that_time
from kit.checking.rules_offices import described
from kit.checking.rules_places import told_beside_it
from kit.checking.rules_sentence import another_beside_it, has_only_words, only_owns
from kit.checking.signs import (
    adds_a_nation,
    has_a_word_mixed_up,
    is_nameless,
    lacks_the_surname,
    leaves_the_name_out,
    one_word_is_another,
    shares_a_number_alone,
    shares_nouns_alone,
    swaps_a_name,
)
from kit.messages import message
from kit.names import NameRelation, core_of, joins_others

_UNSURE = 0.3
_UNSURE_TOLD = message("Part of it is there; say it more exactly.")
_NO_NAME = 0.2
_LIKELY, _UNLIKELY = 0.55, 0.35
_TRUE_OF_IT: dict[Aim, Rule] = {
    Aim.DATE: told_of_that_time,
    Aim.PERSON: described,
    Aim.PLACE: told_beside_it,
}
"""What finds a true answer that is not the wanted one, by what the passage tells."""
DOUBTS: tuple[Rule, ...] = (another_beside_it, one_word_is_another)
"""What speaks against an answer without deciding; the likelihood weighs it."""


def doubt(case: Case) -> Outcome | None:
    """Give the first doubt about an answer that no rule decides."""
    return next((found for raise_doubt in DOUBTS if (found := raise_doubt(case))), None)


def like_the_key(case: Case) -> Outcome:
    """By the words that answer and key have in common, a teacher would likely take it, or may."""
    doubted = doubt(case)
    likely = likelihood(case, doubted.rule if doubted else "")
    if likely >= _LIKELY and not _is_another(case):
        return replace(correct("like"), likelihood=likely)
    is_half = likely >= _UNLIKELY or bool(case.related(NameRelation.PART))
    if case.aim is Aim.GROUP and shares_a_number_alone(case):
        is_half = False
    if is_half or (doubted and has_a_word_mixed_up(case)):
        part = close("part", _UNSURE, _UNSURE_TOLD)
        return replace(doubted or part, likelihood=likely)
    if is_nameless(case):
        nameless = message("You say what it is; now give the name, or say which one.")
        wish = nameless if any(map(_holds_a_name, case.keys)) else _UNSURE_TOLD
        return replace(close("no-name", _NO_NAME, wish), likelihood=likely)
    unlisted = wrong("unlisted", look_again(case.question), is_general=True)
    tell = _TRUE_OF_IT.get(case.aim)
    return replace((tell and tell(case)) or unlisted, likelihood=likely)


def _is_another(case: Case) -> bool:
    """Say whether the answer, however likely by its words, has not the name that counts."""
    if has_only_words(case) or any(_joins_others(case, form) for form in case.forms):
        return True
    if case.aim in (Aim.PERSON, Aim.GROUP) and any(only_owns(f, case) for f in case.near_forms):
        return True
    if case.aim is Aim.PERSON:
        return lacks_the_surname(case)
    if case.aim is Aim.OTHER:
        return adds_a_nation(case) or swaps_a_name(case)
    if case.aim is Aim.GROUP:
        return shares_nouns_alone(case) or swaps_a_name(case)
    signs = (
        leaves_the_name_out,
        swaps_a_place,
        is_part_of_another,
        is_another_word,
        lacks_the_point,
        is_put_elsewhere,
        tells_another_thing,
    )
    return case.aim is Aim.PLACE and any(speaks_against(case) for speaks_against in signs)


def _joins_others(case: Case, form: str) -> bool:
    """Say whether the answer has the words of two people, and swaps their names."""
    return set(core_of(case.said)) == set(core_of(form)) and joins_others(case.said, form)


def _holds_a_name(key: str) -> bool:
    return any(word[0].isupper() for word in key.split())
