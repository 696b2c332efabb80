"""A way of writing a date: its pattern with the reader of its values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from kit.dates.patterns import compiled
from kit.dates.values import bounds, is_duration
from kit.dates.viewpoint import Viewpoint

Reader: TypeAlias = Callable[[re.Match[str], Viewpoint], Iterable[str]]
"""Gives the values that a match may have, the likeliest first."""


@dataclass(frozen=True, kw_only=True)
class Writing:
    """A pattern for whole expressions and for running text, and the reader of both.

    One that is not `in_text` is too vague for running text; one that is not `typed` means
    something only in a sentence, and is no answer by itself. Patterns are compiled at first use.
    """

    pattern: str
    read: Reader
    typed: bool
    in_text: bool

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """Give the pattern for a whole normalised expression."""
        return compiled(self.pattern)

    @cached_property
    def found(self) -> re.Pattern[str]:
        """Give the pattern for running text; it is tried only where no border is in the way."""
        return compiled(self.pattern, in_text=True, left="")

    def values(self, match: re.Match[str], seen: Viewpoint) -> Iterator[str]:
        """Give the readings of a match as EDTF values, the likeliest first."""
        try:
            for value in self.read(match, seen):
                if is_duration(value) or bounds(value):
                    yield value
        except (OverflowError, ValueError):  # outside the years 1 to 9999 there is no date
            return


def registered(
    writings: list[Writing], pattern: str, *, typed: bool = True, in_text: bool = True
) -> Callable[[Reader], Reader]:
    """Add a pattern with the decorated reader to the writings."""

    def add(read: Reader) -> Reader:
        writings.append(Writing(pattern=pattern, read=read, typed=typed, in_text=in_text))
        return read

    return add
