"""A name of several words without its nouns: Naparima, for the Naparima District Hospital."""

from __future__ import annotations

import re

from kit.checking.place_names import bare_place
from kit.lexicon import is_word
from kit.names import alike, content_words
from kit.places import find_place
from kit.text import plain_marks, words

_PLACED = r"(?:in|at|of|from|near|to|around|outside|for)"


def is_short_for(said: str, name: str, passage: str) -> bool:
    """Say whether an answer is the part of a name that no dictionary has, and means it alone.

    A passage that has it for a place, or in another name, leaves open what is meant.

    >>> text = "She works at Naparima District Hospital. Naparima is in Leeds, says Leeds Hospital."
    >>> [is_short_for(*pair, text) for pair in (
    ...     ("naparima", "Naparima District Hospital"),
    ...     ("naparima hospital", "Naparima District Hospital"),
    ...     ("hospital", "Naparima District Hospital"),
    ...     ("leeds", "Leeds Hospital"),
    ... )]
    [True, True, False, False]
    """
    given, wanted = content_words(said), content_words(name)
    missing = [word for word in wanted if not any(alike(word, other) for other in given)]
    own = [word for word in wanted if not is_word(word)]
    is_name = len(wanted) == len(words(bare_place(name)))  # in a mill on the roof of it
    is_part = is_name and missing and len(given) < len(wanted) and set(missing).isdisjoint(own)
    spelt = [word for word in words(name) if content_words(word) == own[-1:]]
    if not is_part or not spelt or find_place(spelt[0]):
        return False
    return _means_one(spelt[0], name, passage)


def _means_one(word: str, name: str, passage: str) -> bool:
    """Say whether a passage has a word only in a name or alone, and not for a place."""
    rest = name.partition(word)[2].split()[:1]
    used = rf"(?P<before>\b{_PLACED} )?\b{re.escape(word)}\b(?: (?P<next>\w+))?"
    return all(
        use["next"] in rest or not (use["before"] or (use["next"] or "")[:1].isupper())
        for use in re.finditer(used, plain_marks(passage))
    )
