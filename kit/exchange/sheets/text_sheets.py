"""Text files as sheets: comma, semicolon or tab, with line breaks inside quoted cells."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from kit.bank.table import too_long_a_cell
from kit.exchange.findings import one_fault
from kit.exchange.sheets.cells import Sheet, SheetRow, filled_row, text_cell
from kit.text import decode

_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, kw_only=True)
class TextSheet:
    """A text file, cut at one kind of delimiter.

    Attributes:
        sheet: Its rows, each with the number of its first line.
        delimiter: What parts the cells.
        broken_at: The line from which on it cannot be cut, because a quotation mark is missing.
        too_long: What to do, where it cannot be cut because of a cell that is too long.
        quotes_are_text: Whether quotation marks at the beginning of a cell were kept as text.
    """

    sheet: Sheet
    delimiter: str
    broken_at: int | None = None
    too_long: str | None = None
    quotes_are_text: bool = False


def read_text_sheets(data: bytes, file: str) -> tuple[list[TextSheet], bool]:
    """Give a text file as it is with each delimiter, and whether it was Windows-1252.

    Raises:
        BankError: It is no text file.
    """
    try:
        text, encoding = decode(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "this line is neither UTF-8 nor Windows-1252; save as 'CSV UTF-8'"
        raise one_fault(file, "encoding", message, line) from error
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise one_fault(file, "encoding", "this is not a text file; choose another", line)
    return [_cut(text, delimiter) for delimiter in _DELIMITERS], encoding == "cp1252"


def _cut(text: str, delimiter: str) -> TextSheet:
    rows: list[SheetRow] = []
    broken_at = _gather(rows, text, delimiter, quoted=True)
    # Blackboard writes no quotation marks round cells, and so takes none off.
    quotes_are_text = bool(broken_at) and delimiter == "\t"
    if quotes_are_text:
        rows.clear()
        broken_at = _gather(rows, text, delimiter, quoted=False)
    return TextSheet(
        sheet=Sheet(rows=tuple(rows)),
        delimiter=delimiter,
        broken_at=broken_at,
        too_long=too_long_a_cell(text.split("\n")[broken_at - 1]) if broken_at else None,
        quotes_are_text=quotes_are_text,
    )


def _gather(rows: list[SheetRow], text: str, delimiter: str, *, quoted: bool) -> int | None:
    """Add the rows of a text to those given; say at which line that came to an end too early."""
    source = io.StringIO(text, newline="")
    reader = csv.reader(
        source,
        delimiter=delimiter,
        strict=True,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return None
        except csv.Error:
            return first
        if row := filled_row(first, map(text_cell, cells)):
            rows.append(row)
