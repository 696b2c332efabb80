"""From questions to the CSV file, always in the same form, so that a small edit is a small diff."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any

from kit.bank.policy_rows import SETTINGS, policy_texts
from kit.bank.question import Option, Question, QuestionType
from kit.bank.question_bank import QuestionBank
from kit.bank.reader import parse_bank
from kit.bank.table import COLUMNS
from kit.errors import BankError, FileError, Problem
from kit.files import write_file

_NO_CHANGE = frozenset({"fewer-tries"})
"""Codes of notices that say how a bank is meant, and not that it would be read as another."""


def save_bank(bank: QuestionBank, path: str | Path) -> None:
    """Write a bank to its CSV file: UTF-8 with byte order mark, so that Excel knows the encoding.

    The file is written beside the old one and then put in its place, so it is never half written.
    A file that `save_bank` wrote and `load_bank` read is written again byte for byte. A folder
    that is missing is made.

    Raises:
        BankError: The file cannot be written, or would not be read as the same bank (a line break
            in a text, say); the old file is as it was.
    """
    data = dump_bank(bank).encode("utf-8-sig")
    again = parse_bank(data, str(path))
    if changed := [notice for notice in again.notices if notice.code not in _NO_CHANGE]:
        raise BankError(changed)
    refuse_what_would_change(bank, again, str(path))
    replace_file(Path(path), data)


def replace_file(path: Path, data: bytes) -> None:
    """Put a bank, as the bytes of its file, in the place of one that may be there.

    Raises:
        BankError: It cannot be written; the old file is as it was.
    """
    try:
        write_file(path, data)
    except FileError as error:
        raise BankError(
            [Problem(file=error.file, line=None, message=error.reason, code="cannot-write")]
        ) from error


def refuse_what_would_change(bank: QuestionBank, again: QuestionBank, file: str) -> None:
    """Compare a bank with what would be read from its file.

    Raises:
        BankError: Settings or a question would be read as others.
    """
    _refuse_change(SETTINGS, bank.policy, again.policy, file)
    for wanted, read in zip(bank.questions, again.questions, strict=True):
        _refuse_change(wanted.id, wanted, read, file)


def _refuse_change(name: str, wanted: Any, read: Any, file: str) -> None:
    # Field by field, because a question that was drafted has more of them.
    for field in fields(read) if read else ():
        before, after = getattr(wanted, field.name), getattr(read, field.name)
        if before != after:
            message = (
                f"{field.name} cannot be written as it is: {before!r} would be read as {after!r}; "
                "change it"
            )
            problem = Problem(
                file=file, line=None, question=name, message=message, code="unwritable"
            )
            raise BankError([problem])


def dump_bank(bank: QuestionBank) -> str:
    """Give the text of a bank's CSV file, without byte order mark."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(bank_rows(bank))
    return out.getvalue()


def bank_rows(bank: QuestionBank) -> Iterator[tuple[str, ...]]:
    """Give the rows of a bank's table, each with a cell for every column, the header first."""
    yield COLUMNS
    if bank.policy:
        yield (SETTINGS, "", SETTINGS, "", "", "", "", "")
        for text in policy_texts(bank.policy):
            yield (SETTINGS, "", "", text, "", "", "", "")
    for question in bank.questions:
        yield from _rows(question)


def _rows(question: Question) -> Iterator[tuple[str, ...]]:
    yield (
        question.id,
        question.passage,
        str(question.type),
        question.stem,
        question.feedback,
        question.evidence,
        " ".join(question.tags),
        _number(question.points),
    )
    is_order = question.type is QuestionType.ORDER
    for number, option in enumerate(question.options, 1):
        mark = f"[{number}]" if is_order else _mark(option)
        yield _option_row(question, f"{mark} {option.text}", option.feedback)
    if question.otherwise:
        yield _option_row(question, "[else]", question.otherwise)
    for hint in question.hints:
        yield _option_row(question, f"[hint] {hint}", "")


def _number(value: float) -> str:
    """Write a number in full, so that the same is read: 2, 0.5, 1234567.

    >>> _number(2.0), _number(1234567.5), _number(1e16)
    ('2', '1234567.5', '10000000000000000')
    """
    return f"{Decimal(str(value)).normalize():f}"


def _option_row(question: Question, text: str, feedback: str) -> tuple[str, ...]:
    return (question.id, "", "", text, feedback, "", "", "")


def _mark(option: Option) -> str:
    if option.is_right:
        return "[x]"
    return f"[{round(option.credit * 100)}%]" if option.credit else "[ ]"
