"""Questions in order, under one name, with the way in which they are put."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from kit.bank.policy import Policy
from kit.bank.question import Kind, Question
from kit.errors import Problem, Severity


@dataclass(frozen=True, kw_only=True)
class QuestionBank:
    """Questions in order, under one name.

    Attributes:
        id: Name of the bank, which attempts are kept under: the name of its file.
        questions: In the order of the file.
        policy: How the questions are put; None: in the usual way.
        notices: What the reader assumed or set right while reading; never part of the version.
    """

    id: str
    questions: tuple[Question, ...]
    policy: Policy | None = None
    notices: tuple[Problem, ...] = ()

    def __len__(self) -> int:
        return len(self.questions)

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)

    def __getitem__(self, question_id: str) -> Question:
        if question_id not in self._by_id:
            raise KeyError(f"no question {question_id!r} in bank {self.id!r}")
        return self._by_id[question_id]

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        """The first question of each id; a file with faults may have two."""
        return {question.id: question for question in reversed(self.questions)}

    @property
    def has_faults(self) -> bool:
        """Whether the reader found what stops a load."""
        return any(problem.severity is Severity.ERROR for problem in self.notices)

    @cached_property
    def version(self) -> str:
        """Six hexadecimal digits that change whenever a question or the policy does (SHA-256)."""
        content = repr([_content(question) for question in self.questions])
        content += repr(self.policy) if self.policy else ""
        return hashlib.sha256(content.encode()).hexdigest()[:6]

    def replacing(self, question: Question) -> QuestionBank:
        """Give the bank with this question in the place of the one with the same id.

        Raises:
            KeyError: There is none with this id.
        """
        self[question.id]
        changed = tuple(question if q.id == question.id else q for q in self.questions)
        return replace(self, questions=changed)

    def without(self, question_id: str) -> QuestionBank:
        """Give the bank without one question.

        Raises:
            KeyError: There is none with this id.
        """
        self[question_id]
        return replace(self, questions=tuple(q for q in self.questions if q.id != question_id))

    def of_kind(self, kind: Kind) -> tuple[Question, ...]:
        """Give the questions of one kind, in order."""
        return tuple(question for question in self.questions if question.kind is kind)

    def __repr__(self) -> str:
        kinds = ", ".join(f"{len(self.of_kind(kind))} {kind}" for kind in Kind)
        return f"QuestionBank({self.id!r} {self.version}: {len(self)} questions, {kinds})"


def _content(question: Question) -> tuple[object, ...]:
    """Give every field as plain values, so that the digest does not hang on how records print."""
    options = [(option.text, float(option.credit), option.feedback) for option in question.options]
    return (
        question.id,
        question.passage,
        str(question.type),
        question.stem,
        options,
        question.feedback,
        list(question.hints),
        question.evidence,
        list(question.tags),
        float(question.points),
        question.otherwise,
    )
