"""Whether a noun says what somebody is: a calling, an office, a relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.lexicon import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_calling(noun: Token) -> bool:
    """Say whether a noun means a person: "mayor", "nurse", "daughter"."""
    return noun_classes().get(noun.lemma_.lower()) == "person"
