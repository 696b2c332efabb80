"""Lengths of time: three weeks, a year and a half."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from kit.dates.mention import DateMention
from kit.dates.patterns import HALF, NUMBER, compiled, count
from kit.dates.registry import Writing, registered
from kit.dates.viewpoint import Viewpoint
from kit.text import plain_marks_keeping_length

WRITINGS: list[Writing] = []
_written = partial(registered, WRITINGS, in_text=False)

_UNITS = "minute|hour|day|week|month|year|decade"
_SPAN = rf"(?P<span>{_UNITS})"
_UNIT = re.compile(_UNITS, re.IGNORECASE)
_FORMS = (
    rf"{NUMBER}{HALF}[ -]{_SPAN}s?",
    rf"(?P<number>an?) {_SPAN}(?P<half> and a half)",
    rf"(?P<half>half)(?: an? |-an?-|[ -]){_SPAN}",
)
_HEDGE = r"(?:(?:nearly|almost|about|around|roughly|approximately|more than|less than|over) )?"
_CLOCK = {"minute": "M", "hour": "H"}
_HALVES = {"hour": ("PT{}M", 60), "year": ("P{}M", 12), "decade": ("P{}Y", 10)}
_PLACED_BEFORE = re.compile(
    r"\b(?:past|last|next|first|coming|previous|final|every|each|other|ages?|aged|in|within|\d-)"
    r"(?: of)?\s*$|[-\d]$",
    re.IGNORECASE,
)
_PLACED_AFTER = re.compile(
    r"[\s-]+(?:olds?|an? (?:day|week|month|year)|per|ago|earlier"
    r"|later|before|after|afterwards?|from|of age|hence|early|late)\b"
    r"|'? time\b",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\b(?:for|lasted|lasting|lasts|last|took|takes|take|spent|spend|within|over|than|least|nearly"
    r"|almost|about|around|of|another|only|just)\s+$",
    re.IGNORECASE,
)
_ENDURES = re.compile(r"\b(?:for|lasted|lasting|took|takes|take|spent|spend)\s+$", re.IGNORECASE)


@_written(_FORMS[0])
@_written(_FORMS[1])
@_written(_FORMS[2])
def _duration(match: re.Match[str], _: Viewpoint) -> Iterable[str]:
    parts, unit = match.groupdict(), match["span"].casefold()
    number = count(parts["number"]) if parts.get("number") else 0
    if parts.get("half"):
        return _with_half(number, unit)
    if unit in _CLOCK:
        return [f"PT{number}{_CLOCK[unit]}"]
    return [f"P{10 * number}Y" if unit == "decade" else f"P{number}{unit[0].upper()}"]


def _with_half(number: int, unit: str) -> Iterator[str]:
    """Give the length in the next smaller unit; half a day or month is no whole number of one."""
    if unit in _HALVES:
        form, size = _HALVES[unit]
        yield form.format(size * number + size // 2)


def find_durations(text: str) -> list[DateMention]:
    """Find the lengths of time in a running text, in order, without overlaps.

    `for nearly nine months` gives the text `nearly nine months` with the value `P9M`. Ages, rates
    (`twice a day`) and what counts from some day (`two years ago`, `in nine months`,
    `the past week`) are none.
    """
    if not _UNIT.search(text):
        return []
    plain = plain_marks_keeping_length(text)
    patterns = [compiled(_HEDGE + form, in_text=True) for form in reversed(_FORMS)]
    matches = (match for pattern in patterns for match in pattern.finditer(plain))
    mentions: list[DateMention] = []
    for match in sorted(matches, key=lambda found: (found.start(), -found.end())):
        start, end = match.span()
        value = next(iter(_duration(match, Viewpoint(dateline=None))), None)
        if value and _lasts(match) and not (mentions and start < mentions[-1].end):
            mentions.append(DateMention(start=start, end=end, text=text[start:end], value=value))
    return mentions


def _lasts(match: re.Match[str]) -> bool:
    """Say whether it is a length: no age, no rate, no distance from a day."""
    start, end = match.span()
    before, after = match.string[max(0, start - 16) : start], match.string[end : end + 12]
    if _PLACED_AFTER.match(after):
        return False
    if _PLACED_BEFORE.search(before):
        return False
    number = (match.groupdict().get("number") or "").casefold()
    is_hedged = match.group().casefold().startswith(("nearly", "almost", "about", "over", "more"))
    if number in {"a", "an"}:
        return is_hedged or "half" in match.group().casefold() or bool(_LASTS.search(before))
    is_some_day = number == "one" and "-" not in match.group()
    return not is_some_day or is_hedged or bool(_ENDURES.search(before))
