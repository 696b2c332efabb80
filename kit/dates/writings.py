"""The ways of writing a date, each pattern with the reader of its values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from kit.dates.dateline import days_of, months_of, nearest, shifted, years_around
from kit.dates.values import bounds, is_duration
from kit.text import NUMBER_WORDS, words

MONTHS = words(
    "january february march april may june july august september october november december"
)
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
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

_Reader: TypeAlias = Callable[[re.Match[str], date | None], Iterable[str]]


@dataclass(frozen=True, kw_only=True)
class Writing:
    """A pattern for a whole expression, the same for running text, and the reader of both."""

    whole: re.Pattern[str]
    found: re.Pattern[str]
    read: _Reader

    def values(self, match: re.Match[str], dateline: date | None) -> Iterator[str]:
        """Give the readings of a match as EDTF values, the likeliest first."""
        try:
            for value in self.read(match, dateline):
                if is_duration(value) or bounds(value):
                    yield value
        except (OverflowError, ValueError):  # outside the years 1 to 9999 there is no date
            return


WRITINGS: list[Writing] = []


def _written(pattern: str) -> Callable[[_Reader], _Reader]:
    spaced = pattern.replace(" ", r"\s+").replace(r"\d", "[0-9]")
    found = rf"(?<![\w/$£€#])(?<!\d[.,-])(?:{spaced})(?!\w)(?![.,/-]\d)"

    def add(read: _Reader) -> _Reader:
        WRITINGS.append(
            Writing(whole=re.compile(spaced), found=re.compile(found, re.IGNORECASE), read=read)
        )
        return read

    return add


def _month_number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return 1 + [month[:3] for month in MONTHS].index(text[:3].casefold())


def _years(match: re.Match[str], dateline: date | None) -> Iterable[int]:
    """Give the year that is written, or those around the dateline."""
    year = match.groupdict().get("year")
    return [int(year)] if year else years_around(dateline)


@_written(rf"{_ON_DAY}{_MONTH} (?:the )?{_DAY}(?:{_COMMA}{_YEAR})?")
@_written(rf"{_ON_DAY}(?:the )?{_DAY} (?:of )?{_MONTH}(?:{_COMMA}{_YEAR})?")
@_written(rf"{_YEAR}[-/.](?P<month>\d\d?)[-/.]{_DAY}")
def _day(match: re.Match[str], dateline: date | None) -> Iterable[str]:
    month, day = _month_number(match["month"]), int(match["day"])
    days = [value for year in _years(match, dateline) for value in days_of(year, month, day)]
    return days if match["year"] or not dateline else nearest(days, None, dateline)


@_written(rf"(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark)(?:{_YEAR}|(?P<short>\d\d))")
def _day_in_numbers(match: re.Match[str], _: date | None) -> Iterable[str]:
    # Two digits: 69 to 99 are 1969 to 1999, as in POSIX strptime.
    short = int(match["short"] or 0)
    year = int(match["year"] or short + (1900 if short >= 69 else 2000))
    first, second = int(match["first"]), int(match["second"])
    readings = [*days_of(year, first, second), *days_of(year, second, first)]
    return readings if match["mark"] == "/" else reversed(readings)


@_written(rf"{_PART_OF}{_MONTH}{_COMMA}(?:of )?{_YEAR}")
@_written(rf"(?P<month>\d\d?)/{_YEAR}")
@_written(rf"{_YEAR}-(?P<month>\d\d)")
def _month_of_year(match: re.Match[str], _: date | None) -> Iterable[str]:
    return months_of(int(match["year"]), _month_number(match["month"]))


@_written(rf"(?:{_WHICH} )?{_PART_OF}{_MONTH}")
def _month(match: re.Match[str], dateline: date | None) -> Iterable[str]:
    month = _month_number(match["month"])
    months = (value for year in _years(match, dateline) for value in months_of(year, month))
    return nearest(months, match["which"], dateline) if dateline else []


@_written(rf"(?:the )?(?P<season>{'|'.join(_SEASONS)}) (?:of )?{_YEAR}")
@_written(rf"{_WHICH} (?P<season>{'|'.join(_SEASONS)})")
def _season(match: re.Match[str], dateline: date | None) -> Iterable[str]:
    number = _SEASONS[match["season"].casefold()]
    seasons = [f"{year:04}-{number}" for year in _years(match, dateline)]
    which = match.groupdict().get("which")
    return nearest(seasons, which, dateline) if which and dateline else seasons


@_written(rf"(?:the )?(?P<nth>{'|'.join(_QUARTERS)}) quarter of {_YEAR}")
def _quarter(match: re.Match[str], _: date | None) -> Iterable[str]:
    last = 3 * _QUARTERS[match["nth"].casefold()]
    yield f"{match['year']}-{last - 2:02}/{match['year']}-{last:02}"


@_written(rf"{_PART_OF}{_YEAR}")
def _year(match: re.Match[str], _: date | None) -> Iterable[str]:
    yield match["year"]


@_written(r"(?:the )?(?:early |mid-?|late )?(?P<decade>1\d\d|20\d)0'?s")
def _decade(match: re.Match[str], _: date | None) -> Iterable[str]:
    yield f"{match['decade']}X"


@_written(rf"(?P<near>{'|'.join(_NEAR_DAYS)})(?: morning| afternoon| evening| night)?")
def _near_day(match: re.Match[str], dateline: date | None) -> Iterable[str]:
    return shifted("day", _NEAR_DAYS[" ".join(match["near"].casefold().split())], dateline)


@_written(rf"(?:{_WHICH} )?{_WEEKDAY}(?: morning| afternoon| evening| night)?")
def _weekday(match: re.Match[str], dateline: date | None) -> Iterable[str]:
    if dateline:
        number = [day[:3] for day in WEEKDAYS].index(match["weekday"][:3].casefold())
        near = (dateline + timedelta(days=days) for days in range(-7, 8))
        days = [day.isoformat() for day in near if day.weekday() == number]
        which = (match["which"] or "").casefold()
        yield from nearest(days, which.replace("this", ""), dateline)


@_written(rf"(?:earlier |later )?{_WHICH} (?P<unit>week|month|year|weekend)")
@_written(rf"{_NUMBER} (?P<unit>day|week|month|year)s? ago")
@_written(r"(?:the )?(?P<unit>weekend)")
def _near(match: re.Match[str], dateline: date | None) -> Iterable[str]:
    which, number = map(match.groupdict().get, ("which", "number"))
    steps = -_count(number) if number else _STEPS[(which or "this").casefold()]
    return shifted(match["unit"].casefold(), steps, dateline)


@_written(rf"{_NUMBER}[\s-]+(?P<span>day|week|month|year|decade)s?")
def _duration(match: re.Match[str], _: date | None) -> Iterable[str]:
    number, unit = _count(match["number"]), match["span"]
    yield f"P{10 * number}Y" if unit == "decade" else f"P{number}{unit[0].upper()}"


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else NUMBER_WORDS.get(text.casefold(), 1)
