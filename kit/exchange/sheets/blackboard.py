"""Blackboard's file of questions: no header, a code first, and `correct` after what is right.

Form: help.blackboard.com, "Upload questions". MC and MA have pairs of an answer and `correct` or
`incorrect`, TF has `true` or `false`, FIB its accepted answers, ORD its things in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kit.bank import Option, QuestionType
from kit.exchange.findings import FileFindings
from kit.exchange.sheets.cells import Sheet, SheetRow
from kit.exchange.sheets.damage import letter
from kit.exchange.sheets.plain_answers import choice_of
from kit.exchange.sheets.plain_header import Column, Header, Role
from kit.exchange.sheets.plain_row import PlainRow

_PAIRED = {"MC": QuestionType.CHOICE, "MA": QuestionType.CHOICES}
_READ = (*_PAIRED, "TF", "FIB", "SA", "ORD")
_KNOWN = (*_READ, "ESS", "MAT", "FIB_PLUS", "FIL", "NUM", "SR", "OP", "JUMBLED_SENTENCE")
_FIRST_ANSWER = 2
_RIGHT = {"correct": True, "incorrect": False}


def is_blackboard(sheet: Sheet) -> bool:
    """Say whether the rows begin with the codes of Blackboard."""
    first = sheet.rows[0] if sheet.rows else None
    return first is not None and len(first.cells) > 1 and first.at(0).text in _KNOWN


def blackboard_rows(rows: Iterable[SheetRow], findings: FileFindings) -> Iterator[PlainRow]:
    """Give each row with a header of its own, whose names are the letters of the columns."""
    for row in rows:
        header = Header(line=0, columns=tuple(_columns(row)))
        yield PlainRow(header=header, row=row, findings=findings)


def _columns(row: SheetRow) -> Iterator[Column]:
    code = row.at(0).text
    step = 2 if code in _PAIRED else 1
    role = Role.CORRECT if code == "TF" else Role.OPTION
    yield Column(place=0, name="A", role=Role.TYPE)
    yield Column(place=1, name="B", role=Role.STEM)
    for number, place in enumerate(range(_FIRST_ANSWER, len(row.cells), step), 1):
        yield Column(place=place, name=letter(place), role=role, number=number)


def read_pairs(row: PlainRow) -> tuple[QuestionType, tuple[Option, ...]] | None:
    """Give type and options of a row with pairs; None for any other row."""
    wanted = _PAIRED.get(row.text(Role.TYPE))
    if wanted is None or row.header.line:
        return None
    options = row.texts(Role.OPTION)
    right = frozenset(number for number in options if _is_right(row, options, number))
    if not right and not row.failed:
        row.error(Role.OPTION, "no-key", "no answer is followed by 'correct'; write it")
    return choice_of(row, options, right, wanted)


def _is_right(row: PlainRow, options: Mapping[int, str], number: int) -> bool:
    place = _FIRST_ANSWER + 2 * number - 1
    written = row.row.at(place).text
    right = _RIGHT.get(written.casefold())
    if right is None:
        row.failed = True
        message = f"after '{options[number]}' stands '{written}'; write correct or incorrect"
        row.findings.error("unclear-key", message, line=row.line, column=letter(place))
    return bool(right)
