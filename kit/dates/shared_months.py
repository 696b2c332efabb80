"""Two days that are told with one month for both."""

from __future__ import annotations

import re

from kit.dates.patterns import DAY, MONTH, compiled, unnamed

_DAY = unnamed(DAY)
_YEAR = r"(?P<year>,? \d{4}\b)?"
_TWO = rf"(?P<one>{_DAY})(?: ?/ ?| (?P<join>or|and) )(?:the )?(?P<other>{_DAY})"
_MONTH_FIRST = compiled(rf"\b{MONTH} (?:the )?{_TWO}{_YEAR}")
_DAYS_FIRST = compiled(rf"\b{_TWO} (?:of )?{MONTH}{_YEAR}")


def days_in_full(text: str) -> str:
    """Give a normalised text with the month told for each of two days that share it.

    >>> days_in_full("march 3 or 4"), days_in_full("the 3rd or 4th of march 2007")
    ('3 march or 4 march', 'the 3rd march 2007 or 4th march 2007')
    """
    return _DAYS_FIRST.sub(_apart, _MONTH_FIRST.sub(_apart, text))


def _apart(match: re.Match[str]) -> str:
    month, year = match["month"], match["year"] or ""
    return f"{match['one']} {month}{year} {match['join'] or 'or'} {match['other']} {month}{year}"
