"""Ways of writing a date by its distance from another date that was told before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from kit.dates.dateline import shifted
from kit.dates.near_dates import counted
from kit.dates.patterns import NUMBER, WEEKDAY, weekday_number
from kit.dates.registry import Writing, registered
from kit.dates.tense import Tense
from kit.dates.viewpoint import Viewpoint

WRITINGS: list[Writing] = []
_written = partial(registered, WRITINGS, typed=False)

_STEPS = {
    "same": 0,
    "that": 0,
    "next": 1,
    "following": 1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "before": -1,
    "earlier": -1,
    "after": 1,
    "later": 1,
    "afterward": 1,
    "afterwards": 1,
}
_PART_OF_DAY = "night|evening|morning|afternoon"
_UNIT = r"(?P<unit>day|week|month|quarter|year)"


@_written(rf"(?:the |that )(?P<side>same|next|following|previous|preceding) {_UNIT}(?! of)")
@_written(rf"(?P<side>next|following|previous|preceding|prior) {_UNIT}", in_text=False)
@_written(rf"the {_UNIT} (?P<side>before|after|earlier)(?= ?[.,;:)]|$)")
@_written(rf"(?P<side>that) {_UNIT}")
def _next_unit(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    unit, side = match["unit"].casefold(), match["side"].casefold()
    day = seen.anchor(unit)
    if day is None and _hangs_on_dateline(side, seen):
        day = seen.dateline
    return shifted(unit, _STEPS[side], day)


def _hangs_on_dateline(side: str, seen: Viewpoint) -> bool:
    """Say whether a step from no other date is one from today: `the previous year`, plans."""
    if _STEPS[side] > 0:
        return seen.tense is Tense.FUTURE
    return _STEPS[side] < 0


@_written(rf"the {_UNIT} (?P<side>before|after|earlier)", in_text=False)
def _unit_before(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    return _next_unit(match, seen)


@_written(rf"{NUMBER} {_UNIT}s? (?P<side>earlier|later|before|afterwards?)(?= ?[.,;:)]|$)")
@_written(rf"{NUMBER} {_UNIT}s? (?P<side>earlier|later|before|after|afterwards?)", in_text=False)
def _units_later(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    unit, sign = match["unit"].casefold(), _STEPS[match["side"].casefold()]
    day = seen.anchor(unit)
    # "Sales rose from a year earlier" compares with a year ago.
    is_idiom = unit in {"quarter", "year"} or match["number"].casefold() in {"a", "one"}
    if day is None and is_idiom and sign < 0:
        day = seen.dateline
    return counted(match, sign, day)


@_written(rf"(?:the |that )(?P<side>same|very) (?P<part>{_PART_OF_DAY})")
@_written(rf"that (?P<part>{_PART_OF_DAY})")
@_written(r"(?P<side>later|earlier) (?:the same|that) day")
def _part_of_that_day(_: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    return shifted("day", 0, seen.anchor("day"))


@_written(rf"(?:the )?(?P<side>previous|preceding|prior|following|next) {WEEKDAY}")
def _weekday_beside(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    """Give the weekday before or after the day that was told, or the dateline."""
    sign = _STEPS[match["side"].casefold()]
    day = seen.anchor("day")
    if day is None and seen.dateline and (sign < 0 or seen.tense is Tense.FUTURE):
        day = seen.dateline
    if day:
        away = (sign * (weekday_number(match["weekday"]) - day.weekday()) - 1) % 7 + 1
        yield (day + timedelta(days=sign * away)).isoformat()


@_written(
    r"(?:the )?(?:same|comparable) (?:period|quarter|month|time) (?:a|one) year"
    r" (?:ago|before|earlier)",
    in_text=False,
)
@_written(r"(?:the )?year[\s-](?:earlier|ago)(?: period| quarter| month)?", in_text=False)
def _year_earlier(_: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    return shifted("year", -1, seen.anchor("year") or seen.dateline)
