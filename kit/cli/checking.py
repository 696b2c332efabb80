"""The command `kit check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from kit.article import Article, load_article
from kit.bank import QuestionBank, load_bank, named_passages
from kit.checking import find_doubtful_keys, suggest_aliases
from kit.cli.told import counted
from kit.errors import BankError, KitError

# What `kit draft` leaves beside the banks; not taken from kit.batch, so that this starts fast.
_NO_BANK = "failures.csv"


@click.command()
@click.argument("banks", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--articles",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of the articles; left out, 'articles' beside the folder of the bank.",
)
def check(banks: tuple[Path, ...], articles: Path | None) -> None:
    """Read BANKS, each a CSV file or a folder of them, and tell every fault and what to do.

    The exit code is 1 when a bank has faults.
    """
    good = [_check_bank(path, articles or articles_folder(path)) for path in bank_files(banks)]
    if not all(good):
        raise SystemExit(1)


def articles_folder(bank: Path) -> Path:
    """Say where the articles of a bank are looked for when no folder is named."""
    return bank.resolve().parent.parent / "articles"


def bank_files(named: Iterable[Path]) -> Iterator[Path]:
    """Give the files of banks that are named, each itself or by its folder."""
    for path in named:
        found = sorted(path.glob("[!.]*.csv")) if path.is_dir() else [path]
        yield from (file for file in found if file.name != _NO_BANK)


def _check_bank(path: Path, folder: Path) -> bool:
    try:
        articles = _articles_named_in(path, folder)
        bank = load_bank(path, articles)
    except BankError as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        return False
    except KitError as error:
        click.echo(str(error), err=True)
        return False
    for notice in bank.notices:
        click.echo(str(notice))
    if articles is None:
        click.echo(f"{path}: there is no folder {folder}, so the evidence was not looked up.")
    for told in _doubts(bank, articles or ()):
        click.echo(f"{path}, {told}")
    click.echo(f"{path}: {counted(len(bank), 'question')}, no faults.")
    return True


def _doubts(bank: QuestionBank, articles: Iterable[Article]) -> Iterator[str]:
    """Tell what a teacher may want to look at in the answers, though the bank can be used."""
    known = {article.id: article for article in articles}
    for question in bank:
        article = known.get(question.passage)
        for told in find_doubtful_keys(question, article):
            yield f"question {question.id}: {told}"
        aliases = suggest_aliases(question, article) if article else ()
        if aliases:
            yield f"question {question.id}: also accept {' or '.join(aliases)}?"


def _articles_named_in(bank: Path, folder: Path) -> list[Article] | None:
    """Give the articles of a folder that a bank names; None without a folder."""
    if not folder.is_dir():
        return None
    places = [folder / f"{name}.txt" for name in sorted(named_passages(bank))]
    return [load_article(place) for place in places if place.exists()]
