"""Places of the world: what kind each is, what lies in what, which others are like it."""

from kit.places.demonyms import adjective_of, continent_of, country_of
from kit.places.finding import contains, find_capital, find_place, find_places, is_capital
from kit.places.records import Place, PlaceKind
from kit.places.siblings import siblings

__all__ = [
    "Place",
    "PlaceKind",
    "adjective_of",
    "contains",
    "continent_of",
    "country_of",
    "find_capital",
    "find_place",
    "find_places",
    "is_capital",
    "siblings",
]
