"""Every state in which a student can see the view, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import kit
from kit.bank import Policy, QuestionType
from tests.browser.stage import Stage

WRONG = {
    QuestionType.SHORT: "nobody at all",
    QuestionType.MARK: "offensive",
}
_FULL = "/dev/full"


def states(stage: Stage) -> Iterator[str]:
    """Lead the stage through all states; each is named while it is on the screen."""
    yield from _reading(stage)
    for type_ in QuestionType:
        yield from _of_type(stage, type_)
    yield from _end(stage)
    yield from _policies(stage)


def _show(stage: Stage, bank: kit.QuestionBank, policy: Policy | None = None) -> None:
    quiz = stage.view.quiz
    log = kit.AttemptLog.in_memory()
    fresh = kit.Quiz(bank, quiz.article, log, "ana", policy=policy or Policy())
    stage.view = kit.QuizView(fresh, language=stage.view._language)
    stage.open()


def _reading(stage: Stage) -> Iterator[str]:
    bank = stage.view.quiz.bank
    _show(stage, bank, Policy(reading="first"))
    yield "reading"
    stage.act("mark", [2, 0, 2, 30])
    yield "own-mark"
    stage.act("begin")
    yield "begun"
    _show(stage, bank)


def _of_type(stage: Stage, type_: QuestionType) -> Iterator[str]:
    quiz = stage.view.quiz
    question = next(q for q in quiz.questions if q.type is type_)
    stage.act("open", question.id)
    yield f"{type_}-new"
    while quiz.has_more_hints(question):
        stage.act("hint")
    yield f"{type_}-hints"
    stage.act("answer", [])
    yield f"{type_}-blank"
    wrong = WRONG.get(type_) or _wrong(question)
    stage.act("answer", wrong)
    yield f"{type_}-tried"
    if quiz.tries_left(question):
        stage.act("retry")
        yield f"{type_}-again"
        stage.act("reveal")
        yield f"{type_}-revealed"
    stage.act("retry")
    stage.act("answer", _partly(question))
    yield f"{type_}-partly"
    other = next(q for q in quiz.questions[::-1] if q.type is type_)
    stage.act("open", other.id)
    if quiz.is_open(other):
        stage.act("answer", list(other.accepted) if len(other.accepted) > 1 else other.key)
        yield f"{type_}-right"


def _wrong(question: kit.Question) -> list[str]:
    if question.type is QuestionType.ORDER:
        return list(question.accepted[::-1])
    return list(question.distractors[:1])


def _partly(question: kit.Question) -> str | list[str]:
    if question.type is QuestionType.ORDER:
        return [*question.accepted[1:2], *question.accepted[:1], *question.accepted[2:]]
    if question.type is QuestionType.MARK:
        return question.evidence
    return (
        question.accepted[0]
        if question.type is not QuestionType.CHOICES
        else [question.accepted[0]]
    )


def _end(stage: Stage) -> Iterator[str]:
    stage.act("finish")
    yield "summary"
    stage.page.locator(".kit-actions button").last.click()
    yield "restart-asked"
    stage.act("practise")
    yield "practice"
    for question in stage.view.quiz.questions:
        stage.act("open", question.id)
        stage.act("reveal")
    stage.act("finish")
    yield "summary-settled"
    stage.act("restart")
    yield "restarted"
    broken = stage.view.quiz._sitting
    broken._log = kit.AttemptLog(Path(_FULL) / "attempts.sqlite")
    stage.page.wait_for_timeout(900)  # presses right after a question are not heard
    stage.page.locator("[data-act=skip]").click()
    stage.page.locator(".kit-failed").wait_for()
    yield "failed"
    stage.open()
    stage.page.locator(".kit-failed").wait_for()
    yield "unkept"


def _policies(stage: Stage) -> Iterator[str]:
    bank = stage.view.quiz.bank
    _show(stage, bank, Policy(open_book=False))
    yield "closed-reading"
    stage.act("begin")
    yield "closed-answering"
    _show(stage, bank, Policy(reading="parts"))
    yield "parts"
    _show(stage, bank, Policy(reveal="end"))
    stage.act("answer", stage.view.quiz.current.key)
    yield "shown-at-end"
