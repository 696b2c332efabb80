"""The command `kit check`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

import click

from kit.article import Article
from kit.bank import QuestionBank
from kit.cli.told import counted, told
from kit.errors import KitError, Problem, Severity
from kit.lessons import ArticleFolder, articles_beside, articles_folder, bank_files
from kit.review import review_bank


@click.command(short_help="Read banks and tell what is wrong in them.")
@click.argument("banks", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--articles",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of the articles; left out, 'articles' beside the folder of the bank.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github"]),
    default="text",
    help="How problems are told: for people, or as annotations of GitHub Actions.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
def check(banks: tuple[Path, ...], articles: Path | None, form: str, strict: bool) -> None:
    """Read BANKS, each a CSV file or a folder of them, and tell every fault and what to do.

    What can be used but is worth a look is told as a warning, what was set right while reading as
    a notice. The word in brackets at the end names the rule: 'kit explain RULE' tells more.

    The exit code is 0 when all banks can be used, 1 when one has faults, 2 when the command itself
    was not understood.
    """
    tell = _FORMS[form]
    grave = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    with told():
        good = {
            path: _check_bank(
                path, ArticleFolder(articles) if articles else articles_beside(path), tell, grave
            )
            for path in bank_files(banks)
        }
    if not good:
        raise click.UsageError(f"there is no bank in {', '.join(map(str, banks))}.")
    for line in _lines_on_namesakes(
        {path: bank for path, bank in good.items() if bank is not None}
    ):
        click.echo(line)
    if None in good.values():
        raise SystemExit(1)


def _check_bank(
    path: Path,
    articles: Mapping[str, Article] | None,
    tell: Callable[[Problem], None],
    grave: tuple[Severity, ...],
) -> QuestionBank | None:
    """Tell all that is to be said of a bank; give it if it can be used."""
    try:
        bank, problems = review_bank(path, articles)
    except KitError as error:
        bank, problems = None, (Problem(file=str(path), line=None, message=str(error)),)
    for problem in problems:
        tell(problem)
    if articles is None and bank:
        folder = articles_folder(path)
        click.echo(f"{path}: there is no folder {folder}, so the evidence was not looked up.")
    failed = sum(problem.severity in grave for problem in problems)
    if bank is not None and not failed:
        click.echo(_summary(path, len(bank), problems))
    elif failed:
        click.echo(f"{path}: {counted(failed, 'problem')} to mend.", err=True)
    return None if failed else bank


def _lines_on_namesakes(banks: Mapping[Path, QuestionBank]) -> Iterator[str]:
    """Say which banks have their name and a question in common, though they are two files."""
    for (one, bank), (other, namesake) in combinations(banks.items(), 2):
        if bank.id != namesake.id or one.resolve() == other.resolve():
            continue
        ids = {question.id for question in bank}
        if shared := [question.id for question in namesake if question.id in ids]:
            yield (
                f"{one} and {other} have one name and {counted(len(shared), 'question id')} in "
                f"common, such as {shared[0]}: answers are kept by these, so a class that works "
                "both is counted as if they were one bank. Give one of them another name."
            )


def _summary(path: Path, questions: int, problems: tuple[Problem, ...]) -> str:
    warnings = sum(problem.severity is Severity.WARNING for problem in problems)
    look = f"; {counted(warnings, 'warning')} to look at" if warnings else ""
    return f"{path}: {counted(questions, 'question')}, no faults{look}."


def _as_text(problem: Problem) -> None:
    code = f" [{problem.code}]" if problem.code else ""
    click.echo(f"{problem}{code}", err=problem.severity is Severity.ERROR)


def _as_annotation(problem: Problem) -> None:
    """Tell a problem as a workflow command of GitHub Actions, which shows it at its line."""
    place = {"file": problem.file, "line": problem.line, "title": problem.code or None}
    told = ",".join(
        f"{name}={_escaped(str(value), ':,')}" for name, value in place.items() if value
    )
    about = f"{problem.named_question}: " if problem.question else ""
    click.echo(f"::{problem.severity} {told}::{_escaped(about + problem.message)}")


def _escaped(text: str, further: str = "") -> str:
    for mark in "%\r\n" + further:
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text


_FORMS = {"text": _as_text, "github": _as_annotation}
