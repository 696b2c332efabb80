"""Why a question must not be asked: small named rules, of which one is enough."""

from __future__ import annotations

from collections.abc import Iterator

from kit.drafting.veto import (
    cuts,
    form,
    keys,
    lacking,
    pointing,
    pronouns,
    quotations,
    scenes,
    sense,
    when_where,
)
from kit.drafting.veto.candidate import Candidate, Rule
from kit.drafting.veto.keys import is_vague
from kit.drafting.wording import Stem
from kit.facts import Fact, Survey

__all__ = ["DOUBTS", "RULES", "find_doubts", "find_veto", "is_vague"]

RULES: tuple[tuple[str, Rule], ...] = (
    *form.RULES,
    *cuts.RULES,
    *pronouns.RULES,
    *pointing.RULES,
    *lacking.RULES,
    *sense.RULES,
    *scenes.RULES,
    *quotations.RULES,
    *keys.RULES,
    *when_where.RULES,
)
"""Each is enough to leave a question out."""
DOUBTS: tuple[tuple[str, Rule], ...] = (
    *form.DOUBTS,
    *pronouns.DOUBTS,
    *pointing.DOUBTS,
    *sense.DOUBTS,
    *scenes.DOUBTS,
    *quotations.DOUBTS,
    *keys.DOUBTS,
    *when_where.DOUBTS,
)
"""Each makes it less likely, or more, that a teacher keeps the question."""


def find_veto(fact: Fact, question: Stem, survey: Survey) -> str | None:
    """Give the name of the first rule that forbids the question, or None."""
    candidate = Candidate(fact=fact, question=question, survey=survey)
    return next((name for name, forbids in RULES if forbids(candidate)), None)


def find_doubts(fact: Fact, question: Stem, survey: Survey) -> Iterator[str]:
    """Give the names of the doubts about a question, in a fixed order."""
    candidate = Candidate(fact=fact, question=question, survey=survey)
    return (name for name, holds in DOUBTS if holds(candidate))
