"""Places found by name, and whether one holds the other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kit.places.lying import LANDS, capital_of, continents_of, lands_of, outer_codes, state_of
from kit.places.records import Place, PlaceKind
from kit.places.table import Row, fold, table


def find_place(name: str) -> Place | None:
    """Give the place that a whole name most likely means, or None if none is known by it.

    Case, accents, a leading article and a trailing 's make no difference; an acronym needs its
    capital letters. A name that is also a word or a person's is found all the same: ask only where
    a place is meant.

    >>> find_place("the U.S.").name, find_place("Kiev").name, find_place("Paris, Texas").state
    ('United States', 'Kyiv', 'Texas')
    """
    return next(map(place_of, rows_named(name)), None)


def find_places(name: str) -> tuple[Place, ...]:
    """Give all places of a name, the likeliest first.

    That is a country before all else, then the one of most people; but a state comes after a city
    of its name that lies in it or is the capital of its country (New York, Washington).
    """
    return tuple(place_of(row) for row in rows_named(name))


def find_capital(land: str) -> Place | None:
    """Give the capital of the country or territory of a name, or None if none is known.

    >>> find_capital("Kenya").name, find_capital("Nairobi")
    ('Nairobi', None)
    """
    capitals = (capital_of(row) for row in rows_named(land) if row.kind in LANDS)
    return next((place_of(row) for row in capitals if row), None)


def is_capital(name: str) -> bool:
    """Say whether the place that a name most likely means is the capital of its land.

    >>> is_capital("Nairobi"), is_capital("Mombasa"), is_capital("Kenya")
    (True, False, False)
    """
    return any(
        row == capital_of(table().by_code[code])
        for row in rows_named(name)[:1]
        for code in lands_of(row)
    )


@lru_cache(maxsize=8192)
def contains(outer: str, inner: str) -> bool:
    """Say whether a place of one name holds a place of the other as a whole.

    All readings of both names count: Georgia contains both Tbilisi and Atlanta.

    >>> contains("Iraq", "Mosul"), contains("Middle East", "Mosul"), contains("Mosul", "Iraq")
    (True, True, False)
    """
    if fold(outer) == fold(inner):
        return False
    codes = {row.code for row in rows_named(outer) if row.code}
    return any(codes & outer_codes(row) for row in rows_named(inner))


@lru_cache(maxsize=2048)
def rows_named(name: str) -> tuple[Row, ...]:
    """Give the rows that `find_places` gives as places."""
    found = table().readings(name)
    if not found and "," in name:
        inner, _, outer = name.rpartition(",")
        codes = {row.code for row in rows_named(outer) if row.code}
        return tuple(row for row in rows_named(inner) if codes & outer_codes(row))
    return tuple(sorted(found, key=lambda row: _rank(row, found)) if len(found) > 1 else found)


def _rank(row: Row, found: Iterable[Row]) -> tuple[bool, int, bool, Row]:
    people = [other.population for other in found if _gives_way(other, row)]
    is_state = row.kind is PlaceKind.STATE
    return row.kind not in LANDS, -max(row.population, *people, 0), is_state, row


def _gives_way(state: Row, city: Row) -> bool:
    if state.kind is not PlaceKind.STATE or city.kind is not PlaceKind.CITY:
        return False
    country = table().by_code[state.within[0]]
    return state.code in outer_codes(city) or city == capital_of(country)


@lru_cache(maxsize=4096)
def place_of(row: Row) -> Place:
    """Give what is told of a row."""
    return Place(
        name=row.name,
        kind=row.kind,
        country=_only(lands_of(row)),
        state=state_of(row),
        continent="" if row.kind is PlaceKind.CONTINENT else _only(continents_of(row)),
        population=row.population,
    )


def _only(codes: frozenset[str]) -> str:
    return next(iter(codes)) if len(codes) == 1 else ""
