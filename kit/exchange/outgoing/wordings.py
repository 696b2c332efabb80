"""Other wordings of a typed answer: its article and preposition, its accents and marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from kit.bank import Kind
from kit.exchange.outgoing.figures import (
    WEEKDAY,
    days,
    is_month,
    is_plain_day,
    numbers,
    short_months,
)
from kit.names import surname
from kit.numbers import in_digits, quantities
from kit.places import Place, PlaceKind, find_place
from kit.text import normalise, plain_marks


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, so far as wordings depend on it.

    Attributes:
        kind: Who, when or where; None if something else.
        is_person: Whether a right answer is the name of a person.
        is_english: Whether the question is in English; otherwise its words are left alone.
    """

    kind: Kind | None
    is_person: bool
    is_english: bool


@lru_cache(maxsize=1024)
def wordings(asked: Asked, text: str) -> tuple[str, ...]:
    """Give the other wordings of an answer, each once, likely ones first; judge them yourself."""
    found = [text]
    for way in _IN_ENGLISH if asked.is_english and is_latin(text) else _IN_ANY:
        found += [form for each in found for form in way(asked, each)]
    return tuple(dict.fromkeys(form.strip() for form in found[1:] if form.strip()))


def is_latin(text: str) -> bool:
    """Say whether all letters of a text are Latin.

    >>> is_latin("São Paulo, 2016"), is_latin("الموصل")
    (True, False)
    """
    if text.isascii():
        return True
    return all(unicodedata.name(sign, "").startswith("LATIN") for sign in text if sign.isalpha())


_ARTICLE = re.compile(r"(?P<article>the|an?) (?=\S)", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"(?:in|on|at|near|by|from|to|of|with|for|some\w*|his|her|its|their|my|our|your|th[ei]s\w?|that"
    r"|those|s?he|they|i|we|you|it|no|not|because|so|when|while|if"
    r"|about|around|roughly|approximately|nearly|almost|over|more than|at least)(?![\w-])"
    # A number counts something; but the 501st, the 1920s, the 9-year-old boy.
    r"|\W*\d(?!\d*(?:st|nd|rd|th|s)\b|\d*-[a-z])"
    # Google’s headquarters, but the president’s office.
    r"|(?-i:[A-Z])[\w-]*['’]s ",
    re.IGNORECASE,
)
_HEAD = re.compile(r" (?:of|in|at|on|to|with|from|for|by|near|who|that|which|and|or)\b.*")
_MANY = re.compile(r"(?:(?<!s)s|\b(?:people|men|women|children|police|staff))\Z")
_AN = re.compile(r"(?!uni|use|eu|one|once)[aeiou]|hour|hono|heir")
_BARE = frozenset(PlaceKind) - {PlaceKind.MOUNTAINS, PlaceKind.WATER, PlaceKind.RIVER}
_PLURAL = re.compile(r"s\Z|Republic|Kingdom")


def _article(asked: Asked, text: str) -> Iterator[str]:
    """Give the form with or without "the"."""
    if found := _ARTICLE.match(text):
        yield text[found.end() :]
        if found["article"].casefold() != "the":
            yield f"the {text[found.end() :]}"
    elif asked.kind is not Kind.WHEN and not _NO_NOUN.match(text) and not _has_none(asked, text):
        yield f"the {text}"


def _indefinite(asked: Asked, text: str) -> Iterator[str]:
    """Give a form that is one thing, and no name, with "a" or "an"."""
    head = _HEAD.sub("", text)
    if asked.kind is Kind.WHEN or _NO_NOUN.match(text) or _ARTICLE.match(text):
        return
    if (
        text[0].islower()
        and head.islower()
        and not _MANY.search(head)
        and not _has_none(asked, text)
    ):
        yield f"{'an' if _AN.match(text) else 'a'} {text}"


def _has_none(asked: Asked, text: str) -> bool:
    """Say whether no article stands before it: a person, a city, most countries, so many metres."""
    is_number = text[0].isalpha() and in_digits(normalise(text))[:1].isdecimal()  # ninety
    if is_number or _is_part_of_place(text):
        return True
    if asked.kind is Kind.WHO and not text[0].isdecimal() and (asked.is_person or surname(text)):
        return True
    if any(quantity.unit for quantity in quantities(text)):
        return True
    place = _place(text)
    if place is None or place.kind not in _BARE:
        return False
    return place.kind is not PlaceKind.COUNTRY or not _PLURAL.search(place.name)


def _is_part_of_place(text: str) -> bool:
    """Say whether a name has a small word before it, as northern Iraq and downtown Taipei have."""
    words = _HEAD.sub("", text).split()
    return words[0][0].islower() and words[-1][0].isupper()


def _place(text: str) -> Place | None:
    return find_place(re.split(r", | and ", text)[0])


_HEDGE = re.compile(r"(?:about|around|roughly|approximately|some) (?=[£$€]?\d)", re.IGNORECASE)
_COUNTED = re.compile(r"[£$€]?(?P<number>\d[\d,.]*(?: (?:thousand|million|billion))?)(?: [a-z]+)?")


def _amounts(asked: Asked, text: str) -> Iterator[str]:  # noqa: ARG001
    """Give an amount without "about", and a number without what it counts or its currency."""
    bare = _HEDGE.sub("", text)
    if bare != text:
        yield bare
    if counted := _COUNTED.fullmatch(bare):
        yield counted["number"]


_STANDING = re.compile(r"(?:in|at|on) (?=\w)", re.IGNORECASE)
_CLOCK = re.compile(r"\d\d?(?::\d\d)?(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_SEASON = "(?:spring|summer|autumn|fall|winter)"
_IN_IT = re.compile(
    r"\d{4}|the \d{4}s|(?:the {season} of|{season}) \d{4}".replace("{season}", _SEASON),
    re.IGNORECASE,
)
"""What stands after "in": 1938, the 1930s, the autumn of 2023."""
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
_WET = frozenset({PlaceKind.WATER, PlaceKind.RIVER})


def _preposition(asked: Asked, text: str) -> Iterator[str]:
    """Give an answer to "when" and "where" without "in", "at" or "on", or with what fits."""
    if asked.kind not in (Kind.WHEN, Kind.WHERE):
        return
    if found := _STANDING.match(text):
        yield text[found.end() :]
    else:
        fitting = _for_time(text) if asked.kind is Kind.WHEN else _for_place(text)
        for word in fitting:
            yield f"{word} {text}"


def _for_time(text: str) -> tuple[str, ...]:
    if is_plain_day(text) or _WEEKDAY.fullmatch(text):
        return ("on",)
    if is_month(text) or _IN_IT.fullmatch(text):
        return ("in",)
    is_clock = _CLOCK.fullmatch(text) and not text.isdecimal()
    return ("at",) if is_clock else ()


def _for_place(text: str) -> tuple[str, ...]:
    article = _ARTICLE.match(text)
    if _NO_NOUN.match(text):
        return ()
    if not article and text[:1].islower():
        return ("in",) if _is_part_of_place(text) else ()
    place = _place(text[article.end() :] if article else text)
    if place is None:
        return ("in", "at")
    return ("in",) if place.kind not in _WET else ("on",) if article else ()


def _days(asked: Asked, text: str) -> Iterator[str]:  # noqa: ARG001
    return days(text)


def _short_months(asked: Asked, text: str) -> Iterator[str]:  # noqa: ARG001
    return short_months(text)


def _numbers(asked: Asked, text: str) -> Iterator[str]:  # noqa: ARG001
    return numbers(text)


_CURLED = re.compile(r"(?<=\w)'|'(?=\w)")


def _marks(asked: Asked, text: str) -> Iterator[str]:  # noqa: ARG001
    """Give straight quotation marks and dashes for curly ones, and a curly apostrophe."""
    yield plain_marks(text)
    yield _CURLED.sub("’", text)


def _accents(asked: Asked, text: str) -> Iterator[str]:  # noqa: ARG001
    """Give the form without accents; what is in other letters nobody types in ours."""
    if text.isascii() or not is_latin(text):
        return
    # A sign for a currency is no letter, and nobody writes GBP9 for it.
    bare = "".join(anyascii(sign) if sign.isalpha() else sign for sign in plain_marks(text))
    if bare != text and all(sign.isascii() for sign in normalise(bare) if sign.isalpha()):
        yield bare


_Way = Callable[[Asked, str], Iterator[str]]
_IN_ANY: tuple[_Way, ...] = (_accents, _marks)
_IN_ENGLISH: tuple[_Way, ...] = (
    *(_amounts, _numbers, _days, _article, _preposition, _short_months, _indefinite),
    *_IN_ANY,
)
