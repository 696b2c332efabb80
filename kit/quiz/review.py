"""The outcome of an attempt that was kept, told again from the bank as it is now."""

from __future__ import annotations

from kit.article import Article
from kit.attempts import Attempt
from kit.bank import Question, QuestionType
from kit.checking import Outcome, Verdict, check


def outcome_of(question: Question, attempt: Attempt, article: Article) -> Outcome:
    """Give the outcome of a kept attempt.

    Where the bank was changed in between, so that it would be judged otherwise today, the verdict
    of that day stands and the feedback says so.
    """
    response: str | list[str] = attempt.response
    if question.type in (QuestionType.CHOICES, QuestionType.ORDER):
        response = attempt.response.split("\n")
    try:
        outcome = check(question, response, passage=article)
    except ValueError:
        # The option was taken out of the bank after the student had chosen it.
        return _changed(attempt)
    return outcome if outcome.verdict == attempt.verdict else _changed(attempt)


def _changed(attempt: Attempt) -> Outcome:
    return Outcome(
        verdict=Verdict(attempt.verdict),
        score=attempt.score,
        feedback="This question has been changed since you answered it.",
        rule="changed",
    )
