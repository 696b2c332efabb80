"""How a class did, in words and a table on the screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
import pandas as pd

from kit.bank import Kind, QuestionBank
from kit.bank.points import figures
from kit.cli.tables import cell, screen, table
from kit.cli.told import counted, printable
from kit.errors import named
from kit.exchange.gradebook import Filled
from kit.report import overview, scores
from kit.report.items import FEWEST, items
from kit.report.looks import looks_at
from kit.report.tables import questions_of

_HARDEST = 3
_MOST_LOOKS = 20
_MOST_NAMED = 10
_WIDTH = 100
_SHOWN = {"all": "all %", **{str(kind): f"{kind} %" for kind in Kind}, "unanswered": "left to do"}


def tell_class(attempts: pd.DataFrame, bank: QuestionBank) -> None:
    """Tell how a class did: all together, each student, and the questions that need a look.

    Raises:
        ReportError: None of the attempts is at a question of this bank.
    """
    by_student = scores(attempts, bank)
    click.echo(overview(by_student))
    _tell_changes(attempts, bank)
    screen().print(_students(by_student))
    _tell_questions(attempts, bank)


def _tell_changes(attempts: pd.DataFrame, bank: QuestionBank) -> None:
    """Say what of the answers was given to another version of the bank."""
    here = attempts[attempts["bank"] == bank.id]
    gone = int((~here["question"].isin([question.id for question in bank])).sum())
    other = int((here["version"] != bank.version).sum())
    if other:
        click.echo(
            f"The bank has changed since: {other:,} of {counted(len(here), 'answer')} were given "
            "to another version. Verdicts are those of that day, points those of today."
        )
    if gone:
        click.echo(f"Left out: {counted(gone, 'answer')} to questions that the bank has no more.")


def _students(by_student: pd.DataFrame) -> object:
    drawn = table()
    drawn.add_column("student", overflow="fold")
    shown = {column: heading for column, heading in _SHOWN.items() if column in by_student}
    for heading in shown.values():
        drawn.add_column(heading, justify="right", no_wrap=True)
    for student, row in by_student[list(shown)].iterrows():
        values = ("-" if pd.isna(value) else int(value) for value in row)
        drawn.add_row(cell(printable(str(student))), *map(cell, values))
    return drawn


def _tell_questions(attempts: pd.DataFrame, bank: QuestionBank) -> None:
    analysed = items(attempts, bank)
    by_question = questions_of(analysed)
    hardest = by_question["facility"].head(_HARDEST).items()
    told = ", ".join(f"{question} ({100 * facility:.0f} %)" for question, facility in hardest)
    click.echo(f"Hardest, with the share of the points that was earned: {told}.")
    if by_question["students"].max() < FEWEST:
        click.echo(
            f"Fewer than {FEWEST} students: too few to tell which questions part those who read "
            "well from those who do not, and which options nobody takes."
        )
    looks = looks_at(analysed)
    questions = list(dict.fromkeys(looks.index))
    if not questions:
        click.echo("No question stands out.")
        return
    click.echo(f"\nQuestions that need a look: {len(questions):,} of {len(bank):,}")
    for question in questions[:_MOST_LOOKS]:
        click.echo(f"\n{question}  {textwrap.shorten(bank[question].stem, 80, placeholder=' ...')}")
        for why in looks.loc[[question], "why"]:
            _indented(printable(why))
    if more := questions[_MOST_LOOKS:]:
        click.echo(f"\nFurther ones: {named(more, _MOST_NAMED)}.")
    click.echo()


def _indented(text: str) -> None:
    click.echo(textwrap.fill(text, _WIDTH, initial_indent="  - ", subsequent_indent="    "))


def tell_gradebook(filled: Filled, output: Path, left: Mapping[str, int]) -> None:
    """Tell what was filled in, who was found by what, and who was not.

    Args:
        filled: The gradebook.
        output: Where it was written.
        left: How many questions each student has not answered yet.
    """
    graded = {student for students in filled.matched.values() for student in students}
    new = "the new column" if filled.is_new else "the column"
    click.echo(
        f"{counted(len(graded), 'grade')} out of {figures(filled.out_of)} written to {new} "
        f"{filled.column!r} of {output}."
    )
    if filled.is_assumed:
        there = f" (the highest grade there before is {filled.highest})" if filled.highest else ""
        click.echo(
            f"Out of {figures(filled.out_of)}, because the gradebook does not say what full points "
            f"are worth{printable(there)}; --out-of changes it."
        )
    _tell_decimals(filled)
    for how, students in filled.matched.items():
        click.echo(f"Found by {how}: {counted(len(students), 'student')}.")
    for student, people in filled.doubtful.items():
        _tell(f"No grade for {student!r}, who may be", people)
    unfinished = (f"{who} ({n} left)" for who, n in left.items() if n and who in graded)
    _tell("Not finished, and graded as if the questions left were wrong:", unfinished)
    _tell("Not in the gradebook:", map(repr, filled.unknown))
    _tell("In the gradebook, without an answer, left as they were:", filled.without)
    _tell("Another grade was there before:", _before(filled.replaced))


def _tell_decimals(filled: Filled) -> None:
    if filled.has_commas and filled.decimal == ",":
        click.echo("Grades have a decimal comma, as the other numbers of this gradebook.")
    elif filled.has_commas:
        click.echo(
            "Grades have a decimal point, though other numbers of this gradebook have a comma: "
            "import the file as it is, as a spreadsheet may take 7.5 for a date."
        )


def _before(replaced: Mapping[str, str]) -> list[str]:
    return [f"{student} ({grade})" for student, grade in replaced.items()]


def _tell(start: str, names: Iterable[str]) -> None:
    """Write a line that names people, if there are any."""
    if people := [printable(name) for name in names]:
        click.echo(f"{printable(start)} {', '.join(people)}.")
