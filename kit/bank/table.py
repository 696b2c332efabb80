"""The CSV file as rows of named cells, each with its line; no meaning yet."""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from kit.bank.packed import PACKED, what_is_packed
from kit.bank.question import ID_PATTERN
from kit.errors import Problem, Severity
from kit.text import decode

COLUMNS = ("id", "passage", "row", "text", "feedback", "evidence", "tags", "points")
REQUIRED = ("id", "row", "text")
_MARKED_UP = "this is XML or HTML and no bank; `kit import` makes one of questions for Moodle"
_SEPARATOR = re.compile(r'"?sep=.?"?[\s,;]*', re.IGNORECASE)
FORMULA_SIGNS = ("=", "+", "-", "@", "\t")
"""How a text begins that a spreadsheet may take for a formula."""

_DELIMITERS = {",": "a comma", ";": "';'", "\t": "a tab"}


class Row(NamedTuple):
    """One line of the file; every column is there, empty cells as ''."""

    line: int
    id: str
    passage: str
    row: str
    text: str
    feedback: str
    evidence: str
    tags: str
    points: str


@dataclass(kw_only=True)
class Gathered:
    """Problems of one file, gathered while it is read."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def _keep(
        self,
        severity: Severity,
        code: str,
        line: int | None,
        message: str,
        question: str | None,
        column: str | None,
    ) -> None:
        """Keep one, with its place."""
        self.problems.append(
            Problem(
                file=self.file,
                line=line,
                message=message,
                code=code,
                question=question,
                column=column,
                severity=severity,
            )
        )


class Findings(Gathered):
    """What the reader of banks finds in a file."""

    def error(
        self,
        code: str,
        line: int | None,
        message: str,
        *,
        question: str | None = None,
        column: str | None = None,
    ) -> None:
        """Keep a fault that stops the load."""
        self._keep(Severity.ERROR, code, line, message, question, column)

    def notice(
        self, code: str, line: int | None, message: str, *, column: str | None = None
    ) -> None:
        """Keep something that was set right while reading."""
        self._keep(Severity.NOTICE, code, line, message, None, column)


def read_rows(data: bytes, findings: Findings) -> list[Row]:
    """Cut the bytes of a bank file into rows, blank rows left out.

    Each physical line is one row, because cells hold no line breaks. That keeps one missing
    quotation mark from swallowing the rest of the file.
    """
    text = _decode(data, findings)
    lines = text.split("\n") if text is not None else []
    first = next((number for number, line in enumerate(lines, 1) if _is_filled(line)), None)
    if first is None:
        if text is not None:
            findings.error(
                "empty-file", None, f"the file is empty; its first line is {','.join(COLUMNS)}"
            )
        return []
    delimiter = _delimiter(lines[first - 1], first, findings)
    header = _header(lines[first - 1], first, delimiter, findings)
    if header is None:
        return []
    return list(_rows(lines, first, delimiter, header, findings))


def _is_filled(line: str) -> bool:
    """Say whether a line holds text, and is not the one that tells Excel the separator."""
    return bool(line.strip(" ,;\t")) and not _SEPARATOR.fullmatch(line)


def _decode(data: bytes, findings: Findings) -> str | None:
    if data.startswith(PACKED):
        findings.error("workbook", None, what_is_packed(data))
        return None
    try:
        text, encoding = decode(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        findings.error(
            "encoding", line, "this line is neither UTF-8 nor Windows-1252; save as 'CSV UTF-8'"
        )
        return None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        findings.error("encoding", line, "this is not a text file; choose the CSV file of a bank")
        return None
    if encoding == "cp1252":
        findings.notice(
            "windows-1252",
            1,
            "the file is not UTF-8; read as Windows-1252 (in Excel save as 'CSV UTF-8')",
        )
    return text


def delimiter_of(header: str) -> str:
    """Give what parts the cells of a first line: a comma, a semicolon or a tab.

    >>> delimiter_of("id;row;text"), delimiter_of("id")
    (';', ',')
    """
    return max(_DELIMITERS, key=header.count)


def _delimiter(header: str, line: int, findings: Findings) -> str:
    delimiter = delimiter_of(header)
    if delimiter != ",":
        findings.notice(
            "separator",
            line,
            f"columns are parted by {_DELIMITERS[delimiter]}, not by a comma; read so",
        )
    return delimiter


def _header(line: str, number: int, delimiter: str, findings: Findings) -> list[str] | None:
    """Give the column of each cell ('' for a cell without name), or None if it is no header."""
    before = len(findings.problems)
    cells = _cells(line, delimiter, strict=False) or []
    names = [cell.casefold() for cell in cells]
    # A spreadsheet leaves empty columns at the right; they have no name and hold nothing.
    header = [name and _column(name, names, number, findings) for name in names]
    for name in sorted({name for name in header if name and header.count(name) > 1}):
        findings.error("column-twice", number, f"there are two columns '{name}'; keep one")
    missing = [name for name in REQUIRED if name not in header]
    if missing and not any(name in COLUMNS for name in names):
        findings.problems[before:] = []
        plain = f"this is no header; the first line of a bank is {','.join(COLUMNS)}"
        told = _MARKED_UP if line.lstrip().startswith("<") else plain
        findings.error("no-header", number, told)
        return None
    for name in missing:
        findings.error(
            "no-column", number, f"no column '{name}'; the columns are {', '.join(COLUMNS)}"
        )
    return None if missing else header


def _column(name: str, names: list[str], line: int, findings: Findings) -> str:
    if name in COLUMNS:
        return name
    free = [column for column in COLUMNS if column not in names]
    near = difflib.get_close_matches(name, free, n=1, cutoff=0.7)
    if near:
        findings.notice(
            "column-name", line, f"no column '{name}'; did you mean '{near[0]}'? Read so"
        )
        return near[0]
    known = ", ".join(COLUMNS)
    findings.error(
        "column-unknown",
        line,
        f"column '{name}' is not known; take it out (the columns are {known})",
    )
    return ""


def _rows(
    lines: list[str], first: int, delimiter: str, header: list[str], findings: Findings
) -> Iterator[Row]:
    places = [header.index(name) if name in header else len(header) for name in COLUMNS]
    is_plain = header == list(COLUMNS)
    inside_broken_cell = False
    below = lines[first:]
    for number, (line, cells) in enumerate(
        zip(below, _cut(below, delimiter), strict=False), first + 1
    ):
        if cells is not None and inside_broken_cell and not _starts_a_row(cells):
            continue
        inside_broken_cell = cells is None
        if is_plain and cells and len(cells) == len(COLUMNS) and cells[0]:
            yield Row._make((number, *cells))
        elif not _fits(cells, line, len(header), delimiter, number, findings):
            cells = cells or _cells(line, delimiter, strict=False) or []
            yield from _beginning_of_question(number, cells, places)
        elif cells and any(cells):
            yield _row(number, cells, places)


def _fits(
    cells: list[str] | None,
    line: str,
    columns: int,
    delimiter: str,
    number: int,
    findings: Findings,
) -> bool:
    """Say whether the cells of a line fit the columns; tell it where they do not."""
    if cells is None:
        _refuse_uncut(line, number, findings)
        return False
    if len(cells) > columns and any(cells):
        findings.error(
            "too-many-cells",
            number,
            f"{len(cells)} cells, but {columns} columns; "
            f'is {_DELIMITERS[delimiter]} inside a text without "quotes" round it?',
        )
        return False
    return True


def _refuse_uncut(line: str, number: int, findings: Findings) -> None:
    """Tell why a line cannot be cut into cells."""
    if too_long := too_long_a_cell(line):
        findings.error("cell-too-long", number, too_long)
    else:
        findings.error(
            "open-quote",
            number,
            "a quote opens in this line and is never closed; "
            'is a " missing, or is there a line break inside a cell?',
        )


def too_long_a_cell(line: str) -> str | None:
    """Say what to do about a line that cannot be cut, where its length may be the cause."""
    longest = csv.field_size_limit()
    if len(line) <= longest:
        return None
    return f"a cell of this line has more than {longest:,} characters; shorten it"


def _row(line: int, cells: list[str], places: list[int]) -> Row:
    """Make a row of cells; one that is not there is ''."""
    filled = [*cells, *[""] * (max(places) + 1 - len(cells))]
    return Row._make((line, *(filled[place] for place in places)))


def _beginning_of_question(line: int, cells: list[str], places: list[int]) -> Iterator[Row]:
    """Give what stands before the fault of a line, if it is the row of a question.

    So its options are known as such. The fault is in the text or after it.
    """
    row = _row(line, cells[: places[COLUMNS.index("text")] + 1], places)
    if row.id and row.row:
        yield row


def _cut(lines: list[str], delimiter: str) -> Iterator[list[str] | None]:
    """Give the cells of each line without outer blanks, or None where a quote is never closed."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    done = 0
    # All lines in one go, which is fast, until a row would take more than its own line.
    with suppress(csv.Error):
        for cells in reader:
            if reader.line_num > done + 1:
                break
            done += 1
            yield [cell and cell.strip() for cell in cells]
    for line in lines[done:]:
        yield _cells(line, delimiter)


def _cells(line: str, delimiter: str, *, strict: bool = True) -> list[str] | None:
    # What is cut loosely is cut short too, so that something is always read.
    read = line if strict else line[: csv.field_size_limit()]
    reader = csv.reader([read], delimiter=delimiter, strict=strict)
    try:
        return [cell.strip() for cell in next(reader)]
    except StopIteration:
        return []
    except csv.Error:
        return None


def _starts_a_row(cells: list[str]) -> bool:
    return bool(cells) and ID_PATTERN.fullmatch(cells[0]) is not None


def line_range(lines: list[int]) -> str:
    """Name lines shortly: `line 4`, `lines 4-7`, `lines 4, 9`.

    >>> line_range([12, 13, 14]), line_range([3]), line_range([3, 8])
    ('lines 12-14', 'line 3', 'lines 3, 8')
    """
    if len(lines) == 1:
        return f"line {lines[0]}"
    if lines == list(range(lines[0], lines[-1] + 1)):
        return f"lines {lines[0]}-{lines[-1]}"
    return f"lines {', '.join(map(str, lines))}"
