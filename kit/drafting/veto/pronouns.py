"""Rules on pronouns: whom they mean must be clear from the question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kit.drafting.veto.candidate import PERSONAL, POSSESSIVE, Candidate, Rule, word_set
from kit.facts import Role
from kit.lexicon import noun_classes

# "It is clear that", "it is time to": here "it" means nothing, unlike in "it was asked to meet".
_EXPLETIVE = re.compile(
    r"\bit (?:is|was|has been) (?:too |not |very )?"
    r"(?:\w+(?: for \w+(?: \w+)?)? (?=that\b)"
    r"|(?:\w+(?<!ed)|agreed|decided)(?: for \w+(?: \w+)?)? (?=to\b))"
)
_COUNTING_ONE = re.compile(r"\b(?:[Oo]ne|others) (?!who\b|that\b|was\b|is\b|had\b|has\b)(?=[a-z])")
_THOSE_WHO = re.compile(
    r"\bthose (?=(?:who|that|whose|in|of|with|from|aboard|living|responsible|\w+ed)\b)"
)
"""Who they are is told by what comes after."""
# Others than these would not be heard as meaning "who".
_BOUND = frozenset({"he", "she", "his", "her"})
_OWNING_HER = re.compile(
    r"\bher (?!(?:in|at|to|on|for|with|by|from|and|as|that|when|after)\b)(?=[a-z])"
)
_DONE_TO_IT = re.compile(
    r"\bits (?:return|release|removal|closure|sale|demolition|destruction|recovery|restoration)\b"
)
"""What a court or a board does to it: "ordered its return"."""
_OF_ITS = re.compile(
    r"\b(?:was|were|did|is|are|has|have|had|will|would) (?:the|an?|one|some|many)"
    r" (?:[\w-]+ ){0,3}of (?:its|their|his|her)\b"
)
"""When was the best known of its monuments found?"""
_OF_ANOTHER = re.compile(
    r"(?:Sentencing|Jailing|Addressing|Describing|Praising) (?:her|him|them)\b"
)
"""Then "she" is not the judge who says so."""
_AUXILIARIES = word_set("was were is are had has have would will could did might may should must")
_MANY = word_set("people children men women police")
_THING = frozenset({"it", "its"})
_SEVERAL = frozenset({"they", "their"})
_OWNED = POSSESSIVE | {"her"}
_SEVERAL_OWN = frozenset({"their", "themselves"})


def _has_pronoun(draft: Candidate) -> bool:
    """Whether a pronoun means somebody whom only the sentence before names."""
    # "Who conceded that it spared him his injury?" means whoever is asked for.
    if _OF_ANOTHER.match(draft.fact.sentence.text) and {"he", "she"} & set(draft.unquoted):
        return True
    may_be_bound = _BOUND | ({"him"} if draft.fact.kind == "who" else set())
    loose = PERSONAL - (draft.clause.bound & may_be_bound)
    loose -= _meaning_the_subject(draft)
    return "that's" in draft.unquoted or any(word in loose for word in _pronouns(draft))


def _meaning_the_subject(draft: Candidate) -> frozenset[str]:
    """Give the pronouns that can only mean the subject, a thing or several, which it names."""
    clause = draft.clause
    told = clause.subject.split()
    if _acted_upon(draft):
        return frozenset()
    people = {w for m in draft.survey.mentions if m.label == "PERSON" for w in m.text.split()}
    is_thing = len(told) > 1 and not clause.somebody and not people & set(told)
    if clause.many:
        return _SEVERAL if len(told) > 1 else frozenset()
    return _THING if is_thing else frozenset()


def _acted_upon(draft: Candidate) -> bool:
    """Whether "it" or "they" does not begin a clause, so that it may be anything."""
    pairs = pairwise((*draft.unquoted, ""))
    return any(w in {"it", "they"} and after not in _AUXILIARIES for w, after in pairs)


def _pronouns(draft: Candidate) -> Iterator[str]:
    """Give the pronouns outside quotations, in small letters."""
    text = _THOSE_WHO.sub("", _EXPLETIVE.sub("", " ".join(draft.unquoted)))
    text = _OWNING_HER.sub("hers' ", _COUNTING_ONE.sub("", text))
    for found in re.finditer(r"[\w']+", text):
        word = found.group().split("'")[0].lower()
        if word in PERSONAL and found.group() not in {"US", "hers'"}:
            yield word


def _may_own_another(draft: Candidate) -> bool:
    """Whether "his" or "her" may belong to somebody else than the key."""
    owning = {"his", "her"} & set(draft.unquoted)
    return draft.fact.label == "PERSON" and bool(owning - draft.clause.bound)


def _means_another_sex(draft: Candidate) -> bool:
    """Whether it asks for a man and says "her", of whom the question does not tell."""
    last = draft.fact.name.split()[-1]
    own = {m.sex for m in draft.survey.mentions if m.sex and m.text.endswith(last)}
    others = {w for m in draft.survey.mentions if m.label == "PERSON" for w in m.text.split()}
    other = {"her", "she"} if own == {"male"} else {"his", "he", "him"}
    told = other & set(draft.unquoted)
    is_person = draft.fact.label == "PERSON" and draft.fact.kind == "who" and len(own) == 1
    meant = any(_has_person_before(draft, word) for word in told)
    return is_person and bool(told) and not meant and not others & set(draft.unquoted)


def _has_unbound_possessive(draft: Candidate) -> bool:
    """Whether "their" has nothing before it in the question to which it can belong."""
    told = " ".join(draft.unquoted)
    if _DONE_TO_IT.search(told) or (draft.fact.kind != "who" and _OF_ITS.search(told)):
        return True
    if draft.fact.kind == "who":
        # "A panel will examine their contracts"
        is_one_body = draft.fact.label == "ORG" or draft.fact.name.lower().startswith("a ")
        is_one_body |= draft.fact.role is Role.AGENT
        one = draft.fact.label in {"PERSON", "ROLE"} or is_one_body
        return any(
            not _has_noun_before(draft, word) if one else word not in _SEVERAL_OWN
            for word in _OWNED & set(draft.unquoted)
            if not (one and word in {"his", "her"})
        )
    if not _OWNED & {word.lower() for word in draft.unquoted[1:]}:
        return False
    people = {w for m in draft.survey.mentions if m.label == "PERSON" for w in m.text.split()}
    for n, word in enumerate(draft.unquoted[1:]):
        before = draft.unquoted[1 : n + 1]
        owners = {
            "their": draft.clause.many,
            "his": any(w in people for w in before),
            "her": any(w in people for w in before),
        }
        owned = any(w[:1].isupper() or w == "the" for w in before)
        if word.lower() in _OWNED and not (owned and owners.get(word.lower(), True)):
            return True
    return False


def _has_noun_before(draft: Candidate, word: str) -> bool:
    """Whether a noun phrase stands before a word in the question: "the shop and its staff"."""
    before = draft.unquoted[1 : draft.unquoted.index(word)]
    is_many = word == "their"
    several = is_many and any(map(_is_several, before[1:]))
    if is_many and draft.fact.label == "PERSON":
        return several
    return several or any(w in {"the", "a", "an"} or w[:1].isupper() for w in before)


def _has_person_before(draft: Candidate, word: str) -> bool:
    """Whether a name or "the woman" stands before a word in the question, and not "a cross"."""
    before = draft.unquoted[1 : draft.unquoted.index(word)]
    return any(w[:1].isupper() or noun_classes().get(w) == "person" for w in before)


def _is_several(word: str) -> bool:
    """Whether it is a plural, or a group: "the council and their plans"."""
    return _is_plural(word) or noun_classes().get(word) == "group"


def _is_plural(word: str) -> bool:
    """Whether a word is a plural of people or things, as far as its form tells."""
    return word in _MANY or (word.endswith("s") and len(word) > 4 and word[-2] not in "sui")


RULES: tuple[tuple[str, Rule], ...] = (
    ("a pronoun", _has_pronoun),
    ("a pronoun of another sex", _means_another_sex),
    ("a possessive without owner", _has_unbound_possessive),
)
DOUBTS: tuple[tuple[str, Rule], ...] = (("his or her of another", _may_own_another),)
