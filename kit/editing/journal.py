"""The changes that are not saved yet, in a hidden file beside the bank.

Its first line says to which state of the file they belong, and whose they are. Each further line
tells what one step changed: the rows of the questions that are new or different, and the order of
all where that is another one. So a journal needs no history to be read, and what comes after a line
that was damaged is all that is lost.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil

from kit.editing.entries import Entry, entry_of_cells
from kit.editing.state import State


class Journal:
    """What one session has changed since the bank was saved last.

    Where it cannot be written, editing goes on without it; the changes are then lost when the
    kernel ends.
    """

    def __init__(self, bank: Path) -> None:
        usual = bank.with_name(f".{bank.name}.edits")
        self.is_open_elsewhere = _is_alive(_first_line(usual))
        own = bank.with_name(f".{bank.name}.{os.getpid()}.edits")
        self.path = own if self.is_open_elsewhere else usual
        self.works = True
        self.set_aside: Path | None = None
        self._base: dict[str, Any] = {}
        self._is_there = False

    def restore(self, saved: State, digest: str) -> tuple[State, State]:
        """Give the saved state with the keys of the session that left a journal, and what it left.

        Both are the saved state where there is no journal for this state of the file. A line that
        cannot be read ends what is restored; the journal is then put aside as it was, and so is one
        of another state of the file.
        """
        if not self.path.exists():
            return saved, saved
        lines = self._lines()
        first = (lines[0] if lines else None) or {}
        if first.get("base") != digest:
            self.put_aside()
            return saved, saved
        done = 0
        state = saved
        with suppress(KeyError, TypeError, ValueError, AttributeError):
            saved = state = _renamed(saved, first.get("keys"))
            for line in lines[1:]:
                state = _applied(state, line)
                done += 1
        if done + 1 < len(lines):
            self.put_aside()
        return saved, state

    def begin(self, state: State, digest: str) -> None:
        """Take up changes to this state of the file; the journal itself begins with the first."""
        keys = [entry.key for entry in state.listed]
        self._base = {"base": digest, "pid": os.getpid(), "since": _started(os.getpid())}
        if keys != list(range(1, len(keys) + 1)):
            self._base["keys"] = keys
        self._is_there = False

    def rewrite(self, saved: State, now: State) -> None:
        """Begin anew with all that differs from the saved state, as one step."""
        self.drop()
        if saved.listed != now.listed:
            self.append(saved, now)

    def append(self, before: State, after: State) -> None:
        """Keep what a step changed."""
        step = _step(before, after)
        if not step:
            return
        lines = [step] if self._is_there else [self._base, step]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        try:
            with self.path.open("a" if self._is_there else "w", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            self.works = False
        else:
            self._is_there = self.works = True

    def drop(self) -> None:
        """Forget all changes, because they were saved."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        self._is_there = False

    def _lines(self) -> list[Any]:
        """Give the lines, those that cannot be read as None."""
        data = self.path.read_bytes()
        return [_object(line) for line in data.split(b"\n") if line]

    def put_aside(self) -> None:
        """Keep the journal, if there is one, under another name for a look."""
        self._is_there = False
        if not self.path.exists():
            return
        aside = self.path.with_suffix(".old-edits")
        number = 1
        while aside.exists():
            number += 1
            aside = self.path.with_suffix(f".old-edits-{number}")
        with suppress(OSError):
            self.path.replace(aside)
            self.set_aside = aside


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        read = json.loads(line)
    except ValueError:
        return None
    return read if isinstance(read, dict) else None


def _first_line(path: Path) -> dict[str, Any]:
    with suppress(OSError), path.open("rb") as file:
        return _object(file.readline()) or {}
    return {}


def _is_alive(first: dict[str, Any]) -> bool:
    """Say whether the journal with this first line belongs to another kernel that still runs."""
    pid = first.get("pid")
    if not isinstance(pid, int) or pid == os.getpid():
        return False
    return psutil.pid_exists(pid) and _started(pid) == first.get("since")


def _started(pid: int) -> float:
    with suppress(psutil.Error):
        return float(psutil.Process(pid).create_time())
    return 0.0


def _step(before: State, after: State) -> dict[str, Any]:
    """Give what differs between two states, by the keys of the entries."""
    old = {entry.key: entry for entry in before.listed}
    rows = {
        str(entry.key): list(entry.cells())
        for entry in after.listed
        if old.get(entry.key) is not entry and old.get(entry.key) != entry
    }
    order = [entry.key for entry in after.listed]
    moved = {} if order == [entry.key for entry in before.listed] else {"order": order}
    settings = after.settings.key if after.settings else 0
    is_other = settings != (before.settings.key if before.settings else 0)
    return {
        **({"rows": rows} if rows else {}),
        **moved,
        **({"settings": settings} if is_other else {}),
    }


def _applied(state: State, step: dict[str, Any]) -> State:
    entries = {entry.key: entry for entry in state.listed}
    for key, rows in step.get("rows", {}).items():
        cells = [tuple(str(cell) for cell in row) for row in rows]
        entries[int(key)] = entry_of_cells(cells, int(key))
    order = [int(key) for key in step.get("order", entries)]
    settings = step.get("settings", state.settings.key if state.settings else 0)
    return replace(
        state,
        settings=entries[settings] if settings else None,
        entries=tuple(entries[key] for key in order if key != settings),
        next_key=max((state.next_key - 1, *order)) + 1,
    )


def _renamed(state: State, keys: list[int] | None) -> State:
    """Give the entries the keys that they had when the journal was begun."""
    if keys is None:
        return state
    named: list[Entry] = [
        replace(entry, key=int(key)) for entry, key in zip(state.listed, keys, strict=True)
    ]
    return replace(
        state,
        settings=named[0] if state.settings else None,
        entries=tuple(named[1:] if state.settings else named),
        next_key=max((0, *keys)) + 1,
    )
