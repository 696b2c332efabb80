"""How the questions of a bank are put: tries, credit, when the key is shown, how one reads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kit.bank.question import Question, QuestionType


class Reveal(StrEnum):
    """When the key of a question is shown: after its last try, or when all are settled."""

    TRIES = "tries"
    END = "end"


class Reading(StrEnum):
    """What of the article is there when: all at once, alone first, or part by part."""

    TOGETHER = "together"
    FIRST = "first"
    PARTS = "parts"


@dataclass(frozen=True, kw_only=True)
class Policy:
    """How often a question may be tried, what a later try earns, when the article is there.

    Attributes:
        tries: Tries before the answer is shown. A choice never gives so many that only one option
            is left.
        retry_credit: Share of the improvement that every try after the first one earns.
        reveal: When key and evidence are shown.
        reading: With `first`, the article comes alone, and the questions when it has been read.
            With `parts`, it ends where the open question is answered, and goes on after that.
        open_book: Whether the article is there while a question is answered. Without it, it is
            read first.
    """

    tries: int = 2
    retry_credit: float = 0.5
    reveal: Reveal = Reveal.TRIES
    reading: Reading = Reading.TOGETHER
    open_book: bool = True

    def __post_init__(self) -> None:
        # A teacher writes reading="first"; another word is refused here, with the words there are.
        object.__setattr__(self, "reveal", Reveal(self.reveal))
        object.__setattr__(self, "reading", Reading(self.reading))

    def tries_for(self, question: Question) -> int:
        """Give the number of tries for one question, at least 1."""
        if question.type in (QuestionType.CHOICE, QuestionType.TRUEFALSE):
            return max(1, min(self.tries, len(question.options) - 2))
        return max(1, self.tries)

    @property
    def reads_first(self) -> bool:
        """Whether the article comes before the questions."""
        return self.reading is Reading.FIRST or not self.open_book
