"""Who is what: people beside the office, job or part that the article gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from kit.facts.callings import is_calling
from kit.facts.keeping import kept_tokens
from kit.facts.labels import text_of_doc
from kit.facts.loose import loose_nouns
from kit.facts.phrases import text_of
from kit.facts.records import Clause, Fact, Role
from kit.facts.scene import Scene
from kit.facts.spans import name_span
from kit.facts.words import ANYBODY, OFFICES
from kit.lexicon import is_word
from kit.names import TITLES
from kit.places import PlaceKind, country_of, find_place

if TYPE_CHECKING:
    from spacy.tokens import Span as Piece
    from spacy.tokens import Token

_LONGEST_OFFICE = 12
_KNOWN_EVERYWHERE = frozenset({"president", "king", "queen", "pope", "chancellor"})
_BEFORE_OFFICES = frozenset(
    {"district", "foreign", "prime", "home", "finance", "defence", "defense", "interior", "health"}
    | {"shadow"}
)
_BELOW = frozenset({"assistant", "deputy", "associate", "vice"})
_OF_DEPARTMENTS = frozenset({"minister", "secretary", "commissioner"})
_LONG_AGO = re.compile(r"\bin (?:\w+ )?1\d{3}\b")
_OF_OLD = re.compile(r"\b(?:in|around|about|between|by) 1[0-7]\d\d\b|\b1[0-8]th[- ]century\b")
_BEFORE = frozenset({"compound", "nmod", "amod", "poss", "nummod"})
_AFTER = frozenset({"relcl", "appos", "conj", "cc", "punct", "advcl", "npadvmod"})


def find_offices(scene: Scene) -> Iterator[Fact]:
    """Find people with their office beside the name, before it, or after "is"."""
    for entity in scene.reading.doc.ents:
        head = entity.root
        if entity.label_ == "PERSON" and not scene.reading.is_quoted(head) and len(entity) > 1:
            found = _beside(head) or _before(entity) or _after_be(head)
            if found:
                yield from _bearer(scene, entity, *found)


def _is_everywhere_known(office: list[Token]) -> bool:
    """Whether it is the head of a state, whom everybody knows without the article."""
    lemmas = [t.lemma_.lower() for t in office]
    last = _last_office(office)
    is_prime = last == "minister" and "prime" in lemmas
    of_others = any(t.ent_type_ in {"ORG", "PERSON"} or _is_small(t) for t in office)
    return (last in _KNOWN_EVERYWHERE or is_prime) and not of_others


def _is_small(token: Token) -> bool:
    """Whether a place is no country, so that its president is not known everywhere."""
    place = find_place(token.text) if token.ent_type_ == "GPE" else None
    return place is not None and place.kind is not PlaceKind.COUNTRY


_OF_NATIONS = frozenset({"captain", "coach", "ambassador", "minister", "envoy", "commander"})


_SEVERAL = frozenset(
    {"commissioner", "senator", "representative", "councillor", "councilor", "judge", "professor"}
    | {"lecturer", "teacher", "lawyer", "officer", "analyst", "specialist", "planner", "inspector"}
    | {"author", "architect", "executive", "prosecutor", "deputy", "drummer", "singer", "guitarist"}
)
"""A body may have more of them, unless the article says "the"."""


def _last_office(office: list[Token]) -> str:
    """Give the noun that the other words of the office hang on."""
    inside = {t.i for t in office}
    head = next((t for t in office if t.head.i not in inside), office[-1])
    return head.lemma_.lower()


def _is_held_by_one(office: list[Token], article: str) -> bool:
    """Whether the office belongs to one body or place and, as far as can be told, to one person."""
    last = _last_office(office)
    by_nation = {"NORP"} if last in _OF_NATIONS else set[str]()
    named = any(t.ent_type_ in {"ORG", "GPE", "FAC", "LOC"} | by_nation for t in office)
    if any("year" in t.lower_ for t in office):
        return False
    if article in {"a", "an"}:
        # Of "a chemist at Leeds University" it is asked where that chemist works.
        own = [t.lower_ for t in office if t.dep_ == "prep" and t.head.lemma_.lower() == last]
        # "An inspector from the Safety Executive" is one of many.
        of_body = "from" in own and any(t.lower_ == "the" for t in office[1:])
        after = bool(own) and "at" not in own and not of_body
        return last not in ANYBODY and named and after
    if article != "the" and last in _SEVERAL:
        return False
    told = article == "the" or any(t.tag_ == "POS" or t.dep_ == "prep" for t in office)
    told = told or any(
        t.ent_type_ in {"GPE", "NORP"} or (t.is_upper and len(t) > 1) for t in office
    )
    return named and told and last in OFFICES


def _is_office(token: Token) -> bool:
    return is_calling(token) and token.tag_ in {"NN", "NNP"}


def _beside(name: Token) -> tuple[list[Token], str] | None:
    """Read "Anna Bell, the mayor of Hull," and "the mayor of Hull, Anna Bell,"."""
    office = next((c for c in name.children if c.dep_ == "appos" and _is_office(c)), None)
    if office is None and name.dep_ == "appos" and _is_office(name.head):
        office = _bearing(name.head)
    if office is None:
        return None
    left_out = frozenset(c.i for c in office.children if c.dep_ in _AFTER or c.i == name.i)
    return kept_tokens(office, left_out), "office in apposition"


def _bearing(noun: Token) -> Token:
    """Give the inspector of "an inspector from the Safety Executive, Tom Reed"."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    return above if _is_office(above) else noun


def _before(name: Piece) -> tuple[list[Token], str] | None:
    """Read "NASA chief Charles Bolden"."""
    first = [c for c in name.root.lefts if c.i < name.start and c.dep_ in _BEFORE]
    tokens = [t for child in first for t in child.subtree]
    is_run = bool(tokens) and tokens[-1].i == name.start - 1 and _is_office(tokens[-1])
    # "On the square in Ellijay, orchard owner Tim Hill" tells of the owner from "orchard" on.
    is_run = is_run and not any(token.is_punct and token.text == "," for token in tokens)
    return (tokens, "office before the name") if is_run and len(tokens) > 1 else None


def _after_be(name: Token) -> tuple[list[Token], str] | None:
    """Read "Anna Bell is the mayor of Hull"."""
    verb = name.head
    if name.dep_ != "nsubj" or verb.lemma_ != "be" or verb.tag_ not in {"VBZ", "VBD"}:
        return None
    office = next((c for c in verb.children if c.dep_ == "attr" and _is_office(c)), None)
    if office is None or any(c.dep_ == "neg" for c in verb.children):
        return None
    left_out = frozenset(c.i for c in office.children if c.dep_ in _AFTER)
    return kept_tokens(office, left_out), "office after be"


def _with_small_office(text: str) -> str:
    """Give "Acme Chief Executive" as "Acme chief executive": a title only before a name.

    "Water Resources Minister" keeps its capitals: the department's would stand beside a small one.
    "Assistant U.S. Attorney" becomes "assistant U.S. attorney".
    """
    parts = text.split()
    first = len(parts)
    while first > 1 and parts[first - 1].lower() in OFFICES | TITLES | _BEFORE_OFFICES:
        first -= 1
    before = parts[first - 1]
    is_department = before.istitle() and is_word(before.lower()) and not country_of(before)
    if is_department and parts[-1].lower() in _OF_DEPARTMENTS:
        return text
    if first > 1 and parts[0].lower() in _BELOW:
        parts[0] = parts[0].lower()
    return " ".join((*parts[:first], *(part.lower() for part in parts[first:])))


def _bearer(scene: Scene, name: Piece, office: list[Token], step: str) -> Iterator[Fact]:
    """Give the fact, if the office tells more than a bare noun such as "a doctor" does."""
    article = office[0].lower_ if office and office[0].pos_ == "DET" else ""
    text = text_of(office, scene.renamings)
    named = any(t.ent_type_ in {"ORG", "GPE", "NORP", "LOC", "FAC", "EVENT"} for t in office)
    has_piece = any(t.dep_ == "prep" and t.lower_ in {"of", "for", "at", "in"} for t in office)
    is_short = 1 < len(text.split()) <= _LONGEST_OFFICE
    owners = list(takewhile(lambda t: t.tag_ != "POS", office))
    owned = len(owners) < len(office) and all(t.text[:1].isupper() or t.is_punct for t in owners)
    if not is_short or not (named or has_piece) or article not in {"", "the", "a", "an"}:
        return
    if _is_everywhere_known(office) or not _is_held_by_one(office, article):
        return
    if _LONG_AGO.search(name.root.sent.text) or _OF_OLD.search(text_of_doc(name.doc)):
        # "He married Anna Bell, a violist with the Philharmonic, in 1946": she may be none now.
        return
    clause = Clause(
        subject="",
        auxiliaries=(),
        adverbs=(),
        verb="is",
        base="be",
        tag="VBZ",
        rest=(),
        loose=tuple(loose_nouns(office, scene.renamings)),
        form="office",
        lemmas=frozenset(t.lemma_.lower() for t in office if t.pos_ in {"NOUN", "PROPN", "ADJ"}),
    )
    if not article:
        text = _with_small_office(text)
        text = text if owned and text[:1].isupper() else f"the {text}"
    span = name_span(name.root)
    for fact in scene.fact(Role.BEARER, span, "PERSON", clause):
        yield replace(fact, quote=text, trace=(step,))
