"""The desk of a teacher who edits a bank: what is open, listed and shown aside, and every act."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from kit.article import Article
from kit.editing import (
    EditSession,
    Entry,
    Idea,
    Line,
    ideas_for_options,
    ideas_for_questions,
)
from kit.errors import EditError
from kit.lessons import NO_BANK
from kit.widgets.editor_screen import (
    Filter,
    changes_screen,
    evidence_span,
    listed,
)
from kit.widgets.places import span_of
from kit.widgets.preview import Preview

_EVIDENCE_DIVIDER = " [...] "
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d", re.IGNORECASE)
"""Names that Windows keeps for itself."""


class EditorDesk:
    """What lies before the teacher; the view only draws it.

    Attributes:
        session: The bank.
        key: The question that is open; None where there is none.
        filter: Which questions are listed.
        first: The place in the list from which it is shown.
        revision: Another number whenever the form must be drawn anew.
        aside: What is shown between bar and form: changes or ideas; empty for nothing.
    """

    def __init__(self, session: EditSession) -> None:
        self.session = session
        self.filter = Filter()
        self.first = 0
        self.revision = 0
        self.aside: dict[str, Any] = {}
        self._preview = Preview()
        self._ideas: tuple[Idea, ...] = ()
        entries = session.state.entries
        self.key = entries[0].key if entries else None

    def do(self, name: str, values: dict[str, Any]) -> str:
        """Do an act, and give what there is to tell.

        Raises:
            KitError: It cannot be done.
        """
        self.session.complete()
        return self.acts().get(name, self._change_by(name))(**values) or ""

    def acts(self) -> dict[str, Callable[..., str | None]]:
        """Give what each control does, by name, but for the acts of the session."""
        return {
            "drawn": self._drawn,
            "open": self._open,
            "step": self._step,
            "list": self._list,
            "evidence": self._take_evidence,
            "ideas": self._ask_for_ideas,
            "take": self._take_idea,
            "compare": self._compare,
            "save": self._save,
            "reopen": self._reopen,
            "close": self._close,
            "preview": self._try_out,
        }

    def _change_by(self, name: str) -> Callable[..., str | None]:
        def change(redraw: bool = False, **values: Any) -> str | None:
            before, at = self.key, self._place()
            undone, redone = self.session.history.undo_name, self.session.history.redo_name
            key = self.session.do(name, **values)
            is_typing = name in ("change", "lines") and values.get("cell") != "row"
            if not is_typing or "changes" in self.aside:
                self.aside = {}
            if redraw or not is_typing:
                self.revision += 1
            self.key = self._after(key, at)
            if self.key != before or name in ("move", "undo", "redo"):
                self._bring_into_sight()
            told = {"undo": f"Taken back: {undone}.", "redo": f"Done again: {redone}."}
            return told.get(name, "" if is_typing else self._told(name)) or self._warning()

        return change

    def _told(self, name: str) -> str:
        """Tell what was done, for those who do not see it."""
        entry = self.entry()
        told = {"delete": "Deleted. Undo brings it back."}
        if entry:
            place = self.session.state.place(entry.key) + 1
            told |= {"add": f"Added {entry.id}.", "duplicate": f"Copied as {entry.id}."}
            told |= {"move": f"Now at place {place}.", "step": f"Now at place {place}."}
        return told.get(name, "")

    def _warning(self) -> str:
        return "" if self.session.journal.works else _NO_JOURNAL

    def _place(self) -> int:
        keys = [entry.key for entry in self.session.state.entries]
        return keys.index(self.key) if self.key in keys else 0

    def _bring_into_sight(self) -> None:
        """Turn to the part of the list where the open question stands; list all if need be."""
        keys = [entry.key for entry in listed(self.session, self.filter)]
        if self.key is not None and self.key not in keys:
            self.filter = Filter()
            keys = [entry.key for entry in self.session.state.entries]
        self.first = keys.index(self.key) if self.key in keys else 0

    def _after(self, key: int | None, at: int) -> int | None:
        """Say which entry is open after a change: that which it was about, if it is there."""
        entries = self.session.state.entries
        there = {entry.key for entry in entries}
        wanted = key if key in there else self.key
        if wanted in there or not entries:
            return wanted if wanted in there else None
        return entries[min(at, len(entries) - 1)].key

    def _drawn(self) -> str:
        """Tell what was found when the whole file was read, after the first question was shown."""
        return self.greeting()

    def _open(self, key: int) -> None:
        self.key = self.session.state.entry(key).key
        self.session.history.end_typing()
        self.revision += 1
        self.aside = {}

    def _step(self, key: int, by: int) -> str | None:
        """Move a question by some places."""
        return self._change_by("move")(key=key, to=self.session.state.place(key) + by)

    def _list(self, **wanted: Any) -> None:
        first = int(wanted.pop("first", 0))
        self.filter = Filter(
            kind=str(wanted.get("kind", self.filter.kind)),
            words=str(wanted.get("words", self.filter.words)),
            problems=bool(wanted.get("problems", self.filter.problems)),
        )
        self.first = first

    def _take_evidence(self, place: Any, add: bool = False) -> None:
        """Write the words of a stretch of the article into the evidence."""
        entry, article = self._opened(), self.article()
        if article is None:
            raise EditError("There is no article to take words from.")
        start, end = span_of(place, article)
        words = " ".join(article.text[start:end].split())
        parts = [entry.evidence] if add and entry.evidence.strip() else []
        value = _EVIDENCE_DIVIDER.join((*parts, words))
        self._do_alone("change", key=entry.key, cell="evidence", value=value)
        self.revision += 1

    def _do_alone(self, act: str, **values: Any) -> None:
        """Do an act that is undone alone, even where it writes into a cell that is typed into."""
        self.session.history.end_typing()
        self.session.do(act, **values)
        self.session.history.end_typing()

    def _ask_for_ideas(self, about: str, place: Any = None) -> str | None:
        entry, article = self._opened(), self.article()
        if article is None:
            raise EditError("Without the article there are no ideas; name an article first.")
        if about == "options":
            # As a typed answer it is a question as soon as it has its key.
            question = self.session.question(replace(entry.filled(), row="short"))
            if question is None:
                raise EditError("Write the question and the right answer first.")
            self._ideas = ideas_for_options(question, article)
        else:
            span = span_of(place, article) if place else evidence_span(entry, article)
            self._ideas = ideas_for_questions(article, span)
        told = [
            {"number": number, "text": idea.text, "comment": idea.comment}
            for number, idea in enumerate(self._ideas)
        ]
        self.aside = {"ideas": told, "about": about}
        return None if told else "The drafter has no idea here."

    def _take_idea(self, number: int) -> None:
        """Add a drafted question behind the open one, or an option to it.

        Nothing is done for an idea that is not shown any more, such as at the second click of two.
        """
        shown = self.aside.get("ideas", [])
        left = [told for told in shown if told["number"] != number]
        if left == shown:
            return
        idea, entry = self._ideas[number], self._opened()
        if idea.rows:
            self.key = self.session.do("paste", rows=idea.rows, after=self.key)
            self._bring_into_sight()
            self.aside = {}
        else:
            empty = next((n for n, line in enumerate(entry.lines) if _waits(line)), None)
            lines = [asdict(line) for line in entry.lines]
            new = {"mark": "[ ]", "text": idea.text, "feedback": idea.comment}
            at = len(lines) if empty is None else empty
            self._do_alone("lines", key=entry.key, value=[*lines[:at], new, *lines[at + 1 :]])
            self.aside = {"ideas": left, "about": "options"}
        self.revision += 1

    def _compare(self) -> None:
        self.aside = {
            "changes": changes_screen(self.session.changes()),
            "faulty": self._faulty(),
            "disk": self.session.changed_on_disk(),
        }

    def _faulty(self) -> list[str]:
        """Name what keeps students from opening the bank."""
        names = [entry.id or "a question without id" for entry in self.session.faulty()]
        settings = ["the settings"] if self.session.setting_problems else []
        return list(dict.fromkeys([*names, *settings]))

    def _save(self, name: str | None = None) -> str:
        other = None if name is None else self.session.path.with_name(_file_name(name))
        if other is None and self.session.changed_on_disk():
            self._compare()
        path = self.session.save(other)
        self.aside = {}
        if faulty := self._faulty():
            return (
                f"Saved to {path.name}. Students cannot open it before the faults are mended in "
                f"{', '.join(faulty[:5])}."
            )
        return f"Saved to {path.name}."

    def _reopen(self) -> str:
        self.session.reopen()
        entries = self.session.state.entries
        self.key = entries[0].key if entries else None
        self.revision += 1
        self.aside = {}
        aside = self.session.journal.set_aside
        kept = f" What was not saved is in {aside.name}." if aside else ""
        return f"{self.session.path.name} was read anew.{kept}"

    def _close(self) -> None:
        self.aside = {}

    def _try_out(self, content: dict[str, Any]) -> None:
        self._preview.act(content)

    def preview_screen(self, entry: Entry | None, article: Article | None) -> dict[str, Any]:
        """Give the open question as students see it; nothing while it has faults."""
        question = self.session.question(entry) if entry else None
        if question is None or article is None:
            self._preview.put_away()
        else:
            self._preview.take_up(question, article, self.session.policy)
        return self._preview.screen()

    def greeting(self) -> str:
        """Tell what became of changes that were not saved, and who else has the bank open."""
        journal = self.session.journal
        told = [_RESTORED] if self.session.restored else []
        if journal.is_open_elsewhere:
            told.append(_ELSEWHERE)
        if journal.left:
            told.append(_LEFT)
        if journal.set_aside:
            told.append(f"{_SET_ASIDE} {journal.set_aside.name}.")
        return " ".join(told)

    def entry(self) -> Entry | None:
        """Give the question that is open; None where it is not there any more."""
        return next((e for e in self.session.state.entries if e.key == self.key), None)

    def _opened(self) -> Entry:
        entry = self.entry()
        if entry is None:
            raise EditError("No question is open.")
        return entry

    def article(self) -> Article | None:
        """Give the article of the question that is open."""
        entry = self.entry()
        return self.session.article_of(entry) if entry else None


_RESTORED = (
    "Changes that were not saved last time are here again. Look at them before you save, or read "
    "the file anew to drop them."
)
_ELSEWHERE = (
    "This bank is open in another notebook too, or was left open on another computer. What is "
    "changed there is not shown here; whoever saves second is told."
)
_LEFT = (
    "Another notebook has left changes that were not saved. They are not shown here; open the bank "
    "there to see them, before you save."
)
_SET_ASIDE = "Changes that could not be taken up here, or not all of them, are kept in"
_NO_JOURNAL = (
    "The folder of the bank cannot be written: changes are kept in this kernel only, and saving "
    "will fail until that is mended."
)


def _file_name(name: str) -> str:
    """Give the name of a file beside the bank, one that every system allows.

    Raises:
        EditError: It is none, or leads to another folder.
    """
    stem = re.sub(r"(?i)\.csv$", "", name.strip()).strip(". ")
    held = " ".join(dict.fromkeys(_NOT_IN_NAMES.findall(stem)))
    if held:
        raise EditError(f"A file's name cannot have {held} in it; choose one such as my-bank.")
    if not stem or f"{stem.casefold()}.csv" == NO_BANK or _DEVICE.fullmatch(stem):
        raise EditError("Give the file a name of its own, such as my-bank.")
    return f"{stem}.csv"


def _waits(line: Line) -> bool:
    """Say whether a row is a wrong option that is still to be written."""
    return line.mark == "[ ]" and not line.text.strip()
