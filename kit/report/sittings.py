"""Which of a class's attempts count: those of a first sitting, or of the best one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import pandas as pd

from kit.attempts import share_earned
from kit.bank import QuestionBank
from kit.errors import ReportError

SITTING = ["student", "passage", "sitting"]


def of_bank(attempts: pd.DataFrame, bank: QuestionBank) -> pd.DataFrame:
    """Give the attempts at the bank's questions: by sitting, by question, then as they were made.

    Raises:
        ReportError: There are attempts, but none of them.
    """
    questions = [question.id for question in bank]
    here = attempts[(attempts["bank"] == bank.id) & attempts["question"].isin(questions)]
    if len(here) < min(1, len(attempts)):
        banks = ", ".join(map(repr, sorted(attempts["bank"].unique())))
        raise ReportError(
            f"These attempts are of the bank {banks}; none is at a question of {bank.id!r}. Load "
            "the bank that the class worked."
        )
    return here.sort_values([*SITTING, "question", "number"])


def of_first_sitting(attempts: pd.DataFrame) -> pd.DataFrame:
    """Give the attempts of the first sitting in which a student answered the question."""
    sittings = attempts.groupby(["student", "passage", "question"])["sitting"]
    return attempts[attempts["sitting"] == sittings.transform("min")]


def shares_earned(attempts: pd.DataFrame) -> pd.DataFrame:
    """Give, for each sitting and question, the share of its points that was earned."""
    rows = [(*place, share_earned(tries)) for place, tries in tries_by_question(attempts)]
    return pd.DataFrame(rows, columns=[*SITTING, "question", "share"])


def of_best_sitting(earned: pd.DataFrame, bank: QuestionBank) -> pd.DataFrame:
    """Give what was earned in each student's best sitting; of equal ones, where most was done."""
    points = earned["share"] * earned["question"].map(lambda name: bank[name].points)
    sums = earned.assign(points=points).groupby(SITTING)["points"].agg(["sum", "count"])
    # Sums of the same points in another order may differ by a rounding error.
    ranked = sums.round(6).sort_values(["sum", "count"], ascending=False, kind="stable")
    best = ranked.reset_index().drop_duplicates(["student", "passage"])
    return earned.merge(best[SITTING], on=SITTING)


class Try(NamedTuple):
    """What of an attempt counts for the points; see `kit.attempts.Attempt`."""

    score: float
    credit: float
    practice: bool


def tries_by_question(attempts: pd.DataFrame) -> Iterator[tuple[tuple[Any, ...], list[Try]]]:
    """Give the tries at each question of each sitting, with student, passage, sitting, question.

    Args:
        attempts: Those at a question of a sitting stand together, in the order they were made.
    """
    places = cells(attempts, [*SITTING, "question"])
    tries = map(Try._make, cells(attempts, Try._fields))
    for place, both in groupby(zip(places, tries, strict=True), itemgetter(0)):
        yield place, [made for _, made in both]


def cells(table: pd.DataFrame, columns: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    """Give the cells of some columns, row by row.

    It is six times as fast as `itertuples`, which asks pandas for each cell by itself.
    """
    return zip(*(table[column].tolist() for column in columns), strict=True)
