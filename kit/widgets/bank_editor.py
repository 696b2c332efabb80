"""BankEditor: the questions of a bank, listed, edited, tried out and saved in a notebook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from kit.article import Article
from kit.editing import (
    EditSession,
    Entry,
    Idea,
    Line,
    ideas_for_options,
    ideas_for_questions,
)
from kit.errors import EditError, KitError
from kit.widgets.card import card
from kit.widgets.displayed import Displayed
from kit.widgets.editor_screen import (
    Filter,
    article_screen,
    changes_screen,
    desk_screen,
    evidence_marks,
    evidence_span,
    form_screen,
    list_screen,
    listed,
)
from kit.widgets.languages import translator
from kit.widgets.packed import loader, packed
from kit.widgets.places import span_of
from kit.widgets.preview import Preview
from kit.widgets.words import words_in

_EVIDENCE_DIVIDER = " [...] "


class BankEditor(Displayed, anywidget.AnyWidget):
    """Shows one bank for editing. It draws what its session says and passes on what is done.

    All changes come from `act`, whether a person makes them in the view or a notebook by code; each
    can be undone, and none is lost when the kernel ends before saving.

    Args:
        path: The CSV file of the bank; a file that is not there yet is a new bank.
        articles: The folder of the articles; left out, `articles` beside the folder of the bank.

    Raises:
        BankError: The file has faults that would lose rows when it is saved.
    """

    _esm: ClassVar[str] = loader()

    code = traitlets.Bytes().tag(sync=True)
    desk = traitlets.Dict().tag(sync=True)
    listing = traitlets.Dict().tag(sync=True)
    form = traitlets.Dict().tag(sync=True)
    article = traitlets.Dict().tag(sync=True)
    evidence: traitlets.List[list[int]] = traitlets.List().tag(sync=True)
    preview = traitlets.Dict().tag(sync=True)
    aside = traitlets.Dict().tag(sync=True)

    def __init__(self, path: str | Path, articles: str | Path | None = None) -> None:
        self.session = EditSession(path, articles)
        self._filter = Filter()
        self._first = 0
        self._revision = 0
        self._preview: Preview | None = None
        self._ideas: tuple[Idea, ...] = ()
        entries = self.session.state.entries
        self._key = entries[0].key if entries else None
        super().__init__(
            code=packed(tuple(words_in(translator("en")).items()), "editor"),
            **self._screens(_RESTORED if self.session.restored else ""),
        )
        self.on_msg(self._receive)

    # ------------------------------------------------------------------ what is done

    def act(self, name: str, /, **values: Any) -> None:
        """Do what a control of the view does, then show the new state.

        Args:
            name: An act of `kit.editing.EditSession.do`, or open (key), step (key, by), list (kind,
                words, problems, first), evidence (place), ideas (about: options or questions), take
                (number), compare, save (name), reopen, close or preview (content).
            values: What the act needs.

        Raises:
            KitError: It cannot be done. The view shows the message as well.
        """
        notice = ""
        try:
            self.session.complete()
            notice = self._acts().get(name, self._change_by(name))(**values) or ""
        except Exception as error:
            # JupyterLab hides what a callback raises, so the teacher must see it here.
            is_ours = isinstance(error, KitError)
            notice = str(error) if is_ours else f"{type(error).__name__}: {error}"
            raise
        finally:
            self._show(notice)

    def _acts(self) -> dict[str, Callable[..., str | None]]:
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
            before = self._key
            at = self.session.state.place(before) if before is not None else 0
            key = self.session.do(name, **values)
            self.aside = {}
            if redraw or name not in ("change", "lines") or values.get("cell") == "row":
                self._revision += 1
            self._key = self._after(key, at)
            return None if self.session.journal.works else _NO_JOURNAL

        return change

    def _after(self, key: int | None, at: int) -> int | None:
        """Say which entry is open after a change: that which it was about, if it is there."""
        entries = self.session.state.entries
        there = {entry.key for entry in entries}
        wanted = key if key in there else self._key
        if wanted in there or not entries:
            return wanted if wanted in there else None
        return entries[min(at, len(entries) - 1)].key

    def _drawn(self) -> str:
        """Tell what was found when the whole file was read, after the first question was shown."""
        self.put_cards()
        return self.desk["notice"] or (_RESTORED if self.session.restored else "")

    def _open(self, key: int) -> None:
        self._key = self.session.state.entry(key).key
        self._revision += 1
        self.aside = {}

    def _step(self, key: int, by: int) -> None:
        """Move a question by some places."""
        self._change_by("move")(key=key, to=self.session.state.place(key) + by)

    def _list(self, **wanted: Any) -> None:
        first = int(wanted.pop("first", 0))
        self._filter = Filter(
            kind=str(wanted.get("kind", self._filter.kind)),
            words=str(wanted.get("words", self._filter.words)),
            problems=bool(wanted.get("problems", self._filter.problems)),
        )
        self._first = first

    def _take_evidence(self, place: Any, add: bool = False) -> None:
        """Write the words of a stretch of the article into the evidence."""
        entry, article = self._opened(), self._article()
        if article is None:
            raise EditError("There is no article to take words from.")
        start, end = span_of(place, article)
        words = " ".join(article.text[start:end].split())
        parts = [entry.evidence] if add and entry.evidence.strip() else []
        value = _EVIDENCE_DIVIDER.join((*parts, words))
        self.session.do("change", key=entry.key, cell="evidence", value=value)
        self._revision += 1

    def _ask_for_ideas(self, about: str, place: Any = None) -> str | None:
        entry, article = self._opened(), self._article()
        if article is None:
            raise EditError("Without the article there are no ideas; name an article first.")
        if about == "options":
            question = self.session.question(entry.filled())
            if question is None:
                raise EditError("Write the question and the right answer first.")
            self._ideas = ideas_for_options(question, article)
        else:
            span = span_of(place, article) if place else evidence_span(entry, article)
            self._ideas = ideas_for_questions(article, span)
        told = [{"text": idea.text, "comment": idea.comment} for idea in self._ideas]
        self.aside = {"ideas": told, "about": about}
        return None if told else "The drafter has no idea here."

    def _take_idea(self, number: int) -> None:
        """Add a drafted question behind the open one, or an option to it."""
        idea, entry = self._ideas[number], self._opened()
        if idea.rows:
            self._key = self.session.do("paste", rows=idea.rows, after=self._key)
            self.aside = {}
        else:
            empty = next((n for n, line in enumerate(entry.lines) if _waits(line)), None)
            lines = [asdict(line) for line in entry.lines]
            new = {"mark": "[ ]", "text": idea.text, "feedback": idea.comment}
            at = len(lines) if empty is None else empty
            self.session.do("lines", key=entry.key, value=[*lines[:at], new, *lines[at + 1 :]])
        self._revision += 1

    def _compare(self) -> str | None:
        changes = self.session.changes()
        if not changes:
            return "Nothing has changed since the file was read."
        faulty = [entry.id for entry in self.session.faulty()]
        self.aside = {"changes": changes_screen(changes), "faulty": faulty}
        return None

    def _save(self, name: str = "") -> str:
        other = self.session.path.with_name(_file_name(name)) if name else None
        faulty = self.session.faulty()
        path = self.session.save(other)
        self.aside = {}
        if faulty:
            return (
                f"Saved to {path.name}. Students cannot open it before the faults are mended in "
                f"{', '.join(entry.id or 'a question without id' for entry in faulty[:5])}."
            )
        return f"Saved to {path.name}."

    def _reopen(self) -> str:
        self.session.reopen()
        entries = self.session.state.entries
        self._key = entries[0].key if entries else None
        self._revision += 1
        self.aside = {}
        return f"{self.session.path.name} was read anew."

    def _close(self) -> None:
        self.aside = {}

    def _try_out(self, content: dict[str, Any]) -> None:
        if self._preview:
            self._preview.act(content)

    # ------------------------------------------------------------------ what is shown

    def _show(self, notice: str) -> None:
        with self.hold_sync():
            for name, value in self._screens(notice).items():
                setattr(self, name, value)

    def _screens(self, notice: str) -> dict[str, Any]:
        entry = self._entry()
        article = self._article()
        entries = listed(self.session, self._filter)
        return {
            "desk": desk_screen(self.session, notice),
            "listing": list_screen(self.session, entries, self._filter, self._first),
            "form": form_screen(self.session, entry, self._revision) if entry else {},
            "article": article_screen(article),
            "evidence": evidence_marks(entry, article) if entry else [],
            "preview": self._preview_screen(entry, article),
        }

    def _preview_screen(self, entry: Entry | None, article: Article | None) -> dict[str, Any]:
        question = self.session.question(entry) if entry else None
        if question is None or article is None:
            self._preview = None
            return {}
        policy = self.session.policy
        if self._preview is None or not self._preview.shows(question, article, policy):
            self._preview = Preview(question, article, policy)
        return self._preview.screen()

    def _entry(self) -> Entry | None:
        return self.session.state.entry(self._key) if self._key is not None else None

    def _opened(self) -> Entry:
        entry = self._entry()
        if entry is None:
            raise EditError("No question is open.")
        return entry

    def _article(self) -> Article | None:
        entry = self._entry()
        return self.session.article_of(entry) if entry else None

    def _receive(self, _view: object, content: dict[str, Any], _buffers: object) -> None:
        name = str(content.pop("act"))
        try:
            self.act(name, **content)
        except KitError:
            # The view shows the message; there is nothing for the log of the server.
            return

    def resting(self) -> dict[str, str]:
        """Give what stands in the place of the view in a notebook without its kernel."""
        told = "The editor rests. To go on, run this cell: changes that are not saved are kept."
        page = card(self.session.path.name, told, repr(self))
        return {"text/plain": repr(self), "text/html": page}

    def __repr__(self) -> str:
        unsaved = ", not saved" if self.session.is_changed else ""
        return f"BankEditor({self.session.path.name!r} {self.session.version}{unsaved})"


_RESTORED = (
    "Changes that were not saved last time are here again. Look at them before you save, or read "
    "the file anew to drop them."
)
_NO_JOURNAL = (
    "The folder cannot be written, so changes are kept in this kernel only; save under another "
    "name before you end it."
)


def _file_name(name: str) -> str:
    """Give the name of a file beside the bank; no way leads out of its folder."""
    stem = Path(name).name.removesuffix(".csv").strip(". ")
    if not stem:
        raise EditError("Give the file a name, such as my-bank.")
    return f"{stem}.csv"


def _waits(line: Line) -> bool:
    """Say whether a row is a wrong option that is still to be written."""
    return line.mark == "[ ]" and not line.text.strip()
