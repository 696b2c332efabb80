"""Dates in words: finding them in text, resolving them against a dateline, comparing them."""

from kit.dates.finding import DateMention, find_dates
from kit.dates.reading import lacks_year, resolve, resolve_all
from kit.dates.values import Grain, Relation, bounds, compare, grain, is_duration

__all__ = [
    "DateMention",
    "Grain",
    "Relation",
    "bounds",
    "compare",
    "find_dates",
    "grain",
    "is_duration",
    "lacks_year",
    "resolve",
    "resolve_all",
]
