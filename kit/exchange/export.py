"""What a bank becomes in the form of another program: its file, with what that form cannot hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Loss:
    """Something that a form cannot hold.

    Attributes:
        what: What is left out or changed, in words for a teacher: `points`, `part credit`.
        questions: Ids of the questions in which it is, in the order of the bank.
    """

    what: str
    questions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Export:
    """A bank in the form of another program.

    Attributes:
        data: The bytes of the file.
        losses: What the form cannot hold; empty when all is in the file.
    """

    data: bytes
    losses: tuple[Loss, ...] = ()
