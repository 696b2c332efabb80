"""Quotations of the article in a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.article import Article
from kit.facts import Fact
from kit.text import collapse

_MOST_WORDS = 34
_LEAD = re.compile(r"(?:\S+\s+){0,14}\S*$")
_TAIL = re.compile(r"\S*(?:\s+\S+){0,12}")
_INNER_MARKS = str.maketrans({"“": "‘", "”": "’"})
_PRONOUN = re.compile(r"(he|she|him|his|her|it|its): (.+)")


def what_it_says(fact: Fact, article: Article) -> str:
    """Quote the place that states a fact, with paragraph, and tell whom its pronouns mean."""
    quote = _quote(*_stretch(fact, article))
    meant = "".join(f" Here “{word}” means {name}." for word, name in _pronouns(fact))
    stop = "" if re.search(r"[.!?…]”$", quote) else "."
    return f"Paragraph {fact.sentence.paragraph} says: {quote}{stop}{meant}"


def _pronouns(fact: Fact) -> Iterator[tuple[str, str]]:
    """Give the pronouns that were replaced, each person or thing once."""
    told: set[str] = set()
    for found in filter(None, map(_PRONOUN.fullmatch, fact.trace)):
        if found[2] not in told:
            told.add(found[2])
            yield found[1], found[2]


def _stretch(fact: Fact, article: Article) -> tuple[str, int, int]:
    """Give the sentence that states a fact and where the key stands in it.

    A name that was taken from the sentence before stands outside; then the key has no place.
    """
    inside = [s for s in article.sentences if s.end <= fact.sentence.end and s.start <= fact.start]
    last = [s for s in article.sentences if s.end == fact.sentence.end and s.start > fact.start]
    if last and inside:
        return last[0].text, 0, 0
    at = fact.start - fact.sentence.start
    return fact.sentence.text, at, at + fact.end - fact.start


def _quote(text: str, start: int, end: int) -> str:
    """Quote a sentence, or of a long one the words around a piece of it."""
    first, last = 0, len(text)
    if len(text.split()) > _MOST_WORDS:
        lead, tail = _LEAD.search(text[:start]), _TAIL.match(text[end:])
        first = lead.start() if lead else start
        last = end + (tail.end() if tail else 0)
    opening, closing = "…" * (first > 0), "…" * (last < len(text))
    return f"“{opening}{_inner(collapse(text[first:last]))}{closing}”"


def _inner(text: str) -> str:
    """Give a text as it stands inside quotation marks."""
    return re.sub(r'"([^"]*)"', r"‘\1’", text.translate(_INNER_MARKS)).replace('"', "")
