"""What had happened, told as what happened."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

from kit.facts import Clause

_IRREGULAR = Path(__file__).with_name("irregular_verbs.csv")


def in_plain_past(clause: Clause) -> Clause:
    """Give "had fallen" as "fell" and "had been shut" as "was shut"; all else as it is.

    With "since" it stays, because what had lasted did not happen once.
    """
    lasts = any(phrase.text.startswith("since ") for phrase in clause.rest)
    if clause.tag != "VBN" or clause.auxiliaries not in {("had",), ("had", "been")} or lasts:
        return clause
    be = "were" if clause.many else "was"
    if len(clause.auxiliaries) > 1:
        return replace(clause, auxiliaries=(be,))
    past = be if clause.base == "be" else past_of(clause.verb)
    return replace(clause, auxiliaries=(), tag="VBD", verb=past)


def past_of(participle: str) -> str:
    """Give "fell" for "fallen"; the participle itself where the past is the same word."""
    return _irregular_verbs().get(participle.lower(), participle)


def participle_of(past: str) -> str:
    """Give "fallen" for "fell"; the past itself where the participle is the same word."""
    known = (participle for participle, told in _irregular_verbs().items() if told == past.lower())
    return next(known, past)


@cache
def _irregular_verbs() -> dict[str, str]:
    """Give the past of each verb whose participle is another word, by that participle."""
    with _IRREGULAR.open(encoding="utf-8", newline="") as file:
        return {row["participle"]: row["past"] for row in csv.DictReader(file)}
