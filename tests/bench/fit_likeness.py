"""Fits `kit/checking/weights.csv`: how like a typed answer must be to a key to be taken as right.

Run `python -m tests.bench.fit_likeness PAIRS`, where PAIRS is a file of question, accepted answers
and judged answers in JSON lines (`question`, `gold`, `answer`, `label`, `source`, `part`); of it
the rows of EVOUNA's train part are used (Wang et al. 2023, Apache-2.0). The others come from
`tests/bench/typed_answers.csv`, made for this kit; its rows of the split `kept apart` are not used.

The model is a logistic regression with a ridge penalty over the marks of those answers that no rule
finds right or wrong.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kit.checking import Verdict
from kit.checking.case import Case
from kit.checking.likeness import rule_marks
from kit.checking.marks import marks
from kit.checking.typed import first_outcome
from kit.checking.weighing import doubt
from tests.bench.adapters import typed_case
from tests.conftest import ROOT

ROWS = Path(__file__).with_name("typed_answers.csv")
WEIGHTS = ROOT / "kit/checking/weights.csv"
RIDGE = 3.0
STEPS = 60

Array = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One typed answer with what people said of it."""

    case: Case
    is_right: bool


def main() -> None:
    judged = [*_pairs(Path(sys.argv[1])), *_own()]
    found = [(row, _open_marks(row.case)) for row in judged]
    left = [(row, own) for row, own in found if own is not None]
    names = sorted({name for _, own in left for name in own})
    x = np.array([[own.get(name, 0.0) for name in names] for _, own in left])
    right = np.array([row.is_right for row, _ in left], float)
    weights = fit(x, right, names.index("at the outset"))
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("mark", "weight"))
        writer.writerows((name, f"{w:.3f}") for name, w in zip(names, weights, strict=True))
    print(f"{WEIGHTS.relative_to(ROOT)}: {len(names)} marks, fitted to {len(left)} answers")


def fit(x: Array, right: Array, free: int) -> Array:
    """Give the weights that make the judgements likeliest, by Newton's method."""
    weights = np.zeros(x.shape[1])
    penalty = RIDGE * np.eye(x.shape[1])
    penalty[free, free] = 0.01
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (right - chance) - penalty @ weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + penalty
        weights += np.linalg.solve(bend, slope)
    return weights


def _open_marks(case: Case) -> dict[str, float] | None:
    """Give the marks of an answer that is open: left to its likeness, or close by a rule."""
    outcome = first_outcome(case)
    if outcome and outcome.verdict is not Verdict.CLOSE:
        return None
    said = outcome or doubt(case)
    return marks(case) | rule_marks(case, said.rule if said else "")


def _pairs(path: Path) -> Iterator[Judged]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    for row in rows:
        if row["source"].startswith("evouna") and row["part"] == "train":
            case = typed_case(row["question"], row["gold"], row["answer"], None)
            yield Judged(case=case, is_right=bool(row["label"]))


def _own() -> Iterator[Judged]:
    with ROWS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["split"] != "fit":
                continue
            day = date.fromisoformat(row["dateline"]) if row["dateline"] else None
            yield Judged(
                case=typed_case(row["question"], row["accepted"].split(" | "), row["answer"], day),
                is_right=row["verdict"] == "correct",
            )


if __name__ == "__main__":
    main()
