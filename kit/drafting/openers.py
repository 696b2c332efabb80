"""The words a question begins with, as fine as its key: "In which year", "Which country"."""

from __future__ import annotations

import re
from calendar import month_name

from kit.dates import grain
from kit.facts import SMALLEST, Fact, Role
from kit.places import PlaceKind, find_places

NAME_OF_MONTH = "|".join(tuple(month_name)[1:])
MONTH = rf"(?:{NAME_OF_MONTH}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"

_WEEKDAY = re.compile(r"(?:last |next )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE)
_ASK_WHEN = {
    "day": "On what date",
    "month": "In which month",
    "year": "In which year",
    "decade": "In which decade",
}
_WRITTEN = {
    "day": re.compile(rf"\d.*{MONTH}|{MONTH}.*\d|\d[-./]\d"),
    "month": re.compile(MONTH),
    "year": re.compile(r"\d{4}"),
    "decade": re.compile(r"(?:the )?\d{4}s"),
}
_BORDERS = {"by": "By", "until": "Until", "through": "Until", "for": "For"}
_PART = re.compile(r"(?:the )?(?:early|late|mid|end|beginning|start|middle)\b", re.IGNORECASE)
_NOUNS = {PlaceKind.CITY: "city", PlaceKind.COUNTRY: "country", PlaceKind.CONTINENT: "continent"}
_LEAST_CITY = 100_000
_IN_TOWN = re.compile(r" in ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_BASED = re.compile(r"\b([A-Z][\w’'-]*)-based $")
_INSIDE = frozenset({"in", "into", "across", "throughout"})


def ask_when(fact: Fact) -> str:
    """Ask for the grain in which the key is written: "Friday morning" is no date."""
    asked = _asked_grain(fact)
    if fact.preposition not in _BORDERS:
        return asked
    before = fact.sentence.text[: fact.start - fact.sentence.start]
    border = "Until at least" if before.endswith("until at least ") else _BORDERS[fact.preposition]
    return f"{border} {asked.split(' ', 1)[-1].lower()}"


def _asked_grain(fact: Fact) -> str:
    if _WEEKDAY.fullmatch(fact.name):
        return "On which day"
    asked = str(grain(fact.value))
    if _PART.match(fact.name):
        return "When"
    return _ASK_WHEN[asked] if asked in _WRITTEN and _WRITTEN[asked].search(fact.name) else "When"


def ask_where(fact: Fact) -> str:
    """Ask "In which city" where the key is known to be one and stands after "in", else "Where"."""
    if fact.role is Role.WORKPLACE:
        # "A researcher at the Acme Institute in London" works in London too.
        text, start = fact.sentence.text, fact.sentence.start
        found = _IN_TOWN.match(text, fact.end - start) or _BASED.search(text[: fact.start - start])
        return f"Where in {found[1]}" if found and find_places(found[1]) else "Where"
    noun = place_noun(fact)
    if noun == "island" and fact.preposition in _INSIDE | {"on"}:
        return "On which island"
    return f"In which {noun}" if noun and fact.preposition in _INSIDE else "Where"


def ask_which_place(fact: Fact) -> str:
    """Ask "Which city" where the key is known to be one, else "Which place"."""
    return f"Which {place_noun(fact) or 'place'}"


def place_noun(fact: Fact) -> str:
    """Give "city", "country", "village" and the like, or nothing where it may be another kind.

    The map comes first, but where the article calls a place a village, a city of that name on the
    map is another one.
    """
    if fact.label not in {"GPE", "LOC"}:
        return ""
    told = fact.place_kind
    mapped = _mapped_noun(fact.name) if fact.label == "GPE" and told not in SMALLEST else ""
    noun = mapped or told
    # "In which city" would tell half of "Mexico City".
    return "" if noun and noun in fact.name.lower().split() else noun


def _mapped_noun(name: str) -> str:
    places = find_places(name)
    if not places:
        return ""
    rivals = [p for p in places if p.kind is not PlaceKind.CITY or p.population >= _LEAST_CITY]
    is_one = {place.kind for place in rivals} == {places[0].kind}
    return _NOUNS.get(places[0].kind, "") if is_one else ""
