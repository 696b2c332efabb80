"""Ways of writing a date from one day, month or year to another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial

from kit.dates import days, durations, near_dates, periods, told_dates
from kit.dates.dateline import days_of, moved, nearest, years_around
from kit.dates.patterns import (
    COMMA,
    MONTH,
    NUMBER,
    ON_DAY,
    PART_OF,
    WEEKDAY,
    YEAR,
    compiled,
    count,
    month_number,
    ordinal,
    unnamed,
)
from kit.dates.registry import Writing, registered
from kit.dates.values import Grain, bounds, grain, is_duration
from kit.dates.viewpoint import Viewpoint
from kit.text import normalise

POINTS = (
    *days.WRITINGS,
    *periods.WRITINGS,
    *near_dates.WRITINGS,
    *durations.WRITINGS,
    *told_dates.WRITINGS,
)
TYPED_POINTS = [writing for writing in POINTS if writing.typed]
WRITINGS: list[Writing] = []
_written = partial(registered, WRITINGS)

_WHOLE = [
    compiled(r"(?:from )?(?P<first>.+?) (?:to|until|till|through) (?P<last>.+)"),
    compiled(r"between (?P<first>.+?) and (?P<last>.+)"),
    compiled(r"(?P<first>[12]\d{3}) ?- ?(?P<last>[12]\d{3})"),
    compiled(r"(?P<first>.*[a-z].*?) ?- ?(?P<last>[a-z]+.*|.*[a-z]+)"),
]
_FIRST = r"(?P<first>\d\d?)(?:st|nd|rd|th)?"
_LAST = r"(?P<last>\d\d?)(?:st|nd|rd|th)?"
_NUMBER_OF_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATED = unnamed(
    rf"(?:{ON_DAY}{MONTH} {_NUMBER_OF_DAY}(?:,? {YEAR})?"
    rf"|(?:the )?{_NUMBER_OF_DAY} (?:of )?{MONTH}(?:,? {YEAR})?"
    rf"|{PART_OF}{MONTH}{COMMA}{YEAR}|{YEAR})"
)
_POINT = unnamed(rf"(?:{_DATED}|{PART_OF}{MONTH}|{WEEKDAY})")


@_written(rf"{ON_DAY}{MONTH} {_FIRST}(?: ?- ?| (?:to|through) ){_LAST}(?:{COMMA}{YEAR})?")
@_written(rf"(?:from )?{_FIRST}(?: ?- ?| (?:to|through) ){_LAST} (?:of )?{MONTH}(?:{COMMA}{YEAR})?")
@_written(rf"between {_FIRST} and {_LAST} (?:of )?{MONTH}(?:{COMMA}{YEAR})?")
@_written(rf"between {MONTH} {_FIRST} and {_LAST}(?:{COMMA}{YEAR})?")
def _days_to(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    month = month_number(match["month"])
    years = [int(match["year"])] if match["year"] else years_around(seen.dateline)
    ranges = [
        f"{first}/{last}"
        for year in years
        for first in days_of(year, month, ordinal(match["first"]))
        for last in days_of(year, month, ordinal(match["last"]))
        if first < last
    ]
    return ranges if match["year"] else nearest(ranges, None, seen)


@_written(rf"(?:from {_POINT} (?:to|until|till|through) {_POINT}|between {_POINT} and {_POINT})")
@_written(rf"{_POINT}(?: ?- ?| (?:to|through) ){_DATED}", typed=False)
def _range(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    return range_values(normalise(match.group()), seen)


@_written(
    rf"(?:the )?(?:{NUMBER} )?(?P<unit>week|month|quarter|year)s? (?:ended|ending|to|through) "
    rf"(?P<last>{_DATED})",
    typed=False,
    in_text=False,
)
def _ended(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    steps = -count(match["number"] or "one")
    for value in filter(_is_point, point_values(match["last"], seen)):
        last = bounds(value)[1]
        yield f"{moved(match['unit'], steps, last + timedelta(days=1))}/{last}"


@_written(
    rf"(?:the )?{NUMBER} (?P<unit>day|week|month|year)s? (?P<side>before|after|from) (?P<point>.+)",
    in_text=False,
)
@_written(
    r"(?:the )?(?P<unit>day|week|month|year) (?P<side>before|after) (?P<point>.+)",
    in_text=False,
)
def _from_point(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    steps = count(match.groupdict().get("number") or "one")
    steps *= -1 if match["side"] == "before" else 1
    for value in filter(_is_point, point_values(match["point"], seen)):
        if match["unit"] == "year" or grain(value) is Grain.DAY:
            day = moved(match["unit"], steps, bounds(value)[0])
            yield day.isoformat() if match["unit"] != "year" else f"{day.year:04}"


def range_values(plain: str, seen: Viewpoint) -> Iterator[str]:
    """Give the values of a whole normalised expression as a range."""
    for match in filter(None, (pattern.fullmatch(plain) for pattern in _WHOLE)):
        for last in filter(_is_point, point_values(match["last"], seen)):
            # What the first part leaves open is counted from the last: June to October 2016.
            earlier = Viewpoint(dateline=bounds(last)[1])
            for first in filter(_is_point, point_values(match["first"], earlier)):
                if bounds(first)[0] <= bounds(last)[0]:
                    yield f"{first}/{last}"


def point_values(plain: str, seen: Viewpoint) -> Iterator[str]:
    """Give the values of a whole normalised expression as one date or length of time."""
    yield from values_by(TYPED_POINTS if seen.is_alone else POINTS, plain, seen)


def values_by(writings: Iterable[Writing], plain: str, seen: Viewpoint) -> Iterator[str]:
    """Give the values of a whole normalised expression by those ways of writing that fit it."""
    for writing in writings:
        if match := writing.whole.fullmatch(plain):
            yield from writing.values(match, seen)


def _is_point(value: str) -> bool:
    return not is_duration(value) and "/" not in value
