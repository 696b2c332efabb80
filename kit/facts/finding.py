"""Facts found in an article, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.article import Article
from kit.facts.clauses import (
    find_subject,
    follows_break,
    is_statement,
    kept_tokens,
    loose_nouns,
    read_clause,
    speech_about,
)
from kit.facts.reading import Reading, read_article
from kit.facts.records import Clause, Fact, Mention, Role, Survey
from kit.facts.words import (
    COLLECTIVES,
    MOTION,
    PEOPLE,
    PLACE_PREPOSITIONS,
    PLACES,
    SPEECH,
    TIME_PREPOSITIONS,
)
from kit.text import Span, collapse, sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

_NAMING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "attr"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_LOOSE_ENDS = frozenset({",", ";", ":", "-", "–", "—", "."})
_LONGEST_KEY = 10
_LONGEST_QUOTE = 16


def find_facts(article: Article, pipeline: Language | None = None) -> tuple[Fact, ...]:
    """Find what an article says about who did something, when and where; see `survey`."""
    return survey(article, pipeline).facts


def survey(article: Article, pipeline: Language | None = None) -> Survey:
    """Find the facts of an article, and all the people, groups, places and dates it names.

    Nothing inside a quotation is a fact, except that its speaker said it.

    Args:
        article: What is read.
        pipeline: The spaCy pipeline; that of `kit.language` when left out.

    Returns:
        Facts and mentions, both in the order of the text.

    Raises:
        LanguageError: No pipeline was given, and none can be loaded.
    """
    readings = list(read_article(article, pipeline))
    facts = [fact for reading in readings for fact in _facts(reading)]
    return Survey(
        facts=tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.role))),
        mentions=tuple(mention for reading in readings for mention in _mentions(reading)),
    )


def _facts(reading: Reading) -> Iterator[Fact]:
    for verb in reading.doc:
        if not reading.is_quoted(verb) and is_statement(verb):
            yield from _subjects(reading, verb)
            yield from _agents(reading, verb)
            yield from _places(reading, verb)
    yield from _times(reading)
    yield from _speakers(reading)


def _fact(
    reading: Reading, role: Role, span: Span, label: str, clause: Clause | None
) -> Iterator[Fact]:
    """Give the fact with its key at a span, if key and clause stand in one sentence."""
    start, end = (offset + reading.paragraph.start for offset in span)
    sentence = reading.sentence(span[0])
    if sentence and clause and start < end <= sentence.end:
        yield Fact(
            role=role,
            key=reading.paragraph.text[span[0] : span[1]],
            start=start,
            end=end,
            sentence=sentence,
            label=label,
            clause=clause,
        )


def _clause(
    reading: Reading, verb: Token, *, key: Token | None = None, omit: tuple[Token, ...] = ()
) -> Clause | None:
    """Read a clause with its source; None when it is only somebody's unnamed word."""
    clause = read_clause(verb, key=key, omit=omit)
    speech = speech_about(verb)
    if speech is None:
        return clause
    speaker = next((c for c in speech.children if c.dep_ == "nsubj"), None)
    if speaker is None or speech.lemma_ not in SPEECH or speaker.ent_type_ not in {"PERSON", "ORG"}:
        return None
    span = _noun_span(speaker)
    return replace(clause, source=reading.paragraph.text[slice(*span)]) if span else None


def _noun_span(head: Token, left_out: frozenset[int] = frozenset()) -> Span | None:
    """Give the span of a noun phrase without article, asides and closing marks.

    None when that is not one piece of the text, or more than ten words.
    """
    tokens = kept_tokens(head, set(left_out))
    while tokens and (tokens[-1].text in _LOOSE_ENDS or tokens[-1].tag_ in {"CC", "POS", "DT"}):
        tokens.pop()
    if tokens and tokens[0].lower_ in {"the", "a", "an"}:
        tokens = tokens[1:]
    if not tokens or tokens[-1].i - tokens[0].i >= len(tokens) or len(tokens) > _LONGEST_KEY:
        return None
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _who_label(reading: Reading, head: Token) -> str | None:
    """Say what kind of actor a noun names; None for things and pronouns."""
    if head.text in reading.acronyms:
        return "ORG"
    if head.lemma_.lower() in PEOPLE and head.pos_ in {"NOUN", "PROPN"}:
        many = head.tag_ in {"NNS", "NNPS"} or head.lemma_.lower() in COLLECTIVES
        return "GROUP" if many else "ROLE"
    return head.ent_type_ if head.ent_type_ in {"PERSON", "ORG"} and head.pos_ == "PROPN" else None


def _apposed(head: Token, label: str) -> str:
    """Give the person's name in apposition to a role; empty where there is none, or several."""
    names = [c for c in head.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"]
    entities = [e.text for name in names for e in head.doc.ents if e.start <= name.i < e.end]
    return collapse(entities[0]) if label == "ROLE" and len(entities) == 1 else ""


def _subjects(reading: Reading, verb: Token) -> Iterator[Fact]:
    subject = find_subject(verb)
    label = _who_label(reading, subject) if subject else None
    if subject is None or label is None or reading.is_quoted(subject):
        return
    relative = frozenset({verb.i}) if verb.dep_ == "relcl" else frozenset()
    span = _noun_span(subject, relative)
    clause = _clause(reading, verb, key=subject)
    if span and subject.i < verb.i:
        for fact in _fact(reading, Role.SUBJECT, span, label, clause):
            yield replace(fact, apposed=_apposed(subject, label))


def _agents(reading: Reading, verb: Token) -> Iterator[Fact]:
    for by in (child for child in verb.children if child.dep_ == "agent"):
        for head in (child for child in by.children if child.dep_ == "pobj"):
            label, span = _who_label(reading, head), _noun_span(head)
            if label and span:
                clause = _clause(reading, verb, omit=(by,))
                for fact in _fact(reading, Role.AGENT, span, label, clause):
                    yield replace(fact, apposed=_apposed(head, label))


def _places(reading: Reading, verb: Token) -> Iterator[Fact]:
    for preposition in (child for child in verb.children if child.dep_ == "prep"):
        head = next((c for c in preposition.children if c.dep_ == "pobj"), None)
        role = _place_role(preposition, verb)
        label = _place_label(head) if head else None
        if head is None or role is None or label is None or reading.is_quoted(head):
            continue
        span = _noun_span(head)
        if span and not follows_break(preposition) and preposition.i > verb.i:
            if label == "SPOT":
                if any(loose_nouns(kept_tokens(head, set()))):
                    continue
                span = preposition.idx, span[1]
            clause = _clause(reading, verb, omit=(preposition,))
            yield from _fact(reading, role, span, label, clause)


def _place_role(preposition: Token, verb: Token) -> Role | None:
    if preposition.lower_ in PLACE_PREPOSITIONS:
        return Role.PLACE
    return Role.GOAL if preposition.lower_ == "to" and verb.lemma_ in MOTION else None


def _place_label(head: Token) -> str | None:
    if head.ent_type_ in {"GPE", "LOC", "FAC"}:
        return head.ent_type_
    return "SPOT" if head.lemma_.lower() in PLACES and head.pos_ == "NOUN" else None


def _times(reading: Reading) -> Iterator[Fact]:
    for mention in reading.dates:
        span = reading.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None or reading.is_quoted(span.root):
            continue
        phrase, verb = _governor(span.root)
        if phrase is None or verb is None or not is_statement(verb) or reading.is_quoted(verb):
            continue
        clause = _clause(reading, verb, omit=(phrase,))
        for fact in _fact(reading, Role.TIME, (mention.start, mention.end), "DATE", clause):
            yield replace(fact, value=mention.value)


def _governor(date: Token) -> tuple[Token | None, Token | None]:
    """Give the phrase a date makes, and the verb of the statement the phrase belongs to."""
    phrase = date
    if date.dep_ == "pobj":
        phrase = date.head
        if phrase.lower_ not in TIME_PREPOSITIONS:
            return None, None
    elif date.dep_ not in {"npadvmod", "nmod"}:
        return None, None
    verb = phrase.head
    # A date after an infinitive mostly tells when the main action took place.
    while verb.tag_ == "VB" and verb.dep_ in {"acl", "relcl", "advcl", "xcomp"}:
        verb = verb.head.head if verb.head.pos_ == "NOUN" else verb.head
    return phrase, verb


def _speakers(reading: Reading) -> Iterator[Fact]:
    text = reading.paragraph.text
    for start, end in reading.quotations:
        quote = _askable_quote(text[start + 1 : end - 1])
        verb = _verb_of_saying(reading, start, end)
        if not quote or verb is None:
            continue
        speaker = next(c for c in verb.children if c.dep_ == "nsubj")
        label, span = _who_label(reading, speaker), _noun_span(speaker)
        if label and span:
            clause = read_clause(verb, key=speaker)
            for fact in _fact(reading, Role.SPEAKER, span, label, clause):
                yield replace(fact, quote=quote, apposed=_apposed(speaker, label))


def _askable_quote(inside: str) -> str:
    """Give the quotation, or its first sentences as far as they are short enough."""
    parts = [inside[start:end] for start, end in sentences(inside)]
    while parts and len(" ".join(parts).split()) > _LONGEST_QUOTE:
        parts.pop()
    quote = " ".join(parts).rstrip(" ,.;")
    is_whole = inside[:1].isupper() and inside.rstrip()[-1:] in {".", ",", "!", "?"}
    return quote if is_whole and len(quote.split()) >= 4 else ""


def _verb_of_saying(reading: Reading, start: int, end: int) -> Token | None:
    """Find the verb next to a quotation, in the sentence that holds the quotation."""
    near = [
        verb
        for verb in reading.doc
        if verb.lemma_ in SPEECH
        and not reading.is_quoted(verb)
        and min(abs(verb.idx - end), abs(start - verb.idx)) < 60
        and reading.sentence(verb.idx) == reading.sentence(start)
        and any(c.dep_ == "nsubj" and not reading.is_quoted(c) for c in verb.children)
    ]
    return near[0] if len(near) == 1 else None


def _mentions(reading: Reading) -> Iterator[Mention]:
    number = reading.paragraph.number
    for date in reading.dates:
        yield Mention(text=date.text, label="DATE", paragraph=number, value=date.value)
    for head in reading.doc:
        label = _who_label(reading, head) or _place_label(head)
        span = _mention_span(head) if label and head.dep_ in _NAMING else None
        if label and label != "SPOT" and span:
            text = reading.paragraph.text[slice(*span)]
            yield Mention(text=text, label=label, paragraph=number)


def _mention_span(head: Token) -> Span | None:
    """Give a name as the pipeline bounds it, any other noun phrase without what is joined to it."""
    entity = next((e for e in head.doc.ents if e.start <= head.i < e.end), None)
    if entity and entity.label_ in _NAMES:
        first = entity[1:] if entity[0].lower_ == "the" else entity
        return (first.start_char, first.end_char) if first.text else None
    joined = {c.i for c in head.children if c.dep_ in {"conj", "cc", "relcl", "acl"}}
    span = _noun_span(head, frozenset(joined))
    is_bare = span and head.idx == span[0] and head.text.islower()
    return None if is_bare else span
