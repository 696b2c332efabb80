"""Places of the same kind as a given one: false where it is true, and yet likely."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator

from kit.places.finding import place_of, rows_named
from kit.places.lying import capital_of, continents_of, lands_of, outer_codes
from kit.places.records import Place, PlaceKind
from kit.places.table import Row, fold, table

MOST = 24
_SMALL_TOWN = 200_000
_MOST_NAMES = 99
_LOCAL = 1.5
_KINDS_OF_WATER = frozenset({"Bay", "Canal", "Gulf", "Lake", "Ocean", "Sea", "Strait"})
CITY, COUNTRY = PlaceKind.CITY, PlaceKind.COUNTRY


def siblings(name: str, *, avoid: Collection[str] = ()) -> tuple[Place, ...]:
    """Give up to 24 places of the kind of the one named, the nearest in sense first.

    Cities come from the same country, small ones rather from the same state: those of a like
    number of people and well known, no suburbs; where there are too few, its neighbours' follow. A
    suburb comes with others of its city. Countries come from the neighbours, then from the same
    part of the world. None bears a name of the one named, of what holds it or of those to avoid,
    and none holds it or lies in it.

    Returns:
        The places in the same order each time; none if no place has this name.
    """
    named = rows_named(name)
    if not named:
        return ()
    key, barred = named[0], {row for other in (name, *avoid) for row in rows_named(other)}
    holding = [table().by_code[code] for code in outer_codes(key)]
    seen = {fold(row.name) for row in (*barred, *holding)} | set(map(fold, avoid))
    chosen: list[Row] = []
    for row in _nearest_first(key):
        spelt = fold(row.name)
        if spelt in seen or row in barred or _entangled(row, key):
            continue
        seen.add(spelt)
        chosen.append(row)
        if len(chosen) == MOST:
            break
    return tuple(map(place_of, chosen))


def _entangled(one: Row, two: Row) -> bool:
    """Say whether one of two places lies in the other, has a part of it or is a suburb of it."""
    is_held = one.code in outer_codes(two) or two.code in outer_codes(one)
    is_beside = two.name == one.near or one.name == two.near
    share = set(one.holds) & set(two.holds)
    return bool(share or is_held or (is_beside and lands_of(one) == lands_of(two)))


def _nearest_first(key: Row) -> Iterator[Row]:
    ranks = _RANKS.get(key.kind, _alike)
    for group in ranks(key):
        yield from group


def _cities(key: Row) -> Iterator[list[Row]]:
    country = table().by_code[min(lands_of(key))]
    cities = table().cities_of(country.code)
    if table().by_code[key.within[0]].kind is CITY:
        yield _ordered(key, _lands(CITY, lambda row: row.within == key.within))
    if key.near:
        yield _ordered(key, [row for row in cities if row.near == key.near])
    yield _ordered(key, [row for row in cities if not row.near])
    near = [table().by_code[code] for code in country.neighbours]
    yield _ordered(key, _capitals(near))
    beyond = (town for land in near for town in table().cities_of(land.code) if not town.near)
    yield _ordered(key, beyond)
    continents = continents_of(country)
    yield _ordered(key, _capitals(_lands(COUNTRY, lambda row: continents_of(row) == continents)))


def _capitals(lands: Iterable[Row]) -> list[Row]:
    return [capital for land in lands if (capital := capital_of(land))]


def _states(key: Row) -> Iterator[list[Row]]:
    country = table().by_code[key.within[0]]
    states = _lands(PlaceKind.STATE)
    yield _ordered(key, [row for row in states if country.code in row.within])
    yield _ordered(key, [row for row in states if row.within[0] in country.neighbours])


def _countries(key: Row) -> Iterator[list[Row]]:
    regions, others = _regions(key), _lands(key.kind)
    yield _ordered(key, [row for row in others if row.code in key.neighbours])
    yield _ordered(key, [row for row in others if regions & _regions(row)])
    yield _ordered(key, [row for row in others if continents_of(row) == continents_of(key)])


def _of_its_kind(key: Row) -> Iterator[list[Row]]:
    yield _ordered(key, _lands(key.kind))


def _alike(key: Row) -> Iterator[list[Row]]:
    """Order places without people by the lands and parts of the world that they share with one."""
    others = _lands(key.kind)
    yield sorted(others, key=lambda row: (_grain(row) != _grain(key), -_overlap(row, key), row))


def _grain(row: Row) -> tuple[bool, str]:
    """Give whether a place is larger than countries, and what its name says it is."""
    said = [word for word in row.name.split() if word in _KINDS_OF_WATER]
    return not lands_of(row), said[0] if said else ""


def _overlap(one: Row, two: Row) -> float:
    lands, regions, continents = (
        _shared(part_of(one), part_of(two)) for part_of in (lands_of, _regions, continents_of)
    )
    return lands + regions / 2 + continents / 2


def _regions(row: Row) -> frozenset[str]:
    """Give the parts of the world that hold the lands of a place."""
    return frozenset(code for land in lands_of(row) for code in table().holders.get(land, ()))


def _shared(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / max(1, len(one | two))


def _lands(kind: PlaceKind, test: Callable[[Row], object] = bool) -> list[Row]:
    return [row for row in table().lands if row.kind is kind and test(row)]


def _ordered(key: Row, rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (_distance(key, row), row))


def _distance(key: Row, row: Row) -> float:
    """Give how far a place is from one in size and renown; a smaller one is further off."""
    ratio = math.log(max(row.population, 1000) / max(key.population, 1000))
    apart = max(ratio, -1.5 * ratio)
    if row.kind is CITY:
        apart += math.log((_MOST_NAMES + 5) / (row.known + 5)) / 2
        is_local = key.population < _SMALL_TOWN and row.within == key.within
        return apart - _LOCAL * is_local
    return apart - _LOCAL * (continents_of(row) == continents_of(key))


_RANKS = {
    CITY: _cities,
    PlaceKind.STATE: _states,
    COUNTRY: _countries,
    PlaceKind.TERRITORY: _of_its_kind,
    PlaceKind.CONTINENT: _of_its_kind,
}
