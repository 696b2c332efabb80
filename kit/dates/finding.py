"""Dates in a running text, told from verbs, names, numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kit.dates.writings import MONTHS, WEEKDAYS, WRITINGS
from kit.text import plain_marks_keeping_length

_ALSO_WORDS = {"may", "march", "mar", "august", "jan", "dec", "mon", "wed", "sat", "sun"}
_ALSO_NAMES = {"april", "may", "june", "august", "march"}
_DATING = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|during|before|after|around|year|between|\d\s+and|the)\s+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?:\w+\s+)?(?:people|troops|soldiers|fighters|civilians|men|women|children|families|homes"
    r"|houses|dead|dollars|euros|pounds|miles|metres|meters|feet|tons|tonnes|km|kg|votes)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class DateMention:
    """A date in a text; `text` stands from `start` to `end`, `value` is its EDTF value."""

    start: int
    end: int
    text: str
    value: str


def find_dates(text: str, dateline: date | None) -> list[DateMention]:
    """Find the dates in a running text, in order, without overlaps.

    A month or weekday that may be another word (may, march, sat) counts only where it is written
    as a date, and four digits only where they stand as a year. Durations are not dates, and without
    a dateline dates that hang on it are left out.
    """
    plain = plain_marks_keeping_length(text)
    matches = (
        (match, value)
        for writing in WRITINGS
        for match in writing.found.finditer(plain)
        if _stands(match) and (value := next(writing.values(match, dateline), None))
    )
    mentions: list[DateMention] = []
    for match, value in sorted(matches, key=lambda found: (found[0].start(), -found[0].end())):
        start, end = match.span()
        if not mentions or start >= mentions[-1].end:
            mentions.append(DateMention(start=start, end=end, text=text[start:end], value=value))
    return mentions


def _stands(match: re.Match[str]) -> bool:
    """Say whether what may be a date in running text is one: no verb, name, number or duration."""
    parts = {name: part for name, part in match.groupdict().items() if part}
    start, end = match.span()
    before, after = match.string[max(0, start - 12) : start], match.string[end : end + 40]
    if {parts.get("month"), parts.get("weekday")} & _ALSO_WORDS:
        return False
    if "year" in parts and match.end("year") == end and _COUNTED.match(after):
        return False
    if parts.keys() == {"year"} and parts["year"] == match.group():
        bracketed = before.endswith("(") and after.startswith((")", "-"))
        return bracketed or bool(_DATING.search(before))
    if parts.keys() == {"month"} and parts["month"] == match.group():
        name = parts["month"].casefold()
        return (name in MONTHS and name not in _ALSO_NAMES) or bool(_DATING.search(before))
    if parts.keys() == {"weekday"}:
        return parts["weekday"].casefold() in WEEKDAYS
    is_duration, is_bare_unit = "span" in parts, match.group() == parts.get("unit")
    return not is_duration and not is_bare_unit
