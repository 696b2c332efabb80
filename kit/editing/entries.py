"""A question as it stands in the file, cell by cell, right or wrong."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kit.bank.block import Block
from kit.bank.table import COLUMNS, Row

_MARKED = re.compile(r"(?P<mark>\[[^\]]*\])\s*(?P<text>.*)", re.DOTALL)

Cells = tuple[str, ...]
"""The cells of one line of the file, in the order of its columns."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row under a question: an option, a hint, the comment on every other answer.

    Attributes:
        mark: What it begins with, such as `[x]`; empty where no mark was written.
        text: What comes after the mark.
        feedback: The comment beside it.
        passage, evidence, tags, points: What stands here though it belongs in the question row; it
            is a fault, and kept so that whoever mends it has it.
    """

    mark: str
    text: str
    feedback: str = ""
    passage: str = ""
    evidence: str = ""
    tags: str = ""
    points: str = ""

    @property
    def cell(self) -> str:
        """Mark and text, as in the file."""
        return f"{self.mark} {self.text}".strip()


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A question row with the rows under it, as typed; nothing in it need be right.

    Attributes:
        key: Number that no other entry of the session has, whatever becomes of its id.
        id: Id of the question, as written; so are the other cells.
        row: Type of the question.
        lines: The rows under it, in the order of the file.
    """

    key: int
    id: str = ""
    passage: str = ""
    row: str = ""
    text: str = ""
    feedback: str = ""
    evidence: str = ""
    tags: str = ""
    points: str = ""
    lines: tuple[Line, ...] = field(default=())

    def filled(self) -> Entry:
        """Give the entry without the rows that have no text yet."""
        lines = tuple(line for line in self.lines if line.text.strip() or line.mark == "[else]")
        return replace(self, lines=lines)

    def cells(self) -> Iterator[Cells]:
        """Give the lines of the file, the question row first."""
        yield tuple(getattr(self, column) for column in COLUMNS)
        for line in self.lines:
            stray = (line.evidence, line.tags, line.points)
            yield (self.id, line.passage, "", line.cell, line.feedback, *stray)


def entry_of(block: Block, key: int) -> Entry:
    """Make an entry of a block of rows."""
    cells = {column: getattr(block.head, column) for column in COLUMNS}
    return Entry(key=key, **cells, lines=tuple(map(_line, block.options)))


def entry_of_cells(rows: Sequence[Cells], key: int) -> Entry:
    """Make an entry of the lines of one question, such as a drafted one is written in."""
    head, *under = (Row(0, *cells) for cells in rows)
    cells = {column: getattr(head, column) for column in COLUMNS}
    return Entry(key=key, **cells, lines=tuple(map(_line, under)))


def _line(row: Row) -> Line:
    found = _MARKED.fullmatch(row.text)
    mark, text = (found["mark"], found["text"]) if found else ("", row.text)
    return Line(
        mark=mark,
        text=text,
        feedback=row.feedback,
        passage=row.passage,
        evidence=row.evidence,
        tags=row.tags,
        points=row.points,
    )


def csv_text(entries: Iterable[Entry]) -> str:
    """Give the text of a bank's file that holds these entries."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerows(entry.cells())
    return out.getvalue()
