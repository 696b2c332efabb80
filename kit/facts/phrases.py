"""How the words of a phrase read in a question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.lexicon import first_names, is_word, noun_classes
from kit.names import TITLES
from kit.places import find_place
from kit.text import Span, collapse

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPENING = frozenset(
    {"former", "outgoing", "veteran", "prominent", "local", "fellow", "senior", "late", "leading"}
    | {"director", "coach", "chief", "spokesman", "spokeswoman", "commander", "group", "project"}
    | {"team", "historian", "deputy", "neighbouring", "neighboring", "nearby"}
)
_IN_OFFICES = frozenset({"chief", "deputy", "senior", "director", "group", "project"})
_PLAYING = frozenset(
    {"sign", "beat", "play", "draw", "win", "lose", "face", "host", "score", "lead", "defeat"}
)
_OF_NAMES = frozenset(
    {"real", "royal", "grand", "great", "united", "new", "old", "red", "black", "white", "golden"}
    | {"national", "central", "general", "international", "athletic", "west", "east", "north"}
    | {"south"}
)
"""They are parts of names more often than they only begin a sentence before one."""
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT"})
_NUMBERS = frozenset({"", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY", "DATE", "TIME"})
# Not the apostrophe of "the '90s" or "players' wages".
_OPENING_MARK = re.compile(r"(?<![\w'])'(?=[^\W\d][^']*\w')")
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

_EMPTY_BRACKETS = re.compile(r"\s*\(\s*\)")
_OPEN_TO_THE_END = re.compile(r"\((?= )|\s*\((?=[^()]*$)\S*")
_BEFORE_OFFICES = frozenset({"former", "acting", "outgoing", "incoming", "then", "new", "current"})


def text_of(tokens: list[Token], renamings: Renamings) -> str:
    """Give tokens as they read in the middle of a sentence, pronouns replaced by what they mean."""
    instead = {r.first: r for r in renamings.values()} if renamings else {}
    pieces: list[str] = []
    skip_to = -1
    for n, token in enumerate(tokens):
        if token.i <= skip_to:
            continue
        last, word = token, _inner_form(token) if not pieces else token.text
        if token.i in instead:
            renaming = instead[token.i]
            last, word, skip_to = token.doc[renaming.last], renaming.text, renaming.last
        after = next((t for t in tokens[n + 1 :] if t.i > last.i), None)
        gap = after is not None and after.i != last.i + 1
        pieces.append(word + (last.whitespace_ or (_between(last) if gap else "")))
    text = collapse("".join(pieces)).replace(" ,", ",").strip(_MARKS)
    text = _with_whole_quotations(_with_whole_brackets(text), tokens)
    return _with_own_marks(text, tokens[0].doc) if tokens else text


def _with_own_marks(text: str, doc: Doc) -> str:
    """Give back the curly apostrophes and single quotation marks, which are read as straight."""
    if doc.user_data.get("opening"):
        text = _OPENING_MARK.sub("‘", text)
    return text.replace("'", "’") if doc.user_data.get("curly") else text


def _with_whole_brackets(text: str) -> str:
    """Drop brackets whose inside was left out, and one that lost the other: "the Cabinet ("."""
    text = _EMPTY_BRACKETS.sub("", text)
    opened, closed = text.count("("), text.count(")")
    if opened == closed:
        return text
    return collapse(_OPEN_TO_THE_END.sub("", text) if opened > closed else text.replace(")", " "))


def _with_whole_quotations(text: str, tokens: list[Token]) -> str:
    """Close a quotation whose closing mark was parsed elsewhere; drop a mark that closes none."""
    for opening, closing in (("“", "”"), ('"', '"')):
        is_open = text.count(opening) > text.count(closing)
        is_odd = opening == closing and text.count(opening) % 2 == 1
        if not (is_open or is_odd or text.count(closing) > text.count(opening)):
            continue
        after = tokens[-1].doc[tokens[-1].i + 1 : tokens[-1].i + 3]
        if (is_open or is_odd) and any(token.text == closing for token in after):
            return text.rstrip(_MARKS) + closing
        if not is_open and text.endswith(closing):
            return text.removesuffix(closing)
    return text


def _between(token: Token) -> str:
    """Give what parts a token from the next kept one: a hyphen inside a word, or a blank."""
    after = token.nbor()
    return "-" if after.text == "-" and not after.whitespace_ else " "


def _inner_form(token: Token) -> str:
    return token.lower_ if _loses_capital(token) else token.text


def _is_common(token: Token) -> bool:
    """Whether it is the "Fireworks" of "Fireworks went off", or the "Word" of "Word came"."""
    alone = token.i + 1 < len(token.doc) and not token.nbor().is_title
    # The pipeline takes many a plural at the beginning for a body.
    is_team = token.head.lemma_ in _PLAYING
    named = (token.ent_type_ in _NAMES and (token.tag_ != "NNS" or is_team)) or (
        token.tag_ == "NN" and token.ent_type_ != ""
    )
    is_noun = token.tag_ in {"NN", "NNS", "NNPS"} and (
        is_word(token.lower_) or is_word(token.lemma_.lower())
    )
    return alone and (_opens_a_compound(token) or (is_noun and not named))


def _ends_in_a_capital(token: Token) -> bool:
    """Whether it is the "Stoke" of "Stoke-on-Trent"."""
    doc, last = token.doc, token.i
    while last + 2 < len(doc) and doc[last + 1].text == "-" and not doc[last].whitespace_:
        last += 2
    return last > token.i and doc[last].is_title


def _opens_a_compound(token: Token) -> bool:
    """Whether it is the "Cruise" of "Cruise ships", the "Budget" of "Budget airline Nordvia"."""
    is_tied = token.dep_ == "compound" and token.head.i == token.i + 1 and token.head.is_lower
    is_named = token.ent_type_ != "" and token.tag_ != "NN"
    return is_tied and not is_named and is_word(token.lower_)


def _is_no_name(token: Token) -> bool:
    """Whether the pipeline takes for a name what is none: "Electricity was cut"."""
    alone = token.dep_ in {"nsubj", "nsubjpass"} and not token.nbor().is_title
    is_plain = token.tag_ == "NNP" and not token.ent_type_ and is_word(token.lower_)
    return alone and is_plain and token.lower_ not in first_names() and not find_place(token.text)


def _is_of_a_title(token: Token) -> bool:
    """Whether it is the "The" of "told The Hindu", or a name that was taken for a determiner."""
    before = token.doc[token.i - 1 : token.i].text
    inside = token.i > token.sent.start and before.isalpha() and token.i + 1 < len(token.doc)
    return not is_word(token.lower_) or (inside and token.is_title and token.nbor().is_title)


def _leads_to_a_title(token: Token) -> bool:
    """Whether it is "Health Secretary Anna Bell" or "Public Works Minister Anna Bell"."""
    after = token.doc[token.i + 1 : token.i + 3]
    titled = [t.is_title and t.lower_ in TITLES for t in after]
    if titled[:1] == [True]:
        return token.tag_ != "JJ"
    return titled[1:] == [True] and after[0].is_title and token.lower_ not in _BEFORE_OFFICES


def _loses_capital(token: Token) -> bool:
    """Whether a word has its capital only because the sentence begins with it."""
    if token.pos_ == "DET":
        return not _is_of_a_title(token)
    known = noun_classes().get(token.lower_) == "person" and not token.ent_type_
    known = known or _is_common(token) or _is_no_name(token)
    # "Vice-chairman" has one capital too.
    if not token.is_sent_start or token.text != token.text.capitalize():
        return False
    if _ends_in_a_capital(token):
        return False
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    if token.lower_ in {"deputy", "vice", "assistant"} and _leads_to_a_title(token):
        return False  # Deputy Labor Minister
    if token.lower_ == "chief" and after.ent_type_ == "PERSON":
        return False
    if token.lower_ in _OPENING:
        # "Chief Technology Officer Anna Bell" is one office with capitals.
        return token.lower_ not in _IN_OFFICES or not (
            after.is_title and not after.ent_type_ and is_word(after.lower_)
        )
    if token.lower_ in _OF_NAMES and after.is_title:
        return False
    if _leads_to_a_title(token) and not token.ent_type_:
        return False
    if token.lower_ in TITLES and (token.head.ent_type_ == "PERSON" or after.is_title):
        return False
    if token.lower_ in token.doc.user_data.get("names", ()):
        return False
    if token.lower_ in token.doc.user_data.get("capital", ()):
        is_plain = token.pos_ in {"NOUN", "ADJ"} and not token.ent_type_
        return is_plain and token.vocab[token.lower_].has_vector
    alone = token.ent_iob_ == "O" or (token.i + 1 < len(token.doc) and token.nbor().ent_iob_ != "I")
    if alone and token.lower_ in token.doc.user_data.get("small", ()):
        return True
    # "Landlocked Paraguay", unlike "Olympic champion" and the entity "United Airlines".
    is_state = token.lower_.endswith("ed") and not token.ent_type_
    return known or is_state or (token.pos_ != "PROPN" and token.ent_type_ in _NUMBERS)
