"""What a dateline makes of a date that is relative or incomplete."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from kit.dates.tense import Tense
from kit.dates.values import Grain, bounds, grain
from kit.dates.viewpoint import Viewpoint

_FAR, _NEAR = timedelta(days=330), timedelta(days=35)
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


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


def month_span(year: int, first: int, last: int) -> str:
    """Give some months of a year as a value."""
    return f"{year:04}-{first:02}/{year:04}-{last:02}"


def years_around(dateline: date | None) -> Iterable[int]:
    """Give the years in which a date without year may lie, far enough apart for a leap day."""
    return range(dateline.year - 8, dateline.year + 9) if dateline else []


def nearest(values: Iterable[str], which: str | None, seen: Viewpoint) -> list[str]:
    """Choose among the returns of a date; without `which` the tense says which comes first."""
    dateline = seen.dateline
    if dateline is None:
        return []
    begun: list[str] = []
    ahead: list[str] = []
    for value in values:
        (begun if bounds(value)[0] <= dateline else ahead).append(value)
    match which:
        case "last":
            return [value for value in begun if bounds(value)[1] < dateline][-1:]
        case "this":
            current = [value for value in begun if bounds(value)[1] >= dateline]
            return current + [v for v in begun + ahead if int(v[:4]) == dateline.year]
        case "next":
            return ahead[:1]
    return _ordered(begun[-1:], ahead[:1], seen)


def _ordered(begun: list[str], ahead: list[str], seen: Viewpoint) -> list[str]:
    """Put the last return of a date before the next one, or after it if the tense says so."""
    if not (begun and ahead and seen.dateline):
        return begun + ahead
    since, until = seen.dateline - bounds(begun[0])[1], bounds(ahead[0])[0] - seen.dateline
    # Nobody leaves out the year of a day eleven months away; then the verb was misread.
    is_day = grain(begun[0]) is Grain.DAY
    match seen.tense:
        case Tense.FUTURE:
            is_ahead = since > timedelta() and not (is_day and until > _FAR and since < _NEAR)
        case Tense.PAST:
            is_ahead = is_day and since > _FAR and until < _NEAR
        case Tense.OPEN:
            # News tells more of what was: the past may be further away, within a week by far.
            is_ahead = since > (4 if since < timedelta(days=7) else 2) * until
        case None:
            is_ahead = False
    return ahead + begun if is_ahead else begun + ahead


def shifted(unit: str, steps: int, day: date | None) -> Iterator[str]:
    """Give the day, week, month, ..., century so many steps away from that of a day."""
    if day is None:
        return
    months = 12 * day.year + day.month - 1
    match unit:
        case "day":
            yield (day + timedelta(days=steps)).isoformat()
        case "week":
            year, week, _ = (day + timedelta(weeks=steps)).isocalendar()
            yield f"{year:04}-W{week:02}"
        case "month":
            year, month = divmod(months + steps, 12)
            yield from months_of(year, month + 1)
        case "quarter":
            year, quarter = divmod(months // 3 + steps, 4)
            yield month_span(year, 3 * quarter + 1, 3 * quarter + 3)
        case "year":
            yield f"{day.year + steps:04}"
        case "decade":
            yield f"{day.year // 10 + steps:03}X"
        case "century":
            yield f"{day.year // 100 + steps:02}XX"


def moved(unit: str, steps: int, day: date) -> date:
    """Give the day so many days, weeks, months, ... away; a month has its own last day."""
    if unit in _DAYS:
        return day + timedelta(days=_DAYS[unit] * steps)
    year, month = divmod(12 * day.year + day.month - 1 + _MONTHS[unit] * steps, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def weekend(steps: int, seen: Viewpoint) -> Iterator[str]:
    """Give Saturday to Sunday; "the weekend" is over, unless the tense or a Friday tells more.

    Typed alone it may be the next one as well.
    """
    if seen.dateline is None:
        return
    weekday = seen.dateline.weekday()
    is_coming = seen.tense is Tense.FUTURE or (seen.tense is Tense.OPEN and weekday >= 2)
    early = steps == 0 and weekday < 5 and not is_coming
    sunday = seen.dateline + timedelta(days=6 - weekday, weeks=steps - early)
    yield f"{sunday - timedelta(days=1)}/{sunday}"
    if early and seen.is_alone:
        coming = sunday + timedelta(weeks=1)
        yield f"{coming - timedelta(days=1)}/{coming}"
