"""Checking one response to a question of any type."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

from kit.bank import Question, QuestionType
from kit.checking.case import Case
from kit.checking.options import check_options
from kit.checking.outcome import Outcome
from kit.checking.typed import check_typed


def check(
    question: Question, response: Sequence[str] | str, *, dateline: date | None = None
) -> Outcome:
    """Check one response to one question.

    Args:
        question: The question, of any type.
        response: The text of an option, the texts of several, or what was typed.
        dateline: Date of the article, from which relative dates are counted.

    Returns:
        Verdict, score, feedback and the rule that decided. Any typed text gets an outcome.

    Raises:
        ValueError: An option that the question does not have, or several for a single choice.
    """
    given = [response] if isinstance(response, str) else list(response)
    if question.type is QuestionType.SHORT:
        answer = _without_pictures(" ".join(given))
        return check_typed(Case(question=question, answer=answer, dateline=dateline))
    return check_options(question, given)


def _without_pictures(text: str) -> str:
    """Give the text without emoji and invisible signs, which say nothing (Unicode So, Sk, Cf)."""
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("So", "Sk", "Cf"))
