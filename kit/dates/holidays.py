"""The days of holidays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kit.text import one_of

_FIXED = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "april fools' day": (4, 1),
    "may day": (5, 1),
    "fourth of july": (7, 4),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
# The month, the weekday (Monday is 0) and which of them, of holidays of the United States.
_WEEKDAYS = {"memorial day": (5, 0, -1), "labor day": (9, 0, 1)}
_THANKSGIVING = {"thanksgiving day": (11, 3, 4), "thanksgiving": (11, 3, 4)}
_FROM_EASTER = {"good friday": -2, "easter sunday": 0, "easter monday": 1, "easter": 0}

HOLIDAYS = [*_FIXED, *_WEEKDAYS, *_THANKSGIVING, *_FROM_EASTER]
"""Their names, a longer one before one that begins it."""


# Christmas week is no day; xmas and new years day are how the names are typed.
_NOT_THE_DAY = r"season|holidays?|time|week|weekend|break|vacation|period|party|market|dinner"
_TYPED = re.compile(
    r"(?<![\w'])(?P<name>"
    + one_of([*(name.replace("'", "'?") for name in _FIXED), "xmas(?: eve| day)?"])
    + rf")\b(?: ?(?P<more>{_NOT_THE_DAY})\b)?"
)
_BARE = {name.replace("'", ""): date(2000, *day) for name, day in _FIXED.items()}


def holidays_by_number(text: str) -> str:
    """Give a normalised text with holidays of a fixed date written as days of the month.

    >>> holidays_by_number("on new years day 2025"), holidays_by_number("christmas week")
    ('on 1 january 2025', 'christmas-week')
    """
    return _TYPED.sub(_by_number, text)


def names_holiday(text: str) -> bool:
    """Say whether a normalised text names such a holiday."""
    return any(not found["more"] for found in _TYPED.finditer(text))


def _by_number(match: re.Match[str]) -> str:
    if match["more"]:  # one word, in which nobody looks for the day
        return f"{match['name']}-{match['more']}"
    day = _BARE[match["name"].replace("'", "").replace("xmas", "christmas")]
    return f"{day.day} {day:%B}".lower()


def holiday(name: str, year: int) -> date:
    """Give the day of a holiday in a year."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    month, weekday, number = (_WEEKDAYS | _THANKSGIVING)[name]
    days = list(weekdays_in(year, month, weekday))
    return days[number - 1 if number > 0 else number]


def weekdays_in(year: int, month: int, weekday: int) -> Iterator[date]:
    """Give the days of a month that fall on a weekday, Monday being 0."""
    day = date(year, month, 1)
    day += timedelta(days=(weekday - day.weekday()) % 7)
    while day.month == month:
        yield day
        day += timedelta(days=7)


def easter(year: int) -> date:
    """Give the western Easter Sunday, by the anonymous Gregorian algorithm (Nature, 1876).

    >>> easter(2017)
    datetime.date(2017, 4, 16)
    """
    golden, (century, short) = year % 19, divmod(year, 100)
    leaps, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    weekday = (32 + 2 * rest + 2 * (short // 4) - epact - short % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
