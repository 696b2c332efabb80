"""BankEditor: the questions of a bank, listed, edited, tried out and saved in a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import traitlets

from kit.editing import EditSession
from kit.errors import KitError
from kit.widgets.card import card
from kit.widgets.drawn import Drawn
from kit.widgets.editor_desk import EditorDesk
from kit.widgets.editor_screen import (
    desk_screen,
    evidence_marks,
    form_screen,
    list_screen,
    listed,
)
from kit.widgets.screen import article_screen


class BankEditor(Drawn):
    """Shows one bank for editing. It draws what its session says and passes on what is done.

    All changes come from `act`, whether a person makes them in the view or a notebook by code; each
    can be undone, and none is lost when the kernel ends before saving.

    Args:
        path: The CSV file of the bank; a file that is not there yet is a new bank.
        articles: The folder of the articles; left out, `articles` beside the folder of the bank.

    Raises:
        BankError: The file has faults that would lose rows when it is saved.
    """

    desk = traitlets.Dict().tag(sync=True)
    listing = traitlets.Dict().tag(sync=True)
    form = traitlets.Dict().tag(sync=True)
    article = traitlets.Dict().tag(sync=True)
    evidence: traitlets.List[list[int]] = traitlets.List().tag(sync=True)
    preview = traitlets.Dict().tag(sync=True)
    aside = traitlets.Dict().tag(sync=True)

    def __init__(self, path: str | Path, articles: str | Path | None = None) -> None:
        self.session = EditSession(path, articles)
        self._desk = EditorDesk(self.session)
        self._turn = ""
        super().__init__(
            "editor",
            **self._screens(self._desk.greeting()),
        )
        self.on_msg(self._receive)

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
        self._do(name, "", values)

    def _do(self, name: str, turn: str, values: dict[str, Any]) -> None:
        """Do an act; `turn` names the message that asked for it, empty where code did."""
        # Until it is shown, so that the screen is of the state that this act made.
        with self.session.lock:
            self._turn, notice = turn, ""
            if not turn:
                self._desk.revision += 1
            try:
                notice = self._desk.do(name, values)
            except Exception as error:
                # JupyterLab hides what a callback raises, so the teacher must see it here.
                is_ours = isinstance(error, KitError)
                notice = str(error) if is_ours else f"{type(error).__name__}: {error}"
                raise
            finally:
                self._show(notice)

    def _show(self, notice: str) -> None:
        with self.hold_sync():
            for name, value in self._screens(notice).items():
                setattr(self, name, value)
        self.renew_cards()

    def _screens(self, notice: str) -> dict[str, Any]:
        desk, session = self._desk, self.session
        entry, article = desk.entry(), desk.article()
        entries = listed(session, desk.filter)
        return {
            "desk": desk_screen(session, notice, self._turn),
            "listing": list_screen(session, entries, desk.filter, desk.first),
            "form": form_screen(session, entry, desk.revision) if entry else {},
            "article": {"id": article.id, **article_screen(article)} if article else {},
            "evidence": evidence_marks(entry, article) if entry else [],
            "preview": desk.preview_screen(entry, article),
            "aside": desk.aside,
        }

    def _receive(self, _view: object, content: dict[str, Any], _buffers: object) -> None:
        if self.gives_code(content):
            return
        name, turn = str(content.pop("act")), str(content.pop("turn"))
        if name == "drawn":
            self.put_cards()
        try:
            self._do(name, turn, content)
        except KitError:
            # The view shows the message; there is nothing for the log of the server.
            return

    def resting(self) -> dict[str, str]:
        """Give what stands in the place of the view in a notebook without its kernel."""
        told = "The editor rests. To go on, run this cell: changes that are not saved are kept."
        unsaved = "Not everything is saved." if self.session.is_changed else "All is saved."
        return card(self.session.path.name, unsaved, told, self.session.version)

    def __repr__(self) -> str:
        unsaved = ", not saved" if self.session.is_changed else ""
        return f"BankEditor({self.session.path.name!r} {self.session.version}{unsaved})"
