"""The bank as a workbook: written so that no spreadsheet changes it, and read with suspicion."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kit.bank import QuestionBank
from kit.bank.reader import Articles, parse_bank
from kit.bank.table import COLUMNS, REQUIRED
from kit.bank.writer import bank_rows, refuse_what_would_change, replace_file
from kit.errors import Problem
from kit.exchange.findings import FileFindings, stop_at_errors
from kit.exchange.sheets.cells import Sheet, csv_text, names_of
from kit.exchange.sheets.damage import find_damage, together
from kit.exchange.sheets.look import BANK, make_workbook
from kit.exchange.sheets.opening import read_sheets

# What XML cannot hold, and line breaks, which no cell of a bank has.
_UNFIT = re.compile("[\x00-\x08\x0a-\x1f\ud800-\udfff\ufffe\uffff]")
# A title may stand above the header.
_HEADER_WITHIN = 20
_LONGEST = 32_767  # characters in a cell, by Excel's limits
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def save_workbook(bank: QuestionBank, path: str | Path) -> None:
    """Write a bank as a workbook: the sheet `bank`, and the sheet `how to` that explains it.

    Every cell is a text. The file is written beside the old one and then put in its place; the
    same bank gives the same bytes. A folder that is missing is made.

    Raises:
        BankError: It cannot be written, or would not be read as the same bank (control characters
            in a text, say); the old file is as it was.
    """
    path = Path(path)
    rows = list(bank_rows(bank))
    _refuse_unfit(rows, str(path))
    data = _packed(rows)
    again = bank_of_sheets(read_sheets(data, str(path)), str(path))
    refuse_what_would_change(bank, again, str(path))
    replace_file(path, data)


def _refuse_unfit(rows: Sequence[Sequence[str]], file: str) -> None:
    findings = FileFindings(file=file)
    for number, row in enumerate(rows, 1):
        for name, text in zip(COLUMNS, row, strict=True):
            if message := _unfit(text):
                findings.error("unwritable", f"{row[0]}: {message}", line=number, column=name)
    findings.stop_at_errors()


def _unfit(text: str) -> str | None:
    if found := _UNFIT.search(text):
        return f"the text holds U+{ord(found[0]):04X}, which no cell can hold; take it out"
    if len(text) > _LONGEST:
        return f"{len(text):,} characters, but a cell holds {_LONGEST:,}; shorten it"
    return None


def _packed(rows: Sequence[Sequence[str]]) -> bytes:
    """Give the bytes of the workbook, with one date on all parts of the zip file."""
    from openpyxl.writer.excel import ExcelWriter

    made, packed = io.BytesIO(), io.BytesIO()
    # Workbook.save would put the time of the day into the properties.
    ExcelWriter(make_workbook(rows), zipfile.ZipFile(made, "w")).save()
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(packed, "w") as archive:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, _ZIP_DATE)
            # Heights that are not custom grow and shrink with the text.
            data = parts.read(name).replace(b' customHeight="1"', b"")
            archive.writestr(part, data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def bank_of_sheets(
    sheets: Sequence[Sheet], file: str, articles: Articles | None = None
) -> QuestionBank:
    """Read a bank from the sheet `bank` of a workbook, or from the first that has its header.

    Returns:
        The bank, with what was assumed or looks doubtful as its notices. Lines are rows.

    Raises:
        BankError: It was damaged by a spreadsheet, or the bank has faults; the error holds all of
            them, each with row and column.
    """
    fit = [sheet for sheet in sheets if header_row(sheet) is not None]
    sheet = next((sheet for sheet in fit if sheet.name.casefold() == BANK), fit[0])
    table = replace(sheet, rows=sheet.rows[header_row(sheet) :])
    bank = bank_of_sheet(table, csv_text(table).encode(), file, articles)
    others = [other for other in fit if other is not sheet]
    return replace(bank, notices=(*_of_others(sheet, others, file), *bank.notices))


def bank_of_sheet(
    sheet: Sheet, data: bytes, file: str, articles: Articles | None = None
) -> QuestionBank:
    """Read a bank from a sheet, whose CSV file is `data`.

    Raises:
        BankError: There are faults; the error holds all of them.
    """
    bank = parse_bank(data, file, articles)
    problems = together(find_damage(sheet, file), bank.notices, sheet)
    stop_at_errors(problems)
    return replace(bank, notices=tuple(problems))


def header_row(sheet: Sheet, misspelt: int = 1) -> int | None:
    """Say which of the first rows is the header of a bank, be that many names misspelt or not."""
    for place, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        if len(set(REQUIRED) - set(names_of(row))) <= misspelt:
            return place
    return None


def _of_others(sheet: Sheet, others: Sequence[Sheet], file: str) -> Iterator[Problem]:
    findings = FileFindings(file=file)
    for other in others:
        findings.notice(
            "other-sheet",
            f"the sheet '{other.name}' has the header of a bank too; only the sheet "
            f"'{sheet.name}' was read",
        )
    yield from findings.all()
