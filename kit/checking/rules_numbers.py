"""The rule for typed answers that are numbers."""

from __future__ import annotations

import re

from kit.checking.case import Case
from kit.checking.comparing_numbers import is_estimate, is_same, is_true_bound
from kit.checking.outcome import Outcome, close, correct, wrong
from kit.checking.shares import is_share
from kit.checking.told_numbers import numbers_given, numbers_wanted
from kit.names import folded_words
from kit.numbers import CURRENCIES, Hedge, Quantity, names_a_currency, quantities
from kit.text import normalise, words

_NO_UNIT = 0.7
_ESTIMATE = 0.4
_BOUND = 0.3
_ROUND = 5
_VAGUE = re.compile(r"\b(?:several|some|many|a few) (?P<unit>year|month|week|day|hour|minute)s\b")
_UP = frozenset(
    words("rise rises rose risen increase increased increases grew grow grown climbed up")
)
_DOWN = frozenset(
    words(
        "fall falls fell fallen decrease decreased decreases drop dropped drops sank decline"
        " declined shrank down"
    )
)
_DEAD = frozenset(words("die dies died dead death deaths kill killed"))
_HURT = frozenset(words("injured wounded hurt injuries"))
_UNITS_OF_MUCH = frozenset({"percent", *CURRENCIES})
_HOW_MUCH = re.compile(
    r"\bhow (?:much|large|high|big)\b"
    r"|\bwhat\b.*\b(?:wage|salary|price|cost|fee|fine|sum|amount|reward|ransom)\b"
)
_MONEY = re.compile(
    r"\b(?:money|percent|per cent|percentage|in (?:euros?|dollars?|pounds?|rupees?))\b"
)
_WITH_STOP = re.compile(r"(?<![\d.,])(\d{1,3})\.(\d{3})(?![\d.,]*\d)")
_SEVERAL = 3
_OPPOSED = {Hedge.OVER: Hedge.UNDER, Hedge.UNDER: Hedge.OVER}


def number(case: Case) -> Outcome | None:
    """A number is wanted: it must be the same one, of the same unit."""
    wanted = numbers_wanted(case)
    given = numbers_given(case, wanted)
    if _has_opposite(case, _UP, _DOWN):
        return wrong("other-bound", "Look again: did it go up, or down?")
    if _has_opposite(case, _DEAD, _HURT):
        return wrong("other-unit", "The number fits, but not what it counts; look again.")
    if is_share(case.plain, [key.low for key in wanted], case.passage, case.question.stem):
        return close("number-share", _BOUND, "That is true; now give the number of the text.")
    if not given or not wanted:
        return _vague_number(case.plain, wanted)
    asked = folded_words(case.question.stem)
    first = next((found for found in given if found.thing and found.thing in asked), given[0])
    if same := [key for key in wanted if is_same(first, key)]:
        return _same_number(first, same, case)
    return _near_number(first, wanted, case) or _other_number(first, given, wanted, case)


def _has_opposite(case: Case, one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether it is asked how much something fell, and the answer says that it rose."""
    asked, said = folded_words(case.question.stem), set(words(case.plain.replace("up to", "")))
    return any(
        not here.isdisjoint(asked) and here.isdisjoint(said) and not there.isdisjoint(said)
        for here, there in ((one, other), (other, one))
    )


def _vague_number(plain: str, wanted: list[Quantity]) -> Outcome | None:
    """Give the outcome of "several months" where it is seven months."""
    found = _VAGUE.search(plain)
    if not found or not any(key.unit == found["unit"] and key.low >= _SEVERAL for key in wanted):
        return None
    return close("number-vague", _BOUND, "That is true; now give the number of the text.")


def _same_number(mine: Quantity, keys: list[Quantity], case: Case) -> Outcome:
    if _lacks_its_unit(mine, keys, case):
        return close("unit-missing", _NO_UNIT, "The number fits; give its unit too.")
    rates = {key.rate for key in keys if key.rate}
    if mine.rate and rates and mine.rate not in rates:
        return wrong("other-rate", "The number fits, but not the time it is told for; look again.")
    bounds = {key.hedge for key in keys}
    if mine.hedge in _OPPOSED and _OPPOSED[mine.hedge] in bounds:
        return wrong("other-bound", "The number fits; but is it more than that, or less?")
    if mine.hedge is Hedge.UNDER and mine.hedge not in bounds and not _is_told(mine, case.passage):
        return close("number-near", _ESTIMATE, "That is near; give the number of the text.")
    return correct("number")


def _lacks_its_unit(mine: Quantity, keys: list[Quantity], case: Case) -> bool:
    """Say whether it is asked how much, of which the question tells nothing, and nothing told."""
    if mine.unit or not all(key.unit in _UNITS_OF_MUCH for key in keys):
        return False
    if names_a_currency(case.plain):
        return False
    asked = normalise(case.question.stem)
    return bool(_HOW_MUCH.search(asked)) and not _MONEY.search(asked)


def _near_number(mine: Quantity, wanted: list[Quantity], case: Case) -> Outcome | None:
    """Give the outcome of a number that is near the wanted one, or truly above or below it."""
    is_near = any(is_estimate(mine, key, case.plain) for key in wanted)
    if is_near and not _is_another(mine, case.passage):
        return close("number-near", _ESTIMATE, "That is near; give the number of the text.")
    if any(is_true_bound(mine, key) for key in wanted):
        return close("number-bound", _BOUND, "That is true; now give the number of the text.")
    return None


def _other_number(
    first: Quantity, given: list[Quantity], wanted: list[Quantity], case: Case
) -> Outcome:
    if any(_is_grouped(case.plain, key) for key in wanted):
        return correct("number")
    if any(is_same(mine, key) for mine in given for key in wanted):
        return close("number-among", _ESTIMATE, "You give several numbers; decide on one.")
    if first.low in [key.low for key in wanted]:
        return wrong("other-unit", "The number fits, but not what it counts; look again.")
    return wrong("other-number", "The text gives another number.", is_general=True)


def _is_grouped(plain: str, key: Quantity) -> bool:
    """Say whether a stop parts the thousands, as much of Europe has it: 1.911."""
    found = _WITH_STOP.search(plain)
    return found is not None and float(found[1] + found[2]) == key.low


def _is_another(mine: Quantity, passage: str) -> bool:
    """Say whether an uneven number is one that the passage has for something else.

    Three months may be near to 97 days, though it has three of other things.
    """
    if not mine.low % _ROUND or mine.unit:
        return False
    return mine.low in {found.low for found in quantities(passage) if not found.unit}


def _is_told(mine: Quantity, passage: str) -> bool:
    """Say whether the passage has a number with the same bound."""
    told = ((found.low, found.hedge) for found in quantities(passage))
    return (mine.low, mine.hedge) in told
