"""When a named event took place: "the Chernobyl accident in 1986"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.dates import DateMention
from kit.facts.clauses import content_lemmas
from kit.facts.loose import loose_nouns
from kit.facts.phrases import text_of
from kit.facts.records import Clause, Fact, Phrase, Role
from kit.facts.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_EVENTS = frozenset(
    {"accident", "disaster", "earthquake", "quake", "tsunami", "eruption", "election", "crash"}
    | {"referendum", "genocide", "massacre", "explosion", "bombing", "attack", "flood", "floods"}
    | {"coup", "revolution", "uprising", "riots", "epidemic", "outbreak", "summit", "olympics"}
    | {"games", "championship", "championships", "siege", "famine", "strike", "shooting"}
)
_NAMES = frozenset({"GPE", "LOC", "FAC", "NORP", "ORG", "EVENT"})
_YEAR = 4
"""Digits of a value that is a year."""


def find_events(scene: Scene) -> Iterator[Fact]:
    """Find the years of events that a place or people tells apart from others."""
    for mention in scene.reading.dates:
        piece = scene.reading.doc.char_span(mention.start, mention.end)
        if piece is None or len(mention.value) != _YEAR or scene.reading.is_quoted(piece.root):
            continue
        event = _event_of(piece.root)
        if event is not None and not _lies_ahead(scene, mention):
            yield from _fact(scene, mention, event, piece.root)


def _lies_ahead(scene: Scene, mention: DateMention) -> bool:
    """Whether the year is not over when the article is written, as far as that is known."""
    written = scene.article.dateline
    return written is not None and int(mention.value) >= written.year


def _event_of(date: Token) -> Token | None:
    """Give the event of "the Chernobyl accident in 1986" or "the 1994 Rwandan genocide"."""
    link = date.head if date.dep_ == "pobj" and date.head.lower_ == "in" else date
    noun = link.head
    beside = link.i == noun.i + 1 or (date.dep_ == "nummod" and date.i < noun.i)
    is_event = noun.lower_ in _EVENTS and noun.dep_ != "conj"
    return noun if is_event and beside and not _has_more(noun) else None


def _has_more(noun: Token) -> bool:
    return any(c.dep_ in {"conj", "relcl", "acl"} for c in noun.children)


def _fact(scene: Scene, mention: DateMention, event: Token, date: Token) -> Iterator[Fact]:
    inside = [t for t in event.subtree if t.i <= event.i and t.i != date.i]
    named = any(t.ent_type_ in _NAMES and t.i != event.i for t in inside)
    if not named or inside[0].lower_ != "the":
        return
    clause = Clause(
        subject=text_of(inside, scene.renamings),
        auxiliaries=(),
        adverbs=(),
        verb="took",
        base="take",
        tag="VBD",
        rest=(Phrase(text="place", essential=True),),
        loose=tuple(loose_nouns(inside, scene.renamings)),
        lemmas=frozenset(content_lemmas(inside)),
    )
    span = mention.start, mention.end
    for fact in scene.fact(Role.TIME, span, "DATE", clause):
        yield replace(fact, value=mention.value, preposition="in", trace=("the year of an event",))
