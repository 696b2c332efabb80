"""How an error of the kit is told on the command line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from warnings import catch_warnings, simplefilter

import click

from kit.errors import KitError, named

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


@contextmanager
def warnings_told(category: type[Warning]) -> Iterator[None]:
    """Show what the kit warns of as its message alone, also where an error follows."""
    with catch_warnings(record=True) as caught:
        simplefilter("always", category)
        try:
            yield
        finally:
            for warning in caught:
                click.echo(str(warning.message), err=True)


def counted(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> counted(1, "question"), counted(1200, "bank")
    ('1 question', '1,200 banks')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


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
