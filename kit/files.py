"""Files written whole or not at all, with the rights that the system gives them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from kit.errors import FileError

_PLAIN = 0o666


def write_file(path: Path, data: bytes) -> None:
    """Put a file with these bytes in the place of one that may be there.

    Raises:
        FileError: It cannot be written; the old file is as it was.
    """
    with replacing(path) as file, writing(path):
        file.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a file to be written; it is in its place only once the block has ended well.

    It is written beside the old one, whose rights it gets; a new one goes by the umask. What a
    link leads to is replaced, and the link stays. A folder that is missing is made.

    Raises:
        FileError: It cannot be made, finished or put in its place; the old file is as it was.
    """
    with writing(path):
        place = path.resolve()
        place.parent.mkdir(parents=True, exist_ok=True)
        rights = stat.S_IMODE(place.stat().st_mode) & 0o777 if place.exists() else None
        beside = place.with_name(f".{place.name}.{token_hex(4)}")
        # Never readable by more than the file that it is to replace.
        opener = partial(os.open, mode=_PLAIN if rights is None else rights)
        file = open(beside, "xb", opener=opener)  # noqa: SIM115
    try:
        yield file
        with writing(path):
            file.flush()
            os.fsync(file.fileno())
            file.close()
            if rights is not None:
                beside.chmod(rights)
            beside.replace(place)
    finally:
        # A full disk is told by what was tried first.
        with suppress(OSError):
            file.close()
        beside.unlink(missing_ok=True)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Tell an error of the system as one of a file that cannot be written.

    Raises:
        FileError: With the file, and what to look at.
    """
    try:
        yield
    except OSError as error:
        raise FileError(
            str(path),
            f"cannot be written ({error.strerror}); check the folder and who may write there",
        ) from error
