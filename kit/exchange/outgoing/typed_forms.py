"""Forms of a typed answer that the kit takes for the same, and another program does not.

Other programs compare typed answers letter by letter, but for capitals and blanks at both ends
(https://docs.moodle.org/en/Short-Answer_question_type; so do Canvas, H5P and jupyterquiz).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from anyascii import anyascii

from kit.bank import Kind, Option, Question
from kit.checking.response import typed_score
from kit.names import surname
from kit.places import PlaceKind, find_place
from kit.text import normalise, plain_marks

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?P<month>{_MONTHS})"
_DATES = (
    re.compile(rf"{_MONTH} (?P<day>\d\d?)(?:, (?P<year>\d{{4}}))?"),
    re.compile(rf"(?P<day>\d\d?) {_MONTH}(?: (?P<year>\d{{4}}))?"),
)
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
    """Give the form with or without "the"."""
    if text[:4].casefold() == "the ":
        yield text[4:]
    elif not (_NO_NOUN.match(text) or question.kind is Kind.WHEN or _has_none(question, text)):
        yield f"the {text}"


def _has_none(question: Question, text: str) -> bool:
    """Say whether no article stands before a name: of a person, a city, most countries."""
    if question.kind is Kind.WHO:
        return any(map(surname, question.accepted))
    place = find_place(re.split(r", | and ", text)[0])
    if place is None or place.kind not in _BARE:
        return False
    return place.kind is not PlaceKind.COUNTRY or not _PLURAL.search(place.name)


def _dates(question: Question, text: str) -> Iterator[str]:  # noqa: ARG001
    """Give the other ways in which a day of a month is written."""
    date = next((found for form in _DATES if (found := form.fullmatch(text))), None)
    if not date:
        return
    day, month, year = date["day"], date["month"], date["year"]
    for name in (month, month[:3]):
        yield f"{name} {day}" + (f", {year}" if year else "")
        yield f"{day} {name}" + (f" {year}" if year else "")
    if year:
        yield f"{month} {day} {year}"


def _marks(question: Question, text: str) -> Iterator[str]:  # noqa: ARG001
    """Give straight quotation marks and dashes for curly ones, and a curly apostrophe."""
    yield plain_marks(text)
    yield _CURLED.sub("’", text)


def _accents(question: Question, text: str) -> Iterator[str]:  # noqa: ARG001
    """Give the form without accents."""
    bare = anyascii(plain_marks(text))
    if not text.isascii() and normalise(bare).isascii():
        yield bare


_WAYS: tuple[Callable[[Question, str], Iterator[str]], ...] = (_article, _dates, _accents, _marks)
