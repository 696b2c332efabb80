"""Where something happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.facts.keeping import follows_break, kept_tokens
from kit.facts.loose import loose_nouns
from kit.facts.predications import Predication
from kit.facts.records import Fact, Role
from kit.facts.scene import Scene
from kit.facts.settings.participles import participle_clauses
from kit.facts.spans import LONGEST_PLACE, name_span, named_by, noun_span, with_article
from kit.facts.words import (
    DONE_ON_THE_SPOT,
    INNER_PLACE_PREPOSITIONS,
    LEAVING,
    MEETING,
    MOTION,
    PLACE_PREPOSITIONS,
    PREMISES,
    SETTING_UP,
)
from kit.places import PlaceKind, find_place
from kit.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPASS = re.compile(r"(?:north|south|east|west|central)[a-z-]*\b")
_WITHIN = frozenset({"in", "at", "on", "to", "into", "from"})
_GOALS = frozenset({"to", "into", "onto", "toward", "towards"})
_INNER = frozenset({"dobj", "pobj", "attr", "nsubjpass", "xcomp"})


def find_places(scene: Scene) -> Iterator[Fact]:
    """Find the places that the clauses of a paragraph name."""
    for said in (*scene.predications, *participle_clauses(scene)):
        found = [(p, f) for p in _all_phrases(scene, said.verb) for f in _place(scene, said, (p,))]
        there = [p for p, fact in found if _tells_where(fact)]
        # Of two places, each would be half of the answer.
        alone = len(there) == 1 and not any(fact.role is Role.GOAL for _, fact in found)
        yield from (f for _, f in found if alone or not _tells_where(f))
        yield from _one_in_the_other(scene, said, there)


def _tells_where(fact: Fact) -> bool:
    return fact.role is Role.PLACE and fact.preposition != "from"


def _one_in_the_other(scene: Scene, said: Predication, phrases: list[Token]) -> Iterator[Fact]:
    """Give the place of "at a hotel in Leeds", where both belong to the verb."""
    is_run = len(phrases) == 2 and phrases[0].right_edge.i + 1 == phrases[1].i
    if is_run and phrases[1].lower_ in INNER_PLACE_PREPOSITIONS:
        yield from _place(scene, said, tuple(phrases))


def _all_phrases(scene: Scene, verb: Token) -> Iterator[Token]:
    """Give the prepositions of a verb and of the infinitives after it: "due to open in Leeds"."""
    yield from _place_phrases(scene, verb)
    for infinitive in _infinitives(verb):
        yield from (c for c in infinitive.children if c.dep_ == "prep" and c.i > infinitive.i)


def _infinitives(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.i > verb.i and child.dep_ == "xcomp" and child.tag_ == "VB":
            yield child
            yield from _infinitives(child)
        if child.dep_ == "acomp":
            yield from _infinitives(child)


def _place_phrases(scene: Scene, verb: Token) -> Iterator[Token]:
    """Give the prepositions that may tell the place: those of the verb, then of what follows it."""
    for child in verb.children:
        if child.dep_ == "prep":
            yield child
            yield from _inner_phrases(scene, child)
        elif child.dep_ in _INNER and child.i > verb.i and _is_new(child):
            yield from (p for p in child.children if _is_inner(p))


def _is_new(noun: Token) -> bool:
    """Whether it is "a school", which came to be in that place, and not "the school" there.

    What is attacked or closed is so where it stands.
    """
    if noun.dep_ == "dobj" and noun.head.lemma_ in SETTING_UP | DONE_ON_THE_SPOT:
        return True
    determiners = [c.lower_ for c in noun.children if c.dep_ in {"det", "poss"}]
    return bool({"a", "an"} & set(determiners)) or (noun.tag_ == "NNS" and not determiners)


def _inner_phrases(scene: Scene, preposition: Token) -> Iterator[Token]:
    """Give "off Hull" of "died in an accident off Hull", where "in" tells no place.

    Not "in Lima" of "hauled potatoes to a market in Lima", which is done on the way there.
    """
    if preposition.lower_ in _GOALS:
        return
    for noun in preposition.children:
        if noun.dep_ != "pobj" or not _is_new(noun):
            continue
        tells = preposition.lower_ in PLACE_PREPOSITIONS and scene.reading.place_label(noun)
        if not tells:
            yield from (p for p in noun.children if _is_inner(p))


def _is_inner(token: Token) -> bool:
    return token.dep_ == "prep" and token.lower_ in INNER_PLACE_PREPOSITIONS


def _place(scene: Scene, said: Predication, phrases: tuple[Token, ...]) -> Iterator[Fact]:
    reading, preposition = scene.reading, phrases[0]
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    head = named_by(noun) if noun is not None and preposition.lower_ in _WITHIN else noun
    role = _place_role(preposition, said.verb)
    if head is None or role is None or reading.is_quoted(head):
        return
    if _tells_where_a_noun_is(scene, preposition, said.verb):
        return
    others = [c for c in preposition.children if c.dep_ == "conj" and c.pos_ == "ADP"]
    if others:
        yield from _joined_places(scene, said, preposition, others)
        return
    joined = [c for c in head.children if c.dep_ == "conj"]
    between = preposition.lower_ == "between" and bool(joined)
    ends = [head, *joined] if between else [head]
    label = next(filter(None, map(reading.place_label, ends)), None) or _named_place(scene, head)
    span = noun_span(head, _asides(head), LONGEST_PLACE) if label else None
    span = span if head is noun else name_span(head)
    if label is None or span is None:
        return
    if not between and any(reading.place_label(c) is None for c in joined):
        return
    # "The museum in Hull and at a school" reads as one only with "at" before it.
    runs_on = any(t.dep_ == "conj" and t.pos_ == "ADP" for t in kept_tokens(head, _asides(head)))
    label = "SPOT" if between or runs_on else label
    if label == "SPOT" and any(loose_nouns(kept_tokens(head), scene.renamings)):
        return
    span = _key_span(preposition, head, span, label)
    if len(phrases) > 1:
        label, span = "SPOT", (span[0], _last_of(phrases[-1]))
    clause = scene.clause(said, omit=phrases)
    step = () if preposition.head.i == said.verb.i else ("place beside a noun",)
    for fact in scene.fact(role, span, label, clause):
        yield replace(fact, preposition=preposition.lower_, trace=(*fact.trace, *step))


def _joined_places(
    scene: Scene, said: Predication, preposition: Token, others: list[Token]
) -> Iterator[Fact]:
    """Give "at the university and in Aberdeen" as one place; none where one part tells no place."""
    heads = [c for p in (preposition, *others) for c in p.children if c.dep_ == "pobj"]
    label_of = scene.reading.place_label
    named = [label_of(h) or _named_place(scene, h) for h in heads]
    tokens = [t for t in preposition.subtree if not t.is_space]
    inner = all(p.lower_ in INNER_PLACE_PREPOSITIONS for p in (preposition, *others))
    if not inner or not all(named) or len(heads) <= len(others) or len(tokens) > LONGEST_PLACE:
        return
    span = preposition.idx, tokens[-1].idx + len(tokens[-1])
    for fact in scene.fact(Role.PLACE, span, "SPOT", scene.clause(said, omit=(preposition,))):
        yield replace(fact, preposition=preposition.lower_, trace=(*fact.trace, "two places"))


def _key_span(preposition: Token, head: Token, span: Span, label: str) -> Span:
    """Give the span of the key: a name alone, but "near Hull" and "in a hotel" as a whole."""
    if label == "SPOT" and preposition.lower_ in {"from", "to"}:
        return with_article(head, span)
    if label == "SPOT" or preposition.lower_ not in _WITHIN:
        return preposition.idx, span[1]
    first = next(t for t in head.doc if t.idx == span[0])
    is_described = first.is_lower and not _COMPASS.match(first.text)
    return name_span(head) if is_described else span


def _named_place(scene: Scene, head: Token) -> str | None:
    """Give the label of a town or building that the pipeline took for something else."""
    start, end = name_span(head)
    if head.pos_ != "PROPN" or scene.reading.entity_label(head) in {"PERSON", "NORP", "DATE"}:
        return None
    if head.lower_ in PREMISES and (end - start) > len(head):
        return "FAC"
    known = find_place(scene.reading.paragraph.text[start:end])
    return "GPE" if known is not None and known.kind is PlaceKind.CITY else None


def _last_of(preposition: Token) -> int:
    """Give where the name of the outer place ends."""
    head = next(c for c in preposition.children if c.dep_ == "pobj")
    return name_span(head)[1]


def _tells_where_a_noun_is(scene: Scene, preposition: Token, verb: Token) -> bool:
    """Whether it is an aside, or belongs to a person, place or thing rather than to the verb."""
    noun = preposition.head
    is_own = noun.i == verb.i or (noun.dep_ == "pobj" and noun.head.lower_ == "as")
    is_made = noun.dep_ == "dobj" and noun.head.lemma_ in SETTING_UP | DONE_ON_THE_SPOT
    # "Was traced to accounts in Malta", "was spent on a house near Hull": there they are.
    is_end = noun.dep_ == "pobj" and noun.head.lower_ in {"to", "on"} and noun.head.head == verb
    is_end = is_end and any(c.dep_ == "auxpass" for c in verb.children)
    of_noun = not (is_own or is_made) and (is_end or _names_somebody(scene, noun))
    return of_noun or follows_break(preposition) or _belongs_to_name(preposition)


def _belongs_to_name(preposition: Token) -> bool:
    """Whether it stands right after a named thing, of which it may tell where that is."""
    objects = [c for c in preposition.head.children if c.dep_ in {"dobj", "pobj"}]
    things = (c for c in objects if c.ent_type_ != "PERSON")
    if preposition.head.lemma_ in MEETING:
        return False
    if preposition.head.lemma_ == "leave" and preposition.lower_ == "at":
        return True
    named = any(c.pos_ == "PROPN" and c.right_edge.i == preposition.i - 1 for c in things)
    return named or any(c.ent_type_ in {"FAC", "LOC", "GPE"} for c in objects)


def _names_somebody(scene: Scene, noun: Token) -> bool:
    return (
        scene.reading.actor_label(noun) is not None or scene.reading.place_label(noun) is not None
    )


def _asides(head: Token) -> frozenset[int]:
    return frozenset(c.i for c in head.children if c.dep_ in {"relcl", "acl"} and follows_break(c))


def _place_role(preposition: Token, verb: Token) -> Role | None:
    if preposition.lower_ in PLACE_PREPOSITIONS or _leaves(preposition):
        return Role.PLACE
    goal = preposition.lower_ in {"to", "into"} and verb.lemma_ in MOTION
    return Role.GOAL if goal and preposition.head.i == verb.i else None


def _leaves(preposition: Token) -> bool:
    """Whether it is the "from" of "fled from a camp"."""
    return preposition.lower_ == "from" and preposition.head.lemma_ in LEAVING
