"""How what a student does in a quiz is written down: as attempts, and as steps between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from kit.attempts import Action, Attempt, Step
from kit.bank import Question
from kit.checking import Outcome
from kit.quiz.questions import as_written
from kit.quiz.standing import Standing

_ELSEWHERE = (Action.READ, Action.MARK, Action.UNMARK, Action.RESTART)
"""Steps that are about no question, and so do not end the reading before the first one."""


class Recording(Standing):
    """Where a student is in a quiz, and the records of what comes next."""

    _clock: Callable[[], datetime]
    _opened: datetime

    def _attempt(
        self, question: Question, response: str | Sequence[str], outcome: Outcome
    ) -> Attempt:
        now = self._clock()
        return Attempt(
            student=self.student,
            bank=self.bank.id,
            version=self.bank.version,
            passage=self.article.id,
            sitting=self._sitting.number,
            question=question.id,
            number=len(self.attempts(question)) + 1,
            response="\n".join(as_written(question, response)),
            verdict=str(outcome.verdict),
            score=outcome.score,
            credit=self.credit(question),
            practice=not self.counts(question),
            points=question.points,
            hints=self.hints_opened(question),
            seconds=round(max(0.0, (now - self._opened).total_seconds()), 3),
            time=now,
        )

    def _note(
        self, action: Action, question_id: str = "", *, sitting: int | None = None, value: str = ""
    ) -> None:
        if action is Action.READ:
            self._sitting.add(*self._end_of_reading())
        else:
            before = () if action in _ELSEWHERE else self._end_of_reading()
            self._sitting.add(*before, self._step(action, question_id, sitting, value))
        if action in (Action.OPEN, Action.FINISH, Action.RESTART, Action.READ):
            self._opened = self._clock()

    def _end_of_reading(self) -> tuple[Step, ...]:
        """Give the step that says how long the article was read before the first question."""
        if self._sitting.reading_seconds is not None:
            return ()
        seconds = max(0.0, (self._clock() - self._opened).total_seconds())
        return (self._step(Action.READ, value=f"{seconds:.1f}"),)

    def _step(
        self, action: Action, question_id: str = "", sitting: int | None = None, value: str = ""
    ) -> Step:
        return Step(
            student=self.student,
            bank=self.bank.id,
            passage=self.article.id,
            sitting=sitting or self._sitting.number,
            action=action,
            question=question_id,
            time=self._clock(),
            value=value,
        )
