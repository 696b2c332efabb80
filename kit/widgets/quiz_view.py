"""QuizView: an article and the questions on it, side by side in a notebook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from kit.errors import KitError
from kit.quiz import Quiz
from kit.widgets import quiz_screen
from kit.widgets.words import WORDS

_HERE = Path(__file__).parent


class QuizView(anywidget.AnyWidget):
    """Shows one quiz. It draws what the quiz says and passes on what the student does.

    Only what is on the screen is sent to the browser, so no key, accepted answer or evidence is
    there before its question is settled. Every change of the quiz comes from `act`, whether a
    person clicks or a notebook calls it.

    Args:
        quiz: The quiz to show.
    """

    _esm = _HERE / "quiz_view.js"
    _css = _HERE / "quiz_view.css"

    article = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    screen = traitlets.Dict().tag(sync=True)

    def __init__(self, quiz: Quiz) -> None:
        self.quiz = quiz
        self._turn = 0
        super().__init__(
            article=quiz_screen.passage(quiz.article),
            words=WORDS,
            screen=quiz_screen.screen(quiz, turn=0),
        )
        self.on_msg(self._receive)

    def act(self, name: str, value: str | list[str] | None = None) -> None:
        """Do what a button of the view does, then show the new state.

        Args:
            name: answer, hint, retry, reveal, next, back, skip, open, finish, practise or restart.
            value: The response for answer, the id of a question for open.

        Raises:
            KitError: The quiz does not allow it, or the attempt cannot be kept. The view shows the
                message as well.
        """
        notice: quiz_screen.Notice | None = None
        try:
            notice = self._do(name, value)
        except Exception as error:
            # JupyterLab hides what a callback raises, so the student must see it here.
            notice = quiz_screen.failure(error)
            raise
        finally:
            self._turn += 1
            self.screen = quiz_screen.screen(self.quiz, turn=self._turn, notice=notice)

    def _do(self, name: str, value: str | list[str] | None) -> quiz_screen.Notice | None:
        if name == "answer":
            return quiz_screen.not_counted(self.quiz.answer(value if value is not None else ""))
        if name == "open":
            self.quiz.open(str(value))
            return None
        acts: dict[str, Callable[[], object]] = {
            "hint": self.quiz.hint,
            "retry": self.quiz.retry,
            "reveal": self.quiz.reveal,
            "next": self.quiz.next,
            "back": self.quiz.back,
            "skip": self.quiz.skip,
            "finish": self.quiz.finish,
            "practise": self.quiz.practise,
            "restart": self.quiz.restart,
        }
        acts[name]()
        return None

    def _receive(self, _view: object, content: dict[str, Any], _buffers: object) -> None:
        if content.get("turn") != self._turn:
            # A second click, or another tab, came before the new screen: it was about the old one.
            self.send_state("screen")
            return
        try:
            self.act(content["act"], content.get("value"))
        except KitError:
            # The view shows the message; there is nothing for the log of the server.
            return

    def __repr__(self) -> str:
        return repr(self.quiz).replace("Quiz(", "QuizView(", 1)
