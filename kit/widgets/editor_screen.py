"""What the bank editor shows, as plain values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kit.article import Article
from kit.bank.policy_rows import SETTING_NAMES
from kit.bank.question import kind_among, quotations
from kit.bank.table import COLUMNS
from kit.editing import Change, EditSession, Entry
from kit.editing.looking import FIRST_LINE
from kit.errors import EditError, Problem, Severity
from kit.text import Span
from kit.widgets.places import marks_of

_LINES = re.compile(r"\bline(?P<many>s?) (?P<numbers>\d+(?:(?:, |-)\d+)*)")
_OF_QUESTION = f" (line {FIRST_LINE})"
WINDOW = 50
"""How many questions of the list are sent at once."""


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which questions are listed.

    Attributes:
        kind: who, when or where; empty for all.
        words: What is to be found in id, question or options; empty for all.
        problems: Only those about which there is something to say.
    """

    kind: str = ""
    words: str = ""
    problems: bool = False


def listed(session: EditSession, chosen: Filter) -> list[Entry]:
    """Give the entries that a filter lets through, in order."""
    entries: Iterable[Entry] = session.state.entries
    if chosen.kind:
        entries = (entry for entry in entries if kind_among(entry.tags.split()) == chosen.kind)
    if chosen.words.strip():
        wanted = chosen.words.casefold().split()
        entries = (entry for entry in entries if _has(entry, wanted))
    if chosen.problems:
        entries = (entry for entry in entries if session.problems(entry))
    return list(entries)


def _has(entry: Entry, wanted: list[str]) -> bool:
    text = " ".join((entry.id, entry.text, entry.tags, *(line.text for line in entry.lines)))
    folded = text.casefold()
    return all(word in folded for word in wanted)


def list_screen(
    session: EditSession, entries: Sequence[Entry], chosen: Filter, first: int
) -> dict[str, Any]:
    """Give the part of the list that is on the screen, and how long it is."""
    first = max(0, min(first, len(entries) - 1)) // WINDOW * WINDOW
    numbers = {entry.key: number for number, entry in enumerate(session.state.entries, 1)}
    shown = entries[first : first + WINDOW]
    return {
        "first": first,
        "total": len(entries),
        "window": WINDOW,
        "kind": chosen.kind,
        "words": chosen.words,
        "problems": chosen.problems,
        "rows": [_row(session, entry, numbers[entry.key]) for entry in shown],
    }


def _row(session: EditSession, entry: Entry, number: int) -> dict[str, Any]:
    problems = session.problems(entry)
    faults = sum(problem.severity is Severity.ERROR for problem in problems)
    return {
        "key": entry.key,
        "number": number,
        "id": entry.id,
        "type": entry.row,
        "kind": kind_among(entry.tags.split()) or "",
        "text": entry.text,
        "faults": faults,
        "doubts": len(problems) - faults,
    }


def form_screen(session: EditSession, entry: Entry, revision: int) -> dict[str, Any]:
    """Give the cells of one question with what is to be said about each.

    Args:
        session: The session.
        entry: The question.
        revision: Another number whenever the cells were changed by something else than typing.
    """
    return {
        "key": entry.key,
        "revision": revision,
        "place": session.state.place(entry.key),
        **{column: getattr(entry, column) for column in COLUMNS},
        "lines": [asdict(line) for line in entry.lines],
        "problems": [_told(problem) for problem in session.problems(entry)],
    }


def _told(problem: Problem) -> dict[str, str]:
    """Give a problem with the cell that it is about: `text`, or `line 0` for the first option."""
    line = (problem.line or FIRST_LINE) - FIRST_LINE - 1
    return {
        "cell": problem.column or "" if line < 0 else f"line {line}",
        "severity": str(problem.severity),
        "message": _LINES.sub(_as_rows, problem.message.replace(_OF_QUESTION, "")),
        "code": problem.code,
    }


def _as_rows(found: re.Match[str]) -> str:
    """Name rows of the form in place of lines of a file: `lines 3-4` are rows 1-2."""
    numbers = re.sub(r"\d+", lambda digits: str(int(digits[0]) - FIRST_LINE), found["numbers"])
    return f"row{found['many']} {numbers}"


def evidence_marks(entry: Entry, article: Article | None) -> list[list[int]]:
    """Give where the evidence stands in the article, as far as it stands there."""
    if article is None:
        return []
    return [list(mark) for mark in marks_of(_evidence_spans(entry, article), article)]


def evidence_span(entry: Entry, article: Article) -> Span:
    """Give where the first quotation of the evidence stands that stands in the article.

    Raises:
        EditError: None of them does.
    """
    span = next(_evidence_spans(entry, article), None)
    if span is None:
        raise EditError("Mark a sentence in the article first, or give the evidence.")
    return span


def _evidence_spans(entry: Entry, article: Article) -> Iterator[Span]:
    found = (article.find(part) for part in quotations(entry.evidence))
    return (span for span in found if span)


def desk_screen(session: EditSession, notice: str, turn: str) -> dict[str, Any]:
    """Give the state of the bank as a whole, what there is to tell, and which message was done."""
    return {
        "file": session.path.name,
        "count": len(session.state.entries) if session.is_complete else None,
        "changed": session.is_changed,
        "undo": session.history.undo_name,
        "redo": session.history.redo_name,
        "notice": notice,
        "turn": turn,
        "setting_problems": [problem.message for problem in session.setting_problems],
        "settings": _settings(session),
        "passages": list(session.articles),
    }


def _settings(session: EditSession) -> dict[str, str]:
    """Give the settings that are not the usual ones, by name, as written."""
    lines = session.state.settings.lines if session.state.settings else ()
    told = {line.mark.strip("[] ").casefold(): line.text.strip() for line in lines}
    return {name: value for name, value in told.items() if name in SETTING_NAMES}


def changes_screen(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Give what differs from the file, side by side."""
    return [
        {
            "how": str(change.how),
            "id": change.id,
            "place": change.place,
            "cells": [
                {
                    "name": cell.name,
                    "before": [list(piece) for piece in cell.before],
                    "after": [list(piece) for piece in cell.after],
                }
                for cell in change.cells
            ],
        }
        for change in changes
    ]
