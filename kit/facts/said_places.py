"""Whether the words around a name say that it is a place, whatever the pipeline took it for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.facts.place_kinds import KINDS, SETTLEMENTS

if TYPE_CHECKING:
    from spacy.tokens import Span as Piece
    from spacy.tokens import Token

_MEASURED = re.compile(
    r", (?:about |some |nearly |roughly )?\d+ (?:km|kilomet(?:er|re)s|miles) "
    r"(?:north|south|east|west|from|outside|away)"
)
_CALLED = SETTLEMENTS | {"settlement", "suburb", "township", "barangay"}


def is_called_a_town(name: Piece) -> bool:
    """Whether it is the town of "Arden, a village of 400 people"."""
    beside = (c for c in name.root.children if c.dep_ == "appos" and c.i > name.root.i)
    return name.label_ == "PERSON" and any(c.lemma_ in _CALLED for c in beside)


def is_measured(name: Piece) -> bool:
    """Whether it is the place of "Loma Suarez, about 12 kilometers north of Trinidad"."""
    text: str = name.doc.user_data.get("text", "") or name.doc.text
    return _MEASURED.match(text, name.end_char) is not None


def is_gone_to(name: Piece) -> bool:
    """Whether it is the end of "from Enterprise to Norman Wells", of which both are places."""
    before = name.doc[name.start - 1] if name.start else name.root
    if before.lower_ != "to" or before.dep_ != "prep" or name.root.head.i != before.i:
        return False
    beside = (c for c in before.head.children if c.lower_ == "from" and c.i < before.i)
    return any(o.ent_type_ not in {"", "PERSON"} for start in beside for o in start.children)


def follows_kind(name: Piece) -> bool:
    """Whether it stands after "the town of", "the province of" or the like."""
    before = name.doc[name.start - 1] if name.start else name.root
    owns = name.end < len(name.doc) and name.doc[name.end].tag_ == "POS"
    if before.lower_ == "and" and name.root.dep_ == "conj" and name.root.head.dep_ == "pobj":
        # "The provinces of Hull and Arden"
        return name.root.head.head.lower_ == "of" and _are_places(name.root.head.head.head)
    return before.lower_ == "of" and before.head.lemma_ in KINDS - {"state"} and not owns


def _are_places(noun: Token) -> bool:
    return noun.tag_ == "NNS" and noun.lemma_ in KINDS
