"""Words marked in the passage, written as a response: the words, and their place in brackets."""

from __future__ import annotations

import re

from kit.text import Span, collapse

_PLACE = re.compile(r"(?P<words>.*?)\s*\[(?P<start>\d+):(?P<end>\d+)\]\s*", re.DOTALL)


def marked_response(text: str, span: Span) -> str:
    """Give the response for a span of the passage's text: its words, and their place.

    >>> marked_response("It rained on Monday.", (10, 19))
    'on Monday [10:19]'
    """
    return f"{collapse(text[slice(*span)])} [{span[0]}:{span[1]}]"


def read_marked(response: str) -> tuple[str, Span] | None:
    """Give the words of such a response and their place; None for one without a place.

    >>> read_marked("on Monday [10:19]"), read_marked("on Monday")
    (('on Monday', (10, 19)), None)
    """
    found = _PLACE.fullmatch(response)
    return (found["words"], (int(found["start"]), int(found["end"]))) if found else None
