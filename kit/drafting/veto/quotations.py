"""Rules on quotations: the words of somebody must say something by themselves."""

from __future__ import annotations

import re

from kit.drafting.veto.candidate import Candidate, Rule, word_set
from kit.facts import SAYS_LITTLE, Role
from kit.text import plain_marks, words

_SHORT_WORD = 2
"""In letters."""
_FEWEST = 4
_SHORTEST_QUOTE = 7
_BARE_QUOTE = 10
_THIN_QUOTE = 5
_SHORT_QUOTE = 9
_SOME = 2
"""Words that tell something, in the shortest quotations."""
_EMPTY = word_set(
    "after again being there their these those would could should about never always really still "
    "somebody someone something nobody anybody anything everything everybody thing things think "
    "thought going where which while other another very well good just like know knew have been "
    "that with they them were does said what when than then here into over some from your more "
    "most much only same this will want make made ours mine yours once both even ever also "
    "the and but for not you she his her him was are had has did who why how can all any out one "
    "two our own got get say may now way else too yet off put let see hadn isn didn won don its "
    "bit tell told come came have having look looked going"
)
"""Words that say no more than short ones."""
_BREAKS_OFF = re.compile(r"(?:n't|\b(?:not|did|do|does|had|have|has|was|were|is|are|can|will))$")
"""The verb of "we hadn't" stands in the sentence before."""
_REPLIES = re.compile(
    r"\W*(?:(?:(?:and|so|then|i said),? )?well,|(?:he|she|they) (?:said|says|asked)\b)",
    re.IGNORECASE,
)
"""What begins with "well" replies to something: "I said, well, that saves me the trouble".

So does what begins with what somebody else said.
"""
_THIRD = word_set("he she they him her them his their")
_ABSENT = word_set("it that this these those they he she him them his her their")
_SHOWING = word_set("this that these those")
_OWNING = word_set("his her their its neither")
_BACK_AT_THE_END = re.compile(r"\b(?:both|the two|either|neither|the other)$")
_WITH_IT = re.compile(
    r"\b(?!(?:if|when|that|because|what|how|as|and|but|so|like|think|is|was|where|why|until)\b)"
    r"[a-z]+ it\b(?! (?:is|was|isn|wasn|will|would|has|had|does|did|can|could|may|might|takes)\b)"
)
"""What was done with it, or to it: "I did it to be nice", not "I think it works"."""
_ASKING = word_set("how what who where why")
_JOINING = word_set("and but or so because then")
_LEANING = word_set("it you this that these those they he she we but and so or because then there")


def _leans_too_much(draft: Candidate) -> bool:
    """Whether a quotation points to what was said before, says little or breaks off.

    "They thought they had one more night" says enough by itself; "That was a mistake" does not.
    """
    if draft.fact.role is not Role.SPEAKER:
        return False
    quote = plain_marks(draft.fact.quote)
    said = [word.lower().split("'")[0] for word in words(quote)]
    first, is_short = "".join(said[:1]), len(said) < _SHORTEST_QUOTE
    points = first in _LEANING and len(said) < _FEWEST
    points |= (first in _SHOWING | _JOINING and is_short) or _REPLIES.match(quote) is not None
    # "And she said her brother had it on his phone", "she was generally right about where"
    goes_on = first in {"and", "so"} and len(said) <= _BARE_QUOTE
    points |= (goes_on and not _ABSENT.isdisjoint(said)) or said[-2:] == ["about", "where"]
    # "I'm not proud of it", "her mother had said so", "one gentleman wants both"
    points |= is_short and said[-1] in {"it", "that", "too"}
    plain = " ".join(said)
    few = len(said) < _SHORT_QUOTE
    points |= few and (first in _OWNING or _BACK_AT_THE_END.search(plain) is not None)
    points |= few and (_WITH_IT.search(plain) is not None or said[:2] == ["the", "other"])
    thin = SAYS_LITTLE in draft.fact.trace and len(said) < _THIN_QUOTE
    told = [word for word in said if len(word) > _SHORT_WORD and word not in _EMPTY]
    # "If I get a recording, I'm not"; but "nobody knows how big the debts were" is whole.
    asks = not _ASKING.isdisjoint(said)
    breaks_off = few and not asks and _BREAKS_OFF.search(quote) is not None
    return points or (thin and len(told) < _SOME) or breaks_off or not told


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
