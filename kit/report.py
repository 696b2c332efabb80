"""How a class did: scores by student and by question as data frames, and one plot of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from kit.attempts import Attempt, AttemptLog, share_earned
from kit.bank import Kind, QuestionBank
from kit.errors import AttemptLogError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLUMNS = [field.name for field in fields(Attempt)]
_TEXTS = [field.name for field in fields(Attempt) if field.type == "str"]
_NUMBERS = {field.name: "float64" for field in fields(Attempt) if field.type == "float"}
_BY_QUESTION = ["student", "sitting", "question"]


def read_attempts(source: AttemptLog | str | Path) -> pd.DataFrame:
    """Give attempts as a data frame, one row an attempt, in the order in which they were made.

    Args:
        source: A log of attempts or its file, or a CSV file with the same columns.

    Returns:
        The fields of `Attempt` as columns; `time` is in UTC.

    Raises:
        AttemptLogError: The log or the file cannot be read, or a column is missing.
    """
    if isinstance(source, str | Path) and Path(source).suffix.casefold() == ".csv":
        return _read_csv(Path(source))
    log = source if isinstance(source, AttemptLog) else AttemptLog(source)
    if log.path is not None and not log.path.exists():
        raise AttemptLogError(
            f"{log.path}: there is no log of attempts here; check the name, or let a student "
            "answer a question first."
        )
    frame = pd.DataFrame([asdict(a) for a in log.attempts()], columns=_COLUMNS)
    return frame.astype({"time": "datetime64[us, UTC]"})


def _read_csv(path: Path) -> pd.DataFrame:
    try:
        frame = pd.read_csv(path, keep_default_na=False, dtype=dict.fromkeys(_TEXTS, str))
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise AttemptLogError(f"{path}: cannot be read as a table ({error})") from error
    missing = [column for column in _COLUMNS if column not in frame]
    if missing:
        raise AttemptLogError(
            f"{path}, line 1: no column {', '.join(map(repr, missing))}; "
            f"the columns are {', '.join(_COLUMNS)}"
        )
    try:
        frame = frame.astype(_NUMBERS)
        frame["time"] = pd.to_datetime(frame["time"], utc=True, format="ISO8601").dt.as_unit("us")
    except ValueError as error:
        raise AttemptLogError(
            f"{path}: a number or a time cannot be read ({error}); a spreadsheet may have changed "
            "it. Times look like 2026-03-02T09:00:22+00:00."
        ) from error
    return frame[_COLUMNS]


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

    The last sitting of a student counts. A question that was not answered earns nothing.

    Args:
        attempts: As `read_attempts` gives them; those of other banks are left out.
        bank: The bank that was answered.

    Returns:
        One row a student, in alphabetical order. Columns: one for each kind that the bank has, and
        `all`, in percent of the points that the bank offers, whole numbers; `answered`, how many
        questions.
    """
    earned = _earned(attempts, bank)
    table = pd.DataFrame(index=pd.Index(sorted(earned["student"].unique()), name="student"))
    for kind in Kind:
        questions = bank.of_kind(kind)
        if questions:
            table[str(kind)] = _percent(earned, [q.id for q in questions], bank)
    table["all"] = _percent(earned, [q.id for q in bank], bank)
    table["answered"] = earned.groupby("student")["question"].nunique()
    return table.fillna(0).astype(int)


def questions_table(attempts: pd.DataFrame, bank: QuestionBank) -> pd.DataFrame:
    """Give, for each question, how the class did with it; the hardest first.

    Returns:
        One row a question that was answered. Columns: `stem`; `students`, how many answered;
        `facility`, the mean share of the points, 0 to 1 (classical test theory); `first_try`, the
        share that was right at the first try; `common_mistake`, the wrong response given most.
    """
    earned = _earned(attempts, bank)
    first = _of_bank(attempts, bank).groupby(_BY_QUESTION, sort=False).first().reset_index()
    wrong = _of_bank(attempts, bank).query("verdict == 'wrong'")
    by_question = earned.groupby("question")
    table = pd.DataFrame(
        {
            "stem": {question.id: question.stem for question in bank},
            "students": by_question["student"].nunique(),
            "facility": by_question["share"].mean().round(2),
            "first_try": first.assign(right=first["verdict"] == "correct")
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

    Args:
        table: As `scores` gives it.

    Returns:
        The axes, in percent of the points.
    """
    from matplotlib import pyplot
    from matplotlib.ticker import PercentFormatter

    ordered = table["all"].sort_values(kind="stable")
    _, axes = pyplot.subplots(figsize=(7.2, 0.28 * len(ordered) + 1), layout="constrained")
    # A dollar sign in a name would begin a formula.
    names = ordered.index.str.replace("$", r"\$", regex=False)
    axes.barh(names, ordered, color="#3b6ea8")
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
    """Give the attempts at the bank's questions, of each student's last sitting."""
    here = attempts[(attempts["bank"] == bank.id) & attempts["question"].isin([q.id for q in bank])]
    return here[here["sitting"] == here.groupby(["student", "passage"])["sitting"].transform("max")]


def _earned(attempts: pd.DataFrame, bank: QuestionBank) -> pd.DataFrame:
    """Give, for each student and question, the share of its points that was earned."""
    rows = []
    for (student, _, question), tries in _of_bank(attempts, bank).groupby(_BY_QUESTION):
        rows.append((student, question, share_earned(_as_attempts(tries))))
    return pd.DataFrame(rows, columns=["student", "question", "share"])


def _as_attempts(rows: pd.DataFrame) -> Iterable[Attempt]:
    return (Attempt(**{str(k): v for k, v in row.items()}) for row in rows.to_dict("records"))


def _percent(earned: pd.DataFrame, questions: list[str], bank: QuestionBank) -> pd.Series[float]:
    """Give each student's percentage over some questions, each worth what the bank says."""
    weights = {question: bank[question].points for question in questions}
    chosen = earned[earned["question"].isin(questions)]
    weighted = chosen["share"] * chosen["question"].map(weights)
    total = weighted.groupby(chosen["student"]).sum()
    return (100 * total / sum(weights.values())).round()


def _most_common(responses: pd.Series[str]) -> str:
    counts = responses.value_counts(sort=False)
    return str(min(counts[counts == counts.max()].index)).replace("\n", "; ")
