"""What an article itself calls a place: "the village of Wadi Sabir", "the Limbe district"."""

from __future__ import annotations

import re

SETTLEMENTS = frozenset({"village", "hamlet", "town", "port", "city"})
AREAS = frozenset({"district", "province", "region", "state", "county", "island"})
KINDS = SETTLEMENTS | AREAS | {"suburb"}
SMALLEST = frozenset({"village", "hamlet"})
"""Where the map knows such a name as a city, that is another place."""

# A name has an end: a page in capitals would be read anew from each of its words.
_NAME = r"[A-Z][\w’'-]+(?:\s(?:(?:al|de|del|da|do|la|le|el)\s)?[A-Z][\w’'-]*){0,5}"
_KIND = "|".join(sorted(SETTLEMENTS | AREAS))
_OF = re.compile(rf"\b[Tt]he (?:[a-z-]+ ){{0,3}}({_KIND})\sof\s({_NAME})")
_BEFORE = re.compile(rf"({_NAME})\s({'|'.join(sorted(AREAS))})\b(?!\s+(?:and|or)\b)")
_ASIDE = re.compile(
    rf"({_NAME}),\san?\s(?:[a-z-]+\s){{0,3}}({_KIND})(?=[,.;]|\s(?:in|near|on|of)\b)"
)
_LISTED = re.compile(
    rf"((?:{_NAME}, ){{0,5}}{_NAME},? and {_NAME})\s(district|province|region|state|island)s\b"
)
_AROUND = re.compile(r"^(?:The|In|At|On|From|Near|To|Around)\s|['’]s$")


def kinds_of_places(text: str) -> dict[str, str]:
    """Give the noun by which a text tells what kind of place each of its names is.

    Args:
        text: All of the article.

    Returns:
        For each name a noun such as "village" or "district", the first that is told. A name that is
        called both a settlement and an area, as a town and the district around it, has none.
    """
    told: dict[str, set[str]] = {}
    for found in _OF.finditer(text):
        told.setdefault(_plain(found[2]), set()).add(found[1])
    for pattern in (_BEFORE, _ASIDE):
        for found in pattern.finditer(text):
            told.setdefault(_plain(found[1]), set()).add(found[2])
    for found in _LISTED.finditer(text):
        for name in re.split(r",? and |, ", found[1]):
            told.setdefault(_plain(name), set()).add(found[2])
    return {name: _one_of(kinds) for name, kinds in told.items()}


def _plain(name: str) -> str:
    return " ".join(_AROUND.sub("", name).split())


def _one_of(kinds: set[str]) -> str:
    if kinds <= SETTLEMENTS:
        return max(kinds, key=("hamlet", "village", "town", "port", "city").index)
    return next(iter(kinds)) if len(kinds) == 1 else ""
