"""Everything there is to say about a bank's file: faults, what was assumed, what is doubtful."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from kit.article import Article
from kit.bank import Doubt, Question, QuestionBank, read_bank
from kit.bank.table import Findings, read_rows
from kit.checking import find_doubtful_keys, suggest_aliases
from kit.errors import Problem, Severity
from kit.review.flaws import find_flaws


def review_question(question: Question, article: Article | None = None) -> tuple[Doubt, ...]:
    """Give what is doubtful about a question that can be used as it is.

    Args:
        question: The question.
        article: The article that it is about; without it, spelling and other forms of its names
            are not looked up.
    """
    return (
        *find_flaws(question),
        *find_doubtful_keys(question, article),
        *_aliases(question, article),
    )


def _aliases(question: Question, article: Article | None) -> Iterator[Doubt]:
    forms = suggest_aliases(question, article) if article else ()
    if forms:
        yield Doubt(code="also-accept", message=f"also accept {' or '.join(forms)}?")


def review_bank(
    path: str | Path, articles: Mapping[str, Article] | None = None
) -> tuple[QuestionBank, tuple[Problem, ...]]:
    """Read a bank's file and give it with all that is to be said about it, by line.

    What is doubtful is looked for only once there are no faults.

    Args:
        path: The CSV file.
        articles: The articles by id, such as an `ArticleFolder`; without them neither passages nor
            evidence are looked up.

    Raises:
        ArticleError: An article that the bank names cannot be read.
    """
    bank = read_bank(path, articles)
    if any(problem.severity is Severity.ERROR for problem in bank.notices):
        return bank, bank.notices
    doubts = [
        (question.id, doubt)
        for question in bank
        for doubt in review_question(question, (articles or {}).get(question.passage))
    ]
    found = (*bank.notices, *_located(doubts, Path(path)))
    return bank, tuple(sorted(found, key=lambda problem: problem.line or 0))


def _located(doubts: list[tuple[str, Doubt]], path: Path) -> Iterator[Problem]:
    """Give doubts as problems, each with the line of the option or question that it is about."""
    lines = _lines(path) if doubts else {}
    for question_id, doubt in doubts:
        known = lines[question_id]
        yield Problem(
            file=str(path),
            line=known.get(doubt.about, known[""]),
            message=doubt.message,
            code=doubt.code,
            question=question_id,
            severity=Severity.WARNING,
        )


def _lines(path: Path) -> dict[str, dict[str, int]]:
    """Give the lines of each question: its own under '', those of its options by their text."""
    lines: dict[str, dict[str, int]] = defaultdict(dict)
    for row in read_rows(path.read_bytes(), Findings(file=str(path))):
        text = "" if row.row else row.text.partition("]")[2].strip()
        lines[row.id].setdefault(text, row.line)
    return lines
