"""Forms of a typed answer that the kit takes for the same, and another program does not.

Other programs compare typed answers letter by letter, but for capitals and blanks at both ends
(https://docs.moodle.org/en/Short-Answer_question_type; so do Canvas, H5P and jupyterquiz).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from unicodedata import name

from anyascii import anyascii

from kit.bank import Kind, Option, Question
from kit.checking.response import typed_score
from kit.names import surname
from kit.places import PlaceKind, find_place
from kit.text import NUMBER_WORDS, normalise, plain_marks

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?P<month>{_MONTHS})"
_DATES = (
    re.compile(rf"{_MONTH} (?P<day>\d\d?)(?:, (?P<year>\d{{4}}))?"),
    re.compile(rf"(?P<day>\d\d?) {_MONTH}(?: (?P<year>\d{{4}}))?"),
)
_ARTICLE = re.compile(r"(?:the|an?) (?=\w)", re.IGNORECASE)
_LED = re.compile(r"(?:in|on|at) (?=\w)")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_MONTH_OR_YEAR = re.compile(rf"(?:{_MONTH} ?)?(?:1\d{{3}}|20\d\d)?")
_PLACING = re.compile(
    r"(?:near|outside|inside|by|from|to|behind|beside|between|along)\b", re.IGNORECASE
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_SHORT = 4
"""Letters of a month that is hardly shortened."""
_IN_DIGITS = {word: str(number) for word, number in NUMBER_WORDS.items()}
_IN_WORDS = {digits: word for word, digits in _IN_DIGITS.items()}
_CURLED = re.compile(r"(?<=\w)'|'(?=\w)")
_NO_NOUN = re.compile(
    r"(?:the|an?|in|on|at|near|by|from|to|of|some\w*|his|her|its|their|s?he|they|i|we|you|it|\W*\d)"
    r"(?![\w-])",
    re.IGNORECASE,
)

_BARE = frozenset(PlaceKind) - {PlaceKind.MOUNTAINS, PlaceKind.WATER, PlaceKind.RIVER}
_PLURAL = re.compile(r"s\Z|Republic|Kingdom")


def all_forms(question: Question) -> Iterator[tuple[Option, str]]:
    """Give the listed answers of a short question with the forms of each, itself first.

    No form comes twice, and each is one that the kit judges as it does the answer itself.
    """
    taken = {_as_compared(option.text) for option in question.options}
    for option in question.options:
        yield option, option.text
        for form in _candidates(question, option.text):
            # Most are there already, and judging costs more than looking.
            if _as_compared(form) not in taken and _is_judged_like(question, option, form):
                taken.add(_as_compared(form))
                yield option, form


def is_form(question: Question, option: Option, text: str) -> bool:
    """Say whether a text is one of the forms of an option that `all_forms` would give."""
    wanted = _as_compared(text)
    return any(
        _as_compared(form) == wanted and _is_judged_like(question, option, form)
        for form in _candidates(question, option.text)
    )


def _as_compared(text: str) -> str:
    return text.strip().casefold()


def _is_judged_like(question: Question, option: Option, form: str) -> bool:
    return typed_score(question, form) == option.credit


def _candidates(question: Question, text: str) -> list[str]:
    found = [text]
    for way in _WAYS:
        found += [form for each in found for form in way(question, each)]
    return list(dict.fromkeys(form.strip() for form in found[1:] if form.strip()))


def _article(question: Question, text: str) -> Iterator[str]:
    """Give the form with or without an article: a photographer, the photographer, photographer."""
    led = _ARTICLE.match(text)
    bare = text[led.end() :] if led else text
    if led:
        yield bare
    if _NO_NOUN.match(bare) or question.kind is Kind.WHEN or _has_none(question, bare):
        return
    yield f"the {bare}"
    if bare[:1].islower() and question.kind is Kind.WHO and not bare.endswith("s"):
        yield f"{'an' if bare[0] in 'aeiou' else 'a'} {bare}"


def _has_none(question: Question, text: str) -> bool:
    """Say whether no article stands before a name: of a person, a city, most countries.

    Nor does an English one before words of another script.
    """
    if not _is_latin(text):
        return True
    if question.kind is Kind.WHO:
        return any(map(surname, question.accepted))
    place = find_place(re.split(r", | and ", text)[0])
    if place is None or place.kind not in _BARE:
        return False
    return place.kind is not PlaceKind.COUNTRY or not _PLURAL.search(place.name)


def _is_latin(text: str) -> bool:
    """Say whether all letters are Latin ones, with accents or without."""
    return all(name(sign, "").startswith("LATIN") for sign in text if sign.isalpha())


def _dates(question: Question, text: str) -> Iterator[str]:  # noqa: ARG001
    """Give the other ways in which a day of a month is written."""
    date = next((found for form in _DATES if (found := form.fullmatch(text))), None)
    if not date:
        return
    day, month, year = date["day"], date["month"], date["year"]
    nth = f"{day}{_ENDINGS.get(int(day), 'th')}"
    after, then = (f" {year}", f", {year}") if year else ("", "")
    for name_ in (month, month[:3]):
        yield f"{name_} {day}{then}"
        yield f"{day} {name_}{after}"
    yield from (f"{month} {nth}{then}", f"{nth} {month}{after}", f"{nth} of {month}{after}")
    if len(month) > _SHORT:
        yield f"{month[:4] if month == 'September' else month[:3]}. {day}{then}"
    if year:
        number = _MONTHS.split("|").index(month) + 1
        yield from (f"{month} {day} {year}", f"{year}-{number:02}-{int(day):02}")


def _preposition(question: Question, text: str) -> Iterator[str]:
    """Give a listed date or place with or without the word that leads to it: on May 3, in Iraq."""
    if text not in {option.text for option in question.options}:
        return
    led = _LED.match(text)
    word = "" if led else _leading_word(question, text)
    if led:
        yield text[led.end() :]
    elif word:
        yield f"{word} {text}"


def _leading_word(question: Question, text: str) -> str:
    """Give the word that most likely leads to a date or place; empty where none is sure."""
    if question.kind is Kind.WHEN:
        is_day = _WEEKDAY.match(text) or any(form.fullmatch(text) for form in _DATES)
        return "on" if is_day else "in" if _MONTH_OR_YEAR.fullmatch(text) else ""
    is_name = text[:1].isalpha() and _is_latin(text)
    if question.kind is not Kind.WHERE or not is_name or _PLACING.match(text):
        return ""
    return "at" if _ARTICLE.match(text) else "in" if text[0].isupper() else ""


def _numbers(question: Question, text: str) -> Iterator[str]:  # noqa: ARG001
    """Give a number at the beginning in words for digits, or the other way round."""
    first, blank, rest = text.partition(" ")
    if not rest.replace(" ", "").isalpha():
        return
    other = _IN_WORDS.get(first) or _IN_DIGITS.get(first.casefold())
    if other:
        yield f"{other}{blank}{rest}"


def _marks(question: Question, text: str) -> Iterator[str]:  # noqa: ARG001
    """Give straight quotation marks and dashes for curly ones, and a curly apostrophe."""
    yield plain_marks(text)
    yield _CURLED.sub("’", text)


def _accents(question: Question, text: str) -> Iterator[str]:  # noqa: ARG001
    """Give the form without accents."""
    bare = anyascii(plain_marks(text))
    if not text.isascii() and _is_latin(text) and normalise(bare).isascii():
        yield bare


_WAYS: tuple[Callable[[Question, str], Iterator[str]], ...] = (
    _article,
    _dates,
    _numbers,
    _preposition,
    _accents,
    _marks,
)
