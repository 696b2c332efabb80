"""The option rows of one question: options, hints, the comment on every other answer."""

from __future__ import annotations

import re
from typing import TypeAlias

from kit.bank.block import Block
from kit.bank.question import Option, QuestionType
from kit.bank.table import Row
from kit.text import normalise

_MARK = re.compile(r"x|[ ]?|else|hint|\d{1,2}|-?\d+(?:[.,]\d+)?[ ]?%", re.IGNORECASE)
_USUAL = frozenset(("x", " ", "hint", "else"))
_SHARE = re.compile(r"[1-9]\d?")
_ONLY_ON_QUESTIONS = ("passage", "evidence", "tags", "points")


# An option row whose mark was read: the row, what stands in the brackets, and the text after it.
_Marked: TypeAlias = tuple[Row, str, str]


def read_options(
    block: Block, type_: QuestionType | None
) -> tuple[tuple[Option, ...], tuple[str, ...], str]:
    """Give options, hints and the comment for every other answer."""
    listed: list[_Marked] = []
    hints: list[_Marked] = []
    others: list[_Marked] = []
    gathered = {"hint": hints, "else": others}
    for row in block.options:
        if marked := _marked(block, row):
            gathered.get(marked[1], listed).append(marked)
    _check_hints(block, hints)
    _check_others(block, others, type_)
    _refuse_repeated(block, listed)
    if type_ is QuestionType.ORDER:
        listed = _in_order(block, listed)
    else:
        _refuse_numbers(block, listed, type_)
    return (
        tuple(
            Option(text=text, credit=_credit(block, row, mark), feedback=row.feedback)
            for row, mark, text in listed
            if text
        ),
        tuple(text for _, _, text in hints if text),
        others[0][0].feedback if others else "",
    )


def _marked(block: Block, row: Row) -> _Marked | None:
    """Read the mark of a row; what has none is told, and left out."""
    if row.points or row.tags or row.evidence or row.passage:
        _refuse_stray_cells(block, row)
    opening, divider, text = row.text.partition("]")
    mark = opening[1:]
    if not divider or opening[0] != "[" or not (mark in _USUAL or _MARK.fullmatch(mark)):
        _refuse_unmarked(block, row)
        return None
    mark, text = mark.strip().casefold(), text.strip()
    if not text and mark != "else":
        told = "there is a mark but no text after it"
        block.error("no-option-text", told, column="text", row=row)
    return row, mark, text


def _in_order(block: Block, marked: list[_Marked]) -> list[_Marked]:
    """Give the things of an order by their numbers."""
    for row, mark, _ in marked:
        if not mark.isdigit():
            told = "in an order each thing has its number: [1], [2], [3]"
            block.error("unnumbered", told, column="text", row=row)
    # What has no text yet may get one, or be deleted: told is what is amiss either way.
    with_text = [each for each in marked if each[2]]
    if _is_misnumbered(block, marked) and _is_misnumbered(block, with_text):
        told = ", ".join(map(str, _numbers(marked)))
        block.error(
            "number-gap", f"the things of an order are numbered 1, 2, 3 without gaps, not {told}"
        )
    return sorted(marked, key=lambda each: int(each[1]) if each[1].isdigit() else 0)


def _is_misnumbered(block: Block, marked: list[_Marked]) -> bool:
    """Say whether numbers are wrong whatever is written in the rows that have none."""
    numbers = _numbers(marked)
    if not numbers or len(set(numbers)) < len(numbers):
        return bool(numbers)
    is_outside = numbers[0] < 1 or numbers[-1] > len(marked)
    return is_outside and not block.has_unread_rows()


def _numbers(marked: list[_Marked]) -> list[int]:
    return sorted(int(mark) for _, mark, _ in marked if mark.isdigit())


def _refuse_numbers(block: Block, marked: list[_Marked], type_: QuestionType | None) -> None:
    for row, mark, _ in marked:
        if type_ is not None and mark.isdigit():
            block.error(
                "numbered-option",
                f"[{mark}] numbers the things of an order; make the question an order, or mark "
                "what is right with [x]",
                column="text",
                row=row,
            )


def _refuse_stray_cells(block: Block, row: Row) -> None:
    for column in _ONLY_ON_QUESTIONS:
        if cell := getattr(row, column):
            block.error(
                "stray-cell",
                f"'{cell}' stands in an option row; it belongs in the question row "
                f"(line {block.head.line})",
                column=column,
                row=row,
            )


def _refuse_unmarked(block: Block, row: Row) -> None:
    text = row.text
    if not text:
        block.error("empty-row", "this row has no text; write an option or delete the row", row=row)
        return
    looks_changed = re.fullmatch(r"[\d/.:\- ]+|#\w+!?", text)
    cause = "; was it changed by a spreadsheet?" if looks_changed else ""
    block.error(
        "no-mark",
        f"'{text}' does not start with [x], [ ], [50%], [1], [else] or [hint]{cause}",
        column="text",
        row=row,
    )


def _check_others(block: Block, others: list[_Marked], type_: QuestionType | None) -> None:
    for number, (row, _, text) in enumerate(others):
        if type_ not in (QuestionType.SHORT, QuestionType.MARK, None):
            told = "[else] is for short and mark questions only; delete the row"
            block.error("else-place", told, row=row)
        if text:
            told = "[else] has no text of its own; move it to the column feedback"
            block.error("else-text", told, column="text", row=row)
        if number:
            block.error("else-twice", "there are two [else] rows; keep one", row=row)


def _check_hints(block: Block, hints: list[_Marked]) -> None:
    for hint in hints:
        if hint[0].feedback:
            told = "a [hint] has no feedback; move it into the text"
            block.error("hint-feedback", told, row=hint[0], column="feedback")
    _refuse_repeated(block, hints)


def _credit(block: Block, row: Row, mark: str) -> float:
    if not mark.endswith("%"):
        return 1.0 if mark else 0.0
    percent = mark.removesuffix("%").strip()
    if not _SHARE.fullmatch(percent):
        block.error(
            "share",
            f"[{percent}%] is not a share of the points; write a whole number from 1 to 99",
            column="text",
            row=row,
        )
        return 0.0
    return int(percent) / 100


def _refuse_repeated(block: Block, marked: list[_Marked]) -> None:
    """Refuse an option or a hint that is there twice."""
    first: dict[str, int] = {}
    for row, _, text in marked:
        line = first.setdefault(normalise(text), row.line) if text else row.line
        if line != row.line:
            block.error(
                "repeated",
                f"'{text}' is there already, on line {line}; change one",
                column="text",
                row=row,
            )
