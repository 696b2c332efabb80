"""How people and things are named and pointed to in a parsed sentence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kit.facts.keeping import follows_break
from kit.facts.labels import bare_name
from kit.facts.reading import Reading
from kit.facts.words import FEMALE, MALE, POINTING
from kit.lexicon import first_names
from kit.names import POSTNOMINALS, TITLES
from kit.text import Span, collapse

if TYPE_CHECKING:
    from spacy.tokens import Span as Piece
    from spacy.tokens import Token

_OFTEN = 3
_HAS_DIED = re.compile(r"\b(?:has died|who died|died (?:on|at|of|last|peacefully|in her|in his))\b")
_KIN = frozenset(
    {"daughter", "son", "child", "baby", "wife", "husband", "partner", "mother", "father", "twin"}
    | {"brother", "sister", "cousin", "nephew", "niece", "grandson", "granddaughter"}
)


@dataclass(frozen=True, kw_only=True)
class Naming:
    """A place where somebody or something is named; `who` is the same for the same one."""

    who: str
    text: str
    span: Span


def mourned(readings: list[Reading]) -> str:
    """Give the surname of whoever an obituary is about, as its lead tells; or nothing."""
    lead = next(iter(readings), None)
    first = next(iter(lead.doc.sents), None) if lead is not None else None
    if lead is None or first is None or _HAS_DIED.search(first.text) is None:
        return ""
    people = (e for e in first.ents if lead.entity_label(e[0]) == "PERSON")
    return next((surname(e.text) for e in people), "")


def main_body(readings: list[Reading]) -> str:
    """Give the organisation that the article names far more often than any other; or nothing."""
    found = Counter(
        bare_name(e.text)
        for reading in readings
        for e in reading.doc.ents
        if reading.entity_label(e[0]) == "ORG"
    )
    (first, most), (_, next_most) = [*found.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= _OFTEN and most >= 2 * next_most else ""


def is_told_by(token: Token, person: Naming) -> bool:
    """Whether the person is "her director" who says that she will wait, so that she is another."""
    subjects = [t for verb in token.ancestors for t in verb.children if t.dep_ == "nsubj"]
    return any(
        (_is_owned(subject) and person.who in {t.lower_ for t in subject.subtree})
        or (_speaks_for(subject) and person.who not in {t.lower_ for t in subject.subtree})
        for subject in subjects
    )


def _is_owned(noun: Token) -> bool:
    return any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in noun.children)


def _speaks_for(noun: Token) -> bool:
    """Whether it is "lawyers for Anna Bell"."""
    return noun.ent_type_ != "PERSON" and any(t.ent_type_ == "PERSON" for t in noun.subtree)


def full_names(readings: list[Reading]) -> dict[str, str]:
    """Give the longest name of each person by the surname; two people with one have none."""
    names: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for entity in reading.doc.ents:
            if entity.label_ == "PERSON":
                names[surname(entity.text)].add(untitled(entity.text))
    return {
        who: max(forms, key=lambda form: (len(form.split()), form))
        for who, forms in names.items()
        if len({form.split()[0] for form in forms if len(form.split()) > 1}) <= 1
    }


@lru_cache(maxsize=1024)
def untitled(name: str) -> str:
    """Give a name without the titles before it, the possessive and such as "QC" after it."""
    parts = collapse(name).removesuffix("'s").removesuffix("’s").split()
    while len(parts) > 1 and parts[-1].casefold() in POSTNOMINALS:
        parts.pop()
    while len(parts) > 1 and parts[0].rstrip(".").casefold() in TITLES:
        parts.pop(0)
    return " ".join(parts)


def is_kin(name: Piece) -> bool:
    """Whether it stands beside "her daughter" or the like."""
    noun = name.root.head if name.root.dep_ == "appos" else name.root
    beside = [noun, *(c for c in name.root.children if c.dep_ == "appos")]
    return any(
        t.lemma_.lower() in _KIN and any(c.dep_ == "poss" for c in t.children) for t in beside
    )


def surname(name: str) -> str:
    """Give the last word of a name, folded, by which one person is told from another."""
    return (untitled(name).split() or [name])[-1].casefold()


def sex_of(head: Token, name: str) -> str:
    """Give the sex, male or female, that a title or first name tells; empty where none does."""
    beside = {t.lower_.rstrip(".") for t in head.children} | {name.split()[0].lower().rstrip(".")}
    if beside & MALE or beside & FEMALE:
        return "male" if beside & MALE else "female"
    first = untitled(name).split()[:-1]
    return first_names().get(first[0].lower(), "") if first else ""


def entity_of(token: Token) -> Piece:
    """Give the name that a token begins; the token alone where it begins none."""
    alone = token.doc[token.i : token.i + 1]
    return next((e for e in token.doc.ents if e.start == token.i), alone)


def span_in_article(piece: Piece, reading: Reading) -> Span:
    """Give the offsets of a name in the article, without a possessive."""
    at = reading.paragraph.start
    text = piece.text
    end = piece.end_char - (2 if text.endswith(("'s", "’s")) else 0)
    return piece.start_char + at, end + at


def is_stranger(token: Token, reading: Reading) -> bool:
    """Whether a noun is somebody without a name, whom he or she could mean as well."""
    if token.pos_ != "NOUN" or token.tag_ != "NN" or reading.actor_label(token) != "ROLE":
        return False
    near = [token.head, *token.children]
    is_described = any(t.ent_type_ == "PERSON" for t in near)
    said_of = token.dep_ == "attr" and any(
        c.dep_ == "nsubj" and (c.ent_type_ == "PERSON" or c.tag_ == "PRP")
        for c in token.head.children
    )
    made = token.dep_ == "oprd" or (token.dep_ == "pobj" and token.head.lower_ == "as")
    return (
        not is_described
        and not said_of
        and not made
        and token.dep_ not in {"compound", "nmod", "amod"}
    )


def is_bare(token: Token) -> bool:
    """Whether a noun has "the" or "this" before it and nothing that tells which one it is."""
    inner = [child for child in token.children if child.dep_ != "punct"]
    own = [c for c in inner if c.dep_ not in {"relcl", "acl", "appos", "prep", "conj", "cc"}]
    after = [
        c for c in inner if c not in own and not follows_break(c) and c.dep_ not in {"conj", "cc"}
    ]
    return (
        any(c.lower_ == "the" for c in own) and all(c.lower_ in POINTING for c in own) and not after
    )


def subject_holds(noun: Token, name: str) -> bool:
    """Whether it is the "firm" of "the chief of the NUM accused the firm", which is another one."""
    verb = next((t for t in noun.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}] if verb else []
    told = {t.lower_ for c in subjects if c.i < noun.i for t in c.subtree}
    return set(name.lower().split()) <= told
