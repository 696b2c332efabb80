"""What a bank is at one time, and the steps back and forth between such states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from kit.editing.entries import Entry
from kit.errors import EditError

_MOST_STATES = 500


@dataclass(frozen=True, kw_only=True)
class State:
    """A bank at one time.

    Attributes:
        settings: Its settings as rows; None where it has none.
        entries: Its questions, in order.
        next_key: The key of the next entry that is made.
        usual_passage: The article of a question that names none, where there is only one.
        used_ids: Ids that stood in the file when it was read. None of them is given to another
            question, because attempts are kept under them.
    """

    settings: Entry | None
    entries: tuple[Entry, ...]
    next_key: int
    usual_passage: str = ""
    used_ids: frozenset[str] = frozenset()

    @property
    def listed(self) -> tuple[Entry, ...]:
        """All that stands in the file, the settings first."""
        return (*((self.settings,) if self.settings else ()), *self.entries)

    @cached_property
    def ids(self) -> Mapping[str, int]:
        """How many questions have each id."""
        return Counter(entry.id for entry in self.entries)

    def place(self, key: int) -> int:
        """Say at which place, from 0, an entry stands.

        Raises:
            EditError: It is not there any more.
        """
        for place, entry in enumerate(self.entries):
            if entry.key == key:
                return place
        raise EditError("This question is not there any more; undo brings it back.")

    def entry(self, key: int) -> Entry:
        """Give the entry with this key.

        Raises:
            EditError: There is none any more.
        """
        return self.entries[self.place(key)]


@dataclass(frozen=True, kw_only=True)
class Step:
    """What an act made of a bank.

    Attributes:
        state: The bank after it.
        name: What undo would take back.
        key: The entry that was made, or that the act was about; None where there is none.
        typing: What was typed into; steps that type into the same are taken back as one.
    """

    state: State
    name: str
    key: int | None = None
    typing: tuple[int, str] | None = None


@dataclass(kw_only=True)
class History:
    """The states of one session; the last is the one that counts."""

    now: State
    _done: list[tuple[State, Step]] = field(default_factory=list)
    _undone: list[Step] = field(default_factory=list)

    @property
    def undo_name(self) -> str:
        """What undo takes back; empty where there is nothing."""
        return self._done[-1][1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        """What redo does again; empty where there is nothing."""
        return self._undone[-1].name if self._undone else ""

    def take(self, step: Step) -> None:
        """Go on to the state of a step."""
        if step.state == self.now:
            return
        before = self.now
        if step.typing and self._done and self._done[-1][1].typing == step.typing:
            before, _ = self._done.pop()
        self._done.append((before, step))
        del self._done[:-_MOST_STATES]
        self._undone.clear()
        self.now = step.state

    def undo(self) -> Step:
        """Take the last step back, and give it.

        Raises:
            EditError: There is none.
        """
        if not self._done:
            raise EditError("There is nothing to undo.")
        self.now, step = self._done.pop()
        self._undone.append(step)
        return step

    def redo(self) -> Step:
        """Take the step again that was taken back last, and give it.

        Raises:
            EditError: There is none.
        """
        if not self._undone:
            raise EditError("There is nothing to do again.")
        step = self._undone.pop()
        self._done.append((self.now, step))
        self.now = step.state
        return step

    def end_typing(self) -> None:
        """Let what is typed next be a step of its own."""
        if self._done:
            before, step = self._done.pop()
            self._done.append((before, replace(step, typing=None)))
