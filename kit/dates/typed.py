"""Dates in what a student typed: misspelt, in words, in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from kit.dates.reading import lacks_year, resolve_all, respelt
from kit.dates.values import is_duration

Readings: TypeAlias = tuple[str, ...]
"""The EDTF values that one expression may have, the likeliest first."""

_LONGEST = 8
_GAP = 2
_YEAR = re.compile(r"\d{4}")
_CLOCK = re.compile(
    r"\b\d\d?(?::\d\d(?: ?[ap]\.?m\b\.?)?|(?:\.\d\d)? ?[ap]\.?m\b\.?)", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{3,}")
_WORD = re.compile(r"[^\s,;:()!?\"]+")
_CALENDAR = re.compile(
    r"\d.*|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*|mid|early|late"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)(?:s|rs?|day|sday|nesday|rsday|urday)?|yesterday|today|tonight"
    r"|tomorrow|last|next|this|ago|(?:week|month|year|decade|quarter|day)s?|weekend|century|spring"
    r"|summer|autumn|winter|fall|\w*(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth|teenth|tieth)|\w+ties|christmas|easter|thanksgiving|halloween",
    re.IGNORECASE,
)


def find_typed_dates(text: str, dateline: date) -> list[Readings]:
    """Give the readings of each date in a typed answer, in order; lengths of time are left out.

    >>> find_typed_dates("it began in 1864, on the eleventh of Marhc", date(2017, 7, 9))
    [('1864-03-11',)]
    """
    whole = _on_calendar(resolve_all(text, dateline))
    if whole:
        return [whole]
    expressions = list(_expressions(_CLOCK.sub(" ", respelt(text)), dateline))
    years = [text for text in expressions if _YEAR.fullmatch(text)]
    if len(years) == 1 and any(map(lacks_year, expressions)):
        # The year stands apart from its day.
        end = date(int(years[0]), 12, 31)
        rest = [resolve_all(text, end) for text in expressions if text != years[0]]
        within = [tuple(v for v in _on_calendar(values) if v[:4] == years[0]) for values in rest]
        return [readings for readings in within if readings]
    found = (_on_calendar(resolve_all(text, dateline)) for text in expressions)
    return [readings for readings in found if readings]


def _on_calendar(values: Readings) -> Readings:
    return tuple(value for value in values if not is_duration(value))


def _expressions(text: str, dateline: date) -> Iterator[str]:
    """Give the longest pieces of a text that are dates, from the left."""
    words = [word.strip(".'") for word in _WORD.findall(text)]
    for run in _runs(words):
        at = 0
        while at < len(run):
            ends = range(min(len(run), at + _LONGEST), at, -1)
            pieces = ((end, " ".join(run[at:end])) for end in ends)
            end, piece = next(
                ((e, p) for e, p in pieces if _on_calendar(resolve_all(p, dateline))), (at + 1, "")
            )
            # A number beside it that is no year makes it another date, which cannot be read.
            is_spoilt = _NUMBER.fullmatch(" ".join(run[end : end + 1]))
            if piece and not is_spoilt:
                yield piece
            at = end + bool(is_spoilt)


def _runs(words: list[str]) -> Iterator[list[str]]:
    """Give the stretches of words in which one word of the calendar soon follows another."""
    marked = [at for at, word in enumerate(words) if _CALENDAR.fullmatch(word)]
    start = 0
    for place, at in enumerate(marked):
        is_last = place + 1 == len(marked) or marked[place + 1] - at > _GAP + 1
        if is_last:
            yield words[marked[start] : at + 1]
            start = place + 1
