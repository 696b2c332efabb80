"""Clauses told of a date: "had fallen" becomes "fell"."""

from __future__ import annotations

from dataclasses import replace

from kit.drafting.past import past_of
from kit.facts import Clause


def in_plain_past(clause: Clause) -> Clause:
    """Give "had fallen" as "fell" and "had been shut" as "was shut"; all else as it is."""
    if clause.tag != "VBN" or clause.auxiliaries not in {("had",), ("had", "been")}:
        return clause
    be = "were" if clause.many else "was"
    if len(clause.auxiliaries) > 1:
        return replace(clause, auxiliaries=(be,))
    past = be if clause.base == "be" else past_of(clause.verb)
    return replace(clause, auxiliaries=(), tag="VBD", verb=past)
