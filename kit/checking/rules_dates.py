"""Rules for typed answers that are dates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from kit.checking.case import Case
from kit.checking.comparing_numbers import is_same
from kit.checking.key_dates import loose_dates, part_of
from kit.checking.outcome import Outcome, again, close, correct, wrong
from kit.dates import (
    Grain,
    Relation,
    bounds,
    clock_times,
    compare,
    day_times,
    find_dates,
    grain,
    is_duration,
    is_weekday_alone,
    lacks_year,
    resolve_all,
    tells_time_of_day,
    weekdays_named,
)
from kit.messages import joined, message
from kit.names import folded_words
from kit.numbers import quantities

_LOOKS_LIKE_DATE = re.compile(r"\d{1,4}([/.-])\d{1,2}(?:\1\d{2,4})?\b")
_COUNTED = re.compile(r"\b(?:hour|day|week|month|year|decade)s? (?:after|before)\b")
"""From a day that the answer leaves to be looked up: three days after the fire."""
_BEGAN_AND_ENDED = re.compile(
    r"\b(?:between|from)\b.*\b(?:and|to|until|till)\b"
    r"|\b(?:start|beg[aiu]n)\w*\b.*\b(?:end|finish|stopp|until)\w*\b"
)
_YEAR = re.compile(r"^(?:(?:in|the|year|of|about|around|early|late|by|since) )*\d{4}s?$")
_SINCE, _UNTIL = re.compile(r"\b(?:since|from|after)\b"), re.compile(r"\b(?:until|till|before)\b")
_YEARS_AGO = re.compile(r"\byears ago\b")
_ASKED_DAY = re.compile(r"days?$|dates?$|weekdays?$|months?$|years?$")
_ASKED_DATE = re.compile(r"\b(?:what|which) date\b", re.IGNORECASE)
_RIGHT_DAY = 0.7
_NO_YEAR = 0.2
_PART = 0.4
_LONG_INTERVAL = 31
_YEARS_AWAY = timedelta(days=3 * 1461)


def length_of_time(case: Case) -> Outcome | None:
    """A date is wanted, and a length of time is given."""
    if case.dates:
        return None
    if not any(map(is_duration, resolve_all(case.answer, case.today))):
        return None
    given = quantities(case.answer)
    if any(is_same(mine, key) for form in case.keys for key in quantities(form) for mine in given):
        return correct("number")
    return wrong("duration", "A date and a length of time are two things; which one is asked for?")


def no_date(case: Case) -> Outcome | None:
    """A date is wanted, and what is given is none: 41 May, 7.40 a.m., a day after the fire."""
    if case.dates:
        return None
    if _COUNTED.search(case.plain) and not any(map(_COUNTED.search, case.keys)):
        return again("no-date", "Count it out and give the date itself.")
    given, wanted = digits_in(case.answer), digits_in(*case.forms)
    if not given - wanted or not (given & wanted or _LOOKS_LIKE_DATE.search(case.plain)):
        return None
    if clock_times(case.answer):
        return again("no-date", "That is a time of day; write the date.")
    return again("no-date", "There is no such date; write it like 3 May 2016.")


def digits_in(*texts: str) -> set[str]:
    """Give the numbers in some texts, as they are written in digits."""
    return {word for text in texts for word in folded_words(text) if word.isdecimal()}


def year_missing(case: Case) -> Outcome | None:
    """A year is asked for and the answer has none; the dateline must not answer for the student."""
    if Grain.YEAR not in map(grain, case.key_dates) or not any(map(_YEAR.search, case.keys)):
        return None
    if not lacks_year(case.answer):
        return _year_of_the_dateline(case)
    keys = [key for key in case.key_dates if grain(key) is not Grain.YEAR]
    relations = {compare(mine, key) for mine in given_dates(case) for key in keys}
    if relations & {Relation.EQUAL, Relation.FINER, Relation.COARSER}:
        return close("year-missing", _NO_YEAR, "Right so far; which year?")
    return wrong("year-missing", "The year is asked for; which one was it?")


def _year_of_the_dateline(case: Case) -> Outcome | None:
    """Give the outcome of `last year` where the number of the year is asked for."""
    if "year" not in folded_words(case.question.stem) or not _fits_a_key(case):
        return None
    if _YEARS_AGO.search(case.plain):  # which can be counted out
        return None
    elsewhere = replace(case, dateline=case.today - _YEARS_AWAY)
    if set(given_dates(case)) & set(given_dates(elsewhere)):
        return None
    return close("year-relative", _PART, "Right so far; which year?")


def _fits_a_key(case: Case) -> bool:
    pairs = ((mine, key) for mine in given_dates(case) for key in case.key_dates)
    return any(compare(mine, key) in (Relation.EQUAL, Relation.FINER) for mine, key in pairs)


def equal_or_finer_date(case: Case) -> Outcome | None:
    """The date is the wanted one, or lies within it and no other accepted one contradicts it."""
    keys = _dates_that_count(case)
    for readings in case.dates:
        if any(compare(mine, key) is Relation.EQUAL for mine in readings for key in keys):
            return None if _has_rival(readings, case) else _right_date(case)
        if any(_is_finer(mine, case) for mine in readings):
            return None if _has_rival(readings, case) else correct("date-finer")
    return None


def _dates_that_count(case: Case) -> list[str]:
    """Leave out the March of "the end of March" where the answer does not say the end of it."""
    loose = loose_dates(case.keys, case.question.stem, case.today)
    is_part = loose and part_of(case.answer)
    return [key for key in case.key_dates if is_part or key not in loose]


def another_part_of_it(case: Case) -> Outcome | None:
    """The year or month is accepted by itself, and the answer tells another day of it."""
    for mine in given_dates(case):
        fuller = [key for key in _dates_that_count(case) if compare(mine, key) is Relation.FINER]
        wide = [key for key in fuller if grain(key) is not Grain.WEEK]  # three weeks ago
        if wide and _is_other_than(mine, wide, case):
            return close("date-rest", _PART, "Right so far; look again for the rest of the date.")
    return None


def _right_date(case: Case) -> Outcome:
    """Give the outcome of the wanted date, on which another day of the week may be put."""
    if _leaves_time_out(case):
        told = joined([message("Right day;"), message("give the time of day too.")])
        return close("time-missing", _RIGHT_DAY, told)
    if _ASKED_DATE.search(case.question.stem) and is_weekday_alone(case.answer):
        return close("weekday", _RIGHT_DAY, "Right day; now write the date.")
    named, wanted = weekdays_named(case.answer), weekdays_wanted(case)
    if digits_in(case.answer) and named and wanted and not named & wanted:
        told = message("The date is right, but the day of the week is another one; look again.")
        return correct("date-weekday", told)
    return correct("date")


def _leaves_time_out(case: Case) -> bool:
    """Say whether a time of day is told with all accepted days, and none with the one given."""
    asked = folded_words(case.question.stem)
    if any(_ASKED_DAY.match(word) for word in asked) or tells_time_of_day(case.answer):
        return False
    return all(map(day_times, case.keys))


def weekdays_wanted(case: Case) -> set[int]:
    """Give the days of the week of the accepted days, and those that accepted answers name."""
    days = {bounds(key)[0].weekday() for key in case.key_dates if grain(key) is Grain.DAY}
    return days.union(*map(weekdays_named, case.keys))


def _is_finer(mine: str, case: Case) -> bool:
    """Say whether a date lies within an accepted one that is itself the most exact one."""
    wide = [key for key in case.key_dates if compare(mine, key) is Relation.FINER]
    is_whole = bool(wide) and not all(_is_part(mine, key) for key in wide)
    return is_whole and not _is_other_than(mine, wide, case)


def _is_other_than(mine: str, wide: list[str], case: Case) -> bool:
    """Say whether an accepted date tells a wide one more exactly, and none of these is given."""
    finer = [key for key in case.key_dates if any(_narrows(key, other) for other in wide)]
    return bool(finer) and all(compare(mine, key) is Relation.DISJOINT for key in finer)


def _narrows(key: str, wide: str) -> bool:
    """Say whether a date tells a wide one more exactly: the winter of 1993 reaches into 1994."""
    is_season = grain(key) is Grain.SEASON and grain(wide) is Grain.YEAR
    relation = compare(key, wide)
    return relation is Relation.FINER or (is_season and relation is Relation.OVERLAPPING)


def _is_part(mine: str, key: str) -> bool:
    """Say whether a date is only a part of a stretch: an end of it, or any of a long one."""
    if grain(key) is not Grain.INTERVAL:
        return False
    first, last = bounds(key)
    return (last - first).days > _LONG_INTERVAL or bounds(mine) in ((first, first), (last, last))


def _has_rival(readings: tuple[str, ...], case: Case) -> bool:
    """Say whether the answer tells another date of the same grain, which the question has not."""
    own = grain(readings[0])
    others = [
        other
        for other in case.dates
        if other != readings and grain(other[0]) is own and is_elsewhere(other, case)
    ]
    # The stem is read last, because hardly any answer tells a second date.
    asked = {m.value for m in find_dates(case.question.stem, case.today)} if others else set()
    return any(not asked & set(other) for other in others)


def is_elsewhere(readings: tuple[str, ...], case: Case) -> bool:
    """Say whether no reading shares a day with an accepted answer."""
    return all(
        compare(mine, key) is Relation.DISJOINT for mine in readings for key in case.key_dates
    )


def part_of_the_time(case: Case) -> Outcome | None:
    """A time from one day to another is wanted, and a part of it given."""
    inner = (
        (mine, key)
        for mine in given_dates(case)
        for key in case.key_dates
        if compare(mine, key) is Relation.FINER
    )
    if not any(_is_part(mine, key) for mine, key in inner):
        return None
    if any(_is_turned(case, key) for key in case.key_dates):
        return wrong("date-ends", "Look again from when until when it was.")
    if any(_tells_both_ends(case, key) for key in case.key_dates):
        return correct("date")
    return close("date-part", _PART, "That is a part of the time; say from when until when.")


def _is_turned(case: Case, key: str) -> bool:
    """Say whether it is since the end of a stretch, or until its beginning: since 2015."""
    spans = [bounds(mine) for mine in given_dates(case)]
    (first, last), is_one = bounds(key), len(spans) == 1
    begins = is_one and spans[0][0] == first and _UNTIL.search(case.plain) is not None
    ends = is_one and spans[0][1] == last and _SINCE.search(case.plain) is not None
    return begins or ends


def _tells_both_ends(case: Case, key: str) -> bool:
    """Say whether two dates are the ends of a stretch: it began in 2011 and ended in 2013."""
    spans = sorted(bounds(mine) for mine in given_dates(case))
    is_all = len(spans) == 2 and (spans[0][0], spans[1][1]) == bounds(key)
    is_next = is_all and (spans[1][0] - spans[0][1]).days <= 1
    return is_all and (is_next or _BEGAN_AND_ENDED.search(case.plain) is not None)


def given_dates(case: Case) -> list[str]:
    """Give the readings of all dates in the answer."""
    return [value for readings in case.dates for value in readings]
