"""What Moodle's question type `ordering` says beside the things that are put in order.

It is in Moodle from version 4.4 on (MDL-72394), and was a plugin, qtype_ordering, before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kit.exchange.findings import FileFindings
from kit.exchange.foreign.records import Answer, Rich

_ALL = ("ALL", "EXACT")


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which of the things a student gets to see.

    Attributes:
        kind: `ALL`, or `RANDOM` or `CONTIGUOUS` for a part of them.
        count: How many they are then.
    """

    kind: str
    count: float

    def is_part_of(self, number: int) -> bool:
        """Say whether some of so many things are left out."""
        return self.kind.strip().upper() not in _ALL and self.count < number


def in_order(things: Iterable[tuple[Rich, Rich]]) -> tuple[Answer, ...]:
    """Give the things with their comments as answers; an empty one is none, as for Moodle."""
    return tuple(
        Answer(text=text, weight=1.0, feedback=comment)
        for text, comment in things
        if text.source.strip()
    )


def tell_ordering(
    findings: FileFindings, line: int, things: tuple[Answer, ...], shown: Selection
) -> None:
    """Tell what is otherwise in the kit."""
    if shown.is_part_of(len(things)):
        message = "only some of the things, drawn by lot, are put in order there; here all are"
        findings.assume("things-drawn", message, line=line)
    message = "what an order that is partly right earns is worked out in the kit's own way"
    findings.assume("order-score", message, line=line)
