"""Everything there is to say about a bank's file: faults, what was assumed, what is doubtful."""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kit.article import Article
from kit.bank import Doubt, Question, QuestionBank, read_bank
from kit.bank.table import Findings, Row, read_rows
from kit.checking import find_doubtful_keys, suggest_aliases
from kit.errors import Problem, Severity
from kit.review.flaws import find_flaws
from kit.review.sets import find_doubles, find_told


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

    What is doubtful is looked for in the questions that have no fault, and an id of their own.

    Args:
        path: The CSV file.
        articles: The articles by id, such as an `ArticleFolder`; without them neither passages nor
            evidence are looked up.

    Raises:
        ArticleError: An article that the bank names cannot be read.
    """
    bank = read_bank(path, articles)
    sound = tuple(_sound(bank, Path(path)))
    doubts = [
        *(
            (question.id, doubt)
            for question in sound
            for doubt in review_question(question, (articles or {}).get(question.passage))
        ),
        *find_told(sound),
        *find_doubles(sound),
    ]
    found = (*bank.notices, *_located(doubts, Path(path)))
    return bank, tuple(sorted(found, key=lambda problem: problem.line or 0))


def _sound(bank: QuestionBank, path: Path) -> Iterable[Question]:
    """Give the questions of which no row has a fault; none where the columns have one."""
    faults = [problem for problem in bank.notices if problem.severity is Severity.ERROR]
    rows = _rows(path) if faults and len(bank) else []
    lines = [problem.line or 0 for problem in faults]
    if rows and min(lines) < rows[0].line:
        return ()
    heads = [row for row in rows if row.row]
    above, starts = ["", *(row.id for row in heads)], [row.line for row in heads]
    # A row that cannot be cut is known by its line alone.
    faulty = {problem.question for problem in faults}
    faulty |= {above[bisect(starts, line)] for line in lines}
    # Of two questions with one id, no doubt says which of them it is about.
    faulty |= {name for name, times in Counter(each.id for each in bank).items() if times > 1}
    return [question for question in bank if question.id not in faulty]


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
    for row in _rows(path):
        text = row.text.partition("]")[2].strip()
        if row.row or text:
            lines[row.id].setdefault("" if row.row else text, row.line)
    return lines


def _rows(path: Path) -> list[Row]:
    return read_rows(path.read_bytes(), Findings(file=str(path)))
