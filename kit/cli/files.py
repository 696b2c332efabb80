"""Where files are found and put, and CSV files for other programs, written whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kit.errors import KitError
from kit.files import replacing, writing
from kit.lessons import articles_folder

_KEPT = Path("data/articles")

WriteRow = Callable[[Iterable[object]], None]


@contextmanager
def table_file(path: Path, columns: Iterable[str]) -> Iterator[WriteRow]:
    """Write a CSV file row by row; it is in its place only once the block has ended well.

    Raises:
        FileError: It cannot be written.
    """
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        rows = csv.writer(text, lineterminator="\n")

        def write(cells: Iterable[object]) -> None:
            with writing(path):
                rows.writerow(cells)

        write(columns)
        yield write
        with writing(path):
            text.flush()


def free_place(output: Path, read: Path, *, force: bool) -> None:
    """See to it that no work is written over.

    Raises:
        KitError: The file is the one that is read, or is there already and may be lost.
    """
    if output.resolve() == read.resolve():
        raise KitError(f"{output}: this is the file that is read; choose another name.")
    if output.exists() and not force:
        raise KitError(
            f"{output}: this file is there already and may hold a teacher's work; "
            "choose another name, or add --force."
        )


def usual_articles(bank: Path) -> Path:
    """Say where the articles are: beside the folder of the bank, or else where they are kept."""
    beside = articles_folder(bank)
    return _KEPT if _KEPT.is_dir() and not beside.is_dir() else beside
