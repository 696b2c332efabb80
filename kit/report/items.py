"""Item analysis by classical test theory: what the answers of a class tell of each question.

The first sitting in which a student answered a question counts, and of it for the options the
first try: later on the answer is known. With p for the facility, e for the share of a question's
points, 0 to 1, that a student earned at it, and r for the share of the points that the same student
earned at all other questions answered:

- facility p = mean of e over the students who answered: Ebel and Frisbie, "Essentials of
  Educational Measurement", 5th ed., 1991; Crocker and Algina, "Introduction to Classical and
  Modern Test Theory", 1986, chapter 14 (item difficulty);
- discrimination = Pearson's correlation of e with r. Where e is only ever 0 or 1, it is the
  point-biserial correlation corrected for the question's own part in the total (Henrysson,
  "Correction of item-total correlations in item analysis", Psychometrika 1963; Crocker and Algina,
  chapter 14). What a student did not answer is left out of r: who ran out of time reads no worse;
- the upper and the lower group are those whose r is above and below the median. Whoever is at the
  median is in neither, so that no tie is cut by chance. Kelley ("The selection of upper and lower
  groups for the validation of test items", Journal of Educational Psychology 1939) takes 27 percent
  of large samples; of a class that would be a handful.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from kit.bank import Question, QuestionBank
from kit.report.responses import Response, as_given, options_taken
from kit.report.sittings import cells, of_bank, of_first_sitting, shares_earned
from kit.text import normalise

FEWEST = 10
"""With fewer students than this, one more or less turns a correlation round: none is given."""

_Numbers = NDArray[np.floating[Any]]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """An option, or an answer that was typed, and how many gave it at their first try.

    Attributes:
        text: As it stands in the bank, or as it was given.
        verdict: correct, close or wrong; `removed` for an option that the bank no longer has.
        students: How many gave it.
        upper: How many of the upper group; None with fewer than `FEWEST` students.
        lower: How many of the lower group.
    """

    text: str
    verdict: str
    students: int
    upper: int | None
    lower: int | None


@dataclass(frozen=True, kw_only=True)
class Item:
    """What a class's answers tell of one question.

    Attributes:
        question: The question.
        students: How many answered it.
        facility: Mean share of the points earned, 0 to 1, two decimals.
        first_try: Share of the students who were right at the first try, two decimals.
        discrimination: -1 to 1, two decimals; None with fewer than `FEWEST` students, or where all
            earned the same.
        common_mistake: The wrong response given most at any try; empty where there is none.
        taken: First answers: of a question with options each option, in the order of the bank, also
            those that nobody took; of any other the most common answer first.
    """

    question: Question
    students: int
    facility: float
    first_try: float
    discrimination: float | None
    common_mistake: str
    taken: tuple[Taken, ...]

    @property
    def mistakes(self) -> tuple[Taken, ...]:
        """The wrong ones among the first answers, the most common first."""
        wrong = [taken for taken in self.taken if taken.verdict == "wrong"]
        return tuple(sorted(wrong, key=lambda taken: -taken.students))


def items(attempts: pd.DataFrame, bank: QuestionBank) -> tuple[Item, ...]:
    """Analyse the questions of a bank that were answered, in the order of the bank.

    Raises:
        ReportError: There are attempts, but none at a question of this bank.
    """
    tries = of_first_sitting(of_bank(attempts, bank))
    shares = shares_earned(tries).pivot_table(index="student", columns="question", values="share")
    points = np.array([bank[name].points for name in shares.columns])
    rest = _rest(shares.to_numpy(float), points)
    by_question = dict(tuple(tries.groupby("question", sort=False)))
    place = {name: at for at, name in enumerate(shares.columns)}
    return tuple(
        _item(question, by_question[question.id], shares[question.id], rest[:, place[question.id]])
        for question in bank
        if question.id in place
    )


def _rest(shares: _Numbers, points: _Numbers) -> _Numbers:
    """Give the share of the points earned at the other questions, of each student and question.

    Args:
        shares: A row a student, a column a question; NaN where it was not answered.
        points: What each question is worth.
    """
    answered = ~np.isnan(shares)
    earned, offered = np.where(answered, shares, 0) * points, answered * points
    others = offered.sum(axis=1, keepdims=True) - offered
    gained = earned.sum(axis=1, keepdims=True) - earned
    rest = np.full(shares.shape, np.nan)
    np.divide(gained, others, out=rest, where=answered & (others > 0))
    # Equal shares may differ by a rounding error.
    return rest.round(9)


def _item(
    question: Question, tries: pd.DataFrame, shares: pd.Series[float], rest: _Numbers
) -> Item:
    earned = shares.to_numpy(float)
    first = tries.groupby("student", sort=False).head(1)
    is_right = (first["verdict"] == "correct") & ~first["practice"]
    judged = first[~first["practice"]]
    responses = [
        Response(student=student, text=text, verdict=verdict)
        for student, text, verdict in cells(judged, ["student", "response", "verdict"])
    ]
    upper, lower = _groups(shares.index, rest)
    return Item(
        question=question,
        students=len(first),
        facility=round(float(np.nanmean(earned)), 2),
        first_try=round(float(is_right.mean()), 2),
        discrimination=_discrimination(earned, rest),
        common_mistake=_most_common(tries.loc[tries["verdict"] == "wrong", "response"]),
        taken=tuple(_taken(question, responses, upper, lower)),
    )


def _discrimination(earned: _Numbers, rest: _Numbers) -> float | None:
    both = ~np.isnan(earned) & ~np.isnan(rest)
    here, elsewhere = earned[both], rest[both]
    if both.sum() < FEWEST or np.ptp(here) == 0 or np.ptp(elsewhere) == 0:
        return None
    return round(float(np.corrcoef(here, elsewhere)[0, 1]), 2)


def _groups(students: pd.Index[str], rest: _Numbers) -> tuple[set[str] | None, set[str] | None]:
    """Give who is in the upper and in the lower group; None where they are too few."""
    known = ~np.isnan(rest)
    if known.sum() < FEWEST:
        return None, None
    middle = np.median(rest[known])
    return set(students[known & (rest > middle)]), set(students[known & (rest < middle)])


def _taken(
    question: Question,
    responses: Iterable[Response],
    upper: set[str] | None,
    lower: set[str] | None,
) -> Iterable[Taken]:
    for option, students in options_taken(question, responses).items():
        yield Taken(
            text=option.text,
            verdict=option.verdict,
            students=len(students),
            upper=None if upper is None else len(students & upper),
            lower=None if lower is None else len(students & lower),
        )


def _most_common(responses: Iterable[str]) -> str:
    forms: dict[str, list[str]] = {}
    for response in responses:
        forms.setdefault(normalise(given := as_given(response)), []).append(given)
    most = max(map(len, forms.values()), default=0)
    return min(
        (min(given, key=str.swapcase) for given in forms.values() if len(given) == most), default=""
    )
