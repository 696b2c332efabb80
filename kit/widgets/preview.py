"""One question as a student sees it, to be tried out; what is answered is kept nowhere."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cached_property
from itertools import count
from typing import Any

from kit.article import Article
from kit.attempts import AttemptLog
from kit.bank import Policy, Question, QuestionBank, Reading
from kit.checking import Outcome
from kit.errors import KitError
from kit.quiz import Quiz
from kit.widgets.acts import Acts, acts_of
from kit.widgets.languages import translator
from kit.widgets.screen import (
    Notice,
    asked,
    compact,
    failure,
    not_counted,
    own_marks,
    passage,
    screen_of,
)

_ENGLISH = translator("en")


class Preview:
    """A quiz of one question, another one whenever the question is changed.

    All of them are kept in one log, each under the name of a student of its own: to open a database
    at each key that is pressed takes five times as long as the rest.
    """

    def __init__(self) -> None:
        self._names = (f"preview-{number}" for number in count(1))
        self._shown: tuple[object, ...] = ()
        self._quiz: Quiz | None = None
        self._acts: Acts = {}
        self._turn = 0
        self._notice: Notice | None = None

    @cached_property
    def _log(self) -> AttemptLog:
        log = AttemptLog.in_memory()
        log.add()  # Makes its tables; before that, each quiz would look for their columns.
        return log

    def take_up(self, question: Question, article: Article, policy: Policy | None) -> None:
        """Show a question; where it is shown already as it is now, what was answered stays."""
        shown = (question, article.id, article.version, policy)
        if shown == self._shown:
            return
        self._shown = shown
        bank = QuestionBank(id="preview", questions=(question,), policy=_beside(policy))
        # The same chance for all, so that the options stay where they are while something is typed.
        chance = random.Random(0)  # noqa: S311
        self._quiz = Quiz(bank, article, self._log, next(self._names), rng=chance)
        self._acts = acts_of(self._quiz)
        self._turn = 0
        self._notice = None

    def put_away(self) -> None:
        """Show nothing, and forget what was answered."""
        self._shown, self._quiz, self._acts = (), None, {}

    def act(self, content: dict[str, Any]) -> None:
        """Do what a button of the student's view does."""
        if content.get("turn") != self._turn or content.get("act") not in self._acts:
            return
        try:
            done = self._acts[content["act"]](content.get("value"))
            self._notice = not_counted(done, _ENGLISH) if isinstance(done, Outcome) else None
        except KitError as error:
            self._notice = failure(error, _ENGLISH)
        self._turn += 1

    def screen(self) -> dict[str, Any]:
        """Give what the student's view gets of a quiz, by the names of its traits, or nothing."""
        quiz = self._quiz
        if quiz is None:
            return {}
        screen = screen_of(quiz, turn=self._turn, translate=_ENGLISH, notice=self._notice)
        return {
            "article": passage(quiz),
            "asked": asked(quiz, _ENGLISH),
            "marks": own_marks(quiz),
            "screen": compact(screen),
        }


def _beside(policy: Policy | None) -> Policy:
    """Give the policy with the article beside the question, for it is the question that matters."""
    return replace(policy or Policy(), reading=Reading.TOGETHER, open_book=True)
