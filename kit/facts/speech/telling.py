"""Whether the words of a quotation say something to a reader who has nothing else before him."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.facts.words import LIGHT_WORDS, LINKING, PARTS_OF_TIME
from kit.text import plain_marks, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_GOING_ON = frozenset({"but", "and", "so", "then", "because", "or", "yet"})
_LINKS = _GOING_ON | LINKING
_LEANING = frozenset(
    {"he", "she", "they", "it", "them", "his", "her", "their", "this", "that", "these", "those"}
)
_EMPTY_IT = re.compile(
    r"it(?:'s| is| was| has been| will be| would be) (?:\w+ ){1,2}(?:to|that|for)"
)
_CONTENT = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "VERB"})
_MANY = frozenset({"they", "them", "their", "these", "those"})
_PEOPLE = frozenset({"he", "she", "him", "his", "her"})
_ANYBODY = frozenset(
    {"nobody", "everybody", "somebody", "anybody", "no-one", "everyone", "someone", "anyone"}
)
_ENOUGH = 2
_ENOUGH_THOUGH_POINTING = 3
_NEAR_THE_BEGINNING = 3
_CONDITIONS = frozenset({"if", "unless", "although", "though", "because", "while"})
_FEW = 9
"""In words and marks."""


def stands_alone(sentence: str) -> bool:
    """Whether a sentence neither goes on from one before it nor asks or calls.

    One that begins with "which" and does not ask goes on too: "Which is why we left."
    """
    first = (words(sentence) or [""])[0].lower()
    if first in _CONDITIONS and "," not in sentence.rstrip(" ,"):
        # "If there is one man in the dark," he said, "we go on."
        return False
    asks = "? " in sentence or sentence.rstrip()[-1:] in {"?", "!"}
    return first not in _GOING_ON | {"which"} and not asks


def fullness(sentence: str) -> int:
    """Count the words that say something, less those that point to what was said before."""
    found = [word.lower() for word in words(plain_marks(sentence))]
    links = 4 * (found[:1] != [] and found[0] in _LINKS)
    return sum(len(w) > 4 for w in found) - 2 * sum(w in _LEANING for w in found) - links


def leans(text: str) -> bool:
    """Whether a clause begins with a pronoun or a word that links it to one before it."""
    said = [word.lower() for word in words(plain_marks(text))]
    begins = bool(_LEANING & {word.split("'")[0] for word in said[:_NEAR_THE_BEGINNING]})
    return said[0] in _LINKS or (begins and not _EMPTY_IT.match(" ".join(said)))


def tells_enough(tokens: list[Token]) -> bool:
    """Whether a quotation has enough words of content, more where it points outside itself.

    In a long one that counts only near its beginning.
    """
    seen = tokens if len(tokens) <= _FEW else tokens[:_NEAR_THE_BEGINNING]
    points_out = any(_points_out(token, tokens[:n]) for n, token in enumerate(seen))
    needed = _ENOUGH_THOUGH_POINTING if points_out else _ENOUGH
    return sum(map(_is_content, tokens)) >= needed


def _is_content(token: Token) -> bool:
    return token.pos_ in _CONTENT and token.lemma_.lower() not in LIGHT_WORDS


def _points_out(token: Token, before: list[Token]) -> bool:
    """Whether a pronoun or "this" means something that the quotation has not named."""
    word = token.lower_
    if word not in _LEANING | {"him", "its"} or token.tag_ not in {"PRP", "PRP$", "DT"}:
        return False
    noun = token.head if token.tag_ == "DT" and token.dep_ == "det" else None
    if word == "it" and (token.dep_ == "expl" or _is_empty(token)):
        return False
    if noun is not None and noun.lemma_.lower() in PARTS_OF_TIME:
        return False
    return not any(_can_be_meant(other, word) for other in before)


def _is_empty(it: Token) -> bool:
    """Whether it is the "it" of "it is hard to say" or "it was late"."""
    after = [t for t in it.head.subtree if t.i > it.head.i]
    clausal = any(t.tag_ == "VB" and t.nbor(-1).lower_ == "to" for t in after)
    told = any(t.dep_ == "mark" and t.lower_ == "that" for t in after)
    dated = any(c.ent_type_ in {"DATE", "TIME"} for c in it.head.children)
    return it.dep_ == "nsubj" and it.head.lemma_ == "be" and (clausal or told or dated)


def _can_be_meant(noun: Token, pronoun: str) -> bool:
    if pronoun in _MANY and noun.lower_ in _ANYBODY:
        return True
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    if pronoun in _PEOPLE:
        return noun.tag_ in {"NN", "NNP"} and noun.ent_type_ not in {"DATE", "GPE", "ORG"}
    return (noun.tag_ in {"NNS", "NNPS"} or noun.lemma_ == "people") == (pronoun in _MANY)
