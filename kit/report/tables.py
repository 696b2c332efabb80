"""How a class did: scores by student and by question as data frames."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from kit.bank import Kind, QuestionBank
from kit.report.items import Item, items
from kit.report.sittings import SITTING, of_bank, of_best_sitting, shares_earned


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
    here = of_bank(attempts, bank)
    earned = of_best_sitting(shares_earned(here), bank)
    table = pd.DataFrame(index=pd.Index(sorted(earned["student"].unique()), name="student"))
    for kind in Kind:
        questions = bank.of_kind(kind)
        if questions:
            table[str(kind)] = _percent(earned, [q.id for q in questions], bank).astype("Int64")
    table["all"] = _percent(earned, [q.id for q in bank], bank).astype(int)
    table["answered"] = earned.groupby("student")["question"].nunique()
    table["unanswered"] = len(bank) - table["answered"]
    table["sittings"] = here.drop_duplicates(SITTING).groupby("student").size()
    return table


def questions_table(attempts: pd.DataFrame, bank: QuestionBank) -> pd.DataFrame:
    """Give, for each question, how the class did with it; the hardest first.

    The first sitting in which a student answered a question counts: later on the answer is known,
    and says little of the question. See `kit.report.items` for the formulas.

    Returns:
        One row a question that was answered. Columns: `stem`; `students`, how many answered;
        `facility`, the mean share of the points, 0 to 1; `first_try`, the share that was right at
        the first try; `discrimination`, -1 to 1, missing with fewer than ten students;
        `common_mistake`, the wrong response given most.

    Raises:
        ReportError: There are attempts, but none at a question of this bank.
    """
    return questions_of(items(attempts, bank))


def questions_of(found: Iterable[Item]) -> pd.DataFrame:
    """Give the same of questions that are analysed already."""
    rows = [
        (
            item.question.id,
            item.question.stem,
            item.students,
            item.facility,
            item.first_try,
            item.discrimination,
            item.common_mistake,
        )
        for item in found
    ]
    columns = ["question", "stem", "students", "facility", "first_try", "discrimination"]
    table = pd.DataFrame(rows, columns=[*columns, "common_mistake"]).set_index("question")
    table = table.astype({"facility": float, "first_try": float, "discrimination": float})
    return table.sort_values(["facility", "question"], kind="stable")


def _percent(earned: pd.DataFrame, questions: list[str], bank: QuestionBank) -> pd.Series[float]:
    """Give each student's percentage over some questions, each worth what the bank says."""
    weights = {question: bank[question].points for question in questions}
    chosen = earned[earned["question"].isin(questions)]
    weighted = chosen["share"] * chosen["question"].map(weights)
    total = weighted.groupby(chosen["student"]).sum()
    return (100 * total / (sum(weights.values()) or 1)).round()
