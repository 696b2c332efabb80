"""Dates in words: finding them in text, resolving them against a dateline, comparing them."""

from kit.dates.clock import (
    clock_times,
    day_times,
    find_clock_times,
    is_same_time,
    tells_time_of_day,
)
from kit.dates.dateline import moved
from kit.dates.durations import find_durations
from kit.dates.finding import find_dates
from kit.dates.holidays import names_holiday
from kit.dates.mention import DateMention
from kit.dates.no_days import names_no_day
from kit.dates.reading import (
    is_weekday_alone,
    lacks_year,
    resolve,
    resolve_all,
    resolve_in,
    weekdays_named,
)
from kit.dates.shared_months import days_in_full
from kit.dates.typed import find_typed_dates
from kit.dates.values import Grain, Relation, bounds, compare, grain, is_duration

__all__ = [
    "DateMention",
    "Grain",
    "Relation",
    "bounds",
    "clock_times",
    "compare",
    "day_times",
    "days_in_full",
    "find_clock_times",
    "find_dates",
    "find_durations",
    "find_typed_dates",
    "grain",
    "is_duration",
    "is_same_time",
    "is_weekday_alone",
    "lacks_year",
    "moved",
    "names_holiday",
    "names_no_day",
    "resolve",
    "resolve_all",
    "resolve_in",
    "tells_time_of_day",
    "weekdays_named",
]
