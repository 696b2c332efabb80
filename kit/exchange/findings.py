"""What is found while a file of another program is read: faults, doubts, and what was assumed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kit.bank.table import Gathered
from kit.errors import BankError, Problem, Severity
from kit.text import collapse

_MOST_LINES = 10
_LONGEST_NAME = 60
OF_ARTICLES = ("passage-unknown", "evidence", "words")
"""The rules on what stands in the articles."""


@dataclass(kw_only=True)
class FileFindings(Gathered):
    """What is found in a file; what was assumed of many lines is told once.

    A line is a row of a sheet, or a line of a text.
    """

    _assumed: dict[tuple[str, str, str | None], list[int]] = field(default_factory=dict)

    def error(
        self,
        code: str,
        message: str,
        *,
        line: int | None = None,
        column: str | None = None,
        question: str | None = None,
    ) -> None:
        """Keep a fault: the file cannot be read until it is mended."""
        self._keep(Severity.ERROR, code, line, message, question, column)

    def warning(
        self,
        code: str,
        message: str,
        *,
        line: int | None = None,
        column: str | None = None,
        question: str | None = None,
    ) -> None:
        """Keep a doubt: the file can be read, but this is worth a look."""
        self._keep(Severity.WARNING, code, line, message, question, column)

    def notice(
        self,
        code: str,
        message: str,
        *,
        line: int | None = None,
        column: str | None = None,
        question: str | None = None,
    ) -> None:
        """Keep what was assumed, made up or left out."""
        self._keep(Severity.NOTICE, code, line, message, question, column)

    def assume(self, code: str, message: str, *, line: int, column: str | None = None) -> None:
        """Keep what was assumed of a line; the same of several is told once, with all of them."""
        lines = self._assumed.setdefault((code, message, column), [])
        if line not in lines[-1:]:
            lines.append(line)

    def all(self) -> tuple[Problem, ...]:
        """Give everything that was found, by line."""
        for (code, message, column), (first, *others) in self._assumed.items():
            also = f" (also {lines_named(others)})" if others else ""
            self.notice(code, message + also, line=first, column=column)
        self._assumed.clear()
        return tuple(sorted(self.problems, key=lambda problem: problem.line or 0))

    def stop_at_errors(self) -> None:
        """Go on only if there is no fault.

        Raises:
            BankError: As for `stop_at_errors`.
        """
        stop_at_errors(self.all())


def stop_at_errors(problems: Iterable[Problem]) -> None:
    """Go on only if none of the problems is a fault.

    Raises:
        BankError: There are faults; it holds them and what is doubtful, but not what was assumed,
            which is of no use until they are mended.
    """
    grave = [problem for problem in problems if problem.severity is not Severity.NOTICE]
    if any(problem.severity is Severity.ERROR for problem in grave):
        raise BankError(grave)


def name_for(text: str) -> str | None:
    """Give what to call a question in a message; None where there is nothing.

    >>> name_for("Who  is it?"), name_for(" "), len(name_for("Who? " * 100) or "")
    ('Who is it?', None, 61)
    """
    name = collapse(text)
    return (name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…") or None


def lines_named(lines: Sequence[int]) -> str:
    """Name lines shortly, and count those that are too many to be named.

    >>> lines_named([3]), lines_named([3, 4, 5, 9]), lines_named(range(2, 30, 2))
    ('line 3', 'lines 3-5, 9', 'lines 2, 4, 6, 8, 10, 12, 14, 16, 18, 20 and 4 more')
    """
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    named = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:_MOST_LINES]]
    more = sum(map(len, runs[_MOST_LINES:]))
    rest = f" and {more} more" if more else ""
    return f"line{'s' if len(lines) > 1 else ''} {', '.join(named)}{rest}"


def one_fault(file: str, code: str, message: str, line: int | None = None) -> BankError:
    """Give the error for a file with which nothing else can be done."""
    return BankError([Problem(file=file, line=line, code=code, message=message)])
