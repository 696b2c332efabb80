"""How long something lasted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kit.dates import DateMention, find_durations
from kit.facts.keeping import kept_tokens
from kit.facts.phrases import text_of
from kit.facts.records import Clause, Fact, Phrase, Role
from kit.facts.scene import Scene
from kit.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LASTING = frozenset({"last", "take", "spend"})
_MEASURES = frozenset({"dobj", "npadvmod", "attr", "obj"})
_AFTER_THE_VERB = frozenset({"dobj", "acomp", "oprd", "attr"})
_BESIDE_SPENDING = frozenset({"in", "at", "on", "as", "with", "inside", "aboard"})
_NOT_OF_THE_KEY = frozenset({"just", "only", "some"})


@dataclass(frozen=True, kw_only=True)
class _Length:
    """The noun of a duration, the phrase it makes, the verb it belongs to."""

    noun: Token
    phrase: Token
    verb: Token


def find_lengths(scene: Scene) -> Iterator[Fact]:
    """Find the lengths of time that the clauses of a paragraph tell; see `durations_of`."""
    by_verb = {said.verb.i: said for said in scene.predications}
    for mention in find_durations(scene.reading.paragraph.text):
        length = _length(scene, mention)
        said = by_verb.get(length.verb.i) if length else None
        if length is None or said is None:
            continue
        clause = scene.clause(said, omit=(length.phrase,))
        if clause and length.phrase is length.noun:
            clause = _with_place(scene, clause, length)
        span: Span = (mention.start, mention.end)
        for fact in scene.fact(Role.DURATION, span, "DURATION", clause):
            before = "" if length.phrase is length.noun else "for"
            yield replace(fact, value=mention.value, preposition=before)


def _length(scene: Scene, mention: DateMention) -> _Length | None:
    piece = scene.reading.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if piece is None or scene.reading.is_quoted(piece.root) or not _is_whole(piece.root, mention):
        return None
    noun = piece.root
    if noun.dep_ == "pobj" and noun.head.lower_ == "for":
        verb = noun.head.head
        if verb.dep_ in _AFTER_THE_VERB and noun.head.i > verb.i:
            verb = verb.head
        return _Length(noun=noun, phrase=noun.head, verb=verb)
    if noun.dep_ in _MEASURES and noun.head.lemma_ in _LASTING:
        return _Length(noun=noun, phrase=noun, verb=noun.head)
    return None


def _is_whole(noun: Token, mention: DateMention) -> bool:
    """Whether the mention is all of it: not "at least three days", not "three days of rain"."""
    left = [t for t in noun.subtree if t.i < noun.i and t.idx < mention.start]
    after = [c for c in noun.children if c.idx >= mention.end]
    more = any(c.dep_ in {"relcl", "acl"} or c.lower_ == "of" for c in after)
    return not more and all(token.lower_ in _NOT_OF_THE_KEY for token in left)


def _with_place(scene: Scene, clause: Clause, length: _Length) -> Clause:
    """Add what stands with the length in "spent twelve years in a tank"."""
    after = [
        child
        for child in length.noun.children
        if child.i > length.noun.i and child.dep_ == "prep" and child.lower_ in _BESIDE_SPENDING
    ]
    phrases = tuple(
        Phrase(text=text_of(kept_tokens(child), scene.renamings), essential=True) for child in after
    )
    return replace(clause, rest=(*phrases, *clause.rest))
