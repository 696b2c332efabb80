"""What differs between two states of a bank, question by question and cell by cell."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from kit.bank.policy_rows import SETTINGS
from kit.bank.table import COLUMNS
from kit.editing.entries import Entry, Line

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")
_NAMES = {"row": "type", "text": "question"}


class How(StrEnum):
    """What became of a question."""

    ADDED = "added"
    DELETED = "deleted"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell that differs; each side in pieces, with whether the other side lacks the piece."""

    name: str
    before: tuple[tuple[str, bool], ...]
    after: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One question that differs.

    Attributes:
        how: What became of it.
        id: Its id, the new one where it has changed.
        cells: The cells that differ.
        place: Where it stands now, from 1; 0 where it is no more.
    """

    how: How
    id: str
    cells: tuple[Cell, ...] = ()
    place: int = 0


def compare_entries(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[Change, ...]:
    """Give what differs, in the order of the new state; deleted questions come last."""
    old = {entry.key: entry for entry in before}
    keys = {entry.key for entry in after}
    moved = _moved(before, after)
    found = [
        change
        for place, entry in enumerate(after, 1)
        if (change := _change(old.get(entry.key), entry, place, moved))
    ]
    gone = (entry for entry in before if entry.key not in keys)
    return (*found, *(Change(how=How.DELETED, id=e.id, cells=_cells(e, None)) for e in gone))


def _change(old: Entry | None, new: Entry, place: int, moved: set[int]) -> Change | None:
    if old is None:
        return Change(how=How.ADDED, id=new.id, cells=_cells(None, new), place=place)
    if old != new:
        return Change(how=How.CHANGED, id=new.id, cells=_cells(old, new), place=place)
    if new.key in moved:
        return Change(how=How.MOVED, id=new.id, place=place)
    return None


def _moved(before: Sequence[Entry], after: Sequence[Entry]) -> set[int]:
    """Give the keys of as few entries as possible whose move explains the new order."""
    old, new = [entry.key for entry in before], [entry.key for entry in after]
    both = set(old) & set(new)
    old, new = [key for key in old if key in both], [key for key in new if key in both]
    if old == new:
        return set()
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    stayed = {
        key for block in matcher.get_matching_blocks() for key in old[block.a :][: block.size]
    }
    return both - stayed


def _cells(old: Entry | None, new: Entry | None) -> tuple[Cell, ...]:
    some = new or old
    cells = [
        (_NAMES.get(column, column), getattr(old, column, ""), getattr(new, column, ""))
        for column in COLUMNS
    ]
    name = "setting" if some and some.row == SETTINGS else "option"
    cells += _lines(name, old.lines if old else (), new.lines if new else ())
    return tuple(_cell(name, one, other) for name, one, other in cells if one != other)


def _lines(name: str, old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[str, str, str]]:
    """Give the rows of options that differ, each beside what stands in its place now."""
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag != "equal":
            for one, other in zip_longest(old[a:a_end], new[b:b_end]):
                yield name, _told(one), _told(other)


def _told(line: Line | None) -> str:
    if line is None:
        return ""
    stray = (line.passage, line.evidence, line.tags, line.points)
    return " — ".join(part for part in (line.cell, line.feedback, *stray) if part)


def _cell(name: str, before: str, after: str) -> Cell:
    a, b = _PIECE.findall(before), _PIECE.findall(after)
    matcher = difflib.SequenceMatcher(a=a, b=b, autojunk=False)
    old: list[tuple[str, bool]] = []
    new: list[tuple[str, bool]] = []
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        old.append(("".join(a[i:i_end]), tag != "equal"))
        new.append(("".join(b[j:j_end]), tag != "equal"))
    return Cell(
        name=name,
        before=tuple(piece for piece in old if piece[0]),
        after=tuple(piece for piece in new if piece[0]),
    )
