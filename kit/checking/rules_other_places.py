"""Rules for typed answers that are another place than the wanted one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.checking.case import Case
from kit.checking.outcome import Outcome, close, wrong
from kit.checking.place_names import LANDS, bare_place, place_of, without_region
from kit.messages import message
from kit.names import content_words
from kit.places import PlaceKind, contains, country_of, find_place, find_places
from kit.text import normalise, words

_COUNTRY = 0.2
_HOLDING = frozenset(LANDS) - {PlaceKind.TERRITORY}
_NO_ANSWER = re.compile(
    r"\b(?:(?:part|side|end|half|area|region) of|borders?|bordering) (?:the )?(?P<name>[\w -]+?)"
    r"(?= (?:is|are|was|were|do|does|did|has|have)\b|[?,.]|$)"
)
"""Places that a question names, and of which it asks for a part or a neighbour."""
_ON_A_RIVER = re.compile(r" (?:am|an der|an dem|upon|under|sur|bei|ob der) (\w[\w-]*)")
_OTHER_PLACE = message("That is another place; look again which one the text gives.")
_COUNTRY_ASKED = re.compile(r"\b(?:which|what) (?:\w+ )?(?:country|nation)\b")


def restated(case: Case) -> Outcome | None:
    """The answer is a place of which the question asks a part or a neighbour: Italy."""
    asked = normalise(case.question.stem)
    named = [normalise(match["name"]) for match in _NO_ANSWER.finditer(asked)]
    if normalise(bare_place(case.said)) not in named or place_of(case.said) is None:
        return None
    return wrong("restated", "The question says that already; look again what the text names.")


def namesake_on_another_river(case: Case) -> Outcome | None:
    """The town is told by another river than any key has: Frankfurt an der Oder."""
    known = content_words(" ".join(case.keys))
    for form in map(normalise, map(bare_place, case.forms)):
        found = _ON_A_RIVER.match(normalise(bare_place(case.said)).removeprefix(form))
        if found and len(found.string) < len(normalise(case.said)) and found[1] not in known:
            return wrong("other-place", _OTHER_PLACE, is_general=True)
    return None


def other_place(case: Case) -> Outcome | None:
    """The answer is a place of its own, which neither holds the wanted one nor is part of it."""
    whole = bare_place(case.said)
    said = without_region(whole)
    place = place_of(said)
    if place is None:
        return None
    key_words = {word for form in case.forms for word in content_words(form)}
    own = set(content_words(said))
    if said != whole and own & key_words:  # the east of the state of Victoria
        return None
    if own <= key_words or (own & key_words and len(own) == 1):
        return None
    if any(contains(form, said) for form in map(bare_place, case.forms)):
        if _COUNTRY_ASKED.search(normalise(case.question.stem)) and _are_countries(case.keys):
            return close("within", _COUNTRY, "That lies in it; the country is asked for.")
        return wrong("within", "That only lies there; look again what the text names.")
    if place.kind in _HOLDING and not case.passage and not any(map(_is_known, case.forms)):
        return close("holder", _COUNTRY, "If it lies there, name the place itself.")
    return wrong("other-place", _OTHER_PLACE, is_general=True)


def _are_countries(keys: Iterable[str]) -> bool:
    """Say whether all accepted answers are one country, or its people."""
    named = {country_of(key) or ((place := place_of(key)) and place.name) for key in keys}
    return len(named) == 1 and all(place_of(key) or country_of(key) for key in keys)


def _is_known(form: str) -> bool:
    """Say whether the table of places has a wanted one, or one that it names."""
    named = (word.removesuffix("'s") for word in words(form) if word[0].isupper())
    return bool(find_places(bare_place(form))) or any(map(find_place, named))
