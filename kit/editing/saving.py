"""What is written to a bank's file: nothing that could not be opened again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kit.bank.reader import read_blocks
from kit.editing.entries import Entry, csv_text
from kit.errors import EditError

# Systems allow names of 255 bytes, and those of the hidden files beside a bank are longer than its.
_LONGEST_NAME = 200


def refuse_name(place: Path) -> None:
    """Let only a file be named that can be begun.

    Raises:
        EditError: It is there already, or its name is too long.
    """
    if len(place.name.encode()) > _LONGEST_NAME:
        raise EditError("This name is too long; choose a shorter one, such as my-bank.")
    if place.exists():
        raise EditError(f"{place.name} is there already; choose another name.")


def file_of(entries: Iterable[Entry], place: Path) -> bytes:
    """Give the bytes of a file that holds these entries.

    Raises:
        EditError: A question has no type, so its rows would be read as those of another.
        BankError: The file could not be opened again.
    """
    listed = tuple(entries)
    for entry in listed:
        if not entry.row.strip():
            name = entry.id or "A question without id"
            raise EditError(f"{name} has no type, so nothing was saved; choose one first.")
    data = csv_text(listed).encode("utf-8-sig")
    read_blocks(data, str(place))
    return data
