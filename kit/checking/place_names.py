"""The names of places in answers and keys: bare, cut up, and what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kit.places import Place, PlaceKind, contains, continent_of, country_of, find_place, find_places
from kit.text import words

NAMES_IN_CAPITALS = re.compile(r"[^\W\d_a-z][\w'-]+(?:\s[^\W\d_a-z][\w'-]+)*")
LANDS = (PlaceKind.COUNTRY, PlaceKind.STATE, PlaceKind.TERRITORY, PlaceKind.CONTINENT)
_LEADING = re.compile(
    r"^(?:(?:in|on|at|from|to|near|of|inside|within|around|the|it is|it's|city|town|country|state)"
    r"\s+)+",
    re.IGNORECASE,
)
_ACRONYM = 4
_REGION = re.compile(
    r"^(?:somewhere in |(?:to |in |at )?(?:an?|another|some|other) (?:\w+ ){0,2}?"
    r"(?:place|town|city|village|port|area|part|country) (?:in|of) (?:the )?"
    r"|(?:off )?(?:the )?(?:\w+ )?coast of "
    r"|(?:(?:the )?(?:north|south|east|west|central|middle|centre|center)"
    r"[ -]?(?:east|west)?(?:ern)?(?: part)?(?: of)?) )(?:the )?",
    re.IGNORECASE,
)
_SOME_COUNTRY = re.compile(r"(?:an?|another|some) (\w+)(?: (?:country|nation|state|city|town))?")
_TRAILING = re.compile(r"(?<=\w)\s+(?:city|state|province|country)$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def place_of(name: str) -> Place | None:
    """Give the place that a name means, led in or not: in the city of Leeds, usa."""
    bare_name = bare_place(name)
    return find_place(bare_name.upper() if is_place_acronym(bare_name) else bare_name)


def is_place_acronym(name: str) -> bool:
    """Say whether a name is an acronym, of which students do not type the capitals: usa."""
    return len(name) <= _ACRONYM and not find_place(name) and bool(find_place(name.upper()))


def without_region(said: str) -> str:
    """Leave out which part of a land is meant: northern England, but not South Africa.

    A country or town is said by where it is: Asia for an Asian country.
    """
    if some := _SOME_COUNTRY.fullmatch(said):
        return continent_of(some[1]) or country_of(some[1]) or said
    land = _REGION.sub("", said)
    place = find_place(land) if land != said and not find_place(said) else None
    return land if place and place.kind in LANDS else said


@lru_cache(maxsize=4096)
def bare_place(name: str) -> str:
    """Give a name without what leads to it, and without its kind, where that is no part of it.

    >>> bare_place("in the city of Leeds"), bare_place("Leeds city"), bare_place("in Mexico City")
    ('Leeds', 'Leeds', 'Mexico City')
    """
    bare = _LEADING.sub("", " ".join(name.split())).strip(" .")
    short = _TRAILING.sub("", bare)
    return bare if short == bare or find_place(bare) else short


def is_same_place(one: str, other: str) -> bool:
    """Say whether two names mean one place of the table."""
    place = place_of(one)
    return place is not None and place == place_of(other)


def with_holders(said: str) -> Iterator[tuple[str, str]]:
    """Cut an answer into a place and what it is said to lie in."""
    for match in re.finditer(r",\s*|\s+(?:in|of)\s+(?:the\s+)?|\s+(?=[^\W\d_a-z])|\s*\(|\s+", said):
        if match.start() and match.end() < len(said):
            yield said[: match.start()], said[match.end() :].strip(") .")


def holds(outer: str, form: str) -> bool:
    """Say whether a place holds the wanted one, by the table or by what the key itself says."""
    inner = bare_place(form)
    if contains(outer, inner) or any(contains(outer, piece) for piece in named_places(inner)):
        return True
    outer_place = find_place(outer)
    said = {country_of(word) for word in words(form) if word[0].isupper()}
    return bool(outer_place and outer_place.name in said)


def named_places(form: str) -> Iterable[str]:
    """Give the names in a wanted place that the table knows: Pasadena in the laboratory there."""
    return [name for name in NAMES_IN_CAPITALS.findall(form) if name != form and find_places(name)]
