"""Ways of writing a day by its place on the calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from kit.dates.dateline import days_of, nearest, years_around
from kit.dates.holidays import HOLIDAYS, holiday, weekdays_in
from kit.dates.patterns import (
    COMMA,
    DAY,
    MONTH,
    ON_DAY,
    WEEKDAY,
    YEAR,
    month_number,
    ordinal,
    weekday_number,
)
from kit.dates.registry import Writing, registered
from kit.dates.values import bounds
from kit.dates.viewpoint import Viewpoint
from kit.dates.years import NAME_OF_YEAR, WHICH, chosen, years_of

WRITINGS: list[Writing] = []
_written = partial(registered, WRITINGS)

_COUNTED = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_NTH = rf"(?:the )?(?P<nth>{'|'.join(_COUNTED)})"
_OF_MONTH = rf"(?:of|in) {MONTH}(?:{COMMA}{YEAR}| {NAME_OF_YEAR})?"
_ATTACKED = re.compile(r"\s+(?:terror\w*\s+)?(?:attack|hijacking|commission)", re.IGNORECASE)


@_written(rf"{ON_DAY}{MONTH} (?:the )?{DAY}(?:{COMMA}(?:of )?{YEAR})?")
@_written(rf"{ON_DAY}(?:the )?{DAY} (?:of )?{MONTH}(?:{COMMA}(?:of |in )?{YEAR})?")
@_written(rf"{YEAR}[-/.](?P<month>\d\d?)[-/.]{DAY}")
@_written(rf"{YEAR},? {MONTH} (?:the )?{DAY}", in_text=False)
@_written(rf"{DAY} (?:of )?{MONTH} {NAME_OF_YEAR}")
@_written(rf"{MONTH} {DAY},? {NAME_OF_YEAR}")
@_written(rf"{WEEKDAY} {YEAR}-(?P<month>\d\d?)-{DAY}", in_text=False)
@_written(rf"{YEAR}[-/]{MONTH}[-/]{DAY}", in_text=False)
@_written(rf"{DAY}[./-] ?{MONTH}\.?[ ./-] ?{YEAR}", in_text=False)
@_written(rf"{MONTH}-{DAY}-{YEAR}", in_text=False)
@_written(rf"{WHICH} {DAY} (?:of )?{MONTH}", in_text=False)
@_written(r"(?P<year>[12]\d{3})(?P<month>[01]\d)(?P<day>[0-3]\d)", in_text=False, typed=False)
def _day(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    month, day = month_number(match["month"]), ordinal(match["day"])
    days = [value for year in years_of(match, seen) for value in days_of(year, month, day)]
    if (month, day) == (9, 11) and len(days) > 1 and _ATTACKED.match(seen.after):
        return ["2001-09-11"]
    return chosen(days, match, seen)


@_written(r"9/11", typed=False)
def _nine_eleven(_: re.Match[str], __: Viewpoint) -> Iterable[str]:
    yield "2001-09-11"


@_written(
    rf"{ON_DAY}(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark)(?:{YEAR}|(?P<short>\d\d))"
)
def _day_in_numbers(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    first, second = int(match["first"]), int(match["second"])
    orders = [(first, second), (second, first)]
    years = [int(match["year"])] if match["year"] else _of_two_digits(int(match["short"]), seen)
    ordered = [
        value
        for year in years
        for month, day in (orders if match["mark"] == "/" else orders[::-1])
        for value in days_of(year, month, day)
    ]
    dateline = seen.dateline
    if seen.tense is None or dateline is None:
        return ordered
    # In a report the day nearer to the dateline is meant.
    return sorted(ordered, key=lambda value: abs(bounds(value)[0] - dateline) > timedelta(days=31))


_SHORT_YEAR = r"(?:,? ['’]?|['’])(?P<short>\d\d)"


@_written(rf"{DAY} (?:of )?{MONTH}\.?{_SHORT_YEAR}", in_text=False)
@_written(rf"{MONTH}\.? {DAY}(?:, ?['’]?| ['’]?)(?P<short>\d\d)", in_text=False)
def _day_of_a_short_year(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    month, day = month_number(match["month"]), ordinal(match["day"])
    years = _of_two_digits(int(match["short"]), seen)
    return [value for year in years for value in days_of(year, month, day)]


def _of_two_digits(short: int, seen: Viewpoint) -> list[int]:
    """Give the years of two digits: 69 to 99 are 1969 to 1999, as in POSIX strptime.

    Where a date was typed alone, it may be of the other century too.
    """
    likely, other = (1900, 2000) if short >= 69 else (2000, 1900)
    return [likely + short] if seen.tense is not None else [likely + short, other + short]


@_written(rf"(?:the )?last day {_OF_MONTH}")
def _last_day(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    month = month_number(match["month"])
    lasts = [(year, monthrange(year, month)[1]) for year in years_of(match, seen)]
    return chosen([v for year, day in lasts for v in days_of(year, month, day)], match, seen)


@_written(r"(?P<month>\d\d?)[/.-](?P<day>\d\d?)", in_text=False)
def _day_in_two_numbers(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    first, second = int(match["month"]), int(match["day"])
    return [
        value
        for month, day in dict.fromkeys([(first, second), (second, first)])
        for value in chosen(
            [v for year in years_of(match, seen) for v in days_of(year, month, day)], match, seen
        )
    ]


@_written(rf"{WEEKDAY},? (?:the )?{DAY}", in_text=False)
def _day_of_some_month(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    number = weekday_number(match["weekday"])
    days = _day_of_every_month(ordinal(match["day"]), seen)
    return nearest([v for v in days if bounds(v)[0].weekday() == number], None, seen)


@_written(r"the (?P<day>\d{1,2}(?:st|nd|rd|th))(?! [a-z])", typed=False)
def _day_alone(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    told = seen.anchor("month")
    if told:
        return days_of(told.year, told.month, ordinal(match["day"]))
    return nearest(_day_of_every_month(ordinal(match["day"]), seen), None, seen)


@_written(rf"(?:the )?{DAY} of (?:this|the current) month", in_text=False)
def _day_of_this_month(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    day = seen.dateline
    return days_of(day.year, day.month, ordinal(match["day"])) if day else []


def _day_of_every_month(day: int, seen: Viewpoint) -> list[str]:
    months = ((year, month) for year in years_around(seen.dateline) for month in range(1, 13))
    return [value for year, month in months for value in days_of(year, month, day)]


@_written(rf"{_NTH} {WEEKDAY} {_OF_MONTH}")
def _weekday_of_month(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    number, weekday = _COUNTED[match["nth"].casefold()], weekday_number(match["weekday"])
    month = month_number(match["month"])
    found = (list(weekdays_in(year, month, weekday)) for year in years_of(match, seen))
    at = number - 1 if number > 0 else number
    return chosen([days[at].isoformat() for days in found if at < len(days)], match, seen)


@_written(rf"{_NTH} (?P<part>week|weekend) {_OF_MONTH}", typed=False)
def _week_of_month(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    """Count weeks of seven days from the first of the month, and weekends by their Saturdays."""
    number, month = _COUNTED[match["nth"].casefold()], month_number(match["month"])
    at = number - 1 if number > 0 else number
    weeks = []
    for year in years_of(match, seen):
        first, last = bounds(f"{year:04}-{month:02}")
        if match["part"].casefold() == "weekend":
            saturdays = list(weekdays_in(year, month, 5))
            weeks += [f"{s}/{s + timedelta(days=1)}" for s in saturdays[at:][:1]]
        else:
            start = first + timedelta(weeks=at) if at >= 0 else last - timedelta(days=6)
            weeks.append(f"{start}/{min(start + timedelta(days=6), last)}")
    return chosen(weeks, match, seen)


@_written(rf"(?:the )?week of {MONTH} {DAY}(?:{COMMA}{YEAR})?", typed=False)
def _week_of_day(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    for value in _day(match, seen):
        year, week, _ = bounds(value)[0].isocalendar()
        yield f"{year:04}-W{week:02}"


@_written(rf"(?:the )?(?:{WHICH} )?(?P<day>{'|'.join(HOLIDAYS)})(?:,? {YEAR})?", typed=False)
def _holiday(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    name = " ".join(match["day"].casefold().split())
    return chosen([holiday(name, year).isoformat() for year in years_of(match, seen)], match, seen)
