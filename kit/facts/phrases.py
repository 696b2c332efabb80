"""Phrases of a parsed sentence: the tokens that belong to them, and how they read in a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.facts.nouns import noun_classes
from kit.facts.words import NOT_TELLING, ORGANISATIONS, PASSING, POINTING, VAGUE_THINGS, WELL_KNOWN
from kit.names import TITLES
from kit.text import Span, collapse

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_KEY = 10
"""In words."""

_BREAKS = frozenset({",", ";", "(", "[", "–", "—", "-", "--"})
_LOOSE_ENDS = frozenset({",", ";", ":", "-", "–", "—", "."})
_NUMBERS = frozenset({"", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY", "DATE"})
_MARKS = " \t\n,;:–—-"


@dataclass(frozen=True, kw_only=True)
class Renaming:
    """What a pronoun or a bare "the company" stands for.

    Attributes:
        text: How a question names it.
        first: Index of the first token it stands in for; those up to `last` are replaced.
        last: Index of the last one.
        named: Where the article names it, as offsets into the article's text; None where the
            text is put together from several places.
        trace: What was done, in words.
    """

    text: str
    first: int
    last: int
    named: Span | None
    trace: str


Renamings = Mapping[int, Renaming]
"""By the index of the token that is replaced, or of its head."""


def follows_break(token: Token) -> bool:
    """Whether a comma, bracket or dash parts the phrase of a token from what stands before it."""
    left = token.left_edge.i
    if left == 0 or token.doc[left - 1].text not in _BREAKS:
        return False
    is_hyphen = token.doc[left - 1].text == "-"
    return not is_hyphen or (left > 1 and bool(token.doc[left - 2].whitespace_))


def kept_tokens(head: Token, left_out: frozenset[int] = frozenset()) -> list[Token]:
    """Give the tokens of a phrase in order, without its asides and without what is left out."""
    kept: list[Token] = []
    left = [head]
    while left:
        token = left.pop()
        if not token.is_space:
            kept.append(token)
        left += [c for c in token.children if c.i not in left_out and not _is_aside(c)]
    return sorted(kept, key=lambda token: token.i)


def _is_aside(token: Token) -> bool:
    if token.dep_ in {"parataxis", "intj", "advcl"}:
        return True
    if token.dep_ in {"conj", "cc"}:
        return token.head.pos_ in {"VERB", "AUX"}
    if token.dep_ == "advmod" and token.lower_ in PASSING and token.head.pos_ in {"VERB", "AUX"}:
        return True
    return token.dep_ in {"appos", "relcl", "acl", "prep"} and follows_break(token)


def text_of(tokens: list[Token], renamings: Renamings) -> str:
    """Give tokens as they read in the middle of a sentence, pronouns replaced by what they mean."""
    instead = {r.first: r for r in renamings.values()} if renamings else {}
    pieces: list[str] = []
    skip_to = -1
    for n, token in enumerate(tokens):
        if token.i <= skip_to:
            continue
        gap = n + 1 < len(tokens) and tokens[n + 1].i != token.i + 1
        last, word = token, _inner_form(token) if not pieces else token.text
        if token.i in instead:
            renaming = instead[token.i]
            last, word, skip_to = token.doc[renaming.last], renaming.text, renaming.last
        pieces.append(word + (last.whitespace_ or (_between(token) if gap else "")))
    text = collapse("".join(pieces)).replace(" ,", ",").strip(_MARKS)
    return text.replace("'", "’") if tokens and tokens[0].doc.user_data.get("curly") else text


def _between(token: Token) -> str:
    """Give what parts a token from the next kept one: a hyphen inside a word, or a blank."""
    after = token.nbor()
    return "-" if after.text == "-" and not after.whitespace_ else " "


def _inner_form(token: Token) -> str:
    return token.lower_ if _loses_capital(token) else token.text


def _loses_capital(token: Token) -> bool:
    """Whether a word has its capital only because the sentence begins with it."""
    if token.pos_ == "DET":
        return True
    known = noun_classes().get(token.lower_) == "person" and not token.ent_type_
    if token.lower_ in TITLES and token.head.ent_type_ == "PERSON":
        return False
    is_name = token.pos_ == "PROPN" or token.ent_type_ not in _NUMBERS
    return bool(token.is_sent_start) and token.is_title and (known or not is_name)


def noun_span(head: Token, left_out: frozenset[int] = frozenset()) -> Span | None:
    """Give the span of a noun phrase without article, asides and closing marks.

    None when that is not one piece of the text, or more than ten words.
    """
    return span_of(kept_tokens(head, left_out))


def name_span(head: Token) -> Span | None:
    """Give the span of the name a token belongs to, without titles and possessive."""
    first = last = head.i
    doc = head.doc
    while first and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    while first < last and doc[first].lower_.rstrip(".") in TITLES:
        first += 1
    while last > first and (doc[last].tag_ == "POS" or not doc[last].text[:1].isalnum()):
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def span_of(tokens: list[Token]) -> Span | None:
    """Give the span of the tokens of a noun phrase, as in `noun_span`."""
    tokens = list(tokens)
    while tokens and (tokens[-1].text in _LOOSE_ENDS or tokens[-1].tag_ in {"CC", "POS", "DT"}):
        tokens.pop()
    if tokens and tokens[0].lower_ in {"the", "a", "an"}:
        tokens = tokens[1:]
    if not tokens or tokens[-1].i - tokens[0].i >= len(tokens) or len(tokens) > LONGEST_KEY:
        return None
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _hanging(tokens: list[Token]) -> Iterator[str]:
    """Find comparatives that do not say with what: "a more modest reform"."""
    than = any(token.lower_ == "than" for token in tokens)
    for token in tokens:
        numbered = token.i + 1 < len(token.doc) and token.nbor().like_num
        if token.tag_ in {"JJR", "RBR"} and not than and not numbered:
            yield token.text


def loose_nouns(tokens: list[Token], renamings: Renamings) -> Iterator[str]:
    """Find nouns that only the sentence's neighbours explain, such as "the event"."""
    kept = {token.i for token in tokens}
    yield from _hanging(tokens)
    covered = {i for r in renamings.values() for i in range(r.first, r.last + 1)}
    for token in tokens:
        if token.pos_ not in {"NOUN", "NUM", "ADJ"} or token.i in covered or token.is_upper:
            continue
        inner = [child for child in token.children if child.i in kept and child.dep_ != "punct"]
        pointing = [child for child in inner if child.lower_ in POINTING]
        telling = [
            c for c in inner if c not in pointing and c.lower_ not in NOT_TELLING and c.tag_ != "CD"
        ]
        if token.lemma_.lower() in ORGANISATIONS | VAGUE_THINGS:
            telling = [c for c in telling if c.dep_ != "amod"]
        bare = not telling and token.lemma_ not in WELL_KNOWN
        demonstrative = any(child.lower_ != "the" for child in pointing)
        if pointing and (bare or demonstrative):
            first = min(c.i for c in pointing)
            yield token.doc[first : token.i + 1].text.lower()
