"""At what time of day something happened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kit.dates import find_clock_times
from kit.facts.records import Fact, Role
from kit.facts.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Span as Piece
    from spacy.tokens import Token

_PREPOSITIONS = frozenset({"at", "after", "before", "around", "about"})


def find_hours(scene: Scene) -> Iterator[Fact]:
    """Find the times of day that tell when something in a paragraph happened.

    A sentence with two of them gives none: each might be half of the answer.
    """
    reading = scene.reading
    by_verb = {said.verb.i: said for said in scene.predications}
    spans = find_clock_times(reading.paragraph.text)
    told = [reading.doc.char_span(*span, alignment_mode="expand") for span in spans]
    pieces = [piece for piece in told if piece is not None]
    for piece in pieces:
        phrase = _phrase(piece)
        said = by_verb.get(phrase.head.i) if phrase is not None else None
        alone = sum(other.sent == piece.sent for other in pieces) == 1
        if phrase is None or said is None or not alone or reading.is_quoted(piece.root):
            continue
        if piece[-1].dep_ == "compound" and piece[-1].head not in piece:
            continue  # "after noon prayers"
        # "At 6:30 p.m. local time" may be two phrases.
        omit = (phrase, *(_whole(token) for token in piece if token.head not in piece))
        clause = scene.clause(said, omit=omit)
        yield from scene.fact(Role.HOUR, (piece.start_char, _end(piece)), "HOUR", clause)


def _end(piece: Piece) -> int:
    """Give where a time ends, without the full stop of its sentence."""
    last = piece[-1]
    is_stop = last.is_punct or (last.text.endswith(".") and last.text.count(".") == 1)
    return last.idx + len(last) - is_stop if last.is_sent_end or last.is_punct else piece.end_char


def _whole(time: Token) -> Token:
    """Give the preposition before a time, or the time itself."""
    is_led = time.dep_ == "pobj" and time.head.lower_ in _PREPOSITIONS
    return time.head if is_led else time


def _phrase(piece: Piece) -> Token | None:
    """Give the head of the phrase that a time makes, if it belongs to a verb."""
    top = _whole(piece.root)
    is_time = top.dep_ == "prep" and top.lower_ in _PREPOSITIONS
    is_time = is_time or (top.dep_ == "npadvmod" and top.i > top.head.i)
    return top if is_time and top.head.pos_ == "VERB" else None
