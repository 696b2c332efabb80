"""Whether a file is a sound log of attempts: what is none is refused, and stays as it is."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

from kit.errors import AttemptLogError

BUSY_SECONDS = 30
# How files begin: databases of SQLite, what is packed, and workbooks that are not.
DATABASE = b"SQLite format 3\0"
PACKED = re.compile(rb"PK\x03\x04|7z\xbc\xaf|Rar!|\x1f\x8b|BZh|\xfd7zXZ")
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_WORKBOOK = re.compile(r"\.(xls[xmb]?|ods|numbers)", re.IGNORECASE)
_SHEETS = frozenset(("xl/workbook.xml", "xl/workbook.bin", "content.xml"))


class DamagedLogError(AttemptLogError):
    """The file is an SQLite database, but not a whole one."""


def refuse_unsound(path: Path) -> None:
    """Refuse what is no log, and a log that is damaged; a file that is not there may be made.

    Raises:
        DamagedLogError: The log is damaged.
        AttemptLogError: It is a folder, or no SQLite database.
    """
    if foreign := _foreign(path):
        raise AttemptLogError(f"{path}: {foreign}")
    if _is_damaged(path):
        raise DamagedLogError(
            f"{path}: this log of attempts is damaged. It was not changed; take a copy of it from "
            "an earlier day, or show it to whoever looks after this machine."
        )


def put_aside(path: Path) -> Path | None:
    """Give a damaged log another name, beside its place, and give that name.

    None if it is damaged no more: another notebook put it aside, and may have begun a new one.

    Raises:
        AttemptLogError: It cannot be renamed.
    """
    if not _is_damaged(path):
        return None
    aside = _aside(path)
    for ending in ("", "-wal", "-shm"):
        try:
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
        except FileNotFoundError:
            # Most logs have one file; or another notebook put it aside in the same moment.
            continue
        except OSError as error:
            raise AttemptLogError(
                f"{path}: this log of attempts is damaged and cannot be put aside "
                f"({error.strerror}); ask whoever may write there to rename it."
            ) from error
    return aside


def _foreign(path: Path) -> str | None:
    """Say what a file is that is no SQLite database, and what to do; None if it is one."""
    if path.is_dir():
        return f"this is a folder; name the file of the log, such as '{path.name}/attempts.sqlite'."
    beginning = _beginning(path)
    if not beginning or beginning == DATABASE:
        return None
    if _is_workbook(path, beginning):
        table = path.with_suffix(".csv").as_posix()
        return (
            "this is a workbook and no log of attempts; it was not changed. Save its sheet as "
            f"'CSV UTF-8', and read that: kit.read_attempts('{table}')."
        )
    if PACKED.match(beginning):
        return (
            "this is packed and no log of attempts; it was not changed. Unpack it, and take what "
            "is in it."
        )
    if path.suffix.casefold() == ".csv":
        return (
            "this is a CSV file and no log of attempts; it was not changed. Read it with "
            f"kit.read_attempts('{path.as_posix()}'), and keep attempts in another file."
        )
    return (
        "this is no SQLite database, so no log of attempts; it was not changed. Check the name; "
        "if attempts should be kept here, rename this file first."
    )


def _is_workbook(path: Path, beginning: bytes) -> bool:
    """Workbooks of today are packed as others are; one that is renamed is known by its parts."""
    if beginning.startswith(_OLD_WORKBOOK):
        return True
    if not PACKED.match(beginning):
        return False
    return bool(_WORKBOOK.fullmatch(path.suffix)) or not _SHEETS.isdisjoint(_parts(path))


def _parts(path: Path) -> list[str]:
    # Imported late: only a foreign file needs it.
    import zipfile

    try:
        with zipfile.ZipFile(path) as packed:
            return packed.namelist()
    except (OSError, zipfile.BadZipFile):
        return []


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(DATABASE))
    except OSError:
        # Not there yet; or the database tells better why it cannot be opened.
        return b""


def _aside(path: Path) -> Path:
    names = (path.with_name(f"{path.name}.damaged-{number}") for number in range(1, 10_000))
    return next(name for name in names if not name.exists())


def _is_damaged(path: Path) -> bool:
    return path.is_file() and not _is_whole(path)


def _is_whole(path: Path) -> bool:
    import sqlite3

    try:
        with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError as error:
        # A locked or unreadable file is not a damaged one.
        return isinstance(error, sqlite3.OperationalError)
