"""The rule for typed answers that are times of day."""

from __future__ import annotations

import re

from kit.bank import Kind
from kit.checking.aims import Aim
from kit.checking.case import MARKS, Case
from kit.checking.key_dates import key_dates
from kit.checking.outcome import Outcome, close, correct, wrong
from kit.dates import clock_times, day_times, is_same_time
from kit.names import NameRelation, alike, folded_words

_DAY_NAME = re.compile(r"day\b|\b(?:mon|tue|wed|thu|fri|sat|sun)\b")
_UNTIL = re.compile(r"\d.*(?:[-–]|\b(?:to|until|till|and)\b).*\d", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[\dm.]) ?[-–] ?(?=\d)")
_BARE_TIME = re.compile(
    r"((?:(?:it was|at|about|around|roughly|shortly|just|soon|after|before) )*)"
    r"([01]?\d|2[0-3])(?:[.h]([0-5]\d))?((?: (?:in the \w+|at night))?)",
    re.IGNORECASE,
)
_BARE_HOURS = re.compile(
    r"\b(between|from) (\d{1,2}) (and|to|until|till) (\d{1,2})\b(?![:.]\d)", re.IGNORECASE
)
_CLOCK_WORDS = ("quarter", "morning", "afternoon", "evening", "midnight")
_CLOCK_LIKE = re.compile(r"\b[qmae][a-z]{5,}\b", re.IGNORECASE)
_LONGEST_SPAN = 180
"""In minutes: "between 6 and 9" still tells when, "between 6 and noon" does not."""
_SOON = 60
"""In minutes: "after 9" is close to 9.15."""
_AFTER, _BEFORE = re.compile(r"\bafter\b", re.IGNORECASE), re.compile(r"\bbefore\b", re.IGNORECASE)
_AFTER_TIME = re.compile(r"\bafter (?=\d|noon|mid)", re.IGNORECASE)
_BEFORE_TIME = re.compile(r"\bbefore (?=\d|noon|mid)", re.IGNORECASE)
_PART = 0.4


def time_of_day(case: Case) -> Outcome | None:
    """A time of day is wanted: it must be the same, whatever else is told."""
    read = day_times if case.aim is Aim.DATE or case.kind is Kind.WHEN else clock_times
    wanted = [time for key in case.keys for time in read(key)]
    said = _well_spelt(case.answer) if wanted else case.answer
    if wanted and "time" in folded_words(case.question.stem) and not clock_times(said):
        said = _as_clock(said)
    given = read(said) if wanted else []
    if wanted and _lies_between(said, wanted):
        return close("time-span", _PART, "That is true; now give the time of the text.")
    if given and not any(is_same_time(time, key) for time in given for key in wanted):
        return wrong("other-time", "The text gives another time of day.", is_general=True)
    if not any(map(clock_times, case.keys)) or not (_asks_time(case) or _may_be_bare(case)):
        return None
    if clock_times(said):
        if told := _part_of_the_hours(case, said):
            return told
        turned = wrong("other-time", "The text gives another time of day.", is_general=True)
        return turned if _is_turned_round(case, said) else correct("time")
    if case.related(NameRelation.MISSPELT):  # shortly befor dawn
        return None
    is_told = case.dates or given  # the day, or the part of it: in the morning
    return close("time-missing", _PART, "Say at what time of day.") if is_told else None


def _well_spelt(said: str) -> str:
    """Give an answer with the words of a clock spelt as they are read: quarter for quater."""
    return _CLOCK_LIKE.sub(
        lambda found: next((w for w in _CLOCK_WORDS if alike(found[0].lower(), w)), found[0]), said
    )


def _lies_between(said: str, wanted: list[frozenset[int]]) -> bool:
    """Say whether the wanted time is between two that are given, or soon after or before one."""
    ends = clock_times(_BARE_HOURS.sub(r"\1 \2:00 \3 \4:00", said))
    if len(ends) == 1 and _AFTER_TIME.search(said):
        ends = [ends[0], frozenset(time + _SOON for time in ends[0])]
    elif len(ends) == 1 and _BEFORE_TIME.search(said):
        ends = [frozenset(time - _SOON for time in ends[0]), ends[0]]
    elif len(ends) != 2 or not _UNTIL.search(said):
        return False
    return any(
        start < time < end <= start + _LONGEST_SPAN
        for key in wanted
        for time in key
        for start in ends[0]
        for end in ends[1]
    )


def _part_of_the_hours(case: Case, said: str) -> Outcome | None:
    """Give the outcome of hours that differ, where it is wanted from when until when."""
    spans = [clock_times(key) for key in case.keys if _UNTIL.search(key)]
    if not spans or not all(len(span) == 2 for span in spans):
        return None
    given = clock_times(_HYPHEN.sub(" to ", said))
    fitting = [[any(is_same_time(time, end) for time in given) for end in span] for span in spans]
    if any(all(ends) for ends in fitting) and len(given) == 2:
        return None
    if len(given) > 1:
        return wrong("other-time", "The text gives another time of day.", is_general=True)
    return close("date-part", _PART, "That is a part of the time; say from when until when.")


def _as_clock(answer: str) -> str:
    """Give "after 10" and "2.30", said to whoever asks for the time, as times of day.

    Only where nothing else is said: "10 people" tells no time.

    >>> _as_clock("after 10"), _as_clock("2.30 at night"), _as_clock("10 people")
    ('after 10:00', '2:30 at night', '10 people')
    """
    found = _BARE_TIME.fullmatch(answer.strip(MARKS))
    return f"{found[1]}{found[2]}:{found[3] or '00'}{found[4]}" if found else answer


def _is_turned_round(case: Case, said: str) -> bool:
    """Whether "before" is said where all keys say "after", or the other way round."""
    pairs = ((_AFTER, _BEFORE), (_BEFORE, _AFTER))
    return any(
        all(one.search(key) and not other.search(key) for key in case.keys)
        and other.search(said)
        and not one.search(said)
        for one, other in pairs
    )


def _asks_time(case: Case) -> bool:
    is_day = any(_DAY_NAME.search(key.casefold()) for key in case.keys)
    return "time" in folded_words(case.question.stem) or not (case.key_dates or is_day)


def _may_be_bare(case: Case) -> bool:
    """Say whether a time of day alone is accepted, and the answer gives no day beside one."""
    bare = (key for key in case.keys if clock_times(key) and not _DAY_NAME.search(key.casefold()))
    return not case.dates and any(not key_dates((key,), "", case.today) for key in bare)
