"""The command `kit explain-check`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from kit.article import Article
from kit.bank import Question, QuestionBank, QuestionType, read_bank
from kit.checking import Explanation
from kit.checking import explain_check as explain
from kit.cli.tables import cell, screen, table
from kit.cli.told import told
from kit.errors import BankError, KitError, named
from kit.lessons import articles_beside, bank_files

_MARKS = 8


@click.command("explain-check", short_help="Tell how a typed answer is judged, and why.")
@click.argument("question")
@click.argument("answer")
@click.option(
    "--bank",
    "banks",
    multiple=True,
    type=click.Path(path_type=Path),
    default=(Path("data/banks"),),
    show_default=True,
    help="A bank, or a folder of banks, in which the question stands; may be given several times.",
)
@click.option("--rules", is_flag=True, help="List each rule that was tried, in their order.")
def explain_check(question: str, answer: str, banks: tuple[Path, ...], *, rules: bool) -> None:
    """Tell how ANSWER to QUESTION, named by its id, is judged, and by which rule.

    The question must take a typed answer.
    """
    with told():
        asked, article = _find(question, banks)
        found = explain(asked, answer, passage=article)
        _show(screen(), asked, answer, found)
        if rules:
            _show_rules(screen(), found)
        else:
            click.echo(f"{len(found.steps)} rules were tried in their order; --rules lists them.")


def _find(name: str, banks: Iterable[Path]) -> tuple[Question, Article | None]:
    files = list(bank_files(banks))
    if not files:
        looked = ", ".join(map(str, banks))
        raise KitError(
            f"there is no bank in {looked}; name a bank, or a folder of banks, with --bank."
        )
    sound = _sound(files)
    found = {path: each for path, bank in sound.items() for each in bank if each.id == name}
    for path, question in found.items():
        _tell_others(name, list(found))
        return _typed(question, path), _article_of(question, path)
    looked = ", ".join(map(str, sound))
    raise KitError(f"there is no question {name!r} in {looked}; check the id, or give --bank.")


def _sound(files: Iterable[Path]) -> dict[Path, QuestionBank]:
    """Give the banks without faults, and tell which are passed over.

    Raises:
        BankError: There is none; the error holds the faults of all.
    """
    banks = {path: read_bank(path) for path in files}
    faulty = {path for path, bank in banks.items() if bank.has_faults}
    if faulty == set(banks):
        raise BankError(problem for bank in banks.values() for problem in bank.notices)
    for path in sorted(faulty):
        told = f"{path}: passed over, because it has faults; 'kit check {path}' tells them."
        click.echo(told, err=True)
    return {path: bank for path, bank in banks.items() if path not in faulty}


def _tell_others(name: str, paths: list[Path]) -> None:
    """Say by which bank the answer is judged, where several have a question of this id."""
    if len(paths) > 1:
        click.echo(
            f"{name} is in several banks; judged by {paths[0]}, not by "
            f"{named(list(map(str, paths[1:])))}. Name the bank with --bank.",
            err=True,
        )


def _typed(question: Question, path: Path) -> Question:
    """Give a question that takes a typed answer.

    Raises:
        KitError: It takes none.
    """
    if question.type is QuestionType.SHORT:
        return question
    raise KitError(
        f"{path}, question {question.id}: it takes no typed answer; what each option earns stands "
        "in the bank."
    )


def _article_of(question: Question, path: Path) -> Article | None:
    articles = articles_beside(path)
    return articles.get(question.passage) if articles else None


def _show(console: Console, question: Question, answer: str, found: Explanation) -> None:
    outcome = found.outcome
    console.print(f"{question.id}: {question.stem}")
    console.print(f"answer: {answer}")
    console.print(f"verdict: {outcome.verdict} ({outcome.score:.0%} of the points)")
    console.print(f"reason: {_reason(found)} (rule {outcome.rule!r})")
    console.print(f"told to the student: {outcome.feedback}\n")
    console.print(f"wanted: a {found.aim}" if found.aim != "other" else "wanted: any words")
    console.print(f"accepted: {'; '.join(found.forms)}")
    if found.read:
        console.print(f"read as: {'; '.join(found.read)}")


def _show_rules(console: Console, found: Explanation) -> None:
    console.print(_steps(found))
    if found.marks:
        console.print(_marks(found))


def _reason(found: Explanation) -> str:
    """Say in a sentence what decided: what the rule looks for, or else the likeness."""
    purpose = next((step.purpose for step in found.steps if step.decided), "")
    return purpose or (
        "No rule decides; by its likeness to the accepted answers it is right with a likelihood "
        f"of {found.outcome.likelihood:.2f}."
    )


def _steps(found: Explanation) -> Table:
    drawn = table("The rules that were tried, in their order")
    for name in ("rule", "looks whether", ""):
        drawn.add_column(name)
    decides = f"decides: {found.outcome.rule!r}"
    for step in found.steps:
        drawn.add_row(cell(step.rule), cell(step.purpose), cell(decides if step.decided else ""))
    return drawn


def _marks(found: Explanation) -> Table:
    drawn = table("What the likeness was weighed by")
    drawn.add_column("mark of likeness")
    drawn.add_column("for (+) or against (-)", justify="right")
    for name, weight in found.marks[:_MARKS]:
        drawn.add_row(cell(name), cell(f"{weight:+.2f}"))
    return drawn
