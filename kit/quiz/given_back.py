"""Responses that are given back: they cost no try."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kit.attempts import Attempt
from kit.bank import Question, QuestionType
from kit.checking import Outcome, Verdict
from kit.checking.outcome import again, blank
from kit.text import normalise, without_lead_in

_MARKS = " .,;:!?\"'"


def unless_given_back(
    outcome: Outcome,
    question: Question,
    given: Sequence[str],
    *,
    shown: Sequence[str],
    before: Sequence[Attempt],
) -> Outcome:
    """Give an outcome, or why the response is given back.

    It is where an order was left as it was shown, or where the same answer was tried before.

    Args:
        outcome: What checking the response gave.
        question: What is asked.
        given: The response as it is written down.
        shown: The options in the order in which they were shown.
        before: The attempts that counted; none once the question is settled.
    """
    if not outcome.is_judged or outcome.verdict is Verdict.CORRECT:
        return outcome
    is_untouched = not before and list(given) == list(shown)
    if question.type is QuestionType.ORDER and is_untouched:
        return blank("Put the things in order first.")
    # Tried before, and judged no better today: the bank may have been mended in between.
    bare = _typed if question.type is QuestionType.SHORT else _bare
    if any(_alike(given, one, bare) and outcome.score <= one.score for one in before):
        return again("repeated", "You have tried this answer already; change it first.")
    return outcome


def _alike(given: Sequence[str], attempt: Attempt, bare: Callable[[str], str]) -> bool:
    return list(map(bare, given)) == list(map(bare, attempt.response.split("\n")))


def _bare(text: str) -> str:
    return normalise(text).strip(_MARKS)


def _typed(text: str) -> str:
    """Give a typed answer without what leads to it: in Norway, the university."""
    return without_lead_in(_bare(text)) or _bare(text)
