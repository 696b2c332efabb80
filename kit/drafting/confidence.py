"""How likely a teacher keeps a question, and how hard it is: small sums over its marks."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kit.drafting.veto import find_doubts
from kit.drafting.wording import Stem
from kit.facts import Fact, Role, Survey
from kit.text import normalise, words

_WEIGHTS = Path(__file__).with_name("weights.csv")
_PRONOUN_STEP = re.compile(r"(?:he|she): ").match
_SHORT, _LONG = 7, 15
_FEW, _VERY_FEW = 9, 7
_SHORT_SENTENCE = 13
_MOST = 0.75
_NEW = re.compile(r"\b(?:a|an|another|some|several)\b(?! (?:hundred|thousand|million|dozen))")
_LEANING = frozenset(
    {"he", "she", "they", "it", "them", "his", "her", "their", "this", "that", "it's"}
)


def confidence(fact: Fact, question: Stem, survey: Survey) -> float:
    """Give the chance, 0 to 1, that a question is acceptable: a logistic sum over its marks.

    The weights were fitted to judged drafts by `tests/bench/fit_confidence.py`; a mark without a
    weight counts nothing.
    """
    weights = _weights()
    total = weights.get("any", 0.0) + sum(
        weights.get(mark, 0.0) for mark in marks(fact, question, survey)
    )
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, float]:
    with _WEIGHTS.open(encoding="utf-8", newline="") as file:
        return {row["mark"]: float(row["weight"]) for row in csv.DictReader(file)}


def marks(fact: Fact, question: Stem, survey: Survey) -> tuple[str, ...]:
    """Give the names of what is true of a question, in a fixed order."""
    return tuple(name for name, holds in _marks(fact, question, survey) if holds)


def _marks(fact: Fact, question: Stem, survey: Survey) -> Iterator[tuple[str, bool]]:
    yield from _clause_marks(fact)
    yield from _stem_marks(question)
    if fact.role is not Role.SPEAKER:
        yield from _share_marks(fact, question)
    yield from _key_and_verb_marks(fact, question)
    yield from _place_marks(fact, survey)
    yield from _name_marks(fact, survey)
    yield from _date_and_name_marks(fact, survey)
    yield (
        "more than one clause",
        bool({"that", "who", "which", "after"} & set(words(question.text))),
    )
    if fact.role is Role.SPEAKER:
        yield from _quotation_marks(fact, survey)
    yield from ((doubt, True) for doubt in find_doubts(fact, question, survey))


def _clause_marks(fact: Fact) -> Iterator[tuple[str, bool]]:
    clause = fact.clause
    yield f"role {fact.role}", True
    yield f"key {fact.label}", True
    yield f"{clause.form} clause", True
    yield "reported by somebody", bool(clause.source)
    yield "pronoun replaced", any(not step.startswith("the ") for step in clause.trace)
    yield "bare noun replaced", any(step.startswith("the ") for step in clause.trace)
    yield "name taken from the sentence before", fact.sentence.text.count(". ") > 0
    yield "a pronoun stands for the key", any(map(_PRONOUN_STEP, fact.trace[-1:]))
    for step in ("date beside an infinitive", "place beside a noun"):
        yield step, step in fact.trace
    yield "cut short", clause.is_cut and fact.role not in {Role.SPEAKER, Role.BEARER}


def _stem_marks(question: Stem) -> Iterator[tuple[str, bool]]:
    length = len(question.text.split())
    yield "short", length < _SHORT
    yield "long", length > _LONG
    yield "shortened", question.cut > 0
    yield "names somebody or something", _has_name(question.text)
    yield "has a number", any(map(str.isdigit, question.text))


def _share_marks(fact: Fact, question: Stem) -> Iterator[tuple[str, bool]]:
    """Say how much of its sentence a question tells, and what it tells of as of something new."""
    told, whole = len(question.text.split()), len(fact.sentence.text.split())
    anew = len(_NEW.findall(question.text))
    yield "most of its sentence", told > _MOST * whole
    yield "a short sentence", whole < _SHORT_SENTENCE
    yield "one thing told anew", anew == 1
    yield "several things told anew", anew > 1


def _key_and_verb_marks(fact: Fact, question: Stem) -> Iterator[tuple[str, bool]]:
    clause, key = fact.clause, fact.name.split()
    yield "long key", len(key) > 4
    yield "key of one word", len(key) == 1
    yield "key in small letters", fact.name.islower()
    yield "passive", clause.tag == "VBN" and bool({"was", "were"} & {*clause.auxiliaries})
    yield "present", clause.tag in {"VBZ", "VBP"} and not clause.auxiliaries
    yield "progressive", clause.tag == "VBG"
    yield "has an object", any(phrase.essential for phrase in question.kept)
    yield "holds a quotation", "“" in question.text or '"' in question.text
    yield "commas", "," in question.text
    yield "has a possessive", bool({"his", "her", "their", "its"} & set(words(question.text)))


def _name_marks(fact: Fact, survey: Survey) -> Iterator[tuple[str, bool]]:
    """Say whether more than the pipeline's word tells that the key is a person or a body."""
    if fact.label in {"PERSON", "ORG"}:
        last = fact.name.split()[-1]
        own = [m for m in survey.mentions if m.label == fact.label and m.text.endswith(last)]
        yield f"an unsure {fact.label}", not any(mention.sure for mention in own)


def _place_marks(fact: Fact, survey: Survey) -> Iterator[tuple[str, bool]]:
    place = _place(fact, survey)
    yield "in the first quarter", place < 0.25
    yield "in the last quarter", place > 0.75


def _date_and_name_marks(fact: Fact, survey: Survey) -> Iterator[tuple[str, bool]]:
    count = _count(fact, survey)
    # "Took 11 days" tells all that a length of time needs.
    is_light = fact.clause.base in {"be", "have", "do", "make", "take", "get"}
    yield "light verb", is_light and fact.role is not Role.DURATION
    yield "full date", _is_full_date(fact)
    yield "year or month", fact.role is Role.TIME and len(fact.value) in {4, 7}
    yield "named often", count > 2
    yield "named once", count < 2
    yield "weekday", fact.role is Role.TIME and fact.name.endswith("day")
    yield "since", fact.preposition == "since"


def _is_full_date(fact: Fact) -> bool:
    return fact.role is Role.TIME and len(fact.value) == 10 and len(fact.name.split()) > 2


def _quotation_marks(fact: Fact, survey: Survey) -> Iterator[tuple[str, bool]]:
    said = set(words(normalise(fact.quote)))
    yield "quotation of few words", len(words(fact.quote)) < _FEW
    yield "quotation of very few words", len(words(fact.quote)) < _VERY_FEW
    yield "quotation that leans", bool(said & _LEANING)
    yield "quotation with an it", bool(said & {"it", "it's", "them"})
    yield "quotation of the speaker's own life", bool(said & {"i", "my", "me"})
    yield "quotation with a name or number", _has_name(fact.quote)
    yield "only one person speaks", _speakers(survey) == 1
    yield (
        "quotation without its own attribution",
        fact.trace[0] != "attribution beside the quotation",
    )


def _speakers(survey: Survey) -> int:
    spoken = {f.key.split()[-1] for f in survey.facts if f.role in {Role.SPEAKER, Role.SOURCE}}
    return len(spoken)


def _has_name(stem: str) -> bool:
    return any(word[:1].isupper() for word in words(stem)[1:])


def _place(fact: Fact, survey: Survey) -> float:
    """Give how far into the article the key stands, 0 at its beginning and 1 at its end."""
    last = survey.sentences[-1][0].end if survey.sentences else 1
    return fact.start / max(last, 1)


def _count(fact: Fact, survey: Survey) -> int:
    """Count the sentences that hold the key."""
    key = normalise(fact.name)
    return sum(key in sentence for sentence in survey.plain_sentences)


def difficulty(fact: Fact, question: Stem, survey: Survey) -> float:
    """Estimate how hard a question is, 0 (easy) to 1, from what makes the answer hard to find.

    Each counts the same: few words shared with the evidence, a long evidence, a clause inside
    another, a name that comes from another sentence, several rivals for the key in the paragraph.
    """
    asked = set(words(normalise(question.text)))
    told = words(normalise(fact.sentence.text))
    rivals = {
        m.text
        for m in survey.mentions
        if m.label == fact.label and m.paragraph == fact.sentence.paragraph
    }
    reasons = (
        1 - len(asked & set(told)) / max(len(asked), 1),
        min(len(told) / 50, 1.0),
        float(fact.clause.form in {"relative", "participle", "reported"}),
        float(bool(fact.clause.trace)),
        min(max(len(rivals) - 1, 0) / 3, 1.0),
    )
    return round(sum(reasons) / len(reasons), 2)
