"""Dates in what a student typed: misspelt, in words, in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from kit.dates.reading import is_weekday_alone, lacks_year, may_hold_date, resolve_all, respelt
from kit.dates.values import is_duration

Readings: TypeAlias = tuple[str, ...]
"""The EDTF values that one expression may have, the likeliest first."""


@dataclass(frozen=True, kw_only=True)
class _Found:
    """An expression with its first word, the word after its last, and its readings."""

    text: str
    start: int
    end: int
    readings: Readings


_LONGEST = 8
_NEAR = 3
_GAP = 2
_YEAR = re.compile(r"\d{4}")
_CLOCK = re.compile(
    r"\b\d\d?(?::\d\d(?: ?[ap]\.?m\b\.?)?|(?:\.\d\d)? ?(?:[ap]\.?m\b\.?|o'? ?clock\b))"
    # Sunday, 3 in the morning; but not March 3 in the morning
    r"|(?:(?<=day )|(?<=day, ))(?:at )?(?:1[0-2]|[1-9])(?:\.\d\d)? "
    r"(?:in the|at) (?:mor|after|eve|nig)\w+",
    re.IGNORECASE,
)
_JOINING = frozenset({"and", "or", "to", "but", "until", "till"})
_NUMBER = re.compile(r"\d{3,}")
_BREAK = re.compile(r"[;()!?]|(?<=\d{4}), (?=\d+ [a-z])")
"""Where a date ends, also before what is counted: on 30 May 1987, 4000 people came."""
_WORD = re.compile(r"[^\s,;:()!?\"]+")
_CALENDAR = re.compile(
    r"\d.*|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*|mid|early|late"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)(?:s|rs?|day|sday|nesday|rsday|urday)?|yesterday|today|tonight"
    r"|tomorrow|last|next|this|ago|(?:week|month|year|decade|quarter|day)s?|weekend|century|spring"
    r"|summer|autumn|winter|fall|christmas|easter|thanksgiving|halloween"
    # The ending is looked for once, behind the whole word, and not from each of its letters.
    r"|\w++(?:(?<=first)|(?<=second)|(?<=third)|(?<=fourth)|(?<=fifth)|(?<=sixth)|(?<=seventh)"
    r"|(?<=eighth)|(?<=ninth)|(?<=tenth)|(?<=eleventh)|(?<=twelfth)|(?<=teenth)|(?<=tieth)"
    r"|(?<=.ties))",
    re.IGNORECASE,
)


def find_typed_dates(text: str, dateline: date) -> list[Readings]:
    """Give the readings of each date in a typed answer, in order; lengths of time are left out.

    >>> find_typed_dates("it began in 1864, on the eleventh of Marhc", date(2017, 7, 9))
    [('1864-03-11',)]
    """
    return list(_found(text, dateline)) if may_hold_date(text) else []


# An answer is compared with each answer that a teacher listed.
@lru_cache(maxsize=1024)
def _found(text: str, dateline: date) -> tuple[Readings, ...]:
    whole = _on_calendar(resolve_all(text, dateline))
    if whole:
        return (whole,)
    found = list(_expressions(_CLOCK.sub(" ", respelt(text)), dateline))
    return tuple(readings for readings in _with_years_apart(_without_weekdays(found)) if readings)


def _without_weekdays(found: list[_Found]) -> list[_Found]:
    """Leave out the day of the week that only stands beside a day in numbers: Saturday 14/9."""
    dated = [one for one in found if one.text[:1].isdecimal()]
    return [
        one
        for one in found
        if not is_weekday_alone(one.text)
        or not any(one.end == day.start or day.end == one.start for day in dated)
    ]


def _with_years_apart(found: list[_Found]) -> Iterator[Readings]:
    """Give the readings of each expression; a year that stands apart from its day goes with it."""
    years = {at: one for at, one in enumerate(found) if _YEAR.fullmatch(one.readings[0])}
    taken = set()
    for at, one in enumerate(found):
        beside = [near for near in (at - 1, at + 1) if near in years and _is_near(one, found[near])]
        if at in years or not beside or not lacks_year(one.text):
            continue
        year = years[beside[0]].readings[0]
        values = _on_calendar(resolve_all(one.text, date(int(year), 12, 31)))
        found[at] = replace(one, readings=tuple(v for v in values if v[:4] == year))
        taken.add(beside[0])
    return (one.readings for at, one in enumerate(found) if at not in taken)


def _is_near(one: _Found, other: _Found) -> bool:
    return max(one.start - other.end, other.start - one.end) <= _NEAR


def _on_calendar(values: Readings) -> Readings:
    return tuple(value for value in values if not is_duration(value))


def _expressions(text: str, dateline: date) -> Iterator[_Found]:
    """Give the longest pieces of a text that are dates, from the left."""
    before = 0
    for piece in _BREAK.split(text):
        words = [word.strip(".'") for word in _WORD.findall(piece)]
        for first, run in _runs(words):
            yield from _dates_of(run, before + first, dateline)
        before += len(words)


def _dates_of(run: list[str], first: int, dateline: date) -> Iterator[_Found]:
    """Give the dates in some words close together, of which the first stands at that place."""
    at = 0
    while at < len(run):
        ends = range(min(len(run), at + _LONGEST), at, -1)
        read = ((end, resolve_all(" ".join(run[at:end]), dateline)) for end in ends)
        dated = ((end, found) for end, values in read if (found := _on_calendar(values)))
        end, readings = next(dated, (at + 1, ()))
        # A number beside it that is no year makes it another date, which cannot be read.
        is_joined = not readings and run[at] in _JOINING
        is_spoilt = bool(not is_joined and _NUMBER.fullmatch(" ".join(run[end : end + 1])))
        if readings and not is_spoilt:
            piece = " ".join(run[at:end])
            yield _Found(text=piece, start=first + at, end=first + end, readings=readings)
        at = end + is_spoilt


def _runs(words: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Give the stretches in which words of the calendar are close together, with their place."""
    marked = [at for at, word in enumerate(words) if _CALENDAR.fullmatch(word)]
    start = 0
    for place, at in enumerate(marked):
        is_last = place + 1 == len(marked) or marked[place + 1] - at > _GAP + 1
        if is_last:
            yield marked[start], words[marked[start] : at + 1]
            start = place + 1
