"""Who said what: quotations with their speakers, reported speech with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.article import Sentence
from kit.facts.clauses import phrase_of, read_clause
from kit.facts.keeping import kept_tokens
from kit.facts.loose import loose_nouns
from kit.facts.predications import Predication
from kit.facts.records import SAYS_LITTLE, Clause, Fact, Role
from kit.facts.scene import Scene
from kit.facts.speech.attributions import Attribution, attribution_of, attributions, own_subject
from kit.facts.speech.quotes import Piece, askable_pieces
from kit.facts.speech.speakers import Speaker, speaker_of
from kit.facts.words import FINITE, REPORTING
from kit.text import Span, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_EVIDENCE = 4
"""In sentences."""


def find_speech(scene: Scene) -> Iterator[Fact]:
    """Find the quotations and the reported statements that have a named speaker."""
    for start, end in scene.reading.quotations:
        yield from _quoted(scene, start, end)
    for verb in attributions(scene.reading):
        if own_subject(verb) is not None:
            yield from _reported(scene, verb)


def _quoted(scene: Scene, start: int, end: int) -> Iterator[Fact]:
    """Find who says a quotation, with the best piece of it that can be shown beside the name."""
    found = attribution_of(scene, start, end)
    speaker = speaker_of(found) if found else None
    if found is None or speaker is None:
        return
    verb = found.verb if found.scene is scene else None
    for piece in askable_pieces(scene.reading, start, end, verb):
        fact = _spoken(scene, found, speaker, piece)
        if fact is not None:
            yield fact
            return


def _spoken(scene: Scene, found: Attribution, speaker: Speaker, piece: Piece) -> Fact | None:
    verb, subject = speaker.verb, speaker.subject
    said = Predication(verb=verb, subject=subject, auxiliaries=(), tag=verb.tag_, form="quotation")
    clause = read_clause(said, found.scene.renamings, key=subject)
    at = piece.start, piece.end
    fact = _fact(scene, Role.SPEAKER, speaker, clause, piece.text, at, found.step)
    return replace(fact, trace=(*fact.trace, SAYS_LITTLE)) if fact and piece.is_thin else fact


def _reported(scene: Scene, verb: Token) -> Iterator[Fact]:
    """Find what stands before "..., X said", without marks and with a subject of its own."""
    content = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if content is None and verb.dep_ == "parataxis":
        content = verb.head
    speaker = speaker_of(Attribution(scene=scene, verb=verb, step=""))
    if content is None or speaker is None or verb.lemma_ not in REPORTING:
        return
    inside = frozenset(c.i for c in content.children if c.i == verb.i)
    tokens = [t for t in kept_tokens(content, inside) if t.i < verb.i or verb.dep_ == "parataxis"]
    subject = own_subject(content) or next(
        (c for c in content.children if c.dep_ == "nsubjpass"), None
    )
    if subject is None or any(scene.reading.is_quoted(t) for t in tokens) or not tokens:
        return
    own = own_subject(verb)
    if own is None or not any(t.tag_ in FINITE for t in tokens):
        return
    clause = _told(scene, verb, own, phrase=(content, tokens))
    at = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    fact = _fact(scene, Role.SOURCE, speaker, clause, "", at, "statement before its source")
    if fact is not None:
        yield fact


def _told(scene: Scene, verb: Token, own: Token, phrase: tuple[Token, list[Token]]) -> Clause:
    """Give the clause "said that ...", the speaker's own pronouns left as they are."""
    content, tokens = phrase
    said = Predication(verb=verb, subject=own, auxiliaries=(), tag=verb.tag_, form="report")
    inside = {t.i for t in tokens}
    bound = {i: word for i, word in scene.own_pronouns(own).items() if i in inside}
    # "Her telephone was sold, she said" may be another's.
    bound = bound if {"he", "she"} & {*bound.values()} else {}
    renamings = {i: r for i, r in scene.renamings.items() if i not in bound}
    return replace(
        read_clause(said, renamings, key=own),
        rest=(phrase_of(content, tokens, renamings, essential=True),),
        loose=tuple(loose_nouns(tokens, renamings)),
        lemmas=frozenset(t.lemma_.lower() for t in tokens if t.pos_ in {"NOUN", "PROPN", "VERB"}),
        trace=tuple(renamings[t.i].trace for t in tokens if t.i in renamings),
        bound=frozenset(bound.values()),
        is_cut=False,
        ends_open=False,
    )


def _fact(
    scene: Scene,
    role: Role,
    speaker: Speaker,
    clause: Clause,
    said: str,
    at: Span,
    step: str,
) -> Fact | None:
    """Give the fact with as many sentences for evidence as hold both the words and the name."""
    base = scene.reading.paragraph.start
    low, high = min(at[0] + base, speaker.start), max(at[1] + base, speaker.end)
    evidence = _evidence(scene, low, high)
    key = scene.article.text[speaker.start : speaker.end]
    if evidence is None or not words(key) or speaker.end > evidence.end:
        return None
    return Fact(
        role=role,
        key=key,
        start=speaker.start,
        end=speaker.end,
        sentence=evidence,
        label=speaker.label,
        clause=clause,
        quote=said,
        trace=(step, *speaker.trace, *clause.trace),
    )


def _evidence(scene: Scene, low: int, high: int) -> Sentence | None:
    """Give the sentences that reach from one offset of the article to another, as one."""
    run = [s for s in _sentences(scene, low) if s.end > low and s.start < high]
    if not run or len(run) > _LONGEST_EVIDENCE or run[0].start > low:
        return None
    return Sentence(
        start=run[0].start,
        end=run[-1].end,
        text=scene.article.text[run[0].start : run[-1].end],
        paragraph=run[0].paragraph,
    )


def _sentences(scene: Scene, low: int) -> tuple[Sentence, ...]:
    """Give the sentences of a paragraph and of those before it as far back as an offset."""
    own = scene.reading.paragraph
    if own.start <= low or scene.before is None:
        return own.sentences
    return (*_sentences(scene.before, low), *own.sentences)
