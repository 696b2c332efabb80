"""A view that is drawn in the browser by code of ours, and how that code comes there."""

from __future__ import annotations

from typing import Any, ClassVar

import anywidget
import traitlets

from kit.widgets.displayed import Displayed
from kit.widgets.packed import edition, loader, packed


class Drawn(Displayed, anywidget.AnyWidget):
    """A view whose code the page has from its server, or else asks the kernel for.

    Args:
        view: Which of `kit.widgets.packed.BUNDLES` draws it.
        state: Values of its traits.
    """

    _esm: ClassVar[str] = loader()

    edition = traitlets.Unicode().tag(sync=True)
    code = traitlets.Bytes().tag(sync=True)
    """None, until a page asks for it whose server has another edition of the kit, or none."""
    words = traitlets.Dict().tag(sync=True)
    """Those of another language than English; the code brings the English ones."""

    def __init__(self, view: str, **state: Any) -> None:
        self._view = view
        super().__init__(edition=edition(view), **state)

    def gives_code(self, content: dict[str, Any]) -> bool:
        """Say whether a message asks for the code; if so, give it."""
        is_asked = content.get("act") == "code"
        if is_asked:
            self.code = packed(self._view)
        return is_asked
