"""Whether what may be a date in running text is one: no verb, name, number, game or habit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kit.dates.patterns import MONTHS, WEEKDAYS

_ALSO_WORDS = {"may", "march", "mar", "august", "jan", "dec", "mon", "wed", "sat", "sun"}
_ALSO_NAMES = {"april", "may", "june", "august", "march"}
_ALSO_WORD = re.compile(rf"\b(?:{'|'.join(_ALSO_WORDS)})\b")
_DATING = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|during|before|after|around|year|between|\d\s+and|the)\s+$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"\b(?:in|since|until|till|by|during|before|after|over|through|throughout|for|on|at|from)\s+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?:\w+\s+)?(?:people|troops|soldiers|fighters|civilians|men|women|children|families|homes"
    r"|houses|adults|students|pupils|schoolchildren|patients|workers|employees|participants"
    r"|residents|voters|members|jobs|refugees|migrants|prisoners|cases|deaths|companies|schools"
    r"|dead|dollars|euros|pounds|miles|metres|meters|feet|tons|tonnes|km|kg|votes)\b",
    re.IGNORECASE,
)
_ENDS_PHRASE = re.compile(
    r"\s*(?:$|[^\w\s]|(?:and|or|but|when|while|after|before|at|to|for|with|by|as|he|she|it|they|we"
    r"|the|a|an|that|which|who|is|was|will|has|had|this|last|next|on|because|if|unless|so)\b)",
    re.IGNORECASE,
)
_REPEATED = re.compile(r"\b(?:every|each|any|most)\s+$", re.IGNORECASE)
_BUSINESS = re.compile(
    r"\b(?:profits?|loss(?:es)?|sales|revenues?|earnings|income|results?|growth|econom\w+|output"
    r"|gdp|compan\w+|bank\w*|shares?|market\w*|percent|orders?|compared|fiscal|million|billion"
    r"|dividend|inflation|prices?|exports?|production|forecast\w*)\b|[%$£€]",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"-[a-z]", re.IGNORECASE)
_WHOLE_HOLIDAY = re.compile(r"\b(?:day|eve|july|friday|monday|sunday)$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class _Place:
    """The text of a match by the names of its groups, with what stands round it."""

    parts: dict[str, str]
    text: str
    before: str
    after: str
    around: str


def stands(match: re.Match[str]) -> bool:
    """Say whether a match of a pattern for dates is a date where it stands."""
    start, end = match.span()
    place = _Place(
        parts={name: part for name, part in match.groupdict().items() if part},
        text=match.group(),
        before=match.string[max(0, start - 12) : start],
        after=match.string[end : end + 40],
        around=match.string[max(0, start - 150) : end + 150],
    )
    if _is_another_word(place) or _is_counted(place):
        return False
    rule = _RULES.get(frozenset(place.parts))
    return rule is None or rule(place)


def _is_another_word(place: _Place) -> bool:
    """Say whether it is a verb, the half of a compound, or what happens again and again."""
    names = {place.parts.get("month"), place.parts.get("weekday")}
    is_verb = names & _ALSO_WORDS or (not place.parts and _ALSO_WORD.search(place.text))
    return bool(is_verb or _COMPOUND.match(place.after) or _REPEATED.search(place.before))


def _is_counted(place: _Place) -> bool:
    year = place.parts.get("year")
    if year and "month" in place.parts and not year.endswith("00"):
        return False
    ends_in_year = not place.parts or bool(year and place.text.endswith(year))
    return ends_in_year and bool(_COUNTED.match(place.after))


def _stands_as_year(place: _Place) -> bool:
    if place.text != place.parts["year"]:
        return True
    bracketed = place.before.endswith("(") and place.after.startswith((")", "-"))
    return bracketed or bool(_DATING.search(place.before))


def _stands_as_month(place: _Place) -> bool:
    name = place.parts["month"].casefold()
    is_plain = place.text != place.parts["month"] or (name in MONTHS and name not in _ALSO_NAMES)
    return is_plain or bool(_DATING.search(place.before))


def _stands_as_weekday(place: _Place) -> bool:
    return place.parts["weekday"].casefold() in WEEKDAYS


def _stands_as_short_year(place: _Place) -> bool:
    return bool(_DATING.search(place.before))


def _stands_in_phrase(place: _Place) -> bool:
    """Say whether it ends a phrase of time: `in the spring`, and not `in the spring sun`."""
    return bool(_LEADING.search(place.before) and _ENDS_PHRASE.match(place.after))


def _stands_as_day(place: _Place) -> bool:
    return bool(_WHOLE_HOLIDAY.search(place.parts["day"])) or _stands_in_phrase(place)


def _stands_as_part_of_year(place: _Place) -> bool:
    """Say whether it is a quarter of a business year; a game has quarters too."""
    is_quarter = place.parts["part"].casefold() == "quarter"
    return not is_quarter or bool(_BUSINESS.search(place.around))


_RULES: dict[frozenset[str], Callable[[_Place], bool]] = {
    frozenset({"year"}): _stands_as_year,
    frozenset({"month"}): _stands_as_month,
    frozenset({"weekday"}): _stands_as_weekday,
    frozenset({"short"}): _stands_as_short_year,
    frozenset({"season"}): _stands_in_phrase,
    frozenset({"day"}): _stands_as_day,
    frozenset({"nth", "part"}): _stands_as_part_of_year,
}
"""The rule for a match by the groups that it has."""
