"""Clauses that state nothing: questions, conditions, and what was not read to its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kit.facts.subjects import SUBJECTS, agree, own_subject
from kit.facts.words import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Token

ASKING = frozenset({"WP", "WRB", "WDT"})
"""Tags of the words that a question or a relative clause begins with."""

_TOLD_BY = frozenset({"that", "as", "after", "before", "while", "because", "although", "though"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_TURNED = frozenset({"should", "had", "were"})
"""These open a condition without "if"."""
_NOMINATIVE = frozenset({"i", "we", "he", "she", "they"})
"""These are the object of no verb: "said he and two cousins planned" was not read to its end."""


def is_open(verb: Token) -> bool:
    """Whether a clause is a question, a condition, or has no subject of its own to ask about."""
    children = list(verb.children)
    echoes = verb.lemma_ in {"do", "be", "have"} and verb.i > 0
    return (
        (echoes and verb.nbor(-1).lower_ in {"neither", "nor", "so"})
        or any(map(_is_outstanding, (verb, *verb.ancestors)))
        or any(t.tag_ == "WP$" for c in verb.children if c.dep_ in SUBJECTS for t in c.subtree)
        or any(c.dep_ in {"expl", "csubj"} for c in children)
        or any(c.dep_ == "advmod" and c.lower_ in {"there", "here"} for c in children)
        or any(c.dep_ == "mark" and c.lower_ not in _TOLD_BY for c in children)
        or any(c.tag_ in ASKING and c.dep_ not in SUBJECTS and not _dates(c) for c in children)
        or any(c.dep_ == "advcl" and _is_condition(c) for c in children)
        or any(c.dep_ == "ccomp" and _is_misread(c) for c in children)
        or any(c.dep_ == "dobj" and c.lower_ in _NOMINATIVE for c in children)
        or any(c.i > verb.i and _runs_on(c) for c in children)
        or any(t.lower_ in _CONDITIONS for t in _marks_above(verb))
    )


def _is_outstanding(verb: Token) -> bool:
    """Whether it is the "has" of "has yet to meet the tourist who came", who may not exist."""
    return verb.lemma_ == "have" and any(c.lower_ == "yet" for c in verb.children)


def _is_misread(verb: Token) -> bool:
    """Whether what was said does not agree with its subject: "that Bell, a dropout, had lied".

    Or has no finite verb: "said a fund, to be led by Bell, would pay".
    """
    helping = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    own = own_subject(verb)
    if own is None:
        return False
    is_half = verb.head.lemma_ == "say" and any(t.lower_ == "to" for t in helping)
    return is_half or not agree(own, verb, tuple(t.lower_ for t in helping))


def _runs_on(verb: Token) -> bool:
    """Whether it is the rest of what was said: "said that blood taken there would be tested"."""
    first = verb.left_edge
    bare = first.dep_ in {"aux", "auxpass"} and own_subject(verb) is None
    finite = bare and first.tag_ in FINITE
    linked = first.nbor(-1).pos_ == "CCONJ" or (first.nbor(-1).is_punct and verb.dep_ == "conj")
    return verb.dep_ in {"conj", "ccomp"} and finite and not linked


def _is_condition(verb: Token) -> bool:
    """Whether a clause tells on what another depends: "if it rises", "should it rise"."""
    first = next(iter(verb.subtree))
    is_turned = first.lower_ in _TURNED and first.head == verb and first.dep_.startswith("aux")
    return is_turned or any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in verb.children)


def _dates(word: Token) -> bool:
    """Whether it is the "when" of "the fight grew tougher when the troops entered"."""
    return (word.lower_ == "when" and word.head.dep_ == "advcl") or has_when(word.head)


def has_when(verb: Token) -> bool:
    """Whether it is a clause such as "in 2004, when a hospital was opened"."""
    linked = any(c.lower_ == "when" and c.dep_ == "advmod" for c in verb.children)
    return verb.dep_ == "relcl" and linked and own_subject(verb) is not None


def _marks_above(verb: Token) -> Iterator[Token]:
    """Give the words that link the clauses around a verb to theirs."""
    for above in verb.ancestors:
        yield from (c for c in above.children if c.dep_ == "mark")
