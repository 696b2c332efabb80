"""From where a date is seen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kit.dates.patterns import DAY, MONTH, YEAR, compiled, month_number, unnamed
from kit.dates.tense import Tense, tense_around
from kit.dates.values import Grain, bounds, grain

REACH = 400
"""How far from a date, in characters, its sentence is read."""

_DEADLINE = re.compile(r"\b(?:by|until|till|before|through|to)\s+(?:the\s+)?$", re.IGNORECASE)
_GOES_ON = compiled(
    r"(?:[\s,]*(?:and|or|to|through|until|till|-)|,)[\s,]*(?:and )?(?:the )?"
    rf"(?:{unnamed(DAY)} )?{MONTH}(?: {unnamed(DAY)})?,?(?: of)? {YEAR}",
    in_text=True,
)
_FINE_ENOUGH = {
    "day": {Grain.DAY},
    "week": {Grain.DAY, Grain.WEEK},
    "month": {Grain.DAY, Grain.MONTH},
    "quarter": {Grain.DAY, Grain.MONTH},
    "year": set(Grain) - {Grain.DECADE, Grain.CENTURY},
}


@dataclass(frozen=True, kw_only=True)
class Viewpoint:
    """The dateline, what stands round the date in its sentence, and the dates told before it.

    Without a sentence (`before` is None) the date was typed alone, and has no tense. Where more
    than the verb tells the tense, it is `fixed`.
    """

    dateline: date | None
    before: str | None = None
    after: str = ""
    told: tuple[str, ...] = ()
    fixed: Tense | None = None

    @property
    def is_alone(self) -> bool:
        """Say whether the date was typed alone, without a sentence."""
        return self.before is None

    @cached_property
    def tense(self) -> Tense | None:
        """Give the tense of the sentence at the date, None for a date typed alone."""
        if self.before is None:
            return None
        return self.fixed or tense_around(self.before, self.after)

    @cached_property
    def is_deadline(self) -> bool:
        """Say whether something happens by, until or before the date."""
        return bool(_DEADLINE.search(self.before or ""))

    @cached_property
    def following_date(self) -> tuple[int, int] | None:
        """Give year and month of the date that this one is joined to: "June to October 2016"."""
        joined = _GOES_ON.match(self.after)
        return (int(joined["year"]), month_number(joined["month"])) if joined else None

    def anchor(self, unit: str) -> date | None:
        """Give the first day of the last date told that is as fine as the unit."""
        fine = (value for value in reversed(self.told) if _is_fine(value, unit))
        return next((bounds(value)[0] for value in fine), None)


def _is_fine(value: str, unit: str) -> bool:
    if unit == "quarter" and grain(value) is Grain.INTERVAL:
        first, last = bounds(value)
        return (last - first).days < 93
    return grain(value) in _FINE_ENOUGH[unit]
