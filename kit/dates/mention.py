"""A date or a length of time where it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class DateMention:
    """A date in a text; `text` stands from `start` to `end`, `value` is its EDTF value."""

    start: int
    end: int
    text: str
    value: str
