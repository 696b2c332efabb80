"""Who speaks: the name of the subject of a verb of saying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.facts.going_on import subject_before
from kit.facts.naming import surname
from kit.facts.phrases import Renaming
from kit.facts.scene import Scene
from kit.facts.spans import apposed_name, name_span, noun_span, with_article, without_title
from kit.facts.speech.attributions import Attribution, subject_of
from kit.facts.speech.pronouns import is_aged, is_surely_meant, only_person_before
from kit.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Piece
    from spacy.tokens import Token


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Who speaks: the name's offsets in the article, and the verb of saying with its subject."""

    start: int
    end: int
    label: str
    verb: Token
    subject: Token
    trace: tuple[str, ...] = ()


def speaker_of(found: Attribution) -> Speaker | None:
    """Give the name of whoever says a quotation, where it has one."""
    subject = subject_of(found.verb)
    if subject is None:
        return None
    scene = found.scene
    before = scene.before.reading if scene.before is not None else None
    going_on = subject_before(scene.reading, before, subject)
    if going_on is not None:
        return _only(found, subject, going_on)
    renaming = scene.renamings.get(subject.i)
    if renaming is not None and renaming.named is not None and subject.pos_ == "PRON":
        return _named_before(found, subject, renaming)
    is_unnamed = subject.pos_ == "PRON" or is_aged(subject)
    alone = only_person_before(scene, subject) if is_unnamed else None
    return _only(found, subject, alone) if alone is not None else _named_here(found, subject)


def _only(found: Attribution, pronoun: Token, person: Piece) -> Speaker:
    """Give the one person whom the paragraph is about."""
    scene: Scene | None = found.scene
    while scene is not None and scene.reading.doc is not person.doc:
        scene = scene.before
    at = scene.reading.paragraph.start if scene is not None else 0
    first, last = name_span(person.root)
    span = min(first, person.start_char) + at, last + at
    start, end = without_title(found.scene.article.text, span)
    name = found.scene.article.text[start:end]
    return Speaker(
        start=start,
        end=end,
        label="PERSON",
        verb=found.verb,
        subject=pronoun,
        trace=(f"{pronoun.lower_}: {name}",),
    )


def _named_before(found: Attribution, pronoun: Token, renaming: Renaming) -> Speaker | None:
    """Give the name that a pronoun stands for, if nobody else can be meant."""
    named, scene = renaming.named, found.scene
    if named is None:
        return None
    if not is_surely_meant(scene, pronoun, named):
        alone = only_person_before(scene, pronoun)
        is_same = alone is not None and surname(alone.text) == surname(renaming.text)
        return _only(found, pronoun, alone) if alone is not None and is_same else None
    start, end = without_title(scene.article.text, named)
    return Speaker(
        start=start,
        end=end,
        label="PERSON",
        verb=found.verb,
        subject=pronoun,
        trace=(renaming.trace,),
    )


def _named_here(found: Attribution, subject: Token) -> Speaker | None:
    """Give the name or noun phrase that is the subject of the verb of saying."""
    reading = found.scene.reading
    named = subject if subject.ent_type_ == "PERSON" else apposed_name(subject) or subject
    label = reading.actor_label(named)
    span = _name(named, label) if label else None
    if label is None or span is None:
        return None
    return Speaker(
        start=span[0] + reading.paragraph.start,
        end=span[1] + reading.paragraph.start,
        label=label,
        verb=found.verb,
        subject=subject,
    )


def _name(head: Token, label: str) -> Span | None:
    if label == "PERSON":
        return name_span(head)
    aside = frozenset(c.i for c in head.children if c.dep_ in {"relcl", "acl"})
    span = noun_span(head, aside)
    return with_article(head, span) if span else None
