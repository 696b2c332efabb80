"""What is found while a sheet is read: faults, doubts, and what was assumed."""

from __future__ import annotations

from dataclasses import dataclass, field

from kit.bank.table import line_range
from kit.errors import BankError, Problem, Severity


@dataclass(kw_only=True)
class SheetFindings:
    """Problems of one file, gathered while it is read."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    _assumed: dict[tuple[str, str, str | None], list[int]] = field(default_factory=dict)

    def error(
        self, code: str, message: str, *, line: int | None = None, column: str | None = None
    ) -> None:
        """Keep a fault: the file cannot be read until it is mended."""
        self._keep(Severity.ERROR, code, message, line, column)

    def warning(
        self, code: str, message: str, *, line: int | None = None, column: str | None = None
    ) -> None:
        """Keep a doubt: the file can be read, but this is worth a look."""
        self._keep(Severity.WARNING, code, message, line, column)

    def notice(
        self, code: str, message: str, *, line: int | None = None, column: str | None = None
    ) -> None:
        """Keep what was assumed, made up or left out."""
        self._keep(Severity.NOTICE, code, message, line, column)

    def assume(self, code: str, message: str, *, line: int, column: str | None = None) -> None:
        """Keep what was assumed of a row; the same of several rows is told once, with all rows."""
        self._assumed.setdefault((code, message, column), []).append(line)

    def _keep(
        self, severity: Severity, code: str, message: str, line: int | None, column: str | None
    ) -> None:
        self.problems.append(
            Problem(
                file=self.file,
                line=line,
                message=message,
                code=code,
                column=column,
                severity=severity,
            )
        )

    def all(self) -> tuple[Problem, ...]:
        """Give everything that was found, by line."""
        for (code, message, column), lines in self._assumed.items():
            where = f"{line_range(lines)}: " if len(lines) > 1 else ""
            self.notice(code, where + message, line=lines[0], column=column)
        self._assumed.clear()
        return tuple(sorted(self.problems, key=lambda problem: problem.line or 0))

    def stop_at_errors(self) -> None:
        """Go on only if there is no fault.

        Raises:
            BankError: There are faults; it holds them and what is doubtful, but not what was
                assumed, which is of no use until they are mended.
        """
        if has_errors(self.problems):
            raise BankError(p for p in self.all() if p.severity is not Severity.NOTICE)


def has_errors(problems: list[Problem] | tuple[Problem, ...]) -> bool:
    """Say whether one of the problems is a fault."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def one_fault(file: str, code: str, message: str, line: int | None = None) -> BankError:
    """Give the error for a file with which nothing else can be done."""
    return BankError([Problem(file=file, line=line, code=code, message=message)])
