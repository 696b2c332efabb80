"""People in a statement: by the fullest name first, then by "his" or "her"."""

from __future__ import annotations

import re
from dataclasses import replace

from kit.article import Article
from kit.facts import Clause, Fact, Survey
from kit.text import collapse, words

_OWNER = re.compile(r"(his|her): (.+)")


def full_name(name: str, survey: Survey, article: Article) -> str:
    """Give the fullest name of a person in the article.

    The name itself where several people share it, or where it stands in the article before any
    fuller name does: then it is more likely that of a firm or a place.
    """
    name = collapse(name)
    own = set(words(name))
    names = {collapse(m.text) for m in survey.mentions if m.label == "PERSON"}
    single = sorted(n for n in names if "and" not in n.split())
    kin = [n for n in single if own <= set(words(n)) or set(words(n)) <= own]
    fullest = max(kin, key=lambda other: (len(words(other)), other), default=name)
    is_one = all(set(words(other)) <= set(words(fullest)) for other in kin)
    return fullest if is_one and _comes_first(fullest, article) else name


def _comes_first(fullest: str, article: Article) -> bool:
    """Whether the surname is never met before the full name."""
    body = collapse(article.text[article.paragraphs[0].start :]) if article.paragraphs else ""
    *first, last = fullest.split() or [""]
    return not first or body.find(fullest) + len(fullest) - len(last) == body.find(last)


def with_full_subject(fact: Fact, survey: Survey, article: Article) -> Fact:
    """Give the fact with a surname as its subject made the full name."""
    subject = fact.clause.subject
    if subject not in {collapse(m.text) for m in survey.mentions if m.label == "PERSON"}:
        return fact
    named = full_name(subject, survey, article)
    return replace(fact, clause=replace(fact.clause, subject=named))


def with_owner_as_pronoun(sentence: str, clause: Clause) -> str:
    """Give "Anna Bell sold her house" for "Anna Bell sold Anna Bell’s house"."""
    for found in filter(None, map(_OWNER.fullmatch, clause.trace)):
        pronoun, name = found.groups()
        if sentence.startswith(name):
            head, rest = sentence[: len(name)], sentence[len(name) :]
            sentence = head + rest.replace(f"{name}’s", pronoun)
    return sentence
