"""A file of another program as it was read: its questions as they are there, not yet a bank's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kit.errors import Problem


class Markup(StrEnum):
    """How a text is written; `auto` is plain text in which HTML tags count as such."""

    AUTO = "auto"
    HTML = "html"
    MARKDOWN = "markdown"
    PLAIN = "plain"


class ItemType(StrEnum):
    """What an item is: five types of question, a text, or the name of what follows."""

    CHOICE = "choice"
    CHOICES = "choices"
    SHORT = "short"
    TRUEFALSE = "truefalse"
    ORDER = "order"
    TEXT = "text"
    CATEGORY = "category"


@dataclass(frozen=True, kw_only=True)
class Rich:
    """A text with its mark-up, as it stands in the file."""

    source: str = ""
    markup: Markup = Markup.PLAIN

    def __str__(self) -> str:
        return self.source


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An option, a listed answer, or a thing to be put in order.

    In a short question `*` stands for any other answer.

    Attributes:
        text: The option.
        weight: Share of the points that it earns; negative for a penalty.
        feedback: Comment for whoever gives it.
    """

    text: Rich
    weight: float
    feedback: Rich = Rich()


@dataclass(frozen=True, kw_only=True)
class Item:
    """A question, a text, or a category.

    Attributes:
        type: What it is.
        line: The line on which it begins.
        text: What is asked, or the text.
        title: What it is called; empty where it has no name of its own.
        id: What the other program knows it by; empty where it has none.
        options: Of a question; of an order in the right one.
        feedback: General comment.
        hints: From gentle to strong.
        tags: As they are there.
        points: What it is worth.
        path: Of a category.
    """

    type: ItemType
    line: int
    text: Rich = Rich()
    title: str = ""
    id: str = ""
    options: tuple[Answer, ...] = ()
    feedback: Rich = Rich()
    hints: tuple[Rich, ...] = ()
    tags: tuple[str, ...] = ()
    points: float = 1.0
    path: str = ""


def refusal(what: str) -> str:
    """Give the message on a question of a type that the kit has not."""
    return f"{what}: the kit has no such questions; ask it otherwise, or take it out"


class Reading(NamedTuple):
    """What a file holds, and what is wrong or was assumed; the faults are no questions here."""

    questions: tuple[Item, ...]
    problems: tuple[Problem, ...]
