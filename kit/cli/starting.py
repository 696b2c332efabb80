"""The command `kit new`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from kit.bank import QuestionBank, save_bank
from kit.bank.reader import parse_bank
from kit.cli.told import told
from kit.errors import KitError
from kit.exchange.sheets import save_workbook

_TEMPLATE = Path(__file__).parent / "template.csv"
_ANY = "my-article"


@click.command(short_help="Write a bank with an example of each type of question.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--passage", default=_ANY, help="Id of the article: its file's name without .txt.")
def new(file: Path, passage: str) -> None:
    """Write FILE, a bank with an example of each type of question, to be written over.

    FILE ends in .csv, or in .xlsx for a workbook with a second sheet that explains the columns.
    """
    with told():
        if file.exists():
            raise KitError(f"{file} is there already; choose another name.")
        if file.suffix.casefold() == ".csv":
            save_bank(_bank(file, passage), file)
        elif file.suffix.casefold() == ".xlsx":
            save_workbook(_bank(file, passage), file)
        else:
            raise KitError(f"{file}: a bank is a .csv or an .xlsx file; end its name so.")
    click.echo(f"{file}: one question of each type, to be written over. The next step: kit check.")
    if passage == _ANY:
        click.echo(f"Its passage is {_ANY!r}: put the name of your article's file in its place.")


def _bank(file: Path, passage: str) -> QuestionBank:
    bank = parse_bank(_TEMPLATE.read_bytes(), str(file))
    return replace(bank, questions=tuple(replace(each, passage=passage) for each in bank))
