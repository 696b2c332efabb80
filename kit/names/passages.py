"""The names that a passage holds, by its capital letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from kit.lexicon import is_word
from kit.names.forms import PARTICLES, TITLES, bare
from kit.text import plain_marks, words

_CAPITAL = r"[^\W\d_a-z][\w'-]*"
# The full stops that do not end a sentence.
_SHORTENED = (
    r"(?:[A-Z]|Mrs?|Ms|Dr|Prof|Gen|Brig|Maj|Lt|Col|Cpt|Capt|Sgt|Cmdr|Adm|Rep|Sen|Gov|Rev|Hon|Pres"
    r"|St|Mt)\.(?=\s[A-Z])"
)
_PART = rf"(?:{_SHORTENED}|{_CAPITAL})"
_NAME = re.compile(
    rf"(?P<start>(?:^|[.!?:\"]\s+|\n\s*))?(?P<name>{_PART}"
    rf"(?:(?:\s(?:of|the|{'|'.join(sorted(PARTICLES))})){{0,2}}\s{_PART})*)",
    re.MULTILINE,
)


@lru_cache(maxsize=64)
def names_in(passage: str) -> Mapping[str, str]:
    """Give the names of a passage, runs of words with capital letters: bare, and as first written.

    A common word that only begins a sentence is none. `the Prime Minister of Iraq Haider al-Abadi`
    is one name with its titles; what its parts are is not known here.
    """
    found: dict[str, str] = {}
    for match in _NAME.finditer(plain_marks(passage)):
        parts = match["name"].split()
        is_first = match["start"] is not None
        if is_first and len(parts) == 1 and is_word(parts[0].casefold()):
            continue
        if is_first and parts[0] in _OPENERS:
            parts = parts[1:]
        while len(parts) > 1 and parts[0].rstrip(".").casefold() in TITLES:
            parts = parts[1:]
        written = " ".join(parts)
        if name := bare(written):
            found.setdefault(name, written)
    return MappingProxyType(found)


_OPENERS = frozenset(
    words(
        "A I An The In On At But And Or For From After Before As It He She They We You This That"
        " These Those When While With By Of To If There His Her Their Our Its Then Now Since Until"
        " Although Earlier Later Last Only Some Many Most"
    )
)
