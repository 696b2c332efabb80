"""What a spreadsheet may have done to a bank: told cell by cell, and never kept in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kit.bank import Doubt
from kit.bank.spreadsheet import (
    AS_TEXT,
    TAKEN_FOR_FORMULA,
    find_changed,
    find_formula_like,
    find_lost_letters,
    find_wrongly_decoded,
)
from kit.bank.table import COLUMNS
from kit.errors import Problem, Severity
from kit.exchange.findings import FileFindings
from kit.exchange.sheets.cells import EMPTY, Cell, CellType, Merged, Sheet

_PLAIN_LOOKS = ("General", "@")


@dataclass(frozen=True, kw_only=True)
class Damage:
    """What happened to a cell, and what to do; `told_as` is how bad it is."""

    code: str
    message: str
    told_as: Severity


def find_damage(sheet: Sheet, file: str) -> tuple[Problem, ...]:
    """Give what a spreadsheet did, or may have done, to the sheet of a bank.

    What the reader of banks tells anyway is left to it: the separator, the encoding, the header,
    options without a mark.
    """
    findings = FileFindings(file=file)
    header = sheet.names
    for above, row in pairwise(sheet.rows):
        for place, name in enumerate(header):
            cell = row.at(place)
            # An id that was changed stands in all rows of its question.
            if cell is EMPTY or (name == "id" and cell == above.at(place)):
                continue
            is_option = name == "text" and not row.at(_place(header, "row")).text
            fits = name == "points"
            for damage in _of_cell(cell, number_fits=fits, is_option=is_option):
                tell(damage, findings, row.number, name)
    if sheet.rows:
        tell_hidden(sheet, findings)
        tell_merged(sheet, findings, len(header))
        _tell_nameless(sheet, findings)
    return findings.all()


def _place(header: list[str], name: str) -> int:
    return header.index(name) if name in header else len(header)


def _of_cell(cell: Cell, *, number_fits: bool, is_option: bool) -> Iterator[Damage]:
    yield from of_type(cell, number_fits=number_fits)
    if cell.type is CellType.TEXT and cell.text:
        yield from of_text(cell.text, is_option=is_option)
        if not is_option:
            yield from of_formula_like(cell.text, told_as=Severity.NOTICE)


def tell(damage: Damage, findings: FileFindings, line: int, column: str) -> None:
    """Keep a damage in the findings, with its place."""
    ways = {
        Severity.ERROR: findings.error,
        Severity.WARNING: findings.warning,
        Severity.NOTICE: findings.assume,
    }
    ways[damage.told_as](damage.code, damage.message, line=line, column=column or None)


def of_type(cell: Cell, *, number_fits: bool) -> Iterator[Damage]:
    """Give what is wrong with what a cell is.

    Args:
        cell: The cell.
        number_fits: Whether a number may stand here, or a text is wanted.
    """
    if message := _WRONG_TYPES.get(cell.type):
        code = f"cell-{cell.type.name.lower()}"
        yield Damage(code=code, message=message.format(cell.text), told_as=Severity.ERROR)
    if cell.type is CellType.NUMBER:
        yield from _of_number(cell, number_fits=number_fits)
    if cell.had_line_break:
        yield Damage(
            code="cell-line-break",
            message="a line break inside the cell is read as a blank",
            told_as=Severity.NOTICE,
        )


_WRONG_TYPES = {
    CellType.DATE: "this cell holds a date, {}, which the spreadsheet made of what was typed; "
    f"{AS_TEXT}, in words such as 17 October 2016",
    CellType.FORMULA: "this cell holds a formula, {}, and not what it shows; "
    "format the cell as Text and type what it shall show",
    CellType.ERROR: TAKEN_FOR_FORMULA,
    CellType.TRUTH: "this cell holds the truth value {}, which is no text; " + AS_TEXT,
}


def _of_number(cell: Cell, *, number_fits: bool) -> Iterator[Damage]:
    is_plain = cell.look in _PLAIN_LOOKS or (cell.look == "0" and "." not in cell.text)
    if number_fits and is_plain:
        return
    shown = "" if is_plain else f", shown in the format {cell.look}"
    yield Damage(
        code="cell-number",
        message=f"this cell holds the number {cell.text}{shown}, where a text belongs; zeros in "
        f"front, or a whole date, may be lost: {AS_TEXT}",
        told_as=Severity.WARNING,
    )


def of_text(text: str, *, is_option: bool = False) -> Iterator[Damage]:
    """Give what a text that fills a cell shows of an earlier change by a spreadsheet.

    Args:
        text: The text, without outer blanks.
        is_option: Whether it stands in the row of an option, where the reader of banks wants a
            mark and tells what has none.
    """
    for doubt in () if is_option else find_changed(text):
        is_lost = doubt.code == "cell-error"
        yield _damage(doubt, Severity.ERROR if is_lost else Severity.WARNING)
    for doubt in (*find_wrongly_decoded(text), *find_lost_letters(text)):
        yield _damage(doubt, Severity.WARNING)


def of_formula_like(text: str, *, told_as: Severity) -> Iterator[Damage]:
    """Give what a spreadsheet may do to a text that no mark guards, once it is in a CSV file."""
    for doubt in find_formula_like(text):
        yield _damage(doubt, told_as)


def _damage(doubt: Doubt, told_as: Severity) -> Damage:
    return Damage(code=doubt.code, message=doubt.message, told_as=told_as)


def tell_hidden(sheet: Sheet, findings: FileFindings) -> None:
    """Tell that rows are read although nobody sees them."""
    for number in sheet.hidden:
        findings.assume("hidden-row", "this row is hidden; read all the same", line=number)


def tell_merged(sheet: Sheet, findings: FileFindings, width: int) -> None:
    """Tell of merged cells in the table, of which a spreadsheet keeps only the first text."""
    for area in _merged_in_table(sheet, width):
        findings.error(
            "merged-cells",
            f"the cells {area.name} are merged, so only the first of them holds a text; "
            "unmerge them and fill each",
            line=area.rows.start,
            column=sheet.names[area.places.start] or None,
        )


def _merged_in_table(sheet: Sheet, width: int) -> Iterator[Merged]:
    first = sheet.rows[0].number
    for area in sheet.merged:
        if area.rows.start >= first and area.places.start < width:
            yield area


def _tell_nameless(sheet: Sheet, findings: FileFindings) -> None:
    """Tell what stands in columns without a name, which no bank keeps."""
    header = sheet.names
    for row in sheet.rows[1:]:
        for place, cell in enumerate(row.cells):
            if cell.text and not (place < len(header) and header[place]):
                findings.assume(
                    "nameless-column",
                    f"column {letter(place)} has no name in the header, so what stands there is "
                    "left out",
                    line=row.number,
                )


def letter(place: int) -> str:
    """Give the letters of a column that is counted from 0.

    >>> letter(0), letter(26)
    ('A', 'AA')
    """
    more, last = divmod(place, 26)
    return (letter(more - 1) if more else "") + chr(ord("A") + last)


def together(damage: Iterable[Problem], told: Iterable[Problem], sheet: Sheet) -> list[Problem]:
    """Put damage and what the reader of banks told together, one cause for each cell, by line.

    Where the reader stumbles over what a spreadsheet changed, the change is the fault to be told.
    """
    told = list(told)
    faults = {_spot(problem) for problem in told if problem.severity is Severity.ERROR}
    mine: dict[tuple[int | None, str | None], Problem] = {}
    notices: list[Problem] = []
    for problem in damage:
        if problem.severity is Severity.NOTICE:
            notices.append(problem)
        elif _spot(problem) in faults:
            mine.setdefault(_spot(problem), replace(problem, severity=Severity.ERROR))
        else:
            mine.setdefault(_spot(problem), problem)
    covered = set(mine) | _inside_merged(sheet)
    rest = [problem for problem in told if _spot(problem) not in covered]
    return sorted([*mine.values(), *notices, *rest], key=lambda problem: problem.line or 0)


def _spot(problem: Problem) -> tuple[int | None, str | None]:
    return problem.line, problem.column


def _inside_merged(sheet: Sheet) -> set[tuple[int | None, str | None]]:
    header = sheet.names
    return {
        (line, header[place])
        for area in _merged_in_table(sheet, len(header))
        for line in area.rows
        for place in area.places
        if place < len(header) and header[place] in COLUMNS
    }
