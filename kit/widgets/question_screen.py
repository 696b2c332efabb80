"""What the view shows of one question: no key and no evidence before they may be shown."""

from __future__ import annotations

from typing import Any

from kit.attempts import share_earned
from kit.bank import Question, QuestionType
from kit.checking import Outcome, Verdict
from kit.checking.marked import read_marked
from kit.messages import Translate, in_words
from kit.quiz import Quiz, Status
from kit.widgets.places import marks_of
from kit.widgets.said import in_sight, said_of
from kit.widgets.told import number
from kit.widgets.words import ONE_TRY, earned_here, tries_left, worth


def asked_screen(quiz: Quiz, question: Question, translate: Translate) -> dict[str, Any]:
    """Give what is asked: it stays while a question is open, and so travels once."""
    return {
        "id": question.id,
        "type": str(question.type),
        "stem": question.stem,
        "worth": _worth(quiz, question, translate),
        "options": list(quiz.options(question)),
    }


def _worth(quiz: Quiz, question: Question, translate: Translate) -> str:
    """Say what a question is worth, and that it has one try where others have more."""
    told = in_words(worth(question.points, number(question.points, translate)), translate)
    has_fewer = quiz.policy.tries_for(question) == 1 < quiz.policy.tries
    return f"{told} · {translate(ONE_TRY)}" if has_fewer else told


def question_screen(quiz: Quiz, question: Question, translate: Translate) -> dict[str, Any]:
    """Give how a question stands: tries, hints, verdict, and the answer once it may be shown."""
    status = quiz.status(question)
    is_open = quiz.is_open(question)
    was_tried = is_open and status is Status.TRIED
    hints = quiz.hints_shown(question)
    return {
        "id": question.id,
        "open": is_open,
        "practises": is_open and not quiz.counts(question),
        "may_practise": not is_open and not quiz.counts(question) and quiz.may_retry(question),
        "tries": len(quiz.attempts(question)),
        "hints": list(hints),
        "look": list(quiz.looks_back(question)),
        "more_hints": quiz.has_more_hints(question),
        "is_last": quiz.is_last,
        "may_leave": quiz.may_leave,
        "last": _last_try(quiz, question, translate) if was_tried else None,
        "result": None if is_open else _result(quiz, question, status, translate),
        "answer": _answer(quiz, question) if quiz.may_show(question) and not is_open else None,
        "marked": [] if is_open else _marked(quiz, question),
    }


def _result(quiz: Quiz, question: Question, status: Status, translate: Translate) -> dict[str, Any]:
    """Give the verdict on the last attempt; of a question given up without one, none."""
    outcome, is_told = quiz.outcome(question), quiz.may_show(question)
    given = quiz.attempts(question)
    tries, gain = quiz.tries_left(question), _gain(quiz, question)
    left = tries_left(tries, gain, number(gain, translate)) if tries else ""
    return {
        "verdict": str(outcome.verdict) if outcome else "revealed",
        "label": _label(outcome, status, is_told=is_told),
        "feedback": said_of(quiz, question, outcome, translate),
        "response": words_of(given[-1].response) if given else [],
        "tries_left": tries,
        "tries": in_words(left or _earned_here(quiz, question, translate), translate),
        "waits": status.is_settled and status is not Status.CORRECT and not is_told,
        "gives_up": bool(tries) and quiz.waits_if_given_up(question),
        "practice": bool(given and given[-1].practice),
    }


def _earned_here(quiz: Quiz, question: Question, translate: Translate) -> str:
    """Say what a settled question earned, where that is neither nothing nor all of its points."""
    given = quiz.attempts(question)
    share = share_earned(given)
    if not given or given[-1].practice or share in (0, 1):
        return ""
    return earned_here(
        number(share * question.points, translate),
        number(question.points, translate),
        by_an_earlier_try=given[-1].score < max(attempt.score for attempt in given),
    )


def _gain(quiz: Quiz, question: Question) -> float:
    """Give the points that a right answer would add now."""
    best = max((attempt.score for attempt in quiz.attempts(question)), default=0.0)
    return (1 - best) * quiz.credit(question) * question.points


def _last_try(quiz: Quiz, question: Question, translate: Translate) -> dict[str, Any]:
    """Give the options tried before, and what was said of it, for a question open once more."""
    outcome = quiz.last_outcome(question)
    is_single = question.type in (QuestionType.CHOICE, QuestionType.TRUEFALSE)
    return {
        "tried": [a.response for a in quiz.attempts(question)] if is_single else [],
        "feedback": said_of(quiz, question, outcome, translate),
    }


def _label(outcome: Outcome | None, status: Status, *, is_told: bool) -> str:
    if outcome is None:
        return "revealed" if is_told else "given_up"
    if outcome.verdict is Verdict.WRONG and status is Status.TRIED:
        return "tried"
    return str(outcome.verdict)


def _answer(quiz: Quiz, question: Question) -> dict[str, Any]:
    """Give the key, what shows it and the comments on it.

    The comment on an option is for whoever chose it; of one right option it is the feedback.
    """
    options = question.options if question.has_options else ()
    given = quiz.attempts(question)
    chosen = given[-1].response.split("\n") if given else []
    told = options if question.type is QuestionType.CHOICES else ()
    return {
        "key": question.key,
        "right": [option.text for option in options if option.is_right],
        "why": {
            option.text: in_sight(quiz, question, option.feedback)
            for option in told
            if option.is_right and option.feedback and option.text in chosen
        },
        "comment": in_sight(quiz, question, question.feedback),
        "evidence": [list(mark) for mark in marks_of(quiz.evidence(question), quiz.article)],
    }


def words_of(response: str) -> list[str]:
    """Give what was answered, one text for each option; of marked words without their place."""
    found = read_marked(response)
    return [found[0]] if found else response.split("\n")


def _marked(quiz: Quiz, question: Question) -> list[list[int]]:
    """Give where the words stand that were marked as the last answer."""
    given = quiz.attempts(question)
    found = read_marked(given[-1].response) if given else None
    if found is None or question.type is not QuestionType.MARK:
        return []
    return [list(mark) for mark in marks_of([found[1]], quiz.article)]
