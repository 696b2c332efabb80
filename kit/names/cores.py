"""The words of two names, written in the same way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kit.names.forms import core_of

_BODIES = {("united", "nations"): "un", ("european", "union"): "eu", ("african", "union"): "au"}
_VOWELS = frozenset("aeiouy")


def cores(answer: str, key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the cores of two names, initials apart and bodies in short as far as both allow."""
    given, wanted = _in_short(core_of(answer)), _in_short(core_of(key))
    return _initials_apart(given, wanted), _initials_apart(wanted, given)


def _in_short(core: tuple[str, ...]) -> tuple[str, ...]:
    """Write the bodies that stand in names of others by their initials: UN Children's Fund."""
    return next(
        (
            (*core[:at], short, *core[at + 2 :])
            for at, pair in enumerate(pairwise(core))
            if len(core) > 2 and (short := _BODIES.get(pair))
        ),
        core,
    )


def _initials_apart(name: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Write JRR Tolkien as J. R. R. Tolkien where the other name begins with these letters."""
    if len(name) != 2 or len(name[0]) not in (2, 3) or name[0] in other:
        return name
    initials = initials_of(other[:-1])
    is_run = name[0] == initials or not _VOWELS.intersection(name[0])
    return (*name[0], name[1]) if initials and is_run and name[0].startswith(initials) else name


def initials_of(names: Sequence[str]) -> str:
    """Give the first letters of some names."""
    return "".join(name[0] for name in names)
