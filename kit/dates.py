"""Dates in words: finding them in text, resolving them against a dateline, comparing them.

Values are written in the Extended Date/Time Format (EDTF, ISO 8601-2): `2014-06-10`, `2014-06`,
`2014`, `199X`, a season `2016-21` (spring) to `2016-24` (winter), an inclusive interval
`2014/2016`; besides these an ISO 8601 week `2014-W23` or duration `P9M`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from rapidfuzz.distance import OSA

from kit.text import normalise, plain_marks_keeping_length, words

MAX_LENGTH = 100
"""A longer expression, in characters, is no date."""

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        words("one two three four five six seven eight nine ten eleven twelve"), start=1
    )
}

_MONTHS = words(
    "january february march april may june july august september october november december"
)
_WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_STEPS = {"last": -1, "this": 0, "next": 1}
_NEAR_DAYS = {
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
}

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?=,?\s*\d))?"
)
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\b"
)
_YEAR = r"(?P<year>1\d{3}|20\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NUMBER = rf"(?P<number>\d{{1,3}}|an?|{'|'.join(NUMBER_WORDS)})"
_WHICH = r"(?P<which>last|this|next)"
_PART_OF = r"(?:(?:early|mid|late|(?:the )?(?:start|beginning|middle|end) of)(?: in)?[\s-]+)?"
_COMMA = r"(?:,\s*|\s+)"
_ON_DAY = rf"(?:{_WEEKDAY}{_COMMA})?"

_LEAD_IN = re.compile(
    r"(?:(?:(?:i|we) (?:think|believe|guess|suppose)(?: that)?|maybe|perhaps|probably|the answer is"
    r"|(?:it|that|this) (?:was|is|happened|began|started|took place)|it's|in|on|at|by|the)[\s,:]+)+"
)
_HEDGE = re.compile(
    r"(?:(?:about|around|roughly|approximately|nearly|almost|since|during|for|in|the"
    r"|(?:month|year) of)\s+)+"
)
_INTERVALS = [
    re.compile(r"(?:from )?(?P<first>.+?) (?:to|until|till|through) (?P<last>.+)"),
    re.compile(r"between (?P<first>.+?) and (?P<last>.+)"),
    re.compile(r"(?P<first>[12]\d{3}) ?- ?(?P<last>[12]\d{3})"),
]

# What tells a date from a verb, a name or a number in running text.
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


class Grain(StrEnum):
    """How fine a date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    INTERVAL = "interval"


class Relation(StrEnum):
    """How one date lies to another: the first is `finer` when it lies inside the second."""

    EQUAL = "equal"
    FINER = "finer"
    COARSER = "coarser"
    OVERLAPPING = "overlapping"
    DISJOINT = "disjoint"


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
    matches = (
        (match, value)
        for rule in _RULES
        for match in rule.found.finditer(plain_marks_keeping_length(text))
        if _stands(match) and (value := next(rule.values(match, dateline), None))
    )
    mentions: list[DateMention] = []
    for match, value in sorted(matches, key=lambda found: (found[0].start(), -found[0].end())):
        start, end = match.span()
        if not mentions or start >= mentions[-1].end:
            mentions.append(DateMention(start=start, end=end, text=text[start:end], value=value))
    return mentions


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
    matches = (rule.whole.fullmatch(plain) for rule in _RULES if rule.read in (_day, _month))
    parts = (match.groupdict() for match in matches if match)
    return any(not part.get("year") and not part.get("which") for part in parts)


def without_lead_in(text: str) -> str:
    """Give a normalised answer without what merely leads to it: `I think it was on the`."""
    match = _LEAD_IN.match(text)
    return text[match.end() :] if match else text


def bounds(value: str) -> tuple[date, date]:
    """Give the first and the last day of an EDTF value, both inclusive.

    Seasons are the northern ones by whole months: spring is March to May.

    Raises:
        ValueError: The value is a duration, or nothing that this module writes.
    """
    if "/" in value:
        first, last = value.split("/", 1)
        return bounds(first)[0], bounds(last)[1]
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + timedelta(days=6)
    if month := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return _month_bounds(int(month[1]), int(month[2]))
    if re.fullmatch(r"\d{4}|\d{3}X", value):
        first_year, last_year = int(value.replace("X", "0")), int(value.replace("X", "9"))
        return date(first_year, 1, 1), date(last_year, 12, 31)
    day = date.fromisoformat(value)
    return day, day


def _month_bounds(year: int, month: int) -> tuple[date, date]:
    if month <= 12:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    first = 3 * (month - 20)
    last_year, last = (year + 1, 2) if first == 12 else (year, first + 2)
    return date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1])


def grain(value: str) -> Grain:
    """Say how fine an EDTF value is.

    Raises:
        ValueError: The value is a duration, or nothing that this module writes.
    """
    bounds(value)
    if "/" in value:
        return Grain.INTERVAL
    if "W" in value:
        return Grain.WEEK
    if "X" in value:
        return Grain.DECADE
    if len(value) == 7:
        return Grain.SEASON if int(value[5:]) > 12 else Grain.MONTH
    return Grain.YEAR if len(value) == 4 else Grain.DAY


def compare(answer: str, key: str) -> Relation:
    """Say how the EDTF value of an answer lies to that of the key: the answer is ... than the key.

    Durations are equal or disjoint: a year is twelve months, a week seven days, and that is all.
    """
    if _is_duration(answer) or _is_duration(key):
        same = _measure(answer) == _measure(key)
        return Relation.EQUAL if same else Relation.DISJOINT
    (first, last), (key_first, key_last) = bounds(answer), bounds(key)
    if (first, last) == (key_first, key_last):
        return Relation.EQUAL
    if key_first <= first and last <= key_last:
        return Relation.FINER
    if first <= key_first and key_last <= last:
        return Relation.COARSER
    return Relation.OVERLAPPING if first <= key_last and key_first <= last else Relation.DISJOINT


def _is_duration(value: str) -> bool:
    return value.startswith("P")


def _measure(value: str) -> tuple[int, str] | str:
    if not _is_duration(value):
        return value
    factor, unit = {"D": (1, "D"), "W": (7, "D"), "M": (1, "M"), "Y": (12, "M")}[value[-1]]
    return factor * int(value[1:-1]), unit


# How dates are written: each reader below stands under the patterns that it reads.

_Reader: TypeAlias = Callable[[re.Match[str], date | None], Iterable[str]]


@dataclass(frozen=True, kw_only=True)
class _Rule:
    whole: re.Pattern[str]
    found: re.Pattern[str]
    read: _Reader

    def values(self, match: re.Match[str], dateline: date | None) -> Iterator[str]:
        try:
            for value in self.read(match, dateline):
                if _is_duration(value) or bounds(value):
                    yield value
        except (OverflowError, ValueError):  # outside the years 1 to 9999 there is no date
            return


_RULES: list[_Rule] = []


def _rule(pattern: str) -> Callable[[_Reader], _Reader]:
    spaced = pattern.replace(" ", r"\s+").replace(r"\d", "[0-9]")
    found = rf"(?<![\w/$£€#])(?<!\d[.,-])(?:{spaced})(?!\w)(?![.,/-]\d)"

    def add(read: _Reader) -> _Reader:
        _RULES.append(
            _Rule(whole=re.compile(spaced), found=re.compile(found, re.IGNORECASE), read=read)
        )
        return read

    return add


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
        return (name in _MONTHS and name not in _ALSO_NAMES) or bool(_DATING.search(before))
    if parts.keys() == {"weekday"}:
        return parts["weekday"].casefold() in _WEEKDAYS
    is_duration, is_bare_unit = "span" in parts, match.group() == parts.get("unit")
    return not is_duration and not is_bare_unit


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
        for month in _MONTHS
        if month[0] == word[0]
        and (len(month) > 5 or beside_digits)
        and OSA.distance(word, month) <= (2 if len(month) > 6 else 1)
    ]
    return near[0] if len(near) == 1 and word not in _MONTHS else word


def _read(plain: str, dateline: date | None) -> Iterator[str]:
    for rule in _RULES:
        if match := rule.whole.fullmatch(plain):
            yield from rule.values(match, dateline)


def _read_interval(plain: str, dateline: date | None) -> Iterator[str]:
    matches = (pattern.fullmatch(plain) for pattern in _INTERVALS)
    for match in filter(None, matches):
        for last in filter(_is_point, _read(match["last"], dateline)):
            # What the first part leaves open is counted from the last: June to October 2016.
            for first in filter(_is_point, _read(match["first"], bounds(last)[1])):
                if bounds(first)[0] <= bounds(last)[0]:
                    yield f"{first}/{last}"


def _is_point(value: str) -> bool:
    return not _is_duration(value) and "/" not in value


def _days(year: int, month: int, day: int) -> Iterator[str]:
    try:
        yield date(year, month, day).isoformat()
    except ValueError:  # a day that the calendar does not have is no reading
        return


def _months(year: int, month: int) -> Iterator[str]:
    if 1 <= month <= 12:
        yield f"{year:04}-{month:02}"


def _month_number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return 1 + [month[:3] for month in _MONTHS].index(text[:3].casefold())


def _nearest(values: Iterable[str], which: str | None, dateline: date) -> list[str]:
    """Choose among the returns of a day, month or season; without `which` the past comes first."""
    begun: list[str] = []
    ahead: list[str] = []
    for value in values:
        (begun if bounds(value)[0] <= dateline else ahead).append(value)
    match (which or "").casefold():
        case "last":
            return [value for value in begun if bounds(value)[1] < dateline][-1:]
        case "this":
            return [value for value in begun + ahead if int(value[:4]) == dateline.year]
        case "next":
            return ahead[:1]
    return begun[-1:] + ahead[:1]


def _years(match: re.Match[str], dateline: date | None) -> Iterable[int]:
    """Give the year that is written, or those around the dateline, far enough for a leap day."""
    if year := match.groupdict().get("year"):
        return [int(year)]
    return range(dateline.year - 8, dateline.year + 9) if dateline else []


@_rule(rf"{_ON_DAY}{_MONTH} (?:the )?{_DAY}(?:{_COMMA}{_YEAR})?")
@_rule(rf"{_ON_DAY}(?:the )?{_DAY} (?:of )?{_MONTH}(?:{_COMMA}{_YEAR})?")
@_rule(rf"{_YEAR}[-/.](?P<month>\d\d?)[-/.]{_DAY}")
def _day(match: re.Match[str], dateline: date | None) -> Iterable[str]:
    month, day = _month_number(match["month"]), int(match["day"])
    days = [value for year in _years(match, dateline) for value in _days(year, month, day)]
    return days if match["year"] or not dateline else _nearest(days, None, dateline)


@_rule(rf"(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark)(?:{_YEAR}|(?P<short>\d\d))")
def _day_in_numbers(match: re.Match[str], _: date | None) -> Iterable[str]:
    # Two digits: 69 to 99 are 1969 to 1999, as in POSIX strptime.
    short = int(match["short"] or 0)
    year = int(match["year"] or short + (1900 if short >= 69 else 2000))
    first, second = int(match["first"]), int(match["second"])
    readings = [*_days(year, first, second), *_days(year, second, first)]
    return readings if match["mark"] == "/" else reversed(readings)


@_rule(rf"{_PART_OF}{_MONTH}{_COMMA}(?:of )?{_YEAR}")
@_rule(rf"(?P<month>\d\d?)/{_YEAR}")
@_rule(rf"{_YEAR}-(?P<month>\d\d)")
def _month_of_year(match: re.Match[str], _: date | None) -> Iterable[str]:
    return _months(int(match["year"]), _month_number(match["month"]))


@_rule(rf"(?:{_WHICH} )?{_PART_OF}{_MONTH}")
def _month(match: re.Match[str], dateline: date | None) -> Iterable[str]:
    month = _month_number(match["month"])
    months = (value for year in _years(match, dateline) for value in _months(year, month))
    return _nearest(months, match["which"], dateline) if dateline else []


@_rule(rf"(?:the )?(?P<season>{'|'.join(_SEASONS)}) (?:of )?{_YEAR}")
@_rule(rf"{_WHICH} (?P<season>{'|'.join(_SEASONS)})")
def _season(match: re.Match[str], dateline: date | None) -> Iterable[str]:
    number = _SEASONS[match["season"].casefold()]
    seasons = [f"{year:04}-{number}" for year in _years(match, dateline)]
    which = match.groupdict().get("which")
    return _nearest(seasons, which, dateline) if which and dateline else seasons


@_rule(rf"(?:the )?(?P<nth>{'|'.join(_QUARTERS)}) quarter of {_YEAR}")
def _quarter(match: re.Match[str], _: date | None) -> Iterable[str]:
    last = 3 * _QUARTERS[match["nth"].casefold()]
    yield f"{match['year']}-{last - 2:02}/{match['year']}-{last:02}"


@_rule(rf"{_PART_OF}{_YEAR}")
def _year(match: re.Match[str], _: date | None) -> Iterable[str]:
    yield match["year"]


@_rule(r"(?:the )?(?:early |mid-?|late )?(?P<decade>1\d\d|20\d)0'?s")
def _decade(match: re.Match[str], _: date | None) -> Iterable[str]:
    yield f"{match['decade']}X"


@_rule(rf"(?P<near>{'|'.join(_NEAR_DAYS)})(?: morning| afternoon| evening| night)?")
def _near_day(match: re.Match[str], dateline: date | None) -> Iterable[str]:
    return _shifted("day", _NEAR_DAYS[" ".join(match["near"].casefold().split())], dateline)


@_rule(rf"(?:{_WHICH} )?{_WEEKDAY}(?: morning| afternoon| evening| night)?")
def _weekday(match: re.Match[str], dateline: date | None) -> Iterable[str]:
    if dateline:
        number = [day[:3] for day in _WEEKDAYS].index(match["weekday"][:3].casefold())
        near = (dateline + timedelta(days=days) for days in range(-7, 8))
        days = [day.isoformat() for day in near if day.weekday() == number]
        which = (match["which"] or "").casefold()
        yield from _nearest(days, which.replace("this", ""), dateline)


@_rule(rf"(?:earlier |later )?{_WHICH} (?P<unit>week|month|year|weekend)")
@_rule(rf"{_NUMBER} (?P<unit>day|week|month|year)s? ago")
@_rule(r"(?:the )?(?P<unit>weekend)")
def _near(match: re.Match[str], dateline: date | None) -> Iterable[str]:
    which, number = map(match.groupdict().get, ("which", "number"))
    steps = -_count(number) if number else _STEPS[(which or "this").casefold()]
    return _shifted(match["unit"].casefold(), steps, dateline)


def _shifted(unit: str, steps: int, dateline: date | None) -> Iterator[str]:
    """Give the day, week, weekend, month or year so many steps away from that of the dateline."""
    if dateline is None:
        return
    if unit == "day":
        yield (dateline + timedelta(days=steps)).isoformat()
    elif unit == "week":
        year, week, _ = (dateline + timedelta(weeks=steps)).isocalendar()
        yield f"{year:04}-W{week:02}"
    elif unit == "weekend":
        # "This weekend" in a report of Tuesday is the one that is over.
        early = dateline.weekday() < 5 and steps == 0
        sunday = dateline + timedelta(days=6 - dateline.weekday(), weeks=steps - early)
        yield f"{sunday - timedelta(days=1)}/{sunday}"
    elif unit == "month":
        year, month = divmod(12 * dateline.year + dateline.month - 1 + steps, 12)
        yield from _months(year, month + 1)
    else:
        yield f"{dateline.year + steps:04}"


@_rule(rf"{_NUMBER}[\s-]+(?P<span>day|week|month|year|decade)s?")
def _duration(match: re.Match[str], _: date | None) -> Iterable[str]:
    number, unit = _count(match["number"]), match["span"]
    yield f"P{10 * number}Y" if unit == "decade" else f"P{number}{unit[0].upper()}"


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else NUMBER_WORDS.get(text.casefold(), 1)
