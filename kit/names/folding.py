"""A text as folded words, which no longer differ by habits of spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii

from kit.text import NUMBER_WORDS, normalise, words

LITTLE = frozenset(words("a an the of and for in on at by"))
"""Words that tell no name from another."""

_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}

_ARABIC_ARTICLE = re.compile(r"\b[ae]l-|(?<=\w )[ae]l (?=\w)")
_POSSESSIVE = re.compile(r"'s?(?!\w)")
_DIGIT_TRIMMINGS = re.compile(r"(?<=\d)(?:[, ](?=\d{3}(?!\d))|(?:st|nd|rd|th)\b)")
_CITY_OF = re.compile(r"\A(?:(?:in|the) )*(?:city|town|village|country) of (?=\w)")


def content_words(text: str) -> list[str]:
    """Give the folded words of a text in which its meaning lies, numbers as digits."""
    return [word for word in folded_words(text) if word not in LITTLE]


@lru_cache(maxsize=1024)
def folded_words(text: str) -> tuple[str, ...]:
    """Give the folded words: no accents, possessives, inner stops or hyphens, digits ungrouped."""
    folded = _POSSESSIVE.sub("", _DIGIT_TRIMMINGS.sub("", anyascii(normalise(text)).casefold()))
    folded = _ARABIC_ARTICLE.sub("", _CITY_OF.sub("", folded))
    pieces = (word.translate({ord("."): "", ord("'"): ""}) for word in words(folded))
    split = (token for piece in pieces for token in piece.split("-"))
    return tuple(_multiplied(str(NUMBER_WORDS.get(token, token)) for token in split))


def _multiplied(tokens: Iterable[str]) -> list[str]:
    """Join a number and the scales after it: 9 hundred thousand is 900000."""
    joined: list[str] = []
    for token in tokens:
        if token in _SCALES and joined and joined[-1].isdecimal() and len(joined[-1]) < 16:
            joined[-1] = str(int(joined[-1]) * _SCALES[token])
        else:
            joined.append(token)
    return joined


def has_digit(word: str) -> bool:
    """Say whether a word is a number or holds one."""
    return any(map(str.isdigit, word))
