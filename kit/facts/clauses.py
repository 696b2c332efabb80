"""A clause taken apart: subject, verb, what follows, and what it leans on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kit.facts.nouns import noun_classes
from kit.facts.phrases import (
    Renamings,
    follows_break,
    kept_tokens,
    loose_nouns,
    text_of,
)
from kit.facts.predications import SUBJECTS, Predication, is_many
from kit.facts.records import Clause, Phrase
from kit.facts.words import COMPLEMENTS, ESSENTIAL, PASSING, SPEECH
from kit.text import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def speech_about(verb: Token) -> Token | None:
    """Give the verb of saying that reports a clause, as in "X says that ..." or "..., X said"."""
    inner = verb
    while inner.dep_ in {"conj", "advcl"} and inner.head.pos_ in {"VERB", "AUX"}:
        inner = inner.head
    if inner.dep_ == "ccomp":
        return inner.head
    inserted = (c for c in verb.children if c.dep_ == "parataxis" and c.lemma_ in SPEECH)
    return next(inserted, None)


def read_clause(
    predication: Predication,
    renamings: Renamings,
    *,
    key: Token | None = None,
    omit: Iterable[Token] = (),
) -> Clause:
    """Take a clause apart.

    Args:
        predication: The clause.
        renamings: What its pronouns stand for.
        key: Head of the subject when that is the key, so that it stays out of the clause.
        omit: Heads of other phrases to leave out.
    """
    verb, subject = predication.verb, predication.subject
    left_out = frozenset(token.i for token in omit)
    parts = _parts(predication, left_out)
    kept = [kept_tokens(part, left_out) for part in parts]
    subject_tokens = [] if key else kept_tokens(subject, _relatives(subject, verb))
    shown = [token for tokens in (subject_tokens, *kept) for token in tokens]
    return Clause(
        subject=text_of(subject_tokens, renamings),
        auxiliaries=predication.auxiliaries,
        adverbs=tuple(c.lower_ for c in verb.children if _is_between(c, verb, subject)),
        verb=verb.text,
        base=verb.lemma_,
        tag=predication.tag,
        rest=tuple(_phrases(parts, kept, verb, renamings)),
        loose=tuple(loose_nouns(shown, renamings)),
        form=predication.form,
        many=is_many(subject),
        lemmas=frozenset(
            (*content_lemmas([*subject_tokens, verb]), *_names_for(subject_tokens, renamings))
        ),
        trace=tuple(dict.fromkeys(_traces(shown, renamings))),
        too=any(c.lower_ in {"also", "too"} for c in verb.children),
        somebody=subject.tag_ == "NN" and noun_classes().get(subject.lemma_.lower()) == "person",
    )


def _phrases(
    parts: list[Token], kept: list[list[Token]], verb: Token, renamings: Renamings
) -> Iterator[Phrase]:
    for tokens, is_essential in zip(kept, _essential(parts, verb), strict=True):
        yield Phrase(
            text=text_of(tokens, renamings),
            essential=is_essential,
            lemmas=frozenset(content_lemmas(tokens)),
        )


def _parts(predication: Predication, left_out: frozenset[int]) -> list[Token]:
    """Give the heads of the phrases that go after the verb in a question, in that order."""
    verb = predication.verb
    subjects = (c for c in verb.children if c.dep_ in SUBJECTS)
    begin = min(token.i for token in (predication.subject, *subjects))
    parts = [child for child in verb.children if child.i > verb.i and _belongs(child, left_out)]
    fronted = [c for c in verb.children if c.i < begin and _is_fronted(c, left_out)]
    return _with_fronted(parts, fronted)


def _essential(parts: list[Token], verb: Token) -> Iterator[bool]:
    """Say of each phrase whether the verb needs it; where none is an object, it needs the first."""
    has_object = any(part.dep_ in ESSENTIAL for part in parts)
    for n, part in enumerate(parts):
        is_first = not has_object and n == 0 and part.i > verb.i
        yield part.dep_ in ESSENTIAL or part.lower_ == "as" or is_first


def _with_fronted(parts: list[Token], fronted: list[Token]) -> list[Token]:
    """Put what stands before the subject after the objects, where it still tells of the verb."""
    if any(part.dep_ == "ccomp" for part in parts):
        return parts
    last = max((n for n, part in enumerate(parts) if part.dep_ in ESSENTIAL), default=-1)
    return [*parts[: last + 1], *fronted, *parts[last + 1 :]]


def content_lemmas(tokens: Iterable[Token]) -> Iterator[str]:
    """Give the lemmas of the words that carry the meaning."""
    for token in tokens:
        if token.pos_ in _CONTENT and token.lemma_ not in {"be", "have", "do"}:
            yield token.lemma_.lower()


def _names_for(tokens: Iterable[Token], renamings: Renamings) -> Iterator[str]:
    for token in tokens:
        if token.i in renamings:
            yield from (word.lower() for word in words(renamings[token.i].text))


def _traces(tokens: Iterable[Token], renamings: Renamings) -> Iterator[str]:
    for token in tokens:
        if token.i in renamings:
            yield renamings[token.i].trace


def _belongs(child: Token, left_out: frozenset[int]) -> bool:
    passing = child.dep_ in {"advmod", "npadvmod"} and child.lower_ in PASSING
    after_break = child.dep_ != "ccomp" and follows_break(child)
    return child.dep_ in COMPLEMENTS and child.i not in left_out and not (passing or after_break)


def _is_fronted(child: Token, left_out: frozenset[int]) -> bool:
    """Whether a phrase before the subject tells time or place, without which much is unclear."""
    if child.i in left_out or child.dep_ not in {"prep", "npadvmod"}:
        return False
    return any(t.ent_type_ in {"DATE", "GPE", "LOC", "EVENT"} for t in child.subtree)


def _is_between(child: Token, verb: Token, subject: Token) -> bool:
    return (
        child.dep_ in {"advmod", "neg"}
        and child.tag_ != "WRB"
        and subject.i < child.i < verb.i
        and child.lower_ not in PASSING
        and not follows_break(child)
    )


def _relatives(head: Token, verb: Token) -> frozenset[int]:
    """Give the clauses that hang on the subject and are not needed to know which one it is."""
    return frozenset(
        c.i for c in head.children if c.i == verb.i or (c.dep_ == "relcl" and follows_break(c))
    )
