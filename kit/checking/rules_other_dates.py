"""Rules for typed answers that are another date than the wanted one."""

from __future__ import annotations

import re
from datetime import date

from kit.checking.case import Case
from kit.checking.descriptions import sentences_of
from kit.checking.key_dates import BEFORE_CHRIST, loose_dates, part_of
from kit.checking.outcome import Outcome, close, correct, wrong
from kit.checking.rules_dates import digits_in, given_dates, is_elsewhere, weekdays_wanted
from kit.dates import (
    Grain,
    Relation,
    bounds,
    compare,
    day_times,
    grain,
    is_same_time,
    is_weekday_alone,
    lacks_year,
    moved,
    weekdays_named,
)
from kit.messages import joined, message
from kit.names import content_words, is_form_of
from kit.numbers import in_digits
from kit.text import normalise

_OTHER_DATE = message("Look again: the text gives another date.")
# What differs, the nearest miss first, and what the student is told.
_DIFFERENCES = {
    "date-day": message("Year and month fit; look again for the day."),
    "date-month": message("The year fits; look again for the time of the year."),
    "date-year": message("Look again for the year; the text means another one."),
    "date-other": _OTHER_DATE,
}
_OTHER_DAY = message("Look again: the text gives another day or month.")
_DAY_OF_MONTH = re.compile(
    r"\bthe (\d{1,2})(?:st|nd|rd|th)\b(?! (?:of|in|century|day|time|floor|birthday|anniversary)\b)"
)
_A = re.compile(r"\ba (?=\w+day$)")
_BESIDE_IT = re.compile(r"(?:it was )?(?:shortly |just |soon )?(?:before|after) (?:the )?(?=\w)")
_BESIDE_CREDIT = 0.3
_AFTER = re.compile(r"\b(?:after|from|since|not before|not until|at the earliest)\b", re.IGNORECASE)
_BEFORE = re.compile(
    # Ten days before it is a day that can be counted out.
    r"(?<!\bnot )(?<!\bdays )(?<!\bday )(?<!weeks )(?<!months )(?<!years )(?<!year )"
    r"\b(?:before|until|till|at the latest)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\w ?(?:[-–]| (?:to|until|till|through|and) ) ?\w")
_FROM_TODAY = re.compile(
    r"(?:(?:it (?:was|is|will be)|that'?s) )?(?P<ahead>in )?"
    r"(?:(?:(?P<loose>about|around|almost|nearly|roughly|some|approximately|less than)"
    r"|(?P<bound>more than|over|at least)) )?(?P<number>\d+(?:\.\d+)?|an?|one)"
    r" (?P<unit>day|week|month|year|decade|centur)(?:y|ies|s)?(?P<so> or so)?(?P<ago> ago|'? time)?"
)
_DAYS = {
    "day": 1.0,
    "week": 7.0,
    "month": 365.25 / 12,
    "year": 365.25,
    "decade": 3652.5,
    "centur": 36525.0,
}
_NEAR = 0.1
_FARTHEST = 10_000
"""Steps that are counted out."""
_WEEKDAY = 0.3
_COUNTED = 0.4
_DAY = 0.5
_TIME = 0.2
_MONTH_OF_DAYS = 31
_FEWEST = 2
"""Words that a sentence shares with a question where it tells of the same."""
_YEARS = (Grain.YEAR, Grain.DECADE, Grain.CENTURY)


def other_digits(case: Case) -> Outcome | None:
    """A date is wanted, and the answer has numbers of which no accepted answer has any."""
    given, wanted = digits_in(case.answer), digits_in(*case.forms)
    years = {number for number in given if len(number) > 2}
    if not years or not wanted or given & wanted:
        return None
    told = message("Look again at the numbers; the text gives others.")
    return wrong("other-number", told, is_general=True)


def other_era(case: Case) -> Outcome | None:
    """The answer is before Christ, and no accepted one is."""
    if not BEFORE_CHRIST.search(case.answer) or any(map(BEFORE_CHRIST.search, case.keys)):
        return None
    return wrong("date-other", _OTHER_DATE, is_general=True)


def other_side(case: Case) -> Outcome | None:
    """The day fits, but it is before it that the answer says, and after it that is wanted."""
    for wanted, other in ((_AFTER, _BEFORE), (_BEFORE, _AFTER)):
        is_turned = other.search(case.plain) and not wanted.search(case.plain)
        if (
            is_turned
            and any(map(wanted.search, case.keys))
            and not any(map(other.search, case.keys))
            and not any(grain(key) is Grain.INTERVAL for key in case.key_dates)
        ):
            return wrong("other-side", "Look again: was it before that, or after?")
    return None


def beside_the_date(case: Case) -> Outcome | None:
    """The day itself is wanted, and the answer says before or after it."""
    said = _BESIDE_IT.match(case.plain)
    known = normalise(" ".join((case.question.stem, *case.keys)))
    if (
        not said
        or day_times(case.answer)
        or _BESIDE_IT.search(known)
        or _AFTER.search(known)
        or _BEFORE.search(known)
    ):
        return None
    pairs = ((mine, key) for mine in given_dates(case) for key in case.key_dates)
    if not any(compare(mine, key) is Relation.EQUAL for mine, key in pairs):
        return None
    return close("beside-date", _BESIDE_CREDIT, "You say before or after it; give the day itself.")


def other_stretch(case: Case) -> Outcome | None:
    """A time is wanted and given by both its ends, and one of them is another: 2010 to 2013."""
    is_stretch = _FROM_TO.search(case.plain) and all(map(_FROM_TO.search, case.keys))
    stretches = [mine for mine in given_dates(case) if grain(mine) is Grain.INTERVAL]
    if not is_stretch or not stretches:
        return None
    pairs = ((mine, key) for mine in given_dates(case) for key in case.key_dates)
    if any(compare(mine, key) is Relation.EQUAL for mine, key in pairs):
        return None
    return wrong("date-ends", "Look again from when until when it was.")


def other_part(case: Case) -> Outcome | None:
    """The month or year fits, and it is not the wanted part of it: early, not late."""
    wanted, given = {part_of(key) for key in case.keys}, part_of(case.answer)
    if not given or wanted == {None} or given in wanted:
        return None
    return wrong("date-other-part", "Look again: was it early or late in that time?")


def day_of_month_alone(case: Case) -> Outcome | None:
    """A day is wanted, and only its number is given: on the 28th, which may be the last one."""
    found = _DAY_OF_MONTH.findall(case.plain)
    days = [bounds(key)[0] for key in case.key_dates if grain(key) is Grain.DAY]
    if case.dates or len(found) != 1 or int(found[0]) not in [day.day for day in days]:
        return None
    if any(_is_of_this_month(day, case.dateline) for day in days):
        return correct("date")
    told = joined([message("Right day;"), message("give the month too.")])
    return close("month-missing", _DAY, told)


def _is_of_this_month(day: date, dateline: date | None) -> bool:
    """Say whether no other day of that number is as near to the dateline."""
    return dateline is not None and abs((day - dateline).days) < _MONTH_OF_DAYS / 2


def time_of_day_alone(case: Case) -> Outcome | None:
    """A day is wanted, and what the passage tells is only when in the day: shortly after dawn."""
    times = [] if case.dates or not case.passage else day_times(case.answer)
    if not times or not any(_tells(time, case) for time in times):
        return None
    return close("day-missing", _TIME, "Right time of day; on which day?")


def _tells(time: frozenset[int], case: Case) -> bool:
    """Say whether a sentence on what is asked, or of that day, tells the time of day."""
    asked = content_words(case.question.stem)
    at_that_time = (
        sentence
        for sentence in sentences_of(case.passage)
        if any(is_same_time(time, told) for told in day_times(sentence))
    )
    return any(
        weekdays_named(sentence) & weekdays_wanted(case) or _shared(asked, sentence) >= _FEWEST
        for sentence in at_that_time
    )


def _shared(asked: list[str], sentence: str) -> int:
    told = content_words(sentence)
    return sum(any(is_form_of(word, other) for other in told) for word in asked)


def counted_from_today(case: Case) -> Outcome | None:
    """The wanted time is about as far from the day of the article as the answer says."""
    found = _FROM_TODAY.fullmatch(in_digits(case.plain)) if case.dateline else None
    if found is None or bool(found["ahead"]) == (found["ago"] == " ago"):
        return None
    number = float(found["number"]) if found["number"][0].isdecimal() else 1
    unit, way = found["unit"], 1 if found["ahead"] else -1
    if not (found["loose"] or found["so"] or found["bound"]):
        if _is_counted_out(unit, way * number, case):
            return correct("date")
        if _is_miscounted(unit, case):
            return None
    days = number * _DAYS[unit]
    off = max(_DAYS[unit] / 2, _NEAR * days)
    # More than a century ago is true of 124 years.
    least, most = (days, 2 * days) if found["bound"] else (days - off, days + off)
    spans = [[way * _days_to(day, case) for day in bounds(key)] for key in case.key_dates]
    if not any(least <= max(span) and min(span) <= most for span in spans):
        return None
    return close("date-counted", _COUNTED, "That is about right; give the date itself.")


def _is_counted_out(unit: str, steps: float, case: Case) -> bool:
    """Say whether so many days or months from that of the article lead to an accepted one."""
    if unit not in ("day", "month") or abs(steps) > _FARTHEST:
        return False
    there = moved(unit, int(steps), case.today)
    return f"{there:{'%Y-%m-%d' if unit == 'day' else '%Y-%m'}}" in case.key_dates


def _is_miscounted(unit: str, case: Case) -> bool:
    """Say whether a number of these, said without a hedge, leads to one day, month or year."""
    is_month = any(grain(key) is Grain.MONTH for key in case.key_dates)
    return unit in ("day", "year") or (unit == "month" and is_month)


def _days_to(day: date, case: Case) -> int:
    """Give the days from that of the article to another."""
    return (day - case.today).days


def weekday_alone(case: Case) -> Outcome | None:
    """A day is wanted, and only a day of the week is named."""
    wanted = weekdays_wanted(case)
    if not wanted or not is_weekday_alone(_A.sub("", case.plain)):
        return None
    if weekdays_named(case.answer) & wanted:
        return close("weekday", _WEEKDAY, "Right day of the week; give the date too.")
    return wrong("other-weekday", _OTHER_DAY, is_general=True)


def other_date(case: Case) -> Outcome | None:
    """The dates share no day."""
    given = given_dates(case)
    is_other = is_elsewhere(tuple(given), case) or _is_another_exactly(given, case)
    if not given or not case.key_dates or not is_other:
        return None
    if lacks_year(case.answer):
        return _other_time_of_year(given, case.key_dates)
    found = {_difference(mine, key) for mine in given for key in case.key_dates}
    rule = next(rule for rule in _DIFFERENCES if rule in found)
    if rule == "date-day" and not digits_in(case.answer):  # who writes `yesterday` tells no month
        return wrong(rule, _OTHER_DAY, is_general=True)
    # Of a year alone it says no more than that it is another one.
    is_general = rule == "date-other" or all(grain(mine) in _YEARS for mine in given)
    return wrong(rule, _DIFFERENCES[rule], is_general=is_general)


def _is_another_exactly(given: list[str], case: Case) -> bool:
    """Say whether a date is accepted with its week or a part of its month, and is another one."""
    loose = loose_dates(case.keys, case.question.stem, case.today)
    exact = [k for k in case.key_dates if k not in loose and grain(k) is not Grain.WEEK]
    if not exact or len(exact) == len(case.key_dates):
        return False
    return all(compare(mine, key) is Relation.DISJOINT for mine in given for key in exact)


def _other_time_of_year(given: list[str], keys: list[str]) -> Outcome:
    """Give the outcome of another day or month, where no year was told."""
    days = [value for value in given if grain(value) is Grain.DAY]
    wanted = [key for key in keys if grain(key) is Grain.DAY]
    if {bounds(day)[0].month for day in days} & {bounds(key)[0].month for key in wanted}:
        return wrong("date-day", "The month fits; look again for the day.")
    return wrong("date-month", _OTHER_DAY, is_general=True)


def _difference(mine: str, key: str) -> str:
    """Name what two dates that share no day differ in."""
    (my_first, _), (key_first, _) = bounds(mine), bounds(key)
    if my_first.year != key_first.year:
        return "date-year" if _is_same_but_for_the_year(mine, key) else "date-other"
    fine = {grain(mine), grain(key)} <= {Grain.DAY, Grain.MONTH}
    return "date-day" if fine and my_first.month == key_first.month else "date-month"


def _is_same_but_for_the_year(mine: str, key: str) -> bool:
    """Say whether month and day fit, as far as both dates tell them."""
    if not {grain(mine), grain(key)} <= {Grain.DAY, Grain.MONTH}:
        return True
    one, other = sorted((mine[5:], key[5:]), key=len)
    return other.startswith(one)
