"""How an error of the kit is told on the command line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import click

from kit.errors import KitError

# Control characters, and those that turn the direction of writing.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@contextmanager
def told() -> Iterator[None]:
    """Show an error of the kit, or of a file, as its message alone, and end with exit code 1."""
    try:
        yield
    except KitError as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from error
    except OSError as error:
        if error.filename is None:
            raise
        reason = f"cannot be used ({error.strerror}); check the name and the folder."
        click.echo(f"{error.filename}: {reason}", err=True)
        raise SystemExit(1) from error


def counted(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> counted(1, "question"), counted(1200, "bank")
    ('1 question', '1,200 banks')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def named(names: Collection[str], most: int = 4) -> str:
    """Write names in a row, and count those that are too many.

    >>> named(["Hull", "Leeds"]), named(["Hull", "Leeds", "York", "Ely"], most=2)
    ('Hull, Leeds', 'Hull, Leeds and 2 more')
    """
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(islice(names, most)) + more


def printable(text: str) -> str:
    r"""Give a text that somebody typed without what would steer a terminal.

    >>> printable("ana\x1b[2J"), printable("a\tb")
    ('ana [2J', 'a b')
    """
    return _CONTROLS.sub(" ", text)


def tell_unread(paths: Collection[Path]) -> None:
    """Say in a line what of the folders that were named was not read, if there is anything."""
    if paths:
        folders = [f"{path}/" for path in paths if path.is_dir()]
        files = [str(path) for path in paths if not path.is_dir()]
        counts = ((len(folders), "folder"), (len(files), "file"))
        told = " and ".join(counted(number, noun) for number, noun in counts if number)
        names = named([*folders, *files])
        advice = "name a folder inside it too, save other texts as plain text"
        line = f"Not read: {told} ({names}). Of a folder only its own .txt files are; {advice}."
        click.echo(line, err=True)
