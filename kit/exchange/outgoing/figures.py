"""Days and numbers of a typed English answer, written in the other usual ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kit.text import NUMBER_WORDS

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NAME = rf"(?P<name>{'|'.join(MONTHS)}|Sept\.?|(?:{'|'.join(each[:3] for each in MONTHS)})\b\.?)"
_NUMBERED = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
_BEFORE = rf"(?P<before>(?:on )?(?:{WEEKDAY},? )?)"
_YEAR = r"(?:,? (?P<year>\d{4}))?"
_DAYS = (
    re.compile(rf"{_BEFORE}{_NAME} {_NUMBERED}{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_BEFORE}(?:the )?{_NUMBERED} (?:of )?{_NAME}{_YEAR}", re.IGNORECASE),
    re.compile(r"(?P<before>)(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)"),
)
_MONTH = re.compile(rf"(?P<before>(?:in )?){_NAME},?(?: (?P<year>\d{{4}}))?", re.IGNORECASE)
_NAMED = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b|\b\d{{4}}\b|\d ?[ap]\.?m\b", re.IGNORECASE)


class _Day(NamedTuple):
    """A day as it is written: what stands before it, its number, month and year."""

    before: str
    day: int
    month: str
    year: str


def days(text: str) -> Iterator[str]:
    """Give the other ways in which a text that is a day is written, likely ones first.

    >>> list(days("2016-05-17"))[:4]
    ['17 May 2016', 'May 17, 2016', 'May 17 2016', '17th May 2016']
    """
    if day := _day(text):
        for form in _in_full(day):
            yield day.before + form


def short_months(text: str) -> Iterator[str]:
    """Give a text that is a day or a month with the month cut short, with a point and without.

    >>> list(short_months("3 March")), list(short_months("October 2016"))
    (['3 Mar', 'Mar 3', '3 Mar.', 'Mar. 3'], ['Oct 2016', 'Oct. 2016'])
    """
    if day := _day(text):
        # After "on" and a weekday few write a point.
        names = [name for name in _short(day.month) if not (day.before and name.endswith("."))]
        forms = (day.before + form for name in names for form in _with(name, day))
    elif month := _MONTH.fullmatch(text):
        year = f" {month['year']}" if month["year"] else ""
        forms = (f"{month['before']}{name}{year}" for name in _short(_full(month["name"])))
    else:
        return
    yield from (form for form in forms if form != text)


def is_plain_day(text: str) -> bool:
    """Say whether a text is one day in its plainest form, with or without its year."""
    day = _day(text)
    return day is not None and text in {day.before + form for form in _with(day.month, day)}


def is_month(text: str) -> bool:
    """Say whether a text is one month, with or without its year."""
    return _MONTH.fullmatch(text) is not None


def _day(text: str) -> _Day | None:
    found = next((match.groupdict() for form in _DAYS if (match := form.fullmatch(text))), None)
    if found is None:
        return None
    number, day = int(found.get("number") or 1), int(found["day"])
    if not (1 <= number <= len(MONTHS) and 1 <= day <= 31):
        return None
    month = _full(found["name"]) if "name" in found else MONTHS[number - 1]
    return _Day(before=found["before"], day=day, month=month, year=found["year"] or "")


def _full(name: str) -> str:
    return next(month for month in MONTHS if month[:3].casefold() == name[:3].casefold())


def _short(month: str) -> list[str]:
    """Give the abbreviations of a month."""
    if month == "May":
        return []
    short = ("Sept", "Sep") if month == "September" else (month[:3],)
    return [*short, *(f"{name}." for name in short)]


def _with(name: str, day: _Day) -> tuple[str, str]:
    """Give a day with its month so named, the day first and the month first."""
    if day.year:
        return f"{day.day} {name} {day.year}", f"{name} {day.day}, {day.year}"
    return f"{day.day} {name}", f"{name} {day.day}"


def _in_full(day: _Day) -> Iterator[str]:
    yield from _with(day.month, day)
    year = f" {day.year}" if day.year else ""
    if year:
        yield f"{day.month} {day.day}{year}"
    number = f"{day.day}{_ending(day.day)}"
    yield f"{number} {day.month}{year}"
    yield f"{day.month} {number}{',' if year else ''}{year}"
    if day.before:
        return
    yield f"the {number} of {day.month}{year}"
    if year:
        yield f"{day.year}-{MONTHS.index(day.month) + 1:02}-{day.day:02}"


def _ending(day: int) -> str:
    """Give the ending of an ordinal.

    >>> [f"{day}{_ending(day)}" for day in (1, 12, 22, 23, 30)]
    ['1st', '12th', '22nd', '23rd', '30th']
    """
    is_teen = day // 10 == 1
    return "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


# The library text2num reads numbers in words, and writes none.
_SMALL = (
    *NUMBER_WORDS,
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UP_TO_99 = (
    *_SMALL,
    *(f"{ten}{unit}" for ten in _TENS for unit in ("", *(f"-{one}" for one in _SMALL[:9]))),
)
_WORDS = {word: number for number, word in enumerate(_UP_TO_99, 1)}
_SCALES = {"million": 10**6, "thousand": 1000, "hundred": 100}
_FROM_TEN = 10
_IN_DIGITS = re.compile(
    r"(?<![\w.,/:£$€-])(?P<number>[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?: (?P<scale>million))?"
    r"(?![\w/:%°-]|[.,]\d)"
)
_IN_WORDS = re.compile(
    rf"\b(?<!-)(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
    rf"(?: (?P<scale>{'|'.join(_SCALES)}))?\b(?!-)",
    re.IGNORECASE,
)


def numbers(text: str) -> Iterator[str]:
    """Give a text with its one number in words for digits, in digits for words, and grouped or not.

    Years, days and times of day stay as they are.

    >>> list(numbers("20 minutes")), list(numbers("forty thousand"))
    (['twenty minutes'], ['40,000', '40000'])
    """
    if _NAMED.search(text):
        return
    digits, words = list(_IN_DIGITS.finditer(text)), list(_IN_WORDS.finditer(text))
    if len(digits) + len(words) != 1:
        return
    match = (digits or words)[0]
    for form in _of_digits(match) if digits else _of_words(match):
        if form != match.group():
            yield text[: match.start()] + form + text[match.end() :]


def _of_digits(match: re.Match[str]) -> Iterator[str]:
    number = int(match["number"].replace(",", ""))
    scale = _SCALES.get(match["scale"] or "", 1)
    if words := _in_words(number * scale):
        yield words
    if scale == 1:
        yield f"{number:,}"
        yield str(number)


def _of_words(match: re.Match[str]) -> Iterator[str]:
    scale = (match["scale"] or "").casefold()
    number = _WORDS[match["word"].casefold()]
    if scale == "million":
        yield f"{number} million"
    whole = number * _SCALES.get(scale, 1)
    yield from (f"{whole:,}", str(whole))


def _in_words(number: int) -> str | None:
    """Give a number up to 99 in words, or so many hundred, thousand or million; None for others."""
    if number < 100:
        return _UP_TO_99[number - 1] if number else None
    for name, scale in _SCALES.items():
        many, rest = divmod(number, scale)
        if not rest and many < (_FROM_TEN if name == "hundred" else 100):
            return f"{_UP_TO_99[many - 1]} {name}" if many else None
    return None
