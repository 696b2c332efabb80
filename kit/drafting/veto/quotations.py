"""Rules on quotations: the words of somebody must say something by themselves."""

from __future__ import annotations

import re

from kit.drafting.veto.candidate import Candidate, Rule, word_set
from kit.facts import SAYS_LITTLE, Role
from kit.text import plain_marks, words

_SHORT_WORD = 4
"""In letters."""
_FEWEST = 5
_SHORTEST_QUOTE = 7
_BARE_QUOTE = 10
_THIN_QUOTE = 5
_SHORT_QUOTE = 9
_EMPTY = word_set(
    "after again being there their these those would could should about never always really still "
    "somebody someone something nobody anybody anything everything everybody thing things think "
    "thought going where which while other another"
)
"""Longer words that say no more than short ones."""
_BREAKS_OFF = re.compile(r"(?:n't|\b(?:not|did|do|does|had|have|has|was|were|is|are|can|will))$")
"""The verb of "we hadn't" stands in the sentence before."""
_THIRD = word_set("he she they him her them his their")
_ABSENT = word_set("it that this these those they he she him them his her their")
_SHOWING = word_set("this that these those")
_LEANING = word_set("it you this that these those they he she we but and so or because then there")


def _leans_too_much(draft: Candidate) -> bool:
    """Whether a quotation is short and one of its words points to what was said, or says little."""
    said = [word.lower().split("'")[0] for word in words(plain_marks(draft.fact.quote))]
    points = bool(said) and said[0] in _LEANING and len(said) < _FEWEST
    points_back = bool(said) and said[0] in _ABSENT
    thin = SAYS_LITTLE in draft.fact.trace and len(said) < _THIN_QUOTE
    content = [word for word in said if len(word) > _SHORT_WORD and word not in _EMPTY]
    least = 2 if points_back and len(said) < _SHORT_QUOTE else 1
    told = len(content) >= least and not thin
    breaks_off = _BREAKS_OFF.search(plain_marks(draft.fact.quote)) is not None
    breaks_off = breaks_off and len(said) < _SHORTEST_QUOTE
    return draft.fact.role is Role.SPEAKER and (points or not told or breaks_off)


def _begins_with_little(draft: Candidate) -> bool:
    """Whether a quotation is of few words and begins with "we" or "there"."""
    said = words(plain_marks(draft.fact.quote.lower()))
    is_short = bool(said) and len(said) < _SHORTEST_QUOTE
    return draft.fact.role is Role.SPEAKER and is_short and said[0].split("'")[0] in _LEANING


def _is_spoken_thinly(draft: Candidate) -> bool:
    """Whether a quotation is short and leans on the sentence before it."""
    if draft.fact.role is not Role.SPEAKER:
        return False
    said = [word.lower().split("'")[0] for word in words(plain_marks(draft.fact.quote))]
    goes_on = draft.fact.trace[0] != "attribution beside the quotation"
    shows = said[0] in _SHOWING or bool(set(said[:2]) & {"those", "these", "this"})
    if (goes_on and set(said[:6]) & _ABSENT) or shows or said[-1] == "there":
        return True
    if len(said) < _SHORT_QUOTE and set(said) & _THIRD:
        return True
    return (len(said) < _SHORTEST_QUOTE and said[0] in _LEANING) or (
        len(said) < _BARE_QUOTE and not any(len(word) > 5 for word in said)
    )


RULES: tuple[tuple[str, Rule], ...] = (("leans on what was said before", _leans_too_much),)
DOUBTS: tuple[tuple[str, Rule], ...] = (
    ("begins with little", _begins_with_little),
    ("little is said", _is_spoken_thinly),
)
