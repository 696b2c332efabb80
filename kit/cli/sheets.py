"""The command `kit sheet`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

import click

from kit.bank import QuestionBank, save_bank
from kit.cli.files import free_place
from kit.cli.told import counted, told
from kit.errors import BankError, KitError, Severity
from kit.exchange.findings import OF_ARTICLES
from kit.exchange.sheets import read_sheet, save_workbook
from kit.lessons import ArticleFolder, articles_beside

WriteBank: TypeAlias = Callable[[QuestionBank, Path], None]

_WRITERS: dict[str, WriteBank] = {
    ".csv": save_bank,
    ".xlsx": save_workbook,
}


# Click keeps the lines of a paragraph that begins with a backspace.
_EXAMPLES = """\b
Examples:
  kit sheet data/banks/mosul.csv -o mosul.xlsx
  kit sheet mosul.xlsx -o data/banks/mosul.csv --force
  kit sheet quiz.xlsx -o data/banks/quiz.csv --passage mosul-2017-07-09
"""


@click.command(epilog=_EXAMPLES, short_help="Turn a bank into a spreadsheet, or one into a bank.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="BANK",
    type=click.Path(path_type=Path),
    help="The bank to be written: .csv, or .xlsx for a workbook.",
)
@click.option(
    "--passage",
    default="",
    metavar="ARTICLE",
    help="The article of questions that name none: its file's name without .txt.",
)
@click.option(
    "--articles",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of the articles, to look up the evidence; left out, 'articles' beside the "
    "folder of the bank, and what the articles speak against is a warning.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
def sheet(file: Path, output: Path, passage: str, articles: Path | None, force: bool) -> None:
    """Turn a bank into a workbook, or a workbook or any sheet of questions into a bank.

    FILE is a bank (.csv), its workbook (.xlsx), or any sheet (.xlsx, .csv, .tsv) with one question
    in each row: columns such as question, option a, option b, correct, or a template of Kahoot,
    Blooket, Gimkit, Quizizz or Blackboard. What was assumed is told, and last what is worth a look.
    The exit code is 1 when something cannot be read, and then nothing is written.
    """
    with told():
        write = bank_writer(file, output, force)
        read = partial(read_sheet, file, bank_id=output.stem, passage=passage)
        if articles:
            bank = read(articles=ArticleFolder(articles))
        else:
            bank = looked_up(read, articles_beside(output) or articles_beside(file))
        look = put_bank(bank, output, write)
    click.echo(f"{counted(len(bank), 'question')} written to {output}{look}.")


def put_bank(bank: QuestionBank, output: Path, write: WriteBank) -> str:
    """Tell what was assumed, last what is worth a look, and write the bank.

    Returns:
        How much there is to look at, to be put after the name of the file.
    """
    doubts = [notice for notice in bank.notices if notice.severity is Severity.WARNING]
    for notice in (*(n for n in bank.notices if n not in doubts), *doubts):
        click.echo(str(notice))
    write(bank, output)
    return f"; {counted(len(doubts), 'warning')} to look at, just above" if doubts else ""


def looked_up(read: Callable[..., QuestionBank], articles: ArticleFolder | None) -> QuestionBank:
    """Read a bank with the articles beside it; what only they speak against becomes a warning.

    For they may be still to come, and a workbook may be wanted to mend the evidence in.

    Raises:
        BankError: There are other faults.
    """
    try:
        return read(articles=articles)
    except BankError as error:
        faults = [p for p in error.problems if p.severity is Severity.ERROR]
        if not all(problem.code in OF_ARTICLES for problem in faults):
            raise
    bank = read()
    doubts = (replace(problem, severity=Severity.WARNING) for problem in faults)
    return replace(bank, notices=(*bank.notices, *doubts))


def bank_writer(file: Path, output: Path, force: bool) -> WriteBank:
    """Give what writes a bank in the form that is asked for.

    Raises:
        KitError: The form is not known, or something there would be lost.
    """
    if output.suffix.casefold() not in _WRITERS:
        raise KitError(f"{output}: end the name in .csv for a bank, in .xlsx for a workbook.")
    free_place(output, file, force=force)
    return _WRITERS[output.suffix.casefold()]
