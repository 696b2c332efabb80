"""Signs that an answer means another place than the wanted one, or puts it where it is not."""

from __future__ import annotations

from kit.checking.case import Case
from kit.checking.place_names import (
    LANDS,
    NAMES_IN_CAPITALS,
    bare_place,
    holds,
    named_places,
    with_holders,
)
from kit.checking.swapped_places import is_another_thing
from kit.lexicon import is_word
from kit.names import COMPASS, alike, bare, content_words
from kit.places import Place, PlaceKind, contains, find_place, find_places
from kit.text import normalise, words

_NAME = 3
"""Words of content in the longest name, as in the east of Port Moresby."""


def swaps_a_place(case: Case) -> bool:
    """Say whether the answer leaves out a place that each key names, and names another instead.

    One name of several that is not told of makes another place: Santa Rosa is not Santa Cruz.
    """
    said = content_words(case.said)
    if not all(_misses_a_name(key, said) for key in case.keys):
        return False
    known = content_words(" ".join((case.question.stem, *case.keys)))
    others = [word for word in said if not any(alike(word, other) for other in known)]
    names = {word.casefold() for word in words(case.answer)[1:] if word[0].isupper()}
    named = [word for word in others if word in names or not is_word(word)]
    lengths = {len(content_words(form)) for form in case.forms}
    is_all_but_one = len(others) == len(named) == 1 < len(said) and len(said) in lengths
    return is_all_but_one or any(_is_elsewhere(word, case) for word in named)


def _misses_a_name(key: str, said: list[str]) -> bool:
    """Say whether a key names a place that an answer does not, and that holds no other of it."""
    first, *rest = words(key) or [""]
    named = [word for word in rest if word[0].isupper()]
    names = [first, *named] if len(named) == len(rest) else named
    inner = [name for name in names if not any(contains(name, other) for other in names)]
    return not all(
        any(alike(name, word) for word in said) for name in content_words(" ".join(inner))
    )


def _is_elsewhere(word: str, case: Case) -> bool:
    """Say whether a word is a name of the passage, or of a place that does not hold the wanted."""
    name = word.title()
    is_other = find_place(name) and not any(holds(name, form) for form in case.forms)
    return word in case.others or bool(is_other)


def is_part_of_another(case: Case) -> bool:
    """Say whether the east is wanted, and the answer is the east of what nothing tells of."""
    said = content_words(case.said)
    if COMPASS.isdisjoint(said) or len(said) > _NAME:
        return False
    known = content_words(" ".join((case.question.stem, *case.keys)))
    others = (word for word in said if not any(alike(word, other) for other in known))
    return any(not is_word(word) and word not in case.passage.casefold() for word in others)


def lacks_the_point(case: Case) -> bool:
    """Say whether a part of a place is wanted, and the answer is all of it: the Ural Mountains."""
    parts = [COMPASS.intersection(content_words(key)) for key in case.keys]
    said = content_words(case.said)
    points = {form for part in parts for point in part for form in (point, f"{point}ern")}
    is_told = any(alike(word, point) for word in said for point in points)
    return all(parts) and not is_told


def is_another_word(case: Case) -> bool:
    """Say whether a name of one word is wanted, and the answer is a common word much like it."""
    said = content_words(case.said)
    is_word_alone = len(said) == 1 and is_word(said[0])
    names = [content_words(form) for form in case.forms]
    return is_word_alone and all(len(name) == 1 and not alike(said[0], name[0]) for name in names)


def lies_elsewhere(case: Case) -> bool:
    """Say whether the answer names a land that, as far as is known, does not hold the place."""
    known = {word for text in (case.question.stem, *case.keys) for word in content_words(text)}
    for name in NAMES_IN_CAPITALS.findall(case.answer):
        place = find_place(name)
        if place is None or place.kind not in LANDS or known & set(content_words(name)):
            continue
        inner = [form for form in map(bare_place, case.forms) if find_places(form)]
        said = [outer for form in case.forms for outer in named_places(form)]
        if (inner or said) and not any(holds(name, form) for form in case.forms):
            return True
    return False


def tells_another_thing(case: Case) -> bool:
    """Say whether the answer tells another thing than the wanted one, where that is: a hospital."""
    return is_another_thing(case.plain, [*map(normalise, case.forms)], case.question.stem)


def is_put_elsewhere(case: Case) -> bool:
    """Say whether the wanted place is put in a land where it is not: Leeds, France."""
    return any(
        bare(inner) == bare(form)
        and (land := find_place(outer))
        and land.kind in LANDS
        and not _is_a_full_name(inner, outer)
        and not may_hold(outer, form, case)
        for inner, outer in with_holders(case.said)
        for form in case.forms
    )


def _is_a_full_name(inner: str, outer: str) -> bool:
    """Say whether a place and what seems to hold it are one name: United States of America."""
    whole = find_place(f"{bare_place(inner)} of {outer}")
    return whole is not None and whole == find_place(bare_place(inner))


def may_hold(outer: str, form: str, case: Case) -> bool:
    """Say whether a place may hold the wanted one: it does, or nothing is known against it."""
    said = find_place(outer)
    if said is not None and said.kind in LANDS and _lies_in_another(form, said, case):
        return False
    if holds(outer, form):
        return True
    if said is None or said.kind not in LANDS:
        key = normalise(" ".join(case.keys))
        return bool(outer) and normalise(outer) in key
    return find_place(bare_place(form)) is None


def _lies_in_another(form: str, land: Place, case: Case) -> bool:
    """Say whether a key names another land for the wanted place, or a town in another land."""
    names = [name for key in case.keys for name in named_places(key)]
    lands = [place for name in names if (place := find_place(name)) and place.kind in LANDS]
    if any(place.kind is land.kind and place != land for place in lands):
        return True
    # The university of Oslo does not lie in Sweden.
    found = [(name, find_place(name)) for name in named_places(form)]
    towns = [name for name, place in found if place and place.kind is PlaceKind.CITY]
    return bool(towns) and not any(contains(land.name, town) or town == land.name for town in towns)
