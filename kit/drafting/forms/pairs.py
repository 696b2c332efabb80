"""Facts that bear a true and a false statement."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kit.article import Article
from kit.drafting.forms.dates import coarser
from kit.drafting.forms.faults import find_fault, find_stem_veto
from kit.drafting.forms.fillings import Filling, false_fillings, true_filling
from kit.drafting.forms.names import full_name, with_full_subject
from kit.drafting.forms.statements import write_statement
from kit.drafting.turns import turn
from kit.drafting.veto.candidate import word_set
from kit.drafting.wording import Stem, write_stem
from kit.facts import Fact, Role, Survey
from kit.text import words

_ROLES = frozenset({Role.TIME, Role.PLACE, Role.GOAL, Role.SUBJECT})
_UNNAMED = frozenset({"GROUP", "ROLE", "SPOT"})
_FORMS = frozenset({"main", "joined", "relative", "reported", "participle"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_DONE_TO_FIRMS = word_set("found establish open close list launch merge acquire")
_POSSESSIVES = word_set("his her their its himself herself themselves")
_ONE_IN = 3
"""One date in so many is made coarser where it can be."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A fact as a true and as a false statement.

    Attributes:
        fact: What the article says.
        question: The question that would ask for its key.
        right: The true statement.
        true: What it holds in the place of the key.
        wrong: The false statement.
        false: What it holds in the place of the key.
    """

    fact: Fact
    question: Stem
    right: str
    true: Filling
    wrong: str
    false: Filling


def find_pairs(article: Article, survey: Survey) -> Iterator[Pair]:
    """Give the facts that can be told truly and falsely, in the order of the text."""
    for fact in survey.facts:
        is_kind = fact.role in _ROLES and fact.label not in _UNNAMED and fact.clause.form in _FORMS
        if is_kind and not any(forbids(fact, survey, article) for forbids in _UNFIT):
            question = write_stem(fact)
            if not find_stem_veto(fact, question, survey):
                yield from _pair(fact, question, article, survey)


def _pair(fact: Fact, question: Stem, article: Article, survey: Survey) -> Iterator[Pair]:
    told = _coarser(fact) or fact
    named = with_full_subject(fact, survey, article)
    true = true_filling(told, survey, article)
    right = write_statement(named, question.kept, true.words)
    for false in false_fillings(told, question, survey, article):
        wrong = write_statement(named, question.kept, false.words)
        faulty = any(find_fault(text, fact, survey) for text in (right, wrong))
        if not faulty and not _could_be_true(fact, false, survey):
            yield Pair(
                fact=fact, question=question, right=right, true=true, wrong=wrong, false=false
            )
            return


def _coarser(fact: Fact) -> Fact | None:
    """Give some of the dates as the month or year in which they lie."""
    wider = coarser(fact.value, fact.key) if fact.role is Role.TIME else None
    if wider is None or turn(fact, _ONE_IN):
        return None
    return replace(fact, key=wider[0], value=wider[1], preposition="in")


def _could_be_true(fact: Fact, false: Filling, survey: Survey) -> bool:
    """Whether some sentence says the same verb of what is meant to be false."""
    last = (words(false.name) or [""])[-1]
    return any(
        fact.clause.base.lower() in lemmas and last in words(sentence.text)
        for sentence, lemmas in survey.sentences
    )


def _is_his_own(fact: Fact, _: Survey, __: Article) -> bool:
    """Whether "his" or "their" in the statement would tell him or her from them."""
    said = {word.lower() for phrase in fact.clause.rest for word in phrase.text.split()}
    return fact.role is Role.SUBJECT and bool(said & _POSSESSIVES)


def _has_gone_on(fact: Fact, _: Survey, __: Article) -> bool:
    """Whether it holds since a date, or is told in a tense that goes with no date."""
    perfect = bool({"has", "have"} & set(fact.clause.auxiliaries[:1]))
    return fact.preposition == "since" or (perfect and fact.role is Role.TIME)


def _holds_its_name(fact: Fact, _: Survey, __: Article) -> bool:
    """Whether a part of the name stands in the rest: "Ilse Brandt-Okoro was born Ilse Brandt"."""
    told = " ".join(phrase.text for phrase in fact.clause.rest)
    parts = set(re.split(r"\W+", fact.key)) - {"", "the"}
    return fact.role is Role.SUBJECT and bool(parts & set(re.split(r"\W+", told)))


def _has_other_place(fact: Fact, survey: Survey, _: Article) -> bool:
    """Whether a place is told beside the key, in which another would be nonsense."""
    places = {mention.text for mention in survey.mentions if mention.label in _PLACES}
    told = " ".join(phrase.text for phrase in fact.clause.rest)
    return fact.kind == "where" and any(place in told for place in places)


def _is_no_person(fact: Fact, survey: Survey, article: Article) -> bool:
    """Whether what is taken for a person owns something, was founded, or has but one name."""
    if fact.label != "PERSON":
        return False
    owns = article.text[fact.end : fact.end + 2] in {"’s", "'s"}
    one_name = len(full_name(fact.key, survey, article).split()) == 1
    passive = bool({"was", "were", "is", "been"} & set(fact.clause.auxiliaries))
    return owns or one_name or (passive and fact.clause.base in _DONE_TO_FIRMS)


_UNFIT: tuple[Callable[[Fact, Survey, Article], bool], ...] = (
    _is_his_own,
    _has_gone_on,
    _holds_its_name,
    _has_other_place,
    _is_no_person,
)
