"""What an accepted answer licenses besides itself: the name in it, without what describes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.bank import Kind
from kit.names import PARTICLES, TITLES, surname
from kit.places import contains, country_of, find_place
from kit.text import plain_marks, words

PLACE_NOUNS = frozenset(
    words(
        "city town village hamlet suburb district province state region capital port island county"
        " area neighbourhood neighborhood country nation republic kingdom camp township"
        " municipality governorate prefecture borough river lake street church mosque cathedral"
        " hospital school university museum stadium airport bridge park hotel prison square station"
    )
)
"""Nouns before the name of a place."""

_ASIDE = re.compile(r"\s*(?:,|;|\s-+\s|[()])\s*")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_LIST = re.compile(r"(?:and|or|&)\s", re.IGNORECASE)
_ENUMERATION = re.compile(r"\s(?:(?:and|&)\s+)+|;")
_CAPITAL = r"[^\W\d_a-z][\w.'’-]*"
_NAME_WORD = rf"(?:{_CAPITAL}|al-\w+|{'|'.join(sorted(PARTICLES))})"
_NAME_AT_END = re.compile(rf"(?:^|\s)(?:the\s)?(?P<name>{_CAPITAL}(?:\s{_NAME_WORD})*)$")
_CALLED = re.compile(r"^[^,;]*\b(?:named|called)\s(?=[^\W\d_a-z])")
"""Before the name of anybody, an animal too: a dog named Rex."""
_AGED = re.compile(r"^(?:an?\s)?(\d{1,3}-year-old)\s(?:boy|girl|man|woman|child|pupil|student)$")
_LONG = 3
"""Names in a name that is told by them alone."""
_OF = re.compile(r"\s(?:of|from|at|for|with)\s")
_OF_NAMES = re.compile(rf"(?:the )?[a-z]+s (?:of|from|in) (?:the )?(?={_CAPITAL})")
"""Before the names in "residents of Hull and Leeds"."""
_OF_A_KIND = re.compile(r"(?:the|an?) [a-z]")
_GROUP_NOUN = re.compile(
    r"\b(?:band|group|duo|trio|company|firm|series|show|newspaper|magazine|organi[sz]ation|agency"
    r"|charity|club|team|party|militia|network|channel|airline|bank|university|brand|chain)s?"
    r"(?:\s+the)?\s*$",
    re.IGNORECASE,
)
_PLACING = re.compile(
    r"^(?:(?:in|on|at|near|beside|around|off|along|by|to|into|from|next to|inside|within)\s+)+"
    r"(?:the\s+)?(?:(?:banks?|shores?|coast) of\s+(?:the\s+)?(?=[A-Z]))?",
    re.IGNORECASE,
)
AWAY = re.compile(
    r"\b(?:miles?|km|kilomet(?:re|er)s?|north|south|east|west|(?:north|south)-?(?:east|west)"
    r"|outskirts|edge) of\s"
)
"""The city of Durango is not what lies 70 miles northwest of it."""
_APART = re.compile(r"\w\s(?:in|on|at|near|outside|by|off|from|north|south|east|west)\s")
_RIVER = re.compile(
    rf"(?P<name>{_CAPITAL}(?:\s{_CAPITAL})*)\s(?:River|Ocean|Province|District|Desert|Islands?"
    r"|Marsh(?:es)?|Swamp|Forest|Canyon|Plateau"
    r"|Peninsula|river|ocean|desert|peninsula|island|national park|mountains|valley)$"
)
_NAMED_IN = re.compile(
    rf"(?P<name>(?:{_CAPITAL}\s)+(?:Avenue|Street|Road|Square|Park|Hospital|Stadium|Airport|Station"
    rf"|Bridge|Museum|Cathedral|Palace|Hotel)) (?:in|of) {_CAPITAL}"
)
"""A name that is whole without the town: Paulista Avenue in São Paulo."""
_SCHOOL = re.compile(
    rf"\b(?P<name>{_CAPITAL}(?:\s{_CAPITAL})*\s(?:Primary|Secondary|High|Elementary|Middle|Grammar))"
    r" School$"
)
# In small letters: the Old City of Mosul is only a part of it.
_NAMED_PLACE = re.compile(
    rf"(?:(?P<first>(?:{_CAPITAL}|al-\w+)(?:\s{_CAPITAL})*)\s)?"
    rf"\b(?P<noun>{'|'.join(sorted(PLACE_NOUNS))})(?P<of>\s+of)?\s+(?=[^\W\d_a-z])"
)
_BY_RAIL = re.compile(r"\b(?:railway|train) station\b")
_PARTS = frozenset(words("suburb district area neighbourhood neighborhood borough"))
"""Nouns for a part of a town, which stands beside its own name or beside the town's."""
_BUILDINGS = frozenset(
    words(
        "street church mosque cathedral hospital school university museum stadium airport bridge"
        " park hotel prison square station"
    )
)
_ONE_OF_SEVERAL = re.compile(r"\b(?:an?|another|some)\s(?:[a-z-]+\s)?$")
_LYING_IN = re.compile(
    rf"(?!an? )(?:the )?(?:{_CAPITAL} )?(?:[a-z]+ )?"
    rf"(?:{'|'.join(sorted(PLACE_NOUNS - _BUILDINGS))}) of (?P<name>{_CAPITAL}(?: {_NAME_WORD})*)"
    r"(?: in| on| near| outside| off|,)(?: the)?(?: [a-z]+)*(?: of)? [^\W\d_a-z].*"
)
"""A place before what it lies in: the village of Chora on the island of Andros."""


def licensed(key: str, kind: Kind | None) -> tuple[str, ...]:
    """Give the forms in which a key may be said: itself, and the bare name in it.

    >>> licensed("Agrigento's police chief, Salvatore Miccoli", Kind.WHO)
    ("Agrigento's police chief, Salvatore Miccoli", 'Salvatore Miccoli')
    >>> licensed("in the Polish village of Bohoniki", Kind.WHERE)
    ('in the Polish village of Bohoniki', 'Polish village of Bohoniki', 'Bohoniki')
    """
    finders = {Kind.WHO: _persons, Kind.WHERE: _places}
    plain_key = " ".join(plain_marks(key).split())
    variants = _with_and_without_brackets(plain_key)
    found = [key] if variants == [plain_key] else []
    for plain in variants:
        found += [plain, *(finders[kind](plain) if kind in finders else ())]
    return tuple(dict.fromkeys(form for form in found if form))


def items(key: str) -> tuple[str, ...]:
    """Give the things of a key that lists several by their names, or nothing.

    >>> items("Japan, Germany, and Italy"), items("Anglesey, Wales")
    (('Japan', 'Germany', 'Italy'), ())
    >>> items("residents of Great Skell and Little Skell"), items("towns in Bosnia and Herzegovina")
    (('Great Skell', 'Little Skell'), ())
    >>> items("the ship's cook and Rosa Bianchi"), items("rice and beans")
    (("the ship's cook", 'Rosa Bianchi'), ())
    """
    if not _ENUMERATION.search(key):
        return ()
    if (people := _OF_NAMES.match(key)) and find_place(key[people.end() :]):
        return ()
    named = key[people.end() :] if people else key
    pieces = (piece.strip() for piece in _ENUMERATION.split(named.replace(",", " and ")))
    found = tuple(piece for piece in pieces if piece)
    return found if len(found) > 1 and all(map(_is_one_thing, found)) else ()


def _is_one_thing(piece: str) -> bool:
    """Whether a piece of a key is a name, or as "the cook" is of a kind."""
    return piece[0].isupper() or (_OF_A_KIND.match(piece) is not None and piece.islower())


def _with_and_without_brackets(key: str) -> list[str]:
    """Give `Thomas Jefferson` and `Jefferson` for `(Thomas) Jefferson`; acronyms stay."""
    inner = _BRACKETS.findall(key)
    if not inner or all(text.isupper() for text in inner):
        return [key]
    numbers = [text for text in inner if any(map(str.isdecimal, text))]
    return [" ".join(_BRACKETS.sub(form, key).split()) for form in (r"\1", " ")] + numbers


def _persons(key: str) -> Iterator[str]:
    pieces = _pieces(key)
    if len(pieces) == 2 and contains(pieces[1], pieces[0]):  # Oslo, Norway gives a tree
        yield pieces[0]
    if body := _without_its_country(key):
        yield body
    if "Red Cross" in key:  # by which each of its bodies goes
        yield "Red Cross"
    for piece in pieces:
        if _ENUMERATION.search(piece):
            continue
        if aged := _AGED.match(piece):
            yield aged[1]
        if called := _CALLED.match(piece):
            yield piece[called.end() :]
        head = _OF.split(piece, maxsplit=1)[0]
        if head != piece and (name := _NAME_AT_END.search(head)) and _tail(head, name):
            yield _tail(head, name)
            continue
        name = _NAME_AT_END.search(piece)
        if name and (tail := _tail(piece, name)):
            yield tail


def _without_its_country(key: str) -> str:
    """Give a long name of a body without the country before it, or nothing.

    >>> _without_its_country("the South African Transport and Allied Workers Union")
    'Transport and Allied Workers Union'
    """
    said = key.removeprefix("the ").split()
    for count in (2, 1):
        rest = said[count:]
        if country_of(" ".join(said[:count])) and sum(word[0].isupper() for word in rest) >= _LONG:
            return " ".join(rest)
    return ""


def _tail(piece: str, name: re.Match[str]) -> str:
    """Give a name at the end of a text without its titles, if it is a person's or a body's."""
    parts = name["name"].split()
    titles = [at for at, part in enumerate(parts) if part.rstrip(".").casefold() in TITLES]
    tail = " ".join(parts[titles[-1] + 1 :]) if titles else name["name"]
    is_one = surname(tail) or _GROUP_NOUN.search(piece[: name.start("name")])
    return tail if is_one else ""


def _places(key: str) -> Iterator[str]:
    pieces = [key] if _lists_places(key) else _pieces(key)
    # Of "the capital, Accra" the second piece is the name.
    named_pieces = [piece for piece in pieces if any(map(str.isupper, piece))]
    for piece in named_pieces[:1]:
        bare = _PLACING.sub("", piece)
        if len(pieces) > 1 or bare != piece:
            yield bare
        if _BY_RAIL.search(bare):
            yield from (_BY_RAIL.sub(noun, bare) for noun in ("train station", "station"))
        named = _NAMED_PLACE.search(piece)
        if river := _RIVER.search(piece):
            yield river["name"]
        if whole := _NAMED_IN.match(bare):
            yield whole["name"]
        if school := _SCHOOL.search(piece):
            yield school["name"]
        if lying := _LYING_IN.fullmatch(bare):
            yield lying["name"]
        if (
            named
            and _NAME_AT_END.fullmatch(piece[named.end() :])
            and not (_APART.search(bare) or AWAY.search(bare))
        ):
            yield piece[named.end() :] if not _holds(named) else named["first"] or bare


def _holds(named: re.Match[str]) -> bool:
    """Whether what is named after a noun only holds the place: the capital of Iraq is not Iraq.

    The Karada district of Baghdad is Karada, the Baghdad district of Karada as well.
    """
    noun, first = named["noun"], named["first"]
    before, town = named.string[: named.start("noun")], named.string[named.end() :]
    if not named["of"]:
        return False
    if noun in _PARTS and first:
        is_town_first = country_of(first) or contains(first, town)
        return not (is_town_first or (find_place(first) and not find_place(town)))
    if noun == "capital" or _ONE_OF_SEVERAL.search(before):
        return True
    return noun in _PARTS | _BUILDINGS and find_place(town) is not None


def _lists_places(key: str) -> bool:
    """Whether a key names several places: "Leeds, York and Hull", not "Port of Spain, Trinidad"."""
    first, *rest = key.split(", ", 1)
    return bool(rest) and bool(items(_PLACING.sub("", key))) and not contains(rest[0], first)


def _pieces(key: str) -> list[str]:
    """Cut a key at its asides; a list of several things stays whole."""
    pieces = [piece for piece in _ASIDE.split(key) if piece]
    is_list = len(pieces) > 3 or any(_LIST.match(piece) for piece in pieces[1:])
    return [key] if is_list else pieces
