"""The people, groups, places and dates that an article names, whether asked about or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from anyascii import anyascii

from kit.facts.callings import is_calling
from kit.facts.naming import sex_of, surname, untitled
from kit.facts.reading import Reading
from kit.facts.records import Mention
from kit.facts.spans import noun_span
from kit.facts.words import BODIES, SPEECH
from kit.lexicon import first_names
from kit.names import TITLES
from kit.text import Span, collapse

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "attr", "appos"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})


def find_mentions(readings: list[Reading]) -> tuple[Mention, ...]:
    """Give all mentions in the order of the text; who is sure once is sure everywhere."""
    found = [mention for reading in readings for mention in _mentions(reading)]
    sexes = {surname(m.text): m.sex for m in found if m.sex}
    last = {surname(m.text) for m in found if m.label == "PERSON" and " " in m.text}
    sexes |= {
        first: sex for first, sex in _first_names_alone(found) if first not in sexes.keys() | last
    }
    sure = {surname(m.text) for m in found if m.sure and m.label == "PERSON"}
    return tuple(
        replace(m, sure=True, sex=m.sex or sexes.get(surname(m.text), ""))
        if m.label == "PERSON" and surname(m.text) in sure
        else m
        for m in found
    )


def _first_names_alone(found: list[Mention]) -> Iterator[tuple[str, str]]:
    """Give the sex of whoever is called by one word, when that is a first name."""
    for mention in found:
        name = anyascii(mention.text).lower()
        if mention.label == "PERSON" and name in first_names():
            yield mention.text.lower(), first_names()[name]


def _mentions(reading: Reading) -> Iterator[Mention]:
    number = reading.paragraph.number
    for date in reading.dates:
        yield Mention(
            text=date.text,
            label="DATE",
            paragraph=number,
            start=reading.paragraph.start + date.start,
            value=date.value,
        )
    for head in reading.doc:
        label = reading.actor_label(head) or reading.place_label(head)
        span = _mention_span(head, reading) if label and head.dep_ in _NAMING else None
        if label and label != "SPOT" and span:
            text = collapse(reading.paragraph.text[slice(*span)])
            yield Mention(
                text=untitled(text) if label == "PERSON" else text,
                label=label,
                paragraph=number,
                start=reading.paragraph.start + span[0],
                sure=_is_sure(head, text, label),
                sex=sex_of(head, text) if label == "PERSON" else "",
                with_the=reading.paragraph.text[: span[0]].lower().endswith("the "),
            )


def _is_sure(head: Token, name: str, label: str) -> bool:
    """Whether a first name, a title, an office or an act shows that the pipeline is right."""
    speaks = head.dep_ == "nsubj" and head.head.lemma_ in SPEECH
    if label == "ORG":
        parts = {part.lower().rstrip(".") for part in name.split()}
        return speaks or bool(parts & BODIES)
    if label != "PERSON":
        return True
    # A firm of one name speaks too.
    speaks = speaks and " " in untitled(name)
    first = untitled(name).split()[0].lower()
    if name.split()[0].rstrip(".") in {"St", "Saint"}:
        return False
    near = [head.head, *head.children]
    has_office = any(
        is_calling(t) or t.lower_.rstrip(".") in TITLES
        for t in near
        if t.dep_ in {"appos", "compound", "nmod"} or (t is head.head and head.dep_ == "appos")
    )
    return speaks or first in first_names() or has_office or untitled(name) != name


def _mention_span(head: Token, reading: Reading) -> Span | None:
    """Give a name as the pipeline bounds it, any other noun phrase without what is joined to it."""
    entity = reading.entities.get(head.i)
    if entity and entity.label_ in _NAMES:
        first = entity[1:] if entity[0].lower_ == "the" else entity
        return (first.start_char, first.end_char) if first.text else None
    joined = frozenset(c.i for c in head.children if c.dep_ in {"conj", "cc", "relcl", "acl"})
    span = noun_span(head, joined)
    is_bare = span and head.idx == span[0] and head.text.islower()
    return None if is_bare else span
