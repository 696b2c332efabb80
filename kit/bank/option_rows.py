"""The option rows of one question: options, hints, the comment on every other answer."""

from __future__ import annotations

import re

from kit.bank.block import Block
from kit.bank.question import Option, QuestionType
from kit.bank.table import Row
from kit.text import normalise

_MARK = re.compile(
    r"\[(?P<mark>[xX]|[ ]?|else|hint|(?P<place>\d{1,2})|(?P<percent>-?\d+(?:[.,]\d+)?)[ ]?%)\]"
    r"(?P<text>.*)",
    re.DOTALL,
)
_ONLY_ON_QUESTIONS = ("passage", "evidence", "tags", "points")


def read_options(
    block: Block, type_: QuestionType | None
) -> tuple[tuple[Option, ...], tuple[str, ...], str]:
    """Give options, hints and the comment for every other answer."""
    options: list[tuple[int, Option]] = []
    hints: list[str] = []
    otherwise: list[str] = []
    for row in block.options:
        _refuse_stray_cells(block, row)
        found = _MARK.fullmatch(row["text"])
        mark = found["mark"].casefold() if found else None
        text = found["text"].strip() if found else ""
        if mark is None:
            _refuse_unmarked(block, row)
        elif mark == "else":
            _check_else(block, row, text, type_, otherwise)
            otherwise.append(row["feedback"])
        elif not text:
            block.error("there is a mark but no text after it", column="text", row=row)
        elif mark == "hint":
            _check_hint(block, row)
            hints.append(text)
        else:
            place = _place(block, row, mark, type_)
            credit = _credit(block, found["percent"] if found else None, mark, row)
            option = Option(text=text, credit=credit, feedback=row["feedback"])
            options.append((place, option))
    if type_ is QuestionType.ORDER:
        _check_places(block, [place for place, _ in options])
        options.sort(key=lambda numbered: numbered[0])
    return tuple(option for _, option in options), tuple(hints), "".join(otherwise[:1])


def _place(block: Block, row: Row, mark: str, type_: QuestionType | None) -> int:
    """Give the number of a thing to be ordered; 0 for any other option."""
    if mark.isdigit() and type_ not in (QuestionType.ORDER, None):
        block.error(
            f"[{mark}] numbers the things of an order; make the question an order, or mark "
            "what is right with [x]",
            column="text",
            row=row,
        )
    if not mark.isdigit() and type_ is QuestionType.ORDER:
        block.error("in an order each thing has its number: [1], [2], [3]", column="text", row=row)
    return int(mark) if mark.isdigit() else 0


def _check_places(block: Block, places: list[int]) -> None:
    if all(places) and sorted(places) != list(range(1, len(places) + 1)):
        told = ", ".join(map(str, sorted(places)))
        block.error(f"the things of an order are numbered 1, 2, 3 without gaps, not {told}")


def _refuse_stray_cells(block: Block, row: Row) -> None:
    for column in _ONLY_ON_QUESTIONS:
        if row[column]:
            block.error(
                f"'{row[column]}' stands in an option row; it belongs in the question row "
                f"(line {block.head.line})",
                column=column,
                row=row,
            )


def _refuse_unmarked(block: Block, row: Row) -> None:
    text = row["text"]
    if not text:
        block.error("this row has no text; write an option or delete the row", row=row)
        return
    looks_changed = re.fullmatch(r"[\d/.:\- ]+|#\w+!?", text)
    cause = "; was it changed by a spreadsheet?" if looks_changed else ""
    block.error(
        f"'{text}' does not start with [x], [ ], [50%], [1], [else] or [hint]{cause}",
        column="text",
        row=row,
    )


def _check_else(
    block: Block, row: Row, text: str, type_: QuestionType | None, seen: list[str]
) -> None:
    if type_ not in (QuestionType.SHORT, QuestionType.MARK, None):
        block.error("[else] is for short and mark questions only; delete the row", row=row)
    if text:
        block.error(
            "[else] has no text of its own; move it to the column feedback",
            column="text",
            row=row,
        )
    if seen:
        block.error("there are two [else] rows; keep one", row=row)


def _check_hint(block: Block, row: Row) -> None:
    if row["feedback"]:
        block.error("a [hint] has no feedback; move it into the text", row=row, column="feedback")


def _credit(block: Block, percent: str | None, mark: str, row: Row) -> float:
    if percent is None:
        return 1.0 if mark == "x" or mark.isdigit() else 0.0
    if not re.fullmatch(r"[1-9]\d?", percent):
        block.error(
            f"[{percent}%] is not a share of the points; write a whole number from 1 to 99",
            column="text",
            row=row,
        )
        return 0.0
    return int(percent) / 100


def check_repeated(block: Block) -> None:
    """Refuse an option or a hint that is there twice."""
    first: dict[str, int] = {}
    for row in block.options:
        found = _MARK.fullmatch(row["text"])
        if not found or found["mark"] == "else" or not found["text"].strip():
            continue
        is_hint = "hint " if found["mark"] == "hint" else ""
        line = first.setdefault(is_hint + normalise(found["text"]), row.line)
        if line != row.line:
            block.error(
                f"'{found['text'].strip()}' is there already, on line {line}; change one",
                column="text",
                row=row,
            )
