"""What can stand in a statement where the key stood: the key itself, and what is false there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kit.article import Article
from kit.drafting.distractors import find_distractors
from kit.drafting.forms.dates import with_preposition
from kit.drafting.forms.names import full_name
from kit.drafting.records import Distractor
from kit.drafting.wording import Stem
from kit.facts import Fact, Role, Survey
from kit.text import collapse

_ARTICLE_BEFORE = re.compile(r"\b(the|an?)\s+$", re.IGNORECASE)
_NAMED_WITH_THE = re.compile(
    r"(?:United|Netherlands|Philippines|Bahamas|Maldives|Gambia|Czech Republic|Dominican|"
    r"Democratic Republic|Central African)\b|.*(?:Islands|Republic|Emirates|States|Kingdom|"
    r"River|Ocean|Sea|Mountains|Alps)$"
)
_YEAR = re.compile(r"\d{4}")
_GENERATION = 25
_UNINFLECTED = frozenset({"had", "will", "did"})


@dataclass(frozen=True, kw_only=True)
class Filling:
    """Words for the place of the key.

    Attributes:
        words: With article or preposition, as they stand in the statement.
        name: Without them.
        comment: What is said of it when it is false; empty when it is true.
    """

    words: str
    name: str
    comment: str = ""


def true_filling(fact: Fact, survey: Survey, article: Article) -> Filling:
    """Give the key as a statement names it: a person by the fullest name, a place with "in"."""
    if fact.role is Role.TIME:
        date = collapse(fact.key)
        return Filling(words=with_preposition(fact, date, fact.value), name=date)
    if fact.label == "PERSON":
        name = full_name(fact.key, survey, article)
        return Filling(words=name, name=name)
    key = collapse(fact.key)
    found = _ARTICLE_BEFORE.search(article.text[: fact.start])
    named = f"{found[1].lower()} {key}" if found else key
    return Filling(words=_placed(fact, named), name=named)


def false_fillings(fact: Fact, question: Stem, survey: Survey, article: Article) -> list[Filling]:
    """Give what is of the key's type and fits its place, but is false there; the best first."""
    found = find_distractors(fact, question.text, survey.mentions, article)
    return sorted(
        _fitting(fact, found, survey, article), key=lambda filling: _years_apart(fact, filling)
    )


def _years_apart(fact: Fact, filling: Filling) -> int:
    """Give by how many generations two years differ; nothing for anything but years."""
    one, other = fact.key, filling.name
    are_years = _YEAR.fullmatch(one) and _YEAR.fullmatch(other)
    return abs(int(one) - int(other)) // _GENERATION if are_years else 0


def _fitting(
    fact: Fact, found: Iterable[Distractor], survey: Survey, article: Article
) -> Iterator[Filling]:
    has_the = _ARTICLE_BEFORE.search(article.text[: fact.start]) is not None
    for distractor in found:
        text, comment = collapse(distractor.text), _comment(distractor)
        if fact.role is Role.TIME:
            placed = with_preposition(fact, text, fact.value)
            yield Filling(words=placed, name=text, comment=comment)
        elif fact.label == "PERSON":
            name = full_name(text, survey, article)
            if " " in name:
                yield Filling(words=name, name=name, comment=comment)
        else:
            named = _as_named(text, article)
            placed, alike = _placed(fact, named), named.startswith("the ") == has_the
            if _fits(fact, placed, article) and (alike or fact.kind == "where"):
                yield Filling(words=placed, name=named, comment=comment)


def _comment(distractor: Distractor) -> str:
    """Say of a distractor by name what its feedback says of "this"."""
    said = re.sub(r"^This (?:date )?", "", distractor.feedback)
    return f"“{collapse(distractor.text)}” {said}" if said != distractor.feedback else said


def _placed(fact: Fact, named: str) -> str:
    """Give a place with its preposition; anything else needs none."""
    return f"{fact.preposition} {named}".strip() if fact.kind == "where" else named


def _fits(fact: Fact, placed: str, article: Article) -> bool:
    """Whether the article itself would put it so: "in" before a city, but "on" an island."""
    if fact.kind != "where":
        return _agrees_with_anybody(fact)
    return (fact.label == "GPE" and fact.preposition == "in") or (
        re.search(rf"\b{re.escape(placed)}\b", collapse(article.text)) is not None
    )


def _agrees_with_anybody(fact: Fact) -> bool:
    """Whether the verb is the same for one and for many."""
    first = (*fact.clause.auxiliaries, "")[0]
    plain_past = not first and fact.clause.tag == "VBD" and fact.clause.base != "be"
    return plain_past or first in _UNINFLECTED


def _as_named(name: str, article: Article) -> str:
    """Give a name with "the" where the article puts it there, or everybody does."""
    text = collapse(article.text)
    known = re.search(rf"(\b[Tt]he )?(?<!\w){re.escape(name)}(?!\w)", text)
    with_the = bool(known[1]) if known else _NAMED_WITH_THE.match(name) is not None
    return f"the {name}" if with_the else name
