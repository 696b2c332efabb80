"""The past tense of a verb, from its participle."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_IRREGULAR = Path(__file__).with_name("irregular_verbs.csv")


def past_of(participle: str) -> str:
    """Give "fell" for "fallen"; the participle itself where the past is the same word."""
    return _irregular_verbs().get(participle.lower(), participle)


@cache
def _irregular_verbs() -> dict[str, str]:
    """Give the past of each verb whose participle is another word, by that participle."""
    with _IRREGULAR.open(encoding="utf-8", newline="") as file:
        return {row["participle"]: row["past"] for row in csv.DictReader(file)}
