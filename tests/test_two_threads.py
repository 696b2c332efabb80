"""Two threads of one kernel: messages of a view come in one while cells run in the other."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread

import pytest

import kit
from kit.attempts import Action

SOON = 0.3
"""Seconds that one thread waits for the other where both look into the log."""


class Crossroads(kit.AttemptLog):
    """A log at which two threads that look into it wait for each other, if both can."""

    meeting = Barrier(1)

    def news(self, *looked_for):
        found = super().news(*looked_for)
        with suppress(BrokenBarrierError):
            self.meeting.wait(SOON)
        return found


def together(log: Crossroads, *acts: Callable[[], object]) -> None:
    """Let two threads act at once; neither may wait for the other for ever."""
    log.meeting = Barrier(len(acts))
    threads = [Thread(target=act, daemon=True) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert not any(thread.is_alive() for thread in threads)


@pytest.fixture
def log(tmp_path):
    return Crossroads(tmp_path / "attempts.sqlite")


def test_an_answer_of_another_window_is_taken_in_once(quiz, log, bank, article):
    question = quiz.current
    elsewhere = kit.Quiz(bank, article, kit.AttemptLog(log.path), "ana")
    elsewhere.answer(question.distractors[0])
    together(log, quiz.refresh, quiz.refresh)
    assert quiz.attempts(question) == elsewhere.attempts(question)
    assert quiz.tries_left(question) == elsewhere.tries_left(question)


def test_of_one_hint_that_is_left_two_threads_open_one(quiz, log):
    question = quiz.current
    for _ in question.hints:
        quiz.hint()
    together(log, quiz.hint, quiz.hint)
    opened = [step for step in log.steps() if step.action is Action.HINT]
    assert len(opened) == len(question.hints) + 1


def test_two_clicks_on_one_screen_are_one(quiz, log):
    view = kit.QuizView(quiz)
    click = lambda: view._receive(view, {"act": "skip", "turn": 0}, [])  # noqa: E731
    together(log, click, click)
    assert (quiz.number, view.screen["number"]) == (2, 2)
    assert len([step for step in log.steps() if step.action is Action.SKIP]) == 1


def test_a_cell_and_a_click_follow_one_another(quiz, log):
    view = kit.QuizView(quiz)
    together(log, quiz.skip, lambda: view._receive(view, {"act": "skip", "turn": 0}, []))
    view.act("refresh")
    assert quiz.number == view.screen["number"] == 3
    assert [step.question for step in log.steps() if step.action is Action.SKIP] == [
        question.id for question in quiz.questions[:2]
    ]


def test_a_lesson_is_chosen_while_a_cell_works_in_the_one_before(root, log):
    chooser = kit.LessonChooser(root / "data", log, "ana", "en")
    view = chooser.view
    together(log, lambda: view.act("reveal"), lambda: setattr(chooser.chooser, "value", 2))
    assert (chooser.lesson.bank.id, chooser.view.quiz.bank.id) == ("texas-clock", "texas-clock")
    told = [label.rpartition("(")[2] for label, _ in chooser.chooser.options]
    assert (told[0], told[2]) == ("1 of 36 answered)", "20 questions)")
    assert chooser.children == (chooser.chooser, chooser.view)
