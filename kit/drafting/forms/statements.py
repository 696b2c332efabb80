"""A fact told as one sentence that can be true or false."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.drafting.forms.names import with_owner_as_pronoun
from kit.drafting.past import in_plain_past
from kit.drafting.tidying import BRACKETS
from kit.facts import Clause, Fact, Phrase, Role
from kit.text import collapse


def write_statement(fact: Fact, phrases: Iterable[Phrase], filling: str = "") -> str:
    """Give the fact's clause as a sentence, in the order of the article's own.

    Args:
        fact: What is told: its role must be subject, time, place or goal.
        phrases: Those of the phrases after the verb that are to be told.
        filling: What stands where the key stood, with its preposition or article; for a time or
            place nothing may stand there.
    """
    told = [phrase.text for phrase in phrases]
    clause = in_plain_past(fact.clause)
    if fact.role is Role.SUBJECT:
        parts = [filling, *_predicate(clause), *told]
    else:
        parts = _arranged(fact, clause, told, filling)
    sentence = BRACKETS.sub("", collapse(" ".join(part for part in parts if part)))
    sentence = with_owner_as_pronoun(sentence, clause)
    if clause.source:
        sentence = f"according to {_source(fact)}, {sentence}"
    return as_sentence(sentence)


def _source(fact: Fact) -> str:
    """Give who is said to have stated it, with "the" where the article has it."""
    source = fact.clause.source
    has_the = re.search(rf"\bthe {re.escape(source)}\b", fact.sentence.text, re.IGNORECASE)
    return f"the {source}" if has_the else source


def _arranged(fact: Fact, clause: Clause, told: list[str], filling: str) -> list[str]:
    """Put time or place in front or among the phrases, as the article does."""
    start = [clause.subject, *_predicate(clause)]
    if not filling:
        return [*start, *told]
    before = [text for text in told if not _comes_after_key(text, fact)]
    after = [text for text in told if text not in before]
    if _is_in_front(fact) and not clause.source:
        return [f"{filling},", *start, *told]
    return [*start, *before, filling, *after]


def _comes_after_key(phrase: str, fact: Fact) -> bool:
    at = fact.sentence.text.find(" ".join(phrase.split()[:3]))
    return at > fact.start - fact.sentence.start


def _is_in_front(fact: Fact) -> bool:
    """Whether the key stands before the verb in the article."""
    verb = re.compile(rf"\b{re.escape(fact.clause.verb)}\b")
    before = fact.sentence.text[: fact.start - fact.sentence.start]
    return not verb.search(before) and verb.search(fact.sentence.text) is not None


def as_sentence(words: str) -> str:
    """Give words with a capital in front and a full stop behind."""
    first = words.split(" ", 1)[0]
    opened = words if first != first.lower() else words[:1].upper() + words[1:]
    return opened if opened.endswith(".") else f"{opened}."


def _predicate(clause: Clause) -> list[str]:
    """Give auxiliaries, adverbs and verb in the order of a statement."""
    if clause.base == "be" and not clause.auxiliaries:
        return [clause.verb, *clause.adverbs]
    return [*clause.auxiliaries[:1], *clause.adverbs, *clause.auxiliaries[1:], clause.verb]
