"""Days written in words that no calendar has."""

from __future__ import annotations

from kit.dates.dateline import days_of
from kit.dates.patterns import COMMA, DAY, MONTH, ON_DAY, YEAR, compiled, month_number, ordinal
from kit.text import normalise

_WRITINGS = (
    rf"(?:on )?{ON_DAY}(?:the )?{DAY} (?:of )?{MONTH}(?:{COMMA}(?:of |in )?{YEAR})?",
    rf"(?:on )?{ON_DAY}{MONTH} (?:the )?{DAY}(?:{COMMA}(?:of )?{YEAR})?",
)
_LEAP_YEAR = 2024
_LAST_DAY = 31


def names_no_day(text: str) -> bool:
    """Say whether a text is a day and its month in words, and there is no such day.

    Without a year any year will do. A number above 31 right behind a month is a year.

    >>> [names_no_day(text) for text in ("30 February 2024", "29 February", "June 31", "May 68")]
    [True, False, True, False]
    """
    plain = normalise(text).strip(" .,")
    found = (compiled(writing).fullmatch(plain) for writing in _WRITINGS)
    match = next(filter(None, found), None)
    if match is None:
        return False
    day, year = ordinal(match["day"]), int(match["year"] or _LEAP_YEAR)
    is_year = not match["year"] and match.start("month") < match.start("day")
    if is_year and match["day"].isdecimal() and not 1 <= day <= _LAST_DAY:
        return False
    return not any(days_of(year, month_number(match["month"]), day))
