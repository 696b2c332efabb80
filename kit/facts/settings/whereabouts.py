"""Places of which a clause with "where" tells what happens there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.facts.place_kinds import SETTLEMENTS
from kit.facts.predications import Predication
from kit.facts.records import Fact, Role
from kit.facts.scene import Scene
from kit.facts.spans import name_span

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def find_whereabouts(scene: Scene) -> Iterator[Fact]:
    """Find the named places of "Leeds, where she works as a nurse"."""
    for verb in (token for token in scene.reading.doc if token.dep_ == "relcl"):
        where = next((c for c in verb.children if c.lower_ == "where"), None)
        if where is None or scene.reading.is_quoted(verb):
            continue
        said, place = _told(verb), _place_before(scene, where, verb.head)
        if said is None or place is None or not _tells_one(said):
            continue
        label = scene.reading.place_label(place) or ""
        before = "in" if label == "GPE" else "at"
        for fact in scene.fact(Role.PLACE, name_span(place), label, scene.clause(said)):
            yield replace(fact, preposition=before)


def _told(verb: Token) -> Predication | None:
    """Read the clause after "where" as one of its own."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    finite = (auxiliaries or [verb])[0].tag_ in {*_FINITE, "MD"}
    if subject is None or not finite or any(c.dep_ == "expl" for c in verb.children):
        return None
    return Predication(
        verb=verb,
        subject=subject,
        auxiliaries=tuple(t.lower_ for t in auxiliaries),
        tag=verb.tag_,
        form="relative",
    )


def _tells_one(said: Predication) -> bool:
    """Whether it names no second place, and something that tells which event is meant."""
    subject, verb = said.subject, said.verb
    clause = list(verb.doc[subject.left_edge.i : verb.right_edge.i + 1])
    after = (t for t in clause if t.i > verb.i and t.ent_type_ != "DATE")
    known = subject.pos_ in {"PROPN", "PRON"} or any(c.lower_ == "the" for c in subject.children)
    named = known or any(t.pos_ == "PROPN" for t in after)
    lasts = any(c.lower_ == "since" for c in verb.children)
    own = {t.i for t in subject.subtree}
    places = any(t.ent_type_ in _PLACES for t in clause)
    bodies = any(t.ent_type_ == "ORG" and t.i not in own for t in clause)
    return named and not lasts and not places and not bodies


def _place_before(scene: Scene, where: Token, noun: Token) -> Token | None:
    """Give the place right before "where": Leeds in "moved to Leeds, where"."""
    of_other = noun.head.lower_ == "of" and noun.head.head.lower_ not in SETTLEMENTS
    beside = noun.dep_ == "conj" or of_other
    named = scene.reading.place_label(noun) in _PLACES and not beside
    single = not any(c.dep_ == "conj" for c in noun.children)
    gap = where.i - noun.i
    return noun if named and single and 0 < gap < 3 else None
