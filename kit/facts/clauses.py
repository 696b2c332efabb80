"""A parsed clause as plain strings: its subject, its verb, what follows, and what to leave out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kit.facts.records import Clause, Phrase
from kit.facts.words import COMPLEMENTS, ESSENTIAL, PASSING, POINTING, SPEECH, WELL_KNOWN
from kit.text import collapse

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
_BREAKS = frozenset({",", ";", "(", "[", "–", "—", "-", "--"})
_NUMBERS = frozenset({"", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY", "DATE"})
_MARKS = " \t\n,;:–—-"


def find_subject(verb: Token) -> Token | None:
    """Give the head of the noun phrase of which a finite verb says something, if it has one."""
    own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        return _antecedent(verb) if own[0].tag_ in {"WP", "WDT"} else own[0]
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return find_subject(verb.head)
    return None


def _antecedent(verb: Token) -> Token | None:
    return verb.head if verb.dep_ == "relcl" and verb.head.pos_ in {"NOUN", "PROPN"} else None


def is_statement(verb: Token) -> bool:
    """Whether a verb heads a finite statement with its subject before it, and no condition."""
    if verb.dep_ not in {"ROOT", "conj", "ccomp", "relcl"} or verb.pos_ not in {"VERB", "AUX"}:
        return False
    children = list(verb.children)
    first = next((c for c in children if c.dep_ in {"aux", "auxpass"}), verb)
    subject = find_subject(verb)
    return (
        first.tag_ in _FINITE
        and subject is not None
        and subject.i < verb.i
        and not any(c.dep_ in {"expl", "csubj", "mark"} and c.text != "that" for c in children)
        and not any(
            c.tag_ in {"WP", "WRB", "WDT"} and c.dep_ not in {"nsubj", "nsubjpass"}
            for c in children
        )
        and not any(token.lower_ in {"if", "unless"} for token in verb.subtree)
    )


def speech_about(verb: Token) -> Token | None:
    """Give the verb of saying that reports a clause, as in "X says that ..." or "..., X said"."""
    if verb.dep_ == "ccomp":
        return verb.head
    inserted = (c for c in verb.children if c.dep_ == "parataxis" and c.lemma_ in SPEECH)
    return next(inserted, None)


def read_clause(verb: Token, *, key: Token | None, omit: Iterable[Token] = ()) -> Clause:
    """Take the clause of a verb apart.

    Args:
        verb: Its main verb.
        key: Head of the subject when that is the key, so that it stays out of the clause.
        omit: Heads of other phrases to leave out.
    """
    left_out = {token.i for token in omit}
    subject = find_subject(verb)
    parts = [child for child in verb.children if child.i > verb.i and _belongs(child, left_out)]
    kept = [kept_tokens(part, left_out) for part in parts]
    subject_tokens = kept_tokens(subject, _relatives(subject)) if subject and not key else []
    has_object = any(part.dep_ in ESSENTIAL for part in parts)
    return Clause(
        subject=text_of(subject_tokens),
        auxiliaries=tuple(c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}),
        adverbs=tuple(c.lower_ for c in verb.children if _is_between(c, verb, subject)),
        verb=verb.text,
        base=verb.lemma_,
        tag=verb.tag_,
        rest=tuple(
            Phrase(
                text=text_of(tokens),
                essential=part.dep_ in ESSENTIAL or (not has_object and n == 0),
            )
            for n, (part, tokens) in enumerate(zip(parts, kept, strict=True))
        ),
        loose=tuple(loose_nouns([token for tokens in (subject_tokens, *kept) for token in tokens])),
    )


def _belongs(child: Token, left_out: set[int]) -> bool:
    passing = child.dep_ in {"advmod", "npadvmod"} and child.lower_ in PASSING
    after_break = child.dep_ != "ccomp" and follows_break(child)
    return child.dep_ in COMPLEMENTS and child.i not in left_out and not (passing or after_break)


def _is_between(child: Token, verb: Token, subject: Token | None) -> bool:
    return (
        child.dep_ in {"advmod", "neg"}
        and (subject.i if subject else -1) < child.i < verb.i
        and child.lower_ not in PASSING
        and not follows_break(child)
    )


def _relatives(head: Token | None) -> set[int]:
    return {c.i for c in head.children if c.dep_ == "relcl"} if head else set()


def follows_break(token: Token) -> bool:
    """Whether a comma, bracket or dash parts the phrase of a token from what stands before it."""
    left = token.left_edge.i
    if left == 0 or token.doc[left - 1].text not in _BREAKS:
        return False
    is_hyphen = token.doc[left - 1].text == "-"
    return not is_hyphen or (left > 1 and bool(token.doc[left - 2].whitespace_))


def kept_tokens(head: Token, left_out: set[int]) -> list[Token]:
    """Give the tokens of a phrase in order, without its asides and without what is left out."""
    dropped = {
        token.i
        for inner in head.subtree
        if inner is not head and inner.i != head.i and (inner.i in left_out or _is_aside(inner))
        for token in inner.subtree
    }
    return [token for token in head.subtree if token.i not in dropped and not token.is_space]


def _is_aside(token: Token) -> bool:
    if token.dep_ in {"parataxis", "intj", "advcl"}:
        return True
    if token.dep_ in {"conj", "cc"}:
        return token.head.pos_ in {"VERB", "AUX"}
    if token.dep_ == "advmod" and token.lower_ in PASSING and token.head.pos_ in {"VERB", "AUX"}:
        return True
    return token.dep_ in {"appos", "relcl", "acl", "prep"} and follows_break(token)


def text_of(tokens: list[Token]) -> str:
    """Give tokens as they read in the middle of a sentence."""
    pieces = []
    for n, token in enumerate(tokens):
        gap = n + 1 < len(tokens) and tokens[n + 1].i != token.i + 1
        word = token.lower_ if n == 0 and _loses_capital(token) else token.text
        pieces.append(word + (token.whitespace_ or (" " if gap else "")))
    return collapse("".join(pieces)).replace(" ,", ",").strip(_MARKS)


def _loses_capital(token: Token) -> bool:
    if token.pos_ == "DET":
        return True
    is_name = token.pos_ == "PROPN" or token.ent_type_ not in _NUMBERS
    return bool(token.is_sent_start) and not is_name


def loose_nouns(tokens: list[Token]) -> Iterator[str]:
    """Find nouns that only the sentence's neighbours explain, such as "the event"."""
    kept = {token.i for token in tokens}
    for token in tokens:
        inner = [child for child in token.children if child.i in kept and child.dep_ != "punct"]
        pointing = [child for child in inner if child.lower_ in POINTING]
        bare = len(inner) == len(pointing) and token.lemma_ not in WELL_KNOWN
        demonstrative = any(child.lower_ != "the" for child in pointing)
        if token.pos_ == "NOUN" and pointing and (bare or demonstrative):
            yield f"{pointing[0].lower_} {token.text}"
