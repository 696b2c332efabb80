"""Where a named building or body stands, told right after its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.facts.keeping import kept_tokens
from kit.facts.phrases import text_of
from kit.facts.records import Clause, Fact, Role
from kit.facts.scene import Scene
from kit.facts.spans import name_span
from kit.facts.words import PREMISES, SITES
from kit.places import PlaceKind, find_place

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_NAME = 7
_SITES = (PREMISES | SITES) - {"headquarters"}
_NOT_NOW = frozenset({"old", "former", "planned", "proposed", "new", "future"})
_ENDING = frozenset({"burn", "demolish", "destroy", "collapse", "close", "sell", "plan"})
_PLAIN = (
    frozenset({"university", "general", "regional", "central", "national", "state", "city"})
    | {"district", "parish", "county", "primary", "high", "federal", "military", "town", "village"}
    | {"coast", "guard", "police", "fire", "railway", "bus", "metro"}
)
"""Words that many names of buildings share: "the University Hospital in Ostrava"."""


def find_sites(scene: Scene) -> Iterator[Fact]:
    """Find the places of "Karmatola colliery in Jharkhand" and "the Al-Nour clinic in Taiz"."""
    for place in scene.reading.doc:
        link = place.head
        tells = place.dep_ == "pobj" and link.lower_ == "in" and link.i < place.i
        if not tells or scene.reading.place_label(place) not in {"GPE", "LOC"}:
            continue
        site = _site_before(link)
        joined = any(c.dep_ in {"conj", "cc"} for c in place.children)
        # In which country a university is, many know without the article.
        known = find_place(place.text)
        is_country = known is not None and known.kind is PlaceKind.COUNTRY
        if site is not None and not (joined or is_country) and not scene.reading.is_quoted(site):
            yield from _fact(scene, place, link, site)


def _site_before(link: Token) -> Token | None:
    """Give the last word of the name of a building right before "in"."""
    before = link.nbor(-1) if link.i > link.sent.start else None
    if before is None or before.lower_ not in _SITES or before.dep_ == "conj":
        return None
    if before.ent_type_ == "PERSON" or before.head.lemma_ in _ENDING:
        return None
    own = _own(before)
    named = any(t.pos_ == "PROPN" and t.i != before.i and t.lower_ not in _PLAIN for t in own)
    is_one = own[0].lower_ == "the" or own[0].pos_ != "DET"
    stands = not _NOT_NOW & {t.lower_ for t in own}
    return before if named and is_one and stands and len(own) <= _LONGEST_NAME else None


def _own(site: Token) -> list[Token]:
    """Give the name of a site with its article."""
    return kept_tokens(site, frozenset(c.i for c in site.children if c.i > site.i))


def _fact(scene: Scene, place: Token, link: Token, site: Token) -> Iterator[Fact]:
    own = _own(site)
    clause = Clause(
        subject=text_of(own, scene.renamings),
        auxiliaries=("is",),
        adverbs=(),
        verb="located",
        base="locate",
        tag="VBN",
        rest=(),
        lemmas=frozenset({"located", *(t.lower_ for t in own)}),
    )
    label = scene.reading.place_label(place) or ""
    for fact in scene.fact(Role.PLACE, name_span(place), label, clause):
        yield replace(fact, preposition=link.lower_, trace=("a place after the name of a site",))
