"""LessonChooser: the lessons of a folder by their titles, and the quiz of the one chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ipywidgets

from kit.attempts import AttemptLog
from kit.errors import KitError
from kit.lessons import Lesson, bank_files, load_lesson
from kit.quiz import Quiz
from kit.widgets.displayed import Displayed
from kit.widgets.quiz_view import QuizView


class LessonChooser(Displayed, ipywidgets.VBox):  # type: ignore[misc]
    """Lets a reader choose an article, and shows the questions on it.

    Args:
        folder: The folder that holds `banks` and `articles`.
        log: Where attempts are kept; left out, where the kit keeps them by itself.
        student: Who answers; left out, the user of the hub or of the machine.
        language: Language of buttons and messages; left out, that of the environment.

    Raises:
        KitError: There is no lesson in the folder that can be opened.
    """

    def __init__(
        self,
        folder: str | Path,
        log: AttemptLog | None = None,
        student: str | None = None,
        language: str | None = None,
    ) -> None:
        self._log, self._student = log or AttemptLog(), student
        self._language = language
        self.lessons, self._left_out = _lessons_in(Path(folder))
        options = [(_label(lesson), number) for number, lesson in enumerate(self.lessons)]
        self.chooser = ipywidgets.Dropdown(
            options=options,
            value=0,
            description="Article:",
            layout=ipywidgets.Layout(width="auto", max_width="40rem"),
        )
        self.chooser.observe(self._open, names="value")
        super().__init__([])
        self.view: QuizView | None = None
        self._open({"new": 0})

    @property
    def lesson(self) -> Lesson:
        """The lesson that is open."""
        return self.lessons[int(self.chooser.value)]

    def _open(self, change: dict[str, Any]) -> None:
        lesson = self.lessons[change["new"]]
        if self.view:
            self.view.close()
        quiz = Quiz(lesson.bank, lesson.article, self._log, self._student)
        self.view = QuizView(quiz, self._language)
        self.view.when_drawn = self.put_cards
        told = [ipywidgets.Label(self._left_out)] if self._left_out else []
        self.children = (self.chooser, *told, self.view)

    def resting(self) -> dict[str, str]:
        """Give what stands in the place of the quiz in a notebook without its kernel."""
        page = self.view.resting()["text/html"] if self.view else ""
        return {"text/plain": repr(self), "text/html": page}

    def __repr__(self) -> str:
        bank = self.lesson.bank
        return f"LessonChooser({len(self.lessons)} lessons, open: {bank.id!r} {bank.version})"


def _lessons_in(folder: Path) -> tuple[tuple[Lesson, ...], str]:
    """Give the lessons that can be opened, and what to tell about those that cannot."""
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
    told = f"Not opened, because of faults: {', '.join(faulty)}." if faulty else ""
    return tuple(lessons), told


def _label(lesson: Lesson) -> str:
    return f"{lesson.title} ({lesson.count} question{'' if lesson.count == 1 else 's'})"
