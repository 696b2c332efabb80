"""The command `kit list`."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
from rich.table import Table

from kit.article import Article
from kit.bank import Kind, QuestionBank
from kit.bank.points import figures
from kit.cli.tables import cell, screen, table
from kit.cli.told import counted, told
from kit.errors import KitError, Problem, Severity
from kit.lessons import ArticleFolder, articles_beside, bank_files
from kit.review import review_bank

_COLUMNS = ("bank", "article", "questions", "who", "when", "where", "points", "grade", "problems")
# What is shown of them, with the heading: what fits on a line of 80 letters.
_SHOWN = {
    "bank": "bank",
    "article": "article",
    "questions": "all",
    "who": "who",
    "when": "when",
    "where": "where",
    "grade": "grade",
    "problems": "problems",
}


@click.command("list", short_help="Show the banks and articles of a folder.")
@click.argument(
    "folder", default="data", type=click.Path(path_type=Path, file_okay=False, exists=True)
)
@click.option("--csv", "as_csv", is_flag=True, help="Write comma-separated values.")
def list_lessons(folder: Path, as_csv: bool) -> None:
    """Show the banks and articles in FOLDER ('data' when left out).

    For each bank: its article, how many questions there are of each kind, for which school grades
    the article reads (Dale-Chall), and what 'kit check' finds; with --csv the points too. Articles
    without a bank come last.
    """
    with told():
        banks = _banks(folder)
    articles = ArticleFolder(folder / "articles")
    rows = [row for path in banks for row in _rows(path)]
    named = {row["article"] for row in rows}
    rows += [_row("", articles, name) for name in articles if name not in named]
    if as_csv:
        out = csv.DictWriter(sys.stdout, _COLUMNS, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
        return
    screen().print(_table(rows))
    click.echo(f"{counted(len(banks), 'bank')}, {counted(len(articles), 'article')}.")


def _banks(folder: Path) -> list[Path]:
    """Give the banks of a folder of lessons; none where it has only articles so far.

    Raises:
        KitError: It is no folder of lessons.
    """
    if (folder / "banks").is_dir():
        return list(bank_files([folder / "banks"]))
    if (folder / "articles").is_dir():
        return []
    above = folder.parent if folder.name else folder / ".."
    advice = f"did you mean {above}?" if (above / "banks").is_dir() else "name one that has them."
    raise KitError(f"{folder}: there is no folder 'banks' or 'articles' in it; {advice}")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """Give a row for each article that a bank is about."""
    articles = articles_beside(path) or ArticleFolder(path.parent)
    try:
        bank, problems = review_bank(path, articles or None)
    except KitError as error:
        yield dict.fromkeys(_COLUMNS, "") | {"bank": path.stem, "problems": str(error)}
        return
    for passage in dict.fromkeys(question.passage for question in bank) or [""]:
        yield _row(path.stem, articles, passage, bank, problems)


def _row(
    name: str,
    articles: ArticleFolder,
    passage: str,
    bank: QuestionBank | None = None,
    problems: tuple[Problem, ...] = (),
) -> dict[str, str]:
    questions = [question for question in bank or () if question.passage == passage]
    kinds = Counter(str(question.kind) for question in questions)
    return {
        "bank": name or "(none yet)",
        "article": passage,
        "questions": str(len(questions)),
        **{kind: str(kinds[kind]) for kind in Kind},
        "points": figures(sum(question.points for question in questions)),
        "grade": _grade(articles, passage),
        "problems": _told(problems) if bank is not None else "",
    }


def _grade(articles: ArticleFolder, passage: str) -> str:
    # Imported late: the reading level comes with the extra "draft".
    from kit.level import reading_level

    try:
        article: Article | None = articles.get(passage)
        return reading_level(article).grade if article else "no such article"
    except KitError as error:
        return str(error)


def _told(problems: tuple[Problem, ...]) -> str:
    counts = Counter(problem.severity for problem in problems)
    named = {Severity.ERROR: "fault", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
    told = [counted(counts[kind], noun) for kind, noun in named.items() if counts[kind]]
    return ", ".join(told) or "none"


def _table(rows: list[dict[str, str]]) -> Table:
    drawn = table()
    drawn.padding = 0  # so the id of an article stays on one line
    for name, heading in _SHOWN.items():
        is_number = name in ("questions", *Kind)
        drawn.add_column(
            heading,
            justify="right" if is_number else "left",
            overflow="fold",
            no_wrap=is_number or name == "bank",
        )
    for row in rows:
        drawn.add_row(*(cell(row[name]) for name in _SHOWN))
    return drawn
