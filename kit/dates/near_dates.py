"""Ways of writing a date by its distance from the dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from kit.dates.dateline import moved, nearest, shifted, weekend
from kit.dates.patterns import (
    HALF,
    NUMBER,
    PART_OF_DAY,
    WEEKDAY,
    count,
    weekday_number,
)
from kit.dates.registry import Writing, registered
from kit.dates.tense import Tense
from kit.dates.values import bounds
from kit.dates.viewpoint import Viewpoint
from kit.dates.years import which_of

WRITINGS: list[Writing] = []
_written = partial(registered, WRITINGS)

_STEPS = {
    "last": -1,
    "latest": -1,
    "past": -1,
    "this past": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "this coming": 1,
}
_WHICH = rf"(?P<which>{'|'.join(sorted(_STEPS, key=len, reverse=True))})"
_NEAR_DAYS = {
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
}
_UNIT = r"(?P<unit>day|week|month|quarter|year|decade|century)"
_LONG_UNIT = r"(?P<unit>week|month|quarter|year|decade|century)"
_YEAR_OF = r"(?:(?:fiscal|calendar|school|academic|financial|tax|current) )?"
_WHEN_IN = r"(?:(?:earlier|later|early|late|earlier in|later in|sometime) )?"


@_written(rf"(?:early |earlier |later |late )?(?P<near>{'|'.join(_NEAR_DAYS)}){PART_OF_DAY}")
def _near_day(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    steps = _NEAR_DAYS[" ".join(match["near"].casefold().split())]
    return shifted("day", steps, seen.dateline)


@_written(rf"(?:{_WHICH} )?{WEEKDAY}{PART_OF_DAY}")
@_written(rf"(?:early|late)(?: on)? {WEEKDAY}{PART_OF_DAY}", in_text=False)
def _weekday(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    if seen.dateline is None:
        return []
    number = weekday_number(match["weekday"])
    which = which_of(match, seen)
    steps = _STEPS[which] if which else 0
    if which == "next" and seen.tense in (Tense.FUTURE, Tense.OPEN):
        return [_in_week(1, number, seen.dateline)]
    if which == "next" and seen.is_alone:
        return _next_weekday(number, seen.dateline)
    near = (seen.dateline + timedelta(days=days) for days in range(-7, 8))
    days = [day.isoformat() for day in near if day.weekday() == number]
    return nearest(days, {-1: "last", 1: "next"}.get(steps), seen)


def _next_weekday(weekday: int, dateline: date) -> list[str]:
    """Give the next day of a name; while that of this week lies ahead, it or that of the next."""
    ahead = dateline + timedelta(days=(weekday - dateline.weekday() - 1) % 7 + 1)
    return list(dict.fromkeys([ahead.isoformat(), _in_week(1, weekday, dateline)]))


def _in_week(steps: int, weekday: int, dateline: date) -> str:
    monday = dateline - timedelta(days=dateline.weekday())
    return (monday + timedelta(days=weekday, weeks=steps)).isoformat()


@_written(rf"(?:on )?{WEEKDAY}(?: of)? {_WHICH} week")
@_written(rf"{_WHICH} week(?:,? on)? {WEEKDAY}")
def _weekday_of_week(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    if seen.dateline:
        steps = _STEPS[match["which"].casefold()]
        yield _in_week(steps, weekday_number(match["weekday"]), seen.dateline)


@_written(rf"{WEEKDAY} week")
def _weekday_week(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    """Give the day a week after the next one of its name, as British English has it."""
    if seen.dateline:
        away = (weekday_number(match["weekday"]) - seen.dateline.weekday() - 1) % 7 + 8
        yield (seen.dateline + timedelta(days=away)).isoformat()


@_written(rf"{NUMBER} weeks? from {WEEKDAY}", typed=False)
@_written(rf"{NUMBER} weeks? from (?P<weekday>today|tomorrow)", typed=False)
def _weeks_from(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    if seen.dateline is None:
        return
    day = match["weekday"].casefold()
    steps = {"today": 0, "tomorrow": 1}.get(day)
    if steps is None:
        steps = (weekday_number(day) - seen.dateline.weekday()) % 7
    yield (seen.dateline + timedelta(days=steps, weeks=count(match["number"]))).isoformat()


@_written(rf"{NUMBER} weeks? ago {WEEKDAY}", typed=False)
@_written(rf"{NUMBER} (?P<unit>week|month|year)s? ago (?P<today>today)", typed=False)
def _day_ago(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    if seen.dateline is None:
        return
    parts = match.groupdict()
    unit, number = (parts.get("unit") or "week").casefold(), count(match["number"])
    back = 0
    if parts.get("weekday"):
        back = (seen.dateline.weekday() - weekday_number(parts["weekday"])) % 7
    yield moved(unit, -number, seen.dateline - timedelta(days=back)).isoformat()


@_written(rf"{_WHEN_IN}{_WHICH} {_YEAR_OF}{_LONG_UNIT}(?! of)")
@_written(r"(?P<which>this|past|next) (?P<unit>day)", typed=False, in_text=False)
@_written(r"(?:the )?(?P<unit>week)", typed=False, in_text=False)
def _unit(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    which = (match.groupdict().get("which") or "this").casefold()
    return shifted(match["unit"].casefold(), _STEPS[" ".join(which.split())], seen.dateline)


@_written(rf"(?:the )?{_YEAR_OF}(?P<unit>month|quarter|year)", typed=False, in_text=False)
def _unit_alone(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    """Give the unit that was told, or the one that runs, or in its first days the one before."""
    unit, day = match["unit"].casefold(), seen.dateline
    told = seen.anchor(unit)
    if told or not day:
        return shifted(unit, 0, told)
    days_since = {"month": day.day, "quarter": 0, "year": 5 * (day.month - 1) + day.day // 6}[unit]
    is_over = seen.tense is Tense.PAST and days_since < 5
    return shifted(unit, -1 if is_over else 0, day)


@_written(r"(?:the )?(?:past|last) (?P<number>24|48|72) hours", typed=False)
def _last_hours(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    return _between("day", -int(match["number"]) // 24, seen.dateline)


@_written(
    r"(?:early|late|later|earlier)(?: on)? in the (?P<unit>week|month|year|decade|century)",
    typed=False,
)
def _in_the_unit(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    return shifted(match["unit"].casefold(), 0, seen.dateline)


@_written(
    r"(?:this|the same) (?:time|period|month|quarter|week) (?P<which>last|next) year", typed=False
)
def _this_time_of_year(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    return shifted("year", _STEPS[match["which"].casefold()], seen.dateline)


@_written(r"(?:(?:early|late) in )?the day", typed=False, in_text=False)
def _the_day(_: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    return shifted("day", 0, seen.anchor("day") or seen.dateline)


@_written(rf"the (?P<which>past|last) {_LONG_UNIT}(?! of)", typed=False)
@_written(r"the (?P<which>next) (?P<unit>decade|century)", typed=False)
def _unit_from_here(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    sign = 1 if match["which"].casefold() == "next" else -1
    return _between(match["unit"], sign, seen.dateline)


def _between(unit: str, steps: int, dateline: date | None) -> Iterator[str]:
    """Give the time from the dateline to so many units away from it, or the other way about."""
    if dateline:
        first, last = sorted([moved(unit.casefold(), steps, dateline), dateline])
        yield f"{first}/{last}"


@_written(rf"{_WHEN_IN}{_WHICH} weekend")
@_written(r"(?:the )?weekend")
def _weekend(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    which = (match.groupdict().get("which") or "this").casefold()
    return weekend(_STEPS[" ".join(which.split())], seen)


@_written(rf"(?:the )?{_LONG_UNIT} (?P<side>before last|after (?:the )?next)")
def _unit_but_one(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    return shifted(match["unit"].casefold(), _but_one(match), seen.dateline)


@_written(r"(?:the )?weekend (?P<side>before last|after (?:the )?next)")
def _weekend_but_one(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    return weekend(_but_one(match), seen)


def _but_one(match: re.Match[str]) -> int:
    return -2 if match["side"].casefold().startswith("before") else 2


@_written(rf"{NUMBER} (?P<unit>day|week|month|year)s? ago")
@_written(rf"{NUMBER}{HALF} (?P<unit>year|decade)s? ago", typed=False)
@_written(r"(?P<half>half a) (?P<unit>decade|century|year) ago", typed=False)
@_written(rf"{NUMBER} (?P<unit>quarter|decade)s? ago", typed=False)
@_written(r"(?P<number>a) (?P<unit>century) ago", typed=False)
def _ago(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    return counted(match, -1, seen.dateline)


@_written(rf"{NUMBER} {_UNIT}s? from now", typed=False)
def _from_now(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    return counted(match, 1, seen.dateline)


@_written(r"(?P<number>24|48|72) hours (?:ago|earlier)", typed=False)
def _hours_ago(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    return shifted("day", -int(match["number"]) // 24, seen.dateline)


@_written(rf"in (?:about |around )?{NUMBER} {_UNIT}s?(?:'s? time)?", typed=False)
def _in_some_time(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    # "He built it in two days" tells how long, and not when.
    return counted(match, 1, seen.dateline) if seen.tense is Tense.FUTURE else []


def counted(match: re.Match[str], sign: int, day: date | None) -> Iterable[str]:
    """Give the unit so many units away; a decade ago is a year, as two years ago is."""
    parts, unit = match.groupdict(), match["unit"].casefold()
    number = count(parts["number"]) if parts.get("number") else 0
    years = {"decade": 10, "century": 100}.get(unit, 1)
    if day and parts.get("half"):
        months = sign * (12 * number * years + 6 * years)
        return shifted("year", 0, moved("month", months, day))
    return shifted("year" if years > 1 else unit, sign * number * years, day)


@_written(rf"(?:the )?(?:this )?(?P<which>past|last|next|coming) {NUMBER} {_UNIT}s?")
@_written(rf"(?P<which>within) {NUMBER} {_UNIT}s?", typed=False)
def _window(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    which = match["which"].casefold()
    if which == "within" and seen.tense is not Tense.FUTURE:
        return []
    sign = -1 if which in {"past", "last"} else 1
    return _between(match["unit"], sign * count(match["number"]), seen.dateline)


@_written(
    r"(?:the )?(?P<edge>end|close|start|beginning|middle) of "
    rf"(?:the|this|the current|{_WHICH}) {_YEAR_OF}{_LONG_UNIT}"
)
@_written(r"(?:the )?(?P<unit>year|month)(?:'?s)?[ -](?P<edge>end)", typed=False)
def _edge(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    which = (match.groupdict().get("which") or "this").casefold()
    unit = shifted(match["unit"].casefold(), _STEPS[" ".join(which.split())], seen.dateline)
    is_last_day = match["edge"].casefold() in {"end", "close"} and seen.is_deadline
    return [bounds(value)[1].isoformat() if is_last_day else value for value in unit]
