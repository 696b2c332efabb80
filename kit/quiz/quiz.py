"""One student's quiz, without a screen: where it stands, answers, hints, tries, score."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from kit.article import Article
from kit.attempts import Action, AlreadyKeptError, Attempt, AttemptLog, Step, current_student
from kit.bank import Kind, Question, QuestionBank, QuestionType
from kit.checking import Outcome, check
from kit.errors import QuizError
from kit.quiz.questions import as_written, questions_about
from kit.quiz.review import outcome_of
from kit.quiz.sitting import Policy, Score, Sitting, Status
from kit.text import Span


class Quiz:
    """One student's sitting with the questions of a bank about one article; it has no screen.

    A sitting goes on where the log of attempts says that the student stopped. Nothing is written
    before the student does something.

    Args:
        bank: The questions; those about another passage are left out.
        article: The article they are about.
        attempts: Where attempts are kept; left out, `AttemptLog()`.
        student: Who answers; left out, the user of the JupyterHub, else the login name.
        rng: Source of chance for the order of options. Left out, the order hangs on student and
            question, and so stays the same when the student comes back.
        clock: Gives the time, aware.
        policy: Tries, and what they earn.

    Raises:
        QuizError: Bank and article do not fit together.
        AttemptLogError: The log cannot be read.
    """

    def __init__(
        self,
        bank: QuestionBank,
        article: Article,
        attempts: AttemptLog | None = None,
        student: str | None = None,
        *,
        rng: random.Random | None = None,
        clock: Callable[[], datetime] | None = None,
        policy: Policy | None = None,
    ) -> None:
        self.bank = bank
        self.article = article
        self.student = student or current_student()
        self.questions = questions_about(bank, article)
        self._index = {question.id: at for at, question in enumerate(self.questions)}
        self._clock = clock or _utc_now
        self._seed = rng.getrandbits(64) if rng else f"{self.student}/{bank.id}"
        self._sitting = Sitting(
            attempts if attempts is not None else AttemptLog(),
            self.student,
            bank.id,
            article.id,
            self.questions,
            policy or Policy(),
        )
        self._opened = self._clock()

    # ------------------------------------------------------------- where the student is

    @property
    def current(self) -> Question | None:
        """The question that is open, or None when the summary is."""
        place = self._sitting.place
        return self.questions[self._index[place]] if place else None

    @property
    def number(self) -> int:
        """Number of the open question, from 1; 0 when the summary is open."""
        place = self._sitting.place
        return self._index[place] + 1 if place else 0

    @property
    def practice(self) -> tuple[int, int] | None:
        """Number of the open question in a round of practice, and how many there are."""
        place, round_ = self._sitting.place, self._sitting.round
        if place is None or len(round_) == len(self.questions):
            return None
        return round_.index(place) + 1, len(round_)

    @property
    def is_finished(self) -> bool:
        """Whether the summary is open."""
        return self.current is None

    @property
    def is_last(self) -> bool:
        """Whether the summary comes next."""
        return self._sitting.neighbour(1) is None

    def open(self, question_id: str) -> None:
        """Open a question.

        Raises:
            QuizError: There is no such question here.
        """
        if question_id not in self._index:
            raise QuizError(f"there is no question {question_id!r} in this quiz")
        self._sitting.catch_up()
        self._note(Action.OPEN, question_id)

    def next(self) -> None:
        """Open the next question, of this round; after the last one, the summary."""
        following = self._sitting.neighbour(1)
        if following is None:
            self.finish()
        else:
            self.open(following)

    def back(self) -> None:
        """Open the question before; from the summary the last one; at the first one, stay."""
        before = self._sitting.neighbour(-1)
        if before is not None:
            self.open(before)

    def skip(self) -> None:
        """Leave the open question for later and open the next one."""
        question = self._require_current()
        self._sitting.catch_up()
        if not self.status(question).is_settled:
            self._note(Action.SKIP, question.id)
        self.next()

    def finish(self) -> None:
        """Open the summary."""
        self._sitting.catch_up()
        self._note(Action.FINISH)

    def restart(self) -> None:
        """Begin a new sitting; what was answered before stays in the log."""
        self._sitting.catch_up()
        self._note(Action.RESTART, sitting=self._sitting.number + 1)

    # ------------------------------------------------------------- answering

    def options(self, question: Question) -> tuple[str, ...]:
        """Give the texts of the options in this student's order; none for a short question."""
        if question.type is QuestionType.SHORT:
            return ()
        texts = [option.text for option in question.options]
        if question.type is not QuestionType.TRUEFALSE:
            random.Random(f"{self._seed}/{question.id}").shuffle(texts)  # noqa: S311
        return tuple(texts)

    def answer(self, response: str | Sequence[str]) -> Outcome:
        """Check a response to the open question and keep it as an attempt.

        When this returns, the attempt is on disk. A blank response is not kept and costs no try.

        Args:
            response: What was typed, the text of the option chosen, or the texts of several.

        Raises:
            QuizError: No question is open, or it has been answered and not reopened, here or in
                another notebook.
            ValueError: The response is no option of the question.
            AttemptLogError: The attempt cannot be kept; the question stays open.
        """
        question = self._require_current()
        self._sitting.catch_up()
        if not self.is_open(question):
            raise QuizError(
                "this question has been answered already, perhaps in another window; "
                "this is that answer"
            )
        outcome = check(question, response, passage=self.article)
        if outcome.is_judged:
            self._keep(self._attempt(question, response, outcome))
        return outcome

    def _keep(self, attempt: Attempt) -> None:
        try:
            self._sitting.add(attempt)
        except AlreadyKeptError as error:
            raise QuizError(
                "this question has just been answered in another window; that answer counts"
            ) from error

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
            practice=self.status(question).is_settled,
            points=question.points,
            hints=len(self.hints_shown(question)),
            seconds=round(max(0.0, (now - self._opened).total_seconds()), 3),
            time=now,
        )

    def hint(self) -> str | None:
        """Open one more hint of the open question and give it; None when there are no more."""
        question = self._require_current()
        self._sitting.catch_up()
        shown = len(self.hints_shown(question))
        if shown == len(question.hints):
            return None
        self._note(Action.HINT, question.id)
        return question.hints[shown]

    def retry(self) -> None:
        """Reopen the open question for another try; once the answer was shown it is practice."""
        question = self._require_current()
        if not self.is_open(question):
            self._sitting.progress[question.id].reopened = True
            self._opened = self._clock()

    def reveal(self) -> None:
        """Show the answer of the open question and give up its remaining tries."""
        question = self._require_current()
        self._sitting.catch_up()
        self._sitting.progress[question.id].reopened = False
        if not self.status(question).is_settled:
            self._note(Action.REVEAL, question.id)

    def practise(self) -> None:
        """Go once more through the answered questions that are not fully right."""
        self._sitting.catch_up()
        again = tuple(
            question.id
            for question in self.questions
            if self.status(question) in (Status.TRIED, Status.CLOSE, Status.WRONG)
        )
        if again:
            self._sitting.round = again
            for question_id in again:
                self._sitting.progress[question_id].reopened = True
            self.open(again[0])

    # ------------------------------------------------------------- how it stands

    def is_open(self, question: Question) -> bool:
        """Whether the question can be answered now."""
        return self._sitting.progress[question.id].is_open

    def status(self, question: Question) -> Status:
        """How the student stands with a question in this sitting."""
        return self._sitting.status(question)

    def tries_left(self, question: Question) -> int:
        """Number of tries that still count."""
        return self._sitting.tries_left(question)

    def credit(self, question: Question) -> float:
        """Share that the next try would count of what it improves, 0 to 1."""
        return self._sitting.credit(question)

    def attempts(self, question: Question) -> tuple[Attempt, ...]:
        """Give the attempts at a question in this sitting, in order."""
        return tuple(self._sitting.progress[question.id].attempts)

    def hints_shown(self, question: Question) -> tuple[str, ...]:
        """Give the hints of a question that the student has opened."""
        return question.hints[: self._sitting.progress[question.id].hints]

    def outcome(self, question: Question) -> Outcome | None:
        """Give the outcome of the last attempt at a question; None while it is open."""
        return None if self.is_open(question) else self.last_outcome(question)

    def last_outcome(self, question: Question) -> Outcome | None:
        """Give the outcome of the last attempt at a question, open or not; None without one."""
        attempts = self.attempts(question)
        if not attempts:
            return None
        return outcome_of(question, attempts[-1], self.article)

    def evidence(self, question: Question) -> tuple[Span, ...]:
        """Give where the evidence of a question stands, as offsets into the article's text."""
        spans = (self.article.find(part) for part in question.evidence_parts)
        return tuple(span for span in spans if span)

    def score(self, kind: Kind | None = None) -> Score:
        """Give the score of the sitting, or of the questions of one kind."""
        if kind is None:
            return self._sitting.score()
        return self._sitting.score(q for q in self.questions if q.kind is kind)

    @property
    def version(self) -> str:
        """Six hexadecimal digits that change whenever the bank or the article does (SHA-256)."""
        both = self.bank.version + self.article.version
        return hashlib.sha256(both.encode()).hexdigest()[:6]

    def __repr__(self) -> str:
        score = self.score()
        return (
            f"Quiz({self.bank.id!r} {self.version}: {score.settled} of {score.questions} answered)"
        )

    # ------------------------------------------------------------- inside

    def _note(self, action: Action, question_id: str = "", sitting: int | None = None) -> None:
        self._sitting.add(
            Step(
                student=self.student,
                bank=self.bank.id,
                passage=self.article.id,
                sitting=sitting or self._sitting.number,
                action=action,
                question=question_id,
                time=self._clock(),
            )
        )
        if action in (Action.OPEN, Action.FINISH, Action.RESTART):
            self._opened = self._clock()

    def _require_current(self) -> Question:
        question = self.current
        if question is None:
            raise QuizError("no question is open; the quiz is at its summary")
        return question


def _utc_now() -> datetime:
    return datetime.now(UTC)
