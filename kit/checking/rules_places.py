"""Rules for typed answers that are places: other names, what holds what, inside or beside."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.checking.case import Case
from kit.checking.elsewhere import is_put_elsewhere, may_hold
from kit.checking.licensed import AWAY
from kit.checking.outcome import Outcome, close, correct, wrong
from kit.checking.place_names import (
    LANDS,
    bare_place,
    holds,
    is_place_acronym,
    is_same_place,
    named_places,
    place_of,
    with_holders,
    without_region,
)
from kit.checking.setting import is_set_in, is_told_first, may_lie_in
from kit.checking.surroundings import stands_beside
from kit.names import (
    COMPASS,
    Clash,
    NameRelation,
    alike,
    bare,
    clash,
    compare_names,
    content_words,
    folded_words,
)
from kit.places import Place, PlaceKind, country_of, find_capital, find_place, find_places
from kit.text import ends_of, normalise, words

_HOLDER = 0.3
_COUNTRY = 0.2


_GROUND = frozenset(
    words(
        "mountains mountain hills range valley island islands lake river bay gulf sea peninsula"
        " forest desert street road avenue bridge square park district province region county"
    )
)
"""Kinds of places by which a question may ask for a name."""
_LONG = 8
"""Letters."""
_CAPITAL = re.compile(
    r"capital(?: city)? of (?:the )?(?P<land>.+)|(?P<owner>.+?)(?:['’]s?)? capital(?: city)?",
    re.IGNORECASE,
)
_FORCES = frozenset(words("government authorities state army military navy forces troops soldiers"))
"""By which a country is meant that did something."""
_PART_ASKED = re.compile(
    r"\b(?:which|what) (?:part|side|end|half|area|region) of (?:the )?(?P<whole>\w+)"
)
_THE_PART = re.compile(
    r"(?:(?:up|down|in|to|from|at|on|it is|it was|that is) )*(?:the )?(?P<point>[a-z]+?)(?:ern)?"
    r"(?: (?:part|side|end|half|area|region))?(?: of (?:the )?(?P<whole>\w+))?"
)
_WHOLES = ("country", "city", "town", "island", "region", "province")
_POINTS = dict.fromkeys(("centre", "center", "middle"), "central")
_NEAR = re.compile(
    r"^(?:it (?:is|was) )?(?:just )?(?:outside(?: of)?|near(?: to|by)?|close to|not far from"
    r"|next to|beside|by|in front of|on the (?:edge|outskirts) of) (?:the )?"
)
_TWO_ASKED = re.compile(r"\bwhere\b.*\b(?:and|to) where\b", re.IGNORECASE)
_BETWEEN = frozenset(words("from to and in at then until"))
_WHAT_IT_IS = re.compile(r"(?:, (?:an?|the|its|capital|part) [^.;:()]{3,60}?|,?)")
_LIES_IN = re.compile(r" (?:in|of|on) (?:the )?")
_FAR = 120
_BETWEEN_WORDS = 3


def same_place(case: Case) -> Outcome | None:
    """The place is the wanted one under another of its names."""
    said = place_of(case.said) or _capital(case)
    if said and any(place_of(form) == said for form in case.forms):
        return None if is_put_elsewhere(case) else correct("place")
    asked = folded_words(case.question.stem)
    shorter = (form.rpartition(" ") for form in case.forms)
    # In which mountains? Nakanai.
    names = (name for name, _, noun in shorter if name and _is_asked_by(noun, asked))
    return correct("place") if any(bare(case.said) == bare(name) for name in names) else None


def _is_asked_by(noun: str, asked: Iterable[str]) -> bool:
    return noun.casefold() in _GROUND and any(alike(noun.casefold(), word) for word in asked)


def same_nearness(case: Case) -> Outcome | None:
    """The wanted place is told by what it is near, and the answer says so in other words."""
    said = _NEAR.sub("", case.plain)
    if said == case.plain:
        return None
    near = [_NEAR.sub("", form) for form in map(normalise, case.forms) if _NEAR.match(form)]
    found = {compare_names(said, form) for form in near}
    if NameRelation.SAME in found:
        return correct("place")
    return correct("place", "Right. Mind the spelling.") if NameRelation.MISSPELT in found else None


def _capital(case: Case) -> Place | None:
    """Give the capital that the answer calls so: the capital of Kenya, the Kenyan capital.

    Where the question calls it so too, that is no answer.
    """
    match = _CAPITAL.fullmatch(bare_place(case.said)) if "capital" in case.plain else None
    if match is None or "capital" in folded_words(case.question.stem):
        return None
    land = match["land"] or match["owner"]
    return find_capital(country_of(land) or land)


def places_in_order(case: Case) -> Outcome | None:
    """Two places are asked for, and the answer names them as the key does: from Leeds to York."""
    if not _TWO_ASKED.search(case.question.stem):
        return None
    said = [word for word in content_words(case.said) if word not in _BETWEEN]
    named = ([w for w in words(key)[1:] if w[0].isupper()] for key in case.keys)
    wanted = (content_words(" ".join(names)) for names in named if len(names) > 1)
    return correct("name") if any(_are_alike(said, names) for names in wanted) else None


def _are_alike(said: list[str], names: list[str]) -> bool:
    return len(said) == len(names) and all(map(alike, said, names))


def place_with_its_holder(case: Case) -> Outcome | None:
    """The wanted place is there, and beside it only what it lies in."""
    for inner, outer in with_holders(case.said):
        is_spelt = any(
            bare(inner) == bare(form) or is_same_place(inner, form) for form in case.forms
        )
        if not is_spelt and not any(_is_misspelt(inner, form) for form in case.forms):
            continue
        if any(may_hold(outer, form, case) for form in case.forms):
            if is_spelt:
                return correct("place-holder")
            return correct("place-holder", "Right. Mind the spelling.")
    return None


def _is_misspelt(said: str, form: str) -> bool:
    """Say whether a place is the wanted one, misspelt, and its name is long enough to tell."""
    is_long = len(said) >= _LONG and not find_place(bare_place(said))
    return is_long and compare_names(said, form) is NameRelation.MISSPELT


def people_of_the_country(case: Case) -> Outcome | None:
    """The wanted country is named by its adjective, beside words of the question alone."""
    said = [word for word in words(case.said) if word.casefold() not in ("the", "a", "an")]
    if len(said) == 1 or country_of(" ".join(said)):  # New Zealanders
        return _by_its_people(country_of(" ".join(said)), case)
    countries = [country_of(word) for word in said]
    named = {country for country in countries if country}
    if not named or not named <= {place.name for form in case.forms if (place := find_place(form))}:
        return None
    rest = [word for word, country in zip(said, countries, strict=True) if not country]
    asked = _FORCES.union(folded_words(case.question.stem))
    return correct("adjective") if asked.issuperset(folded_words(" ".join(rest))) else None


def _by_its_people(country: str | None, case: Case) -> Outcome | None:
    """Give the outcome of an adjective alone, where countries are wanted."""
    wanted = {place_of(form) for form in case.forms}
    names = {place.name for place in wanted if place and place.kind is PlaceKind.COUNTRY}
    if not country or not names:
        return None
    if country in names:
        return correct("adjective")
    return wrong("other-country", "The text means another country; look again.")


def part_of_the_whole(case: Case) -> Outcome | None:
    """Which part of a place is asked, and only the part is said: in the west, for western Kenya."""
    said = _THE_PART.fullmatch(case.plain.strip(" ."))
    points = _points_in(said["point"]) if said else set()
    wanted = [_points_in(key) for key in case.keys]
    asked = _PART_ASKED.search(normalise(case.question.stem))
    if any(_is_wider(points, others) for others in wanted):
        return close("holder", _HOLDER, "It lies there; say it more exactly.")
    if not said or not points or points not in wanted:
        return None
    if asked and not _is_whole(said["whole"], asked["whole"]):
        return None
    is_one = asked or any(_is_point_and_place(key, points) for key in case.keys)
    is_whole = said["whole"] in (None, *_WHOLES) or asked
    return correct("place") if is_one and is_whole else None


def _is_wider(points: set[str], wanted: set[str]) -> bool:
    """Say whether the north is said, and the northeast wanted."""
    return any(one in other for one in points for other in wanted - points)


def _is_point_and_place(key: str, points: set[str]) -> bool:
    """Say whether a key is a point of the compass and a place: northern Sirte, not South Africa."""
    rest = [word for word in content_words(key) if word not in points]
    is_named = any(word[0].isupper() for word in words(key))
    return len(rest) == 1 and is_named and place_of(key) is None


def _is_whole(said: str | None, asked: str) -> bool:
    if said == "country" != asked:
        return (place := find_place(asked.title())) is not None and place.kind in LANDS
    return said in (None, "it", asked)


def _points_in(text: str) -> set[str]:
    return {_POINTS.get(word, word) for word in folded_words(text)} & COMPASS


def holder_of_the_place(case: Case) -> Outcome | None:
    """The answer is a place that holds the wanted one, by the table of places or by the passage."""
    said = without_region(bare_place(case.said))
    if case.plain.startswith("by "):  # by ferry
        return None
    is_part = said != bare_place(case.said)
    if is_part and any(clash(case.said, form) is Clash.OPPOSITE for form in case.forms):
        return None
    said = said.upper() if is_place_acronym(said) else said
    places = find_places(said)
    is_known = bool(places) and any(
        holds(said, form) or _is_named_after(said, form) for form in case.forms
    )
    if not is_known and not _is_told_to_hold(said, case):
        return None
    coarse = any(place.kind in LANDS for place in places[:1])
    if coarse:
        return close("holder", _COUNTRY, "It lies there; name the place itself.")
    return close("holder", _HOLDER, "It lies there; say it more exactly.")


def what_it_is_told_by(case: Case) -> Outcome | None:
    """The answer is only that from which the key tells how far off the wanted place is."""
    ends = (normalise(key[away.end() :]) for key in case.keys if (away := AWAY.search(key)))
    said = normalise(bare_place(_NEAR.sub("", case.plain)))
    if not any(normalise(bare_place(end)) == said for end in ends):
        return None
    return close("near-it", _HOLDER, "It is near there; say it more exactly.")


def setting(case: Case) -> Outcome | None:
    """The answer is where the article is set, and no map has the wanted place."""
    said = without_region(bare_place(case.said))
    if not case.passage or any(_is_on_the_map(form, case.passage) for form in case.forms):
        return None
    is_new = not set(content_words(said)) <= {w for f in case.forms for w in content_words(f)}
    if not is_new or not (is_set_in(case.passage, said) or is_told_first(case.passage, said)):
        return None
    return close("setting", _COUNTRY, "The article is set there; name the place itself.")


def _is_on_the_map(form: str, passage: str) -> bool:
    """Say whether the table of places knows a wanted place, or one that it names beside it.

    New Britain is a city, but not where the article is set.
    """
    names = bare_place(form), *named_places(form)
    return any(may_lie_in(passage, place) for name in names for place in find_places(name))


def _is_named_after(outer: str, form: str) -> bool:
    """Say whether the key itself ends in a place: Isla Grande, Panama."""
    return bool(outer) and normalise(form).endswith(f", {normalise(outer)}")


def _is_told_to_hold(said: str, case: Case) -> bool:
    """Say whether the passage tells that the wanted place lies in the one given: Gubat in Bicol.

    What it is may be told between: Gubat, a town of fishers in the region of Bicol.
    """
    if not case.passage or not any(map(str.isalpha, said)):
        return False
    text, outer = normalise(case.passage), normalise(said)
    if outer not in text:
        return False
    inner = [normalise(form) for form in map(bare_place, case.forms)]
    return any(
        _is_held(outer, text[end : end + _FAR])
        for form in inner
        if form and form not in normalise(said)
        for end in ends_of(text, form)
    )


def _is_held(outer: str, behind: str) -> bool:
    """Say whether what stands behind a place in a text tells that it lies in another."""
    for link in _LIES_IN.finditer(behind):
        phrase = re.split(r"[,;]", behind[link.end() :])[0]
        told = words(phrase)[: len(words(outer)) + _BETWEEN_WORDS]
        is_told = f" {outer} " in f" {' '.join(told)} "
        if is_told and _WHAT_IT_IS.fullmatch(behind[: link.start()]):
            return True
    return False


def told_beside_it(case: Case) -> Outcome | None:
    """The passage tells so right beside the wanted place: near the border."""
    if not case.passage:
        return None
    if not any(stands_beside(case.passage, form, case.plain) for form in case.forms):
        return None
    return close("told-beside", _HOLDER, "That is told of it; now name the place itself.")
