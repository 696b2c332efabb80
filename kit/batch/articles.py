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


def find_unread(named: Iterable[Path]) -> list[Path]:
    """Give what stands in the folders that are named and is not read: subfolders, other files.

    What is named itself is left out; so are hidden files, and banks and lists (`*.csv`), which
    nobody takes for articles.
    """
    names = list(named)
    itself = {name.resolve() for name in names}
    inside = {path.resolve(): path for name in names if name.is_dir() for path in name.iterdir()}
    return [
        path
        for place, path in sorted(inside.items())
        if not (place in itself or _is_text(path) or _is_no_article(path))
    ]


def _is_no_article(path: Path) -> bool:
    return path.name.startswith(".") or path.suffix.casefold() == ".csv"


def _in_folder(folder: Path) -> Iterator[Path]:
    texts = [path for path in sorted(folder.iterdir()) if _is_text(path)]
    if not texts:
        inside = next((path for path in sorted(folder.iterdir()) if _has_texts(path)), None)
        advice = f"did you mean {inside}?" if inside else "articles are files like 'mosul.txt'."
        raise ArticleError(f"{folder}: there is no text file in this folder; {advice}")
    yield from texts


def _has_texts(path: Path) -> bool:
    return path.is_dir() and any(map(_is_text, path.iterdir()))


def _is_text(path: Path) -> bool:
    return path.suffix.casefold() == ".txt" and not path.name.startswith(".") and path.is_file()
