"""Two threads of one kernel: messages of a view come in one while cells run in the other."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread, current_thread

import pytest

import kit
from kit.attempts import Action
from kit.bank import Kind, Policy

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


def test_a_click_waits_for_a_visit_of_a_cell(quiz, log):
    view = kit.QuizView(quiz)

    def visit():
        with quiz.one_visit():
            time.sleep(SOON)
            quiz.skip()

    def click():
        time.sleep(SOON / 3)
        view._receive(view, {"act": "skip", "turn": 0}, [])

    together(log, visit, click)
    assert quiz.number == view.screen["number"] == 3


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


class Interrupted(Policy):
    """A policy at which, whenever the quiz looks into it in an act, another thread reads."""

    def __init__(self, read: Callable[[], object]) -> None:
        super().__init__(tries=2)
        vars(self).update(read=read, act=current_thread(), left=4)

    def tries_for(self, question: kit.Question) -> int:
        if current_thread() is vars(self)["act"] and vars(self)["left"]:
            vars(self)["left"] -= 1
            reader = Thread(target=vars(self)["read"], daemon=True)
            reader.start()
            reader.join(SOON / 3)
        return super().tries_for(question)


READERS = {
    "score": lambda quiz: quiz.score(),
    "score of a kind": lambda quiz: quiz.score(Kind.WHO),
    "repr": repr,
    "missed": lambda quiz: [question.id for question in quiz.missed],
    "first open": lambda quiz: quiz.first_open.id,
    "status": lambda quiz: [quiz.status(question) for question in quiz.questions],
    "open": lambda quiz: [quiz.is_open(question) for question in quiz.questions],
    "attempts": lambda quiz: [len(quiz.attempts(question)) for question in quiz.questions],
    "days and time": lambda quiz: (quiz.days, quiz.seconds > 0),
}


@pytest.mark.parametrize("name", READERS)
def test_who_only_reads_sees_no_half_of_what_another_window_did(bank, article, name):
    read, log = READERS[name], kit.AttemptLog.in_memory()
    quiz = kit.Quiz(bank, article, log, "ana", policy=Policy(tries=2))
    before = read(quiz)
    elsewhere = kit.Quiz(bank, article, log, "ana", policy=Policy(tries=2))
    for question in elsewhere.questions[:3]:
        elsewhere.open(question.id)
        elsewhere.answer(question.distractors[0] if question.distractors else "nobody")
        elsewhere.reveal()
    seen: list[object] = []
    quiz._sitting.policy = Interrupted(lambda: seen.append(read(quiz)))
    quiz.refresh()
    quiz._sitting.policy = Policy(tries=2)
    wait = time.monotonic() + 20
    while len(seen) < 4 and time.monotonic() < wait:
        time.sleep(0.01)
    assert len(seen) == 4
    assert all(one in (before, read(quiz)) for one in seen)
