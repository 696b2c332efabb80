"""What the log of attempts says of one student's sitting: tries, hints, place and points."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from threading import RLock

from kit.attempts import Action, Attempt, AttemptLog, Step, share_earned
from kit.bank import Policy, Question
from kit.checking import Verdict
from kit.quiz.one_step import Lock, one_step
from kit.quiz.spans import Spans, with_span, without_span

_LONGEST_PAUSE = 30 * 60
"""Seconds after which nobody still works at a question: a longer time counts as this."""


class Status(StrEnum):
    """How a student stands with a question."""

    NEW = "new"
    SKIPPED = "skipped"
    TRIED = "tried"
    CORRECT = "correct"
    CLOSE = "close"
    WRONG = "wrong"

    @property
    def is_settled(self) -> bool:
        """Whether the answer may be shown."""
        return self in (Status.CORRECT, Status.CLOSE, Status.WRONG)


@dataclass(frozen=True, kw_only=True)
class Score:
    """Points of some questions: earned so far, and in all; how many are settled, and in all."""

    earned: float
    points: float
    settled: int
    questions: int


@dataclass(kw_only=True)
class Progress:
    """What is known of one question in this sitting.

    Attributes:
        attempts: In order.
        hints: Number of hints opened.
        revealed: Whether the student asked for the answer.
        skipped: Whether the student left it for later.
        reopened: Whether it is open for another try; known to this notebook only.
    """

    attempts: list[Attempt] = field(default_factory=list)
    hints: int = 0
    revealed: bool = False
    skipped: bool = False
    reopened: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it can be answered now."""
        return self.reopened or not (self.attempts or self.revealed)

    @property
    def counted(self) -> list[Attempt]:
        """The attempts that were no practice."""
        return [attempt for attempt in self.attempts if not attempt.practice]

    @property
    def is_learnt(self) -> bool:
        """Whether the last answer was right, be it in practice."""
        return bool(self.attempts) and self.attempts[-1].verdict == Verdict.CORRECT

    @property
    def earned(self) -> float:
        """Share of the points earned so far, 0 to 1."""
        return share_earned(self.attempts)

    def status(self, tries: int) -> Status:
        """Give the standing of a question with so many tries."""
        verdicts = [attempt.verdict for attempt in self.counted]
        if Verdict.CORRECT in verdicts:
            return Status.CORRECT
        if self.revealed or len(verdicts) >= tries:
            return Status.CLOSE if Verdict.CLOSE in verdicts else Status.WRONG
        if verdicts:
            return Status.TRIED
        return Status.SKIPPED if self.skipped else Status.NEW


class Sitting:
    """One student's sitting with some questions, rebuilt from the log and kept up with it.

    Other notebooks may add to the same log, so every act first takes in what is new. Sums are kept
    by difference: an act costs the same in a bank of any size.

    Args:
        log: The log of attempts.
        student: Whose sitting.
        bank: Id of the bank.
        passage: Id of the article.
        questions: The questions, at least one.
        policy: Tries and credit.

    Attributes:
        lock: Held while an act looks at this sitting and adds to it.
    """

    def __init__(
        self,
        log: AttemptLog,
        student: str,
        bank: str,
        passage: str,
        questions: Iterable[Question],
        policy: Policy,
    ) -> None:
        self.lock: Lock = RLock()
        self.policy = policy
        self._mine = {"student": student, "bank": bank, "passage": passage}
        self._log = log
        self._questions = {question.id: question for question in questions}
        self._points = sum(question.points for question in self._questions.values())
        self._order = tuple(self._questions.values())
        self._ids = tuple(self._questions)
        self._rows_seen: dict[type[Attempt | Step], int] = {Step: 0, Attempt: 0}
        self._days: set[date] = set()
        self.best: float | None = None
        self.marks: Spans = ()
        self._begin(number=1)
        log.put_aside_if_damaged()
        self.catch_up(follow=True)

    def _begin(self, number: int) -> None:
        self.number = number
        self.progress = {question_id: Progress() for question_id in self._questions}
        self.place: str | None = self._ids[0]
        self._again: tuple[str, ...] = ()
        self._earned, self._settled = 0.0, 0
        self._seconds = 0.0
        self._first_open = 0
        self.reading_seconds: float | None = None
        self._read_until: datetime | None = None

    def add(self, *records: Attempt | Step) -> None:
        """Append records to the log and take them in, going where they lead."""
        try:
            self._log.add(*records)
        finally:
            self.catch_up(follow=True)

    def get_ready(self) -> None:
        """Prepare what adding to the log needs; see `Quiz.get_ready`."""
        self._log.get_ready()
        # What is asked with every answer is slow the first time.
        self._log.news(self._rows_seen, self._mine)

    def one_visit(self) -> AbstractContextManager[None]:
        """Let all looks into the log meanwhile go through one connection."""
        return self._log.one_visit()

    def catch_up(self, *, follow: bool = False) -> None:
        """Take in what was added to the log since the last look, by this notebook or another.

        Args:
            follow: Go where the steps lead; otherwise the student stays in place.
        """
        # A sitting at a time: what a sitting earned is known when the next one begins.
        found = self._news()
        for step in found:
            if isinstance(step, Step):  # in the order in which they were made, in any sitting
                self._take_mark(step)
        for record in sorted(found, key=lambda record: record.sitting):
            if not self._is_of_this_sitting(record):
                continue
            if isinstance(record, Step):
                self._take_step(record, follow=follow)
            else:
                self._take_attempt(record)

    def _news(self) -> list[Attempt | Step]:
        """Give the records that were added since the last look, steps before attempts."""
        news = self._log.news(self._rows_seen, self._mine)
        self._rows_seen |= {type(record): row for row, record in news}
        return [record for _, record in news]

    @one_step
    def neighbour(self, distance: int) -> str | None:
        """Give the question so far away in this round; from the summary, the last one is before."""
        if self.place is None:
            return self._round[-1] if distance < 0 else None
        at = self._round.index(self.place) + distance
        return self._round[at] if 0 <= at < len(self._round) else None

    @property
    def _round(self) -> tuple[str, ...]:
        """The questions that are gone through: those to practise, else all."""
        return self._again or self._ids

    def practise(self, question_ids: tuple[str, ...]) -> None:
        """Begin a round through some questions, which are reopened; whoever leaves them ends it."""
        self._again = question_ids
        for question_id in question_ids:
            self.progress[question_id].reopened = True

    @property
    @one_step
    def practice(self) -> tuple[int, int] | None:
        """Number of the open question in such a round, and how many are in it; else None."""
        if self.place is None or not self._again:
            return None
        return self._again.index(self.place) + 1, len(self._again)

    @property
    @one_step
    def first_open(self) -> Question | None:
        """The first question that is not settled, or None."""
        # What is settled stays so, hence the search goes on where it ended.
        while self._first_open < len(self._order):
            question = self._order[self._first_open]
            if not self.status(question).is_settled:
                return question
            self._first_open += 1
        return None

    @property
    def days(self) -> int:
        """Number of days, by the clock of this place, on which the student did something here."""
        return len(self._days)

    @property
    def seconds(self) -> float:
        """Time on task in this sitting, in seconds: reading before the first question, answers."""
        return self._seconds + min(self.reading_seconds or 0.0, _LONGEST_PAUSE)

    def status(self, question: Question) -> Status:
        """Give the standing of one question."""
        return self.progress[question.id].status(self.policy.tries_for(question))

    def tries_left(self, question: Question) -> int:
        """Give the number of tries that still count."""
        if self.status(question).is_settled:
            return 0
        return self.policy.tries_for(question) - len(self.progress[question.id].counted)

    def credit(self, question: Question) -> float:
        """Give the share that the next try would count."""
        if self.status(question).is_settled:
            return 0.0
        return self.policy.retry_credit if self.progress[question.id].counted else 1.0

    def score(self, questions: Iterable[Question] | None = None) -> Score:
        """Give the score of some questions, or of all."""
        if questions is None:
            return Score(
                earned=self._earned,
                points=self._points,
                settled=self._settled,
                questions=len(self._questions),
            )
        chosen = list(questions)
        standing = [self._standing(question) for question in chosen]
        return Score(
            earned=sum(earned for earned, _ in standing),
            points=sum(question.points for question in chosen),
            settled=sum(settled for _, settled in standing),
            questions=len(chosen),
        )

    def _is_of_this_sitting(self, record: Attempt | Step) -> bool:
        """Say whether a record counts here; the first of a later sitting begins that sitting."""
        self._days.add(record.time.astimezone().date())
        if record.sitting > self.number:
            if self._settled or self._earned:
                self.best = max(self.best or 0.0, self._earned)
            self._begin(record.sitting)
        is_known = not record.question or record.question in self._questions
        return record.sitting == self.number and is_known

    def _take_mark(self, step: Step) -> None:
        """Take in a mark in the article; marks outlast a sitting."""
        if step.action in (Action.MARK, Action.UNMARK):
            change = with_span if step.action is Action.MARK else without_span
            self.marks = change(self.marks, step.span)

    def _take_step(self, step: Step, *, follow: bool) -> None:
        if step.action is Action.READ and self.reading_seconds is None:
            self.reading_seconds, self._read_until = step.seconds, step.time
        if follow and step.action in (Action.OPEN, Action.FINISH):
            self.place = step.question or None
            if self.place not in self._round:
                self._end_practice()
        if not step.question:
            return
        question = self._questions[step.question]
        before = self._standing(question)
        progress = self.progress[step.question]
        progress.hints += step.action is Action.HINT
        progress.skipped |= step.action is Action.SKIP
        if step.action is Action.REVEAL:
            progress.revealed, progress.reopened = True, False
        self._add_up(question, before)

    def _end_practice(self) -> None:
        for question_id in self._round:
            self.progress[question_id].reopened = False
        self._again = ()

    def _take_attempt(self, attempt: Attempt) -> None:
        question = self._questions[attempt.question]
        before = self._standing(question)
        progress = self.progress[attempt.question]
        progress.attempts.append(attempt)
        progress.reopened = False
        self._seconds += min(self._seconds_of(attempt), _LONGEST_PAUSE)
        self._add_up(question, before)

    def _seconds_of(self, attempt: Attempt) -> float:
        """Give how long an answer took, without the reading that it ended."""
        if self._read_until is None:
            return attempt.seconds
        return min(attempt.seconds, max(0.0, (attempt.time - self._read_until).total_seconds()))

    def _standing(self, question: Question) -> tuple[float, bool]:
        earned = self.progress[question.id].earned * question.points
        return earned, self.status(question).is_settled

    def _add_up(self, question: Question, before: tuple[float, bool]) -> None:
        earned, is_settled = self._standing(question)
        self._earned += earned - before[0]
        self._settled += is_settled - before[1]
