"""Dates that could be taken for another: those of the article, then those near it."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterable, Iterator

from kit.article import Article
from kit.dates import bounds, grain, is_duration
from kit.drafting.turns import turn
from kit.facts import Fact, Mention
from kit.text import collapse

_MONTHS, _DAYS = tuple(month_name)[1:], tuple(day_name)
_SHORTEST = {"February": 28} | dict.fromkeys(("April", "June", "September", "November"), 30)
"""The last day of a month that has fewer than 31."""
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def find_dates_like(
    fact: Fact, mentions: Iterable[Mention], article: Article
) -> Iterator[tuple[str, int]]:
    """Give dates written like the key that mean another time.

    Returns:
        Dates of the article with the number of their paragraph, the nearest first, then made-up
        ones with 0.
    """
    here = fact.sentence.paragraph
    named = sorted(
        (m for m in mentions if m.label == "DATE" and m.value),
        key=lambda m: (abs(m.paragraph - here), m.text),
    )
    for mention in named:
        in_sentence = mention.text in fact.sentence.text
        if _is_alike(mention, fact) and _apart(mention.value, fact.value) and not in_sentence:
            yield mention.text, mention.paragraph
    for date in _neighbours(fact, article):
        yield date, 0


def _apart(one: str, other: str) -> bool:
    first, second = bounds(one), bounds(other)
    return first[1] < second[0] or second[1] < first[0]


def _is_alike(mention: Mention, fact: Fact) -> bool:
    """Whether a date is as fine as the key and written in the same way."""
    same_grain = not is_duration(mention.value) and grain(mention.value) == grain(fact.value)
    return same_grain and _shape(mention.text) == _shape(fact.key)


def _shape(date: str) -> str:
    return re.sub(r"\d+", "9", _YEAR.sub("Y", _DAY.sub("D", _MONTH.sub("M", date))))


def _neighbours(fact: Fact, article: Article) -> Iterator[str]:
    """Give dates of the same shape a few steps away, in an order that differs from key to key."""
    latest_year = article.dateline.year if article.dateline else 9999
    steps = [-1, 1, -2, 2, -3, 3]
    first, text = turn(fact, len(steps)), collapse(article.text)
    for step in steps[first:] + steps[:first]:
        date = _shift(fact.key, step, latest_year)
        if date and date not in text:
            yield date


def _shift(date: str, step: int, latest_year: int) -> str | None:
    """Move the finest part of a date that stays in its range: a day by twice the step.

    A stretch from one year to another is moved by its whole length, so that it holds no part of the
    key. None where nothing in it can be moved.
    """
    years = [int(year) for year in _YEAR.findall(date)]
    if len(years) > 1:
        moved_by = step * (max(years) - min(years) + 1)
        if max(years) + moved_by > latest_year:
            return None
        return _YEAR.sub(lambda year: str(int(year[0]) + moved_by), date)
    number = re.search(r"\b\d{1,2}(?!\d|\w)", date)
    if number and 0 < int(number[0]) + 2 * step <= 28:
        moved_day = date[: number.start()] + str(int(number[0]) + 2 * step) + date[number.end() :]
        return _DAY.sub(lambda day: _DAYS[(_DAYS.index(day[0]) + 2 * step) % 7], moved_day)
    if number and _DAY.search(date):  # the day of the week would give another month away
        return None
    for pattern, names in ((_MONTH, _MONTHS), (_DAY, _DAYS)):
        found = pattern.search(date)
        if found:
            moved = names[(names.index(found[0]) + step) % len(names)]
            if number and int(number[0]) > _SHORTEST.get(moved, 31):
                return None
            return date[: found.start()] + moved + date[found.end() :]
    year = _YEAR.search(date)
    if year and int(year[0]) + step <= latest_year:
        return date[: year.start()] + str(int(year[0]) + step) + date[year.end() :]
    return None
