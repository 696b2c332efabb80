"""How a view comes into a notebook, and what stays there when its kernel is gone."""

from __future__ import annotations

from typing import Any


class Displayed:
    """What a widget inherits that leaves a card in the notebook for the time without a kernel."""

    _lines: list[Any]

    def resting(self) -> dict[str, str]:
        """Give what stands in the place of the view in a notebook without its kernel."""
        return {"text/plain": repr(self)}

    def _ipython_display_(self) -> None:
        """Show the view, and before it a line that the view hides while it is there.

        When the browser has drawn the view, the line becomes a card for the time when the notebook
        is opened without its kernel; before that, HTML would hold up the view.
        """
        from IPython.display import display

        line = display({"text/plain": repr(self)}, raw=True, display_id=True)  # type: ignore[no-untyped-call]
        self._lines = [*getattr(self, "_lines", ()), line]
        bundle = self._repr_mimebundle_()  # type: ignore[attr-defined]
        data = bundle[0] if isinstance(bundle, tuple) else bundle or {}
        alone = {kind: data[kind] for kind in data if kind != "text/plain"}
        display(alone, raw=True)  # type: ignore[no-untyped-call]

    def put_cards(self) -> None:
        """Set the card in the place of each line, now that the browser has drawn the view."""
        for line in getattr(self, "_lines", ()):
            line.update(self.resting(), raw=True)
        self._lines = []
