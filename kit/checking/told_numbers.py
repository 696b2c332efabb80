"""What numbers a typed answer and the accepted ones tell, in whatever way they are written."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from rapidfuzz.distance import OSA

from kit.checking.case import Case
from kit.dates import find_typed_dates
from kit.lexicon import is_word
from kit.names import folded_words
from kit.numbers import Hedge, Quantity, in_digits, quantities
from kit.text import normalise, words

_SURE = 4
_NUMBERS = words(
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
    " thousand million billion"
)
_SHORT_MILLIONS = re.compile(r"(?<=\d) ?m(?:il)?\b(?!\.)")
_MILLION = 1_000_000
_SHORT_MINUTES = re.compile(r"(?<=\d) ?m\b")
_STOPWATCH = re.compile(
    r"(?<![\d.:])(?P<hours>\d\d?)(?P<mark>[:.])(\d\d)(?P=mark)(\d\d)(?![\d.:]\d)"
)
_HOURS_AND_MINUTES = re.compile(
    r"(?:^|(?<=^about )|(?<=^around )|(?=\S+ ?h))\b(\d\d?):(\d\d)(?: ?(?:h|hrs?|hours?)\b|$)"
)
_YEARS = re.compile(r"(?:from )?(?P<first>[12]\d{3}) ?(?:-|to|until|till|and) ?(?P<last>[12]\d{3})")
"""Of a time that is told by its first and last year: from 1974 until 1996."""
_FIRST_AND_LAST = re.compile(r"[-–]|\b(?:to|until|till|and)\b")
_TWO_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
_SMALL = re.compile(r"\b(?:from|the|of|about) |(?<=\d)(?:st|nd|rd|th)\b")
_IN_PARTS = re.compile(r"\b(?:half|quarter)")
"""A quarter of an hour is seldom meant to the minute."""
_FRACTION = re.compile(
    r"\b(?:(?P<half>half)"
    r"|(?P<top>an?|one|two|three|four) (?P<bottom>third|quarter|fifth|tenth)s?)\b"
)
_TOPS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_BOTTOMS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_DIGIT = re.compile(r"\d")


def numbers_wanted(case: Case) -> list[Quantity]:
    """Give the number of each accepted answer that has one."""
    keys = (_as_length(key, by_years=_is_length(case)) for key in map(normalise, case.keys))
    wanted = [found[0] for key in keys if (found := quantities(key))]
    told = {key.low for key in wanted if key.unit}
    return [key for key in wanted if key.unit or key.low not in told]  # 27,400 means the acres


def numbers_given(case: Case, wanted: list[Quantity]) -> list[Quantity]:
    """Give the numbers of the answer, read as what is wanted lets expect: 20m as minutes."""
    if days := _days_between(case, wanted):
        return [days]
    answer = _as_wanted(case, wanted)
    given = quantities(answer) or quantities(_respelt(answer))
    if any(key.unit for key in wanted):  # since 1948, so for 71 years
        given = [found for found in given if found.unit] or given
    if _IN_PARTS.search(case.plain):
        given = [replace(found, hedge=found.hedge or Hedge.ABOUT) for found in given]
    return given


def _days_between(case: Case, wanted: list[Quantity]) -> Quantity | None:
    """Give the length of a time that is told by its first and last day, where one is wanted.

    Whether the first day counts is told by the key: "from 8 to 27 November" is 19 days, or 20.
    """
    if not _is_length(case) or not _FIRST_AND_LAST.search(case.plain):
        return None
    found = find_typed_dates(_SMALL.sub("", in_digits(case.plain)), case.today)
    readings = found[0] if len(found) == 1 else ()
    span = next(filter(None, map(_TWO_DAYS.fullmatch, readings)), None)
    if span is None:
        return None
    days = (date.fromisoformat(span[2]) - date.fromisoformat(span[1])).days
    counts_both = any(key.unit == "day" and key.low == days + 1 for key in wanted)
    return Quantity(low=days + counts_both, high=days + counts_both, unit="day")


def _as_wanted(case: Case, wanted: list[Quantity]) -> str:
    if not wanted:
        return case.answer
    if any(unit == "minute" for _, unit in (key.measure for key in wanted)):
        return _as_length(_with_minutes(case.plain), by_years=_is_length(case))
    if all(key.low >= _MILLION and key.unit != "metre" for key in wanted):
        return _SHORT_MILLIONS.sub(" million", normalise(case.answer))  # metres elsewhere
    if all(key.unit == "percent" for key in wanted) and not _DIGIT.search(case.answer):
        return _FRACTION.sub(_as_percent, normalise(case.answer))
    return case.answer


def _is_length(case: Case) -> bool:
    """Say whether a length of time is wanted, else 1500 to 2000 may be people."""
    return "long" in folded_words(case.question.stem)


def _as_percent(match: re.Match[str]) -> str:
    """Give a part as a share, and as said roughly: about 75 percent for three quarters."""
    share = 1 / 2 if match["half"] else _TOPS[match["top"]] / _BOTTOMS[match["bottom"]]
    return f"{100 * share:.4g} percent"


def _with_minutes(plain: str) -> str:
    """Give an answer with 20m as 20 min, which are metres elsewhere."""
    return _SHORT_MINUTES.sub(" min", plain)


def _as_length(plain: str, *, by_years: bool = True) -> str:
    """Give a time that is told by a stopwatch, or by two years, as its length.

    >>> _as_length("6:58:44"), _as_length("1:34 h"), _as_length("from 1974 to 1996")
    ('6 hours 58 minutes 44 seconds', '1 hours 34 minutes', '22 years')
    """
    if by_years and (years := _YEARS.fullmatch(plain)):
        return f"{int(years['last']) - int(years['first'])} years"
    timed = _STOPWATCH.sub(r"\g<hours> hours \3 minutes \4 seconds", plain)
    return _HOURS_AND_MINUTES.sub(r"\1 hours \2 minutes", timed)


def _respelt(answer: str) -> str:
    """Give an answer with its misspelt numbers mended: elevn."""
    mended = (_number_word(word) for word in answer.casefold().replace("-", " ").split())
    return " ".join(mended)


def _number_word(word: str) -> str:
    if len(word) < _SURE or is_word(word):
        return word
    near = [n for n in _NUMBERS if OSA.distance(word, n, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else word
