"""Date values in the Extended Date/Time Format: how fine they are, how one lies to another.

The format (EDTF, ISO 8601-2) writes `2014-06-10`, `2014-06`, `2014`, `199X`, `18XX`, a season
`2016-21` (spring) to `2016-24` (winter), an inclusive interval `2014/2016`; besides these there are
here the week `2014-W23` and the durations `P9M` and `PT3H` of ISO 8601.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEARS = re.compile(r"\d{4}|\d{3}X|\d\dXX")
_UNITS = {"D": (1, "D"), "W": (7, "D"), "M": (1, "M"), "Y": (12, "M")}
_CLOCK_UNITS = {"M": (1, "TM"), "H": (60, "TM")}


class Grain(StrEnum):
    """How fine a date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class Relation(StrEnum):
    """How one date lies to another: the first is `finer` when it lies inside the second."""

    EQUAL = "equal"
    FINER = "finer"
    COARSER = "coarser"
    OVERLAPPING = "overlapping"
    DISJOINT = "disjoint"


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[date, date]:
    """Give the first and the last day of an EDTF value, both inclusive.

    Seasons are the northern ones by whole months: spring is March to May.

    Raises:
        ValueError: The value is a duration, or nothing that this module writes.
    """
    if "/" in value:
        first, last = value.split("/", 1)
        return bounds(first)[0], bounds(last)[1]
    if week := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + timedelta(days=6)
    if month := _MONTH.fullmatch(value):
        return _month_bounds(int(month[1]), int(month[2]))
    if _YEARS.fullmatch(value):
        first_year, last_year = int(value.replace("X", "0")), int(value.replace("X", "9"))
        return date(first_year, 1, 1), date(last_year, 12, 31)
    day = date.fromisoformat(value)
    return day, day


def _month_bounds(year: int, month: int) -> tuple[date, date]:
    if month <= 12:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    first = 3 * (month - 20)
    last_year, last = (year + 1, 2) if first == 12 else (year, first + 2)
    return date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1])


def grain(value: str) -> Grain:
    """Say how fine an EDTF value is.

    Raises:
        ValueError: The value is a duration, or nothing that this module writes.
    """
    bounds(value)
    if "/" in value:
        return Grain.INTERVAL
    if "W" in value:
        return Grain.WEEK
    if "X" in value:
        return Grain.CENTURY if value.endswith("XX") else Grain.DECADE
    if len(value) == 7:
        return Grain.SEASON if int(value[5:]) > 12 else Grain.MONTH
    return Grain.YEAR if len(value) == 4 else Grain.DAY


def compare(answer: str, key: str) -> Relation:
    """Say how the EDTF value of an answer lies to that of the key: the answer is ... than the key.

    Durations are equal or disjoint: a year is twelve months, a week seven days, and that is all.
    """
    if is_duration(answer) or is_duration(key):
        same = _measure(answer) == _measure(key)
        return Relation.EQUAL if same else Relation.DISJOINT
    (first, last), (key_first, key_last) = bounds(answer), bounds(key)
    if (first, last) == (key_first, key_last):
        return Relation.EQUAL
    if key_first <= first and last <= key_last:
        return Relation.FINER
    if first <= key_first and key_last <= last:
        return Relation.COARSER
    return Relation.OVERLAPPING if first <= key_last and key_first <= last else Relation.DISJOINT


def is_duration(value: str) -> bool:
    """Say whether a value is a length of time, which has no place on the calendar."""
    return value.startswith("P")


def _measure(value: str) -> tuple[int, str] | str:
    if not is_duration(value):
        return value
    clock, number = value.startswith("PT"), int(re.sub(r"\D", "", value))
    factor, unit = (_CLOCK_UNITS if clock else _UNITS)[value[-1]]
    return factor * number, unit
