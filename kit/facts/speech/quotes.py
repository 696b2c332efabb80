"""Which words of a quotation can be asked about: all of it, a sentence, or a complete clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kit.facts.keeping import follows_break
from kit.facts.reading import Reading
from kit.facts.speech.telling import fullness, leans, stands_alone, tells_enough
from kit.facts.words import FINITE
from kit.text import Span, sentences, strip_span

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_QUOTE = 18
"""In words."""

_SHORTEST_QUOTE = 4
_LONGEST_CLAUSE = 16
_SHORTEST_CLAUSE = 7
_ENDS = frozenset({".", ",", "!", "?"})
_GAP = re.compile(r"\[\s*(?:\.\.\.|…|sic)\s*\]|\.\.\.|…")
_DOTS = frozenset({"…", "..."})
_CLOSING = frozenset({"”", '"'})
# "…”.", "…”," or the "((it))" of a translated quotation.
_ENDED_OUTSIDE = re.compile(r"\s?[.,;](?:\s|$)|\s?\(\(")
# "...," he wrote, "and came home": it goes on with a small letter.
_GOES_ON_LATER = re.compile(r"[^.!?“”\"]{3,80}, [“\"][a-z]")
# "After 7 p.m."
_SHORT_FORM = re.compile(r"(?:^|\W)(?:[A-Za-z]\.)+[A-Za-z]$")
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_COMPLETE = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_CUTS = frozenset({",", ";", "–", "—", "-", "and", "but"})
_GOING_ON = frozenset({"But", "And", "So"})
_FURTHER = frozenset({"prep", "advcl", "relcl", "acl", "cc", "conj", "punct", "npadvmod", "appos"})
"""Relations of what only tells more of a clause."""
_LOOSE = frozenset({"appos", "compound", "dep", "npadvmod"})
_OF = frozenset({"of", "who", "that", "which"})
"""Before these a noun is not whole."""
_AROUND = frozenset({"advcl", "prep", "punct", "cc", "npadvmod"})


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Words of a quotation that are asked about; `start` and `end` are offsets into the paragraph.

    Attributes:
        text: As a question quotes them, three dots where the sentence goes on.
        start: Where they begin.
        end: Where they end.
        is_thin: Whether they say little to somebody who has not read what stands before them.
    """

    text: str
    start: int
    end: int
    is_thin: bool = False


def askable_pieces(reading: Reading, start: int, end: int, verb: Token | None) -> Iterator[Piece]:
    """Give what can be asked of a quotation, the best first.

    Args:
        reading: Its paragraph.
        start: Offset of the opening mark into the paragraph.
        end: Where the quotation ends, with its closing mark if it has one.
        verb: The verb of saying, where that stands in the same paragraph.
    """
    inside = _inside(reading, start, end)
    text = reading.paragraph.text[slice(*inside)]
    if not _has_verb(reading, inside):
        return
    parts = [_without_gap(reading, a + inside[0], b + inside[0]) for a, b in sentences(text)]
    if text[:1].isupper() and _is_ended(reading, inside, end):
        goes_on = text[-1:] == "," and _GOES_ON_LATER.match(reading.paragraph.text, end)
        for piece in _sentences(reading, inside, parts):
            is_last = piece.end >= inside[1] - 1 and goes_on
            yield replace(piece, text=f"{piece.text} …") if is_last else piece
    elif text[:1].islower() and verb is not None and parts:
        yield from _clause(reading, parts[0], verb)


def _inside(reading: Reading, start: int, end: int) -> Span:
    """Give the span between the marks, of which the second may be missing."""
    text = reading.paragraph.text
    is_closed = end - start > 1 and text[end - 1] in _CLOSING
    return strip_span(text, start + 1, end - is_closed)


def _has_verb(reading: Reading, inside: Span) -> bool:
    return any(
        t.tag_ in FINITE or (t.tag_ == "VB" and t.dep_ == "ROOT") for t in _tokens(reading, inside)
    )


def _tokens(reading: Reading, span: Span) -> list[Token]:
    return [token for token in reading.between(span) if not token.is_space]


def _is_ended(reading: Reading, inside: Span, end: int) -> bool:
    """Whether a sentence ends with the quotation, the full stop inside the marks or after them."""
    text = reading.paragraph.text
    outside = _ENDED_OUTSIDE.match(text, end) is not None
    return text[inside[1] - 1] in _ENDS or (outside and inside[1] < end)


def _without_gap(reading: Reading, start: int, end: int) -> Span:
    """Give a sentence without the "[...]" before it."""
    text = reading.paragraph.text
    found = _GAP.match(text, start)
    return strip_span(text, found.end(), end) if found and found.end() < end else (start, end)


def _sentences(reading: Reading, inside: Span, parts: list[Span]) -> Iterator[Piece]:
    """Give the whole quotation or the sentences of it that are short enough, else their clauses."""
    text = reading.paragraph.text
    if len(parts) > 1 and len(text[slice(*parts[0])].split()) == 1:
        # "No. It's a piece of paper": the answer to what was asked.
        inside, parts = (parts[1][0], inside[1]), parts[1:]
    short = [part for part in parts if _fits(text[slice(*part)])]
    spans = [inside] if _fits(text[slice(*inside)]) else []
    spans += _best_first(text, short)
    full = [span for span in spans if tells_enough(_tokens(reading, span))]
    yield from (_piece(text, span) for span in full)
    # A part of "how does a box sit overnight, and nobody sees it?" asks too.
    telling = [part for part in parts if not text[slice(*part)].rstrip().endswith("?")]
    left = [_tokens(reading, part) for part in telling if part not in full]
    for beginning in (_first_clause, _first_phrases):
        ends = {span: _last(tokens) for tokens in left if (span := beginning(tokens)) is not None}
        for span in _best_first(text, ends):
            yield _piece(text, span, goes_on=span[1] < ends[span])
    going_on = [part for part in parts if part not in short and _goes_on(text[slice(*part)])]
    for span in (*spans, *_best_first(text, going_on)):
        yield replace(_piece(text, span), is_thin=True)


def _last(tokens: list[Token]) -> int:
    """Give where the last word of tokens ends."""
    return max(t.idx + len(t) for t in tokens if not t.is_punct)


def _piece(text: str, span: Span, *, goes_on: bool = False) -> Piece:
    told = text[slice(*span)]
    said = told.rstrip(" ,.;")
    said += "." if _SHORT_FORM.search(said) and told[len(said) :].startswith(".") else ""
    return Piece(text=f"{said} …" if goes_on else said, start=span[0], end=span[0] + len(said))


def _best_first(text: str, spans: Iterable[Span]) -> list[Span]:
    return sorted(spans, key=lambda span: -fullness(text[slice(*span)]))


def _fits(said: str) -> bool:
    """Whether words are neither too few nor too many, without a gap, and no half of a thought."""
    is_short = _SHORTEST_QUOTE <= len(said.split()) <= LONGEST_QUOTE
    return is_short and not _GAP.search(said) and stands_alone(said)


def _goes_on(said: str) -> bool:
    """Whether words would fit but for the "But" with which they go on from those before."""
    first, _, rest = said.partition(" ")
    return first in _GOING_ON and _fits(rest)


def _first_clause(tokens: list[Token]) -> Span | None:
    """Give the longest beginning of a sentence that is a sentence by itself."""
    for n in reversed(range(_SHORTEST_CLAUSE, len(tokens))):
        if _is_cut(tokens[n]) and _is_clause(tokens[:n], tokens[n:], _can_go):
            return tokens[0].idx, tokens[n - 1].idx + len(tokens[n - 1])
    return None


def _first_phrases(tokens: list[Token]) -> Span | None:
    """Give the longest beginning of a sentence that lacks nothing but what tells more of it."""
    if not tokens or not stands_alone(tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text):
        return None
    for n in reversed(range(_SHORTEST_CLAUSE, len(tokens))):
        if _ends_phrase(tokens[n]) and _is_clause(tokens[:n], tokens[n:], _tells_more):
            return tokens[0].idx, tokens[n - 1].idx + len(tokens[n - 1])
    return None


def _ends_phrase(token: Token) -> bool:
    """Whether a noun before it can be the last word: "for a visit (as a token gesture)"."""
    before = token.nbor(-1)
    begins = token.left_edge.i == token.i and token.lower_ not in _OF
    is_whole = before.pos_ in {"NOUN", "PROPN"} and before.dep_ not in _LOOSE
    # "There is no plan (under which it pays)"
    is_none = any(c.lower_ in {"no", "any"} for c in before.children)
    return is_whole and begins and not is_none and _tells_more(token)


def _tells_more(token: Token) -> bool:
    """Whether a clause is complete, though it tells less, without a word that comes after it."""
    return token.dep_ in _FURTHER


def _is_cut(token: Token) -> bool:
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    is_hyphen = token.text == "-" and not (token.whitespace_ and token.nbor(-1).whitespace_)
    before = token.nbor(-1) if token.i else token
    gap = (token.text in _DOTS and before.text != "[") or (
        token.text == "[" and after.text in _DOTS
    )
    # What a clause tells with "which" may stand in the midst of it.
    is_aside = token.text == "," and after.tag_ in _RELATIVE
    # "The sea is rough and, as night falls, nobody will go out."
    hangs = before.tag_ == "CC"
    return gap or (token.lower_ in _CUTS and not (is_hyphen or is_aside or hangs))


def _is_clause(tokens: list[Token], rest: list[Token], can_go: Callable[[Token], bool]) -> bool:
    """Whether tokens are a clause that lacks nothing of what comes after them."""
    text = tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text
    if not _SHORTEST_CLAUSE <= len(text.split()) <= _LONGEST_CLAUSE or leans(text):
        return False
    inside = {t.i for t in tokens}
    needed = (t for t in rest if t.head.i in inside and not can_go(t))
    is_whole = _main_verb(tokens) is not None and not any(needed)
    return is_whole and not _GAP.search(text) and tells_enough(tokens)


def _main_verb(tokens: list[Token]) -> Token | None:
    """Give the verb on which all the tokens hang, if it has its subject and is finite."""
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if (t.head.i not in inside or t.head.i == t.i) and not t.is_punct]
    if len(tops) != 1 or tops[0].dep_ not in _COMPLETE:
        return None
    own = [c for c in tops[0].children if c.i in inside]
    finite = any(t.tag_ in FINITE for t in (tops[0], *own))
    subject = any(c.dep_ in _SUBJECTS for c in own)
    return tops[0] if finite and subject and not any(c.dep_ == "mark" for c in own) else None


def _can_go(token: Token) -> bool:
    """Whether a clause is complete without a word that comes after it."""
    if token.dep_ == "conj":
        return token.pos_ in {"VERB", "AUX"} and token.head.pos_ in {"VERB", "AUX"}
    if token.dep_ in {"prep", "npadvmod"} and follows_break(token):
        return True
    return token.dep_ in {"punct", "cc", "advcl", "relcl", "parataxis"}


def _clause(reading: Reading, part: Span, verb: Token) -> Iterator[Piece]:
    """Give the clause that is quoted inside "said that ...", or its beginning."""
    text = reading.paragraph.text
    tokens = _tokens(reading, part)
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    top = _main_verb(tokens)
    if top is None or top.dep_ != "ccomp" or top.head.i != verb.i or not _is_whole(top, tokens):
        return
    if _is_clause(tokens, [], _can_go):
        yield _piece(text, (tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    elif (clause := _first_clause(tokens)) is not None:
        yield _piece(text, clause, goes_on=True)


def _is_whole(top: Token, tokens: list[Token]) -> bool:
    """Whether nothing outside the marks is needed, "that" and circumstances apart."""
    outside = [c for c in top.children if not tokens[0].i <= c.i <= tokens[-1].i]
    return all(c.dep_ in _AROUND or (c.dep_ == "mark" and c.lower_ == "that") for c in outside)
