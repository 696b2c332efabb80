"""What a drafted question is labelled with: the first part of its id, its level, its tags."""

from __future__ import annotations

import re
import unicodedata

from kit.drafting.records import Difficulty
from kit.text import words

UNSURE = "unsure"
"""The tag of a question that a teacher should read first."""
MENDING = "mend-"
"""How the tags begin of what a draft usually leaves out; the reason follows."""

_EASY, _HARD = 0.3, 0.45
_SURE = 0.82
"""Of surer ones judges accepted nine in ten, of the others four in five: tests/bench/RESULTS.md."""

_WORD_OF_ID = re.compile(r"([a-z]+)(?:[ _-]?(\d{1,3})(?![ _-]?\d))?")


def short_id(article_id: str) -> str:
    """Give the first words of an id in plain letters, with a number that is no date.

    >>> short_id("mosul-2017-07-09"), short_id("Week 12")
    ('mosul', 'week12')
    """
    plain = unicodedata.normalize("NFKD", article_id).encode("ascii", "ignore").decode().lower()
    return "-".join(a + b for a, b in _WORD_OF_ID.findall(plain)[:3]) or "article"


def level(difficulty: float) -> Difficulty:
    """Give the level of a difficulty from 0 to 1; of the drafts on news about a third each."""
    if difficulty < _EASY:
        return Difficulty.EASY
    return Difficulty.HARD if difficulty > _HARD else Difficulty.MEDIUM


def tags(kind: str, difficulty: float, confidence: float) -> tuple[str, ...]:
    """Give the tags of a question that asks who, when or where.

    >>> tags("who", 0.2, 0.9)
    ('who', 'draft', 'easy')
    >>> tags("where", 0.5, 0.75)
    ('where', 'draft', 'hard', 'unsure')
    """
    unsure = (UNSURE,) if confidence < _SURE else ()
    return (kind, "draft", str(level(difficulty)), *unsure)


def mending(rule: str) -> str:
    """Give the tag of a question that was kept in spite of a rule.

    >>> mending("too long or too short")
    'mend-too-long-or-too-short'
    """
    return MENDING + "-".join(words(rule.casefold()))
