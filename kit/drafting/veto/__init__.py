"""Why a question must not be asked: small named rules, of which one is enough."""

from __future__ import annotations

from kit.drafting.veto import form, keys, pointing, sense
from kit.drafting.veto.candidate import Candidate, Rule
from kit.drafting.veto.keys import is_vague
from kit.drafting.wording import Stem
from kit.facts import Fact, Survey

__all__ = ["RULES", "find_veto", "is_vague"]

RULES: tuple[tuple[str, Rule], ...] = (*form.RULES, *pointing.RULES, *sense.RULES, *keys.RULES)


def find_veto(fact: Fact, question: Stem, survey: Survey) -> str | None:
    """Give the name of the first rule that forbids the question, or None."""
    candidate = Candidate(fact=fact, question=question, survey=survey)
    return next((name for name, forbids in RULES if forbids(candidate)), None)
