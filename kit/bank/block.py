"""A question row with the option rows that belong to it."""

from __future__ import annotations

import math
from bisect import bisect_right, insort
from dataclasses import dataclass, field

from kit.bank.table import Findings, Row
from kit.errors import Severity


@dataclass(kw_only=True)
class Faults:
    """The lines of the errors in `findings`, in order, however many there are by now."""

    findings: Findings
    lines: list[int] = field(default_factory=list)
    read: int = 0

    def between(self, first: int, stop: float) -> bool:
        """Say whether there is an error after the line `first` and before the line `stop`."""
        for problem in self.findings.problems[self.read :]:
            if problem.severity is Severity.ERROR:
                insort(self.lines, problem.line or 0)
        self.read = len(self.findings.problems)
        at = bisect_right(self.lines, first)
        return at < len(self.lines) and self.lines[at] < stop


@dataclass(kw_only=True)
class Block:
    """A question row with its option rows; `stop` is the line of the next question."""

    head: Row
    faults: Faults
    options: list[Row] = field(default_factory=list)
    stop: float = math.inf

    @property
    def id(self) -> str:
        """Id of the question, as written."""
        return self.head.id

    def error(
        self, code: str, message: str, *, column: str | None = None, row: Row | None = None
    ) -> None:
        """Keep a fault of the question row, or of the option row given."""
        line = (row or self.head).line
        self.faults.findings.error(code, line, message, question=self.id or None, column=column)

    def notice(self, code: str, message: str, *, column: str) -> None:
        """Keep what was set right in the question row."""
        self.faults.findings.notice(code, self.head.line, message, column=column)

    def has_unread_rows(self) -> bool:
        """Say whether a row here has a fault, so that what seems missing may be there."""
        return self.faults.between(self.head.line, self.stop)
