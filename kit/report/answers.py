"""What was answered, as tables to be taken along: a row an answer, or a row a student."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

import pandas as pd

from kit.attempts import share_earned
from kit.bank import Passage, QuestionBank, QuestionType
from kit.checking import check
from kit.report.items import items
from kit.report.responses import as_given
from kit.report.sittings import (
    SITTING,
    cells,
    of_bank,
    of_best_sitting,
    shares_earned,
    tries_by_question,
)

_SEVERAL = (QuestionType.CHOICES, QuestionType.ORDER)
_SAME = 0.005


def answers_table(
    attempts: pd.DataFrame, bank: QuestionBank, articles: Mapping[str, Passage] | None = None
) -> pd.DataFrame:
    """Give every answer to a bank, one row an answer, in the order in which they were given.

    Args:
        attempts: As `read_attempts` gives them; those of other banks are left out.
        bank: The bank that was answered.
        articles: The articles by their ids, to tell the rule by which marked words were judged.

    Returns:
        Columns: `bank`, `version`, `student`, `passage`, `sitting`, `question`, `number`,
        `response` in one line, `verdict`; `points`, what this answer added to the student's points
        in its sitting; `max`, what the question was worth; `marked_by`, the rule that judges so,
        empty where the question has changed since and would be judged otherwise today; `time`, in
        UTC.

    Raises:
        ReportError: There are attempts, but none at a question of this bank.
    """
    of_bank(attempts, bank)
    table = attempts[attempts["bank"] == bank.id].reset_index(drop=True)
    rules = _Rules(bank, articles or {})
    judged = cells(table, ["question", "response", "verdict", "score"])
    table = table.assign(
        points=_gains(table) * table["points"],
        max=table["points"],
        marked_by=[rules.rule(*row) for row in judged],
        response=table["response"].map(as_given),
    )
    about = ["bank", "version", "student", "passage", "sitting", "question", "number"]
    return table[[*about, "response", "verdict", "points", "max", "marked_by", "time"]]


def points_table(attempts: pd.DataFrame, bank: QuestionBank) -> pd.DataFrame:
    """Give what each student earned at each question, in points; the best sitting counts.

    Returns:
        One row a student, in alphabetical order. Columns: each question of the bank, missing where
        it was not answered; `total`, and `out_of`, what the bank offers.

    Raises:
        ReportError: There are attempts, but none at a question of this bank.
    """
    best = of_best_sitting(shares_earned(of_bank(attempts, bank)), bank)
    worth = {question.id: question.points for question in bank}
    earned = best.assign(points=best["share"] * best["question"].map(worth))
    table = earned.pivot_table(index="student", columns="question", values="points", aggfunc="sum")
    table = table.reindex(columns=list(worth)).rename_axis(columns=None)
    return table.assign(total=table.sum(axis=1), out_of=sum(worth.values()))


def options_table(attempts: pd.DataFrame, bank: QuestionBank, question: str) -> pd.DataFrame:
    """Give who took which option of a question, at the first try of the first sitting.

    Of a question with options, those that nobody took are there too; of any other, each answer
    that was given. Who may take several is counted at each.

    Returns:
        One row an option; the index is its text. Columns: `verdict`: correct, close, wrong, or
        removed where the bank no longer has it; `students`, how many took it; `upper` and `lower`,
        how many of the stronger and of the weaker half (`kit.report.items`), missing with fewer
        than ten students.

    Raises:
        ReportError: There are attempts, but none at a question of this bank.
        KeyError: The bank has no such question.
    """
    only = bank[question].id
    taken = [
        each for item in items(attempts, bank) if item.question.id == only for each in item.taken
    ]
    rows = [(each.text, each.verdict, each.students, each.upper, each.lower) for each in taken]
    table = pd.DataFrame(rows, columns=["option", "verdict", "students", "upper", "lower"])
    return table.set_index("option").astype({"students": int, "upper": "Int64", "lower": "Int64"})


def _gains(table: pd.DataFrame) -> pd.Series[float]:
    """Give the share of the points that each answer added."""
    ordered = table.sort_values([*SITTING, "question", "number"])
    gains: list[float] = []
    for _, tries in tries_by_question(ordered):
        earned = [share_earned(tries[:count]) for count in range(len(tries) + 1)]
        gains += [after - before for before, after in pairwise(earned)]
    return pd.Series(gains, index=ordered.index, dtype=float)


class _Rules:
    """The rules by which the responses to a bank are judged, each response once."""

    def __init__(self, bank: QuestionBank, articles: Mapping[str, Passage]) -> None:
        self._questions = {question.id: question for question in bank}
        self._articles = articles
        self._judge = cache(self._judged)

    def rule(self, question: str, response: str, verdict: str, score: float) -> str:
        """Give the rule; empty where it would not give this verdict and score."""
        rule, now, share = self._judge(question, response)
        return rule if now == verdict and abs(share - score) < _SAME else ""

    def _judged(self, name: str, response: str) -> tuple[str, str, float]:
        question = self._questions.get(name)
        if question is None:
            return "", "", 0.0
        given = response.split("\n") if question.type in _SEVERAL else response
        try:
            outcome = check(question, given, passage=self._articles.get(question.passage))
        except ValueError:
            # An option that was taken out since, or marked words without their article.
            return "", "", 0.0
        return outcome.rule, str(outcome.verdict), outcome.score
