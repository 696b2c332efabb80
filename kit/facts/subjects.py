"""The subject of a verb, and whether the two agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.facts.keeping import follows_break
from kit.lexicon import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""Relations of a subject to its verb."""

_PLURAL = frozenset({"NNS", "NNPS"})
_MEASURES = frozenset({"DATE", "TIME", "QUANTITY", "PERCENT"})


def own_subject(verb: Token) -> Token | None:
    """Give the subject; of two, the name right after the other, which then only describes it.

    Or the last one, where a break parts both from what stands before: "at Manay, a point on the
    Jamuna, the river stood".
    """
    found = [c for c in verb.children if c.dep_ in SUBJECTS and c.ent_type_ not in _MEASURES]
    if not found:
        return None
    last = found[-1]
    if follows_break(last) and any(_is_next_subject(c, verb) for c in last.children):
        return None
    is_name = last.ent_type_ in {"PERSON", "ORG", "GPE"} and last.pos_ == "PROPN"
    first = found[0]
    beside = follows_break(last) or first.right_edge.i + 1 == last.left_edge.i
    is_aside = first is not last and follows_break(first) and follows_break(last)
    if (is_name and beside) or is_aside:
        return last
    # "The League (Two side) owe": one phrase, which was read as two.
    is_begun = first.pos_ == "PROPN" and last.pos_ == "NOUN"
    return None if is_begun and first.right_edge.i + 1 == last.left_edge.i else first


def _is_next_subject(beside: Token, verb: Token) -> bool:
    """Whether it is the "crews" of "according to the chief, Tom Reed, crews fled", read as his."""
    return beside.dep_ == "appos" and follows_break(beside) and beside.right_edge.i + 1 == verb.i


def agree(subject: Token, verb: Token, auxiliaries: tuple[str, ...]) -> bool:
    """Whether subject and verb agree; where not, something was read wrongly."""
    first = auxiliaries[0] if auxiliaries else verb.lower_ if verb.lemma_ == "be" else verb.tag_
    if first == "VBP" and subject.ent_type_ == "PERSON" and not is_many(subject):
        return False
    # "The wounded" are many.
    if subject.ent_type_ not in {"", "PERSON"} or subject.pos_ in {"PRON", "ADJ", "VERB"}:
        return True
    many = is_many(subject)
    if first in {"were", "are", "have"}:
        return many or noun_classes().get(subject.lemma_.lower()) == "group"
    return first not in {"was", "is", "has", "VBZ"} or subject.tag_ not in _PLURAL


def is_many(noun: Token) -> bool:
    """Whether a noun is a plural, or the first of several that are joined."""
    counts = noun.tag_ == "CD" and noun.lower_ not in {"one", "1"}
    return counts or noun.tag_ in _PLURAL or any(c.dep_ == "conj" for c in noun.children)
