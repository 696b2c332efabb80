"""Any sheet that holds questions, told apart by what is in it: a bank, or a plain sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from kit.bank import QuestionBank
from kit.bank.reader import Articles
from kit.bank.table import COLUMNS
from kit.errors import Problem
from kit.exchange.findings import FileFindings, one_fault
from kit.exchange.sheets.cells import Sheet
from kit.exchange.sheets.opening import is_workbook, read_bytes, read_sheets
from kit.exchange.sheets.plain import is_plain, read_plain
from kit.exchange.sheets.text_sheets import TextSheet, read_text_sheets
from kit.exchange.sheets.workbook import bank_of_sheet, bank_of_sheets, header_row


@dataclass(frozen=True, kw_only=True)
class _File:
    """A workbook or text file that was opened, and not yet understood.

    Attributes:
        name: What it is called in messages.
        data: What is in it.
        sheets: Its sheets; of a text file the one there is, cut in each possible way.
        texts: The same for text files, with how they were cut.
        was_cp1252: Whether it is a text file in Windows-1252.
    """

    name: str
    data: bytes
    sheets: tuple[Sheet, ...]
    texts: tuple[TextSheet, ...] = ()
    was_cp1252: bool = False


def read_sheet(
    path: str | Path,
    *,
    bank_id: str = "",
    passage: str = "",
    articles: Articles | None = None,
) -> QuestionBank:
    """Read a bank from a workbook or a text file: in the kit's own form, or a plain sheet.

    Args:
        path: The file.
        bank_id: The name of the bank; left out, the name of the file without its ending.
        passage: The article of the questions in a plain sheet that names none.
        articles: As for `load_bank`: left out, passages and evidence are not looked up.

    Returns:
        The bank, with what was assumed, made up, left out or looks doubtful as its notices. Lines
        are rows of the sheet.

    Raises:
        BankError: It cannot be opened, was damaged by a spreadsheet, or there are faults; the
            error holds all of them, with their rows.
    """
    path = Path(path)
    file, bank_id = _open(path), bank_id or path.stem
    plain = next((sheet for sheet in file.sheets if is_plain(sheet)), None)
    if plain and all(header_row(sheet, misspelt=0) is None for sheet in file.sheets):
        before = _before(file, plain)
        return read_plain(plain, before, bank_id=bank_id, passage=passage, articles=articles)
    bank = replace(_native(file, articles), id=bank_id)
    return replace(bank, notices=(*bank.notices, *_unused(file, passage)))


def _open(path: Path) -> _File:
    data, name = read_bytes(path), str(path)
    if is_workbook(data):
        return _File(name=name, data=data, sheets=read_sheets(data, name))
    texts, was_cp1252 = read_text_sheets(data, name)
    sheets = tuple(text.sheet for text in texts)
    return _File(name=name, data=data, sheets=sheets, texts=tuple(texts), was_cp1252=was_cp1252)


def _native(file: _File, articles: Articles | None) -> QuestionBank:
    fit = [sheet for sheet in file.sheets if header_row(sheet) is not None]
    if not fit:
        raise one_fault(file.name, "no-header", _no_header(file))
    if file.texts:
        return bank_of_sheet(fit[0], file.data, file.name, articles)
    return bank_of_sheets(file.sheets, file.name, articles)


def _unused(file: _File, passage: str) -> tuple[Problem, ...]:
    findings = FileFindings(file=file.name)
    if passage:
        message = f"the questions name their articles; '{passage}' was not needed"
        findings.notice("passage-unused", message)
    return findings.all()


def _no_header(file: _File) -> str:
    first = next((sheet.names for sheet in file.sheets if sheet.rows), [])
    if not file.texts and len(first) == 1 and first[0].count(",") + first[0].count(";") > 1:
        return (
            "all columns stand in column A; give the CSV file itself, or part them in the "
            "spreadsheet (Data, Text to Columns)"
        )
    return (
        f"there is no header that is known: neither that of a bank ({', '.join(COLUMNS)}) nor one "
        "such as question, option a, option b, correct; write one into the first row"
    )


def _before(file: _File, sheet: Sheet) -> FileFindings:
    """Give findings with what is to be told of the file before its rows are read."""
    findings = FileFindings(file=file.name)
    text = next((text for text in file.texts if text.sheet is sheet), None)
    if text:
        _tell_text(text, findings)
    elif len(file.sheets) > 1:
        _tell_others(file, sheet, findings)
    if file.was_cp1252:
        message = "the file is not UTF-8; read as Windows-1252 (in Excel save as 'CSV UTF-8')"
        findings.notice("windows-1252", message, line=1)
    return findings


def _tell_text(text: TextSheet, findings: FileFindings) -> None:
    if text.too_long:
        findings.error("cell-too-long", text.too_long, line=text.broken_at)
    elif text.broken_at:
        findings.error(
            "open-quote",
            'a quotation mark is missing here; put " round the whole text, and write "" for one '
            "inside it",
            line=text.broken_at,
        )
    if text.quotes_are_text:
        findings.notice("quotes", "quotation marks round a cell were kept as part of the text")


def _tell_others(file: _File, sheet: Sheet, findings: FileFindings) -> None:
    for other in file.sheets:
        if other is not sheet and is_plain(other):
            findings.notice(
                "other-sheet",
                f"the sheet '{other.name}' holds questions too; only '{sheet.name}' was read",
            )
