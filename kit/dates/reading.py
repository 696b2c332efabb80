"""An expression as the values that it may have, seen from a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rapidfuzz.distance import OSA

from kit.dates.values import bounds, is_duration
from kit.dates.writings import MONTHS, WRITINGS
from kit.text import normalise, without_lead_in

MAX_LENGTH = 100
"""A longer expression, in characters, is no date."""

_HEDGE = re.compile(
    r"(?:(?:about|around|roughly|approximately|nearly|almost|since|during|for|in|the"
    r"|(?:month|year) of)\s+)+"
)
_INTERVALS = [
    re.compile(r"(?:from )?(?P<first>.+?) (?:to|until|till|through) (?P<last>.+)"),
    re.compile(r"between (?P<first>.+?) and (?P<last>.+)"),
    re.compile(r"(?P<first>[12]\d{3}) ?- ?(?P<last>[12]\d{3})"),
]


def resolve(expression: str, dateline: date | None) -> str | None:
    """Give the EDTF value of a whole expression, or None when it is no date.

    Relative and incomplete dates are counted from the dateline, the past preferred; without a
    dateline they are None.

    >>> resolve("I think it was in October", date(2017, 7, 9))
    '2016-10'
    """
    return next(iter(resolve_all(expression, dateline)), None)


def resolve_all(expression: str, dateline: date | None) -> tuple[str, ...]:
    """Give every reading of a whole expression as an EDTF value, the likeliest first.

    `10/11/2016` is October 11 or 10 November; a day, weekday or month without a year is the last
    one, or else the next one. Misspelt names of months are forgiven, digits never.
    """
    plain = _plain(expression)
    readings = [*_read_interval(plain, dateline), *_read(plain, dateline)]
    return tuple(dict.fromkeys(readings))


def lacks_year(expression: str) -> bool:
    """Say whether an expression names a month, or a day of one, and leaves the year open."""
    plain = _plain(expression)
    matches = filter(None, (writing.whole.fullmatch(plain) for writing in WRITINGS))
    written = ({name for name, part in m.groupdict().items() if part} for m in matches)
    return any("month" in parts and not parts & {"year", "which"} for parts in written)


def _plain(expression: str) -> str:
    if len(expression) > MAX_LENGTH:
        return ""
    plain = without_lead_in(normalise(expression).strip(" .,;:!?\"'()"))
    plain = plain[hedge.end() :] if (hedge := _HEDGE.match(plain)) else plain
    has_digit = any(map(str.isdecimal, plain))
    return re.sub(r"[a-z]{4,}", lambda match: _spelt(match.group(), has_digit), plain)


def _spelt(word: str, beside_digits: bool) -> str:
    """Give the month that a word misspells, or the word; a short month only beside digits."""
    near = [
        month
        for month in MONTHS
        if month[0] == word[0]
        and (len(month) > 5 or beside_digits)
        and OSA.distance(word, month) <= (2 if len(month) > 6 else 1)
    ]
    return near[0] if len(near) == 1 and word not in MONTHS else word


def _read(plain: str, dateline: date | None) -> Iterator[str]:
    for writing in WRITINGS:
        if match := writing.whole.fullmatch(plain):
            yield from writing.values(match, dateline)


def _read_interval(plain: str, dateline: date | None) -> Iterator[str]:
    matches = (pattern.fullmatch(plain) for pattern in _INTERVALS)
    for match in filter(None, matches):
        for last in filter(_is_point, _read(match["last"], dateline)):
            # What the first part leaves open is counted from the last: June to October 2016.
            for first in filter(_is_point, _read(match["first"], bounds(last)[1])):
                if bounds(first)[0] <= bounds(last)[0]:
                    yield f"{first}/{last}"


def _is_point(value: str) -> bool:
    return not is_duration(value) and "/" not in value
