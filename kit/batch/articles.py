"""The files of articles, by their names or by their folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kit.errors import ArticleError


def find_articles(named: Iterable[Path]) -> list[Path]:
    """Give the files that are named; for a folder all `*.txt` in it, by name; none of them twice.

    A file that is not there is given all the same: reading it tells what is wrong.

    Raises:
        ArticleError: A folder holds no text file.
    """
    found: dict[Path, Path] = {}
    for name in named:
        for path in _in_folder(name) if name.is_dir() else [name]:
            found.setdefault(path.resolve(), path)
    return list(found.values())


def _in_folder(folder: Path) -> Iterator[Path]:
    texts = [path for path in sorted(folder.iterdir()) if _is_text(path)]
    if not texts:
        raise ArticleError(
            f"{folder}: there is no text file in this folder; articles are files like 'mosul.txt'."
        )
    yield from texts


def _is_text(path: Path) -> bool:
    return path.suffix.casefold() == ".txt" and not path.name.startswith(".") and path.is_file()
