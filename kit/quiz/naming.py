"""The paragraphs that a hint or a comment names."""

from __future__ import annotations

import re

_NAMED = re.compile(
    r"\bparagraphs?\s+(\d{1,3}(?:(?:,|\s|-|–|and|or|to)+\d{1,3})*)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"(\d+)(?:\s*(?:-|–|to)\s*(\d+))?")

_WORD = re.compile(r"\w+")
_MOST_WORDS = 3
"""As many as `Look back at` has; `Read the end of` says more than where."""


def paragraphs_named(text: str) -> frozenset[int]:
    """Give the numbers of the paragraphs that a text names.

    >>> sorted(paragraphs_named("Look at paragraphs 2, 4 and 6-8; the first paragraph is short."))
    [2, 4, 6, 7, 8]
    """
    ranges = (
        range(int(first), int(last or first) + 1)
        for found in _NAMED.finditer(text)
        for first, last in _NUMBER.findall(found[1])
    )
    return frozenset(number for each in ranges for number in each)


def leads_only(text: str) -> bool:
    """Say whether a hint names paragraphs and tells nothing else.

    >>> leads_only("Look at paragraph 2."), leads_only("Read the end of paragraph 1 again.")
    (True, False)
    """
    return bool(_NAMED.search(text)) and len(_WORD.findall(_NAMED.sub("", text))) <= _MOST_WORDS
