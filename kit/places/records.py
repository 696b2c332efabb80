"""What is said of a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    """The kinds of places; a where-question asks for one of them."""

    CITY = "city"
    STATE = "state"
    COUNTRY = "country"
    TERRITORY = "territory"
    CONTINENT = "continent"
    REGION = "region"
    ISLAND = "island"
    MOUNTAINS = "mountains"
    WATER = "water"
    RIVER = "river"


@dataclass(frozen=True, kw_only=True)
class Place:
    """One place.

    Attributes:
        name: The name in English as news agencies spell it, without accents.
        kind: A state is a first-level division of a country, whatever it is called there; a
            territory is a land with a code of its own that is not sovereign, such as Greenland.
        country: The ISO 3166 code of the country that it is or lies in; empty if in several.
        state: The division of the country that it lies in; empty where none is known.
        continent: The continent that it lies in; empty if in several.
        population: Of a state, that of its cities together; 0 where nobody is counted.
    """

    name: str
    kind: PlaceKind
    country: str
    state: str
    continent: str
    population: int
