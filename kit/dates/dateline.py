"""What a dateline makes of a date that is relative or incomplete."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from kit.dates.values import bounds


def days_of(year: int, month: int, day: int) -> Iterator[str]:
    """Give the day as a value, if the calendar has it."""
    try:
        yield date(year, month, day).isoformat()
    except ValueError:  # a day that the calendar does not have is no reading
        return


def months_of(year: int, month: int) -> Iterator[str]:
    """Give the month as a value, if there is one of that number."""
    if 1 <= month <= 12:
        yield f"{year:04}-{month:02}"


def years_around(dateline: date | None) -> Iterable[int]:
    """Give the years in which a date without year may lie, far enough apart for a leap day."""
    return range(dateline.year - 8, dateline.year + 9) if dateline else []


def nearest(values: Iterable[str], which: str | None, dateline: date) -> list[str]:
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


def shifted(unit: str, steps: int, dateline: date | None) -> Iterator[str]:
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
        yield from months_of(year, month + 1)
    else:
        yield f"{dateline.year + steps:04}"
