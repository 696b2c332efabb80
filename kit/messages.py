"""Texts for students that can be told in another language, whatever values stand in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

Translate: TypeAlias = Callable[..., str]
"""Gives the translation of a text; of a text, its plural and a number, that of the right form."""


# First-strong isolate, and its end: what stands between keeps its order and its punctuation
# (Unicode Standard Annex 9).
_ISOLATE = "\u2068{}\u2069"
_PLACE = re.compile(r"\{\w+\}")


class Message(str):
    """A text that is ready to be read, and knows the form from which it was made.

    Attributes:
        form: The English text, with {names} for the values.
        plural: The form for any other number than one; empty where no number decides.
        values: What stands for the names; `count` decides between the forms.
        parts: The texts of which it was joined; empty where it is one text.
    """

    form: str
    plural: str
    values: dict[str, Any]
    parts: tuple[str, ...]

    def told(self, translate: Translate) -> str:
        """Give the text in another language."""
        if self.parts:
            return _side_by_side([in_words(part, translate) for part in self.parts])
        if self.plural:
            form = translate(self.form, self.plural, self.values["count"])
        else:
            form = translate(self.form)
        return form.format(**self._values_in(form)) if self.values else form

    def _values_in(self, form: str) -> dict[str, Any]:
        around = _direction(_PLACE.sub("", form))
        return {name: _set_apart(value, around) for name, value in self.values.items()}


def _make(text: str, **fields: Any) -> Message:
    made = Message(text)
    vars(made).update({"form": "", "plural": "", "values": {}, "parts": ()} | fields)
    return made


def message(form: str, **values: object) -> Message:
    """Give a text with values in it; without values, the form itself.

    >>> message("{right} of the {all} right ones.", right=1, all=3)
    '1 of the 3 right ones.'
    """
    return _make(form.format(**values) if values else form, form=form, values=values)


def plural_message(one: str, many: str, count: float, **values: object) -> Message:
    """Give a text of which the form hangs on a number, whole or not.

    >>> plural_message("{count} day", "{count} days", 2)
    '2 days'
    """
    filled = values | {"count": count}
    form = one if count == 1 else many
    return _make(form.format(**filled), form=one, plural=many, values=filled)


def joined(texts: Iterable[str]) -> Message:
    """Give several texts as one, with blanks between; empty ones are left out."""
    parts = tuple(text for text in texts if text)
    return _make(" ".join(parts), parts=parts)


def _side_by_side(texts: list[str]) -> str:
    """Put texts in a row; beside one from right to left, the others are set apart."""
    beside = next((way for text in texts if (way := _direction(text)) not in ("", "L")), "")
    return " ".join(_set_apart(text, beside) for text in texts)


def _set_apart(value: Any, around: str) -> Any:
    """Give a value with marks round it, if it is a text of another direction than `around`."""
    way = _direction(value) if isinstance(value, str) and around else ""
    return _ISOLATE.format(value) if way and way != around else value


def _direction(text: str) -> str:
    """Give L or R: the direction of the first letter of a text; empty where it has none."""
    ways = map(unicodedata.bidirectional, text)
    first = next((way for way in ways if way in ("L", "R", "AL")), "")
    return first and ("L" if first == "L" else "R")


def in_words(text: str, translate: Translate) -> str:
    """Give a text in another language; a text that the catalogue does not hold, as it is."""
    if isinstance(text, Message):
        return text.told(translate)
    return translate(text) if text else ""
