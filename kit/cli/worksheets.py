"""The command `kit worksheet`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from kit.bank import Question, QuestionBank, load_bank, read_bank
from kit.bank.points import worth
from kit.cli.files import free_place, usual_articles
from kit.cli.options import kind_option
from kit.cli.told import counted, told
from kit.drafting import MENDING, UNSURE
from kit.errors import KitError
from kit.files import write_file
from kit.lessons import ArticleFolder
from kit.worksheet import worksheet as page_of


@click.command(short_help="Write a bank as a page to be printed.")
@click.argument("bank", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The page; left out, the name of the bank with .html, in this folder.",
)
@kind_option
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    help="So many questions at most, spread over the bank.",
)
@click.option("--large", is_flag=True, help="Large print, for readers with low vision.")
@click.option("--no-answers", is_flag=True, help="Leave out the answers: a page for the class.")
@click.option("--force", is_flag=True, help="Write over a page that is there already.")
@click.option(
    "--articles",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of the articles; left out, 'articles' beside the folder of the bank, or else "
    "data/articles.",
)
def worksheet(
    bank: Path,
    output: Path | None,
    kinds: tuple[str, ...],
    limit: int | None,
    large: bool,
    no_answers: bool,
    force: bool,
    articles: Path | None,
) -> None:
    """Write BANK, a CSV file, as a page to be printed: articles, questions, then the answers.

    Open it in a browser and print it. The answers begin on a page of their own.
    """
    with told():
        place = _web_page(output or Path(f"{bank.stem}.html"))
        free_place(place, bank, force=force)
        folder = ArticleFolder(articles or usual_articles(bank))
        questions = _chosen(_load(bank, folder), kinds, limit)
        texts = [folder[name] for name in {question.passage for question in questions}]
        page = page_of(questions, texts, large=large, answers=not no_answers)
        write_file(place, page.encode())
    points = worth(sum(question.points for question in questions))
    click.echo(f"{place}: {counted(len(questions), 'question')}, {points}.")
    if raw := sum(map(_is_raw, questions)):
        click.echo(
            f"Read {raw} of them before you print it: a draft tagged them unsure or mend-..."
        )


def _is_raw(question: Question) -> bool:
    """Say whether a question was drafted and is to be mended, or may be no good."""
    return any(tag == UNSURE or tag.startswith(MENDING) for tag in question.tags)


def _web_page(path: Path) -> Path:
    """Refuse a name that is not one of a web page, so that no bank or article is written over."""
    if path.suffix.casefold() in (".html", ".htm"):
        return path
    raise KitError(
        f"{path}: a worksheet is a web page; give it a name that ends in .html, open it in a "
        "browser and print it there, on paper or as a PDF file."
    )


def _chosen(bank: QuestionBank, kinds: tuple[str, ...], limit: int | None) -> QuestionBank:
    """Give the bank with the questions that are wanted, in their order.

    Raises:
        KitError: There is none.
    """
    wanted = [question for question in bank if not kinds or question.kind in kinds]
    if not wanted:
        raise KitError(f"{bank.id}: no question is tagged {' or '.join(kinds)}; leave out --kind.")
    count = min(limit or len(wanted), len(wanted))
    spread = (wanted[at * len(wanted) // count] for at in range(count))
    return replace(bank, questions=tuple(spread))


def _load(bank: Path, folder: ArticleFolder) -> QuestionBank:
    """Read a bank together with its articles.

    Raises:
        KitError: An article is not there, or the bank has faults.
    """
    for name in dict.fromkeys(question.passage for question in read_bank(bank)):
        if name and name not in folder:
            raise KitError(
                f"{bank}: a worksheet needs the article {name!r}, but there is no file "
                f"{folder.path(name)}; put it there, or name the folder where it is with "
                "--articles."
            )
    return load_bank(bank, folder)
