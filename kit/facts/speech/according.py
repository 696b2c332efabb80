"""Whom an article names as its source with "according to"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kit.facts.callings import is_calling
from kit.facts.clauses import content_lemmas, phrase_of
from kit.facts.keeping import kept_tokens
from kit.facts.loose import loose_nouns
from kit.facts.predications import Predication
from kit.facts.records import Clause, Fact, Role
from kit.facts.scene import Scene
from kit.facts.spans import name_span, noun_span, with_article
from kit.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_named_sources(scene: Scene) -> Iterator[Fact]:
    """Find the people and bodies according to whom something is so."""
    for said in scene.predications:
        leads = [c for c in said.verb.children if c.lower_ == "according"]
        if leads and said.verb.i == said.verb.sent.root.i and said.subject.i < said.verb.i:
            for word in leads:
                source = _source(word)
                if source is not None and not scene.reading.is_quoted(source):
                    yield from _fact(scene, said, word, source)


def _source(word: Token) -> Token | None:
    """Give the noun of "according to the ministry", or the name of "to the mayor, Anna Bell"."""
    nouns = (noun for to in word.children if to.lower_ == "to" for noun in to.children)
    source = next((noun for noun in nouns if noun.dep_ == "pobj"), None)
    return source and (_name_after(source) or source)


def _name_after(noun: Token) -> Token | None:
    """Give the name of "the mayor, Tom Reed,"; the parser seldom ties it to the noun.

    In "according to the mayor, Tom Reed left" no mark follows the name, which is another's.
    """
    comma = noun.right_edge.i + 1
    is_one = noun.tag_ == "NN" and is_calling(noun)
    if not is_one or comma >= len(noun.doc) or noun.doc[comma].text != ",":
        return None
    names = (e for e in noun.doc.ents if e.label_ == "PERSON" and e.start == comma + 1)
    name = next(names, None)
    is_aside = name is not None and (name.end == len(noun.doc) or noun.doc[name.end].is_punct)
    return name.root if name is not None and is_aside else None


def _fact(scene: Scene, said: Predication, according: Token, source: Token) -> Iterator[Fact]:
    label = scene.reading.actor_label(source)
    span = _span(source, label) if label else None
    tokens = kept_tokens(said.verb, frozenset({according.i, source.i}))
    if label is None or span is None or any(scene.reading.is_quoted(t) for t in tokens):
        return
    clause = Clause(
        subject="",
        auxiliaries=(),
        adverbs=(),
        verb="said",
        base="say",
        tag="VBD",
        rest=(phrase_of(said.verb, tokens, scene.renamings, essential=True),),
        loose=tuple(loose_nouns(tokens, scene.renamings)),
        form="report",
        lemmas=frozenset(content_lemmas(tokens)),
        trace=tuple(scene.renamings[t.i].trace for t in tokens if t.i in scene.renamings),
    )
    yield from scene.fact(Role.SOURCE, span, label, clause)


def _span(source: Token, label: str) -> Span | None:
    if label == "PERSON":
        return name_span(source)
    span = noun_span(source, frozenset(c.i for c in source.children if c.dep_ in {"relcl", "acl"}))
    return with_article(source, span) if span else None
