"""QuizView: an article and the questions on it, side by side in a notebook."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import traitlets

from kit.checking import Outcome
from kit.errors import KitError
from kit.lessons import Lesson
from kit.messages import in_words
from kit.quiz import Quiz
from kit.quiz.one_step import Lock, one_step
from kit.widgets.acts import acts_of
from kit.widgets.drawn import Drawn
from kit.widgets.languages import chosen_language, translator
from kit.widgets.screen import (
    Notice,
    asked,
    compact,
    failure,
    greeting,
    not_counted,
    own_marks,
    passage,
    screen_of,
)
from kit.widgets.words import answered


class QuizView(Drawn):
    """Shows one quiz. It draws what the quiz says and passes on what the student does.

    The article is sent to the browser once, and of the questions only the one on the screen; so no
    key, accepted answer or evidence is there before its question is settled. With a closed book the
    article is there too, out of sight. Every change of the quiz comes from `act`, whether a person
    clicks or a notebook calls it.

    Args:
        quiz: The quiz to show.
        language: Language of buttons and messages, such as `es`, `fr` or `ar`; left out, that of
            the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG) where the kit has it, else
            English.

    Raises:
        KitError: The kit does not have the language.
    """

    article = traitlets.Dict().tag(sync=True)
    asked = traitlets.Dict().tag(sync=True)
    marks: traitlets.List[list[int]] = traitlets.List().tag(sync=True)
    screen = traitlets.Dict().tag(sync=True, to_json=compact)

    def __init__(self, quiz: Quiz, language: str | None = None) -> None:
        self.quiz = quiz
        self.when_drawn: Callable[[], None] | None = None
        self._turn = 0
        self._acts = acts_of(quiz) | {"download": self._download}
        self._language = chosen_language(language)
        self._translate = translator(self._language)
        super().__init__(
            "quiz",
            self._language,
            article=passage(quiz),
            asked=asked(quiz, self._translate),
            marks=own_marks(quiz),
            screen=self._screen(greeting(quiz, self._translate)),
        )
        self.on_msg(self._receive)

    @property
    def lock(self) -> Lock:
        """That of the quiz, so that an act and the screen that follows it are one step."""
        return self.quiz.lock

    @one_step
    def act(self, name: str, value: Any = None) -> None:
        """Do what a button of the view does, then show the new state.

        Args:
            name: answer, hint, retry, reveal, next, back, skip, open, goto, begin, finish,
                practise, restart, mark, unmark, refresh or download.
            value: The response for answer, the id of a question for open, its number for goto,
                a stretch `[paragraph, offset, paragraph, offset]` for mark and unmark, `html` or
                `csv` for download.

        Raises:
            KitError: The quiz does not allow it, or the attempt cannot be kept. The view shows the
                message as well.
        """
        notice: Notice | None = None
        # Leaving the log can wait until the student sees what came of it.
        with self.quiz.one_visit():
            try:
                notice = self._do(name, value)
            except Exception as error:
                # JupyterLab hides what a callback raises, so the student must see it here.
                notice = failure(error, self._translate)
                raise
            finally:
                self._turn += 1
                self._show(notice)
                if name != "answer":
                    # The card follows with the next step, so that an answer travels light.
                    self.renew_cards()

    @one_step
    def tell(self, error: Exception) -> None:
        """Show what failed around the view, such as opening another one in its place."""
        self._show(failure(error, self._translate))

    def _show(self, notice: Notice | None) -> None:
        """Send what has changed, in one message."""
        with self.hold_sync():
            self.article = passage(self.quiz)
            self.asked = asked(self.quiz, self._translate)
            self.marks = own_marks(self.quiz)
            self.screen = self._screen(notice)

    def _screen(self, notice: Notice | None) -> dict[str, Any]:
        return screen_of(self.quiz, turn=self._turn, translate=self._translate, notice=notice)

    def _do(self, name: str, value: Any) -> Notice | None:
        done = self._acts[name](value)
        return not_counted(done, self._translate) if isinstance(done, Outcome) else None

    def _download(self, form: str) -> None:
        # Imported late: only who takes results along needs it.
        from kit.widgets.results import results_file

        self.send({"file": results_file(self.quiz, form, self._language)})

    @one_step
    def _receive(self, _view: object, content: dict[str, Any], _buffers: object) -> None:
        if self.gives_code(content):
            return
        if content["act"] == "drawn":
            # Whichever screen was drawn: where a whole notebook runs, the next cell acts before.
            self._get_ready()
            return
        if content.get("turn") != self._turn:
            # A second click, or another tab, came before the new screen: it was about the old one.
            self.send_state("screen")
            return
        if content["act"] == "refresh" and not self._has_news():
            return
        try:
            self.act(content["act"], content.get("value"))
        except KitError:
            # The view shows the message; there is nothing for the log of the server.
            return

    def _get_ready(self) -> None:
        """Prepare what the first answer needs, while the student reads; set the card in its place.

        Where answers cannot be kept the view tells it now, and not after the work of the first.
        """
        try:
            self.quiz.get_ready()
        except KitError as error:
            self._show(Notice(kind="unkept", text=str(error)))
        import_module("kit.checking.typed")
        self.put_cards()
        if self.when_drawn:
            self.when_drawn()

    def _has_news(self) -> bool:
        """Say whether another notebook changed something that is shown, marks too."""
        self.quiz.refresh()
        shown = self.screen | {"notice": None}
        return self._screen(None) != shown or own_marks(self.quiz) != self.marks

    def resting(self) -> dict[str, str]:
        """Give what stands in the place of the view in a notebook without its kernel."""
        # Imported late: it is wanted after the view is there.
        from kit.widgets.card import QUIZ_RESTS, card

        score = self.quiz.score()
        title = Lesson(article=self.quiz.article, bank=self.quiz.bank).title
        standing = in_words(answered(score.settled, score.questions), self._translate)
        return card(title, standing, self._translate(QUIZ_RESTS), self.quiz.version)

    def __repr__(self) -> str:
        return repr(self.quiz).replace("Quiz(", "QuizView(", 1)
