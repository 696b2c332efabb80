"""The command `kit level`."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.padding import Padding
from rich.table import Table

from kit.article import load_article
from kit.batch import find_articles, find_unread
from kit.cli.tables import cell, screen, table
from kit.cli.told import counted, tell_unread, told
from kit.errors import KitError
from kit.level import HardWord, ReadingLevel, reading_level

# The fields of a level, each with the heading of its column.
_COLUMNS = {
    "words": "words",
    "sentences": "sentences",
    "words_per_sentence": "words\neach",
    "flesch_kincaid": "Flesch-\nKincaid",
    "reading_ease": "reading\nease",
    "dale_chall": "Dale-\nChall",
    "grade": "grade",
}


@click.command(short_help="Tell how hard articles are to read.")
@click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--csv", "as_csv", is_flag=True, help="Write comma-separated values.")
def level(articles: tuple[Path, ...], as_csv: bool) -> None:
    """Tell how hard ARTICLES, text files or folders of them, are to read.

    Flesch-Kincaid is a US school grade by the length of sentences and words; reading ease runs from
    100, very easy, to 0; Dale-Chall goes by familiar words and runs from 58, very easy, to 15, with
    the school grades that go with it. Hard words are those not on its list, with how often they
    occur and the paragraph where they come first. The exit code is 1 when an article cannot be
    read.
    """
    with told():
        paths = find_articles(articles)
    levels = {path: level for path in paths if (level := _level(path))}
    if as_csv:
        csv.writer(sys.stdout, lineterminator="\n").writerows(_rows(levels))
    elif levels:
        _show(levels)
    tell_unread(find_unread(articles))
    if len(levels) < len(paths):
        raise SystemExit(1)


def _level(path: Path) -> ReadingLevel | None:
    try:
        return reading_level(load_article(path))
    except KitError as error:
        click.echo(str(error), err=True)
        return None


def _show(levels: dict[Path, ReadingLevel]) -> None:
    console = screen()
    console.print(_table(levels))
    for path, level in levels.items():
        console.print(cell(f"{path.stem}: {counted(len(level.hard_words), 'hard word')}"))
        named = ", ".join(map(_hard_word, level.hard_words))
        console.print(Padding(cell(named), (0, 0, 1, 2)))


def _table(levels: dict[Path, ReadingLevel]) -> Table:
    drawn = table()
    drawn.add_column("article", overflow="fold")
    for heading in _COLUMNS.values():
        drawn.add_column(heading, justify="right", no_wrap=True)
    for path, level in levels.items():
        drawn.add_row(cell(path.stem), *(cell(getattr(level, name)) for name in _COLUMNS))
    return drawn


def _hard_word(hard: HardWord) -> str:
    times = f"{hard.count} times, " if hard.count > 1 else ""
    return f"{hard.word} ({times}par. {hard.paragraph})"


def _rows(levels: dict[Path, ReadingLevel]) -> Iterator[tuple[object, ...]]:
    yield ("article", *_COLUMNS, "hard_words")
    for path, level in levels.items():
        numbers = (getattr(level, name) for name in _COLUMNS)
        yield (path.stem, *numbers, " ".join(hard.word for hard in level.hard_words))
