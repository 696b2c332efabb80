"""What a sheet of a spreadsheet holds: its filled rows, each cell with what it really is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kit.text import collapse

# What passes from Excel to a CSV file may hold a carriage return as _x000D_.
_LINE_BREAK = re.compile(r"(?:_x000[DA]_|[\r\n\v\f])+")


class CellType(StrEnum):
    """What a cell holds, which need not be what was typed into it."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TRUTH = "truth value"
    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: What it holds, on one line and without outer blanks; of a formula the formula itself.
        type: What it is.
        look: The number format in which the spreadsheet shows it.
        had_line_break: Whether the text stood on several lines.
    """

    text: str = ""
    type: CellType = CellType.TEXT
    look: str = "General"
    had_line_break: bool = False


EMPTY = Cell()


def text_cell(written: str) -> Cell:
    """Give the cell that holds a text, with its lines joined by blanks."""
    text = written.strip()
    joined = _LINE_BREAK.sub(" ", text)
    return Cell(text=joined.strip(), had_line_break=joined != text)


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetRow:
    """A row with at least one filled cell; `number` counts from 1, as the spreadsheet does."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, place: int) -> Cell:
        """Give the cell of a column, counted from 0; beyond the last filled cell an empty one."""
        return self.cells[place] if place < len(self.cells) else EMPTY


@dataclass(frozen=True, kw_only=True, slots=True)
class Merged:
    """Cells that are merged into one, as a spreadsheet names them, such as `A2:A6`."""

    name: str
    rows: range
    places: range


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """The filled rows of one sheet, in order.

    Attributes:
        name: What stands on its tab; empty for a text file.
        rows: The filled rows.
        hidden: Numbers of the filled rows that are not shown.
        merged: The cells that are merged.
    """

    name: str = ""
    rows: tuple[SheetRow, ...] = ()
    hidden: tuple[int, ...] = ()
    merged: tuple[Merged, ...] = ()

    @property
    def names(self) -> list[str]:
        """The names of the columns, if the first filled row is the header."""
        return names_of(self.rows[0]) if self.rows else []


def names_of(row: SheetRow) -> list[str]:
    """Give the cells of a row in small letters, as names of columns."""
    return [collapse(cell.text).casefold() for cell in row.cells]


def filled_row(number: int, cells: Iterable[Cell]) -> SheetRow | None:
    """Give a row without the empty cells at its end; None if nothing is left."""
    kept = list(cells)
    while kept and not kept[-1].text:
        kept.pop()
    return SheetRow(number=number, cells=tuple(kept)) if kept else None


def csv_text(sheet: Sheet) -> str:
    """Give a sheet as CSV, one line for each row, empty rows too: line numbers are row numbers.

    What stands to the right of the header is left out.
    """
    width = len(sheet.rows[0].cells) if sheet.rows else 0
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    done = 0
    for row in sheet.rows:
        out.write("\n" * (row.number - done - 1))
        writer.writerow([cell.text for cell in row.cells[:width]])
        done = row.number
    return out.getvalue()
