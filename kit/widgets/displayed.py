"""How a view comes into a notebook, and what stays there when its kernel is gone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Displayed:
    """What a widget inherits that leaves a card in the notebook for the time without a kernel."""

    _lines: dict[Any, dict[str, str]] = {}  # noqa: RUF012 - each view sets its own to fill it
    """Each line after a view, with the card that stands in its place; none at first."""
    _drawings = 0
    """How often the browser told that it has drawn a view."""

    def resting(self) -> dict[str, str]:
        """Give what stands in the place of the view in a notebook without its kernel."""
        return {"text/plain": repr(self)}

    def _ipython_display_(self) -> None:
        """Show the view, and after it a line that the view hides while it is there.

        When the browser has drawn the view, the line becomes a card for the time when the notebook
        is opened without its kernel; before that, HTML would hold up the view.
        """
        from IPython.display import display

        before = self._drawings
        bundle = self._repr_mimebundle_()  # type: ignore[attr-defined]
        data = bundle[0] if isinstance(bundle, tuple) else bundle or {}
        alone = {kind: data[kind] for kind in data if kind != "text/plain"}
        display(alone, raw=True)  # type: ignore[no-untyped-call]
        told = {"text/plain": self.resting()["text/plain"]}
        line = display(told, raw=True, display_id=True)  # type: ignore[no-untyped-call]
        self._lines = {**self._lines, line: {}}
        if self._drawings > before:
            # The browser may be heard in a thread of its own, before the line is there.
            self.put_cards()

    def put_cards(self) -> None:
        """Set the card in the place of each line, now that the browser has drawn the view."""
        self._drawings += 1
        self._put(self._lines)

    def renew_cards(self) -> None:
        """Let the cards that are there tell how it stands now, so that they can be saved so."""
        self._put(line for line, card in self._lines.items() if card)

    def _put(self, lines: Iterable[Any]) -> None:
        now = self.resting()
        for line in [line for line in lines if self._lines[line] != now]:
            line.update(now, raw=True)
            self._lines[line] = now
