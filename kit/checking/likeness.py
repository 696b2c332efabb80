"""How likely it is that a teacher takes an answer as right."""

from __future__ import annotations

import csv
import math
from functools import cache
from pathlib import Path

from kit.checking.case import Case
from kit.checking.marks import marks

_MOST = 30.0


def likelihood(case: Case, rule: str = "") -> float:
    """Give the chance, 0 to 1, that a teacher takes a typed answer as right.

    It is a logistic regression over the marks of the answer, one of which is the rule that found it
    close; `weights.csv` holds what each mark weighs, as `tests/bench/fit_likeness.py` fitted it.

    Args:
        case: The answer with its question.
        rule: The code of the rule that called it close; nothing where no rule decided.
    """
    total = sum(weight for _, weight in contributions(case, rule))
    return 1 / (1 + math.exp(-max(-_MOST, min(_MOST, total))))


def contributions(case: Case, rule: str = "") -> list[tuple[str, float]]:
    """Give what each mark of an answer adds to the log-odds that it is right, the most first."""
    weights = _weights()
    found = marks(case) | rule_marks(case, rule)
    added = [(name, weights.get(name, 0.0) * value) for name, value in found.items() if value]
    return sorted(added, key=lambda pair: -abs(pair[1]))


def rule_marks(case: Case, rule: str) -> dict[str, float]:
    """Give the marks of the rule that found an answer close."""
    if not rule:
        return {}
    return {f"rule {rule}": 1.0} | ({f"article: rule {rule}": 1.0} if case.dateline else {})


@cache
def _weights() -> dict[str, float]:
    path = Path(__file__).with_name("weights.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {name: float(weight) for name, weight in list(csv.reader(file))[1:]}
