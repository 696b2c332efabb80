"""The command `kit sheet`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from kit.article import Article, load_article
from kit.bank import QuestionBank, save_bank
from kit.cli.told import counted, told
from kit.errors import KitError
from kit.exchange import open_sheets, read_sheet, save_workbook

_WRITERS: dict[str, Callable[[QuestionBank, Path], None]] = {
    ".csv": save_bank,
    ".xlsx": save_workbook,
}


@click.command()
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
    "--passage", default="", metavar="ID", help="The article of a plain sheet that names none."
)
@click.option(
    "--articles",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of the articles, to look up the evidence.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
def sheet(file: Path, output: Path, passage: str, articles: Path | None, force: bool) -> None:
    """Turn a bank into a workbook, or a workbook or a plain sheet into a bank.

    FILE is a bank (.csv), a workbook (.xlsx), or a sheet with one question in each row (.xlsx,
    .csv, .tsv): columns such as question, option a, option b, correct, or a template of Kahoot,
    Blooket, Gimkit, Quizizz or Blackboard. What was assumed is told. The exit code is 1 when
    something cannot be read, and then nothing is written.
    """
    with told():
        write = _writer(file, output, force)
        bank = _read(file, output.stem, passage, articles)
        for notice in bank.notices:
            click.echo(str(notice))
        write(bank, output)
    click.echo(f"{counted(len(bank), 'question')} written to {output}.")


def _writer(file: Path, output: Path, force: bool) -> Callable[[QuestionBank, Path], None]:
    """Give what writes a bank in the form that is asked for.

    Raises:
        KitError: The form is not known, or something there would be lost.
    """
    if output.suffix.casefold() not in _WRITERS:
        raise KitError(f"{output}: end the name in .csv for a bank, in .xlsx for a workbook.")
    if output.resolve() == file.resolve():
        raise KitError(f"{output}: this is the file that is read; choose another name.")
    if output.exists() and not force:
        raise KitError(
            f"{output}: this file is there already and may hold a teacher's work; "
            "choose another name, or add --force."
        )
    return _WRITERS[output.suffix.casefold()]


def _read(file: Path, bank_id: str, passage: str, folder: Path | None) -> QuestionBank:
    opened = open_sheets(file)
    articles = None if folder is None else _articles(folder, opened.words | {passage})
    return read_sheet(opened, bank_id=bank_id, passage=passage, articles=articles)


def _articles(folder: Path, named: set[str]) -> list[Article]:
    places = sorted(folder.glob("*.txt"))
    return [load_article(place) for place in places if place.stem in named]
