"""The adjectives and the people of countries."""

from __future__ import annotations

from functools import cache

from kit.places.finding import rows_named
from kit.places.table import Row, fold, table

_CONTINENTS = {
    "african": "Africa",
    "asian": "Asia",
    "european": "Europe",
    "oceanian": "Oceania",
}


def adjective_of(country: str) -> str | None:
    """Give the adjective of a country or territory, or of a nation of the United Kingdom.

    >>> adjective_of("Iraq"), adjective_of("the UK"), adjective_of("Mosul")
    ('Iraqi', 'British', None)
    """
    return next((row.adjectives[0] for row in rows_named(country) if row.adjectives), None)


def country_of(adjective: str) -> str | None:
    """Give the country that an adjective or a word for its people belongs to.

    Of two countries with one adjective (Congo, Dominica), it is the one of more people.

    >>> country_of("Iraqi"), country_of("Britons"), country_of("Martian")
    ('Iraq', 'United Kingdom', None)
    """
    said, known = fold(adjective), _by_adjective()
    row = known.get(said) or known.get(said.removesuffix("s"))
    return row.name if row else None


def continent_of(adjective: str) -> str | None:
    """Give the continent that an adjective belongs to; None of "American", which is of a country.

    >>> continent_of("African"), continent_of("Iraqi")
    ('Africa', None)
    """
    return _CONTINENTS.get(fold(adjective))


@cache
def _by_adjective() -> dict[str, Row]:
    rows = sorted(table().lands, key=lambda row: row.population)
    return {fold(word): row for row in rows for word in row.adjectives}
