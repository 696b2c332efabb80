"""How a class did: scores by student and by question as data frames, and one plot of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

import pandas as pd

from kit.attempts import Attempt, share_earned
from kit.bank import Kind, QuestionBank
from kit.errors import ReportError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SITTING = ["student", "passage", "sitting"]


def bank_table(bank: QuestionBank) -> pd.DataFrame:
    """Give a bank at a glance, one row a question in the order of the bank.

    Returns:
        Columns: `type`; `stem`; `key`; `distractors`, joined by semicolons. The index is the id.
    """
    rows = [
        (question.id, str(question.type), question.stem, question.key, question.distractors)
        for question in bank
    ]
    table = pd.DataFrame(rows, columns=["question", "type", "stem", "key", "distractors"])
    table["distractors"] = table["distractors"].str.join("; ")
    return table.set_index("question")


def scores(attempts: pd.DataFrame, bank: QuestionBank) -> pd.DataFrame:
    """Give each student's share of the points, in percent, by kind and in all.

    The best sitting of a student counts, as in the student's own summary: to begin again never
    costs anything. A question that was not answered in it earns nothing.

    Args:
        attempts: As `read_attempts` gives them; those of other banks are left out.
        bank: The bank that was answered.

    Returns:
        One row a student, in alphabetical order. Columns: one for each kind that the bank has, and
        `all`, in percent of the points that the bank offers, whole numbers; a kind of which nothing
        was answered is missing (`<NA>`); `answered` and `unanswered`, how many questions;
        `sittings`, how often the student began to answer, at all articles of the bank together; of
        those at an article the best is shown.

    Raises:
        ReportError: There are attempts, but none at a question of this bank.
    """
    here = _of_bank(attempts, bank)
    earned = _of_best_sitting(_earned(here), bank)
    table = pd.DataFrame(index=pd.Index(sorted(earned["student"].unique()), name="student"))
    for kind in Kind:
        questions = bank.of_kind(kind)
        if questions:
            table[str(kind)] = _percent(earned, [q.id for q in questions], bank).astype("Int64")
    table["all"] = _percent(earned, [q.id for q in bank], bank).astype(int)
    table["answered"] = earned.groupby("student")["question"].nunique()
    table["unanswered"] = len(bank) - table["answered"]
    table["sittings"] = here.drop_duplicates(_SITTING).groupby("student").size()
    return table


def questions_table(attempts: pd.DataFrame, bank: QuestionBank) -> pd.DataFrame:
    """Give, for each question, how the class did with it; the hardest first.

    The first sitting in which a student answered a question counts: later on the answer is known,
    and says little of the question.

    Returns:
        One row a question that was answered. Columns: `stem`; `students`, how many answered;
        `facility`, the mean share of the points, 0 to 1 (classical test theory); `first_try`, the
        share that was right at the first try; `common_mistake`, the wrong response given most.

    Raises:
        ReportError: There are attempts, but none at a question of this bank.
    """
    tries = _of_first_sitting(_of_bank(attempts, bank))
    first = tries.groupby(["student", "question"], sort=False).first().reset_index()
    wrong = tries.query("verdict == 'wrong'")
    by_question = _earned(tries).groupby("question")
    table = pd.DataFrame(
        {
            "stem": {question.id: question.stem for question in bank},
            "students": by_question["student"].nunique(),
            "facility": by_question["share"].mean().round(2),
            "first_try": first.assign(right=(first["verdict"] == "correct") & ~first["practice"])
            .groupby("question")["right"]
            .mean()
            .round(2),
            "common_mistake": wrong.groupby("question")["response"].agg(_most_common),
        }
    )
    table = table.dropna(subset="facility").fillna({"common_mistake": ""})
    table = table.astype({"students": int}).rename_axis("question")
    return table.sort_values(["facility", "question"], kind="stable")


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


def _of_bank(attempts: pd.DataFrame, bank: QuestionBank) -> pd.DataFrame:
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
    return here.sort_values([*_SITTING, "question", "number"])


def _of_first_sitting(attempts: pd.DataFrame) -> pd.DataFrame:
    """Give the attempts of the first sitting in which a student answered the question."""
    sittings = attempts.groupby(["student", "passage", "question"])["sitting"]
    return attempts[attempts["sitting"] == sittings.transform("min")]


def _earned(attempts: pd.DataFrame) -> pd.DataFrame:
    """Give, for each sitting and question, the share of its points that was earned."""
    names = [*_SITTING, "question"]
    of_question = groupby(_as_attempts(attempts), attrgetter(*names))
    rows = [(*place, share_earned(tries)) for place, tries in of_question]
    return pd.DataFrame(rows, columns=[*names, "share"])


def _of_best_sitting(earned: pd.DataFrame, bank: QuestionBank) -> pd.DataFrame:
    """Give what was earned in each student's best sitting; of equal ones, where most was done."""
    points = earned["share"] * earned["question"].map(lambda name: bank[name].points)
    sums = earned.assign(points=points).groupby(_SITTING)["points"].agg(["sum", "count"])
    # Sums of the same points in another order may differ by a rounding error.
    ranked = sums.round(6).sort_values(["sum", "count"], ascending=False, kind="stable")
    best = ranked.reset_index().drop_duplicates(["student", "passage"])
    return earned.merge(best[_SITTING], on=_SITTING)


def _as_attempts(rows: pd.DataFrame) -> Iterator[Attempt]:
    # A teacher may have joined columns of their own.
    own = rows[[field.name for field in fields(Attempt)]]
    return (Attempt(**{str(k): v for k, v in row.items()}) for row in own.to_dict("records"))


def _percent(earned: pd.DataFrame, questions: list[str], bank: QuestionBank) -> pd.Series[float]:
    """Give each student's percentage over some questions, each worth what the bank says."""
    weights = {question: bank[question].points for question in questions}
    chosen = earned[earned["question"].isin(questions)]
    weighted = chosen["share"] * chosen["question"].map(weights)
    total = weighted.groupby(chosen["student"]).sum()
    return (100 * total / (sum(weights.values()) or 1)).round()


def _most_common(responses: pd.Series[str]) -> str:
    counts = responses.value_counts(sort=False)
    return str(min(counts[counts == counts.max()].index)).replace("\n", "; ")
