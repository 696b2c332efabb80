"""Rules for typed answers that are dates."""

from __future__ import annotations

from itertools import filterfalse

from kit.checking.case import Case
from kit.checking.outcome import Outcome, close, correct, wrong
from kit.dates import Grain, Relation, bounds, compare, grain, is_duration, lacks_year, resolve

_GRAIN_CREDIT = {
    Grain.WEEK: 0.7,
    Grain.MONTH: 0.6,
    Grain.SEASON: 0.5,
    Grain.INTERVAL: 0.5,
    Grain.YEAR: 0.4,
    Grain.DECADE: 0.2,
}
# What differs, the nearest miss first, and what the student is told.
_DIFFERENCES = {
    "date-day": "Year and month fit; look again for the day.",
    "date-month": "The year fits; look again for the time of the year.",
    "date-year": "Look again for the year; the text means another one.",
    "duration": "Look again how long it was; mind the number and the unit.",
    "duration-or-date": "A date and a length of time are two things; which one is asked for?",
}
_OVERLAP = 0.3


def year_missing(case: Case) -> Outcome | None:
    """A year is asked for and the answer has none; the dateline must not answer for the student."""
    dates = list(filterfalse(is_duration, case.key_dates))
    if Grain.YEAR not in map(grain, dates) or not lacks_year(case.answer):
        return None
    relations = {
        compare(mine, key) for mine in case.dates for key in dates if grain(key) is not Grain.YEAR
    }
    if relations & {Relation.EQUAL, Relation.FINER, Relation.COARSER}:
        return close("year-missing", _GRAIN_CREDIT[Grain.DECADE], "Right so far; which year?")
    return wrong("year-missing", "The year is asked for; which one was it?")


def equal_or_finer_date(case: Case) -> Outcome | None:
    """The date is the wanted one, or lies within it."""
    relations = {compare(mine, key) for mine in case.dates for key in case.key_dates}
    if Relation.EQUAL in relations:
        return correct("date")
    return correct("date-finer") if Relation.FINER in relations else None


def year_left_open(case: Case) -> Outcome | None:
    """The month, or the day of one, fits once the year of the key is put to it."""
    if not lacks_year(case.answer):
        return None
    for key in filterfalse(is_duration, case.key_dates):
        mine = resolve(case.answer, bounds(key)[1])
        relation = compare(mine, key) if mine else Relation.DISJOINT
        if relation in (Relation.EQUAL, Relation.FINER):
            return close("date-no-year", _GRAIN_CREDIT[Grain.MONTH], "Right so far; which year?")
        if relation is Relation.COARSER:
            return close(
                "date-no-year", _GRAIN_CREDIT[Grain.YEAR], "Right month; which day, which year?"
            )
    return None


def coarser_date(case: Case) -> Outcome | None:
    """The wanted date lies within the one given."""
    for mine in filterfalse(is_duration, case.dates):
        for key in filterfalse(is_duration, case.key_dates):
            if compare(mine, key) is Relation.COARSER:
                feedback = f"Right {_name_of(mine)}; {_finer_wish(mine, key)}"
                return close("date-coarser", _GRAIN_CREDIT[grain(mine)], feedback)
    return None


def overlapping_date(case: Case) -> Outcome | None:
    """The dates share some days, and neither holds the other."""
    pairs = ((mine, key) for mine in case.dates for key in case.key_dates)
    if not any(compare(mine, key) is Relation.OVERLAPPING for mine, key in pairs):
        return None
    return close("date-overlap", _OVERLAP, "Partly the right time; say it more exactly.")


def other_date(case: Case) -> Outcome | None:
    """The dates share no day."""
    if not case.dates or not case.key_dates:
        return None
    if lacks_year(case.answer):
        return wrong("date-month", "Look again: the text gives another day or month.")
    found = {_difference(mine, key) for mine in case.dates for key in case.key_dates}
    return next(wrong(rule, told) for rule, told in _DIFFERENCES.items() if rule in found)


def _difference(mine: str, key: str) -> str:
    """Name what two dates that share no day differ in."""
    on_calendar = [value for value in (mine, key) if not is_duration(value)]
    if len(on_calendar) < 2:
        return "duration-or-date" if on_calendar else "duration"
    (my_first, _), (key_first, _) = bounds(mine), bounds(key)
    if my_first.year != key_first.year:
        return "date-year"
    fine = {grain(mine), grain(key)} <= {Grain.DAY, Grain.MONTH}
    return "date-day" if fine and my_first.month == key_first.month else "date-month"


def _name_of(value: str) -> str:
    return "period" if grain(value) is Grain.INTERVAL else str(grain(value))


def _finer_wish(mine: str, key: str) -> str:
    wanted = grain(key)
    if wanted is Grain.INTERVAL:
        return "say it more exactly."
    both = wanted is Grain.DAY and grain(mine) in (Grain.YEAR, Grain.DECADE, Grain.SEASON)
    return "give the month and the day too." if both else f"give the {wanted} too."
