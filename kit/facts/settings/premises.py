"""In which city a school, hospital or other building with a name is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.facts.keeping import follows_break, kept_tokens
from kit.facts.phrases import text_of
from kit.facts.records import Clause, Fact, Role
from kit.facts.scene import Scene
from kit.facts.spans import name_span
from kit.facts.words import PREMISES
from kit.places import PlaceKind, find_place
from kit.text import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOLD_OFTEN = 2
"""Who works at a museum makes no article about it."""


def find_premises(scene: Scene) -> Iterator[Fact]:
    """Find the cities of named buildings: "St Mary's Hospital in Leeds"."""
    for place in scene.reading.doc:
        link = place.head
        if place.dep_ == "pobj" and link.lower_ == "in" and not scene.reading.is_quoted(place):
            yield from _seat(scene, link.head, link, place)


def _seat(scene: Scene, building: Token, link: Token, place: Token) -> Iterator[Fact]:
    if not _is_named_building(building) or follows_break(link) or not _is_city(scene, place):
        return
    tokens = [t for t in kept_tokens(building, frozenset({link.i})) if t.i < link.i]
    if not tokens or tokens[-1].i != link.i - 1 or any(t.ent_type_ == "GPE" for t in tokens):
        return
    name = text_of(tokens, scene.renamings)
    told = " ".join(name.removeprefix("the ").split()[:2])
    if scene.article.text.count(told) < _TOLD_OFTEN and not _is_seat(building):
        return
    clause = Clause(
        subject=name,
        auxiliaries=("is",),
        adverbs=(),
        verb="located",
        base="locate",
        tag="VBN",
        rest=(),
        lemmas=frozenset(word.lower() for word in words(name)),
    )
    for fact in scene.fact(Role.PLACE, name_span(place), "GPE", clause):
        yield replace(fact, preposition="in", trace=("a named building in a place",))


def _is_named_building(noun: Token) -> bool:
    """Whether it is "St Mary's Hospital" or "Acme's head office", and not "a hospital"."""
    before = [c for c in noun.children if c.dep_ in {"compound", "poss", "amod", "nmod"}]
    named = noun.pos_ == "PROPN" and any(c.text[:1].isupper() for c in before)
    seat = any(c.dep_ == "poss" and c.pos_ == "PROPN" for c in before) and _is_seat(noun)
    new = any(c.lower_ in {"a", "an"} or c.dep_ in {"conj", "cc"} for c in noun.children)
    return ((noun.lower_ in PREMISES and named) or seat) and not new and noun.dep_ != "conj"


def _is_seat(noun: Token) -> bool:
    """Whether there is but one of it: a headquarters or head office."""
    return noun.lower_ == "headquarters" or noun.doc[noun.i - 1 : noun.i + 1].text == "head office"


def _is_city(scene: Scene, place: Token) -> bool:
    if scene.reading.place_label(place) != "GPE" or any(c.dep_ == "conj" for c in place.children):
        return False
    start, end = name_span(place)
    known = find_place(scene.reading.paragraph.text[start:end])
    return known is None or known.kind is PlaceKind.CITY
