"""The progress bar over many articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kit.batch import Failed, Result


@contextmanager
def progress(total: int, console: Console | None = None) -> Iterator[Callable[[Result], None]]:
    """Show on the error stream how far drafting is; nothing for one article, or off a terminal.

    Returns:
        What takes each result as it comes.
    """
    console = console or Console(stderr=True)
    bar = Progress(
        TextColumn("Drafting"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}"),
        console=console,
        transient=True,
        disable=total < 2 or not console.file.isatty(),
    )
    failed = 0
    with bar:
        task = bar.add_task("", total=total, failed="")

        def advance(result: Result) -> None:
            nonlocal failed
            failed += isinstance(result, Failed)
            bar.update(task, advance=1, failed=f"{failed} failed" if failed else "")

        yield advance
