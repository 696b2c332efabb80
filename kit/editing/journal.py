"""The changes that are not saved yet, in a hidden file beside the bank.

Its first line says to which state of the file they belong, and whose they are. Each further line
tells what one step changed: the rows of the questions that are new or different, and the order of
all where that is another one. So a journal needs no history to be read, and what comes after a line
that was damaged is all that is lost.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
from contextlib import suppress
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import Any

import psutil

from kit.editing.entries import Entry, entry_of_cells
from kit.editing.state import State


class Journal:
    """What one session has changed since the bank was saved last.

    Each kernel writes a file of its own, so that two with one bank open do not mix their changes;
    its machine is in the name, for in the containers of a hub process numbers are small and alike.
    Where it cannot be written, editing goes on without it; the changes are then lost when the
    kernel ends.

    Attributes:
        path: The file.
        is_open_elsewhere: Whether another kernel that still runs has changes of this bank, or one
            of another machine, of which that cannot be said.
        left: The journals of this bank that no other running kernel has, this kernel's own first,
            then the newest.
        works: Whether the last change could be written.
        set_aside: Where changes are that could not be taken up; None where there are none.
    """

    def __init__(self, bank: Path) -> None:
        self._bank = bank
        host = hashlib.sha256(_host().encode()).hexdigest()[:8]
        self.path = bank.with_name(f".{bank.name}.{host}.{os.getpid()}.edits")
        there = {path: _may_run(_first_line(path)) for path in _journals(bank)}
        self.is_open_elsewhere = any(there.values())
        self.left = sorted(
            (path for path, may_run in there.items() if not may_run),
            key=lambda path: (path != self.path, _written(path)),
        )
        self.works = True
        self.set_aside: Path | None = None
        self._base: dict[str, Any] = {}
        self._saved = self._kept = State(settings=None, entries=(), next_key=1)
        self._is_there = False

    def restore(self, saved: State, digest: str) -> tuple[State, State]:
        """Give the saved state with the keys of the session that left a journal, and what it left.

        Both are the saved state where no journal for this state of the file was left. A line that
        cannot be read ends what is restored; the journal is then put aside as it was, and so is one
        of another state of the file. What further sessions left stays where it is.
        """
        fitting = [path for path in self.left if _first_line(path).get("base") == digest]
        for path in self.left:
            if path not in fitting:
                self._put_aside(path)
        self.left = fitting[1:]
        lines = self._claimed(fitting[0]) if fitting else []
        if not lines:
            return saved, saved
        done = 0
        state = saved
        with suppress(KeyError, TypeError, ValueError, AttributeError):
            saved = state = _renamed(saved, (lines[0] or {}).get("keys"))
            for line in lines[1:]:
                state = _applied(state, line)
                done += 1
        if done + 1 < len(lines):
            self.put_aside()
        return saved, state

    def _claimed(self, path: Path) -> list[Any]:
        """Make a journal that was left this kernel's own, and give its lines, unreadable ones None.

        No lines where another kernel was quicker.
        """
        place = path
        with suppress(OSError):
            # Where the folder cannot be written it stays, and is read all the same.
            place = path.replace(self.path)
        with suppress(OSError):
            return [_object(line) for line in place.read_bytes().split(b"\n") if line]
        return []

    def begin(self, saved: State, digest: str) -> None:
        """Take up changes to this state of the file; the journal itself begins with the first."""
        keys = [entry.key for entry in saved.listed]
        whose = {"host": _host(), "server": _server()}
        self._base = {"base": digest, "pid": os.getpid(), "since": _started(os.getpid()), **whose}
        if keys != list(range(1, len(keys) + 1)):
            self._base["keys"] = keys
        self._saved = self._kept = saved
        self._is_there = False

    def append(self, now: State) -> None:
        """Keep what is different now.

        Where a line cannot be added, or the last one could not, all that differs from the file of
        the bank is written anew: so no line is missing, and none is glued to half a line.
        """
        self.works = (self._is_there and self._extend(now)) or self._start(now)

    def _extend(self, now: State) -> bool:
        """Add a line with what the last step changed, and say whether that could be done."""
        step = _step(self._kept, now)
        try:
            if step:
                # A file that was taken away meanwhile is not begun by this line.
                with self.path.open("r+b") as file:
                    file.seek(0, os.SEEK_END)
                    file.write(_lines(step))
        except OSError:
            self._is_there = False
            return False
        self._kept = now
        return True

    def _start(self, now: State) -> bool:
        """Begin anew with all that is changed, as one step, and say whether that could be done."""
        step = _step(self._saved, now)
        if not step:
            return self.drop()
        # What was taken up from an ended session stays until all of it stands in the new one.
        beside = self.path.with_suffix(".new")
        try:
            beside.write_bytes(_lines(self._base, step))
            beside.replace(self.path)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            return False
        self._is_there, self._kept = True, now
        return True

    def drop(self) -> bool:
        """Forget all changes, because they were saved, and say whether that could be done."""
        self._is_there = False
        try:
            self.path.unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def put_aside(self) -> None:
        """Keep the journal, if there is one, under another name for a look."""
        self._is_there = False
        self._put_aside(self.path)

    def _put_aside(self, path: Path) -> None:
        first = self._bank.with_name(f".{self._bank.name}.old-edits")
        others = (first.with_name(f"{first.name}-{number}") for number in count(2))
        # A name may be too long even to be looked for.
        with suppress(OSError):
            if path.exists():
                aside = next(place for place in chain([first], others) if not place.exists())
                path.replace(aside)
                self.set_aside = aside


def _lines(*told: dict[str, Any]) -> bytes:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in told).encode()


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        read = json.loads(line)
    except ValueError:
        return None
    return read if isinstance(read, dict) else None


def _journals(bank: Path) -> list[Path]:
    """Give the journals beside a bank; those of older kits have no host or number of a kernel."""
    name = re.compile(rf"\.{re.escape(bank.name)}(\.[0-9a-f]{{8}})?(\.\d+)?\.edits")
    with suppress(OSError):
        return [path for path in bank.parent.iterdir() if name.fullmatch(path.name)]
    return []


def _written(path: Path) -> tuple[float, int]:
    """Give what puts the newest first, and of those of the same tick of the clock the longest."""
    with suppress(OSError):
        told = path.stat()
        return -told.st_mtime, -told.st_size
    return 0.0, 0


def _first_line(path: Path) -> dict[str, Any]:
    with suppress(OSError), path.open("rb") as file:
        return _object(file.readline()) or {}
    return {}


def _may_run(first: dict[str, Any]) -> bool:
    """Say whether the journal with this first line belongs to another kernel that may still run."""
    if first.get("host", _host()) != _host():
        # A hub runs one container at a time for each server, and the next has another name.
        return not _server() or first.get("server") != _server()
    pid = first.get("pid")
    if not isinstance(pid, int) or pid == os.getpid():
        return False
    return psutil.pid_exists(pid) and _started(pid) == first.get("since")


def _host() -> str:
    """Name this machine, without the network that it is in: a laptop is carried about."""
    return platform.node().partition(".")[0].casefold()


def _server() -> str:
    """Name the server that a hub runs for its user, as in `ana/`; empty without a hub."""
    user = os.environ.get("JUPYTERHUB_USER")
    return f"{user}/{os.environ.get('JUPYTERHUB_SERVER_NAME', '')}" if user else ""


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
