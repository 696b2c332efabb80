"""Places that act themselves, or are reached, taken or hit: "rebels seized Mosul"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kit.facts.predications import Predication
from kit.facts.records import Clause, Fact, Role
from kit.facts.scene import Scene
from kit.facts.spans import name_span, named_by
from kit.facts.words import REACHING

if TYPE_CHECKING:
    from spacy.tokens import Token

_IDLE = frozenset({"be", "have", "remain", "become", "include", "face", "see", "border", "need"})


def find_targets(scene: Scene) -> Iterator[Fact]:
    """Find the cities and countries that the verbs of a paragraph have for subject or object."""
    for said in scene.predications:
        acts = _acts(said) and not _is_after_place(said.subject)
        is_reached = said.verb.lemma_ in REACHING
        if (acts or (is_reached and said.is_passive)) and _is_single(scene, said.subject):
            yield from _target(scene, said.subject, scene.clause(said, key=said.subject))
        for noun in _objects(said) if is_reached and not said.is_passive else ():
            if _is_single(scene, noun):
                yield from _target(scene, noun, scene.clause(said, omit=(noun,)))


def _target(scene: Scene, noun: Token, clause: Clause | None) -> Iterator[Fact]:
    return scene.fact(Role.TARGET, name_span(named_by(noun)), "GPE", clause)


def _acts(said: Predication) -> bool:
    """Whether a country does what governments, teams and voters do in its name."""
    has_object = any(c.dep_ in {"dobj", "xcomp", "ccomp"} for c in said.verb.children)
    if any(c.dep_ == "neg" for c in said.verb.children):
        return False
    idle = said.verb.lemma_ in _IDLE or said.is_passive or said.form == "participle"
    return (has_object and not idle) or _is_the_first(said)


def _is_the_first(said: Predication) -> bool:
    """Whether it is told to be the largest, first or only one of its kind."""
    attributes = (c for c in said.verb.children if c.dep_ == "attr" and said.verb.lemma_ == "be")
    return any(_is_superlative(t) for a in attributes for t in a.children)


def _is_superlative(token: Token) -> bool:
    highest = token.tag_ in {"JJS", "RBS"} or token.lower_ in {"first", "only"}
    return highest or any(c.tag_ in {"JJS", "RBS"} for c in token.children)


def _is_after_place(name: Token) -> bool:
    """Whether it is the "Germany" of "a court in Hamburg, Germany, ordered", read as a subject."""
    if name.i < 2 or name.nbor(-1).text != ",":
        return False
    return bool(name.nbor(-2).ent_type_ == "GPE")


def _objects(said: Predication) -> Iterator[Token]:
    return (c for c in said.verb.children if c.dep_ == "dobj")


def _is_single(scene: Scene, noun: Token) -> bool:
    """Whether it is one place by its bare name, without "northern" or "and Syria"."""
    name = named_by(noun)
    described = any(c.dep_ not in {"punct", "appos", "det", "compound"} for c in name.children)
    is_place = name.i != noun.i or scene.reading.entity_label(name) == "GPE"
    return name.pos_ == "PROPN" and is_place and not described and not scene.reading.is_quoted(name)
