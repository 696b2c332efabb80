"""Places that act themselves, or are reached, taken or hit: "rebels seized Mosul"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kit.facts.predications import Predication
from kit.facts.records import Fact, Role
from kit.facts.scene import Scene
from kit.facts.spans import name_span
from kit.facts.words import REACHING

if TYPE_CHECKING:
    from spacy.tokens import Token

_IDLE = frozenset({"be", "have", "remain", "become", "include", "face", "see", "border", "need"})


def find_targets(scene: Scene) -> Iterator[Fact]:
    """Find the cities and countries that the verbs of a paragraph have for subject or object."""
    for said in scene.predications:
        if _acts(said) and _is_single(scene, said.subject) and not _is_after_place(said.subject):
            clause = scene.clause(said, key=said.subject)
            yield from scene.fact(Role.TARGET, name_span(said.subject), "GPE", clause)
        if said.verb.lemma_ not in REACHING:
            continue
        if said.is_passive and _is_single(scene, said.subject):
            clause = scene.clause(said, key=said.subject)
            yield from scene.fact(Role.TARGET, name_span(said.subject), "GPE", clause)
        for head in () if said.is_passive else _objects(scene, said):
            yield from scene.fact(
                Role.TARGET, name_span(head), "GPE", scene.clause(said, omit=(head,))
            )


def _acts(said: Predication) -> bool:
    """Whether a country does what governments, teams and voters do in its name."""
    has_object = any(c.dep_ in {"dobj", "xcomp", "ccomp"} for c in said.verb.children)
    idle = said.verb.lemma_ in _IDLE or said.is_passive or said.form == "participle"
    return has_object and not idle


def _is_after_place(name: Token) -> bool:
    """Whether it is the "Germany" of "a court in Hamburg, Germany, ordered", read as a subject."""
    if name.i < 2 or name.nbor(-1).text != ",":
        return False
    return bool(name.nbor(-2).ent_type_ == "GPE")


def _objects(scene: Scene, said: Predication) -> Iterator[Token]:
    return (c for c in said.verb.children if c.dep_ == "dobj" and _is_single(scene, c))


def _is_single(scene: Scene, head: Token) -> bool:
    """Whether it is one place by its bare name, without "northern" or "and Syria"."""
    described = any(c.dep_ not in {"punct", "appos", "det", "compound"} for c in head.children)
    is_place = head.pos_ == "PROPN" and scene.reading.entity_label(head) == "GPE"
    return is_place and not described and not scene.reading.is_quoted(head)
