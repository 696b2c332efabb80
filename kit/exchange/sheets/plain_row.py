"""One row of a plain sheet, seen by the roles of its columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kit.errors import Severity
from kit.exchange.findings import FileFindings
from kit.exchange.sheets.cells import Cell, CellType, SheetRow
from kit.exchange.sheets.damage import of_formula_like, of_text, of_type, tell
from kit.exchange.sheets.plain_header import Column, Header, Role

_NUMBERS_FIT = (Role.OPTION, Role.WRONG, Role.CORRECT, Role.POINTS, Role.ID, Role.TAGS)
_TRUTH_FITS = (Role.OPTION, Role.WRONG, Role.CORRECT)
_UNMARKED = (Role.STEM, Role.FEEDBACK, Role.REMARK, Role.EVIDENCE)
_NUMBERED = (Role.OPTION, Role.REMARK)


@dataclass(kw_only=True)
class PlainRow:
    """A row with its header, and where what is wrong with it is kept."""

    header: Header
    row: SheetRow
    findings: FileFindings
    failed: bool = False

    @property
    def line(self) -> int:
        """Number of the row."""
        return self.row.number

    def text(self, role: Role) -> str:
        """Give the first filled cell with a role; '' if there is none."""
        return next(iter(self.texts(role).values()), "")

    def texts(self, role: Role) -> dict[int, str]:
        """Give the filled cells with a role, by the number of an option or else in order."""
        return {
            column.number if role in _NUMBERED else order: text
            for order, column in enumerate(self.header.of(role), 1)
            if (text := self.row.at(column.place).text)
        }

    def remark(self, number: int) -> str:
        """Give the comment on the option in the column with a number; '' if either is empty."""
        return self.texts(Role.REMARK).get(number, "") if number in self.texts(Role.OPTION) else ""

    def error(self, role: Role, code: str, message: str, number: int = 0) -> None:
        """Keep a fault of the row, or of the option with a number; it gives no question then."""
        self.failed = True
        self.findings.error(code, message, line=self.line, column=self._name(role, number))

    def assume(self, role: Role, code: str, message: str) -> None:
        """Keep what was assumed of the row."""
        self.findings.assume(code, message, line=self.line, column=self._name(role))

    def _name(self, role: Role, number: int = 0) -> str | None:
        columns = self.header.of(role)
        return next((c.name for c in columns if not number or c.number == number), None)

    def check_cells(self) -> None:
        """Tell what a spreadsheet did to the cells that are read."""
        for column in self.header.columns:
            cell = self.row.at(column.place)
            if column.role and cell.text:
                self._check(column, cell)

    def _check(self, column: Column, cell: Cell) -> None:
        if cell.type is CellType.TRUTH and column.role in _TRUTH_FITS:
            return
        if column.role is Role.REMARK and column.number not in self.texts(Role.OPTION):
            message = f"there is no option {column.number}, so this is left out"
            self.findings.warning("loose-remark", message, line=self.line, column=column.name)
        found = [*of_type(cell, number_fits=column.role in _NUMBERS_FIT)]
        if cell.type is CellType.TEXT:
            found += of_text(cell.text)
        if cell.type is CellType.TEXT and column.role in _UNMARKED:
            is_fault = column.role is Role.STEM and cell.text.startswith("=")
            told_as = Severity.ERROR if is_fault else Severity.WARNING
            found += of_formula_like(cell.text, told_as=told_as)
        for damage in found:
            tell(damage, self.findings, self.line, column.name)
            self.failed |= damage.told_as is Severity.ERROR


def plain_rows(
    header: Header, rows: Iterable[SheetRow], findings: FileFindings
) -> Iterable[PlainRow]:
    """Give the rows below the header in which one of the known columns is filled."""
    for row in rows:
        known = (row.at(column.place).text for column in header.columns if column.role)
        if row.number > header.line and any(known):
            yield PlainRow(header=header, row=row, findings=findings)
