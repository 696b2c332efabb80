"""Plain sheets: one row for each question, in the many forms that teachers and programs use.

Read are columns under their usual names, the templates of Kahoot, Blooket, Gimkit and Quizizz
(Wayground), and Blackboard's file without a header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kit.bank import Question, QuestionBank
from kit.bank.question_row import read_points
from kit.bank.reader import Articles, parse_bank
from kit.bank.writer import dump_bank
from kit.errors import Severity
from kit.exchange.findings import FileFindings, lines_named
from kit.exchange.sheets.blackboard import blackboard_rows, is_blackboard, read_pairs
from kit.exchange.sheets.cells import Sheet
from kit.exchange.sheets.damage import letter, tell_hidden, tell_merged
from kit.exchange.sheets.plain_answers import read_answers
from kit.exchange.sheets.plain_header import Header, Role, find_header
from kit.exchange.sheets.plain_naming import Read, with_ids, with_kinds, with_passages
from kit.exchange.sheets.plain_row import PlainRow, plain_rows

_LONGEST_NAME = 100
# The first row below the header of Quizizz's template explains the columns.
_INSTRUCTION = re.compile(r"text of the question\b.*", re.IGNORECASE)


def is_plain(sheet: Sheet) -> bool:
    """Say whether a sheet has one row for each question, in a form that is known."""
    return find_header(sheet) is not None or is_blackboard(sheet)


def read_plain(
    sheet: Sheet,
    findings: FileFindings,
    *,
    bank_id: str,
    passage: str = "",
    articles: Articles | None = None,
) -> QuestionBank:
    """Read a bank from a sheet with one row for each question.

    Args:
        sheet: The sheet, of a workbook or of a text file.
        findings: Where to keep what is found; what it holds already is told too.
        bank_id: What to call the bank.
        passage: The article of rows that name none.
        articles: As for `load_bank`: left out, passages and evidence are not looked up.

    Returns:
        The bank, with what was assumed, made up or left out as its notices, each with its rows.

    Raises:
        BankError: A row cannot be read; the error holds the faults of all rows.
    """
    read = [(row, question) for row in _rows(sheet, findings) if (question := _question(row))]
    read = list(with_passages(list(with_kinds(read)), passage))
    read = list(with_ids(read, bank_id))
    _check_passages(read, findings)
    _check_ids(read)
    findings.stop_at_errors()
    bank = QuestionBank(id=bank_id, questions=tuple(question for _, question in read))
    _check_as_bank(bank, read, findings, articles)
    findings.stop_at_errors()
    return replace(bank, notices=findings.all())


def _rows(sheet: Sheet, findings: FileFindings) -> list[PlainRow]:
    """Give the rows with a question, and tell what is left out."""
    header = find_header(sheet)
    if header is None:
        return list(blackboard_rows(sheet.rows, findings))
    table = replace(sheet, rows=tuple(row for row in sheet.rows if row.number >= header.line))
    tell_hidden(table, findings)
    tell_merged(table, findings, len(header.columns))
    _check_header(header, findings)
    # Whatever else seems wrong in the rows may follow from that.
    findings.stop_at_errors()
    _tell_left_out(header, table, findings)
    rows = plain_rows(header, table.rows, findings)
    return list(rows if table.name else _not_torn(rows))


def _not_torn(rows: Iterable[PlainRow]) -> Iterator[PlainRow]:
    """Give the rows of a text file that a comma in one of their texts did not make longer."""
    for row in rows:
        cells, columns = len(row.row.cells), len(row.header.columns)
        if cells <= columns:
            yield row
        else:
            row.findings.error(
                "too-many-cells",
                f'{cells} cells, but {columns} columns; put "quotes" round a text that holds a '
                "comma or semicolon, or give the column a name",
                line=row.line,
            )


def _check_header(header: Header, findings: FileFindings) -> None:
    """Tell what about the columns would lose options or answers, whatever stands in them."""
    _refuse_twins(header, findings)
    if not header.of(Role.CORRECT) and not header.of(Role.TYPE):
        message = "no column is known to hold the right answers; call it correct"
        findings.error("no-key-column", message, line=header.line)
    for column in header.of(Role.OPTIONS):
        if not header.of(Role.OPTION):
            message = "the options stand in one column; give each a column of its own: a, b, c"
            findings.error("one-column", message, line=header.line, column=column.name)
    for column in header.of(Role.OPTION)[:1]:
        if column.number == 0:
            findings.error(
                "from-nought",
                "options are counted from 1; call them a, b, c and give the right answer by its "
                "letter",
                line=header.line,
                column=column.name,
            )
    if not header.of(Role.POINTS):
        findings.notice("points", "no column for points; each question earns 1", line=header.line)


def _refuse_twins(header: Header, findings: FileFindings) -> None:
    for first, second in header.repeated():
        number = f" {first.number}" if first.number else ""
        findings.error(
            "column-twice",
            f"'{first.name}' and '{second.name}' both look like {first.role}{number}; "
            "rename or delete one",
            line=header.line,
        )


def _tell_left_out(header: Header, table: Sheet, findings: FileFindings) -> None:
    known = {column.place for column in header.columns if column.role}
    names = {column.place: column.name for column in header.columns}
    width = max(len(row.cells) for row in table.rows)
    for place in sorted(set(range(width)) - known):
        lines = [row.number for row in table.rows[1:] if row.at(place).text]
        if lines:
            findings.notice(
                "column-left-out",
                f"a bank has no place for this; left out ({lines_named(lines)})",
                line=header.line,
                column=names.get(place) or letter(place),
            )


def _question(row: PlainRow) -> Question | None:
    """Read one row; None if it has a fault, or only explains the template."""
    if _INSTRUCTION.fullmatch(row.text(Role.STEM)) and row.header.line:
        row.assume(Role.STEM, "instruction", "this row explains the template; left out")
        return None
    row.check_cells()
    type_, options = read_pairs(row) or read_answers(row)
    question = Question(
        id=row.text(Role.ID),
        passage=_passage(row),
        type=type_,
        stem=_stem(row),
        options=options,
        feedback=row.text(Role.FEEDBACK),
        hints=tuple(row.texts(Role.HINT).values()),
        evidence=row.text(Role.EVIDENCE),
        tags=_tags(row),
        points=_points(row),
    )
    return None if row.failed else question


def _stem(row: PlainRow) -> str:
    stem = row.text(Role.STEM)
    if not stem:
        row.error(Role.STEM, "no-text", "there is no question in this row; write what is asked")
    return stem


def _passage(row: PlainRow) -> str:
    written = row.text(Role.PASSAGE)
    if len(written) > _LONGEST_NAME:
        row.error(
            Role.PASSAGE,
            "passage-text",
            f"'{written[:40]}…' is the text of an article, not its name; put it into a file and "
            "write the name of the file without .txt",
        )
    return written


def _tags(row: PlainRow) -> tuple[str, ...]:
    written = " ".join(row.texts(Role.TAGS).values())
    return tuple(dict.fromkeys(re.findall(r"[^\s,;|]+", written.casefold())))


def _points(row: PlainRow) -> float:
    written = row.text(Role.POINTS)
    if not written:
        if row.header.of(Role.POINTS):
            row.assume(Role.POINTS, "points", "no points are given; it earns 1")
        return 1.0
    number = read_points(written)
    if not number:
        message = f"'{written}' is not a number of points; write 1, 2 or 0.5"
        row.error(Role.POINTS, "points", message)
        return 1.0
    return number


def _check_passages(read: Sequence[Read], findings: FileFindings) -> None:
    lines = [row.line for row, question in read if not question.passage]
    if lines:
        findings.error(
            "no-passage",
            f"no article is named ({lines_named(lines)}); add a column passage, or name the "
            "article with --passage",
            line=lines[0],
        )


def _check_ids(read: Sequence[Read]) -> None:
    first: dict[str, PlainRow] = {}
    for row, question in read:
        known = first.setdefault(question.id, row)
        if known is not row:
            message = (
                f"the id '{row.text(Role.ID)}' is on line {known.line} already; write another one"
            )
            row.error(Role.ID, "id-twice", message)


def _check_as_bank(
    bank: QuestionBank,
    read: Sequence[Read],
    findings: FileFindings,
    articles: Articles | None,
) -> None:
    """Let the reader of banks look for what is left, and tell it with the rows of this sheet."""
    lines = {question.id: row.line for row, question in read}
    again = parse_bank(dump_bank(bank).encode(), findings.file, articles)
    findings.problems.extend(
        replace(problem, line=lines.get(problem.question or ""))
        for problem in again.notices
        if problem.severity is not Severity.NOTICE
    )
