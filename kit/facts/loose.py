"""Nouns that only the rest of the article explains."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kit.facts.phrases import Renamings
from kit.facts.records import LooseNoun
from kit.facts.words import (
    DEMONSTRATIVES,
    NOT_TELLING,
    ORGANISATIONS,
    POINTING,
    VAGUE_THINGS,
    WELL_KNOWN,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def _hanging(tokens: list[Token]) -> Iterator[LooseNoun]:
    """Find comparatives that do not say with what: "a more modest reform"."""
    than = any(token.lower_ == "than" for token in tokens)
    compared = any(token.lower_ in {"from", "to", "than"} for token in tokens)
    for token in tokens:
        numbered = token.i + 1 < len(token.doc) and token.nbor().like_num
        unlike = token.lower_ in {"different", "similar"} and not compared
        if unlike or (token.tag_ in {"JJR", "RBR"} and not than and not numbered):
            yield LooseNoun(text=token.lower_, lemma=token.lemma_.lower(), is_shown=True)


def _is_number_alone(token: Token) -> bool:
    """Whether it is "more than 500" or "nine others", and the noun is told elsewhere."""
    is_head = token.dep_ in {"nsubj", "nsubjpass", "dobj"} or (
        token.dep_ == "pobj" and token.head.lower_ in {"with", "by"}
    )
    counts = token.pos_ == "NUM" and not any(c.lower_ == "of" for c in token.children)
    return is_head and (counts or token.lower_ in {"others", "some", "many", "several"})


def _shows(token: Token) -> bool:
    """Whether it is "that" in "giving that up", "something", or a share of nothing."""
    is_part = token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
    bare = token.lower_ in {"that", "this", "these", "those", "something", "anything"}
    share = token.lower_ in {"percent", "%"} and token.dep_ == "dobj"
    whole = any(c.lower_ in {"of", "more", "less", "that", "who"} for c in token.children)
    return is_part and (bare or share) and token.tag_ not in {"WDT", "IN"} and not whole


def loose_nouns(tokens: list[Token], renamings: Renamings) -> Iterator[LooseNoun]:
    """Find nouns that only the sentence's neighbours explain, such as "the event"."""
    kept = {token.i for token in tokens}
    yield from _hanging(tokens)
    covered = {i for r in renamings.values() for i in range(r.first, r.last + 1)}
    for token in tokens:
        if token.pos_ not in {"NOUN", "NUM", "ADJ", "PRON"} or token.i in covered or token.is_upper:
            continue
        inner = [child for child in token.children if child.i in kept and child.dep_ != "punct"]
        pointing = [child for child in inner if child.lower_ in POINTING]
        if _is_number_alone(token) or _shows(token) or (pointing and token.lemma_ == "old"):
            yield LooseNoun(text=token.lower_, lemma=token.lemma_.lower(), is_shown=True)
        telling = [
            c for c in inner if c not in pointing and c.lower_ not in NOT_TELLING and c.tag_ != "CD"
        ]
        telling = [c for c in telling if "old" not in c.lower_.split("-")]
        if token.lemma_.lower() in ORGANISATIONS | VAGUE_THINGS:
            telling = [c for c in telling if c.dep_ != "amod"]
        bare = not telling and token.lemma_ not in WELL_KNOWN
        shown = any(child.lower_ in DEMONSTRATIVES for child in pointing)
        others = any(child.lower_ != "the" for child in pointing)
        if pointing and (bare or others):
            first = min(c.i for c in pointing)
            yield LooseNoun(
                text=token.doc[first : token.i + 1].text.lower(),
                lemma=token.lemma_.lower(),
                is_shown=shown,
            )
