"""The dates of the accepted answers, in those of their readings that count."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from kit.dates import (
    Grain,
    Relation,
    bounds,
    compare,
    find_typed_dates,
    grain,
    weekdays_named,
)
from kit.text import normalise

_AHEAD = re.compile(
    r"\b(?:will|shall|must|going to|due|is to|are to|plans?|planned|expected|scheduled|next"
    r"|coming)\b"
)
_PRESENT = re.compile(r"\b(?:do|does|is|are)\b(?!.*\b(?:did|was|were|had)\b)")
_NEXT_WEEKDAY = re.compile(r"\bnext (?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
BEFORE_CHRIST = re.compile(r"\bb\.? ?c(?:\.? ?e)?(?:\.|\b)", re.IGNORECASE)
"""Such years are compared as words: "the sixth century BC"."""
_PART_OF = re.compile(
    r"\b(?:(?P<early>early|beginning|start)|(?P<middle>mid|middle)|(?P<late>late|end))\b"
)
_WEEK = timedelta(days=7)


@lru_cache(maxsize=1024)
def key_dates(keys: tuple[str, ...], stem: str, today: date) -> tuple[str, ...]:
    """Give the EDTF values of some accepted answers; of what is no date, none.

    >>> key_dates(("September 24",), "When does the festival end?", date(2023, 9, 15))
    ('2023-09-24',)
    >>> key_dates(("September 24",), "When did the festival end?", date(2023, 9, 15))
    ('2022-09-24',)

    Args:
        keys: The accepted answers.
        stem: The question; it tells whether the last such day or the next one is meant.
        today: The day from which dates are counted.
    """
    readings = {key: _key_dates(key, stem, today) for key in keys}
    certain = {values[0] for values in readings.values() if len(values) == 1}
    meant = (value for key, values in readings.items() for value in _meant(key, values, certain))
    return tuple(dict.fromkeys(meant))


@lru_cache(maxsize=1024)
def loose_dates(keys: tuple[str, ...], stem: str, today: date) -> frozenset[str]:
    """Give those dates of which keys tell a part alone, where another key tells it more exactly.

    >>> sorted(loose_dates(("the end of March 2015", "March 31, 2015"), "", date(2014, 12, 13)))
    ['2015-03']
    """
    parts = tuple(key for key in keys if part_of(key))
    told = key_dates(parts, stem, today) if parts else ()
    others = key_dates(tuple(key for key in keys if key not in parts), stem, today) if told else ()
    return frozenset(
        date for date in told if any(compare(other, date) is Relation.FINER for other in others)
    )


def part_of(text: str) -> str | None:
    """Give which part of a time a text tells, as `late` for the end of March; None if none."""
    found = _PART_OF.search(text.casefold())
    return next((name for name, said in found.groupdict().items() if said), None) if found else None


def _meant(key: str, values: tuple[str, ...], certain: set[str]) -> tuple[str, ...]:
    """Give those readings of a key that count: as a rule the likeliest alone."""
    # A day without its year is the one that another accepted answer names in full.
    if named := tuple(value for value in values if value in certain):
        return named[:1]
    # On a Tuesday some call the Thursday of that week the next one, some that of the week after.
    return values if _NEXT_WEEKDAY.search(key) else values[:1]


def _key_dates(key: str, stem: str, today: date) -> tuple[str, ...]:
    """Give the readings of a key; one without year or month is the last such day, or the next."""
    found = find_typed_dates(key, today)
    if len(found) != 1 or BEFORE_CHRIST.search(key):
        return ()
    values, asked = _on_its_weekday(days_only(found[0]), key), normalise(stem)
    if today.isoformat() in values:  # on the Thursday on which the text was written
        return values
    is_ahead = _AHEAD.search(asked) or (_PRESENT.search(asked) and _is_next_nearer(values, today))
    return values[::-1] if is_ahead else values


@lru_cache(maxsize=4096)
def days_only(readings: tuple[str, ...]) -> tuple[str, ...]:
    """Where a day is wanted, the 15 of `September 15` is one, and no year with two digits."""
    return tuple(value for value in readings if grain(value) is Grain.DAY) or readings


def _on_its_weekday(values: tuple[str, ...], key: str) -> tuple[str, ...]:
    """Leave out the readings that are not on the day of the week that a key names, if one is."""
    named = weekdays_named(key)
    fitting = (v for v in values if grain(v) is Grain.DAY and bounds(v)[0].weekday() in named)
    return (tuple(fitting) if named else ()) or values


def _is_next_nearer(values: tuple[str, ...], today: date) -> bool:
    """Say whether of a day's last return and its next one the next is nearer by far.

    News tells more of what was: the past may be twice as far away, within a week four times.
    """
    if len(values) != 2 or not bounds(values[0])[1] <= today < bounds(values[1])[0]:
        return False
    since, until = today - bounds(values[0])[1], bounds(values[1])[0] - today
    return since > (4 if since < _WEEK else 2) * until
