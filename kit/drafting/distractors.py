"""Wrong options that could be right: three of the key's own type, or none at all."""

from __future__ import annotations

import hashlib
import re
from calendar import day_name, month_name
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kit.article import Article
from kit.dates import bounds, grain, is_duration
from kit.drafting.veto import is_vague
from kit.facts import Fact, Mention
from kit.text import collapse, normalise, words

WANTED = 3

_MONTHS, _DAYS = tuple(month_name)[1:], tuple(day_name)
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_LIGHT = frozenset({"a", "an", "the", "of", "in", "on", "at", "and", "for"})


@dataclass(frozen=True, kw_only=True)
class Distractor:
    """A wrong option with the comment for whoever takes it."""

    text: str
    feedback: str


def find_distractors(
    fact: Fact, stem: str, mentions: Iterable[Mention], article: Article
) -> tuple[Distractor, ...]:
    """Give three distractors, or none where three cannot be had.

    Args:
        fact: What is asked.
        stem: The question; nothing it names is offered.
        mentions: What the article names.
        article: What is read; it holds no made-up date, and none is later than its year.
    """
    known = _with_full_names(mentions, fact)
    rivals = list(_rivals(fact, stem, known, article))
    if fact.kind == "when":
        rivals += _neighbours(fact, article)
    chosen: list[Distractor] = []
    for rival in rivals:
        if not any(_overlaps(rival.text, other.text, fact) for other in chosen):
            chosen.append(rival)
    return tuple(chosen[:WANTED]) if len(chosen) >= WANTED else ()


def _with_full_names(mentions: Iterable[Mention], fact: Fact) -> list[Mention]:
    """Give the mentions with the key among them, each person by the fullest name the text has."""
    listed = list(mentions)
    names = sorted({m.text for m in listed if m.label == "PERSON"} | {fact.key}, key=_length)
    return [replace(m, text=_fullest(m.text, names)) if m.label == "PERSON" else m for m in listed]


def _length(name: str) -> tuple[int, str]:
    return -len(words(name)), name


def _fullest(name: str, names: list[str]) -> str:
    """Give the first of the names, the longest before the others, that holds all the words."""
    return next(full for full in names if _content(name) <= _content(full))


def _rivals(
    fact: Fact, stem: str, mentions: Iterable[Mention], article: Article
) -> Iterator[Distractor]:
    """Give what the article names of the key's type, the nearest first."""
    here = fact.sentence.paragraph
    full_names = sorted(mentions, key=lambda m: (abs(m.paragraph - here), -len(m.text), m.text))
    for mention in full_names:
        if _is_rival(fact, stem, mention):
            yield Distractor(text=mention.text, feedback=_where_it_stands(fact, mention, article))


def _where_it_stands(fact: Fact, mention: Mention, article: Article) -> str:
    """Name the paragraph in which an option stands word for word, the nearest to the key."""
    words_of_it = re.compile(rf"(?<!\w){re.escape(collapse(mention.text))}(?!\w)")
    places = [p.number for p in article.paragraphs if words_of_it.search(collapse(p.text))]
    if not places:
        return "The text names this, but not as the answer to this question."
    nearest = min(places, key=lambda number: abs(number - fact.sentence.paragraph))
    return f"This stands in paragraph {nearest}, about something else."


def _is_rival(fact: Fact, stem: str, mention: Mention) -> bool:
    named = normalise(mention.text) in normalise(stem)
    if mention.label != fact.label or named or is_vague(mention.text):
        return False
    if fact.label == "PERSON" and not _is_another_person(mention.text, stem):
        return False
    if fact.kind == "when":
        return _is_alike(mention, fact) and _apart(mention.value, fact.value)
    also_true = fact.kind == "where" and mention.text in fact.sentence.text
    return not also_true and not _overlaps(mention.text, fact.key, fact)


def _is_another_person(name: str, stem: str) -> bool:
    """Whether it is a full name of which no part stands in the stem."""
    return len(words(name)) > 1 and not _content(name) & _content(stem)


def _overlaps(one: str, other: str, fact: Fact) -> bool:
    """Whether two options could mean the same: dates when equal, names when they share a word."""
    if fact.kind == "when":
        return normalise(one) == normalise(other)
    return bool(_content(one) & _content(other))


def _content(text: str) -> set[str]:
    return {word for word in words(normalise(text)) if word not in _LIGHT}


def _apart(one: str, other: str) -> bool:
    first, second = bounds(one), bounds(other)
    return first[1] < second[0] or second[1] < first[0]


def _is_alike(mention: Mention, fact: Fact) -> bool:
    """Whether a date is as fine as the key and written in the same way."""
    same_grain = not is_duration(mention.value) and grain(mention.value) == grain(fact.value)
    return same_grain and _shape(mention.text) == _shape(fact.key)


def _shape(date: str) -> str:
    return re.sub(r"\d+", "9", _YEAR.sub("Y", _DAY.sub("D", _MONTH.sub("M", date))))


def _neighbours(fact: Fact, article: Article) -> Iterator[Distractor]:
    """Give dates of the same shape a few steps away, in an order that differs from key to key."""
    latest_year = article.dateline.year if article.dateline else 9999
    steps = [-1, 1, -2, 2, -3, 3]
    turn = hashlib.sha256(f"{fact.key}{fact.start}".encode()).digest()[0] % len(steps)
    for step in steps[turn:] + steps[:turn]:
        date = _shift(fact.key, step, latest_year)
        if date and date not in collapse(article.text):
            yield Distractor(text=date, feedback="This date does not stand in the text.")


def _shift(date: str, step: int, latest_year: int) -> str | None:
    """Move the finest part of a date that can be moved without leaving its range."""
    number = re.search(r"\b\d{1,2}(?!\d|\w)", date)
    if number and 0 < int(number[0]) + 2 * step <= 28:
        return date[: number.start()] + str(int(number[0]) + 2 * step) + date[number.end() :]
    for pattern, names in ((_MONTH, _MONTHS), (_DAY, _DAYS)):
        found = pattern.search(date)
        if found:
            moved = names[(names.index(found[0]) + step) % len(names)]
            return date[: found.start()] + moved + date[found.end() :]
    year = _YEAR.search(date)
    if year and int(year[0]) + step <= latest_year:
        return date[: year.start()] + str(int(year[0]) + step) + date[year.end() :]
    return None
