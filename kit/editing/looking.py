"""What is wrong or doubtful with one entry, by the rules that `kit check` has for files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from kit.bank import Policy, Question, QuestionBank
from kit.bank.reader import parse_bank
from kit.editing.entries import Entry, csv_text
from kit.errors import Problem, Severity
from kit.lessons import ArticleFolder
from kit.review import review_question

FIRST_LINE = 2
"""The line of a question row, as if its entry were a file of its own."""


def read_settings(settings: Entry | None, file: str) -> tuple[Policy | None, tuple[Problem, ...]]:
    """Give what the settings of a bank say, and what is wrong with them."""
    if settings is None:
        return None, ()
    bank = _bank_of(settings, None, file)
    return bank.policy, tuple(p for p in bank.notices if p.code != "no-questions")


def read_entry(entry: Entry, articles: ArticleFolder | None, file: str) -> Question | None:
    """Give the question that an entry makes; None while it has faults."""
    bank = _bank_of(replace(entry, key=0), articles, file)
    return None if are_faults_among(bank.notices) else bank.questions[0]


@lru_cache(maxsize=20_000)
def look_at(entry: Entry, articles: ArticleFolder | None, file: str) -> tuple[Problem, ...]:
    """Give the problems of an entry; its question row is line 2, and the rows under it follow.

    What is merely doubtful is looked for once there are no faults.
    """
    bank = _bank_of(replace(entry, key=0), articles, file)
    if are_faults_among(bank.notices):
        return bank.notices
    question = bank.questions[0]
    article = articles.get(question.passage) if articles else None
    doubts = (
        Problem(
            file=file,
            line=_line_of(entry, doubt.about),
            message=doubt.message,
            code=doubt.code,
            severity=Severity.WARNING,
        )
        for doubt in review_question(question, article)
    )
    return (*bank.notices, *doubts)


@lru_cache(maxsize=512)
def _bank_of(entry: Entry, articles: ArticleFolder | None, file: str) -> QuestionBank:
    return parse_bank(csv_text([entry]).encode(), file, articles)


def are_faults_among(problems: Iterable[Problem]) -> bool:
    """Say whether any of these problems keeps students from opening a bank."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def _line_of(entry: Entry, about: str) -> int:
    """Give the line of the option that a doubt is about, or that of the question."""
    options = enumerate(entry.lines, FIRST_LINE + 1)
    return next((n for n, line in options if about and line.text.strip() == about), FIRST_LINE)
