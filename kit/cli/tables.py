"""The look of tables in a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text


def screen() -> Console:
    """Give the standard output, as wide as the terminal; 80 columns where there is none."""
    return Console(highlight=False, markup=False, emoji=False)


def table(title: str = "") -> Table:
    """Start a table; it is as wide as it must be, and long texts are wrapped inside their cells."""
    return Table(
        title=Text(title) if title else None,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )


def cell(value: object) -> Text:
    """Write a value as plain text: a `[x]` in a question is no markup."""
    return Text(f"{value:,}" if isinstance(value, int) else str(value), overflow="fold")
