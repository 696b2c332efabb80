"""When something happened."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.dates import DateMention
from kit.facts.predications import Predication
from kit.facts.reading import Reading
from kit.facts.records import Fact, Role
from kit.facts.scene import Scene
from kit.facts.settings.participles import participle_clauses
from kit.facts.words import PLANNED, TIME_PREPOSITIONS
from kit.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Piece
    from spacy.tokens import Token

_NAMING = frozenset({"declare", "proclaim", "designate", "name", "make", "mark"})
_LAST = re.compile(rf"last (?=(?:{'|'.join((*day_name, *month_name[1:]))})$)")
"""What a day or month is as plain without: "last Friday"."""
_YEAR_OR_MONTH = frozenset({4, 7})
"""Lengths of their values."""
_BORDERS = frozenset({"since", "until", "till", "before", "after", "from", "than", "by"})


def find_times(scene: Scene) -> Iterator[Fact]:
    """Find the dates that tell when something in a paragraph happened."""
    reading = scene.reading
    statements = (*scene.predications, *participle_clauses(scene))
    by_verb = {said.verb.i: said for said in statements}
    for mention in reading.dates:
        piece = reading.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if piece is None or reading.is_quoted(piece.root):
            continue
        date = _head_of(piece)
        yield from _told_after(scene, mention, date, by_verb)
        near = (date, date.head) if date.dep_ == "pobj" else (date,)
        if any(t.dep_ == "conj" or any(c.dep_ == "conj" for c in t.children) for t in near):
            continue
        phrase, verb = _governor(date)
        if _is_named(date):
            continue
        said = by_verb.get(verb.i) if verb is not None else None
        if phrase is None or said is None:
            continue
        if _has_other_date(reading, mention, verb) or _is_one_of_several(phrase):
            continue
        if phrase.lower_ == "on" and len(mention.value) in _YEAR_OR_MONTH:
            # "It was switched on last March."
            continue
        parts = (t for t in piece if t.head not in piece and t.i > said.verb.i)
        clause = scene.clause(said, omit=(phrase, *parts, *_before_it(phrase)))
        span = _plain(mention, reading.paragraph.text)
        for fact in scene.fact(Role.TIME, span, "DATE", clause):
            # "Signed by the end of June" is taken for an agent.
            before = phrase.lower_ if phrase.dep_ in {"prep", "mark", "agent"} else ""
            step = () if phrase.head.i == said.verb.i else (f"date beside {_beside(phrase.head)}",)
            trace = (*fact.trace, *step)
            yield replace(fact, value=mention.value, preposition=before, trace=trace)


def _told_after(
    scene: Scene, mention: DateMention, date: Token, by_verb: dict[int, Predication]
) -> Iterator[Fact]:
    """Give what happened "in August 2008, when a train hit a bridge"."""
    verb = next((c for c in date.children if c.dep_ == "relcl" and _opens_with_when(c)), None)
    said = by_verb.get(verb.i) if verb is not None else None
    if said is None:
        return
    before = "in" if len(mention.value) in _YEAR_OR_MONTH else "on"
    span = _plain(mention, scene.reading.paragraph.text)
    for fact in scene.fact(Role.TIME, span, "DATE", scene.clause(said)):
        trace = (*fact.trace, "date before its clause")
        yield replace(fact, value=mention.value, preposition=before, trace=trace)


def _opens_with_when(verb: Token) -> bool:
    return verb.left_edge.lower_ == "when" and verb.left_edge.head.i == verb.i


def _plain(mention: DateMention, text: str) -> Span:
    """Give where a date stands, without the "last" of "last Friday"."""
    found = _LAST.match(text[mention.start : mention.end])
    return mention.start + (found.end() if found else 0), mention.end


def _is_named(date: Token) -> bool:
    """Whether it is "Friday" of "declared Friday a public holiday"."""
    after = date.nbor() if date.i + 1 < len(date.doc) else date
    bare = date.i > 0 and date.nbor(-1).i == date.head.i and date.head.lemma_ in _NAMING
    return bare and after.lower_ in {"a", "an", "the"}


def _head_of(date: Piece) -> Token:
    """Give the word by which a date hangs on a preposition: June in "in June last year"."""
    after = (t for t in date if t.dep_ == "pobj" and t.head not in date)
    return next(after, date.root)


def _before_it(phrase: Token) -> Iterator[Token]:
    """Give the "late" of "late on Tuesday", which goes with the date."""
    first = phrase.left_edge
    before = first.nbor(-1) if first.i else first
    if before.lower_ in {"late", "early", "just", "only", "shortly"} and before.i != first.i:
        yield before


def _is_one_of_several(phrase: Token) -> bool:
    """Whether it is "most recently on Tuesday" or "including on Tuesday"."""
    first = phrase.left_edge
    return first.i > 0 and first.nbor(-1).lower_ in {"recently", "including", "notably", "again"}


def _beside(head: Token) -> str:
    return "an infinitive" if head.pos_ in {"VERB", "AUX"} else "a noun"


def _has_other_date(reading: Reading, mention: DateMention, verb: Token | None) -> bool:
    """Whether the verb has a second date, as in "in 1995 in the east and in 1998 elsewhere"."""
    for other in reading.dates:
        piece = reading.doc.char_span(other.start, other.end, alignment_mode="expand")
        if other.start != mention.start and piece is not None and verb is not None:
            governor = _governor(piece.root)[1]
            own = next((t for t in piece.root.ancestors if t.pos_ in {"VERB", "AUX"}), verb)
            inside = own.i == verb.i and verb.left_edge.idx <= other.start <= verb.right_edge.idx
            if (governor is not None and governor.i == verb.i) or (inside and governor is None):
                return True
    return False


def _governor(date: Token) -> tuple[Token | None, Token | None]:
    """Give the phrase a date makes, and the verb of the statement the phrase belongs to."""
    phrase = date
    if date.dep_ == "pobj":
        phrase = date.head
        if phrase.lower_ not in TIME_PREPOSITIONS and not _plans(phrase):
            return None, None
    elif date.lower_ in {"between", "from"} and date.dep_ == "prep":
        pass
    elif date.dep_ not in {"npadvmod", "nmod"}:
        return None, None
    verb = phrase.head
    for _ in range(2):
        # What is parsed as part of the object mostly tells when the action took place.
        of_since = verb.dep_ == "pobj" and verb.head.lower_ in _BORDERS
        inside = verb.pos_ in {"NOUN", "PROPN"} and phrase.i > verb.i and not of_since
        if inside and verb.dep_ == "dobj":
            verb = verb.head
    # A date after an infinitive mostly tells when the main action took place.
    while verb.tag_ == "VB" and verb.dep_ in {"acl", "relcl", "advcl", "xcomp"}:
        verb = verb.head.head if verb.head.pos_ == "NOUN" else verb.head
        verb = verb.head if verb.dep_ == "acomp" else verb
    return phrase, verb


def _plans(preposition: Token) -> bool:
    """Whether it is the "for" of "planned for the fall of 2020"."""
    return preposition.lower_ == "for" and preposition.head.lemma_ in PLANNED
