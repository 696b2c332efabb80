"""The stem of a question: a fact turned into one sentence that asks for its key."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable
from dataclasses import replace

from kit.dates import grain
from kit.facts import Clause, Fact, Role

MAX_WORDS = 20

_SINGULAR = {"have": "has", "were": "was", "are": "is", "do": "does", "go": "goes", "be": "is"}
_DO = {"VBD": "did", "VBZ": "does", "VBP": "do"}
_PERFECT = (("had",), ("has",), ("have",))
_WEEKDAY = re.compile(r"(?:last |next )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE)
_ASK_WHEN = {"day": "On what date", "month": "In which month", "year": "In which year"}
_NAME_OF_MONTH = "|".join(tuple(month_name)[1:])
_WRITTEN = {
    "day": re.compile(rf"\d.*(?:{_NAME_OF_MONTH})|(?:{_NAME_OF_MONTH}).*\d|\d[-./]\d"),
    "month": re.compile(_NAME_OF_MONTH),
    "year": re.compile(r"\d{4}"),
}
_BRACKETS = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")


def write_stem(fact: Fact) -> str:
    """Give the question to which the fact's key is the answer, without its less needed phrases."""
    phrases = list(fact.clause.rest)
    stem = _word(fact, [phrase.text for phrase in phrases])
    while len(stem.split()) > MAX_WORDS and any(not phrase.essential for phrase in phrases):
        last = max(n for n, phrase in enumerate(phrases) if not phrase.essential)
        del phrases[last]
        stem = _word(fact, [phrase.text for phrase in phrases])
    return stem


def _word(fact: Fact, rest: list[str]) -> str:
    if fact.role is Role.SPEAKER:
        return f"Who {'wrote' if fact.clause.base == 'write' else 'said'}: “{fact.quote}”?"
    words = _WORDINGS[fact.role](fact, rest)
    stem = _BRACKETS.sub("", " ".join(word for word in words if word))
    source = fact.clause.source
    return f"According to {source}, {stem[0].lower()}{stem[1:]}?" if source else f"{stem}?"


def _ask_subject(fact: Fact, rest: list[str]) -> list[str]:
    clause = fact.clause
    auxiliaries = [_SINGULAR.get(word, word) for word in clause.auxiliaries[:1]]
    verb = _third_person(clause.base) if _is_bare_present(clause) else clause.verb
    if clause.base == "be" and not auxiliaries:
        verb = _SINGULAR.get(clause.verb.lower(), clause.verb)
    return ["Who", *auxiliaries, *clause.auxiliaries[1:], *clause.adverbs, verb, *rest]


def _is_bare_present(clause: Clause) -> bool:
    return clause.tag == "VBP" and not clause.auxiliaries


def _third_person(base: str) -> str:
    if base in _SINGULAR:
        return _SINGULAR[base]
    if re.search(r"(?:s|x|z|ch|sh|o)$", base):
        return base + "es"
    return re.sub(r"(?<![aeiou])y$", "ie", base) + "s"


def _ask_agent(fact: Fact, rest: list[str]) -> list[str]:
    return ["By whom", *_inverted(fact.clause), *rest]


def _ask_place(fact: Fact, rest: list[str]) -> list[str]:
    return ["Where", *_inverted(fact.clause), *rest]


def _ask_time(fact: Fact, rest: list[str]) -> list[str]:
    return [_ask_when(fact), *_inverted(_plain_past(fact.clause)), *rest]


def _ask_when(fact: Fact) -> str:
    """Ask for the grain in which the key is written: "Friday morning" is no date."""
    if _WEEKDAY.fullmatch(fact.key):
        return "On which day"
    asked = str(grain(fact.value))
    return _ASK_WHEN[asked] if asked in _WRITTEN and _WRITTEN[asked].search(fact.key) else "When"


def _plain_past(clause: Clause) -> Clause:
    """Give "had fallen" as "fell", which is how one asks for its date."""
    is_perfect = clause.tag == "VBN" and clause.auxiliaries in _PERFECT
    return replace(clause, auxiliaries=(), tag="VBD") if is_perfect else clause


def _inverted(clause: Clause) -> list[str]:
    """Give the verb with its subject in the order of a question, "do" added where it is needed."""
    first, *others = clause.auxiliaries or ("",)
    if first:
        return [first, clause.subject, *others, *clause.adverbs, clause.verb]
    if clause.base == "be":
        return [clause.verb, clause.subject, *clause.adverbs]
    return [_DO.get(clause.tag, "did"), clause.subject, *clause.adverbs, clause.base]


_WORDINGS: dict[Role, Callable[[Fact, list[str]], list[str]]] = {
    Role.SUBJECT: _ask_subject,
    Role.AGENT: _ask_agent,
    Role.PLACE: _ask_place,
    Role.GOAL: _ask_place,
    Role.TIME: _ask_time,
}
