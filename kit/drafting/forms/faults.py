"""Why a statement must not be made: the rules for questions, as far as they fit, and some more."""

from __future__ import annotations

import re
from itertools import chain

from kit.drafting.veto import RULES, form, pointing
from kit.drafting.veto.candidate import Candidate, word_set
from kit.drafting.wording import MAX_WORDS, Stem
from kit.facts import Fact, Role, Survey
from kit.text import words

_LEAST_WORDS = 4
_IN_A_ROW = re.compile(
    r"(?:the )?(?:first|second|third|fourth|fifth|last|final|next|others?|latest|rest|latter)"
    r"(?: \S+)?$"
)
_UNIT = r"(?:second|moment|minute|hour|day|week|month|year)s?"
_LINKS = ("before", "after", "earlier", "later", "ago")
_DETERMINED = re.compile(r"(?:an?|the|two|three|four|\d+|his|her|its|their)\b")
_POINTING = re.compile(
    r"\b(?:the (?:former|latter|same)|most recent|nearby|elsewhere)\b", re.IGNORECASE
)
_BESIDE = word_set("in on at of by from for with into near before after about over through until")
_TO_AN_OFFICE = frozenset({"appoint", "name", "call", "promote", "nominate"})
_ONLY_FOR_QUESTIONS = frozenset(
    {
        "another date",
        "another place",
        "answered elsewhere too",
        "a subject that could be any",
    }
)
_FOR_DATES = frozenset({"a subject that could be any"})
_SHARED_RULES = tuple(
    rule for rule in (*form.RULES, *pointing.RULES) if rule[0] not in _ONLY_FOR_QUESTIONS
)
_SMALL_WORDS = word_set(
    "a an the in on at of to by from for with into just only about around after before during "
    "more less over under some many few several most two three four five six seven eight nine ten "
    "early late then now here there this that these those his her their its our when while as"
)


def find_stem_veto(
    fact: Fact, question: Stem, survey: Survey, spared: frozenset[str] = frozenset()
) -> str | None:
    """Give the rule that forbids to ask for the key, those left out that are to be spared.

    "When did a restaurant close?" could mean any; "A restaurant closed in 2012." tells of one.
    """
    if fact.role is Role.TIME:
        spared |= _FOR_DATES
    candidate = Candidate(fact=fact, question=question, survey=survey)
    rules = (rule for rule in RULES if rule[0] not in spared)
    return next((name for name, forbids in rules if forbids(candidate)), None)


def find_fault(statement: str, fact: Fact, survey: Survey) -> str | None:
    """Give the name of the first rule a statement breaks, or None."""
    bare = Stem(text=statement.removesuffix("."), kept=fact.clause.rest)
    candidate = Candidate(fact=fact, question=bare, survey=survey)
    own = (name for name, breaks in _OWN_RULES if breaks(statement, fact))
    shared = (name for name, forbids in _SHARED_RULES if forbids(candidate))
    return next(chain(own, shared), None)


def _has_odd_length(statement: str, _: Fact) -> bool:
    return not _LEAST_WORDS <= len(statement.split()) <= MAX_WORDS


def _points(statement: str, _: Fact) -> bool:
    return _POINTING.search(statement) is not None


def _lacks_its_end(_: str, fact: Fact) -> bool:
    """Whether "was appointed" does not say to what, or "was sentenced" to how long."""
    phrases = fact.clause.rest
    if fact.clause.base == "sentence":
        return not any(phrase.text.startswith("to ") for phrase in phrases)
    return fact.clause.base in _TO_AN_OFFICE and not any(phrase.essential for phrase in phrases)


def _has_stray_capital(statement: str, fact: Fact) -> bool:
    """Whether the first word of the article's sentence stands inside with its capital."""
    first = (words(fact.sentence.text) or [""])[0]
    inside = words(statement)[1:]
    return first in inside and first[:1].isupper() and first.lower() in _SMALL_WORDS


def _names_twice(statement: str, fact: Fact) -> bool:
    """Whether a name that was put for a pronoun stands there twice."""
    names = (step.partition(": ")[2] for step in fact.clause.trace)
    return any(name and statement.count(name) > 1 for name in names)


def _is_thin(_: str, fact: Fact) -> bool:
    """Whether little is told: "More than 4,000 people died", "Anna Bell trained before school"."""
    subject, told = fact.clause.subject, [phrase.text for phrase in fact.clause.rest]
    if fact.role is Role.SUBJECT:
        objects = [p.text for p in fact.clause.rest if p.essential]
        has_object = any(text.split()[0] not in _BESIDE for text in objects if text)
        return not has_object and not any(character.isupper() for character in "".join(told))
    known = subject.startswith("the ") or any(word[:1].isupper() for word in subject.split())
    return not known and not told


def _is_one_of_a_row(_: str, fact: Fact) -> bool:
    """Whether the subject is "the first group" or "the others"."""
    return _IN_A_ROW.match(fact.clause.subject.lower()) is not None


def _has_stray_their(statement: str, fact: Fact) -> bool:
    """Whether "their" has only one person or thing to belong to."""
    stray = re.search(r"(?<!\band )\b(?:their|themselves)\b", statement)
    return stray is not None and not fact.clause.many


def _lacks_what_follows(_: str, fact: Fact) -> bool:
    """Whether "moments" has lost the "before" that stands after it."""
    before = (phrase.text for phrase in fact.clause.rest)
    ends = (text for text in before if re.search(rf"\b{_UNIT}$", text))
    return any(f"{text} {link}" in fact.sentence.text for text in ends for link in _LINKS)


def _has_open_aside(statement: str, fact: Fact) -> bool:
    """Whether a comma is left without its fellow: "the guide, two men and a dog set out"."""
    first, comma, rest = fact.clause.subject.partition(", ")
    is_list = " and " in rest and not _DETERMINED.match(rest) and " " not in first.strip()
    is_names = " and " in rest and first[:1].isupper() and rest[:1].isupper()
    return (bool(comma) and not (is_list or is_names)) or "that," in statement


def _tells_a_quotation(_: str, fact: Fact) -> bool:
    """Whether a colon in the sentence has gone: "tweeted: The murders are sickening"."""
    return re.search(r":\s+[“\"A-Z]", fact.sentence.text) is not None


_OWN_RULES = (
    ("lacks what follows", _lacks_what_follows),
    ("an open aside", _has_open_aside),
    ("tells a quotation", _tells_a_quotation),
    ("tells too little", _is_thin),
    ("one of a row", _is_one_of_a_row),
    ("a stray their", _has_stray_their),
    ("too long or too short", _has_odd_length),
    ("points outside the statement", _points),
    ("does not say to what", _lacks_its_end),
    ("a stray capital", _has_stray_capital),
    ("a name twice", _names_twice),
)
