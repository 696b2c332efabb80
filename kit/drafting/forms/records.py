"""The records of this room: Form, Event, EventOrder."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LEAST_CONFIDENCE = 0.64
"""In the question on who, when or where that the same fact would give, which asks for more."""


class Form(StrEnum):
    """What a question makes of a fact, besides asking who, when or where."""

    TRUTH = "truth"
    HOW_LONG = "how-long"
    HAPPENED = "happened"
    ORDER = "order"

    @property
    def needs(self) -> str:
        """What an article must tell for it, in words for a teacher."""
        return _NEEDS[self]


_NEEDS = {
    Form.TRUTH: (
        "a sentence that tells plainly who did something, when or where, and another name, place "
        "or date with which it would be false"
    ),
    Form.HOW_LONG: "a sentence that tells how long something lasted, as in 'for nine months'",
    Form.HAPPENED: (
        "four events in sentences of their own, each with its day, month or year, which no other "
        "shares"
    ),
    Form.ORDER: "three events in sentences of their own, each with a date that no other shares",
}


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened on a date the article gives.

    Attributes:
        statement: What happened, as a sentence without its date.
        value: The date (EDTF).
        start: Offset of the date in the article's text.
        end: Where the date ends.
        paragraph: Number of the paragraph, from 1.
    """

    statement: str
    value: str
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, kw_only=True)
class EventOrder:
    """Events of an article in the order of time; no two of their dates overlap."""

    events: tuple[Event, ...]
