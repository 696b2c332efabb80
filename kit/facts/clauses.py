"""A clause taken apart: subject, verb, what follows, and what it leans on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.facts.callings import is_calling
from kit.facts.keeping import (
    closes_aside,
    follows_break,
    is_passing,
    is_purpose,
    kept_tokens,
    opens_quotation,
    shortened,
)
from kit.facts.loose import loose_nouns
from kit.facts.lost_words import TELLING, ends_that_miss, holds_a_clause, left_words, lost_its_verb
from kit.facts.phrases import Renamings, text_of
from kit.facts.predications import Predication
from kit.facts.records import Clause, Phrase
from kit.facts.subjects import SUBJECTS, is_many
from kit.facts.words import COMPLEMENTS, ESSENTIAL, FINITE, SPEECH
from kit.text import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONG_SUBJECT = 8
_LONG_PART = 4
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
    _join(parts, kept)
    subject_tokens = [] if key else _subject_tokens(subject, verb)
    shown = [token for tokens in (subject_tokens, *kept) for token in tokens]
    left = left_words(verb, [t for tokens in kept for t in tokens], omit)
    phrases = list(_phrases(parts, kept, verb, renamings))
    last = max((t.i for tokens in kept for t in tokens), default=verb.i)
    return Clause(
        subject=text_of(subject_tokens, renamings),
        auxiliaries=predication.auxiliaries,
        adverbs=tuple(_adverbs(verb, subject)),
        verb=verb.lower_ if predication.form == "participle" or verb.is_sent_start else verb.text,
        base=verb.lemma_,
        tag=_tag(predication),
        rest=tuple(_with_cuts(phrases, kept, verb, left)),
        loose=tuple(loose_nouns(shown, renamings)),
        form=predication.form,
        many=is_many(subject),
        lemmas=frozenset(
            (*content_lemmas([*subject_tokens, verb]), *_names_for(subject_tokens, renamings))
        ),
        trace=tuple(dict.fromkeys(_traces(shown, renamings))),
        too=any(c.lower_ in {"also", "too"} for c in verb.children),
        is_cut=bool(left),
        ends_open=last in {t.i - 1 for t in left} and verb.doc[last].pos_ in {"VERB", "AUX"},
        somebody=subject.tag_ == "NN" and is_calling(subject),
    )


def _with_cuts(
    phrases: list[Phrase], kept: list[list[Token]], verb: Token, left: list[Token]
) -> Iterator[Phrase]:
    """Say of each phrase whether words that belong to it, right after its own, were left out."""
    ends = ends_that_miss(verb, [t for tokens in kept for t in tokens], left)
    for phrase, tokens in zip(phrases, kept, strict=True):
        yield replace(phrase, is_cut=any(t.i in ends for t in tokens))


def _adverbs(verb: Token, subject: Token) -> Iterator[str]:
    """Give what stands between auxiliary and verb, word by word: "never", "before"."""
    between = (c for c in verb.children if _is_between(c, verb, subject) or c.dep_ == "neg")
    told = (t for c in between for t in c.subtree if t.i <= c.i and not t.is_punct)
    yield from (t.text if t.pos_ == "PROPN" else t.lower_ for t in told)


def _tag(predication: Predication) -> str:
    """Give the verb's tag; "braced" is no present, whatever the pipeline says."""
    is_past = predication.tag == "VBP" and predication.verb.lower_.endswith("ed")
    return "VBD" if is_past else predication.tag


def _subject_tokens(subject: Token, verb: Token) -> list[Token]:
    """Give the subject, without a clause that tells more of "a firm" or makes it long."""
    tokens = kept_tokens(subject, _relatives(subject, verb))
    shorter = shortened(subject, tokens)
    is_new = any(c.lower_ in {"a", "an"} for c in subject.children)
    return shorter[0] if shorter and (is_new or len(tokens) > _LONG_SUBJECT) else tokens


def _phrases(
    parts: list[Token], kept: list[list[Token]], verb: Token, renamings: Renamings
) -> Iterator[Phrase]:
    for head, tokens, is_essential in zip(parts, kept, _essential(parts, verb), strict=True):
        yield phrase_of(head, tokens, renamings, essential=is_essential)


def phrase_of(head: Token, tokens: list[Token], renamings: Renamings, *, essential: bool) -> Phrase:
    """Give the phrase that tokens make, with its shorter forms."""
    return Phrase(
        text=text_of(tokens, renamings),
        essential=essential,
        lemmas=frozenset((*content_lemmas(tokens), *_names_for(tokens, renamings))),
        shorter=tuple(text_of(form, renamings) for form in shortened(head, tokens)),
        is_clause=head.dep_ == "advcl",
    )


def _parts(predication: Predication, left_out: frozenset[int]) -> list[Token]:
    """Give the heads of the phrases that go after the verb in a question, in that order."""
    verb = predication.verb
    subjects = (c for c in verb.children if c.dep_ in SUBJECTS)
    begin = min(token.i for token in (predication.subject, *subjects))
    after = _out_of_asides(child for child in verb.children if child.i > verb.i)
    belonging = (child for child in after if _belongs(child, left_out))
    parts = [child for child in belonging if not _is_half_clause(child)]
    before = min(begin, verb.i)
    fronted = [c for c in verb.children if c.i < before and _is_fronted(c, left_out)]
    if parts and _is_long(parts[-1]):
        fronted = [c for c in fronted if not _is_place_alone(c)]
    return [*_with_fronted(parts, fronted), *_telling_clauses(verb, left_out)]


def _out_of_asides(children: Iterable[Token]) -> Iterator[Token]:
    """Leave out what no comma parts from an aside: "won in 2:09, with Bell a close third"."""
    aside = False
    for child in children:
        parted = child.i == child.head.i + 1 or child.left_edge.nbor(-1).is_punct
        aside = _is_parted(child) if parted else aside
        if not aside or parted:
            yield child


def _join(parts: list[Token], kept: list[list[Token]]) -> None:
    """Put "by a navy craft" to "by boats" where "and" stands between them, and "4" to "6-"."""
    for n in reversed(range(1, len(parts))):
        first = parts[n].left_edge
        link = first.nbor(-1) if first.i else first
        is_joined = link.dep_ == "cc" and link.head.i == parts[n].head.i and link.i > parts[n - 1].i
        if is_joined or _is_second_of_score(kept[n - 1], kept[n]):
            kept[n - 1] += [*([link] if is_joined else []), *kept.pop(n)]
            del parts[n]


def _is_second_of_score(before: list[Token], tokens: list[Token]) -> bool:
    """Whether it is the "-4" of "won 6-4"."""
    is_tight = bool(before) and bool(tokens) and tokens[0].i == before[-1].i + 1
    return is_tight and tokens[0].text in {"-", "–"} and not tokens[0].whitespace_


def _is_half_clause(preposition: Token) -> bool:
    """Whether it is the "as the boat" of "as the boat, which was full, started to list".

    Or of "as the boat sank", where the verb was read as another's.
    """
    return lost_its_verb(preposition) or (
        preposition.lower_ == "as"
        and any(c.dep_ == "relcl" for noun in preposition.children for c in noun.children)
    )


def _telling_clauses(verb: Token, left_out: frozenset[int]) -> Iterator[Token]:
    """Give the clauses after a verb that tell when or why: "when the wall fell"."""
    for child in verb.children:
        first = child.left_edge
        if child.dep_ == "advcl" and child.i > verb.i and child.i not in left_out:
            finite = child.tag_ in FINITE or any(c.tag_ in FINITE for c in child.children)
            tells = finite and first.lower_ in TELLING
            if (tells or is_purpose(child)) and not follows_break(child):
                yield child


def _essential(parts: list[Token], verb: Token) -> Iterator[bool]:
    """Say of each phrase whether the verb needs it; where none is an object, it needs the first."""
    has_object = any(part.dep_ in ESSENTIAL for part in parts)
    for n, part in enumerate(parts):
        is_first = not has_object and n == 0 and part.i > verb.i and part.dep_ != "advcl"
        yield part.dep_ in ESSENTIAL or part.lower_ == "as" or is_first


def _with_fronted(parts: list[Token], fronted: list[Token]) -> list[Token]:
    """Put what stands before the subject last, or where it still tells of the verb."""
    if any(part.dep_ == "ccomp" for part in parts):
        return parts
    if not any(part.dep_ in {"xcomp", "oprd"} for part in parts):
        told = (n for n, part in enumerate(parts) if n and holds_a_clause(part))
        at = next(told, len(parts))
        return [*parts[:at], *fronted, *parts[at:]]
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
    passing = child.dep_ in {"advmod", "npadvmod"} and is_passing(child)
    after_break = child.dep_ == "ccomp" and _is_no_complement(child)
    aside = passing or _is_parted(child) or after_break or opens_quotation(child)
    return child.dep_ in COMPLEMENTS and child.i not in left_out and not aside


def _is_parted(child: Token) -> bool:
    """Whether a comma or the like parts a phrase from its verb, and closes nothing before it."""
    return child.dep_ != "ccomp" and follows_break(child) and not closes_aside(child)


def _is_no_complement(clause: Token) -> bool:
    """Whether a clause goes with its verb in the parse alone: after ";", or ", who was there"."""
    if clause.i < clause.head.i:
        return False
    parted = any(t.text == ";" for t in clause.doc[clause.head.i : clause.i])
    return parted or (follows_break(clause) and clause.left_edge.tag_ in {"WP", "WDT"})


def _is_fronted(child: Token, left_out: frozenset[int]) -> bool:
    """Whether a phrase before the subject tells time or place, without which much is unclear."""
    if child.i in left_out or child.dep_ not in {"prep", "npadvmod"}:
        return False
    return any(t.ent_type_ in {"DATE", "GPE", "LOC", "EVENT"} for t in child.subtree)


def _is_place_alone(phrase: Token) -> bool:
    """Whether it tells where alone; behind "back to the table" it would tell of the table."""
    labels = {t.ent_type_ for t in phrase.subtree}
    return bool(labels & {"GPE", "LOC"}) and not labels & {"DATE", "EVENT"}


def _is_long(part: Token) -> bool:
    """Whether what is put behind a phrase would be taken for a part of it."""
    return part.dep_ == "xcomp" or sum(not t.is_punct for t in part.subtree) > _LONG_PART


def _is_between(child: Token, verb: Token, subject: Token) -> bool:
    return (
        child.dep_ in {"advmod", "neg"}
        and child.tag_ != "WRB"
        and subject.i < child.i < verb.i
        and not is_passing(child)
        and not follows_break(child)
    )


def _relatives(head: Token, verb: Token) -> frozenset[int]:
    """Give the clauses that hang on the subject and are not needed to know which one it is."""
    return frozenset(
        c.i for c in head.children if c.i == verb.i or (c.dep_ == "relcl" and follows_break(c))
    )
