"""Ways of writing a month, a season, a quarter, a year, a decade, a century by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from kit.dates.dateline import month_span, months_of
from kit.dates.patterns import (
    COMMA,
    DECADES,
    MONTH,
    NUMBER,
    ORDINAL_WORD,
    PART_OF,
    SEASON,
    SEASONS,
    YEAR,
    count,
    month_number,
    ordinal,
)
from kit.dates.registry import Writing, registered
from kit.dates.tense import Tense
from kit.dates.viewpoint import Viewpoint
from kit.dates.years import NAME_OF_YEAR, WHICH, chosen, years_of
from kit.text import words

WRITINGS: list[Writing] = []
_written = partial(registered, WRITINGS)

_PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1, "latter": -1}
_PART = rf"(?P<nth>{'|'.join(_PARTS)}|[1-4](?:st|nd|rd|th))[\s-](?P<part>quarter|half|six months)"
_MONTHS_OF = {"half": 6, "six months": 6}
_RESULTS = re.compile(
    r"\s+(?:\w+\s+)?(?:results?|earnings|figures?|profits?|loss(?:es)?|report|sales|revenues?|data"
    r"|gdp|net)\b",
    re.IGNORECASE,
)
_RESULTS_FOR = re.compile(
    r"\b(?:rates?|results?|figures?|data|index|reports?|numbers|accounts|earnings)(?: \w+)? for"
    r"(?: the)?\s+$",
    re.IGNORECASE,
)
_FISCAL = r"(?:fiscal|calendar|school|academic|financial|tax)"
_ROMAN = words("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi")
_MIDDLE_AGES = "0500/1500"
"""In the widest use (Encyclopaedia Britannica)."""
_PART_OF_SPAN = r"(?:the )?(?:(?:early|mid|late)[ -]?|(?:beginning|middle|end) of the )?"


@_written(rf"{PART_OF}{MONTH}{COMMA}(?:of |in )?{YEAR}")
@_written(rf"(?P<month>\d\d?)/{YEAR}")
@_written(rf"{YEAR}-(?P<month>\d\d)")
@_written(rf"(?P<month>\d\d?)-{YEAR}", in_text=False)
@_written(rf"{YEAR}[-/.](?P<month>\d\d?)", in_text=False)
@_written(rf"{YEAR}{COMMA}{MONTH}", in_text=False)
@_written(rf"{MONTH}[-/]{YEAR}", in_text=False)
def _month_of_year(match: re.Match[str], _: Viewpoint) -> Iterable[str]:
    return months_of(int(match["year"]), month_number(match["month"]))


@_written(rf"{MONTH},?(?: of)? '?(?P<short>\d\d)", in_text=False)
@_written(r"(?P<month>\d\d?)/(?P<short>\d\d)", in_text=False)
def _month_of_short_year(match: re.Match[str], _: Viewpoint) -> Iterable[str]:
    short, month = int(match["short"]), month_number(match["month"])
    return [value for century in (1900, 2000) for value in months_of(century + short, month)]


@_written(rf"{PART_OF}{MONTH},? {NAME_OF_YEAR}")
@_written(rf"(?:{WHICH} )?{PART_OF}{MONTH}")
def _month(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    month = month_number(match["month"])
    months = [value for year in years_of(match, seen) for value in months_of(year, month)]
    return chosen(months, match, _at_its_end(seen)) if seen.dateline else []


@_written(rf"(?:the )?{PART_OF}(?:the )?{SEASON},? (?:of )?{YEAR}(?:-\d\d)?")
@_written(rf"{WHICH} {PART_OF}{SEASON}")
@_written(rf"{PART_OF}{WHICH} {SEASON}")
@_written(rf"(?:the )?{SEASON} {NAME_OF_YEAR}")
@_written(rf"(?P<whose>last|this|next) year,?(?: in)?(?: the)? {SEASON}(?:time)?")
@_written(rf"the {SEASON}(?! of\b)", typed=False)
@_written(rf"{PART_OF}(?:the )?{SEASON}", in_text=False)
def _season(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    number = SEASONS[match["season"].casefold()]
    return chosen([f"{year:04}-{number}" for year in years_of(match, seen)], match, seen)


@_written(rf"(?:the )?{SEASON} (?:of )?'?(?P<short>\d\d)", in_text=False)
def _season_of_short_year(match: re.Match[str], _: Viewpoint) -> Iterable[str]:
    number, short = SEASONS[match["season"].casefold()], int(match["short"])
    return [f"{century + short:04}-{number}" for century in (1900, 2000)]


@_written(rf"(?:the )?{_PART} (?:(?:of|in) )?(?:fiscal )?{YEAR}")
@_written(rf"(?:the )?{YEAR} {_PART}")
@_written(rf"(?:the )?{_PART} {NAME_OF_YEAR}")
@_written(rf"(?P<whose>last|this|next) year's {_PART}")
@_written(
    r"the (?P<nth>first|second|third|fourth)(?: fiscal)? (?P<part>quarter)(?! of)", typed=False
)
@_written(rf"(?:the )?(?:fiscal )?{_PART}(?: of the(?: fiscal)? year)?", typed=False, in_text=False)
@_written(rf"(?P<part>q)(?P<nth>[1-4])(?: (?:of )?{YEAR})?", typed=False, in_text=False)
def _part_of_year(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    months = _MONTHS_OF.get(" ".join(match["part"].casefold().split()), 3)
    nth = match["nth"].casefold()
    number = _PARTS.get(nth) or int(nth[0])
    last = 12 if number < 0 else months * number
    spans = [month_span(y, last - months + 1, last) for y in years_of(match, seen) if last <= 12]
    return chosen(spans, match, _at_its_end(seen))


def _at_its_end(seen: Viewpoint) -> Viewpoint:
    """Give a viewpoint in the past for results and figures, which come when their time is over."""
    if seen.before is None:
        return seen
    is_over = _RESULTS.match(seen.after) or _RESULTS_FOR.search(seen.before)
    return replace(seen, fixed=Tense.PAST) if is_over else seen


@_written(
    rf"(?:the )?(?P<nth>first|last|final) {NUMBER} months of "
    rf"(?:the year|(?P<whose>last|this|next|that) year|{YEAR})"
)
@_written(rf"(?:the )?(?P<nth>first) {NUMBER} months", typed=False, in_text=False)
def _months_of_year(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    months = count(match["number"])
    first, last = (1, months) if match["nth"].casefold() == "first" else (13 - months, 12)
    if not 1 <= months <= 12:
        return []
    return chosen([month_span(y, first, last) for y in years_of(match, seen)], match, seen)


@_written(rf"{PART_OF}{YEAR}(?! ?b\.?c\b)")
@_written(rf"{PART_OF}(?:the )?{_FISCAL}(?: year)? {YEAR}")
@_written(rf"{PART_OF}(?:the )?year {YEAR}")
@_written(rf"(?:cy|fy) ?{YEAR}", in_text=False)
@_written(rf"(?:the )?{YEAR} (?:period|season)", typed=False, in_text=False)
@_written(r"year (?P<year>\d{3})", in_text=False)
def _year(match: re.Match[str], _: Viewpoint) -> Iterable[str]:
    yield f"{int(match['year']):04}"


@_written(r"'(?P<short>\d\d)")
@_written(r"(?:cy|fy|fiscal) ?'?(?P<short>\d\d)", typed=False, in_text=False)
def _short_year(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    latest = (seen.dateline.year if seen.dateline else 2000) + 9
    yield f"{latest - (latest - int(match['short'])) % 100:04}"


@_written(
    rf"(?:the )?(?:{_FISCAL}(?: year)? )?{YEAR}[-/](?P<last>\d\d)(?: season| {_FISCAL} year)?"
)
@_written(rf"{YEAR} ?- ?(?P<last>[12]\d{{3}})")
def _years_to(match: re.Match[str], _: Viewpoint) -> Iterable[str]:
    last = match["year"][: 4 - len(match["last"])] + match["last"]
    # 1999-00 ends in 2000; 2016-10 is a month, 1996-97 are two years.
    if match["year"].endswith("99") and match["last"] == "00":
        last = f"{int(match['year']) + 1}"
    is_month = len(match["last"]) == 2 and 1 <= int(match["last"]) <= 12
    if match["year"] < last and (not is_month or int(last) == int(match["year"]) + 1):
        yield f"{match['year']}/{last}"


@_written(r"'?(?P<first>\d\d) ?(?:-|to|until|till) ?'(?P<last>\d\d)", in_text=False)
@_written(r"'?(?P<first>\d\d) ?- ?(?P<year>(?:19|20)\d\d)", in_text=False)
def _years_of_two_digits(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    parts = match.groupdict()
    latest = int(parts["year"]) if parts.get("year") else _latest(int(parts["last"]), seen)
    first = latest - (latest - int(match["first"])) % 100
    if first < latest:
        yield f"{first}/{latest}"


def _latest(short: int, seen: Viewpoint) -> int:
    """Give the last year of two digits, by the dateline."""
    now = seen.dateline.year if seen.dateline else 2000
    return now - (now - short) % 100


@_written(r"(?:the )?(?:(?:early|mid|late)[ -]?)?(?P<decade>1\d\d|20\d)0'?s")
def _decade(match: re.Match[str], _: Viewpoint) -> Iterable[str]:
    yield f"{match['decade']}X"
    # The 1800s may be the whole century.
    if match["decade"].endswith("0"):
        yield f"{match['decade'][:2]}XX"


@_written(r"(?:the )?(?:(?:early|mid|late)[ -]?)?'(?P<short>\d)0'?s")
@_written(rf"{_PART_OF_SPAN}(?P<short>[2-9])0'?s", in_text=False)
@_written(rf"{_PART_OF_SPAN}(?P<name>{'|'.join(DECADES)})", in_text=False)
def _decade_of_century(match: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    parts = match.groupdict()
    short = DECADES[parts["name"]] if parts.get("name") else 10 * int(parts["short"])
    latest = seen.dateline.year if seen.dateline else 2000
    yield f"{(latest - (latest - short) % 100) // 10:03}X"


@_written(
    rf"{_PART_OF_SPAN}(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL_WORD})[ -]century"
    r"(?! bc| b\.c)"
)
@_written(
    rf"{_PART_OF_SPAN}(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL_WORD}) c(?:ent)?\.?", in_text=False
)
def _century(match: re.Match[str], _: Viewpoint) -> Iterable[str]:
    yield f"{ordinal(match['nth']) - 1:02}XX"


@_written(rf"{_PART_OF_SPAN}(?P<roman>x[ivx]*|[ivx]+)(?:th)?[ -]century", in_text=False)
def _century_in_roman_numerals(match: re.Match[str], _: Viewpoint) -> Iterable[str]:
    number = match["roman"].casefold()
    if number in _ROMAN:
        yield f"{_ROMAN.index(number):02}XX"


@_written(
    r"(?:the )?(?:(?:early|high|late)[ -])?"
    r"(?:middle ages|(?:medieval|mediaeval) (?:age|era|period|times))",
    in_text=False,
)
def _middle_ages(_: re.Match[str], __: Viewpoint) -> Iterable[str]:
    yield _MIDDLE_AGES


@_written(r"(?:the )?mid-?year", typed=False, in_text=False)
def _middle_of_year(_: re.Match[str], seen: Viewpoint) -> Iterable[str]:
    if seen.dateline:
        yield f"{seen.dateline.year + (seen.tense is Tense.FUTURE and seen.dateline.month > 7):04}"
