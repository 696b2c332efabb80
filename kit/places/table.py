"""The rows of the two files of places, by name, by code and by the country they lie in.

Both files are made by tests/tools/places_table.py from GeoNames and from what is known by hand.
Most lines of the larger file are never looked at, so a line becomes a row only when it is.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from anyascii import anyascii

from kit.places.records import PlaceKind
from kit.text import normalise

T = TypeVar("T")
_HERE = Path(__file__).parent
_NOTHING = "-"
_NO_FIELD = re.compile(r"(?<=,)-(?=[,\n])")
_PLAIN = str.maketrans({".": None, "'": None, "-": " ", "/": " ", "&": "and"})
_SHORT = {"st": "saint", "mt": "mount", "ft": "fort"}
_SHORT_WORD = re.compile(r"[smf]t\b(?<!\w..)")
_ARTICLE = re.compile(r"^(?:(?:the|al) )+", re.MULTILINE)
_POSSESSIVE = re.compile(r"['’]s?\Z")
_LEAD = re.compile(r"\A(?:city|town|village|state|province|country|island) of ")
_AFTER_NAME = re.compile(r",.*")
_LONGEST_ACRONYM = 4


class Row(NamedTuple):
    """One place as it stands in a file; what a column does not say is empty.

    `code` is what other rows call it by (`IQ`, `US-TX`, `Middle East`), `within` and `holds` are
    codes, `known` counts its names in GeoNames, `near` is a larger city beside it.
    """

    name: str
    kind: PlaceKind
    code: str
    within: tuple[str, ...]
    population: int
    known: int
    near: str
    also: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    capital: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """All places: `lands` from places.csv, some of them cities, and the lines of cities.csv."""

    lands: tuple[Row, ...]
    by_code: dict[str, Row]
    holders: dict[str, list[str]]
    lands_by_name: dict[str, list[Row]]
    lines: list[str]
    lines_by_name: dict[str, list[int]]

    def readings(self, name: str) -> list[Row]:
        """Give the rows that bear a name, in the order of the files."""
        return next((found for key in _keys(name) if (found := self._bearing(key))), [])

    def _bearing(self, key: str) -> list[Row]:
        cities = [_city(self.lines[at]) for at in self.lines_by_name.get(key, ())]
        return self.lands_by_name.get(key, []) + cities

    def cities_of(self, country: str) -> list[Row]:
        """Give the cities that lie in a country or its states, but no districts of cities."""
        kept = [row for row in self.lands if row.kind is PlaceKind.CITY]
        return [row for row in kept if row.within[0].partition("-")[0] == country] + [
            _city(line) for line in self.lines if line.split(",", 2)[1][:2] == country
        ]


@cache
def table() -> Table:
    """Give the table, read once."""
    lands = tuple(_lands())
    text = (_HERE / "cities.csv").read_text("utf-8").rstrip().partition("\n")[2]
    lines_by_name: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(fold(_AFTER_NAME.sub("", text)).split("\n")):
        lines_by_name[key].append(at)
    return Table(
        lands=lands,
        by_code={row.code: row for row in lands if row.code},
        holders=_listed((code, row.code) for row in lands for code in row.holds),
        lands_by_name=_by_name(lands),
        lines=text.split("\n"),
        lines_by_name=dict(lines_by_name),
    )


def fold(names: str) -> str:
    """Give names, one a line, without accents, case, stops, hyphens and leading articles.

    >>> fold("The Hague"), fold("St. John’s"), fold("al-Qaim"), fold("São Tomé")
    ('hague', 'saint johns', 'qaim', 'sao tome')
    """
    ascii_only = names if names.isascii() else anyascii(normalise(names))
    plain = ascii_only.lower()
    # Most names have none of what is looked for next, and this is found out sooner.
    if not plain.isalpha():
        plain = plain.translate(_PLAIN)
    if "t" in plain:
        plain = _SHORT_WORD.sub(lambda short: _SHORT[short[0]], plain)
    return (_ARTICLE.sub("", plain) if " " in plain else plain).strip()


def _keys(name: str) -> Iterator[str]:
    """Give the forms by which a name may stand in the table, the surest first."""
    yield _acronym(name)
    yield fold(name)
    bare = _POSSESSIVE.sub("", name.strip())
    if bare != name:
        yield _acronym(bare)
    if bare != name or " " in name:
        yield _LEAD.sub("", fold(bare))


def _acronym(name: str) -> str:
    """Give a name which is an acronym without its stops; it is not found in small letters.

    >>> _acronym("the U.S."), _acronym("us"), _acronym("IRAQ WAR")
    ('US', '', '')
    """
    letters = name.removeprefix("the ").replace(".", "").strip()
    short = len(letters) <= _LONGEST_ACRONYM and letters.isalpha() and letters.isupper()
    return letters if short else ""


def _by_name(lands: tuple[Row, ...]) -> dict[str, list[Row]]:
    names = fold("\n".join(row.name for row in lands)).split("\n")
    others = ({_acronym(name) or fold(name) for name in row.also} for row in lands)
    keys = ({name} | more for name, more in zip(names, others, strict=True))
    return _listed((key, row) for row, found in zip(lands, keys, strict=True) for key in found)


def _listed(pairs: Iterator[tuple[str, T]]) -> dict[str, list[T]]:
    lists: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        lists[key].append(value)
    return dict(lists)


def _lands() -> Iterator[Row]:
    text = _NO_FIELD.sub("", (_HERE / "places.csv").read_text("utf-8"))
    for name, kind, code, within, people, known, also, near, *more in csv.reader(
        text.split("\n")[1:-1]
    ):
        holds, adjectives, neighbours, capital = more
        yield Row(
            name=name,
            kind=PlaceKind(kind),
            code=code or ("" if kind == PlaceKind.CITY else name),
            within=_parts(within),
            population=int(people),
            known=int(known or 0),
            near=near,
            also=_parts(also),
            holds=_parts(holds),
            adjectives=_parts(adjectives),
            neighbours=_parts(neighbours),
            capital=capital,
        )


def _parts(field: str) -> tuple[str, ...]:
    return tuple(field.split("|")) if field else ()


def _city(line: str) -> Row:
    name, within, population, known, near = line.split(",")
    beside = "" if near == _NOTHING else near
    return Row(name, PlaceKind.CITY, "", (within,), int(population), int(known), beside)
