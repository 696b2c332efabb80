"""Words that an answer writes together or apart, and the key does not."""

from __future__ import annotations

import re
from itertools import pairwise

from kit.text import words

_MOST_PARTS = 20
"""Words of an answer; of a longer one none are joined."""
_LETTERS = re.compile(r"[^\W\d_]+")
_PAIR = re.compile(r"\b([^\W\d_]{3,})(?=[ -]([^\W\d_]{3,}))")


def joined(said: str, keys: tuple[str, ...]) -> str:
    """Join two words that the key has as one: sawmill for saw mill."""
    parts = said.split(" ")
    if len(parts) == 1 or len(parts) > _MOST_PARTS:
        return said
    known = {word for key in keys for word in words(key.casefold())}
    for at, (one, other) in enumerate(pairwise(parts)):
        if f"{one}{other}".casefold() in known and known.isdisjoint((one, other)):
            return " ".join((*parts[:at], one + other, *parts[at + 2 :]))
    return said


def parted(answer: str, keys: tuple[str, ...]) -> str:
    """Part a word that the keys have as two: "Croix Rousse" for "Croixrousse"."""
    told = " ".join(keys).casefold()
    together = told.replace(" ", "").replace("-", "")
    found = _LETTERS.findall(answer.casefold())
    # Most answers have no such word, and this is found out sooner than which words it is.
    if not any(word in together and word not in told for word in found):
        return answer
    pairs = _written_together(keys)
    return _LETTERS.sub(lambda word: pairs.get(word[0].casefold(), word[0]), answer)


def _written_together(keys: tuple[str, ...]) -> dict[str, str]:
    """Give the pairs of words in keys, by what they are when they are written as one."""
    found = (match.groups() for key in keys for match in _PAIR.finditer(key))
    return {f"{one}{other}".casefold(): f"{one} {other}" for one, other in found}
