"""The years in which a date may lie, and the choice among them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.dates.dateline import nearest, years_around
from kit.dates.patterns import month_number
from kit.dates.viewpoint import Viewpoint

STEPS = {"last": -1, "this": 0, "next": 1}
WHICH = r"(?P<which>last|this|next)(?: past| coming)?"
NAME_OF_YEAR = r"(?:(?:in|of) )?(?P<whose>last|this|next|that) year"

_WHICH_BEFORE = re.compile(r"\b(last|this|next)\s*$", re.IGNORECASE)


def years_of(match: re.Match[str], seen: Viewpoint) -> Iterable[int]:
    """Give the year that is written, or that of the date joined to it, or those around."""
    parts = match.groupdict()
    if parts.get("year"):
        return [int(parts["year"])]
    if parts.get("whose"):
        return _year_named(parts["whose"].casefold(), seen)
    if parts.get("month") and seen.following_date:
        year, month = seen.following_date
        return [year - (month_number(parts["month"]) > month)]
    return years_around(seen.dateline)


def _year_named(whose: str, seen: Viewpoint) -> list[int]:
    day = seen.anchor("year") if whose == "that" else seen.dateline
    return [day.year + STEPS.get(whose, 0)] if day else []


def which_of(match: re.Match[str], seen: Viewpoint) -> str:
    """Give `last`, `this` or `next` where it stands in the match or right before it, or nothing."""
    written = match.groupdict().get("which")
    before = None if written else _WHICH_BEFORE.search(seen.before or "")
    return " ".join((written or (before[1] if before else "")).casefold().split())


def chosen(values: list[str], match: re.Match[str], seen: Viewpoint) -> list[str]:
    """Give the only value, or the nearest of those around the dateline."""
    return values if len(values) < 2 else nearest(values, which_of(match, seen), seen)
