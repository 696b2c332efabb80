"""One student's quiz, without a screen: what a student can do in it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from kit.article import Article
from kit.attempts import Action, AlreadyKeptError, Attempt, AttemptLog, current_student
from kit.bank import Policy, Question, QuestionBank, Reading
from kit.checking import Outcome, check
from kit.errors import QuizError
from kit.messages import message
from kit.quiz.given_back import unless_given_back
from kit.quiz.one_step import one_step
from kit.quiz.parts import in_reading_order
from kit.quiz.questions import as_written, questions_about
from kit.quiz.recording import Recording
from kit.quiz.sitting import Sitting


class Quiz(Recording):
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
        policy: Tries, what they earn, how the article is read; left out, what the bank says.

    Raises:
        QuizError: Bank and article do not fit together.
        AttemptLogError: The log cannot be read; or it is damaged and was put aside.
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
        self.policy = policy or bank.policy or Policy()
        self.questions = questions_about(bank, article)
        if self.policy.reading is Reading.PARTS:
            self.questions = in_reading_order(self.questions, article)
        self._index = {question.id: at for at, question in enumerate(self.questions)}
        self._clock = clock or _utc_now
        self._seed = rng.getrandbits(64) if rng else f"{self.student}/{bank.id}"
        self._sitting = Sitting(
            attempts if attempts is not None else AttemptLog(),
            self.student,
            bank.id,
            article.id,
            self.questions,
            self.policy,
        )
        self._opened = self._clock()

    # ------------------------------------------------------------- moving

    @one_step
    def open(self, question_id: str) -> None:
        """Open a question.

        Raises:
            QuizError: There is no such question here, or it is about a part of the article that
                may not be read yet.
        """
        if question_id not in self._index:
            raise QuizError(f"there is no question {question_id!r} in this quiz")
        self._keep_up()
        self._go(question_id)

    def _go(self, question_id: str) -> None:
        if self.is_locked(self.questions[self._index[question_id]]):
            raise QuizError("Answer this question first; then the article goes on.")
        self._note(Action.OPEN, question_id)

    def get_ready(self) -> None:
        """Prepare what keeping an answer needs: of a log that is not there, file and tables.

        Nothing of the student is written; a row of nobody is, and taken back.

        Raises:
            AttemptLogError: Answers cannot be kept there.
        """
        self._sitting.get_ready()

    @contextmanager
    def one_visit(self) -> Iterator[None]:
        """Let all acts meanwhile go through one connection to the log; see `AttemptLog`.

        They are one step, too: who waits for the log then holds no quiz that is needed here.
        """
        with self.lock, self._sitting.one_visit():
            yield

    @one_step
    def refresh(self) -> None:
        """Take in what the student did in another notebook."""
        self._sitting.catch_up()

    @one_step
    def begin(self) -> None:
        """Leave the article, which was read alone, for the questions."""
        self._sitting.catch_up()
        if self._sitting.reading_seconds is None:
            self._note(Action.READ)

    @one_step
    def next(self) -> None:
        """Open the next question, of this round; after the last one, the summary."""
        self._keep_up()
        following = self._sitting.neighbour(1)
        if following is None:
            self._note(Action.FINISH)
        else:
            self._go(following)

    @one_step
    def back(self) -> None:
        """Open the question before; from the summary the last one; at the first one, stay."""
        self._keep_up()
        before = self._sitting.neighbour(-1)
        if before is not None:
            self._go(before)

    @one_step
    def skip(self) -> None:
        """Leave the open question for later and open the next one."""
        question = self._require_same()
        if not self.status(question).is_settled:
            self._note(Action.SKIP, question.id)
        self.next()

    @one_step
    def finish(self) -> None:
        """Open the summary."""
        self._keep_up()
        self._note(Action.FINISH)

    @one_step
    def restart(self) -> None:
        """Begin a new sitting; what was answered before stays in the log."""
        self._sitting.catch_up()
        self._note(Action.RESTART, sitting=self._sitting.number + 1)

    # ------------------------------------------------------------- answering

    @one_step
    def answer(self, response: str | Sequence[str]) -> Outcome:
        """Check a response to the open question and keep it as an attempt.

        When this returns, the attempt is on disk. A response that cannot be judged is not kept and
        costs no try: a blank one, an order left as it was shown, an answer that was tried before.

        Args:
            response: What was typed, the text of the option chosen, or the texts of several.

        Raises:
            QuizError: No question is open, or it has been answered and not reopened, here or in
                another notebook.
            ValueError: The response is no option of the question.
            AttemptLogError: The attempt cannot be kept; the question stays open.
        """
        question = self._require_same()
        if not self.is_open(question):
            raise QuizError(
                "This question has been answered already, perhaps in another window; "
                "this is that answer."
            )
        outcome = unless_given_back(
            check(question, response, passage=self.article),
            question,
            as_written(question, response),
            shown=self.options(question),
            before=self.attempts(question) if self.counts(question) else (),
        )
        if outcome.is_judged:
            self._keep(self._attempt(question, response, outcome))
        return outcome

    def _keep(self, attempt: Attempt) -> None:
        try:
            self._sitting.add(*self._end_of_reading(), attempt)
        except AlreadyKeptError as error:
            raise QuizError(
                "This question has just been answered in another window; that answer counts."
            ) from error

    @one_step
    def hint(self) -> str | None:
        """Open one more hint of the open question and give it; None when there are no more.

        The last one says which paragraph to look at.
        """
        question = self._require_same()
        if not self.has_more_hints(question):
            return None
        self._note(Action.HINT, question.id)
        paragraphs = self.looks_back(question)
        if not paragraphs:
            return self.hints_shown(question)[-1]
        told = ", ".join(map(str, paragraphs))
        return message("Look back at paragraph {paragraphs}.", paragraphs=told)

    @one_step
    def retry(self) -> None:
        """Reopen the open question for another try; once the answer was shown it is practice.

        Raises:
            QuizError: It is settled, and its answer is not shown yet: practice would tell it.
        """
        question = self._require_same()
        if not self.is_open(question):
            if not self.may_retry(question):
                raise QuizError("You can practise this when all questions are answered.")
            self._sitting.progress[question.id].reopened = True
            self._opened = self._clock()

    @one_step
    def reveal(self) -> None:
        """Show the answer of the open question and give up its remaining tries."""
        question = self._require_same()
        self._sitting.progress[question.id].reopened = False
        if not self.status(question).is_settled:
            self._note(Action.REVEAL, question.id)

    @one_step
    def practise(self) -> None:
        """Go once more through the answered questions that are not fully right."""
        self._keep_up()
        again = tuple(question.id for question in self.to_practise)
        if again:
            self._sitting.practise(again)
            self._go(again[0])

    # ------------------------------------------------------------- marking in the article

    @one_step
    def mark(self, start: int, end: int) -> None:
        """Mark words of the article for oneself; marks stay, also in the next sitting.

        Args:
            start: Where they begin in the article's text.
            end: Where they end.

        Raises:
            QuizError: There is nothing there.
        """
        self._note(Action.MARK, value=self._place(start, end))

    @one_step
    def unmark(self, start: int, end: int) -> None:
        """Take marks away from words of the article; see `mark`."""
        self._note(Action.UNMARK, value=self._place(start, end))

    def _place(self, start: int, end: int) -> str:
        if not 0 <= start < end <= len(self.article.text):
            raise QuizError("Choose words of the article first.")
        return f"{start}:{end}"

    def __repr__(self) -> str:
        score = self.score()
        return (
            f"Quiz({self.bank.id!r} {self.version}: {score.settled} of {score.questions} answered)"
        )

    # ------------------------------------------------------------- inside

    def _require_same(self) -> Question:
        """Take in what other notebooks did, and give the open question if it is still that."""
        question = self._require_current()
        self._keep_up()
        return question

    def _keep_up(self) -> None:
        """Take in what other notebooks did.

        Raises:
            QuizError: One began anew; what is asked for was about a sitting that is over.
        """
        sitting = self._sitting.number
        self._sitting.catch_up()
        if self._sitting.number != sitting:
            raise QuizError(
                "This quiz was begun anew in another window, so this was not counted. "
                "Here it goes on."
            )

    def _require_current(self) -> Question:
        question = self.current
        if question is None:
            raise QuizError("No question is open; this is the summary.")
        return question


def _utc_now() -> datetime:
    return datetime.now(UTC)
