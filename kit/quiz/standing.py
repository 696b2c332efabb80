"""How one student stands with the questions of a bank: what can be asked of a quiz."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable

from kit.article import Article
from kit.attempts import Attempt
from kit.bank import Kind, Policy, Question, QuestionBank, QuestionType, Reading, Reveal
from kit.checking import Outcome
from kit.quiz.naming import leads_only, paragraphs_named
from kit.quiz.one_step import Lock, read_in_one_step
from kit.quiz.parts import evidence_spans, last_paragraph
from kit.quiz.review import outcome_of
from kit.quiz.sitting import Score, Sitting, Status
from kit.quiz.spans import Spans
from kit.text import Span

_MISSED = (Status.TRIED, Status.CLOSE, Status.WRONG)


@read_in_one_step
class Standing:
    """Where a student is in a quiz, and how it went so far; nothing here changes anything.

    Attributes:
        bank: The bank.
        article: What is read.
        student: Who answers.
        questions: The questions about this article, in the order in which they are asked.
        policy: Tries and credit, when the key is shown, how the article is read.
    """

    bank: QuestionBank
    article: Article
    student: str
    questions: tuple[Question, ...]
    policy: Policy
    _index: dict[str, int]
    _sitting: Sitting
    _seed: int | str

    @property
    def lock(self) -> Lock:
        """What to hold while several things are done that nothing may come between."""
        return self._sitting.lock

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
        """Number of the open question among the wrong ones gone through again, and how many.

        A try at one that is not settled still counts; see `counts`.
        """
        return self._sitting.practice

    @property
    def is_last(self) -> bool:
        """Whether the summary comes next."""
        return self._sitting.neighbour(1) is None

    @property
    def first_open(self) -> Question | None:
        """The first question that is not settled, or None."""
        return self._sitting.first_open

    # ------------------------------------------------------------- the article

    @property
    def is_reading(self) -> bool:
        """Whether the article is still read alone, before the questions."""
        return self.policy.reads_first and self._sitting.reading_seconds is None

    @property
    def hides_article(self) -> bool:
        """Whether the article is put away while the open question is answered, all its tries.

        Where words are to be marked in the article it stays.
        """
        question = self.current
        return question is not None and not self.is_reading and self.is_closed(question)

    def is_closed(self, question: Question) -> bool:
        """Whether the article is away for as long as a question is not settled, or is practised."""
        if self.policy.open_book or question.type is QuestionType.MARK:
            return False
        return self.is_open(question) or not self.status(question).is_settled

    @property
    def paragraphs_shown(self) -> int:
        """Number of paragraphs that may be read by now."""
        question = self.first_open if self.policy.reading is Reading.PARTS else None
        return last_paragraph(question, self.article) if question else len(self.article.paragraphs)

    def is_locked(self, question: Question) -> bool:
        """Whether a question is about a part of the article that may not be read yet."""
        if self.policy.reading is not Reading.PARTS:
            return False
        return last_paragraph(question, self.article) > self.paragraphs_shown

    @property
    def may_leave(self) -> bool:
        """Whether one may go on to the next question, or to the summary, before answering."""
        following = self._sitting.neighbour(1)
        if following is None:
            return True
        return not self.is_locked(self.questions[self._index[following]])

    @property
    def marks(self) -> Spans:
        """What the student marked in the article, as offsets into its text, in order."""
        return self._sitting.marks

    # ------------------------------------------------------------- one question

    def options(self, question: Question) -> tuple[str, ...]:
        """Give the texts of the options in this student's order; none where words are typed."""
        if not question.has_options:
            return ()
        texts = [option.text for option in question.options]
        if question.type is QuestionType.TRUEFALSE:
            return tuple(texts)
        shuffled = list(texts)
        random.Random(f"{self._seed}/{question.id}").shuffle(shuffled)  # noqa: S311
        if question.type is QuestionType.ORDER and shuffled == texts:
            shuffled = [*shuffled[1:], shuffled[0]]
        return tuple(shuffled)

    def is_open(self, question: Question) -> bool:
        """Whether the question can be answered now."""
        return self._sitting.progress[question.id].is_open

    def status(self, question: Question) -> Status:
        """How the student stands with a question in this sitting."""
        return self._sitting.status(question)

    def earned(self, question: Question) -> float:
        """Points earned with a question in this sitting."""
        return self._sitting.progress[question.id].earned * question.points

    def may_show(self, question: Question) -> bool:
        """Whether key and evidence of a question may be shown by now."""
        if self.policy.reveal is Reveal.END and self.first_open is not None:
            return False
        return self.status(question).is_settled

    def may_retry(self, question: Question) -> bool:
        """Whether it may be tried again: practice would tell an answer that is not shown yet."""
        return self.counts(question) or self.may_show(question)

    def waits_if_given_up(self, question: Question) -> bool:
        """Whether giving up now would leave the answer for the end of the quiz."""
        if self.policy.reveal is not Reveal.END:
            return False
        score = self._sitting.score()
        return score.settled + self.counts(question) < score.questions

    def counts(self, question: Question) -> bool:
        """Whether the next try counts; once a question is settled, it is practice."""
        return not self.status(question).is_settled

    def tries_left(self, question: Question) -> int:
        """Number of tries that still count."""
        return self._sitting.tries_left(question)

    def credit(self, question: Question) -> float:
        """Share that the next try would count of what it improves, 0 to 1."""
        return self._sitting.credit(question)

    def attempts(self, question: Question) -> tuple[Attempt, ...]:
        """Give the attempts at a question in this sitting, in order."""
        return tuple(self._sitting.progress[question.id].attempts)

    def best_attempt(self, question: Question) -> Attempt | None:
        """Give the attempt by which a question stands as it does; practice is none of them."""
        counted = self._sitting.progress[question.id].counted
        ranked = enumerate(counted)
        best = max(ranked, key=lambda each: (each[1].score, each[0]), default=None)
        return best[1] if best else None

    def hints_opened(self, question: Question) -> int:
        """Number of hints that the student has opened, with the one that says where to look."""
        return self._sitting.progress[question.id].hints

    def hints_shown(self, question: Question) -> tuple[str, ...]:
        """Give the hints of the bank that the student has opened."""
        return self._hints(question)[: self.hints_opened(question)]

    def has_more_hints(self, question: Question) -> bool:
        """Whether there is one more hint: of the bank, or where to look in the article.

        Where a hint of the bank says just that already, it is no other hint.
        """
        hints = self._hints(question)
        if self.hints_opened(question) < len(hints):
            return True
        if self.hints_opened(question) > len(hints) or not self.policy.open_book:
            return False
        where = self._paragraphs(self.evidence(question)) if question.evidence_parts else ()
        told = (paragraphs_named(hint) for hint in hints if leads_only(hint))
        return not set().union(*told).issuperset(where)

    def _hints(self, question: Question) -> tuple[str, ...]:
        """Give the hints of the bank that help: none sends into an article that is away."""
        if self.policy.open_book or question.type is QuestionType.MARK:
            return question.hints
        return tuple(hint for hint in question.hints if not paragraphs_named(hint))

    def looks_back(self, question: Question) -> tuple[int, ...]:
        """Give the numbers of the paragraphs to look at; none before that hint was opened."""
        if self.hints_opened(question) <= len(self._hints(question)):
            return ()
        return self._paragraphs(self.evidence(question))

    def _paragraphs(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """Give the numbers of the paragraphs that spans touch."""
        touched = (
            paragraph.number
            for start, end in spans
            for paragraph in self.article.paragraphs
            if start < paragraph.end and paragraph.start < end
        )
        return tuple(dict.fromkeys(touched))

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
        return evidence_spans(question, self.article)

    # ------------------------------------------------------------- in all

    @property
    def missed(self) -> tuple[Question, ...]:
        """The questions that were answered, but not fully right."""
        return tuple(q for q in self.questions if self.status(q) in _MISSED)

    @property
    def to_practise(self) -> tuple[Question, ...]:
        """Those of them that may be tried again by now, but for what practice has made right."""
        return tuple(
            question
            for question in self.missed
            if self.may_retry(question) and not self._sitting.progress[question.id].is_learnt
        )

    def score(self, kind: Kind | None = None) -> Score:
        """Give the score of the sitting, or of the questions of one kind."""
        if kind is None:
            return self._sitting.score()
        return self._sitting.score(q for q in self.questions if q.kind is kind)

    @property
    def best(self) -> float | None:
        """Points of the best earlier sitting; None before there is one."""
        return self._sitting.best

    @property
    def days(self) -> int:
        """Number of days on which the student worked at this quiz."""
        return self._sitting.days

    @property
    def seconds(self) -> float:
        """Time on task in this sitting, in seconds; a pause counts half an hour at most."""
        return self._sitting.seconds

    @property
    def reading_seconds(self) -> float | None:
        """Seconds from opening the quiz to the first question that was acted on; None before."""
        return self._sitting.reading_seconds

    @property
    def version(self) -> str:
        """Six hexadecimal digits that change whenever the bank or the article does (SHA-256)."""
        both = self.bank.version + self.article.version
        return hashlib.sha256(both.encode()).hexdigest()[:6]
