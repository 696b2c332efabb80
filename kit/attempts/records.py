"""What is kept of a student's work: attempts, steps, and the points that attempts earn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One submitted response.

    Attributes:
        student: Who answered.
        bank: Id of the bank.
        version: Version of the bank at that moment.
        passage: Id of the article.
        sitting: Which sitting of this student with this bank and article, from 1.
        question: Id of the question.
        number: Which attempt at this question in this sitting, from 1.
        response: What was given: the text of the option, of several options one a line, or the
            words as typed.
        verdict: correct, close or wrong.
        score: Share of the points that the response is worth by itself, 0 to 1.
        credit: Share that counts of what it improves: 1 on the first try, less on a retry.
        practice: Whether the answer had been shown before; practice counts nothing.
        points: What the question is worth.
        hints: Hints opened before.
        seconds: Time from showing the question to the response.
        time: When it was submitted, in UTC.
    """

    student: str
    bank: str
    version: str
    passage: str
    sitting: int
    question: str
    number: int
    response: str
    verdict: str
    score: float
    credit: float
    practice: bool
    points: float
    hints: int
    seconds: float
    time: datetime


class Scored(Protocol):
    """What of an attempt counts for the points; see `Attempt`."""

    @property
    def score(self) -> float: ...  # noqa: D102

    @property
    def credit(self) -> float: ...  # noqa: D102

    @property
    def practice(self) -> bool: ...  # noqa: D102


def share_earned(attempts: Iterable[Scored]) -> float:
    """Give the share of a question's points, 0 to 1, that several tries at it earn together.

    Each try earns its credit's share of what it improves on the best try before it, so a score
    never falls: wrong, then right at half credit is 0.5; close (0.6), then right is 0.8.
    """
    best = earned = 0.0
    for attempt in attempts:
        if not attempt.practice:
            gain = max(0.0, attempt.score - best)
            earned += gain * attempt.credit
            best += gain
    return earned


class Action(StrEnum):
    """What a student did besides answering."""

    OPEN = "open"
    HINT = "hint"
    SKIP = "skip"
    REVEAL = "reveal"
    FINISH = "finish"
    RESTART = "restart"
    READ = "read"
    MARK = "mark"
    UNMARK = "unmark"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One act besides answering: a question opened, a hint, a skip, the end of a sitting.

    Steps are kept so that a student comes back to the same place; they never change a score.

    Attributes:
        student: Who did it.
        bank: Id of the bank.
        passage: Id of the article.
        sitting: Which sitting, from 1.
        action: What was done.
        question: Id of the question; empty where none is meant.
        time: When, in UTC.
        value: For `read` the seconds before the first question; for `mark` and `unmark` where the
            marked words stand in the text of the article, as `1203:1218`.
    """

    student: str
    bank: str
    passage: str
    sitting: int
    action: Action
    question: str
    time: datetime
    value: str = ""

    @property
    def seconds(self) -> float:
        """For `read`: how long the article was read.

        Raises:
            ValueError: The value is no number.
        """
        return float(self.value)

    @property
    def span(self) -> tuple[int, int]:
        """For `mark` and `unmark`: where the words begin and end.

        Raises:
            ValueError: The value does not say so.
        """
        start, end = map(int, self.value.split(":"))
        return start, end
