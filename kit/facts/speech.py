"""Who said what: quotations with their speakers, reported speech with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kit.article import Sentence
from kit.facts.clauses import phrase_of, read_clause
from kit.facts.keeping import kept_tokens
from kit.facts.loose import loose_nouns
from kit.facts.predications import Predication, apposed_name
from kit.facts.records import Clause, Fact, Role
from kit.facts.scene import Scene
from kit.facts.spans import name_span, noun_span, with_article
from kit.facts.words import REPORTING, SPEECH
from kit.text import Span, plain_marks, sentences, words

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_QUOTE = 18
"""In words."""

_LONGEST_EVIDENCE = 3
"""In sentences."""
_NEAR = 60
"""In characters."""


@dataclass(frozen=True, kw_only=True)
class _Speaker:
    """Who speaks: the name's offsets in the article, and the verb of saying."""

    start: int
    end: int
    label: str
    verb: Token
    trace: tuple[str, ...]


def find_speech(scene: Scene) -> Iterator[Fact]:
    """Find the quotations and the reported statements that have a named speaker."""
    verbs = [v for v in scene.reading.doc if _is_attribution(scene, v)]
    for start, end in scene.reading.quotations:
        yield from _quoted(scene, verbs, start, end)
    for verb in verbs:
        yield from _reported(scene, verb)


def _is_attribution(scene: Scene, verb: Token) -> bool:
    return (
        verb.lemma_ in SPEECH
        and verb.pos_ == "VERB"
        and not scene.reading.is_quoted(verb)
        and _subject(verb) is not None
        and not any(c.dep_ in {"neg", "mark"} or c.tag_ == "MD" for c in verb.children)
    )


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "nsubj"), None)


def _quoted(scene: Scene, verbs: list[Token], start: int, end: int) -> Iterator[Fact]:
    quote = askable_quote(scene.reading.paragraph.text[start + 1 : end - 1])
    quote = quote if _has_verb(scene, start, end) else ""
    found = _verb_of_saying(scene, verbs, start, end) if quote else None
    if quote and not found:
        found = _sentence_before(scene, start, end)
    speaker = _speaker(scene, found[0]) if found else None
    if found is None or speaker is None:
        return
    subject = _subject(speaker.verb)
    if subject is None:
        return
    said = Predication(
        verb=speaker.verb, subject=subject, auxiliaries=(), tag=speaker.verb.tag_, form="quotation"
    )
    clause = read_clause(said, scene.renamings, key=subject)
    yield from _fact(scene, Role.SPEAKER, speaker, clause, quote, (start, end), found[1])


def _has_verb(scene: Scene, start: int, end: int) -> bool:
    return any(
        t.tag_ in {"VBD", "VBZ", "VBP", "MD"} or (t.tag_ == "VB" and t.dep_ == "ROOT")
        for t in scene.reading.doc
        if start < t.idx < end
    )


def askable_quote(inside: str) -> str:
    """Give the quotation if it is short enough, or else the sentence of it that says most."""
    is_whole = inside[:1].isupper() and inside.rstrip()[-1:] in {".", ",", "!", "?"}
    parts = [inside[start:end] for start, end in sentences(inside)]
    fitting = [p for p in parts if 4 <= len(p.split()) <= LONGEST_QUOTE and _stands_alone(p)]
    if not is_whole or not fitting:
        return ""
    whole = len(inside.split()) <= LONGEST_QUOTE and _stands_alone(inside)
    quote = inside if whole else max(fitting, key=_says)
    return quote.rstrip(" ,.;")


def _stands_alone(sentence: str) -> bool:
    """Whether a sentence neither goes on from one before it nor asks or calls."""
    first = (words(sentence) or [""])[0].lower()
    is_linked = first in {"but", "and", "so", "then", "because", "or", "yet"}
    return not is_linked and sentence.rstrip()[-1:] not in {"?", "!"}


def _says(sentence: str) -> int:
    """Count the words that say something, so that the fullest sentence is taken."""
    leaning = {"he", "she", "they", "it", "them", "his", "her", "their", "this", "that"}
    found = words(plain_marks(sentence))
    return sum(len(w) > 4 for w in found) - 2 * sum(w.lower() in leaning for w in found)


def _verb_of_saying(
    scene: Scene, verbs: list[Token], start: int, end: int
) -> tuple[Token, str] | None:
    """Find the verb that goes with a quotation: beside it, or of the quotation before it."""
    near = [v for v in verbs if min(abs(v.idx - end), abs(start - v.idx)) < _NEAR]
    here = [v for v in near if _touches(scene, v, start, end)]
    if len(here) == 1:
        return here[0], "attribution beside the quotation"
    before = [v for v in verbs if v.idx < start]
    if here or not before:
        return None
    last = before[-1]
    between = scene.reading.paragraph.text[last.idx + len(last) : start]
    own = scene.reading.sentence(last.idx)
    quoted_before = own and any(
        own.start <= scene.reading.paragraph.start + a < own.end
        for a, _ in scene.reading.quotations
    )
    follows = "“" not in between and '"' not in between and len(between.split()) < 12
    continues = between.rstrip().endswith(".") and quoted_before and follows
    return (last, "the quotation goes on after its attribution") if continues else None


def _sentence_before(scene: Scene, start: int, end: int) -> tuple[Token, str] | None:
    """Find the one person a sentence is about, after which a quotation stands by itself."""
    reading = scene.reading
    own = reading.sentence(start)
    at = reading.paragraph.start
    if own is None or own.start != at + start or end < own.end - at:
        return None
    before = next((s for s in reading.paragraph.sentences if 0 <= own.start - s.end <= 2), None)
    if before is None:
        return None
    tokens = [t for t in reading.doc if before.start <= t.idx + at < before.end]
    verb = next((t for t in tokens if t.dep_ == "ROOT"), None)
    subject = _subject(verb) if verb is not None else None
    others = {t.text for t in tokens if t.ent_type_ == "PERSON" and t.ent_iob_ == "B"}
    if verb is None or subject is None or reading.is_quoted(verb):
        return None
    is_person = subject.ent_type_ == "PERSON" or (
        subject.i in scene.renamings and subject.pos_ == "PRON"
    )
    return (
        (verb, "the quotation follows what is told of its speaker")
        if (is_person and len(others) <= 1)
        else None
    )


def _touches(scene: Scene, verb: Token, start: int, end: int) -> bool:
    """Whether verb and quotation stand in one sentence, or in what the quotation runs through."""
    sentence = scene.reading.sentence(verb.idx)
    first, last = scene.reading.sentence(start), scene.reading.sentence(end - 1)
    return sentence is not None and sentence in {first, last}


def _speaker(scene: Scene, verb: Token) -> _Speaker | None:
    subject = _subject(verb)
    if subject is None:
        return None
    renaming = scene.renamings.get(subject.i)
    if renaming is not None and renaming.named is not None and subject.pos_ == "PRON":
        start, end = renaming.named
        return _Speaker(start=start, end=end, label="PERSON", verb=verb, trace=(renaming.trace,))
    if subject.ent_type_ != "PERSON":
        subject = apposed_name(subject) or subject
    label = scene.reading.actor_label(subject)
    aside = frozenset(c.i for c in subject.children if c.dep_ in {"relcl", "acl"})
    span = name_span(subject) if label == "PERSON" else noun_span(subject, aside)
    if label is None or span is None:
        return None
    span = span if label == "PERSON" else with_article(subject, span)
    at = scene.reading.paragraph.start
    return _Speaker(
        start=span[0] + at,
        end=span[1] + at,
        label=label,
        verb=verb,
        trace=(),
    )


def _reported(scene: Scene, verb: Token) -> Iterator[Fact]:
    """Find what stands before "..., X said", without marks and with a subject of its own."""
    content = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if content is None and verb.dep_ == "parataxis":
        content = verb.head
    speaker = _speaker(scene, verb)
    if content is None or speaker is None or verb.lemma_ not in REPORTING:
        return
    inside = frozenset(c.i for c in content.children if c.i == verb.i)
    tokens = [t for t in kept_tokens(content, inside) if t.i < verb.i or verb.dep_ == "parataxis"]
    subject = _subject(content) or next(
        (c for c in content.children if c.dep_ == "nsubjpass"), None
    )
    if subject is None or any(scene.reading.is_quoted(t) for t in tokens) or not tokens:
        return
    own = _subject(verb)
    if own is None:
        return
    said = Predication(verb=verb, subject=own, auxiliaries=(), tag=verb.tag_, form="report")
    told = phrase_of(content, tokens, scene.renamings, essential=True)
    clause = replace(
        read_clause(said, scene.renamings, key=own),
        rest=(told,),
        loose=tuple(loose_nouns(tokens, scene.renamings)),
        lemmas=frozenset(t.lemma_.lower() for t in tokens if t.pos_ in {"NOUN", "PROPN", "VERB"}),
        trace=tuple(scene.renamings[t.i].trace for t in tokens if t.i in scene.renamings),
    )
    at = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    yield from _fact(scene, Role.SOURCE, speaker, clause, "", at, "statement before its source")


def _fact(
    scene: Scene,
    role: Role,
    speaker: _Speaker,
    clause: Clause,
    said: str,
    at: Span,
    step: str,
) -> Iterator[Fact]:
    """Give the fact with as many sentences for evidence as hold both the words and the name."""
    base = scene.reading.paragraph.start
    low, high = min(at[0] + base, speaker.start), max(at[1] + base, speaker.end)
    evidence = _evidence(scene, low, high)
    key = scene.article.text[speaker.start : speaker.end]
    if evidence and words(key) and speaker.end <= evidence.end:
        yield Fact(
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
    run = [s for s in scene.reading.paragraph.sentences if s.end > low and s.start < high]
    if not run or len(run) > _LONGEST_EVIDENCE or run[0].start > low:
        return None
    return Sentence(
        start=run[0].start,
        end=run[-1].end,
        text=scene.article.text[run[0].start : run[-1].end],
        paragraph=run[0].paragraph,
    )
