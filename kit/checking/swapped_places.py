"""Whether an answer names another thing at the wanted place: its hospital, not its museum."""

from __future__ import annotations

import re

from kit.lexicon import noun_classes
from kit.names import alike, content_words, folded_words, is_form_of
from kit.text import words

_GENERIC = frozenset(
    words(
        "area borough capital city coast country county district hamlet island land location nation"
        " neighborhood neighbourhood place port province region shore somewhere state suburb town"
        " village world"
    )
)
_APART = re.compile(r" (?:in|at|near|of|on|outside|off|from|by|beside|behind|under|above) ")
_LEADING = re.compile(r"^(?:(?:in|at|near|on|outside|off|by|to|into|from|an?|the|it (?:is|was)) )+")


def is_another_thing(said: str, forms: list[str], asked: str) -> bool:
    """Say whether an answer tells a thing that each of some forms has not, in place of theirs.

    Args:
        said: A normalised answer.
        forms: The normalised forms that are right.
        asked: The question.

    >>> forms, asked = ["the museum in port lorne"], "Where was it kept?"
    >>> told = "port lorne hospital", "the quay in port lorne", "port lorne museum", "port lorne"
    >>> [is_another_thing(said, forms, asked) for said in told]
    [True, True, False, False]
    >>> is_another_thing("oslo university hospital", ["university of oslo"], asked)
    True
    """
    known = {*folded_words(asked), *folded_words(" ".join(forms))}
    things = [word for word in content_words(said) if _is_thing(word, known)]
    if not things:
        return False
    bare = _LEADING.sub("", said)
    is_last = not _APART.search(bare) and content_words(bare)[-1:] == things[-1:]
    given = content_words(said)
    return (is_last and len(given) > 1) or all(_lacks_its_thing(form, given) for form in forms)


def _is_thing(word: str, known: set[str]) -> bool:
    """Say whether a word is a noun for a place of which key and question tell nothing."""
    is_place = noun_classes().get(word) == "place" and word not in _GENERIC
    return is_place and not any(alike(word, other) for other in known)


def _lacks_its_thing(form: str, given: list[str]) -> bool:
    """Say whether an answer has nothing of the thing that a form tells before where it is."""
    head, *where = _APART.split(_LEADING.sub("", form), maxsplit=1)
    own = content_words(head)
    is_told = any(noun_classes().get(word) == "place" and word not in _GENERIC for word in own)
    return (
        bool(where)
        and is_told
        and not any(is_form_of(word, each) for word in own for each in given)
    )
