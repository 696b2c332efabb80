"""Rules on the key: it must name somebody, a place or a date, and not stand in the question."""

from __future__ import annotations

import re

from kit.dates import grain
from kit.drafting.veto.candidate import PERSONAL, POSSESSIVE, Candidate, Rule, word_set
from kit.facts import Fact, Role
from kit.text import NUMBER_WORDS, normalise, plain_marks, words

_VAGUE_FIRST = word_set(
    "one some many few several most all both each every other others another any no this that "
    "these those his her their its our my your who which what such whose more only about around "
    "nearly almost over today today's hundreds thousands dozens millions tens"
)
_DATED = re.compile(
    r"\d|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:January|February|March|April|May|June|"
    r"July|August|September|October|November|December)\b"
)
_RELATIVE = re.compile(r"\b(?:last|next|this|the following|the previous|earlier|later)\b", re.I)
_ANYBODY = word_set(
    "people groups teams members officials children men women residents patients workers students "
    "athletes passengers visitors tourists customers governments companies parents families "
    "scientists researchers experts players drivers citizens users employees voters police crowds"
)
_BESIDE = word_set("under between beneath behind")
_SOURCES = word_set(
    "spokesman spokeswoman spokesperson official source aide insider lender maker supplier retailer"
)
_UNNAMED = frozenset({"GROUP", "ROLE"})
_COMPANY_DOES_NOT = word_set(
    "be become rise fall run grow lie stand gain lose take stay remain close"
)
_DONE_TO_COMPANIES = word_set(
    "expect accuse criticise criticize sue fine blame award name elect appoint hire replace"
)


def is_vague(name: str) -> bool:
    """Whether a name or noun phrase says who or what only to somebody who sees its sentence."""
    parts = [word.lower() for word in words(plain_marks(name))]
    if not parts or parts[0] in _VAGUE_FIRST or bool((PERSONAL | POSSESSIVE) & set(parts)):
        return True
    first = parts[0].split("-")[0]
    return (parts[0][:1].isdigit() and not re.match(r"\d+-year", parts[0])) or first in NUMBER_WORDS


def _is_named(fact: Fact) -> bool:
    """Whether a key holds a proper name; a capital at the start of a sentence does not count."""
    first, *others = fact.key.split() or [""]
    starts = fact.start == fact.sentence.start
    return any(part[:1].isupper() for part in others) or (first[:1].isupper() and not starts)


def _gives_key_away(draft: Candidate) -> bool:
    asked = words(normalise(draft.stem))
    named = len([word for word in draft.key_words if word in asked or f"{word}'s" in asked])
    last = draft.key_words[-1:] or ("",)
    whole = not draft.key_words or named == len(draft.key_words)
    return whole or (draft.fact.kind != "when" and last[0] in asked)


def _is_vague(draft: Candidate) -> bool:
    is_actor = draft.fact.kind == "who"
    unnamed = draft.fact.label == "ROLE" and bool(_SOURCES & set(draft.key_words))
    return unnamed or (is_vague(draft.fact.key) and is_actor) or _is_anybody(draft.fact)


def _is_anybody(fact: Fact) -> bool:
    """Whether the key is a bare noun, of many or of one."""
    parts = words(plain_marks(fact.key))
    return fact.label in _UNNAMED and (
        len(parts) == 1 and (fact.label == "ROLE" or parts[0].lower() in _ANYBODY or _is_bare(fact))
    )


def _is_bare(fact: Fact) -> bool:
    """Whether "the" stands before the key, or it is in small letters and of no special group."""
    before = fact.sentence.text[: fact.start - fact.sentence.start].lower().split()
    return bool(before) and before[-1] in {"the", "a", "an", "these", "those"}


def _is_unnamed(draft: Candidate) -> bool:
    """Whether the key is a common noun without anything that tells it from others."""
    fact = draft.fact
    if fact.label not in _UNNAMED or _is_named(fact):
        return False
    told_apart = len(draft.key_words) > 1 and fact.label == "GROUP" and draft.clause.many
    is_told = draft.clause.form == "main" and draft.clause.tag in {"VBD", "VBG"}
    is_police = fact.key.lower() in {"police", "riot police"}
    return not is_police and not (
        fact.role is Role.SUBJECT and told_apart and is_told and not _is_bare(fact)
    )


def _is_no_actor(draft: Candidate) -> bool:
    """Whether a body is asked for with "who" that did nothing as people do."""
    body = draft.fact.label in {"ORG", "GROUP"} and draft.fact.role is Role.SUBJECT
    is_org = draft.fact.label == "ORG"
    passive = is_org and draft.clause.is_passive and draft.clause.base not in _DONE_TO_COMPANIES
    return body and (draft.clause.base in _COMPANY_DOES_NOT or passive)


def _is_no_person(draft: Candidate) -> bool:
    """Whether somebody acted upon is a group or body, for which "whom" reads badly."""
    return draft.fact.role is Role.OBJECT and draft.fact.label != "PERSON"


def _is_any_spot(draft: Candidate) -> bool:
    """Whether a place without a name is not told apart by anything."""
    fact = draft.fact
    if fact.label != "SPOT" or _is_named(fact):
        return False
    of_subject = " they " in fact.key and {"have", "are", "were"} & {*draft.clause.auxiliaries}
    return fact.preposition not in _BESIDE and not of_subject


def _is_shared(draft: Candidate) -> bool:
    """Whether two people of the article bear the surname that is the key."""
    if draft.fact.label != "PERSON" or len(words(draft.fact.key)) != 1:
        return False
    full = (m.text.split() for m in draft.survey.mentions if m.label == "PERSON")
    firsts = {parts[0] for parts in full if len(parts) > 1 and parts[-1] == draft.fact.key}
    return len(firsts) > 1


def _has_no_date(draft: Candidate) -> bool:
    """Whether a date is vague, or told by how long ago it was."""
    if draft.fact.role is not Role.TIME:
        return False
    if _RELATIVE.search(draft.fact.key):
        return True
    return not _DATED.search(draft.fact.key) or grain(draft.fact.value) in {"decade", "interval"}


RULES: tuple[tuple[str, Rule], ...] = (
    ("gives the key away", _gives_key_away),
    ("vague key", _is_vague),
    ("a key without a name", _is_unnamed),
    ("a body that does not act", _is_no_actor),
    ("no person", _is_no_person),
    ("a surname of two", _is_shared),
    ("a place like any other", _is_any_spot),
    ("no date", _has_no_date),
)
