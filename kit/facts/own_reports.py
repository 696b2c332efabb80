"""What a body says of itself: "the union said it would strike" tells that the union will."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.facts.predications import Predication
from kit.facts.records import Clause
from kit.facts.subjects import is_many
from kit.lexicon import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING = frozenset({"say", "announce", "confirm", "state", "promise", "add"})
_EMPTY = frozenset({"be", "appear", "seem", "take", "become", "happen", "remain"})
"""With these "it" may mean nothing: "it was nearly an hour", "it took days"."""
_STEP = "what a body says of itself"


def whom_it_means(said: Predication) -> Token | None:
    """Give who says what is said of "it", where nothing else is named that it could mean."""
    telling = said.verb.head
    if said.subject.lower_ != "it" or said.verb.dep_ != "ccomp":
        return None
    if telling.lemma_ not in _TELLING or said.verb.lemma_ in _EMPTY:
        return None
    between = said.verb.doc[telling.i + 1 : said.subject.i]
    if any(t.pos_ in {"NOUN", "PROPN"} and t.ent_type_ != "DATE" for t in between):
        return None
    above = telling.head if telling.dep_ == "conj" else telling
    # "The union accused the firm of waste and said it had refused": the firm had.
    if above is not telling and any(c.dep_ == "dobj" and _is_body(c) for c in above.children):
        return None
    tellers = (c for verb in (telling, above) for c in verb.children if c.dep_ == "nsubj")
    body = next((c for c in tellers if c.i < telling.i), None)
    return body if body is not None and not is_many(body) else None


def _is_body(noun: Token) -> bool:
    return noun.ent_type_ == "ORG" or noun_classes().get(noun.lemma_.lower()) == "group"


def as_told(clause: Clause) -> Clause:
    """Give what it said it would do as what it will do."""
    auxiliaries = tuple("will" if word == "would" else word for word in clause.auxiliaries)
    return replace(clause, auxiliaries=auxiliaries, trace=(*clause.trace, _STEP))
