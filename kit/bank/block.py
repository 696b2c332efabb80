"""A question row with the option rows that belong to it."""

from __future__ import annotations

import math
from bisect import bisect_right, insort
from dataclasses import dataclass, field

from kit.bank.table import Findings, Row
from kit.errors import Severity

# Faults of a row whose mark is known all the same; what it lacks is not what the question lacks.
_MARK_KNOWN = frozenset(
    (
        *("else-place", "else-text", "else-twice", "hint-feedback", "no-option-text"),
        *("part-credit", "repeated", "share", "stray-cell", "unnumbered"),
    )
)


@dataclass(kw_only=True)
class Faults:
    """The lines of rows in `findings` whose marks are unknown, in order, as many as by now."""

    findings: Findings
    lines: list[int] = field(default_factory=list)
    read: int = 0

    def between(self, first: int, stop: float) -> bool:
        """Say whether there is such a row after the line `first` and before the line `stop`."""
        for problem in self.findings.problems[self.read :]:
            if problem.severity is Severity.ERROR and problem.code not in _MARK_KNOWN:
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
        """Say whether the mark of a row here is unknown: what seems missing may be there."""
        return self.faults.between(self.head.line, self.stop)

    def has_empty_marks(self) -> bool:
        """Say whether there is a mark without a text, so that an option may be missing by that."""
        return any(_is_empty_mark(row.text) for row in self.options)


def _is_empty_mark(text: str) -> bool:
    mark, _, told = text.partition("]")
    return mark[:1] == "[" and mark.casefold() != "[else" and not told
