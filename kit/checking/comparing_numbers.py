"""How two numbers compare: the same, an estimate of it, or a true bound."""

from __future__ import annotations

import re
from math import isclose

from kit.numbers import Hedge, Quantity

_NEAR = 0.1
_OTHER_UNIT = 0.05
_ALMOST = re.compile(r"\b(?:almost|nearly|not quite|close to)\b")
_CALENDAR = {"month", "year", "decade"}
_DIGITS = 3


def is_same(mine: Quantity, key: Quantity) -> bool:
    """Say whether two quantities are one number, or one is the other rounded to three digits.

    A month has no fixed number of weeks: of 39 weeks for nine months, one part in 20 may miss.
    """
    ends = _in_one_unit(mine, key)
    is_range = mine.low < mine.high or key.low < key.high
    if is_range and (ends is None or not isclose(ends[1], ends[3])):
        return False
    (number, unit), (wanted, wanted_unit) = mine.measure, key.measure
    fits = not unit or not wanted_unit or unit == wanted_unit or _are_degrees(unit, wanted_unit)
    if not unit or not wanted_unit:
        number, wanted = mine.low, key.low
    if unit and unit == wanted_unit and (mine.unit in _CALENDAR) != (key.unit in _CALENDAR):
        # Nine months may be what is meant by 39 weeks; about nine months is an estimate.
        return abs(number - wanted) <= _OTHER_UNIT * wanted and mine.hedge is key.hedge
    return fits and (isclose(number, wanted) or _is_rounded(number, wanted))


def _are_degrees(unit: str, wanted: str) -> bool:
    """Say whether one unit is a degree, of which it is not told by which scale."""
    return "degree" in (unit, wanted) and unit.startswith("degree") and wanted.startswith("degree")


def _is_rounded(number: float, wanted: float) -> bool:
    digits = len(f"{number:.10g}".replace(".", "").strip("0"))
    return digits >= _DIGITS and number == float(f"{wanted:.{digits}g}")


def is_estimate(mine: Quantity, key: Quantity, plain: str) -> bool:
    """Say whether a number is said as an estimate within a tenth of the key, or in its range.

    Of almost two months a fifth may lack.
    """
    ends = _in_one_unit(mine, key)
    if ends is None:
        return False
    low, top, wanted, wanted_top = ends
    if mine.low < mine.high or key.low < key.high:
        if isclose(wanted, top):  # eight to nine, but not tens of
            return mine.hedge is None
        if low >= wanted_top and mine.hedge is Hedge.OVER:
            return False
        if low <= wanted and mine.hedge is Hedge.UNDER:
            return False
        if mine.low < mine.high:
            return low < wanted_top and wanted < top
        return wanted <= low <= wanted_top or isclose(low, wanted_top)
    is_loose = mine.hedge is not None or _is_cut_short(mine, key)
    apart, farthest = abs(low - wanted), _NEAR * max(low, wanted)
    if mine.hedge is Hedge.ABOUT and wanted < low and _ALMOST.search(plain):
        farthest *= 2
    return is_loose and (apart <= farthest or isclose(apart, farthest))


def _is_cut_short(mine: Quantity, key: Quantity) -> bool:
    """Say whether a length of time lacks its seconds: 6 hours and 58 minutes."""
    is_cut = mine.unit == "minute" and key.unit == "second"
    return is_cut and 0 < key.measure[0] - mine.measure[0] < 1


def is_true_bound(mine: Quantity, key: Quantity) -> bool:
    """Say whether an answer tells more or less than what, truly, and not by more than double.

    Over 20,000 is true of 28,000, and so is more than half a day of 14 hours.
    """
    ends = _in_one_unit(mine, key)
    if ends is None or mine.low < mine.high:
        return False
    bound, _, wanted, most = ends
    if mine.hedge is Hedge.OVER:
        return wanted / 2 <= bound < max(wanted, most)
    return mine.hedge is Hedge.UNDER and most < bound <= 2 * most


def _in_one_unit(mine: Quantity, key: Quantity) -> tuple[float, float, float, float] | None:
    """Give the least and the most of both, in one unit; as they are said where one has no unit."""
    (low, unit), (wanted, wanted_unit) = mine.measure, key.measure
    if not unit or not wanted_unit or _are_degrees(unit, wanted_unit):
        return mine.low, mine.high, key.low, key.high
    return (low, mine.most, wanted, key.most) if unit == wanted_unit else None
