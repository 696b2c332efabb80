"""One question as a student sees it, to be tried out; what is answered is kept nowhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kit.article import Article
from kit.attempts import AttemptLog
from kit.bank import Policy, Question, QuestionBank, Reading
from kit.checking import Outcome
from kit.errors import KitError
from kit.quiz import Quiz
from kit.widgets.acts import acts_of
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
    """A quiz of one question, and what its screen shows."""

    def __init__(self, question: Question, article: Article, policy: Policy | None) -> None:
        self.question = question
        self.article = article
        self.policy = _beside(policy)
        bank = QuestionBank(id="preview", questions=(question,), policy=self.policy)
        self._quiz = Quiz(bank, article, AttemptLog.in_memory(), "preview")
        self._turn = 0
        self._notice: Notice | None = None

    def shows(self, question: Question, article: Article, policy: Policy | None) -> bool:
        """Say whether this is the preview of a question as it is now."""
        shown = (self.question, self.article.id, self.article.version, self.policy)
        return shown == (question, article.id, article.version, _beside(policy))

    def act(self, content: dict[str, Any]) -> None:
        """Do what a button of the student's view does."""
        acts = acts_of(self._quiz)
        if content.get("turn") != self._turn or content.get("act") not in acts:
            return
        try:
            done = acts[content["act"]](content.get("value"))
            self._notice = not_counted(done, _ENGLISH) if isinstance(done, Outcome) else None
        except KitError as error:
            self._notice = failure(error, _ENGLISH)
        self._turn += 1

    def screen(self) -> dict[str, Any]:
        """Give what the student's view gets of a quiz, by the names of its traits."""
        quiz = self._quiz
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
