"""What the buttons of the quiz do, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kit.bank import QuestionType
from kit.checking.marked import marked_response
from kit.quiz import Quiz
from kit.widgets.places import span_of

Acts = dict[str, Callable[[Any], object]]


def acts_of(quiz: Quiz) -> Acts:
    """Give what each button does with its value."""
    plain: tuple[Callable[[], object], ...] = (
        quiz.hint,
        quiz.retry,
        quiz.reveal,
        quiz.next,
        quiz.back,
        quiz.skip,
        quiz.begin,
        quiz.finish,
        quiz.practise,
        quiz.restart,
        quiz.refresh,
    )
    return {act.__name__: lambda _, act=act: act() for act in plain} | {
        "answer": lambda value: quiz.answer(_response(quiz, value)),
        "open": lambda question_id: quiz.open(str(question_id)),
        "goto": lambda number: _go_to(quiz, number),
        "mark": lambda place: quiz.mark(*span_of(place, quiz.article)),
        "unmark": lambda place: quiz.unmark(*span_of(place, quiz.article)),
    }


def _response(quiz: Quiz, value: Any) -> str | list[str]:
    """Give a response as the quiz takes it: words marked in the browser with their place."""
    question = quiz.current
    is_marking = question is not None and question.type is QuestionType.MARK
    if value is None or (is_marking and value == []):
        return ""
    if is_marking and isinstance(value, list) and not isinstance(value[0], str):
        return marked_response(quiz.article.text, span_of(value, quiz.article))
    return value  # type: ignore[no-any-return]


def _go_to(quiz: Quiz, number: int) -> None:
    questions = quiz.questions
    quiz.open(questions[min(max(int(number), 1), len(questions)) - 1].id)
