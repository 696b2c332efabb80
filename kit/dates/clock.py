"""Times of day in text."""

from __future__ import annotations

import re
from functools import cache

from kit.text import NUMBER_WORDS, Span

_TIME = re.compile(
    r"(?<![\d.:/-])(?P<hour>[01]?\d|2[0-3])"
    r"(?::(?P<minute>[0-5]\d)|\.(?P<dotted>[0-5]\d)"
    r"(?= ?[ap]\.?m\b|,? (?:in the|at) (?:mor|after|eve|nig)))?(?![\d:/]|\.\d)"
    r"(?: ?(?P<half>[ap])\.?m\b\.?| ?(?P<clock>o'?clock\b|h\b))?"
    r"(?:,? (?:in the|at) (?P<part>morning|afternoon|evening|night))?"
)
_TOLD = re.compile(
    r"(?:(?:(?:shortly|just|soon|a little) )?(?:after|before) "
    r"|(?:about|around|nearly|almost|roughly) )?(?:\b(?:half|(?:a )?quarter) (?:past|to) )?"
    r"(?<![\d:.,/–-])(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?(?: ?[ap]\.?m\b\.?| o['’]clock\b)"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:]|\.\d)|\b(?:noon|midday|midnight)\b)"
    r"(?: (?:local time|sharp|GMT|UTC|BST|CET|CEST|EST|EDT))?",
    re.IGNORECASE,
)
_STEPS = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_SPOKEN = re.compile(
    rf"(?<!from )(?<!between )\b(?P<step>{'|'.join(sorted(_STEPS, reverse=True))}"
    r"|[0-2]?\d(?= minutes)|[1-5]?[05](?= (?:to|past) (?:noon|mid|1?\d,? (?:at nig|in the))))"
    r"(?: minutes)? (?P<way>past|to) "
    rf"(?P<hour>1?\d|noon|midday|midnight|{'|'.join(NUMBER_WORDS)})\b"
)
_OF_A_CLOCK = r"(?=$|[.,;!]| ?[ap]\.?m\b|,? (?:in the|at) (?:mor|aft|eve|nig))"
_HALVES = re.compile(rf"\bhalf (?P<hour>{'|'.join(NUMBER_WORDS)}|1?\d){_OF_A_CLOCK}")
"""Half four, which in Britain is half past four."""
_MINUTES = {"ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45}
_WITH_MINUTES = re.compile(
    rf"\b(?P<hour>{'|'.join(list(NUMBER_WORDS)[:13])})[ -]"
    rf"(?P<minute>{'|'.join(sorted(_MINUTES, reverse=True))}|forty five){_OF_A_CLOCK}"
)
_HOUR_IN_WORDS = re.compile(
    rf"\b(?P<hour>{'|'.join(NUMBER_WORDS)})(?= ?o'?clock\b|,? (?:in the|at) (?:mor|aft|eve|nig))"
)
_NAMED = {"noon": 720, "midday": 720, "midnight": 0}
_NAME = re.compile(r"\b(?:noon|midday|midnight)\b")
_SIGN = re.compile(r"\d|noon|mid(?:day|night)", re.IGNORECASE)
"""In every time of day that is told to the hour."""
# From which hour until which a part of the day lasts, in the widest use; the night goes on.
_PARTS = {
    "morning": (0, 12),
    "am": (0, 12),
    "dawn": (3, 8),
    "daybreak": (3, 8),
    "sunrise": (3, 8),
    "lunchtime": (11, 14),
    "afternoon": (12, 18),
    "pm": (12, 24),
    "dusk": (16, 22),
    "sunset": (16, 22),
    "nightfall": (16, 22),
    "evening": (17, 24),
    "night": (18, 29),
    "tonight": (18, 29),
    "overnight": (18, 30),
}
_PART = re.compile(rf"\b(?:{'|'.join(_PARTS)})(?<!\bi am)\b")
_OTHERWISE = re.compile(
    rf"\b(?:early|late|at (?:\d\d?|{'|'.join(NUMBER_WORDS)})|[012]?\d\.[0-5]\d(?!\.)"
    r"|half past|(?:quarter|\d) (?:past|to)|hours?)\b"
)
_DIGIT = re.compile(r"\d")
_HALF_DAY = 720
_SMALL_HOURS = 5 * 60


def clock_times(text: str) -> list[frozenset[int]]:
    """Give the times of day in a text, each as the minutes after midnight that it may mean.

    A time without a.m. or p.m. may mean both, but for hours over 12. A lone number is no time.

    >>> clock_times("at 6:52 p.m."), sorted(clock_times("8 o'clock")[0])
    ([frozenset({1132})], [480, 1200])
    >>> clock_times("at a quarter to seven in the morning"), clock_times("20 to midnight")
    ([frozenset({405})], [frozenset({1420})])
    >>> clock_times("four-thirty in the morning"), clock_times("20 to 12 at night")
    ([frozenset({270})], [frozenset({1420})])
    """
    plain = _HALVES.sub(r"half past \g<hour>", text.casefold().replace("’", "'"))
    plain = _WITH_MINUTES.sub(_on_the_dial, _SPOKEN.sub(_in_digits, plain))
    plain = _HOUR_IN_WORDS.sub(lambda match: str(NUMBER_WORDS[match["hour"]]), plain)
    numbers = _TIME.finditer(plain) if _DIGIT.search(plain) else ()
    found = [(m.start(), times) for m in numbers if (times := _minutes(m))]
    found += [(m.start(), frozenset({_NAMED[m.group()]})) for m in _NAME.finditer(plain)]
    return [times for _, times in sorted(found, key=lambda pair: pair[0])]


def find_clock_times(text: str) -> list[Span]:
    """Give where the times of day stand that a text tells to the minute or the hour.

    Each with the words that say how exact it is. What is measured, as in "won in 2:09:02", is none.

    >>> told = "It sank shortly after 10:00, at about 6 p.m. or in 2:09:02."
    >>> [told[start:end] for start, end in find_clock_times(told)]
    ['shortly after 10:00', 'about 6 p.m.']
    """
    return [match.span() for match in _TOLD.finditer(text)] if _SIGN.search(text) else []


def day_times(text: str) -> list[frozenset[int]]:
    """Give the times of day in a text, or if there are none the parts of the day, as minutes.

    >>> (evening,) = day_times("on Sunday evening")
    >>> min(evening), max(evening), day_times("on Sunday")
    (1020, 1439, [])
    """
    return clock_times(text) or [_part(match.group()) for match in _PART.finditer(text.casefold())]


@cache
def _part(name: str) -> frozenset[int]:
    first, last = _PARTS[name]
    return frozenset(minute % (24 * 60) for minute in range(first * 60, last * 60))


def tells_time_of_day(text: str) -> bool:
    """Say whether a text tells when in the day, be it roughly: early on Sunday."""
    return bool(day_times(text) or _OTHERWISE.search(text.casefold()))


def is_same_time(one: frozenset[int], other: frozenset[int]) -> bool:
    """Say whether two times or parts of the day have half of the shorter one in common.

    >>> noon, (morning,), (night,) = frozenset({720}), day_times("morning"), day_times("night")
    >>> is_same_time(frozenset({180}), morning), is_same_time(noon, night)
    (True, False)
    >>> is_same_time(morning, night)
    False
    """
    return 2 * len(one & other) >= min(len(one), len(other))


def _in_digits(match: re.Match[str]) -> str:
    """Write a time that is told from the hour in digits; where there is no such hour, as it is."""
    step, way, hour_told = match.group("step", "way", "hour")
    minutes = (int(step) if step.isdigit() else _STEPS[step]) * (1 if way == "past" else -1)
    if hour_told in _NAMED:
        at = (_NAMED[hour_told] + minutes) % (2 * _HALF_DAY)
        return f"{at // 60 % 12 or 12}:{at % 60:02d} {'am' if at < _HALF_DAY else 'pm'}"
    hour = int(hour_told) if hour_told.isdigit() else NUMBER_WORDS[hour_told]
    if not 1 <= hour <= 12:
        return match.group()
    at = (hour % 12) * 60 + minutes
    return f"{at // 60 % 12 or 12}:{at % 60:02d}"


def _on_the_dial(match: re.Match[str]) -> str:
    """Give "four thirty" as 4:30; what is no hour stays."""
    hour, minute = NUMBER_WORDS[match["hour"]], _MINUTES[match["minute"].replace(" ", "-")]
    return f"{hour}:{minute}" if 1 <= hour <= 12 else match.group()


def _minutes(match: re.Match[str]) -> frozenset[int]:
    parts = match.groupdict()
    minute = parts["minute"] or parts["dotted"]
    if not minute and not (parts["half"] or parts["part"] or parts["clock"]):
        return frozenset()
    at = int(parts["hour"]) * 60 + int(minute or 0)
    if at >= _HALF_DAY + 60:  # 13:00 and later
        return frozenset({at})
    # Two at night is before the morning, ten at night after the evening.
    is_early = parts["part"] == "morning" or (parts["part"] == "night" and at < _SMALL_HOURS)
    half = parts["half"] or ("a" if is_early else "p" if parts["part"] else "")
    morning, evening = at % _HALF_DAY, at % _HALF_DAY + _HALF_DAY
    return {"a": frozenset({morning}), "p": frozenset({evening})}.get(
        half, frozenset({morning, evening})
    )
