"""CSV files for other programs, written whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kit.files import replacing, writing

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
