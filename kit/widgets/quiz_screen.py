"""What the quiz view shows, as plain values: the one place that decides what the browser gets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypedDict

from kit.article import Article
from kit.bank import Kind, Question, QuestionType
from kit.checking import Outcome, Verdict
from kit.errors import KitError, QuizError
from kit.quiz import Quiz, Status

_MOST_TO_REREAD = 50
_TO_REREAD = (Status.TRIED, Status.CLOSE, Status.WRONG)


class Notice(TypedDict):
    """A message that belongs to no answer: blank, told (the student may go on) or failed."""

    kind: str
    text: str


def passage(article: Article) -> dict[str, Any]:
    """Give title, date and paragraphs of an article."""
    return {
        "title": article.title or "",
        "dateline": article.dateline.isoformat() if article.dateline else "",
        "paragraphs": [paragraph.text for paragraph in article.paragraphs],
    }


def screen(quiz: Quiz, *, turn: int, notice: Notice | None = None) -> dict[str, Any]:
    """Give everything that is on the screen now, and nothing else.

    Args:
        quiz: The quiz.
        turn: Number of this screen; what comes from the browser says which screen it answers.
        notice: A message to show.
    """
    score = quiz.score()
    question = quiz.current
    return {
        "turn": turn,
        "number": quiz.number,
        "count": score.questions,
        "settled": score.settled,
        "earned": _number(score.earned),
        "points": _number(score.points),
        "practice": _practice(quiz),
        "notice": dict(notice) if notice else None,
        "question": _question(quiz, question) if question else None,
        "summary": None if question else _summary(quiz),
    }


def _practice(quiz: Quiz) -> dict[str, int] | None:
    place = quiz.practice
    return {"number": place[0], "count": place[1]} if place else None


def not_counted(outcome: Outcome) -> Notice | None:
    """Give the message for a response that costs no try; None for any other outcome."""
    if outcome.is_judged:
        return None
    return Notice(kind="blank" if outcome.rule == "blank" else "told", text=outcome.feedback)


def failure(error: Exception) -> Notice:
    """Give the message for an act that failed, or that the quiz does not allow."""
    if isinstance(error, QuizError):
        return Notice(kind="told", text=str(error))
    text = str(error) if isinstance(error, KitError) else f"{type(error).__name__}: {error}"
    return Notice(kind="failed", text=text)


def _question(quiz: Quiz, question: Question) -> dict[str, Any]:
    status = quiz.status(question)
    is_open = quiz.is_open(question)
    hints = quiz.hints_shown(question)
    return {
        "id": question.id,
        "type": str(question.type),
        "stem": question.stem,
        "points": _number(question.points),
        "options": list(quiz.options(question)),
        "open": is_open,
        "tries": len(quiz.attempts(question)),
        "hints": list(hints),
        "more_hints": len(hints) < len(question.hints),
        "is_last": quiz.is_last,
        "last": _last_try(quiz, question) if is_open and status is Status.TRIED else None,
        "result": None if is_open else _result(quiz, question, status),
        "answer": _answer(quiz, question) if status.is_settled and not is_open else None,
    }


def _result(quiz: Quiz, question: Question, status: Status) -> dict[str, Any]:
    """Give the verdict on the last attempt; of a question given up without one, none."""
    outcome = quiz.outcome(question)
    given = quiz.attempts(question)
    return {
        "verdict": str(outcome.verdict) if outcome else "revealed",
        "label": _label(outcome, status),
        "feedback": outcome.feedback if outcome else "",
        "response": given[-1].response.split("\n") if given else [],
        "tries_left": quiz.tries_left(question),
        "gain": _number(_gain(quiz, question)),
        "practice": bool(given and given[-1].practice),
    }


def _gain(quiz: Quiz, question: Question) -> float:
    """Give the points that a right answer would add now."""
    best = max((attempt.score for attempt in quiz.attempts(question)), default=0.0)
    return (1 - best) * quiz.credit(question) * question.points


def _last_try(quiz: Quiz, question: Question) -> dict[str, Any]:
    """Give what was tried before, and what was said of it, for a question open once more."""
    outcome = quiz.last_outcome(question)
    return {
        "tried": [attempt.response for attempt in quiz.attempts(question)],
        "feedback": outcome.feedback if outcome else "",
    }


def _label(outcome: Outcome | None, status: Status) -> str:
    if outcome is None:
        return "revealed"
    if outcome.verdict is Verdict.WRONG and status is Status.TRIED:
        return "tried"
    return str(outcome.verdict)


def _answer(quiz: Quiz, question: Question) -> dict[str, Any]:
    """Give the key, what shows it and the comment on it, for a question that is settled."""
    options = question.options if question.type is not QuestionType.SHORT else ()
    return {
        "key": question.key,
        "right": [option.text for option in options if option.is_right],
        "why": {option.text: option.feedback for option in options if option.feedback},
        "comment": question.feedback,
        "evidence": [list(mark) for mark in _marks(quiz, question)],
    }


def _marks(quiz: Quiz, question: Question) -> Iterator[tuple[int, int, int]]:
    """Give the evidence as paragraph number, and first and last offset in that paragraph."""
    for start, end in quiz.evidence(question):
        for paragraph in quiz.article.paragraphs:
            first, last = max(start, paragraph.start), min(end, paragraph.end)
            if first < last:
                yield paragraph.number, first - paragraph.start, last - paragraph.start


def _summary(quiz: Quiz) -> dict[str, Any]:
    standing = [(question, quiz.status(question)) for question in quiz.questions]
    again = [(q, status) for q, status in standing if status in _TO_REREAD]
    open_ = [q.id for q, status in standing if not status.is_settled]
    return {
        "kinds": [
            {
                "kind": str(kind),
                "earned": _number(score.earned),
                "points": _number(score.points),
                "settled": score.settled,
                "count": score.questions,
            }
            for kind in Kind
            if (score := quiz.score(kind)).questions
        ],
        "reread": [_reread(quiz, q, status) for q, status in again[:_MOST_TO_REREAD]],
        "more": max(0, len(again) - _MOST_TO_REREAD),
        "first_open": open_[0] if open_ else None,
        "may_practise": bool(again),
    }


def _reread(quiz: Quiz, question: Question, status: Status) -> dict[str, Any]:
    """Give one row of what to reread; the paragraph is told only once the answer is."""
    marks = list(_marks(quiz, question)) if status.is_settled else []
    return {
        "id": question.id,
        "stem": question.stem,
        "status": str(status),
        "paragraphs": ", ".join(str(number) for number in dict.fromkeys(m[0] for m in marks)),
    }


def _number(value: float) -> str:
    """Write points as a person would: 2, 2.5, 1.33."""
    return f"{round(value, 2):g}"
