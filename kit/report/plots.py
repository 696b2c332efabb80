"""Pictures of how a class did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from kit.report.looks import HARD, WEAK, stands_out

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_scores(table: pd.DataFrame) -> Axes:
    """Draw the scores of a class: a bar a student, the lowest at the bottom, the mean as a line.

    Whoever has not answered all questions has a hatched bar that tells how many are unanswered.

    Args:
        table: As `scores` gives it.

    Returns:
        The axes, in percent of the points.
    """
    from matplotlib import pyplot
    from matplotlib.ticker import PercentFormatter

    rows = table.sort_values("all", kind="stable")
    ordered, unanswered = rows["all"], rows["unanswered"]
    _, axes = pyplot.subplots(figsize=(7.2, 0.28 * len(ordered) + 1), layout="constrained")
    # A dollar sign in a name would begin a formula.
    names = ordered.index.str.replace("$", r"\$", regex=False)
    hatches = ["///" if number else "" for number in unanswered]
    bars = axes.barh(names, ordered, color="#3b6ea8", edgecolor="white", hatch=hatches)
    told = [f" {number} unanswered" if number else "" for number in unanswered]
    axes.bar_label(bars, told)
    axes.axvline(ordered.mean(), color="#b3541e", linestyle="--")
    axes.annotate(
        f" mean {ordered.mean():.0f} %", (ordered.mean(), -0.5), color="#8a3d12", va="bottom"
    )
    axes.set_xlim(0, 100)
    axes.xaxis.set_major_formatter(PercentFormatter())
    axes.set_xlabel("share of the points")
    axes.spines[["top", "right"]].set_visible(False)
    return axes


def plot_questions(table: pd.DataFrame) -> Axes:
    """Draw the questions of a bank: how easy each is, and how well it tells who reads well.

    Those that are hard or tell little are named, as `worth_a_look` finds them. The dashed lines are
    at 30 percent of the points, and a discrimination of 0.2.

    Args:
        table: As `questions_table` gives it; questions without a discrimination are left out.

    Returns:
        The axes: the facility in percent across, the discrimination up.
    """
    from matplotlib import pyplot
    from matplotlib.ticker import PercentFormatter

    rows = table.dropna(subset="discrimination")
    _, axes = pyplot.subplots(figsize=(7.2, 4.5), layout="constrained")
    axes.scatter(rows["facility"], rows["discrimination"], color="#3b6ea8", edgecolor="white")
    for name, row in rows.iterrows():
        if not stands_out(row["students"], row["facility"], row["discrimination"]):
            continue
        place = (row["facility"], row["discrimination"])
        axes.annotate(
            str(name),
            place,
            xytext=(6, 0),
            textcoords="offset points",
            fontsize="small",
            va="center",
        )
    axes.axvline(HARD, color="#b3541e", linestyle="--", linewidth=1)
    axes.axhline(WEAK, color="#b3541e", linestyle="--", linewidth=1)
    axes.set_xlim(0, 1.15)
    axes.xaxis.set_major_formatter(PercentFormatter(1))
    axes.set_xlabel("share of the points that the class earned")
    axes.set_ylabel("discrimination")
    axes.spines[["top", "right"]].set_visible(False)
    return axes
