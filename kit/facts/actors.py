"""Who did something, and to whom it was done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kit.article import Sentence
from kit.facts.keeping import follows_break
from kit.facts.predications import Predication
from kit.facts.records import Fact, Role
from kit.facts.scene import Scene
from kit.facts.spans import (
    LONGEST_KEY,
    LONGEST_LIST,
    apposed_name,
    body_span,
    name_span,
    noun_span,
    with_article,
    without_title,
)
from kit.facts.words import TIME_PREPOSITIONS
from kit.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_EVIDENCE = 450
"""In characters: two or three sentences."""


def find_actors(scene: Scene) -> Iterator[Fact]:
    """Find the subjects, agents and objects that are people or groups."""
    for predication in scene.predications:
        yield from _subjects(scene, predication)
        yield from _agents(scene, predication)
        yield from _objects(scene, predication)


def _subjects(scene: Scene, said: Predication) -> Iterator[Fact]:
    subject = said.subject
    if scene.reading.is_quoted(subject) or (said.form == "participle" and said.tag != "VBN"):
        return
    if subject.i in scene.renamings and subject.pos_ == "PRON":
        yield from _named_before(scene, said)
        return
    if subject.lower_ == "it":
        yield from _said_of_itself(scene, said)
        return
    label = scene.reading.actor_label(subject)
    span = _key_span(subject, label, _left_out(subject, said)) if label else None
    if label and span:
        clause = scene.clause(said, key=subject)
        yield from scene.fact(Role.SUBJECT, span, label, clause)


def _said_of_itself(scene: Scene, said: Predication) -> Iterator[Fact]:
    """Ask for the union of "the union said it would strike": whoever says so will do it."""
    body = scene.telling_body(said)
    label = scene.reading.actor_label(body) if body else None
    span = _key_span(body, label, _left_out(body, said)) if body and label else None
    if label and span:
        clause = scene.clause(said, key=said.subject)
        yield from scene.fact(Role.SUBJECT, span, label, clause)


def _key_span(head: Token, label: str, left_out: frozenset[int]) -> Span | None:
    """Give the span of the key: a person's name without title or office, or the noun phrase."""
    joined = any(c.dep_ == "conj" for c in head.children)
    if label == "PERSON" and not joined:
        return name_span(head)
    left_out |= frozenset(c.i for c in head.children if _tells_when(c))
    span = noun_span(head, left_out, LONGEST_LIST if joined else LONGEST_KEY)
    if label == "ORG" and (span is None or _is_described(head)):
        return body_span(head)
    return with_article(head, span) if span else None


def _tells_when(phrase: Token) -> bool:
    """Whether it is the "on Sunday" of "lifted by farmers on Sunday", read as the farmers'."""
    is_led = phrase.dep_ == "prep" and phrase.lower_ in {*TIME_PREPOSITIONS, "between"}
    return is_led and any(c.ent_type_ == "DATE" for c in phrase.children)


def _is_described(body: Token) -> bool:
    """Whether a name has its kind before it, as in "Danish lender Nordhavn Bank"."""
    kinds = (c for c in body.lefts if c.dep_ in {"compound", "nmod"} and not c.ent_type_)
    return any(c.tag_ == "NN" and c.is_lower for c in kinds)


def _name(head: Token) -> Token:
    """Give the person's name in apposition to a description of one alone, or the head itself."""
    name = apposed_name(head)
    if head.ent_type_ == "PERSON" or name is None:
        return head
    joined = any(c.dep_ == "conj" for c in (*head.children, *name.children))
    return head if joined else name


def _left_out(subject: Token, said: Predication) -> frozenset[int]:
    """Give the clauses that the key does not need; a bare noun keeps the one that tells which."""
    needs_it = not any(
        c.dep_ in {"amod", "compound", "nmod", "poss", "prep"} for c in subject.children
    )
    return frozenset(
        c.i
        for c in subject.children
        if c.i == said.verb.i or (c.dep_ in {"relcl", "acl"} and (follows_break(c) or not needs_it))
    )


def _named_before(scene: Scene, said: Predication) -> Iterator[Fact]:
    """Ask for the person a pronoun means, the sentence that names them taken along."""
    renaming = scene.renamings[said.subject.i]
    sentence = scene.reading.sentence(said.subject.idx)
    if renaming.named is None or sentence is None:
        return
    start, end = without_title(scene.article.text, renaming.named)
    naming = scene.reading.sentence(start - scene.reading.paragraph.start)
    if naming is None or sentence.end - naming.start > _LONGEST_EVIDENCE or start < naming.start:
        return
    both = Sentence(
        start=naming.start,
        end=sentence.end,
        text=scene.article.text[naming.start : sentence.end],
        paragraph=sentence.paragraph,
    )
    clause = scene.clause(said, key=said.subject)
    if clause:
        yield Fact(
            role=Role.SUBJECT,
            key=scene.article.text[start:end],
            start=start,
            end=end,
            sentence=both,
            label="PERSON",
            clause=clause,
            trace=(*scene.steps(clause), renaming.trace),
        )


def _agents(scene: Scene, said: Predication) -> Iterator[Fact]:
    for by in (c for c in said.verb.children if c.dep_ == "agent" and said.is_passive):
        for head in (child for child in by.children if child.dep_ == "pobj"):
            yield from _other(scene, said, Role.AGENT, head, by)


def _objects(scene: Scene, said: Predication) -> Iterator[Fact]:
    for head in (child for child in said.verb.children if child.dep_ == "dobj"):
        if not said.is_passive and not any(c.dep_ == "xcomp" for c in said.verb.children):
            yield from _other(scene, said, Role.OBJECT, head, head)


def _other(scene: Scene, said: Predication, role: Role, head: Token, omit: Token) -> Iterator[Fact]:
    head = _name(head)
    label = scene.reading.actor_label(head)
    after = frozenset(c.i for c in head.children if c.dep_ in {"relcl", "acl"})
    span = _key_span(head, label, after) if label else None
    if label and span:
        clause = scene.clause(said, omit=(omit,))
        yield from scene.fact(role, span, label, clause)
