"""English words by their frequency."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

from kit.lexicon.names import first_names


def is_word(word: str) -> bool:
    """Say whether a word in small letters is a common English word, or a first name.

    >>> is_word("mosque"), is_word("karin"), is_word("missisippi")
    (True, True, False)
    """
    return word in _ranks() or word in first_names()


def rarity(word: str) -> float:
    """Give how rare a word in small letters is: 0 for the most frequent one, 1 for an unknown one.

    It grows with the logarithm of the word's rank, as its inverse frequency does (Zipf's law).
    """
    ranks = _ranks()
    rank = ranks.get(word)
    return 1.0 if rank is None else math.log1p(rank) / math.log1p(len(ranks))


@cache
def _ranks() -> dict[str, int]:
    text = Path(__file__).with_name("words.txt").read_text(encoding="utf-8")
    return {word: rank for rank, word in enumerate(text.split())}
