"""CSV files for other programs, written whole or not at all."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kit.errors import KitError

WriteRow = Callable[[Iterable[object]], None]


@contextmanager
def table_file(path: Path, columns: Iterable[str]) -> Iterator[WriteRow]:
    """Write a CSV file row by row; it is in its place only once the block has ended well.

    Raises:
        KitError: It cannot be written.
    """
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    file = os.fdopen(handle, "w", encoding="utf-8-sig", newline="")
    rows = csv.writer(file, lineterminator="\n")

    def write(cells: Iterable[object]) -> None:
        with writing(path):
            rows.writerow(cells)

    try:
        write(columns)
        yield write
        with writing(path):
            file.close()
            Path(beside).chmod(0o644)
            Path(beside).replace(path)
    finally:
        file.close()
        Path(beside).unlink(missing_ok=True)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Tell an error of the system as one of a file that cannot be written.

    Raises:
        KitError: With the file, and what to look at.
    """
    try:
        yield
    except OSError as error:
        raise KitError(
            f"{path}: cannot be written ({error.strerror}); "
            "check the folder and who may write there."
        ) from error
