"""Where and when something happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.dates import DateMention
from kit.facts.keeping import follows_break, kept_tokens
from kit.facts.loose import loose_nouns
from kit.facts.predications import Predication
from kit.facts.reading import Reading
from kit.facts.records import Fact, Role
from kit.facts.scene import Scene
from kit.facts.spans import LONGEST_PLACE, name_span, noun_span
from kit.facts.words import INNER_PLACE_PREPOSITIONS, MOTION, PLACE_PREPOSITIONS, TIME_PREPOSITIONS
from kit.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BORDERS = frozenset({"since", "until", "till", "before", "after", "from", "than", "by"})
_COMPASS = re.compile(r"(?:north|south|east|west|central)[a-z-]*\b")
_INNER = frozenset({"dobj", "pobj", "attr", "nsubjpass", "xcomp"})


def find_places(scene: Scene) -> Iterator[Fact]:
    """Find the places that the clauses of a paragraph name."""
    for said in scene.predications:
        found = [f for p in _place_phrases(said) for f in _place(scene, said, p)]
        # Of two places, each would be half of the answer.
        if len(found) == 1:
            yield found[0]


def _place_phrases(said: Predication) -> Iterator[Token]:
    """Give the prepositions that may tell the place: those of the verb, then of what follows it."""
    for child in said.verb.children:
        if child.dep_ == "prep":
            yield child
            yield from _inner_phrases(child)
        elif child.dep_ in _INNER and child.i > said.verb.i and _is_new(child):
            yield from (p for p in child.children if _is_inner(p))


def _is_new(noun: Token) -> bool:
    """Whether it is "a school", which came to be in that place, and not "the school" there."""
    determiners = [c.lower_ for c in noun.children if c.dep_ in {"det", "poss"}]
    return bool({"a", "an"} & set(determiners)) or (noun.tag_ == "NNS" and not determiners)


def _inner_phrases(preposition: Token) -> Iterator[Token]:
    for noun in preposition.children:
        if noun.dep_ == "pobj" and preposition.lower_ not in PLACE_PREPOSITIONS and _is_new(noun):
            yield from (p for p in noun.children if _is_inner(p))


def _is_inner(token: Token) -> bool:
    return token.dep_ == "prep" and token.lower_ in INNER_PLACE_PREPOSITIONS


def _place(scene: Scene, said: Predication, preposition: Token) -> Iterator[Fact]:
    reading = scene.reading
    head = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    role = _place_role(preposition, said.verb)
    if head is None or role is None or reading.is_quoted(head):
        return
    if _tells_where_a_noun_is(scene, preposition, said.verb):
        return
    joined = [c for c in head.children if c.dep_ == "conj"]
    between = preposition.lower_ == "between" and bool(joined)
    ends = [head, *joined] if between else [head]
    label = next(filter(None, map(reading.place_label, ends)), None)
    span = noun_span(head, _asides(head), LONGEST_PLACE) if label else None
    if label is None or span is None:
        return
    if not between and any(reading.place_label(c) is None for c in joined):
        return
    if label == "SPOT" or between:
        if any(loose_nouns(kept_tokens(head), scene.renamings)):
            return
        span = preposition.idx, span[1]
        label = "SPOT"
    elif preposition.lower_ not in {"in", "at", "on", "to", "into"}:
        span = preposition.idx, span[1]
    elif reading.paragraph.text[span[0]].islower() and not _COMPASS.match(
        reading.paragraph.text, span[0]
    ):
        span = name_span(head)
    clause = scene.clause(said, omit=(preposition,))
    step = () if preposition.head.i == said.verb.i else ("place beside a noun",)
    for fact in scene.fact(role, span, label, clause):
        yield replace(fact, preposition=preposition.lower_, trace=(*fact.trace, *step))


def _tells_where_a_noun_is(scene: Scene, preposition: Token, verb: Token) -> bool:
    """Whether it is an aside, or belongs to a person, place or thing rather than to the verb."""
    noun = preposition.head
    is_own = noun.i == verb.i or (noun.dep_ == "pobj" and noun.head.lower_ == "as")
    of_noun = not is_own and _names_somebody(scene, noun)
    return of_noun or follows_break(preposition) or _belongs_to_name(preposition)


def _belongs_to_name(preposition: Token) -> bool:
    """Whether it stands right after a named thing, of which it may tell where that is."""
    objects = [c for c in preposition.head.children if c.dep_ in {"dobj", "pobj"}]
    things = (c for c in objects if c.ent_type_ != "PERSON")
    named = any(c.pos_ == "PROPN" and c.right_edge.i == preposition.i - 1 for c in things)
    return named or any(c.ent_type_ in {"FAC", "LOC", "GPE"} for c in objects)


def _names_somebody(scene: Scene, noun: Token) -> bool:
    return (
        scene.reading.actor_label(noun) is not None or scene.reading.place_label(noun) is not None
    )


def _asides(head: Token) -> frozenset[int]:
    return frozenset(c.i for c in head.children if c.dep_ in {"relcl", "acl"} and follows_break(c))


def _place_role(preposition: Token, verb: Token) -> Role | None:
    if preposition.lower_ in PLACE_PREPOSITIONS:
        return Role.PLACE
    goal = preposition.lower_ in {"to", "into"} and verb.lemma_ in MOTION
    return Role.GOAL if goal and preposition.head.i == verb.i else None


def find_times(scene: Scene) -> Iterator[Fact]:
    """Find the dates that tell when something in a paragraph happened."""
    reading = scene.reading
    by_verb = {said.verb.i: said for said in scene.predications}
    for mention in reading.dates:
        piece = reading.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if piece is None or reading.is_quoted(piece.root):
            continue
        near = (piece.root, piece.root.head) if piece.root.dep_ == "pobj" else (piece.root,)
        if any(t.dep_ == "conj" or any(c.dep_ == "conj" for c in t.children) for t in near):
            continue
        phrase, verb = _governor(piece.root)
        said = by_verb.get(verb.i) if verb is not None else None
        if phrase is None or said is None:
            continue
        if _has_other_date(reading, mention, verb) or _is_one_of_several(phrase):
            continue
        clause = scene.clause(said, omit=(phrase, *_before_it(phrase)))
        span: Span = (mention.start, mention.end)
        for fact in scene.fact(Role.TIME, span, "DATE", clause):
            before = phrase.lower_ if phrase.dep_ in {"prep", "mark"} else ""
            step = () if phrase.head.i == said.verb.i else (f"date beside {_beside(phrase.head)}",)
            trace = (*fact.trace, *step)
            yield replace(fact, value=mention.value, preposition=before, trace=trace)


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
            inside = verb.left_edge.idx <= other.start <= verb.right_edge.idx
            if (governor is not None and governor.i == verb.i) or (inside and governor is None):
                return True
    return False


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
    for _ in range(2):
        # What is parsed as part of the object mostly tells when the action took place.
        of_since = verb.dep_ == "pobj" and verb.head.lower_ in _BORDERS
        inside = verb.pos_ in {"NOUN", "PROPN"} and phrase.i > verb.i and not of_since
        if inside and verb.dep_ == "dobj":
            verb = verb.head
    # A date after an infinitive mostly tells when the main action took place.
    while verb.tag_ == "VB" and verb.dep_ in {"acl", "relcl", "advcl", "xcomp"}:
        verb = verb.head.head if verb.head.pos_ == "NOUN" else verb.head
    return phrase, verb
