"""The `kit` command: draft a question bank from an article, check the banks of a class."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kit.article import Article, load_article
from kit.bank import Kind, QuestionBank, load_bank, named_passages, save_bank
from kit.errors import BankError, KitError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reading-kit", prog_name="kit")
def main() -> None:
    """Who, when and where questions on a news article, for reading in JupyterLab."""


@main.command()
@click.argument("article", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path),
    required=True,
    help="The bank to write.",
)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([str(kind) for kind in Kind]),
    multiple=True,
    help="Only this kind; may be given several times.",
)
@click.option("--limit", type=click.IntRange(min=1), help="At most so many questions.")
@click.option("--force", is_flag=True, help="Write over a bank that is there already.")
def draft(
    article: Path, path: Path, kinds: tuple[str, ...], limit: int | None, force: bool
) -> None:
    """Draft questions from ARTICLE, a text file, into a bank that a teacher then edits."""
    with _told():
        if path.exists() and not force:
            raise KitError(
                f"{path}: this bank is there already and may hold a teacher's work; "
                "choose another name, or add --force."
            )
        text = load_article(article)
        bank = _draft_bank(text, path, tuple(map(Kind, kinds or Kind)), limit)
        save_bank(bank, path)
    counts = ", ".join(f"{len(bank.of_kind(kind))} {kind}" for kind in Kind)
    click.echo(f"{path}: {_questions(bank)} drafted ({counts}).")
    click.echo("Read each one over: a draft is a beginning, not a bank.")
    _tell_if_far(path, text)


def _draft_bank(
    article: Article, path: Path, kinds: tuple[Kind, ...], limit: int | None
) -> QuestionBank:
    # Loads a language model; the other commands do without.
    from kit.drafting import draft_questions

    questions = draft_questions(article, kinds=kinds, limit=limit)
    return QuestionBank(id=path.stem, questions=tuple(questions))


def _tell_if_far(path: Path, article: Article) -> None:
    """Say where a bank looks for its article, when it would not find it."""
    place = _articles_folder(path) / f"{article.id}.txt"
    if not place.exists():
        click.echo(f"'kit check' looks for the article in {place}; put it there.")


@main.command()
@click.argument("banks", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--articles",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of the articles; left out, 'articles' beside the folder of the bank.",
)
def check(banks: tuple[Path, ...], articles: Path | None) -> None:
    """Read BANKS, each a CSV file, and tell every fault with its line and what to do.

    The exit code is 1 when a bank has faults.
    """
    good = [_check_bank(path, articles or _articles_folder(path)) for path in banks]
    if not all(good):
        raise SystemExit(1)


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
    click.echo(f"{path}: {_questions(bank)}, no faults.")
    return True


def _questions(bank: QuestionBank) -> str:
    return f"{len(bank)} question{'' if len(bank) == 1 else 's'}"


def _articles_folder(bank: Path) -> Path:
    return bank.resolve().parent.parent / "articles"


def _articles_named_in(bank: Path, folder: Path) -> list[Article] | None:
    """Give the articles of a folder that a bank names; None without a folder."""
    if not folder.is_dir():
        return None
    places = [folder / f"{name}.txt" for name in sorted(named_passages(bank))]
    return [load_article(place) for place in places if place.exists()]


@contextmanager
def _told() -> Iterator[None]:
    """Show an error of the kit as its message alone, and end with exit code 1."""
    try:
        yield
    except KitError as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from error
