"""A name inside a longer text: where it stands, what stands round it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kit.names.first_names import same_first_name
from kit.names.folding import LITTLE, content_words, folded_words
from kit.names.forms import ARTICLES, GENERIC, GLOSS, TITLES, core_of
from kit.names.spelling import alike

_CLAUSE_END = re.compile(r"[,;:()!?\"\n]+|\s-+\s|\.(?<=\w{3}\.)(?=\s)")


@dataclass(frozen=True, kw_only=True)
class Placing:
    """Where a name stands: the folded words of its clause before and after it, and its spelling.

    What only trims the name there, such as an article or a title, is left out.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    is_misspelt: bool


@lru_cache(maxsize=4096)
def clauses(text: str) -> tuple[str, ...]:
    """Cut a text at the marks that part its clauses."""
    return tuple(piece for piece in map(str.strip, _CLAUSE_END.split(text)) if piece)


def placings(name: str, text: str) -> Iterator[Placing]:
    """Find a name in the clauses of a text, misspellings forgiven.

    >>> list(placings("Robert Sofge", "Well, it was said by General Robert Sofge on Sunday"))
    ... # doctest: +NORMALIZE_WHITESPACE
    [Placing(before=('it', 'was', 'said', 'by'), after=('on', 'sunday'), is_misspelt=False)]
    """
    wanted = core_of(name)
    # A vice president is not the president.
    titles = frozenset[str]() if TITLES.issuperset(wanted) else TITLES
    own = ARTICLES.union(content_words(GLOSS.sub(" ", name)))
    for clause in clauses(text):
        given = folded_words(clause)
        for start in range(len(given)):
            end, is_misspelt = _reach(given, start, wanted)
            if end:
                before, after = list(given[:start]), list(given[end:])
                while before and (before[-1] in own or before[-1] in titles):
                    before.pop()
                while after and after[0] in GENERIC:
                    after.pop(0)
                yield Placing(before=tuple(before), after=tuple(after), is_misspelt=is_misspelt)
                break


def _reach(given: tuple[str, ...], start: int, wanted: Sequence[str]) -> tuple[int, bool]:
    """Give the place after a name that begins at `start`, or 0, and whether it is misspelt."""
    at, is_misspelt = start, False
    for word in wanted:
        while start < at < len(given) and (given[at] in LITTLE or len(given[at]) == 1):
            at += 1
        is_like = at < len(given) and (
            alike(given[at], word)
            or (word is not wanted[-1] and given[at] != "a" and same_first_name(given[at], word))
        )
        if not is_like:
            return 0, False
        is_misspelt |= given[at] != word
        at += 1
    return (at, is_misspelt) if wanted else (0, False)
