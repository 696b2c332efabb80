"""Workbooks are opened with care: what is none is refused, and says what to do instead."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kit.bank.reader import why_not_opened
from kit.exchange.findings import one_fault
from kit.exchange.sheets.cells import (
    EMPTY,
    Cell,
    CellType,
    Merged,
    Sheet,
    SheetRow,
    filled_row,
    text_cell,
)

if TYPE_CHECKING:
    from openpyxl.cell import _CellGetValue, _CellOrMergedCell
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST = 200_000_000
"""The most bytes that a workbook may hold once it is unpacked."""

# Openpyxl takes up to twenty times this in memory, and half a minute; 10,000 questions are 25 MB.
LARGEST_TABLES = 32_000_000
"""The most bytes of its sheets, without pictures."""

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a workbook of Excel 97-2003 begins, and a newer one that is protected by a password."""

# So Excel writes a control character, and an underscore that begins no such code.
_CODE = re.compile(r"_x(?!0000)(00[01][0-9A-Fa-f]|005[Ff])_")
_SAVE = "save it as 'Excel Workbook (.xlsx)'"
_TYPES = {
    "s": CellType.TEXT,
    "n": CellType.NUMBER,
    "d": CellType.DATE,
    "b": CellType.TRUTH,
    "f": CellType.FORMULA,
    "e": CellType.ERROR,
}


def read_bytes(path: Path) -> bytes:
    """Give what is in a file.

    Raises:
        BankError: It is not there, or cannot be opened.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        message = "there is no such file; check the name and the folder"
        raise one_fault(str(path), "no-file", message) from error
    except OSError as error:
        raise one_fault(str(path), "cannot-open", why_not_opened(path, error)) from error


def is_workbook(data: bytes) -> bool:
    """Say whether the bytes are those of a workbook of any kind, and not of a text file."""
    return data.startswith((ZIP, OLE))


def read_sheets(data: bytes, file: str) -> tuple[Sheet, ...]:
    """Give the sheets of a workbook in the order of their tabs, hidden ones last.

    Raises:
        BankError: It is another kind of workbook, or one that cannot or should not be opened.
    """
    try:
        fault = _fault(data)
        sheets = () if fault else tuple(map(_sheet, _worksheets(data)))
    # A part that is broken or missing shows in zipfile and openpyxl as an error of any type.
    except Exception as error:
        raise one_fault(file, "workbook", _broken(error)) from error
    if fault:
        raise one_fault(file, "workbook", fault)
    return sheets


def _worksheets(data: bytes) -> Sequence[Worksheet]:
    from openpyxl import load_workbook

    # What openpyxl warns of (looks and links it leaves out) is nothing that is read here.
    with warnings.catch_warnings(action="ignore"):
        worksheets = load_workbook(io.BytesIO(data), keep_links=False).worksheets
    return sorted(worksheets, key=lambda worksheet: worksheet.sheet_state != "visible")


def _fault(data: bytes) -> str | None:
    """Say why these bytes are no workbook to be opened; None if they are."""
    if data.startswith(OLE):
        return _fault_of_ole(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _fault_of_zip(archive)


def _broken(error: Exception) -> str:
    return (
        f"this workbook is broken ({type(error).__name__}: {error}); was it copied whole? "
        f"Open it in a spreadsheet and {_SAVE}"
    )


def _fault_of_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "it is protected by a password; take the password off and save it again"
    return f"this is a workbook of Excel 97-2003 (.xls); open it and {_SAVE}"


def _fault_of_zip(archive: zipfile.ZipFile) -> str | None:
    names = set(archive.namelist())
    if too_large := _too_large(archive):
        return too_large
    if any(part.flag_bits & 1 for part in archive.infolist()):
        return "it is a zip file protected by a password; take the password off"
    if "mimetype" in names:
        return f"this is a file of LibreOffice (such as .ods); open it and {_SAVE}"
    if "xl/vbaProject.bin" in names:
        return f"it holds macros, which are not opened; {_SAVE}, which has none"
    if "xl/workbook.bin" in names:
        return f"this is a binary workbook (.xlsb); open it and {_SAVE}"
    if "xl/workbook.xml" not in names:
        return f"this is no workbook; open it in a spreadsheet and {_SAVE}"
    if b"purl.oclc.org/ooxml" in archive.read("xl/workbook.xml"):
        return f"this is a workbook in the form 'Strict Open XML'; {_SAVE}"
    return None


def _too_large(archive: zipfile.ZipFile) -> str | None:
    sizes = {part.filename: part.file_size for part in archive.infolist()}
    tables = sum(size for name, size in sizes.items() if name.endswith(".xml"))
    for size, most in ((tables, LARGEST_TABLES), (sum(sizes.values()), LARGEST)):
        if size > most:
            return (
                f"it holds {size / 1e6:,.0f} MB once unpacked, and more than {most / 1e6:.0f} MB "
                "are not opened; take pictures and other sheets out, and delete empty rows"
            )
    return None


def _sheet(worksheet: Worksheet) -> Sheet:
    rows = tuple(_rows(worksheet))
    filled = {row.number for row in rows}
    return Sheet(
        name=worksheet.title,
        rows=rows,
        hidden=tuple(
            number
            for number, shape in sorted(worksheet.row_dimensions.items())
            if shape.hidden and number in filled
        ),
        merged=tuple(
            Merged(
                name=area.coord,
                rows=range(area.min_row, area.max_row + 1),
                places=range(area.min_col - 1, area.max_col),
            )
            for area in worksheet.merged_cells.ranges
        ),
    )


def _rows(worksheet: Worksheet) -> Iterable[SheetRow]:
    by_row: dict[int, dict[int, Cell]] = {}
    # Openpyxl's own ways through the rows make a cell for every gap: a stray blank in the last
    # row of a sheet would cost gigabytes.
    for (number, column), cell in worksheet._cells.items():
        if cell.value is not None:
            by_row.setdefault(number, {})[column] = _cell(cell)
    for number, cells in sorted(by_row.items()):
        places = range(1, max(cells) + 1)
        if row := filled_row(number, (cells.get(place, EMPTY) for place in places)):
            yield row


def _cell(cell: _CellOrMergedCell) -> Cell:
    type_ = _TYPES.get(cell.data_type, CellType.TEXT)
    if type_ is CellType.TEXT:
        return text_cell(_CODE.sub(lambda found: chr(int(found[1], 16)), str(cell.value)))
    return Cell(text=_as_text(cell.value), type=type_, look=str(cell.number_format))


def _as_text(value: _CellGetValue) -> str:
    """Write a value that is no text: 2 for 2.0, a date without the midnight it is stored with."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        midnight = value.time() == datetime.min.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    # Formulas that fill several cells are records; those of a data table have no text.
    return str(getattr(value, "text", "=TABLE()" if hasattr(value, "dt2D") else value))
