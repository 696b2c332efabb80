"""What a drafted question is labelled with: the first part of its id, its level."""

from __future__ import annotations

import re
import unicodedata

from kit.drafting.records import Difficulty

_EASY, _HARD = 0.3, 0.45


def short_id(article_id: str) -> str:
    """Give the first words of an id in plain letters: `mosul` for `mosul-2017-07-09`."""
    plain = unicodedata.normalize("NFKD", article_id).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z]+", plain)[:3]) or "article"


def level(difficulty: float) -> Difficulty:
    """Give the level of a difficulty from 0 to 1; of the drafts on news about a third each."""
    if difficulty < _EASY:
        return Difficulty.EASY
    return Difficulty.HARD if difficulty > _HARD else Difficulty.MEDIUM
