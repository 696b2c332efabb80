"""Checking one response to a question of any type."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kit.bank import Passage, Question, QuestionType
from kit.checking.options import check_options
from kit.checking.outcome import Outcome


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
        response: The text of an option, the texts of several, of an order all in their order,
            what was typed, or words marked in the passage (see `kit.checking.marking`).
        passage: The article, whose other names are never taken for the answer.
        dateline: Date from which relative dates are counted; left out, that of the passage.

    Returns:
        Verdict, score, feedback and the rule that decided. Any typed text gets an outcome.

    Raises:
        ValueError: An option that the question does not have, several for a single choice, an
            order that does not hold each thing once, or marked words without their passage.
    """
    given = [response] if isinstance(response, str) else list(response)
    if question.type is QuestionType.MARK:
        from kit.checking.marking import check_marked

        return check_marked(question, " ".join(given), passage)
    if question.type is not QuestionType.SHORT:
        return check_options(question, given)
    # Imported late: the rules for typed answers are many, and a notebook opens without them.
    from kit.checking.case import case_of
    from kit.checking.comments import judge

    return judge(case_of(question, " ".join(given), passage=passage, dateline=dateline))


def typed_score(question: Question, response: str) -> float:
    """Give the score that `check` gives a typed answer, without looking for what to say of it."""
    from kit.checking.case import case_of
    from kit.checking.typed import check_typed

    return check_typed(case_of(question, response, passage=None, dateline=None)).score
