"""What a bank becomes in the form of another program: its file, with what that form cannot hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kit.bank import Question


@dataclass(frozen=True, kw_only=True)
class Loss:
    """Something that a form cannot hold.

    Attributes:
        what: What is left out or changed, in words for a teacher: `points`, `part credit`.
        questions: Ids of the questions in which it is, in the order of the bank; empty when it is
            about the bank as a whole.
        whole: Whether these questions are left out as a whole.
        instead: What is done in place of leaving it out; empty where it is left out.
    """

    what: str
    questions: tuple[str, ...]
    whole: bool = False
    instead: str = ""


@dataclass(frozen=True, kw_only=True)
class Export:
    """A bank in the form of another program.

    Attributes:
        data: The bytes of the file.
        losses: What the form cannot hold; empty when all is in the file.
        notes: What to know of this very file, beside what is true of the form.
    """

    data: bytes
    losses: tuple[Loss, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(kw_only=True)
class Losses:
    """What a form cannot hold, gathered question by question; each thing is told once."""

    _found: dict[tuple[str, str, bool], list[str]] = field(default_factory=dict)

    def add(self, what: str, question: Question | None = None, *, instead: str = "") -> None:
        """Keep what a question loses, or the bank as a whole."""
        self._keep(what, question, instead, whole=False)

    def leave_out(self, what: str, question: Question) -> None:
        """Keep a question that the form cannot hold at all, with what kind of question it is."""
        self._keep(what, question, "", whole=True)

    def _keep(self, what: str, question: Question | None, instead: str, *, whole: bool) -> None:
        ids = self._found.setdefault((what, instead, whole), [])
        if question is not None and question.id not in ids[-1:]:
            ids.append(question.id)

    def all(self) -> tuple[Loss, ...]:
        """Give everything, whole questions first."""
        return tuple(sorted(self._each(), key=lambda loss: not loss.whole))

    def _each(self) -> Iterator[Loss]:
        for (what, instead, whole), ids in self._found.items():
            yield Loss(what=what, questions=tuple(ids), whole=whole, instead=instead)
