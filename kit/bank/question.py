"""One question, its options, and what is needed of the passage that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, runtime_checkable

from kit.text import Span

ID_PATTERN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+){2,}")
_PART_DIVIDER = re.compile(r"\s*\[(?:\.\.\.|…)\]\s*")


class Kind(StrEnum):
    """What a question asks for."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"


class QuestionType(StrEnum):
    """How a question is answered.

    By one option, by several, by typed words, by true or false, by putting things in order, or by
    marking words of the passage.
    """

    CHOICE = "choice"
    CHOICES = "choices"
    SHORT = "short"
    TRUEFALSE = "truefalse"
    ORDER = "order"
    MARK = "mark"


def kind_among(tags: Iterable[str]) -> Kind | None:
    """Give the kind that the first tag which names one does; None where no tag does."""
    return next((Kind(tag) for tag in tags if tag in list(Kind)), None)


def quotations(evidence: str) -> tuple[str, ...]:
    """Give the quotations of which evidence consists, as it is written in a bank.

    >>> quotations("in Mosul [...] It rained.")
    ('in Mosul', 'It rained.')
    """
    return tuple(part for part in _PART_DIVIDER.split(evidence.strip()) if part)


_SEVERAL = (QuestionType.CHOICES, QuestionType.ORDER)


@runtime_checkable
class Passage(Protocol):
    """What is needed of an article: its id, text and date, and where a quotation stands in it."""

    @property
    def id(self) -> str: ...  # noqa: D102

    @property
    def text(self) -> str: ...  # noqa: D102

    @property
    def dateline(self) -> date | None: ...  # noqa: D102

    def find(self, quote: str) -> Span | None: ...  # noqa: D102


# With slots, because a large bank holds tens of thousands of them.
@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One option of a choice, one listed answer of a short question, one thing to be ordered.

    Attributes:
        text: The option as the student sees it, or the answer as it may be typed.
        credit: Share of the points it earns, 0 to 1.
        feedback: Comment for whoever gives it; may be empty.
    """

    text: str
    credit: float
    feedback: str = ""

    @property
    def is_right(self) -> bool:
        """Whether it earns full credit."""
        return self.credit == 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question of a bank.

    Attributes:
        id: Three or more parts joined by hyphens, as in `mosul-who-1`.
        passage: Id of the article it is about.
        type: How it is answered.
        stem: The question itself.
        options: Options in the order of the file; for a short question the listed answers, for
            one about words of the passage those words, for an order the things in their order.
        feedback: Comment shown after any answer; may be empty.
        hints: From gentle to strong.
        evidence: Words of the passage that show the answer; parts that stand apart are joined
            by `[...]`.
        tags: Words for sorting; `who`, `when` or `where` among them gives the kind.
        points: What a full answer is worth.
        otherwise: Comment on every answer that is not listed, for answers without options.
    """

    id: str
    passage: str
    type: QuestionType
    stem: str
    options: tuple[Option, ...]
    feedback: str = ""
    hints: tuple[str, ...] = ()
    evidence: str = ""
    tags: tuple[str, ...] = ()
    points: float = 1.0
    otherwise: str = ""

    @property
    def kind(self) -> Kind | None:
        """What is asked for, by the first tag that names a kind; None where no tag does."""
        return kind_among(self.tags)

    @property
    def accepted(self) -> tuple[str, ...]:
        """The texts that earn full credit: the key first, then its variants."""
        return tuple(option.text for option in self.options if option.is_right)

    @property
    def key(self) -> str:
        """The right answer; of several right options, or an order, all, joined by semicolons."""
        right = self.accepted
        return "; ".join(right) if self.type in _SEVERAL else right[0]

    @property
    def has_options(self) -> bool:
        """Whether the options are shown to be chosen or ordered, and are no secret."""
        return self.type not in (QuestionType.SHORT, QuestionType.MARK)

    @property
    def distractors(self) -> tuple[str, ...]:
        """The texts that earn nothing."""
        return tuple(option.text for option in self.options if option.credit == 0)

    @property
    def evidence_parts(self) -> tuple[str, ...]:
        """The quotations of which the evidence consists; empty without evidence."""
        return quotations(self.evidence)

    def __repr__(self) -> str:
        return f"Question({self.id!r}, {self.type}: {self.stem!r})"


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """Something about a question that can be used as it is, but is worth a look.

    Attributes:
        code: Name of the rule that found it.
        message: What is doubtful, then what to do.
        about: Text of the option that it is about; empty when it is about the question.
    """

    code: str
    message: str
    about: str = ""
