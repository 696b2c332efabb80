"""Fits `kit/drafting/weights.csv`: how the marks of a drafted question bear on its acceptance.

Run `python -m tests.bench.fit_confidence`. It reads `tests/bench/judged.csv`, where each row is one
judgement: how severe its judges were, the article, the marks of the question
(`kit.drafting.confidence.marks`), and 1 when a judge found it grammatical, clear by itself, rightly
answered and worth asking, else 0. Severity 3 are rounds that judged drafts by themselves, 2.5 those
that judged them among questions that were left out, 1 and 2 the two first rounds. The model is a
logistic regression with a ridge penalty, in which each severity but the greatest has a weight of
its own; the printed check leaves one article out at a time.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.conftest import ROOT

JUDGED = Path(__file__).with_name("judged.csv")
WEIGHTS = ROOT / "kit/drafting/weights.csv"
RAREST = 8
_SEVERITY = "severity "
RIDGE = 4.0
STEPS = 60
CLOSE = 1e-8
"""A step of Newton's method after which the weights no longer change."""

Array = NDArray[np.float64]


def main() -> None:
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    greatest = max(float(row["severity"]) for row in rows)
    marks = [
        {*row["marks"].split("; "), *_severity(float(row["severity"]), greatest)} for row in rows
    ]
    counts = Counter(mark for found in marks for mark in found)
    names = ["any", *sorted(name for name, count in counts.items() if count >= RAREST)]
    x = np.array([[name == "any" or name in found for name in names] for found in marks], float)
    good = np.array([row["good"] == "1" for row in rows], float)
    _report(x, good, [row["article"] for row in rows])
    fitted = dict(zip(names, fit(x, good), strict=True))
    _write({name: weight for name, weight in fitted.items() if not name.startswith(_SEVERITY)})


def _severity(own: float, greatest: float) -> tuple[str, ...]:
    """Give the mark of judges who were less severe than others; the greatest severity has none."""
    return (f"{_SEVERITY}{own:g}",) if own < greatest else ()


def fit(x: Array, good: Array) -> Array:
    """Give the weights that make the judgements likeliest, by Newton's method."""
    weights = np.zeros(x.shape[1])
    penalty = RIDGE * np.eye(x.shape[1])
    penalty[0, 0] = 0.01
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (good - chance) - penalty @ weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + penalty
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < CLOSE:
            break
    return weights


def _report(x: Array, good: Array, articles: list[str]) -> None:
    """Print the share that was accepted among the surest, each article judged by the others."""
    chance = np.zeros(len(good))
    for article in sorted(set(articles)):
        own = np.array([name == article for name in articles])
        chance[own] = 1 / (1 + np.exp(-x[own] @ fit(x[~own], good[~own])))
    order = np.argsort(-chance, kind="stable")
    for share in (0.25, 0.5, 0.75, 1.0):
        best = order[: round(share * len(order))]
        print(f"surest {share:4.0%}: {good[best].mean():.3f} accepted, from {chance[best[-1]]:.2f}")


def _write(weights: dict[str, float]) -> None:
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("mark", "weight"))
        writer.writerows((name, f"{weight:.2f}") for name, weight in weights.items())
    print(f"{WEIGHTS.relative_to(ROOT)}: {len(weights)} weights")


if __name__ == "__main__":
    main()
