"""One teacher's editing of a bank's file: every change can be undone, and none is lost."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import Any
from weakref import WeakValueDictionary

from kit.article import Article
from kit.bank import Policy, Question
from kit.bank.policy_rows import SETTINGS
from kit.bank.reader import read_blocks
from kit.bank.writer import replace_file
from kit.editing.acts import apply
from kit.editing.articles import ReadableArticles
from kit.editing.comparing import Change, compare_entries
from kit.editing.entries import Entry, entry_of
from kit.editing.journal import Journal
from kit.editing.looking import FIRST_LINE, are_faults_among, look_at, read_entry, read_settings
from kit.editing.saving import file_of, refuse_name
from kit.editing.state import History, State, Step
from kit.errors import BankError, EditError, Problem
from kit.lessons import ArticleFolder, articles_folder

_OPEN: WeakValueDictionary[Path, EditSession] = WeakValueDictionary()
"""Of each file the session of this kernel that was opened last; only that one may go on."""

# More bytes than this take a while to be read whole.
_MUCH = 200_000


class EditSession:
    """The entries of one bank's file, as they are now.

    All changes go through `do`, whether a person makes them in a view or a notebook by code. Each
    is written to a journal beside the file at once; a session that ended without saving goes on
    where it was.

    A view and a cell may act at once, in two threads: each act waits for the one before it. Who
    acts and looks at what came of it as one step holds `lock` meanwhile.

    Args:
        path: The CSV file; a file that is not there yet is a new bank.
        articles: The folder of the articles; left out, `articles` beside the folder of the bank.

    Raises:
        BankError: The file has faults that would lose rows when it is saved (a quotation mark that
            is never closed, rows that belong to no question); the error holds all of them.
            `complete` raises it for what comes later in a large file.
        EditError: The file cannot be opened, or is a folder.
    """

    def __init__(self, path: str | Path, articles: str | Path | None = None) -> None:
        self.path = Path(path)
        self.articles = ReadableArticles(Path(articles) if articles else articles_folder(self.path))
        former = _OPEN.get(self.path.resolve())
        self.lock: RLock = former.lock if former else RLock()
        with self.lock:
            data = self._data()
            self.journal = Journal(self.path)
            self.restored = False
            self._begin(data)
            _OPEN[self.path.resolve()] = self

    # ------------------------------------------------------------------ what there is

    @property
    def state(self) -> State:
        """The bank as it is now; of a large file, its beginning until `complete` was called."""
        return self.history.now

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to save."""
        return self.state.listed != self._saved.listed

    @property
    def version(self) -> str:
        """Six hexadecimal digits that change with any change of the file (SHA-256)."""
        return self._digest[:6]

    def changes(self) -> tuple[Change, ...]:
        """Give what differs from the file, question by question."""
        with self.lock:
            self.complete()
            return compare_entries(self._saved.listed, self.state.listed)

    def article_of(self, entry: Entry) -> Article | None:
        """Give the article that an entry is about; None where there is none that can be read."""
        return self.articles.get(entry.passage or self.state.usual_passage)

    def question(self, entry: Entry) -> Question | None:
        """Give the question that an entry makes; None while it has faults."""
        return read_entry(self._whole(entry), self._looked_up, self.path.name)

    def problems(self, entry: Entry) -> tuple[Problem, ...]:
        """Give what is wrong or doubtful with an entry.

        Lines count as if the entry were a file of its own: its question row is line 2.
        """
        whole = self._whole(entry)
        # Looked at first: only then is it known whether the article can be read.
        found = look_at(whole, self._looked_up, self.path.name)
        found = (*self.articles.faults(whole.passage, self.path.name), *found)
        if entry.id and self.state.ids.get(entry.id, 0) > 1:
            return (_id_twice(self.path.name), *found)
        return found

    @property
    def policy(self) -> Policy | None:
        """How the questions are put; None: in the usual way."""
        return read_settings(self.state.settings, self.path.name)[0]

    @property
    def setting_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the settings."""
        return read_settings(self.state.settings, self.path.name)[1]

    def faulty(self) -> tuple[Entry, ...]:
        """Give the entries with faults, for which students could not open the bank."""
        self.complete()
        return tuple(
            entry for entry in self.state.entries if are_faults_among(self.problems(entry))
        )

    @property
    def _looked_up(self) -> ArticleFolder | None:
        """The articles to look evidence up in; None where there are none at all."""
        return self.articles if self.articles else None

    def _whole(self, entry: Entry) -> Entry:
        return entry if entry.passage else replace(entry, passage=self.state.usual_passage)

    # ------------------------------------------------------------------ changing it

    def do(self, act: str, **values: Any) -> int | None:
        """Change the bank, and keep the change in the journal.

        Args:
            act: One of `kit.editing.acts`, undo or redo.
            values: What the act needs.

        Returns:
            The key of the entry that was made, or that the act was about.

        Raises:
            EditError: The act cannot be done.
        """
        with self.lock:
            self._refuse_superseded()
            self.complete()
            key = self._do(act, values)
            self.journal.append(self.state)
            return key

    def _do(self, act: str, values: dict[str, Any]) -> int | None:
        if act in ("undo", "redo"):
            return (self.history.undo() if act == "undo" else self.history.redo()).key
        step = apply(self.state, act, values)
        self.history.take(step)
        return step.key

    def _refuse_superseded(self) -> None:
        """Let only the session act that was opened last: file and journal are that one's.

        Raises:
            EditError: This is another one.
        """
        if _OPEN.get(self.path.resolve()) is not self:
            raise EditError("This bank was opened anew in another cell; go on there.")

    # ------------------------------------------------------------------ the file

    def _begin(self, data: bytes) -> None:
        """Take the file up, of a large one its beginning, so that its first questions are there."""
        self._digest = _digest(data)
        self._rest: bytes | None = None
        if len(data) > _MUCH and not self.journal.left:
            # Rows that stand before their question make the beginning alone look faulty.
            with suppress(BankError):
                self._take(_beginning(data))
                self._rest = data
        if self._rest is None:
            self._take(data)
            self._restore()

    def complete(self) -> None:
        """Read what is not yet read of a large file.

        Raises:
            BankError: It has faults that would lose rows; the beginning is kept for a look.
            EditError: The bank was opened anew in another cell.
        """
        with self.lock:
            if self._rest is not None:
                self._refuse_superseded()
                self._take(self._rest)
                self._rest = None
                self._restore()

    @property
    def is_complete(self) -> bool:
        """Whether all questions of the file are there."""
        return self._rest is None

    def _take(self, data: bytes) -> None:
        blocks = read_blocks(data, str(self.path)) if data else []
        entries = [entry_of(block, key) for key, block in enumerate(blocks, 1)]
        head = next((entry for entry in entries if entry.row.casefold() == SETTINGS), None)
        questions = tuple(entry for entry in entries if entry is not head)
        passages = {entry.passage for entry in questions} - {""} or set(self.articles)
        self._saved = State(
            settings=head,
            entries=questions,
            next_key=len(entries) + 1,
            usual_passage=next(iter(passages)) if len(passages) == 1 else "",
            used_ids=frozenset(entry.id for entry in questions),
        )
        self.history = History(now=self._saved)

    def _data(self) -> bytes:
        try:
            if self.path.is_dir():
                raise EditError(f"{self.path}: this is a folder; name the file of a bank.")
            return self.path.read_bytes() if self.path.exists() else b""
        except OSError as error:
            message = f"cannot be opened ({error.strerror}); check its name and who may read it."
            raise EditError(f"{self.path}: {message}") from error

    def _restore(self) -> None:
        """Take up what the journal of an ended session holds, as one step."""
        self._saved, state = self.journal.restore(self._saved, self._digest)
        self.history = History(now=self._saved)
        if state.listed != self._saved.listed:
            self.history.take(Step(state=state, name="what was not saved last time"))
        self.journal.begin(self._saved, self._digest)
        self.journal.append(self.state)
        self.restored = self.is_changed

    def changed_on_disk(self) -> bool:
        """Say whether the file is another one than when it was read or saved last."""
        return _digest(self._data()) != self._digest

    def save(self, path: str | Path | None = None) -> Path:
        """Write the bank to its file, whole or not at all.

        Args:
            path: Another file, which must not be there yet; the session goes on with it.

        Raises:
            EditError: The file was changed by somebody else meanwhile, the other one is there
                already or its name is too long, a question has no type, or the bank was opened
                anew in another cell; nothing was written.
            BankError: It cannot be written, or could not be read again; the file is as it was.
        """
        with self.lock:
            self._refuse_superseded()
            self.complete()
            if path is None and self.changed_on_disk():
                raise EditError(
                    f"{self.path.name} was changed by another program since it was opened here, "
                    "so nothing was written. Save under another name, or read the file anew."
                )
            place = Path(path) if path else self.path
            if path:
                refuse_name(place)
            self._write(place)
            return place

    def _write(self, place: Path) -> None:
        """Write the bank to a file, and go on with that one."""
        data = file_of(self.state.listed, place)
        replace_file(place, data)
        self.journal.drop()
        self._digest, self._saved = _digest(data), self.state
        self.history.end_typing()
        if place != self.path:
            self.path, self.journal = place, Journal(place)
            self.journal.put_aside()
            _OPEN[place.resolve()] = self
        self.journal.begin(self._saved, self._digest)

    def reopen(self) -> None:
        """Read the file anew; what was not saved is put aside.

        Raises:
            BankError: It has faults that would lose rows; the session is as it was.
            EditError: It cannot be opened, or the bank was opened anew in another cell.
        """
        with self.lock:
            self._refuse_superseded()
            data = self._data()
            self._take(data)
            self._rest, self._digest = None, _digest(data)
            self.articles = ReadableArticles(self.articles.folder)
            self.journal.put_aside()
            self.journal.begin(self._saved, self._digest)


def _id_twice(file: str) -> Problem:
    message = "another question has this id; give this one its own"
    return Problem(file=file, line=FIRST_LINE, message=message, code="id-twice", column="id")


def _beginning(data: bytes) -> bytes:
    """Give the first questions of a file: what stands before the last question row of its head."""
    head = data[:_MUCH].rpartition(b"\n")[0]
    lines = head.split(b"\n")
    last = lines[-1].partition(b",")[0]
    while lines and lines[-1].partition(b",")[0] == last:
        lines.pop()
    return b"\n".join(lines)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
