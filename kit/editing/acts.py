"""What can be done to a bank, each as a function from one state to a step."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from kit.bank import QuestionType
from kit.bank.policy_rows import SETTINGS
from kit.editing.entries import Cells, Entry, Line, entry_of_cells
from kit.editing.state import State, Step
from kit.errors import EditError

_CELLS = frozenset(field.name for field in fields(Entry)) - {"key", "lines"}
_CELLS_OF_LINES = tuple(field.name for field in fields(Line))
_NEW_MARKS = {
    QuestionType.CHOICE: ("[x]", "[ ]", "[ ]", "[ ]"),
    QuestionType.CHOICES: ("[x]", "[x]", "[ ]", "[ ]"),
    QuestionType.SHORT: ("[x]", "[else]"),
    QuestionType.TRUEFALSE: ("[x]", "[ ]"),
    QuestionType.ORDER: ("[1]", "[2]", "[3]"),
    QuestionType.MARK: ("[x]", "[else]"),
}
_COMMENTS = ("[hint]", "[else]")
_NUMBER = re.compile(r"\[\d+\]")


def change(state: State, key: int, cell: str, value: str) -> Step:
    """Write a value into a cell of a question row; `row` is its type."""
    if cell not in _CELLS:
        raise EditError(f"A question has no cell {cell!r}.")
    changed = replace(state.entry(key), **{cell: _one_line(value)})  # type: ignore[arg-type]
    if cell == "row":
        changed = _fitted(changed)
    return Step(
        state=_with(state, changed),
        name=f"the change of {_name(changed)}",
        key=key,
        typing=(key, cell),
    )


def lines(state: State, key: int, value: Sequence[Mapping[str, str]]) -> Step:
    """Write the rows under a question: dicts of what a `Line` has."""
    made = tuple(Line(**{name: _one_line(text) for name, text in line.items()}) for line in value)
    entry = state.entry(key)
    return Step(
        state=_with(state, replace(entry, lines=made)),
        name=f"the change of {_name(entry)}",
        key=key,
        typing=_typed_into(entry, made),
    )


def add(state: State, type: str, after: int | None = None) -> Step:  # noqa: A002
    """Add an empty question of a type, behind another one or at the end."""
    passage = state.entry(after).passage if after is not None else state.usual_passage
    entry = Entry(
        key=state.next_key,
        id=_free_id(state, _id_near(state, after)),
        passage=passage,
        row=type,
        points="1",
        lines=tuple(Line(mark=mark, text="") for mark in _NEW_MARKS[QuestionType(type)]),
    )
    return _inserted(state, _fitted(entry), after, "the new question")


def paste(state: State, rows: Sequence[Cells], after: int | None = None) -> Step:
    """Add a question given by its rows, such as a drafted one."""
    entry = entry_of_cells([tuple(cells) for cells in rows], state.next_key)
    if state.ids.get(entry.id) or entry.id in state.used_ids:
        entry = replace(entry, id=_free_id(state, entry.id))
    return _inserted(state, entry, after, f"the new question {entry.id}")


def duplicate(state: State, key: int) -> Step:
    """Add a copy of a question behind it, with an id of its own."""
    entry = state.entry(key)
    twin = replace(entry, key=state.next_key, id=_free_id(state, entry.id))
    return _inserted(state, twin, key, f"the copy of {_name(entry)}")


def move(state: State, key: int, to: int) -> Step:
    """Put a question to another place, counted from 0."""
    entry = state.entry(key)
    others = [other for other in state.entries if other.key != key]
    others.insert(max(0, min(to, len(others))), entry)
    moved = replace(state, entries=tuple(others))
    return Step(state=moved, name=f"the move of {_name(entry)}", key=key)


def delete(state: State, key: int) -> Step:
    """Take a question out."""
    entry = state.entry(key)
    left = tuple(other for other in state.entries if other.key != key)
    gone = replace(state, entries=left)
    return Step(state=gone, name=f"the deletion of {_name(entry)}", key=key)


def settings(state: State, value: Sequence[str]) -> Step:
    """Write the settings: texts such as `[tries] 3`; without any, the bank has none."""
    made = tuple(_setting(text) for text in value)
    old = state.settings or Entry(key=state.next_key, id=SETTINGS, row=SETTINGS)
    changed = replace(
        state,
        settings=replace(old, lines=made) if made else None,
        next_key=max(state.next_key, old.key + 1),
    )
    return Step(state=changed, name="the change of the settings")


ACTS: Mapping[str, Callable[..., Step]] = {
    act.__name__: act for act in (change, lines, add, paste, duplicate, move, delete, settings)
}
"""By name, but for undo and redo."""


def apply(state: State, act: str, values: Mapping[str, Any]) -> Step:
    """Do one act.

    Raises:
        EditError: There is no such act, or it cannot be done.
    """
    if act not in ACTS:
        raise EditError(f"There is no act {act!r}; there are {', '.join(ACTS)}, undo, redo.")
    return ACTS[act](state, **values)


def _with(state: State, entry: Entry) -> State:
    place = state.place(entry.key)
    return replace(state, entries=(*state.entries[:place], entry, *state.entries[place + 1 :]))


def _inserted(state: State, entry: Entry, after: int | None, name: str) -> Step:
    place = state.place(after) + 1 if after is not None else len(state.entries)
    entries = (*state.entries[:place], entry, *state.entries[place:])
    changed = replace(state, entries=entries, next_key=entry.key + 1)
    return Step(state=changed, name=name, key=entry.key)


def _id_near(state: State, after: int | None) -> str:
    """Give the id that a new question's is to be like."""
    near = state.entry(after).id if after is not None else ""
    return near or next((e.id for e in reversed(state.entries)), "") or "new-question-1"


def _free_id(state: State, like: str) -> str:
    """Give an id that nothing has or had: `like` with the number after the highest."""
    stem = like.rpartition("-")[0] if like.rpartition("-")[2].isdigit() else like
    heads = (each.rpartition("-") for each in (*state.ids, *state.used_ids))
    numbers = (int(number) for head, _, number in heads if head == stem and number.isdecimal())
    return f"{stem}-{max(numbers, default=0) + 1}"


def _typed_into(entry: Entry, made: tuple[Line, ...]) -> tuple[int, str] | None:
    """Name the one cell of a row that was typed into; None where more than that is different."""
    if len(made) != len(entry.lines):
        return None
    cells = [
        f"{number} {cell}"
        for number, (old, new) in enumerate(zip(entry.lines, made, strict=True))
        for cell in _CELLS_OF_LINES
        if getattr(old, cell) != getattr(new, cell)
    ]
    return (entry.key, cells[0]) if len(cells) == 1 else None


def _fitted(entry: Entry) -> Entry:
    """Give a question of another type marks that fit it, as far as no text is lost by it."""
    options = [line for line in entry.lines if line.mark not in _COMMENTS]
    comments = [line for line in entry.lines if line.mark in _COMMENTS]
    numbered = [line for line in options if _NUMBER.fullmatch(line.mark)]
    if entry.row == QuestionType.ORDER and not numbered:
        options = [replace(line, mark=f"[{place}]") for place, line in enumerate(options, 1)]
    elif entry.row != QuestionType.ORDER:
        options = [replace(line, mark="[ ]") if line in numbered else line for line in options]
    if entry.row == QuestionType.TRUEFALSE and not any(line.text for line in options):
        options = [Line(mark="[x]", text="True"), Line(mark="[ ]", text="False")]
    return replace(entry, lines=(*options, *comments))


def _setting(text: str) -> Line:
    name, _, value = text.partition("]")
    return Line(mark=f"{name}]", text=value.strip())


def _name(entry: Entry) -> str:
    return entry.id or "a question"


def _one_line(text: str) -> str:
    """Give a text as a cell holds it: on one line."""
    # Half of a surrogate pair, which a browser can send, cannot be written.
    whole = str(text).encode("utf-8", "ignore").decode("utf-8")
    return " ".join(whole.splitlines()).replace("\x00", "")
