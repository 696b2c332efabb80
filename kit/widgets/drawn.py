"""A view that is drawn in the browser by code of ours, and how that code comes there."""

from __future__ import annotations

from typing import Any, ClassVar

import anywidget
import traitlets

from kit.widgets.displayed import Displayed
from kit.widgets.languages import is_right_to_left
from kit.widgets.packed import edition, loader, packed


class Drawn(Displayed, anywidget.AnyWidget):
    """A view whose code the page has from its server, or else asks the kernel for.

    Args:
        view: Which of `kit.widgets.packed.BUNDLES` draws it.
        language: The language of its words.
        state: Values of its traits.
    """

    _esm: ClassVar[str] = loader()

    edition = traitlets.Unicode().tag(sync=True)
    code = traitlets.Bytes().tag(sync=True)
    """None, until a page asks for it whose server has another edition of the kit, or none."""
    locale = traitlets.Dict().tag(sync=True)
    """Language and direction of the words, which come with the code."""

    def __init__(self, view: str, language: str = "en", **state: Any) -> None:
        self._view = view
        locale = {"language": language, "rtl": is_right_to_left(language)}
        super().__init__(edition=edition(view), locale=locale, **state)

    def gives_code(self, content: dict[str, Any]) -> bool:
        """Say whether a message asks for the code; if so, give it."""
        is_asked = content.get("act") == "code"
        if is_asked:
            self.code = packed(self._view, self.locale["language"])
        return is_asked
