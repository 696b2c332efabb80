"""Which files of a class's folder hold attempts."""

from __future__ import annotations

from pathlib import Path

_ENDINGS = (".csv", ".sqlite")
# What SQLite and the systems keep beside the files themselves.
_BESIDE = ("-wal", "-shm", "-journal")
_OF_SYSTEM = ("desktop.ini", "thumbs.db")


def attempt_files(folder: Path) -> list[Path]:
    """Give the logs and tables of a folder, also those in folders of their own."""
    return [path for path in _own_files(folder) if path.suffix.casefold() in _ENDINGS]


def unread_files(source: str | Path) -> list[Path]:
    """Give the files of a folder that `read_attempts` passes over, as `amir.db` or `ben.zip`.

    Args:
        source: As for `read_attempts`; what is no folder has none.
    """
    folder = Path(source)
    if not folder.is_dir():
        return []
    return [path for path in _own_files(folder) if path.suffix.casefold() not in _ENDINGS]


def _own_files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and _is_own(path.name)]


def _is_own(name: str) -> bool:
    # Names that begin with a dot are notes of the system.
    return (
        not name.startswith(".") and not name.endswith(_BESIDE) and name.lower() not in _OF_SYSTEM
    )
