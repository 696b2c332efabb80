"""Where somebody comes from or a body is based, told beside the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.facts.callings import is_calling
from kit.facts.keeping import follows_break
from kit.facts.records import Clause, Fact, Role
from kit.facts.scene import Scene
from kit.facts.spans import name_span
from kit.text import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEAD = re.compile(r"\b(?:die[sd]|dead|death|kill(?:ed|ing)|murder(?:ed)?|drowned|body|victims?)\b")
_NAMES = frozenset({"PERSON", "ORG"})
_LINKS = frozenset({"based", "born"})
_TOLD_OFTEN = 2
_PAST = {"come": "came", "live": "lived"}


def find_homes(scene: Scene) -> Iterator[Fact]:
    """Find the places of "Leeds-based Acme" and "Anna Bell, a nurse from Leeds"."""
    for place in scene.reading.doc:
        if scene.reading.place_label(place) == "GPE" and not scene.reading.is_quoted(place):
            yield from _base(scene, place)
            yield from _origin(scene, place)


def _base(scene: Scene, place: Token) -> Iterator[Fact]:
    """Read "Leeds-based Acme", "Acme, a Leeds-based firm" and "the Leeds-born Anna Bell"."""
    link = place.head
    if place.dep_ != "npadvmod" or link.dep_ != "amod" or link.lower_ not in _LINKS:
        return
    name = _name_beside(scene, link.head)
    if name is not None:
        yield from _fact(scene, place, name, link.lower_)


def _origin(scene: Scene, place: Token) -> Iterator[Fact]:
    """Read "Anna Bell, a nurse from Leeds" and "Anna Bell, 34, of Leeds"."""
    link = place.head
    if place.dep_ != "pobj" or link.dep_ != "prep" or link.lower_ not in {"from", "of"}:
        return
    noun = link.head
    name = _name_beside(scene, noun)
    is_own = name is not None and name.i == noun.i
    tells = link.lower_ == "from" or (is_own and follows_break(link))
    is_one = is_own or noun.lower_ == "old" or is_calling(noun)
    if name is not None and tells and is_one and scene.reading.entity_label(name) == "PERSON":
        yield from _fact(scene, place, name, "come" if link.lower_ == "from" else "live")


def _name_beside(scene: Scene, noun: Token) -> Token | None:
    """Give the name that a noun is, explains, or stands before: "the firm Acme"."""
    beside = [noun, *(c for c in noun.children if c.dep_ == "appos")]
    beside += [noun.head] if noun.dep_ in {"appos", "compound"} else []
    joined = any(c.dep_ == "conj" for c in noun.children) or noun.dep_ == "conj"
    names = [t for t in beside if t.pos_ == "PROPN" and scene.reading.entity_label(t) in _NAMES]
    return names[0] if len(names) == 1 and not joined else None


def _fact(scene: Scene, place: Token, name: Token, verb: str) -> Iterator[Fact]:
    """Give the fact, where the article is about the one who is named."""
    start, end = name_span(name)
    text = scene.reading.paragraph.text[start:end]
    if len(re.findall(rf"\b{re.escape(text.split()[-1])}\b", scene.article.text)) < _TOLD_OFTEN:
        return
    between = {t.lower_ for t in name.doc[min(place.i, name.i) : max(place.i, name.i)]}
    if any(c.dep_ == "conj" for c in place.children) or "and" in between:
        return
    told = {"based": _based, "born": _born}.get(verb)
    clause = told(text) if told else _being(text, verb, name.sent.text)
    before = "from" if verb == "come" else "in"
    for fact in scene.fact(Role.PLACE, name_span(place), "GPE", clause):
        yield replace(fact, preposition=before, trace=(f"{verb} beside the name",))


def _based(name: str) -> Clause:
    return _clause(name, auxiliaries=("is",), verb="based", base="base", tag="VBN")


def _born(name: str) -> Clause:
    return _clause(name, auxiliaries=("was",), verb="born", base="bear", tag="VBN")


def _being(name: str, base: str, sentence: str) -> Clause:
    """Give "comes" or "lives", or the past of it where the sentence tells of a death."""
    dead = _DEAD.search(sentence) is not None
    verb, tag = (_PAST[base], "VBD") if dead else (f"{base}s", "VBZ")
    return _clause(name, auxiliaries=(), verb=verb, base=base, tag=tag)


def _clause(name: str, *, auxiliaries: tuple[str, ...], verb: str, base: str, tag: str) -> Clause:
    return Clause(
        subject=name,
        auxiliaries=auxiliaries,
        adverbs=(),
        verb=verb,
        base=base,
        tag=tag,
        rest=(),
        # With the verb's base form, any sentence in which Anna comes home would tell the same.
        lemmas=frozenset((verb, *(word.lower() for word in words(name)))),
    )
