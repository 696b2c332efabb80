"""A text as folded words, which no longer differ by habits of spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from kit.numbers import in_digits
from kit.text import normalise, words

LITTLE = frozenset(words("a an the of and for in on at by"))
"""Words that tell no name from another."""

_ARABIC_ARTICLE = re.compile(r"\b[ae]l-|(?<=\w )[ae]l (?=\w)")
_POSSESSIVE = re.compile(r"'s?(?!\w)")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_SAME = {
    "one": "1",
    "saint": "st",
    "sankt": "st",
    "street": "st",
    "road": "rd",
    "avenue": "ave",
    "pres": "president",
    "prez": "president",
    "potus": "president",
    "ex": "former",
    "km": "kilometer",
    "kilometre": "kilometer",
    **_ROMAN,
    **dict.fromkeys(words("dad daddy papa"), "father"),
    **dict.fromkeys(words("mum mom mummy mama"), "mother"),
    **dict.fromkeys(words("grandma granny"), "grandmother"),
    "grandpa": "grandfather",
    "kid": "child",
    "kids": "children",
    "reporter": "journalist",
    "reporters": "journalists",
    "attorney": "lawyer",
    "attorneys": "lawyers",
    "bike": "bicycle",
    "lorry": "truck",
    "lorries": "trucks",
    "soccer": "football",
    "stadion": "stadium",
    "gym": "gymnasium",
    "lab": "laboratory",
    "ill": "sick",
    **dict.fromkeys(words("abandoned derelict"), "disused"),
    "bce": "bc",
    "mt": "mount",
    "mts": "mountains",
    "sq": "square",
    "nw": "northwest",
    "sw": "southwest",
} | {
    f"{point}{ending}": point
    for point in words("north south east west northeast northwest southeast southwest")
    for ending in words("ern ernmost erly ward wards")
}
_BEFORE_CHRIST = re.compile(r"\bbefore (?:christ|(?:the )?common era)\b")
_POINT_IN_SHORT = re.compile(r"\b[NS][EW]\b")
_POINTS = {"NE": "northeast", "NW": "northwest", "SE": "southeast", "SW": "southwest"}
_OF_THE_AIR = re.compile(r"\bair (?:chief |vice[- ]?)?(?=marshal|commodore)")
_MEASURED = re.compile(r"(?<!\S)(\d+)(km|kg|cm)\b")
_INITIALS = re.compile(r"(?<!\w)((?:[a-z]\.){2,3}|[a-z]\.[a-z])(?=\s*[a-z]{3})")
_WORLD_WAR = re.compile(r"\b(?:world war|ww) ?(i{1,2}|[12])\b|\b(first|second|1st|2nd) world war\b")
_WHICH = {"i": 1, "1": 1, "first": 1, "1st": 1, "ii": 2, "2": 2, "second": 2, "2nd": 2}
_STATES = frozenset({"u.s.", "u.k.", "u.n.", "e.u.", "u.s.a.", "d.c."})
# Labour, theatre: as elsewhere, labor, theater. Not hour, four.
_BRITISH = re.compile(
    r"(?<=[a-z]{3})our|(?:(?<=cen)|(?<=thea)|(?<=me)|(?<=li)|(?<=lus)|(?<=spec)|(?<=mi))tre(?=s?$)"
)
_COMPASS = re.compile(r"\b(north|south)[ -](east|west)")
_JOINING = re.compile(r"[-.']")
_INNER_MARKS = {ord("."): "", ord("'"): ""}
_CITY_OF = re.compile(r"\A(?:(?:in|the) )*(?:city|town|village|country) of (?=\w)")


def content_words(text: str) -> list[str]:
    """Give the folded words of a text in which its meaning lies, numbers as digits."""
    return [word for word in folded_words(text) if word not in LITTLE]


@lru_cache(maxsize=4096)
def folded_words(text: str) -> tuple[str, ...]:
    """Give the folded words: no accents, possessives, inner stops or hyphens; numbers as digits.

    Northern is folded to north, and so on round the compass.
    """
    folded = in_digits(normalise(_POINT_IN_SHORT.sub(_point, text)))
    folded = folded if folded.isascii() else anyascii(folded).casefold()
    if "air " in folded:
        folded = _OF_THE_AIR.sub("", folded)
    if "before " in folded:
        folded = _BEFORE_CHRIST.sub("bc", folded)
    folded = _MEASURED.sub(r"\1 \2", folded)
    if "'" in folded:
        folded = _POSSESSIVE.sub("", folded)
    if "." in folded:
        folded = _INITIALS.sub(_apart, folded)
    if " of " in folded:
        folded = _CITY_OF.sub("", folded)
    if "l-" in folded or "l " in folded:
        folded = _ARABIC_ARTICLE.sub("", folded)
    if "war" in folded or "ww" in folded:
        folded = _WORLD_WAR.sub(
            lambda match: f"world war {_WHICH[match[match.lastindex or 0]]}", folded
        )
    if "th-" in folded or "th " in folded:
        folded = _COMPASS.sub(r"\1\2", folded)
    tokens = words(folded)
    if _JOINING.search(folded):
        pieces = (word.translate(_INNER_MARKS) for word in tokens)
        tokens = [token for piece in pieces for token in piece.split("-")]
    if "our" in folded or "tre" in folded:
        tokens = [_BRITISH.sub(_american, token) for token in tokens]
    return tuple([_SAME.get(token, token) for token in tokens])


def _american(match: re.Match[str]) -> str:
    return "or" if match.group() == "our" else "ter"


def _point(match: re.Match[str]) -> str:
    return _POINTS[match.group()]


def _apart(match: re.Match[str]) -> str:
    """Set the initials of a person apart; U.S. and the like are one word."""
    return match.group() if match[1] in _STATES else match[1].replace(".", ". ")


def has_digit(word: str) -> bool:
    """Say whether a word is a number or holds one."""
    return not word.isalpha() and any(map(str.isdigit, word))
