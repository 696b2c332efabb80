"""The changes that are not saved yet, one a line, in a hidden file beside the bank."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any


class Journal:
    """What was done since the bank was saved last.

    Its first line names the state of the file that the changes belong to. Where it cannot be
    written, editing goes on without it; the changes are then lost when the kernel ends.
    """

    def __init__(self, bank: Path) -> None:
        self.path = bank.with_name(f".{bank.name}.edits")
        self.works = True
        self._base = ""
        self._is_there = False

    def read(self, base: str) -> list[dict[str, Any]]:
        """Give the changes that were made to this state of the file; none if it is another one.

        A line that was cut off when the machine went down ends what is read.
        """
        if not self.path.exists():
            return []
        lines = self.path.read_text("utf-8").split("\n")
        read: list[dict[str, Any]] = []
        with suppress(ValueError):
            read.extend(json.loads(line) for line in lines if line)
        if not read or read[0].get("base") != base:
            self._set_aside()
            return []
        return read[1:]

    def begin(self, base: str) -> None:
        """Take up changes to this state of the file; the journal itself begins with the first."""
        self._base = base
        self._is_there = self.path.exists()

    def append(self, act: dict[str, Any]) -> None:
        """Keep one change."""
        lines = [act] if self._is_there else [{"base": self._base}, act]
        try:
            with self.path.open("a", encoding="utf-8") as file:
                file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        except OSError:
            self.works = False
        else:
            self._is_there = self.works = True

    def drop(self) -> None:
        """Forget all changes, because they were saved or are not wanted."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        self._is_there = False

    def _set_aside(self) -> None:
        """Keep changes to another state of the file, which somebody saved meanwhile, for a look."""
        with suppress(OSError):
            self.path.replace(self.path.with_suffix(".old-edits"))
