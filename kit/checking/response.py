"""Checking one response to a question of any type."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

from kit.bank import Passage, Question, QuestionType
from kit.checking.case import Case
from kit.checking.options import check_options
from kit.checking.outcome import Outcome
from kit.checking.typed import check_typed
from kit.text import mended


def check(
    question: Question,
    response: Sequence[str] | str,
    *,
    passage: Passage | None = None,
    dateline: date | None = None,
) -> Outcome:
    """Check one response to one question.

    Args:
        question: The question, of any type.
        response: The text of an option, the texts of several, or what was typed.
        passage: The article, whose other names are never taken for the answer.
        dateline: Date from which relative dates are counted; left out, that of the passage.

    Returns:
        Verdict, score, feedback and the rule that decided. Any typed text gets an outcome.

    Raises:
        ValueError: An option that the question does not have, or several for a single choice.
    """
    given = [response] if isinstance(response, str) else list(response)
    if question.type is not QuestionType.SHORT:
        return check_options(question, given)
    return check_typed(case_of(question, " ".join(given), passage=passage, dateline=dateline))


def case_of(
    question: Question, answer: str, *, passage: Passage | None, dateline: date | None
) -> Case:
    """Put a typed answer beside its question."""
    return Case(
        question=question,
        answer=mended(_without_pictures(answer)),
        dateline=dateline or (passage.dateline if passage else None),
        passage=passage.text if passage else "",
    )


def _without_pictures(text: str) -> str:
    """Give the text without emoji and invisible signs, which say nothing (Unicode So, Sk, Cf)."""
    if text.isascii():
        return text
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("So", "Sk", "Cf"))
