"""What lies in what, by the codes of the table."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kit.places.records import PlaceKind
from kit.places.table import Row, table

LANDS = frozenset({PlaceKind.COUNTRY, PlaceKind.TERRITORY})


@lru_cache(maxsize=4096)
def outer_codes(row: Row) -> frozenset[str]:
    """Give the codes of all that a place lies in as a whole.

    What stretches over several lands lies in what these have in common. A land on two continents
    lies in both, a territory in the country that it belongs to, but not in that one's continent.
    """
    ways = [_codes_up(code, row) for code in row.within]
    if not ways:
        return frozenset()
    common = frozenset.union(*ways) if row.kind in LANDS else frozenset.intersection(*ways)
    return common | _held(row)


def _codes_up(code: str, inner: Row) -> frozenset[str]:
    outer = table().by_code[code]
    if inner.kind is PlaceKind.TERRITORY and outer.kind is PlaceKind.COUNTRY:
        return frozenset({code})
    return outer_codes(outer) | {code}


def _held(row: Row) -> frozenset[str]:
    """Give the regions whose list of parts has a place, or all the parts of a place."""
    named = set(table().holders.get(row.code, ()))
    larger = {code for part in row.holds[:1] for code in table().holders[part]} - {row.code}
    whole = {code for code in larger if set(table().by_code[code].holds) > set(row.holds)}
    codes = named | whole
    return _union(outer_codes(table().by_code[code]) for code in codes) | codes


def lands_of(row: Row) -> frozenset[str]:
    """Give the codes of the countries or territories that a place is, lies in or touches."""
    if row.kind in LANDS:
        return frozenset({row.code})
    return _union(lands_of(table().by_code[code]) for code in row.within)


def continents_of(row: Row) -> frozenset[str]:
    """Give the continents that a place lies in or touches; of a land, only the main one."""
    if row.kind is PlaceKind.CONTINENT:
        return frozenset({row.code})
    within = row.within[:1] if row.kind in LANDS else row.within
    return _union(continents_of(table().by_code[code]) for code in within)


def state_of(row: Row) -> str:
    """Give the name of the division of a country that a place lies in, or nothing."""
    found = sorted(code for code in outer_codes(row) if code[2:3] == "-")
    return table().by_code[found[0]].name if found else ""


@lru_cache(maxsize=512)
def capital_of(land: Row) -> Row | None:
    """Give the city that is the capital of a country or territory, if the table has it."""
    named = table().readings(land.capital)
    cities = [row for row in named if row.kind is PlaceKind.CITY and land.code in lands_of(row)]
    return max(cities, key=lambda row: row.population, default=None)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
