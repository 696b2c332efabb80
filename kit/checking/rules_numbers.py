"""Rules for typed answers that are numbers."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from math import isclose

from rapidfuzz.distance import OSA

from kit.checking.case import Case
from kit.checking.outcome import Outcome, close, correct, wrong
from kit.checking.shares import is_share
from kit.lexicon import is_word
from kit.names import folded_words
from kit.numbers import CURRENCIES, Hedge, Quantity, names_a_currency, quantities
from kit.text import normalise, words

_NEAR = 0.1
_NO_UNIT = 0.7
_OTHER_UNIT = 0.05
_ALMOST = re.compile(r"\b(?:almost|nearly|not quite|close to)\b")
_CALENDAR = {"month", "year", "decade"}
_ESTIMATE = 0.4
_BOUND = 0.3
_DIGIT = re.compile(r"\d")
_DIGITS = 3
_SURE = 4
_ROUND = 5
_NUMBERS = words(
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
    " thousand million billion"
)
_SHORT_MILLIONS = re.compile(r"(?<=\d) ?m(?:il)?\b(?!\.)")
_MILLION = 1_000_000
_SHORT_MINUTES = re.compile(r"(?<=\d) ?m\b")
_STOPWATCH = re.compile(
    r"(?<![\d.:])(?P<hours>\d\d?)(?P<mark>[:.])(\d\d)(?P=mark)(\d\d)(?![\d.:]\d)"
)
_HOURS_AND_MINUTES = re.compile(
    r"(?:^|(?<=^about )|(?<=^around )|(?=\S+ ?h))\b(\d\d?):(\d\d)(?: ?(?:h|hrs?|hours?)\b|$)"
)
"""Alone or in hours: until 15:00 is a time of day."""
_YEARS = re.compile(r"(?:from )?(?P<first>[12]\d{3}) ?(?:-|to|until|till|and) ?(?P<last>[12]\d{3})")
"""Of a time that is told by its first and last year: from 1974 until 1996."""
_VAGUE = re.compile(r"\b(?:several|some|many|a few) (?P<unit>year|month|week|day|hour|minute)s\b")
_IN_PARTS = re.compile(r"\b(?:half|quarter)")
"""A quarter of an hour is seldom meant to the minute."""
_FRACTION = re.compile(
    r"\b(?:(?P<half>half)"
    r"|(?P<top>an?|one|two|three|four) (?P<bottom>third|quarter|fifth|tenth)s?)\b"
)
_TOPS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_BOTTOMS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_UP = frozenset(
    words("rise rises rose risen increase increased increases grew grow grown climbed up")
)
_DOWN = frozenset(
    words(
        "fall falls fell fallen decrease decreased decreases drop dropped drops sank decline"
        " declined shrank down"
    )
)
_UNITS_OF_MUCH = frozenset({"percent", *CURRENCIES})
_HOW_MUCH = re.compile(r"\bhow much\b")
_MONEY = re.compile(
    r"\b(?:money|percent|per cent|percentage|in (?:euros?|dollars?|pounds?|rupees?))\b"
)
_WITH_STOP = re.compile(r"(?<![\d.,])(\d{1,3})\.(\d{3})(?![\d.,]*\d)")
_SEVERAL = 3
_OPPOSED = {Hedge.OVER: Hedge.UNDER, Hedge.UNDER: Hedge.OVER}


def number(case: Case) -> Outcome | None:
    """A number is wanted: it must be the same one, of the same unit."""
    asked = folded_words(case.question.stem)
    is_length = "long" in asked  # else 1500 to 2000 may be people
    keys = (_as_length(key, by_years=is_length) for key in map(normalise, case.keys))
    wanted = [found[0] for key in keys if (found := quantities(key))]
    told = {key.low for key in wanted if key.unit}
    wanted = [key for key in wanted if key.unit or key.low not in told]  # 27,400 means the acres
    timed = _as_length(_with_minutes(case.plain), by_years=is_length)
    answer = timed if _are_times(wanted) else case.answer
    if wanted and all(key.low >= _MILLION and key.unit != "metre" for key in wanted):
        answer = _SHORT_MILLIONS.sub(" million", normalise(answer))  # metres elsewhere
    if wanted and all(key.unit == "percent" for key in wanted) and not _DIGIT.search(answer):
        answer = _FRACTION.sub(_as_percent, normalise(answer))
    given = quantities(answer) or quantities(_respelt(answer))
    if _runs_against(asked, case.plain):
        return wrong("other-bound", "Look again: did it go up, or down?")
    if is_share(case.plain, [key.low for key in wanted], case.passage, case.question.stem):
        return close("number-share", _BOUND, "That is true; now give the number of the text.")
    if not given or not wanted:
        return _vague_number(case.plain, wanted)
    if any(key.unit for key in wanted):  # since 1948, so for 71 years
        given = [found for found in given if found.unit] or given
    if _IN_PARTS.search(case.plain):
        given = [replace(found, hedge=found.hedge or Hedge.ABOUT) for found in given]
    first = next((found for found in given if found.thing and found.thing in asked), given[0])
    if same := [key for key in wanted if _is_same(first, key)]:
        if _lacks_its_unit(first, same, case):
            return close("unit-missing", _NO_UNIT, "The number fits; give its unit too.")
        return _same_number(first, same, case.passage)
    if not _is_another(first, case.passage) and any(
        _is_estimate(first, key, case.plain) for key in wanted
    ):
        return close("number-near", _ESTIMATE, "That is near; give the number of the text.")
    if any(_is_true_bound(first, key) for key in wanted):
        return close("number-bound", _BOUND, "That is true; now give the number of the text.")
    if any(_is_grouped(case.plain, key) for key in wanted):
        return correct("number")
    if any(_is_same(mine, key) for mine in given for key in wanted):
        return close("number-among", _ESTIMATE, "You give several numbers; decide on one.")
    if first.low in [key.low for key in wanted]:
        return wrong("other-unit", "The number fits, but not what it counts; look again.")
    return wrong("other-number", "The text gives another number.", is_general=True)


def _as_percent(match: re.Match[str]) -> str:
    """Give a part as a share, and as said roughly: about 75 percent for three quarters."""
    share = 1 / 2 if match["half"] else _TOPS[match["top"]] / _BOTTOMS[match["bottom"]]
    return f"{100 * share:.4g} percent"


def _lacks_its_unit(mine: Quantity, keys: list[Quantity], case: Case) -> bool:
    """Say whether it is asked how much, of which the question tells nothing, and nothing told."""
    if mine.unit or not all(key.unit in _UNITS_OF_MUCH for key in keys):
        return False
    if names_a_currency(case.plain):
        return False
    asked = normalise(case.question.stem)
    return bool(_HOW_MUCH.search(asked)) and not _MONEY.search(asked)


def _runs_against(asked: Collection[str], plain: str) -> bool:
    """Say whether it is asked how much something fell, and the answer says that it rose."""
    said = set(words(plain))
    pairs = (_UP, _DOWN), (_DOWN, _UP)
    return any(
        not one.isdisjoint(asked) and one.isdisjoint(said) and not other.isdisjoint(said)
        for one, other in pairs
    )


def _vague_number(plain: str, wanted: list[Quantity]) -> Outcome | None:
    """Give the outcome of "several months" where it is seven months."""
    found = _VAGUE.search(plain)
    if not found or not any(key.unit == found["unit"] and key.low >= _SEVERAL for key in wanted):
        return None
    return close("number-vague", _BOUND, "That is true; now give the number of the text.")


def _is_grouped(plain: str, key: Quantity) -> bool:
    """Say whether a stop parts the thousands, as much of Europe has it: 1.911."""
    found = _WITH_STOP.search(plain)
    return found is not None and float(found[1] + found[2]) == key.low


def _are_times(wanted: list[Quantity]) -> bool:
    return any(unit == "minute" for _, unit in (key.measure for key in wanted))


def _with_minutes(plain: str) -> str:
    """Give an answer with 20m as 20 min, which are metres elsewhere."""
    return _SHORT_MINUTES.sub(" min", plain)


def _as_length(plain: str, *, by_years: bool = True) -> str:
    """Give a time that is told by a stopwatch, or by two years, as its length.

    >>> _as_length("6:58:44"), _as_length("1:34 h"), _as_length("from 1974 to 1996")
    ('6 hours 58 minutes 44 seconds', '1 hours 34 minutes', '22 years')
    """
    if by_years and (years := _YEARS.fullmatch(plain)):
        return f"{int(years['last']) - int(years['first'])} years"
    timed = _STOPWATCH.sub(r"\g<hours> hours \3 minutes \4 seconds", plain)
    return _HOURS_AND_MINUTES.sub(r"\1 hours \2 minutes", timed)


def _respelt(answer: str) -> str:
    """Give an answer with its misspelt numbers mended: elevn."""
    mended = (_number_word(word) for word in answer.casefold().replace("-", " ").split())
    return " ".join(mended)


def _number_word(word: str) -> str:
    if len(word) < _SURE or is_word(word):
        return word
    near = [n for n in _NUMBERS if OSA.distance(word, n, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else word


def _is_same(mine: Quantity, key: Quantity) -> bool:
    """Say whether two quantities are one number, or one is the other rounded to three digits.

    A month has no fixed number of weeks: of 39 weeks for nine months, one part in 20 may miss.
    """
    if (mine.low < mine.high or key.low < key.high) and mine.high != key.high:
        return False
    (number, unit), (wanted, wanted_unit) = mine.measure, key.measure
    fits = not unit or not wanted_unit or unit == wanted_unit
    if not unit or not wanted_unit:
        number, wanted = mine.low, key.low
    if unit and unit == wanted_unit and (mine.unit in _CALENDAR) != (key.unit in _CALENDAR):
        # Nine months may be what is meant by 39 weeks; about nine months is an estimate.
        return abs(number - wanted) <= _OTHER_UNIT * wanted and mine.hedge is key.hedge
    return fits and (isclose(number, wanted) or _is_rounded(number, wanted))


def _is_rounded(number: float, wanted: float) -> bool:
    digits = len(f"{number:.10g}".replace(".", "").strip("0"))
    return digits >= _DIGITS and number == float(f"{wanted:.{digits}g}")


def _same_number(mine: Quantity, keys: list[Quantity], passage: str) -> Outcome:
    rates = {key.rate for key in keys if key.rate}
    if mine.rate and rates and mine.rate not in rates:
        return wrong("other-rate", "The number fits, but not the time it is told for; look again.")
    bounds = {key.hedge for key in keys}
    if mine.hedge in _OPPOSED and _OPPOSED[mine.hedge] in bounds:
        return wrong("other-bound", "The number fits; but is it more than that, or less?")
    if mine.hedge is Hedge.UNDER and mine.hedge not in bounds and not _is_told(mine, passage):
        return close("number-near", _ESTIMATE, "That is near; give the number of the text.")
    return correct("number")


def _is_estimate(mine: Quantity, key: Quantity, plain: str) -> bool:
    """Say whether a number is said as an estimate within a tenth of the key, or in its range.

    Of almost two months a fifth may lack.
    """
    (low, unit), (wanted, wanted_unit) = mine.measure, key.measure
    if unit and wanted_unit and unit != wanted_unit:
        return False
    if mine.low < mine.high or key.low < key.high:
        top, wanted_top = mine.most, key.most
        if isclose(wanted, top):  # eight to nine, but not tens of
            return mine.hedge is None
        if (mine.hedge is Hedge.OVER and low >= wanted_top) or (
            mine.hedge is Hedge.UNDER and low <= wanted
        ):
            return False
        return low <= wanted < top or wanted <= low <= wanted_top or isclose(low, wanted_top)
    is_loose = mine.hedge is not None or _is_cut_short(mine, key)
    apart, farthest = abs(low - wanted), _NEAR * max(low, wanted)
    if mine.hedge is Hedge.ABOUT and wanted < low and _ALMOST.search(plain):
        farthest *= 2
    return is_loose and (apart <= farthest or isclose(apart, farthest))


def _is_another(mine: Quantity, passage: str) -> bool:
    """Say whether an uneven number is one that the passage has for something else.

    Three months may be near to 97 days, though it has three of other things.
    """
    if not mine.low % _ROUND or mine.unit:
        return False
    return mine.low in {found.low for found in quantities(passage) if not found.unit}


def _is_cut_short(mine: Quantity, key: Quantity) -> bool:
    """Say whether a length of time lacks its seconds: 6 hours and 58 minutes."""
    is_cut = mine.unit == "minute" and key.unit == "second"
    return is_cut and 0 < key.measure[0] - mine.measure[0] < 1


def _is_true_bound(mine: Quantity, key: Quantity) -> bool:
    """Say whether an answer tells more or less than what, truly, and not by more than double.

    Over 20,000 is true of 28,000, and so is more than half a day of 14 hours.
    """
    (bound, unit), (wanted, wanted_unit) = mine.measure, key.measure
    if mine.low < mine.high or unit != wanted_unit:
        return False
    if mine.hedge is Hedge.OVER:
        return wanted / 2 <= bound < max(wanted, key.most)
    return mine.hedge is Hedge.UNDER and key.most < bound <= 2 * key.most


def _is_told(mine: Quantity, passage: str) -> bool:
    """Say whether the passage has a number with the same bound."""
    told = ((found.low, found.hedge) for found in quantities(passage))
    return (mine.low, mine.hedge) in told
