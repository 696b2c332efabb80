"""A class in a few lines."""

from __future__ import annotations

import pandas as pd


def overview(scores: pd.DataFrame) -> str:
    """Tell a class in one line.

    Args:
        scores: As `kit.scores` gives it.

    Returns:
        How many students there are, how many have answered all, mean and median of the points.
    """
    number = len(scores)
    if not number:
        return "No student has answered yet."
    done = int((scores["unanswered"] == 0).sum())
    students = f"{number:,} student{'' if number == 1 else 's'}"
    finished = "all have" if done == number > 1 else f"{done:,} {'has' if done == 1 else 'have'}"
    mean, median = scores["all"].mean(), scores["all"].median()
    return (
        f"{students}, {finished} answered every question. "
        f"Of the points: mean {mean:.0f} %, median {median:.0f} %."
    )
