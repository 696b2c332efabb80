"""Which files of a class's folder hold attempts, and what is told of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from kit.attempts.soundness import DATABASE, PACKED

_ENDINGS = (".csv", ".sqlite")
# What SQLite and the systems keep beside the files themselves.
_BESIDE = ("-wal", "-shm", "-journal")
_OF_SYSTEM = ("desktop.ini", "thumbs.db")

_BEGINNING = 1024
_WORKBOOK = re.compile(r"\.(xls[xmb]?|ods|numbers)", re.IGNORECASE)
_DOCUMENT = re.compile(r"\.(docx|odt|pptx|odp|pages|epub)", re.IGNORECASE)
_COLUMNS = (b"student", b"question", b"verdict")

# By what a file is: the plural, and what to do, in the order in which they are told.
_ADVICE = {
    "packed": ("Packed", "unpack them, then take the packed ones out of the folder"),
    "log": ("Logs without their ending", "let their names end in .sqlite"),
    "table": ("Tables without their ending", "let their names end in .csv"),
    "workbook": ("Workbooks", "save the sheet as 'CSV UTF-8'"),
    "empty": ("Empty", "ask for them again"),
    "other": (
        "Neither logs nor tables of attempts",
        "take them out of the folder; if they are to hold answers, ask for attempts.sqlite again",
    ),
}


class UnreadFilesWarning(UserWarning):
    """Files of a folder that were passed over; its text names them, and says what to do."""


def attempt_files(folder: Path) -> list[Path]:
    """Give the logs and tables of a folder, also those in folders of their own; no empty ones."""
    return [path for path in _own_files(folder) if _is_read(path)]


def tell_passed_over(folder: Path) -> str:
    """Say which files of a folder are not read, and what to do about each.

    These are the empty ones, and those that are no logs or tables by their names.

    Returns:
        A line for all, then one for each reason; empty if every file is read, or it is no folder.
    """
    if not folder.is_dir():
        return ""
    aside = [path for path in _own_files(folder) if not _is_read(path)]
    if not aside:
        return ""
    counted = "1 file was" if len(aside) == 1 else f"{len(aside):,} files were"
    return "\n".join([f"{folder}: {counted} not read.", *_by_reason(folder, aside)])


def _by_reason(folder: Path, aside: list[Path]) -> Iterator[str]:
    order = list(_ADVICE)
    # Of one reason the files stay in their order.
    ranked = sorted(((order.index(_what(path)), path) for path in aside), key=lambda each: each[0])
    for rank, group in groupby(ranked, key=lambda each: each[0]):
        # All of them, as each may be all that a student handed in.
        names = ", ".join(_legible(path.relative_to(folder).as_posix()) for _, path in group)
        many, advice = _ADVICE[order[rank]]
        yield f"  {many} ({names}): {advice}."


def _what(path: Path) -> str:
    """Tell by its beginning what a file is; workbooks and documents are packed, but have a name."""
    beginning = _beginning(path)
    if not beginning:
        return "empty"
    if beginning.startswith(DATABASE):
        return "log"
    if _WORKBOOK.fullmatch(path.suffix):
        return "workbook"
    if PACKED.match(beginning):
        return "other" if _DOCUMENT.fullmatch(path.suffix) else "packed"
    header = beginning.partition(b"\n")[0].replace(b"\0", b"")
    return "table" if all(column in header for column in _COLUMNS) else "other"


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_BEGINNING)
    except OSError:
        return b"?"


def _legible(name: str) -> str:
    """Give a name without what would steer a screen."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)


def _is_read(path: Path) -> bool:
    # SQLite takes a file without a byte for a new log: its student would be missed by nobody.
    return path.suffix.casefold() in _ENDINGS and path.stat().st_size > 0


def _own_files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and _is_own(folder, path)]


def _is_own(folder: Path, path: Path) -> bool:
    # Names that begin with a dot are notes of the system, or copies that Jupyter keeps.
    return (
        not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not path.name.endswith(_BESIDE)
        and path.name.lower() not in _OF_SYSTEM
    )
