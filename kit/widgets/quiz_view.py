"""QuizView: an article and the questions on it, side by side in a notebook."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, ClassVar

import anywidget
import traitlets

from kit.bank import QuestionType
from kit.errors import KitError
from kit.quiz import Quiz
from kit.widgets.languages import chosen_language, is_right_to_left, translator
from kit.widgets.packed import loader, packed
from kit.widgets.places import span_of
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
from kit.widgets.words import words_in


class QuizView(anywidget.AnyWidget):
    """Shows one quiz. It draws what the quiz says and passes on what the student does.

    Only what is on the screen is sent to the browser, so no key, accepted answer or evidence is
    there before its question is settled. Every change of the quiz comes from `act`, whether a
    person clicks or a notebook calls it.

    Args:
        quiz: The quiz to show.
        language: Language of buttons and messages, such as `es`, `fr` or `ar`; left out, that of
            the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG) where the kit has it, else
            English.

    Raises:
        KitError: The kit does not have the language.
    """

    _esm: ClassVar[str] = loader()

    code = traitlets.Bytes().tag(sync=True)
    locale = traitlets.Dict().tag(sync=True)
    article = traitlets.Dict().tag(sync=True)
    asked = traitlets.Dict().tag(sync=True)
    marks: traitlets.List[list[int]] = traitlets.List().tag(sync=True)
    screen = traitlets.Dict().tag(sync=True, to_json=compact)

    def __init__(self, quiz: Quiz, language: str | None = None) -> None:
        self.quiz = quiz
        self._turn = 0
        self._lines: list[Any] = []
        self._language = chosen_language(language)
        self._translate = translator(self._language)
        super().__init__(
            code=packed(tuple(words_in(self._translate).items())),
            locale={"language": self._language, "rtl": is_right_to_left(self._language)},
            article=passage(quiz),
            asked=asked(quiz, self._translate),
            marks=own_marks(quiz),
            screen=self._screen(greeting(quiz, self._translate)),
        )
        self.on_msg(self._receive)

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
        try:
            notice = self._do(name, value)
        except Exception as error:
            # JupyterLab hides what a callback raises, so the student must see it here.
            notice = failure(error, self._translate)
            raise
        finally:
            self._turn += 1
            self._show(notice)

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
        if name == "answer":
            return not_counted(self.quiz.answer(self._response(value)), self._translate)
        self._acts()[name](value)
        return None

    def _acts(self) -> dict[str, Callable[[Any], object]]:
        """Give what each act but the answer does, by its name."""
        quiz, article = self.quiz, self.quiz.article
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
            "open": lambda question_id: quiz.open(str(question_id)),
            "goto": self._go_to,
            "mark": lambda place: quiz.mark(*span_of(place, article)),
            "unmark": lambda place: quiz.unmark(*span_of(place, article)),
            "download": self._download,
        }

    def _response(self, value: Any) -> str | list[str]:
        """Give a response as the quiz takes it: words marked in the browser with their place."""
        # Imported late: the first question is there before anybody marks words.
        from kit.checking.marking import marked_response

        question = self.quiz.current
        is_marking = question is not None and question.type is QuestionType.MARK
        if value is None or (is_marking and value == []):
            return ""
        if is_marking and isinstance(value, list) and not isinstance(value[0], str):
            return marked_response(self.quiz.article.text, span_of(value, self.quiz.article))
        return value  # type: ignore[no-any-return]

    def _go_to(self, number: int) -> None:
        questions = self.quiz.questions
        self.quiz.open(questions[min(max(int(number), 1), len(questions)) - 1].id)

    def _download(self, form: str) -> None:
        # Imported late: only who takes results along needs it.
        from kit.widgets.results import results_file

        self.send({"file": results_file(self.quiz, form, self._language)})

    def _receive(self, _view: object, content: dict[str, Any], _buffers: object) -> None:
        if content.get("turn") != self._turn:
            # A second click, or another tab, came before the new screen: it was about the old one.
            self.send_state("screen")
            return
        if content["act"] == "drawn":
            self._get_ready()
            return
        if content["act"] == "refresh" and not self._has_news():
            return
        try:
            self.act(content["act"], content.get("value"))
        except KitError:
            # The view shows the message; there is nothing for the log of the server.
            return

    def _get_ready(self) -> None:
        """Load what the first answer needs, while the student reads; set the card in its place."""
        self.quiz.get_ready()
        import_module("kit.checking.typed")
        while self._lines:
            self._lines.pop().update(self.resting(), raw=True)

    def _has_news(self) -> bool:
        """Say whether another notebook changed something since the last screen."""
        self.quiz.refresh()
        shown = self.screen | {"notice": None}
        return self._screen(None) != shown

    def _ipython_display_(self) -> None:
        """Show the view, and before it a line that the view hides while it is there.

        When the browser has drawn the view, the line becomes a card for the time when the notebook
        is opened without its kernel; before that, HTML would hold up the view.
        """
        from IPython.display import display

        line = {"text/plain": repr(self)}
        self._lines.append(display(line, raw=True, display_id=True))  # type: ignore[no-untyped-call]
        data, _ = self._repr_mimebundle_() or ({}, {})
        alone = {kind: data[kind] for kind in data if kind != "text/plain"}
        display(alone, raw=True)  # type: ignore[no-untyped-call]

    def resting(self) -> dict[str, str]:
        """Give what stands in the place of the view in a notebook without its kernel."""
        # Imported late: it is wanted after the view is there.
        from kit.widgets.card import card

        title = self.quiz.article.title or self.quiz.bank.id
        return {"text/plain": repr(self), "text/html": card(title, repr(self), self._translate)}

    def __repr__(self) -> str:
        return repr(self.quiz).replace("Quiz(", "QuizView(", 1)
