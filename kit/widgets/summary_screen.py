"""What the view shows at the end: points by kind, time and days, what to reread."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kit.bank import Kind, Question
from kit.checking import Verdict
from kit.messages import Translate, in_words
from kit.quiz import Quiz
from kit.widgets.places import marks_of
from kit.widgets.told import number
from kit.widgets.words import best_before, days_come, minutes_taken

_MOST_TO_REREAD = 50


def summary_screen(quiz: Quiz, translate: Translate) -> dict[str, Any]:
    """Give everything that the summary shows."""
    again = quiz.missed
    first_open = quiz.first_open
    return {
        "facts": [in_words(fact, translate) for fact in facts(quiz, translate)],
        "kinds": kinds(quiz, translate),
        "reread": [_reread(quiz, question) for question in again[:_MOST_TO_REREAD]],
        "more": max(0, len(again) - _MOST_TO_REREAD),
        "first_open": first_open.id if first_open else None,
        "may_practise": bool(quiz.to_practise),
    }


def kinds(quiz: Quiz, translate: Translate) -> list[dict[str, Any]]:
    """Give points and number of answers for each kind that is asked for."""
    scores = ((kind, quiz.score(kind)) for kind in Kind)
    return [
        {
            "kind": str(kind),
            "share": round(100 * score.earned / score.points) if score.points else 0,
            "earned": number(score.earned, translate),
            "points": number(score.points, translate),
            "settled": score.settled,
            "count": score.questions,
        }
        for kind, score in scores
        if score.questions
    ]


def facts(quiz: Quiz, translate: Translate) -> Iterator[str]:
    """Give what there is to tell of time, days and earlier sittings."""
    if quiz.seconds >= 1:
        yield minutes_taken(max(1, round(quiz.seconds / 60)))
    if quiz.days > 1:
        yield days_come(quiz.days)
    if quiz.best is not None:
        yield best_before(number(quiz.best, translate))


def _reread(quiz: Quiz, question: Question) -> dict[str, Any]:
    """Give one row of what to reread; the place is told only once the answer is."""
    spans = quiz.evidence(question) if quiz.may_show(question) else ()
    return {
        "id": question.id,
        "stem": question.stem,
        "status": _standing(quiz, question),
        "right_since": _is_right_since(quiz, question),
        "evidence": [list(mark) for mark in marks_of(spans, quiz.article)],
    }


def _standing(quiz: Quiz, question: Question) -> str:
    """Give how a question stands; with a try left, how the best one so far was."""
    status, best = quiz.status(question), quiz.best_attempt(question)
    return best.verdict if best and best.verdict == Verdict.CLOSE else str(status)


def _is_right_since(quiz: Quiz, question: Question) -> bool:
    """Say whether the last answer was practice and right, which changes no points."""
    given = quiz.attempts(question)
    return bool(given) and given[-1].practice and given[-1].verdict == Verdict.CORRECT
