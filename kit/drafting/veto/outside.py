"""What a question leans on outside itself: the noun, the side, the day of another sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.drafting.veto.candidate import SPEECH_ROLES, Candidate, word_set
from kit.drafting.veto.words import KINDS_OF_PLACES, SHELLS
from kit.facts import LooseNoun, Role
from kit.text import NUMBER_WORDS, has_words, normalise

SETTLED = 2
"""A noun that so many other sentences hold is what the article is about."""

# "The last page" is one of something; "for the first time" and "the second half" are plain.
_NUMBERED = re.compile(
    r"the (?:first|second|third|last|next|final) "
    r"(?!time|half|quarter|round|election|minute|hour|day|week|month|year|place|person)"
)
# "Denied that in a statement": not a clause, but what was said before.
_DENIED_THAT = re.compile(
    r"\b(?:den(?:y|ie[ds])|(?:confirm|reject|disput|dismiss)e?[ds]?) that "
    r"(?:in|on|at|to|during|after)\b"
)
_IS_THERE = re.compile(r"\b(?:be|been|is|are|was|were) (?:here|there)\b(?! (?:is|are|was|were)\b)")
_ANY_PLACE = word_set("area city country state region river capital")
"""Any place may be one, whatever the article calls it."""
_OFFICES = word_set("post job role")
"""Of which an article mostly tells several."""
# "Walked off the job", "went out of the business": here the noun points to nothing.
_IDIOM = re.compile(
    r"\b(?:(?:off|on) the job|on the (?:move|spot|way|run)|in the process"
    r"|for the (?:first|second|third|last) time)\b"
)
_UNTOLD = re.compile(
    r"\b(?:do|does|did|done|doing) so\b"
    r"|\bwhat (?:follows|followed|(?:was|is|were|are) left|remain(?:s|ed))\?$"
)
_OTHER_SIDE = re.compile(r"\bthe other (?:side|party|camp)\b(?! of\b)")
_OF_TWO = re.compile(
    r"\bthe (?:larger|smaller|bigger|older|younger|richer|poorer|stronger|weaker) (?!of\b)[A-Z]"
)
"""Talks with the larger Red Party, and larger than which?"""
_BEHIND = re.compile(r"\bbehind(?:\?$| (?:in|at|after|before|when)\b)")
"""Finished a second behind, and behind whom?"""
_BOTH = re.compile(
    r"\bboth (?!sides|ends|hands|legs|arms|houses|chambers|halves|directions)[a-z]+s\b"
)
"""Acquired both firms."""
_ON_BEHALF = re.compile(r"\bon (?:its|their|his|her) behalf\b")
_FURTHER = re.compile(
    rf"\ban?(?:other)? further (?:{'|'.join(NUMBER_WORDS)}|\d+)\b(?! \w+s\b)"
    r"|\ba further (?:group|batch|number|set)\b|\ban?(?:other)? copy\b(?! of\b)",
    re.IGNORECASE,
)
"""A further eight, and of what?"""
_ANOTHER_ONE = re.compile(r"(?:an? (?:second|third|fourth|fifth|sixth)|another) [\w-]+$")
_MANAGER = re.compile(
    r"^Who (?:is|was) the (?:director|manager|coordinator|representative|spokes\w+) in [A-Z]"
)
"""And of what?"""
_FIRM = re.compile(r"\bthe (?:company|firm|authority(?! (?:of|to)\b))\b")
_THE_ONE = re.compile(
    r"\bthe (?:ones? (?:at|in|on|of|near|from|with)\b|(?:force|group|chamber|body)['’]s\b)"
)
_ALL = re.compile(r"\b(?:said|says|that) all (?:had|have|were|are|would|will)\b")
"""All of whom? Who said that all had been freed?"""
_ACROSS = re.compile(r"\bacross the (?:street|road|river|square|valley|bay)\b(?! (?:from|at|in)\b)")
_AWAY = (
    *(_ACROSS, _ALL, _THE_ONE, _FURTHER, _BEHIND),
    *(_BOTH, _ON_BEHALF, _OTHER_SIDE, _OF_TWO, _MANAGER),
)
"""What points to something that the question does not tell."""


def loose_nouns(draft: Candidate) -> Iterator[LooseNoun]:
    """Give the noun phrases of the question that only the rest of the article explains."""
    stem = _IDIOM.sub(" ", normalise(draft.stem))
    for loose in draft.clause.loose if draft.fact.role is not Role.SPEAKER else ():
        noun = normalise(loose.text)
        if has_words(stem, noun):
            yield loose


def has_loose_reference(draft: Candidate) -> bool:
    """Whether it holds "that deadline", or "the matter" which the article does not keep to."""
    if _DENIED_THAT.search(draft.stem) or _is_left_there(draft) or _UNTOLD.search(draft.stem):
        return True
    if _has_nameless_firm(draft):
        return True
    if draft.fact.role is not Role.SPEAKER and any(form.search(draft.stem) for form in _AWAY):
        return True
    if draft.fact.role not in SPEECH_ROLES and _ANOTHER_ONE.match(draft.clause.subject.lower()):
        return True
    if draft.clause.subject.lower() in {"both", "each", "either", "one"}:
        return True
    return any(
        loose.is_shown
        or (loose.lemma in _OFFICES and loose.text.startswith("the "))
        or loose.text in {"the group", "the force", "the branch", "the centre", "the center"}
        or (loose.lemma in SHELLS and retold(draft, loose) < SETTLED)
        or (_NUMBERED.match(loose.text) is not None and retold(draft, loose) < SETTLED)
        or (loose.lemma in KINDS_OF_PLACES and _is_one_of_many(draft, loose))
        for loose in loose_nouns(draft)
    )


def _has_nameless_firm(draft: Candidate) -> bool:
    """Whether it says "the company", and does not tell which."""
    told = " ".join(draft.unquoted)
    named = (m.text for m in draft.survey.mentions if m.label == "ORG")
    is_named = draft.fact.role is Role.SPEAKER or any(name in draft.stem for name in named)
    return not is_named and _FIRM.search(told) is not None


def _is_left_there(draft: Candidate) -> bool:
    """Whether it says that somebody "would be there", and not in a quotation."""
    return draft.fact.role is not Role.SPEAKER and _IS_THERE.search(draft.stem) is not None


def _is_one_of_many(draft: Candidate, loose: LooseNoun) -> bool:
    """Whether "the town" may be several places.

    Not where the article calls a single one so, and names no other in the same paragraph.
    """
    places = [m for m in draft.survey.mentions if m.label in {"GPE", "LOC"}]
    so_called = {m.text for m in places if m.place_kind == loose.lemma}
    here = {m.text for m in places if m.paragraph == draft.fact.sentence.paragraph}
    is_told = len(so_called) == 1 and loose.lemma not in _ANY_PLACE and here <= so_called
    return not is_told and len({m.text for m in places}) > 1


def retold(draft: Candidate, loose: LooseNoun) -> int:
    """Count the other sentences of the article that hold the noun."""
    return sum(loose.lemma in lemmas for _, lemmas in draft.survey.beside(draft.fact))
