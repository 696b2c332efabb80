"""What sort of answer is wanted, by the key and the question."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from kit.bank import Kind, Question
from kit.lexicon import first_names
from kit.names import TITLES, folded_words, surname
from kit.numbers import in_digits, quantities
from kit.text import normalise

_PLACE_NOUN = (
    r"city|town|village|country|countries|state|province|region|place|river|continent|island|street"
    r"|county|district|territory|territories|sea|ocean|lake|mountains?|hills|valley|forest|desert"
    r"|peninsula|bay|gulf|square|suburb|hamlet|capital|building|neighbou?rhood|port|planet|airport"
)
_BODY_NOUN = "organi[sz]ation|union|agency|group|company|party|authority|institution|ministry|bank"
_BODY_ASKED = re.compile(rf"\b(?:which|what) (?:\w+ ){{0,2}}?(?:{_BODY_NOUN})\b")
_REIGNING = re.compile(
    r"(?:Pope|King|Queen|Prince|Princess|Emperor|Empress|Sultan) [^\W\d_a-z][\w'’-]+(?: [IVX]+)?"
)
"""Persons who have no surname."""
_NO_HOLDERS = {"st", "us", "uk", "staff", "field"}
_ASKED = (
    (
        Kind.WHO,
        re.compile(
            r"\bwho(?:m|se)?\b|\b(?:which|what) (?:\w+ ){0,2}?(?:person|man|woman|people|actor"
            rf"|{_BODY_NOUN}"
            rf"|actress|singer|player|captain|{'|'.join(sorted(TITLES - _NO_HOLDERS))})\b"
        ),
    ),
    (
        Kind.WHEN,
        re.compile(r"\bwhen\b|\b(?:which|what|whose) (?:\w+ )?(?:year|month|day|date|time)s?\b"),
    ),
    (
        Kind.WHERE,
        re.compile(
            rf"\bwhere\b|\b(?:which|what|whose) (?:\w+ )?(?:{_PLACE_NOUN})\b"
            rf"|\b(?:which|what) (?:part|side|end|half|area) of (?:(?:the )?"
            rf"(?:{_PLACE_NOUN}|world|stadium|house|ship|museum|park)\b"
            r"|(?!the |an? |his |her |it )\w)"
            rf"|\bname (?:one|an?|two|three) (?:of )?(?:[\w.]+ ){{0,3}}?(?:{_PLACE_NOUN})s?\b"
        ),
    ),
)
_HOW_MANY = re.compile(r"(?:about |roughly )?how (?:many|much)\b")
_HOW_MUCH = re.compile(
    r"\bhow (?:many|much|long|old|far|fast|high|tall|deep|wide|big|large|heavy|hot|cold|often)\b"
    r"|\bwhat (?:is the )?(?:percentage|number|share|age|speed|price)\b"
)
_NUMBER_FIRST = re.compile(
    r"(?:(?:for|about|around|some|nearly|almost|more than|over|at least|up to) )*[£$€]?\d"
)
_ERA = re.compile(r"\b(?:b\.?c\.?(?:e\.?)?|a\.?d|century)\b|\d(?:st|nd|rd|th)\b|\d/\d")


class Aim(StrEnum):
    """The sort of answer that is wanted; each has its own rules."""

    PERSON = "person"
    GROUP = "group"
    PLACE = "place"
    DATE = "date"
    NUMBER = "number"
    OTHER = "other"


def asked_kind(question: Question) -> Kind | None:
    """Give the kind that the teacher named, or else the one that the wording asks for."""
    return question.kind or _kind_by_wording(question.stem, question.accepted)


@lru_cache(maxsize=1024)
def _kind_by_wording(stem: str, accepted: tuple[str, ...]) -> Kind | None:
    stem = normalise(stem)
    found = [(match.start(), kind) for kind, form in _ASKED if (match := form.search(stem))]
    if found:
        return min(found)[1]
    return Kind.WHO if any(map(_is_person, accepted)) else None


def _is_person(key: str) -> bool:
    """Say whether a key is a person's full name: its first word a known first name, or a title."""
    first = next(iter(folded_words(key)), "")
    return (first in first_names() or first in TITLES) and bool(surname(key))


@lru_cache(maxsize=1024)
def aim_of(stem: str, kind: Kind | None, forms: tuple[str, ...], *, is_date: bool) -> Aim:
    """Say what sort of answer is wanted.

    The kind alone does not tell: `who` may want a team, `when` a length of time.

    Args:
        stem: The question itself.
        kind: Who, when or where, if known.
        forms: The accepted answers, with the bare names in them.
        is_date: Whether an accepted answer can be read as a date.
    """
    if _HOW_MANY.match(normalise(stem)) and quantities(normalise(forms[0])):
        return Aim.NUMBER
    if kind is Kind.WHO:
        is_person = any(surname(form) or _REIGNING.fullmatch(form) for form in forms)
        is_body = _BODY_ASKED.search(normalise(stem)) or not is_person
        return Aim.GROUP if is_body else Aim.PERSON
    if kind is Kind.WHERE:
        return Aim.PLACE
    key = normalise(forms[0])
    if _HOW_MUCH.search(normalise(stem)) and quantities(key):
        return Aim.NUMBER
    if is_date:
        return Aim.DATE
    is_counted = _NUMBER_FIRST.match(in_digits(key)) and quantities(key)
    return Aim.NUMBER if is_counted and not _ERA.search(key) else Aim.OTHER
