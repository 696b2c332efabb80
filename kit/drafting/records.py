"""The records of this room: Draft, DraftedQuestion, Dropped, Drafting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kit.article import Sentence
from kit.bank import Question
from kit.facts import Fact


class Difficulty(StrEnum):
    """How hard a question is thought to be."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True, kw_only=True)
class Distractor:
    """A wrong option with the comment for whoever takes it."""

    text: str
    feedback: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A fact with its stem and its distractors; without distractors it is a short answer.

    Attributes:
        fact: What is asked for.
        stem: The question.
        cut: How many phrases were left out because it was too long.
        distractors: Three, or none.
        confidence: How likely a teacher keeps it, 0 to 1.
        difficulty: How hard it is thought to be, 0 to 1.
        doubts: What makes it less sure, or surer.
    """

    fact: Fact
    stem: str
    cut: int = 0
    doubts: tuple[str, ...] = ()
    distractors: tuple[Distractor, ...] = ()
    confidence: float = 0.0
    difficulty: float = 0.0

    @property
    def trace(self) -> tuple[str, ...]:
        """The steps that made it, in order, then the doubts about it."""
        shortened = ("shortened",) if self.cut else ()
        doubts = (f"doubt: {doubt}" for doubt in self.doubts)
        return (*self.fact.trace, f"asks for the {self.fact.role}", *shortened, *doubts)


@dataclass(frozen=True, kw_only=True)
class DraftedQuestion(Question):
    """A question with all that tells a teacher where it comes from.

    Attributes:
        start: Offset of the key in the article's text: `article.text[start:end]` is the key as
            the article writes it.
        end: Where the key ends.
        value: The date that the key means (EDTF); empty for everything else.
        paragraph: Number of the paragraph, from 1.
        difficulty: How hard it is thought to be, 0 to 1.
        confidence: How likely a teacher keeps it, 0 to 1.
        trace: The steps and rules that made it, in order.
    """

    start: int
    end: int
    value: str = ""
    paragraph: int
    difficulty: float
    confidence: float
    trace: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Dropped:
    """A question that was not kept.

    Attributes:
        stem: As it would have been asked.
        key: What it asks for.
        paragraph: Number of the paragraph, from 1.
        rule: Why it was left out.
        trace: How it was made.
    """

    stem: str
    key: str
    paragraph: int
    rule: str
    trace: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Drafting:
    """What drafting an article gave.

    Attributes:
        questions: Those that were kept.
        dropped: Those that were left out, with the reasons.
        unasked: The sentences in which nothing was found to ask about.
    """

    questions: tuple[DraftedQuestion, ...]
    dropped: tuple[Dropped, ...]
    unasked: tuple[Sentence, ...] = ()
