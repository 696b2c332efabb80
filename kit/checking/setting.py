"""Where an article is set: the town of its dateline, and the land that it names most."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from kit.checking.place_names import with_holders
from kit.names import bare, content_words
from kit.places import Place, PlaceKind, contains, country_of, find_place, is_capital
from kit.text import plain_marks, sentences, words

_LANDS = (PlaceKind.COUNTRY, PlaceKind.TERRITORY)
_WORD = r"[^\W\d_a-z][\w.'-]*"
_CAPITALS = re.compile(rf"{_WORD}(?:\s{_WORD})*")
_NAME = rf"{_WORD}(?:\s{_WORD}){{0,2}}"
_PARTS_OF_THE_WORLD = (PlaceKind.CONTINENT, PlaceKind.REGION)
_DIVISION = re.compile(
    r"\b(?:province|state|county|region|district|governorate|prefecture|department|oblast)\b"
)
_DIVISION_OF = re.compile(rf"{_DIVISION.pattern} of (?=(.{{1,60}}))")
_NAME_WORDS = 3
_GROUND = "(?:island|archipelago|peninsula|valley|department|province)"
_NAMED_GROUND = re.compile(
    rf"\b(?P<before>{_NAME}) (?P<kind>{_GROUND})s?\b"
    rf"|\b(?P<first>{_GROUND}(?= of)|Lake)(?: of)? (?P<behind>{_NAME})"
)
_KIND_OF_GROUND = re.compile(rf"\s{_GROUND}s?$|^(?:{_GROUND} of|lake) ", re.IGNORECASE)
_LARGE = 100_000
"""People of a city whose name is hardly anything else's."""
_OFTEN = 2
"""A land that is named once may be named by the way."""

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_TOWN = r"[^\W\d_a-z][\w.' -]{1,40}?"
_DATELINE = re.compile(
    rf"^(?P<town>{_TOWN})(?:, (?!{_MONTH})(?P<holder>{_TOWN}))?"
    rf"(?:,? {_MONTH}[a-z]*\.? \d{{1,2}})?(?:,? \d{{4}})?(?: \([A-Z][\w ]{{1,20}}\))? ?[-–—]+ ",
    re.MULTILINE,
)
"""The form of the Associated Press and others: TOWN, Land (Agency) - or Town, March 14 -."""
_DATED = re.compile(r"^\s*(?:date \d{4}-\d\d-\d\d\s*)?")


@lru_cache(maxsize=256)
def is_set_in(passage: str, name: str) -> bool:
    """Say whether an article is set in a place of that name.

    That is the land that the article names most, or alone in its first sentence, the part of the
    world in which that lies, the state or province of the first sentence; and the town of its
    dateline with what holds it, unless it lies in a land that the article names less. A capital may
    be where it was written.

    >>> told = "TRIESTE, March 3 - Rome sent help to the Italian port, said Anna in Udine."
    >>> [is_set_in(told, name) for name in ("Trieste", "Italy", "Rome", "Austria")]
    [True, True, False, False]
    >>> [is_set_in("ROME - The port lies in Sicily.", name) for name in ("Rome", "Italy")]
    [False, True]
    >>> told = "A storm hit Ozaukee County in Wisconsin on Monday."
    >>> [is_set_in(told, name) for name in ("Wisconsin", "the Midwest", "Ohio")]
    [True, True, False]
    """
    lands, place = _main_lands(passage), find_place(name)
    first = _first_sentence(passage)
    if _is_division(name, first) or _is_the_only_ground(name, passage):
        return True
    lead = _places_in(first)
    sets = lands, frozenset(one.country for one in lead)
    main = {code for codes in sets if len(codes) == 1 for code in codes}
    if place is not None and main:
        if place.kind in _LANDS and place.country in main:
            return True
        if place.kind is PlaceKind.STATE and place in lead:
            return True
        if place.kind in _PARTS_OF_THE_WORLD:
            inner = (one.name for one in _places_in(passage) if one.country in main)
            return any(contains(name, one) for one in inner)
    towns = [town for town in _towns(passage) if may_lie_in(passage, find_place(town))]
    is_one = bare(name) in map(bare, towns) and not is_capital(name)
    return is_one or any(contains(name, town) for town in towns)


def _is_division(name: str, sentence: str) -> bool:
    """Say whether a sentence calls a place a province or the like, which no map may have."""
    return bare(name) in _divisions(sentence)


@lru_cache(maxsize=64)
def _divisions(sentence: str) -> frozenset[str]:
    """Give what a sentence may call a province or the like: up to three words beside that noun."""
    plain = sentence.casefold()
    before = [words(plain[: noun.start()])[-_NAME_WORDS:] for noun in _DIVISION.finditer(plain)]
    after = [words(noun[1])[:_NAME_WORDS] for noun in _DIVISION_OF.finditer(plain)]
    ends = (told[at:] for told in before for at in range(len(told)))
    beginnings = (told[:end] for told in after for end in range(1, len(told) + 1))
    return frozenset(" ".join(told) for told in (*ends, *beginnings))


def _is_the_only_ground(name: str, passage: str) -> bool:
    """Say whether a place is the one island, valley or the like of which a passage tells."""
    return bare(_KIND_OF_GROUND.sub("", name)) in _only_grounds(passage)


@lru_cache(maxsize=64)
def _only_grounds(passage: str) -> frozenset[str]:
    """Give the names of islands, valleys and the like of which a passage tells no other."""
    named: dict[str, set[str]] = {}
    for found in _NAMED_GROUND.finditer(passage):
        kind = named.setdefault(found["kind"] or found["first"], set())
        kind.add(bare(found["before"] or found["behind"]))
    return frozenset(name for names in named.values() if len(names) == 1 for name in names)


def is_told_first(passage: str, said: str) -> bool:
    """Say whether the first sentence tells a place with what it lies in, as said: Leeds, Ohio.

    >>> told = "A storm hit the town of Leeds, in Ohio, on Monday, and killed two in Utah."
    >>> [is_told_first(told, said) for said in ("leeds ohio", "leeds", "leeds utah")]
    [True, False, False]
    """
    wanted, told = content_words(said), content_words(_first_sentence(passage))
    starts = range(len(told) - len(wanted) + 1)
    is_there = any(told[at : at + len(wanted)] == wanted for at in starts)
    return is_there and any(is_set_in(passage, outer) for _, outer in with_holders(said))


def _towns(passage: str) -> list[str]:
    """Give the town of the first dateline, and what the dateline says that it lies in."""
    match = _DATELINE.search(passage)
    return [name for name in match.group("town", "holder") if name] if match else []


def may_lie_in(passage: str, place: Place | None) -> bool:
    """Say whether a place is in a land that a passage names most, so far as both are known."""
    lands = _main_lands(passage)
    return not lands or place is None or place.country in lands


@lru_cache(maxsize=64)
def _main_lands(passage: str) -> frozenset[str]:
    """Give the code of the land that a text names most, or of those that are level.

    A land is named by its name, its adjective or a large city.
    """
    found = Counter(place.country for place in _places_in(passage))
    most = max((_OFTEN, *found.values()))
    return frozenset(land for land, count in found.items() if count == most)


@lru_cache(maxsize=64)
def _places_in(text: str) -> tuple[Place, ...]:
    """Give the lands and large places that a text names, each as often as it names them."""
    runs = (run for found in _CAPITALS.findall(plain_marks(text)) for run in found.split("'s "))
    return tuple(filter(None, map(_known_place, runs)))


def _first_sentence(passage: str) -> str:
    """Give the first sentence, behind the town and the day before it."""
    text = _DATELINE.sub("", _DATED.sub("", passage), count=1)
    return next((text[start:end] for start, end in sentences(text.partition("\n")[0])), "")


@lru_cache(maxsize=4096)
def _known_place(name: str) -> Place | None:
    """Give the place that a run of words in capitals names, or else its first words."""
    name = name.removesuffix("'s").strip(".")
    place = find_place(country_of(name) or name)
    if place and place.country and (place.kind in _LANDS or place.population >= _LARGE):
        return place
    return _known_place(name.rpartition(" ")[0]) if " " in name else None
