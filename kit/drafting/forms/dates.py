"""Dates written out: with their year, with their preposition, or coarser than the article."""

from __future__ import annotations

import re
from calendar import month_name

from kit.dates import Grain, grain
from kit.facts import Fact

_MONTHS = "|".join(tuple(month_name)[1:])
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTHS})\b")
_MONTH_FIRST = re.compile(rf"\b({_MONTHS}) (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?\b")
_MONTH = re.compile(rf"\b({_MONTHS})\b")
_YEAR = re.compile(r"\b\d{4}\b")


def dated(value: str, key: str) -> str:
    """Give a date in full, in the order of day and month that the article uses.

    Empty where the article writes a weekday, a part of a day or anything else that is no plain
    day, month or year.
    """
    fine, year = grain(value), value[:4]
    if fine is Grain.DAY and (found := _DAY_FIRST.fullmatch(_without_year(key))):
        return f"{found[1]} {found[2]} {year}"
    if fine is Grain.DAY and (found := _MONTH_FIRST.fullmatch(_without_year(key))):
        return f"{found[1]} {found[2]}, {year}"
    if fine is Grain.MONTH and _MONTH.fullmatch(_without_year(key)):
        return f"{month_name[int(value[5:7])]} {year}"
    return year if fine is Grain.YEAR and key == value else ""


def _without_year(key: str) -> str:
    return _YEAR.sub("", key).strip(" ,")


def coarser(value: str, key: str) -> tuple[str, str] | None:
    """Give the words and value of the year, or month, in which a date lies; None where none is.

    A date without its year gets the month without it.
    """
    if not dated(value, key) or grain(value) is Grain.YEAR:
        return None
    if _YEAR.search(key):
        return value[:4], value[:4]
    return (month_name[int(value[5:7])], value[:7]) if grain(value) is Grain.DAY else None


def with_preposition(fact: Fact, date: str, value: str) -> str:
    """Give a date with "in" or "on" before it."""
    wanted = "on" if grain(value) is Grain.DAY else "in"
    same = grain(value) is grain(fact.value) if fact.value else False
    return f"{fact.preposition if same and fact.preposition else wanted} {date}"
