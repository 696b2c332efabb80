"""What a student takes along: the results of a sitting as a page, or as a table."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kit.bank import Question, QuestionType
from kit.bank.spreadsheet import guarded
from kit.lessons import Lesson
from kit.messages import Translate, in_words
from kit.quiz import Quiz
from kit.quiz.review import outcome_of
from kit.widgets.languages import is_right_to_left, translator
from kit.widgets.question_screen import words_of
from kit.widgets.said import is_of_bank, said_of
from kit.widgets.summary_screen import facts, kinds
from kit.widgets.told import number
from kit.widgets.words import words_in

_TEMPLATES = Path(__file__).parent / "view"
_COLUMNS = ("number", "question", "kind", "answer", "verdict", "earned", "points", "tries", "hints")
_BETWEEN = " / "


@dataclass(frozen=True, kw_only=True)
class ResultRow:
    """One question as the student leaves it.

    `answer`, `verdict` and `feedback` are of the best of the `tries`; practice is none of them.
    `is_of_bank` says whether the feedback is in the bank's own words, and so in its language.
    `answer` and `key` have a text for each option, in its order; `key` and `evidence` are empty
    until the question is settled.
    """

    number: int
    question: str
    kind: str
    is_order: bool
    answer: tuple[str, ...]
    verdict: str
    status: str
    earned: str
    points: str
    tries: int
    hints: int
    key: tuple[str, ...]
    evidence: str
    feedback: str
    is_of_bank: bool


def results_file(quiz: Quiz, form: str, language: str = "en") -> dict[str, str]:
    """Give the results of the sitting as a file.

    Args:
        quiz: The quiz.
        form: `html`, a page that needs nothing else and prints well, or `csv`.
        language: Language of headings and messages.

    Returns:
        `name`, `type` (media type) and `text` of the file.

    Raises:
        ValueError: Another form.
    """
    name = f"{quiz.bank.id}-{quiz.student}"
    if form == "html":
        return {"name": f"{name}.html", "type": "text/html", "text": _page(quiz, language)}
    if form == "csv":
        # With a byte order mark, by which spreadsheets know the encoding.
        return {"name": f"{name}.csv", "type": "text/csv", "text": "\ufeff" + _table(quiz)}
    raise ValueError(f"there is no form {form!r} of results; choose html or csv")


def result_rows(quiz: Quiz, translate: Translate) -> list[ResultRow]:
    """Give a row for each question of the quiz, in order."""
    words = words_in(translate)
    return [
        _row(quiz, at, question, translate, words) for at, question in enumerate(quiz.questions, 1)
    ]


def _row(
    quiz: Quiz, at: int, question: Question, translate: Translate, words: dict[str, str]
) -> ResultRow:
    # Verdict, answer and comment are of one try: that by which the question stands.
    best = quiz.best_attempt(question)
    status = quiz.status(question)
    outcome = outcome_of(question, best, quiz.article) if best else None
    may_show = quiz.may_show(question)
    return ResultRow(
        number=at,
        question=question.stem,
        kind=words[str(question.kind)] if question.kind else "",
        is_order=question.type is QuestionType.ORDER,
        answer=tuple(words_of(best.response)) if best else (),
        verdict=words[f"is_{status}"],
        status=str(status),
        earned=number(quiz.earned(question), translate),
        points=number(question.points, translate),
        tries=sum(not attempt.practice for attempt in quiz.attempts(question)),
        hints=quiz.hints_opened(question),
        key=_key(question) if may_show else (),
        evidence=question.evidence if may_show else "",
        feedback=said_of(quiz, question, outcome, translate),
        is_of_bank=is_of_bank(question, outcome),
    )


def _key(question: Question) -> tuple[str, ...]:
    is_several = question.type in (QuestionType.CHOICES, QuestionType.ORDER)
    return question.accepted if is_several else (question.key,)


def _table(quiz: Quiz) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in result_rows(quiz, translator("en")):
        writer.writerow([_cell(getattr(row, column)) for column in _COLUMNS])
    return out.getvalue()


def _cell(value: object) -> object:
    """Give what stands in a cell; a spreadsheet is kept from computing what a student typed."""
    if isinstance(value, tuple):
        value = _BETWEEN.join(value)
    return guarded(value) if isinstance(value, str) else value


def _page(quiz: Quiz, language: str) -> str:
    # Imported late: only who takes results along needs it.
    from jinja2 import Environment, FileSystemLoader

    translate = translator(language)
    words = words_in(translate)
    score = quiz.score()
    points = {
        "earned": number(score.earned, translate),
        "points": number(score.points, translate),
    }
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True)
    return environment.get_template("results.html").render(
        language=language,
        direction="rtl" if is_right_to_left(language) else "ltr",
        title=Lesson(article=quiz.article, bank=quiz.bank).title,
        student=quiz.student,
        day=_day(quiz),
        words=words,
        score=words["summary_score"].format(**points),
        answered=words["summary_answered"].format(settled=score.settled, count=score.questions),
        facts=[in_words(fact, translate) for fact in facts(quiz, translate)],
        kinds=kinds(quiz, translate),
        rows=result_rows(quiz, translate),
    )


def _day(quiz: Quiz) -> str:
    """Give the day of the last attempt; empty before there is one."""
    times: list[datetime] = [a.time for q in quiz.questions for a in quiz.attempts(q)]
    return max(times).astimezone().date().isoformat() if times else ""
