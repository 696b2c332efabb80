"""How long something lasted, with other lengths of the same unit to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kit.article import Article
from kit.bank import Option, QuestionType
from kit.dates import find_durations
from kit.drafting.confidence import confidence
from kit.drafting.forms.drafts import FormDraft
from kit.drafting.forms.faults import find_stem_veto
from kit.drafting.forms.quoting import what_it_says
from kit.drafting.forms.records import LEAST_CONFIDENCE, Form
from kit.drafting.turns import turn
from kit.drafting.wording import Stem, write_stem
from kit.facts import Fact, Role, Survey
from kit.text import NUMBER_WORDS, collapse, normalise

_WRONG = 3
_SPARED = frozenset({"lacks an object", "answered elsewhere too"})
_TEENS = (
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
_NUMBERS = ("zero", *NUMBER_WORDS, *_TEENS)
_LENGTH = re.compile(
    rf"(?P<hedge>(?:nearly|almost|about|around|roughly|approximately) )?"
    rf"(?P<number>an?|\d+|{'|'.join(_NUMBERS[1:])}) (?P<unit>[a-z]+?)s?"
)
_SMALL, _STEP_FROM = 5, 20
_STEPS = ((-2, -1, 1), (-1, 1, 2), (1, 2, 3), (-1, 1, 3))
_WHERE = re.compile(r"\bwhere\b", re.IGNORECASE)


def draft_how_longs(article: Article, survey: Survey) -> list[FormDraft]:
    """Draft a question for each length of time that a clause tells."""
    drafts = (_draft(fact, article, survey) for fact in survey.durations)
    once = {draft.stem: draft for draft in drafts if draft}
    return list(once.values())


def _draft(fact: Fact, article: Article, survey: Survey) -> FormDraft | None:
    question = ask_how_long(fact)
    wrong = list(_other_lengths(fact, article))[:_WRONG]
    if len(wrong) < _WRONG or find_stem_veto(fact, question, survey, _spared(fact)):
        return None
    if (
        _is_told_elsewhere(fact, question, survey)
        or confidence(fact, question, survey) < LEAST_CONFIDENCE
    ):
        return None
    return FormDraft(
        form=Form.HOW_LONG,
        fact=fact,
        question=question,
        type=QuestionType.CHOICE,
        stem=question.text,
        options=(_right(fact, article), *map(_wrong, wrong)),
    )


def _spared(fact: Fact) -> frozenset[str]:
    """Give the rules that a length need not keep: it may itself be the object of its verb."""
    takes = fact.clause.base == "take" and fact.clause.subject == "it"
    does = any(phrase.text.startswith("to ") for phrase in fact.clause.rest)
    spared = _SPARED | ({"a pronoun", "a subject that could be any"} if takes and does else set())
    return spared if fact.preposition else spared | {"half told"}


def _is_told_elsewhere(fact: Fact, question: Stem, survey: Survey) -> bool:
    """Whether another sentence tells of the same thing how long it was."""
    asked = question.lemmas(fact)
    return any(
        asked <= lemmas and find_durations(sentence.text)
        for sentence, lemmas in survey.beside(fact)
    )


def ask_how_long(fact: Fact) -> Stem:
    """Give the question for a length of time: how a place is asked for, with other first words."""
    asked = write_stem(replace(fact, role=Role.PLACE))
    words = "for how long" if fact.preposition else "how long"
    text = _WHERE.sub(words, asked.text, count=1)
    return replace(asked, text=text[0].upper() + text[1:])


def _other_lengths(fact: Fact, article: Article) -> Iterator[str]:
    """Give lengths of the same unit, written as the key is, that do not stand in the article."""
    found = _LENGTH.fullmatch(normalise(fact.key))
    if found is None:
        return
    text = normalise(article.text)
    for number in _near(_count(found["number"]), fact):
        unit = found["unit"] + "s" * (number > 1)
        length = f"{found['hedge'] or ''}{_written(number, found['number'])} {unit}"
        if f"{_written(number, found['number'])} {unit}" not in text:
            yield length


def _count(number: str) -> int:
    if number in {"a", "an"}:
        return 1
    return int(number) if number.isdecimal() else _NUMBERS.index(number)


def _written(number: int, like: str) -> str:
    return str(number) if like.isdecimal() or number >= len(_NUMBERS) else _NUMBERS[number]


def _near(number: int, fact: Fact) -> list[int]:
    """Give numbers about as large, how many of them smaller differing from key to key."""
    step = 1 if number <= _SMALL else 2 if number < _STEP_FROM else max(5, round(number / 25) * 5)
    turned = _STEPS[turn(fact, len(_STEPS))]
    near = (number + step * steps for steps in (*turned, *range(1, 6)))
    return list(dict.fromkeys(other for other in near if other > 0))


def _right(fact: Fact, article: Article) -> Option:
    said = what_it_says(fact, article)
    return Option(text=collapse(fact.key), credit=1, feedback=f"Right. {said}")


def _wrong(length: str) -> Option:
    return Option(text=length, credit=0, feedback="This length of time does not stand in the text.")
