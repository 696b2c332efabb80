"""LessonChooser: the lessons of a folder by their titles, and the quiz of the one chosen."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any

import ipywidgets

from kit.attempts import Attempt, AttemptLog, Step, current_student
from kit.errors import KitError
from kit.lessons import Lesson, bank_files, load_lesson
from kit.messages import in_words, message
from kit.quiz import Quiz
from kit.quiz.one_step import Lock, one_step
from kit.widgets.displayed import Displayed
from kit.widgets.languages import chosen_language, translator
from kit.widgets.quiz_view import QuizView
from kit.widgets.words import answered, questions

_ARTICLE = message("Article:")
_TIME = attrgetter("time")


class LessonChooser(Displayed, ipywidgets.VBox):  # type: ignore[misc]
    """Lets a reader choose an article, and shows the questions on it.

    The lesson that the reader worked on last is open at first. The list tells how many questions
    of each lesson are answered.

    Args:
        folder: The folder that holds `banks` and `articles`.
        log: Where attempts are kept; left out, where the kit keeps them by itself.
        student: Who answers; left out, the user of the hub or of the machine.
        language: Language of buttons and messages; left out, that of the environment.

    Raises:
        KitError: There is no lesson in the folder that can be opened, or the kit does not have
            the language.
    """

    def __init__(
        self,
        folder: str | Path,
        log: AttemptLog | None = None,
        student: str | None = None,
        language: str | None = None,
    ) -> None:
        self._log, self._student = log or AttemptLog(), student or current_student()
        self._log.put_aside_if_damaged()
        self._language = chosen_language(language)
        self._translate = translator(self._language)
        self.lessons, faulty = _lessons_in(Path(folder))
        left_out = in_words(_not_opened(faulty), self._translate)
        self._told = (ipywidgets.Label(left_out),) if left_out else ()
        worked = self._worked()
        self._settled = [self._quiz(n).score().settled if n in worked else 0 for n in self._numbers]
        self.chooser = ipywidgets.Dropdown(
            options=self._options(),
            value=max(worked, key=worked.__getitem__, default=0),
            description=self._translate(_ARTICLE),
            # Its longest label must not make the cell wider than a narrow screen.
            layout=ipywidgets.Layout(width="0", min_width="min(100%, 40rem)"),
        )
        self.chooser.observe(self._choose, names="value")
        # What is around the quiz is by a pixel too low for its frame, and would have a bar.
        super().__init__([], layout=ipywidgets.Layout(overflow="visible"))
        self.add_class("kit-chooser")
        self._show(self.chooser.value, self._view_of(self.chooser.value))

    @property
    def lock(self) -> Lock:
        """That of the open view, which stays as it is while another one takes its place."""
        return self.view.lock

    @property
    def lesson(self) -> Lesson:
        """The lesson that is open."""
        return self.lessons[self._number]

    @property
    def _numbers(self) -> range:
        return range(len(self.lessons))

    def _worked(self) -> dict[int, datetime]:
        """Give when the reader last did something in each lesson, by its number."""
        mine = {"student": self._student}
        done: list[Attempt | Step] = [*self._log.steps(**mine), *self._log.attempts(**mine)]
        last = {(each.bank, each.passage): each.time for each in sorted(done, key=_TIME)}
        places = ((lesson.bank.id, lesson.article.id) for lesson in self.lessons)
        return {number: last[place] for number, place in enumerate(places) if place in last}

    def _quiz(self, number: int) -> Quiz:
        lesson = self.lessons[number]
        return Quiz(lesson.bank, lesson.article, self._log, self._student)

    @one_step
    def _choose(self, change: dict[str, Any]) -> None:
        """Open the lesson that was chosen; where that fails, the one before stays, and tells it."""
        left, number = self.view, change["new"]
        try:
            self._show(number, self._view_of(number))
        except Exception as error:
            self._list_anew(self._number)
            left.tell(error)
            if not isinstance(error, KitError):
                raise
        else:
            left.close()
            left.layout.close()

    def _view_of(self, number: int) -> QuizView:
        view = QuizView(self._quiz(number), self._language)
        view.when_drawn = self.put_cards
        view.observe(partial(self._follow, view.quiz, number), names="screen")
        return view

    def _show(self, number: int, view: QuizView) -> None:
        self.view, self._number = view, number
        self.children = (self.chooser, *self._told, view)
        self._follow(view.quiz, number)

    def _follow(self, quiz: Quiz, number: int, _change: object = None) -> None:
        """Let list and card tell how the reader stands now with a lesson."""
        self._settled[number] = quiz.score().settled
        if self._options() != self.chooser.options:
            self._list_anew(self.chooser.value)
        self.renew_cards()

    def _list_anew(self, chosen: int) -> None:
        """Give the list its labels as they are now, with a lesson chosen that is open already."""
        self.chooser.unobserve(self._choose, names="value")
        with self.chooser.hold_sync():
            self.chooser.options = self._options()
            self.chooser.value = chosen
        self.chooser.observe(self._choose, names="value")

    def _options(self) -> tuple[tuple[str, int], ...]:
        return tuple((self._label(number), number) for number in self._numbers)

    def _label(self, number: int) -> str:
        lesson, settled = self.lessons[number], self._settled[number]
        told = answered(settled, lesson.count) if settled else questions(lesson.count)
        is_alone = [each.title for each in self.lessons].count(lesson.title) == 1
        name = lesson.title if is_alone else f"{lesson.title} · {lesson.bank.id}"
        return f"{name} ({in_words(told, self._translate)})"

    def resting(self) -> dict[str, str]:
        """Give what stands in the place of the quiz in a notebook without its kernel."""
        return self.view.resting()

    def __repr__(self) -> str:
        bank = self.lesson.bank
        return f"LessonChooser({len(self.lessons)} lessons, open: {bank.id!r} {bank.version})"


def _lessons_in(folder: Path) -> tuple[tuple[Lesson, ...], tuple[str, ...]]:
    """Give the lessons that can be opened, and the names of the banks that cannot."""
    lessons, faulty = [], []
    for path in bank_files([folder / "banks"]):
        try:
            lessons.append(load_lesson(path))
        except KitError:
            faulty.append(path.name)
    if not lessons:
        raise KitError(
            f"{folder}: there is no lesson that can be opened; put articles into "
            f"{folder / 'articles'} and banks into {folder / 'banks'}, and run 'kit check'."
        )
    return tuple(lessons), tuple(faulty)


def _not_opened(faulty: tuple[str, ...]) -> str:
    if not faulty:
        return ""
    return message("Not opened, because of faults: {files}.", files=", ".join(faulty))
