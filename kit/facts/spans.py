"""Where the key stands: the offsets of a name or a noun phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.facts.keeping import follows_break, kept_tokens
from kit.facts.place_kinds import SETTLEMENTS
from kit.lexicon import noun_classes
from kit.names import TITLES
from kit.places import PlaceKind, find_place
from kit.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_KEY = 10
"""In words."""
LONGEST_LIST = 15
"""In words, where several names are the answer."""
LONGEST_PLACE = 15
"""In words, where "two blocks of the Old City next to the river" is the answer."""
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OPENING_PLACES = frozenset(
    {"Puerto", "Port", "Porto", "Fort", "San", "Santa", "Santo", "Saint", "St.", "Villa", "Ciudad"}
    | {"Mount", "New", "Nova", "Novo", "Novi", "Tel", "Deir", "Beit", "Umm", "Wadi", "Kafr", "Ras"}
    | {"Bad", "Ban", "Kampong", "Upper", "Lower", "Little", "Great"}
)
"""First words of many names of places, of which none is a title."""
_BODIES = frozenset({"ORG", "FAC", "GPE", "LOC"})
_LOOSE_ENDS = frozenset({",", ";", ":", "-", "–", "—", "."})
_LANDS = frozenset({"country", "nation", "state", "province", "region", "county", "city", "town"})
_ADVERBS = frozenset({("at", "last"), ("at", "first"), ("at", "once"), ("in", "turn")})
_REIGNING = frozenset({"king", "queen", "prince", "princess", "pope", "emperor", "sultan"})


def noun_span(
    head: Token, left_out: frozenset[int] = frozenset(), longest: int = LONGEST_KEY
) -> Span | None:
    """Give the span of a noun phrase without article, asides and closing marks.

    None when that is not one piece of the text, or more than `longest` words.
    """
    return span_of(kept_tokens(head, left_out), longest)


def name_span(head: Token) -> Span:
    """Give the span of the name a token belongs to, without titles and possessive."""
    first = last = head.i
    doc = head.doc
    while first and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    while first and (
        _is_first_name(doc[first - 1], head) or _opens_a_place(doc[first - 1], doc[first])
    ):
        first -= 1
    # Not the "St." of "St. Joseph Medical Center".
    while (first < last and head.ent_type_ not in _BODIES) and (
        _is_title(doc[first], alone=first + 1 == last) or _is_calling(doc[first])
    ):
        first += 1
    while last > first and (doc[last].tag_ == "POS" or not doc[last].text[:1].isalnum()):
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def without_title(text: str, span: Span) -> Span:
    """Give the span of a name without the title or calling before it.

    A calling, or the title of one who reigns, goes only if two words are left.
    """
    name = text[slice(*span)]
    first, _, rest = name.partition(" ")
    calling = first.lower().rstrip(".")
    is_title = calling in TITLES or noun_classes().get(calling) == "person"
    is_needed = " " not in rest and (calling not in TITLES or calling in _REIGNING)
    if not rest or is_needed or not is_title:
        return span
    return without_title(text, (span[1] - len(rest), span[1]))


def body_span(head: Token) -> Span:
    """Give the span of a body's name as the pipeline bounds it, without "the" before it."""
    first, last = name_span(head)
    opening = next(t for t in head.doc if t.idx == first)
    return (opening.nbor().idx, last) if opening.lower_ == "the" else (first, last)


def _is_calling(token: Token) -> bool:
    """Whether it is the "Butcher" of "Butcher Noel Scanlan", which begins a sentence."""
    known = noun_classes().get(token.lower_) == "person" and token.lower_ not in _REIGNING
    return bool(token.is_sent_start) and known


def _is_title(token: Token, *, alone: bool) -> bool:
    """Whether a name does without the word; nobody says "Takanari" for "Prince Takanari"."""
    word = token.lower_.rstrip(".")
    return word in TITLES and not (alone and word in _REIGNING)


def _is_first_name(token: Token, head: Token) -> bool:
    """Whether the pipeline left the "Joost" of "Joost van der Weele" out of the name."""
    is_name = token.tag_ == "NNP" and token.is_title and token.ent_type_ in {"", "PERSON"}
    is_part = token.dep_ in {"compound", "nmod"} and token.head.i <= head.i
    known = token.lower_.rstrip(".") in TITLES or token.lower_ in noun_classes()
    return head.ent_type_ == "PERSON" and is_name and is_part and not known


def _opens_a_place(token: Token, name: Token) -> bool:
    """Whether the pipeline left the "Puerto" of "Puerto Santa Rita" out of the name."""
    # At the beginning of a sentence "New Kenya coach" may be a coach who is new.
    is_open = token.ent_type_ in {"", *_PLACES} and not token.is_sent_start
    return token.text in _OPENING_PLACES and is_open and name.ent_type_ in _PLACES


def span_of(tokens: list[Token], longest: int = LONGEST_KEY) -> Span | None:
    """Give the span of the tokens of a noun phrase, as in `noun_span`."""
    tokens = list(tokens)
    while tokens and (tokens[-1].text in _LOOSE_ENDS or tokens[-1].tag_ in {"CC", "POS", "DT"}):
        tokens.pop()
    tail = tuple(t.lower_ for t in tokens[-2:])
    if tail in _ADVERBS or (tail[:1] == ("aged",) and tail[1].isdigit()):
        tokens = tokens[:-2]
    if [t.text for t in tokens[-3:-1]] == [",", "or"] and tokens[-1].is_upper:
        # The short name in "the Department of Conservation, or DOC".
        tokens = tokens[:-3]
    if tokens and tokens[0].lower_ in {"the", "a", "an"}:
        tokens = tokens[1:]
    if [t.tag_ for t in tokens[:2]] == ["NN", "POS"] and tokens[0].lower_ in _LANDS:
        # "The country's National Institute of Civil Defence"
        tokens = tokens[2:] if tokens[2:] and tokens[2].text[0].isupper() else tokens
    if not tokens or tokens[-1].i - tokens[0].i >= len(tokens) or len(tokens) > longest:
        return None
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def with_article(head: Token, span: Span) -> Span:
    """Give the span of a noun phrase with the "a" or "the" before it, unless it is a person's name.

    A body is called as the article has it: "the Coast Guard", and "Nordhavn Bank".
    """
    before = next((t for t in head.subtree if t.idx + len(t) + 1 == span[0]), None)
    if before is None or before.lower_ not in {"a", "an", "the"}:
        return span
    is_name = head.ent_type_ == "PERSON" and not before.nbor().is_lower
    return span if is_name else (before.idx, span[1])


def apposed_name(noun: Token) -> Token | None:
    """Give the person's name beside a noun: "the mayor, Anna Bell,", not "a niece of Anna Bell".

    Beside a noun of many it is more than one name: not "the heirs of a merchant, Jan Novak," nor
    "his parents, Botir, a teacher, and Gulnora".
    """
    names = [c for c in noun.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"]
    if len(names) != 1 or (noun.tag_ == "NNS" and not _is_joined(names[0])):
        return None
    described = any(c.dep_ == "prep" for c in noun.children)
    return names[0] if not described or follows_break(names[0]) else None


def _is_joined(name: Token) -> bool:
    return any(c.dep_ == "conj" for c in name.children)


def named_by(noun: Token) -> Token:
    """Give "Manay" of "the town of Manay", else the noun itself.

    "A town of Syria" lies there, and so does "the port of Yemen".
    """
    ofs = [c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"]
    names = [c for p in ofs for c in p.children if c.dep_ == "pobj" and c.ent_type_ in _PLACES]
    the_one = any(c.lower_ == "the" for c in noun.children)
    if noun.lower_ not in SETTLEMENTS or len(names) != 1 or not the_one:
        return noun
    start, end = name_span(names[0])
    known = find_place(noun.doc.text[start:end])
    is_land = known is not None and known.kind is PlaceKind.COUNTRY
    return noun if is_land or names[0].pos_ != "PROPN" else names[0]
