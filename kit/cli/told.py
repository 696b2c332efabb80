"""How an error of the kit is told on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from kit.errors import KitError


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
