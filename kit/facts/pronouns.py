"""What the sentence of a pronoun says for or against a name that it may stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.facts.callings import is_calling
from kit.facts.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

_TAKING = frozenset(
    {"seize", "capture", "recapture", "retake", "besiege", "liberate", "shell", "bombard", "occupy"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BESIDES = frozenset({"besides", "like", "unlike", "alongside"})


def acting(pronoun: Token) -> str:
    """Give the subject of the nearest finite clause around a pronoun, in small letters."""
    for verb in pronoun.ancestors:
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i < pronoun.i:
                return pronoun.doc[child.left_edge.i : child.i + 1].text.lower()
    return ""


def is_owned_by_a_name(pronoun: Token, reading: Reading) -> bool:
    """Whether the subject of its clause is a name that the pipeline may take wrongly for a body.

    "Addison Reyes kept her remarks brief": they are those of nobody whom a sentence before names.
    """
    verb = next((t for t in pronoun.ancestors if t.pos_ in {"VERB", "AUX"}), pronoun)
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.tag_ != "NNP" or subject.i > pronoun.i:
        return False
    return reading.entity_label(subject) in {"ORG", ""}


def is_owned_by_somebody(pronoun: Token) -> bool:
    """Whether the subject of its clause, or of one above, is a driver whose engine it may be."""
    subjects = (c for v in pronoun.ancestors for c in v.children if c.dep_ in _SUBJECTS)
    return any(c.i < pronoun.i and c.tag_ == "NN" and is_calling(c) for c in subjects)


def is_taken(pronoun: Token) -> bool:
    """Whether it is the "it" of "rebels seized it", and the sentence before tells of nothing new.

    "The town has a base. Rebels seized it" may be about the base.
    """
    first = pronoun.sent.start
    before = pronoun.doc[first - 1].sent if first else ()
    objects = (t for t in before if t.dep_ in {"dobj", "attr"})
    new = any(c.lower_ in {"a", "an"} for t in objects for c in t.children)
    taken = pronoun.dep_ == "dobj" and pronoun.head.lemma_ in _TAKING
    return pronoun.lower_ == "it" and taken and not new


def is_about_another(pronoun: Token, who: str) -> bool:
    """Whether the sentence begins with "as for" and somebody else, or "besides" and that one."""
    sentence = pronoun.sent
    named = {t.lower_ for t in sentence if t.i < pronoun.i}
    is_beside = sentence[0].lower_ in _BESIDES and who in named
    return is_beside or (sentence[:2].text.lower() == "as for" and who not in named)


def comes_first(pronoun: Token, reading: Reading) -> bool:
    """Whether a sentence tells of nobody before a pronoun, nor of somebody beside it."""
    if any(c.dep_ == "conj" for c in pronoun.children):
        return False
    return not any(
        reading.actor_label(t) in {"PERSON", "ROLE"} or reading.entity_label(t) == "PERSON"
        for t in pronoun.doc[pronoun.sent.start : pronoun.i]
    )
