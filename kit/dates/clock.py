"""Times of day in text."""

from __future__ import annotations

import re

_TIME = re.compile(
    r"(?<![\d.:/-])(?P<hour>[01]?\d|2[0-3])"
    r"(?::(?P<minute>[0-5]\d)|\.(?P<dotted>[0-5]\d)(?= ?[ap]\.?m\b))?(?![\d:/]|\.\d)"
    r"(?: ?(?P<half>[ap])\.?m\b\.?| ?(?P<clock>o'?clock\b|h\b))?"
    r"(?:,? (?:in the|at) (?P<part>morning|afternoon|evening|night))?"
)
_NAMED = {"noon": 720, "midday": 720, "midnight": 0}
_NAME = re.compile(r"\b(?:noon|midday|midnight)\b")
_DIGIT = re.compile(r"\d")
_HALF_DAY = 720


def clock_times(text: str) -> list[frozenset[int]]:
    """Give the times of day in a text, each as the minutes after midnight that it may mean.

    A time without a.m. or p.m. may mean both, but for hours over 12. A lone number is no time.

    >>> clock_times("at 6:52 p.m."), sorted(clock_times("8 o'clock")[0])
    ([frozenset({1132})], [480, 1200])
    """
    plain = text.casefold().replace("’", "'")
    numbers = _TIME.finditer(plain) if _DIGIT.search(plain) else ()
    found = [(m.start(), times) for m in numbers if (times := _minutes(m))]
    found += [(m.start(), frozenset({_NAMED[m.group()]})) for m in _NAME.finditer(plain)]
    return [times for _, times in sorted(found, key=lambda pair: pair[0])]


def _minutes(match: re.Match[str]) -> frozenset[int]:
    parts = match.groupdict()
    minute = parts["minute"] or parts["dotted"]
    if not minute and not (parts["half"] or parts["part"] or parts["clock"]):
        return frozenset()
    at = int(parts["hour"]) * 60 + int(minute or 0)
    if at >= _HALF_DAY + 60:  # 13:00 and later
        return frozenset({at})
    half = parts["half"] or ("a" if parts["part"] == "morning" else "p" if parts["part"] else "")
    morning, evening = at % _HALF_DAY, at % _HALF_DAY + _HALF_DAY
    return {"a": frozenset({morning}), "p": frozenset({evening})}.get(
        half, frozenset({morning, evening})
    )
