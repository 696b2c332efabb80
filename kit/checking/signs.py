"""Signs that an answer, however alike it looks, has not the name that counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.checking.aims import Aim
from kit.checking.appositions import KIN
from kit.checking.case import Case
from kit.checking.outcome import Outcome, close
from kit.lexicon import is_word, noun_classes
from kit.names import (
    alike,
    content_words,
    core_of,
    folded_words,
    has_digit,
    may_be_mixed_up,
    surname,
)
from kit.places import PlaceKind, country_of, find_place
from kit.text import words

_ONE_WORD = 0.2
_FEW = 3
_NEAR = re.compile(r" (?:near|by|beside|close to|next to|not far from) ")
"""What stands behind tells no sort of place: a hospital near the airport."""
_DEFINITE = re.compile(r"(?:the|his|her|its|their) (?=\S+ \S)")
INDEFINITE = re.compile(
    r"(?:(?:they|he|she|it|we) (?:was|were|is|are|got) (?:\w+ )?)?"
    r"(?:(?:in|at|on|from|near|by|to|outside|inside) )?(?:an?|some|somewhere|one of)\b"
)


def one_word_is_another(case: Case) -> Outcome | None:
    """The answer has as many words as a key, and one of them is quite another."""
    if next(_swapped(case), None) is None:
        return None
    return close("one-word", _ONE_WORD, "One of your words is different in the text; look again.")


def has_a_word_mixed_up(case: Case) -> bool:
    """Say whether that one word is written much like the wanted one: city counsel."""
    return any(may_be_mixed_up(given, wanted) for given, wanted in _swapped(case))


def swaps_a_name(case: Case) -> bool:
    """Say whether the one other word stands for one that a key writes with a capital."""
    start = 0 if case.aim is Aim.GROUP else 1  # a key may begin with a capital that is no name's
    told = (word for key in case.keys for word in words(key)[start:])
    names = {word.casefold() for word in told if word[0].isupper()}
    return any(wanted in names and not _is_of(given, wanted) for given, wanted in _swapped(case))


def _is_of(given: str, wanted: str) -> bool:
    """Say whether a word is the adjective of the land that is the other: Russia, Russian."""
    lands = (country_of(word) or word.title() for word in (given, wanted))
    return len(set(lands)) == 1


def _swapped(case: Case) -> Iterator[tuple[str, str]]:
    """Give the only word in which the answer differs from a key, with the wanted one."""
    if case.aim is Aim.PERSON:
        return
    said = core_of(case.said)
    for form in case.near_forms:
        wanted = core_of(form)
        if len(said) != len(wanted) or len(said) < 2:
            continue
        extra = [word for word in said if not any(alike(word, other) for other in wanted)]
        missing = [word for word in wanted if not any(alike(other, word) for other in said)]
        if len(extra) == len(missing) == 1 and is_word(extra[0]):
            yield extra[0], missing[0]


def is_nameless(case: Case) -> bool:
    """Say whether the answer tells the right sort of thing without its name: some foundation."""
    led = INDEFINITE.match(case.plain)
    if led is None and case.aim is Aim.PERSON:
        led = _DEFINITE.match(case.plain)
    if led is None:
        return False
    rest = set(folded_words(_NEAR.split(case.plain[led.end() :])[0] or case.plain))
    if case.aim is Aim.PERSON and not KIN.isdisjoint(rest):
        return False
    if _names_another_place(case):
        return False
    told = {word for key in case.keys for word in content_words(key) if len(word) > _FEW}
    return any(alike(word, other) for word in rest if len(word) > _FEW for other in told)


def _names_another_place(case: Case) -> bool:
    """Say whether the answer tells the sort of place beside a town that no key has: near Goma."""
    if case.aim is not Aim.PLACE:
        return False
    known = " ".join((case.question.stem, *case.keys, case.passage)).casefold()
    names = (word for word in words(case.said)[1:] if word[0].isupper())
    others = (find_place(name) for name in names if name.casefold() not in known)
    return any(place and place.kind is PlaceKind.CITY for place in others)


def shares_a_number_alone(case: Case) -> bool:
    """Say whether answer and keys have a number in common and no other word: two nurses."""
    said = content_words(case.said)
    wanted = {word for form in case.forms for word in content_words(form)}
    shared = [word for word in said if any(alike(word, other) for other in wanted)]
    return bool(shared) and all(map(has_digit, shared))


def shares_nouns_alone(case: Case) -> bool:
    """Say whether the answer names another body of the same sort: the Leeds Farmers' Union."""
    return bool(case.near_forms) and all(_is_other_body(form, case) for form in case.near_forms)


def _is_other_body(form: str, case: Case) -> bool:
    said = {word for name in words(case.said) if name[0].isupper() for word in folded_words(name)}
    wanted = {word for name in words(form) if name[0].isupper() for word in folded_words(name)}
    foreign = (word for word in said if not country_of(word.title()))  # Poland may mean Polish
    extra = {word for word in foreign if not any(alike(word, other) for other in wanted)}
    missing = {word for word in wanted if not any(alike(word, other) for other in said)}
    is_sort = all(noun_classes().get(word) == "group" for word in wanted - missing)
    return len(extra) > 1 and bool(missing) and is_sort


def leaves_the_name_out(case: Case) -> bool:
    """Say whether a place is told as one of many, where every key gives its name: a theatre."""
    if not is_nameless(case):
        return False
    said = folded_words(case.plain)
    named = [{word for word in words(key) if word[0].isupper()} for key in case.keys]
    return all(names and not _holds(said, folded_words(" ".join(names))) for names in named)


def _holds(said: tuple[str, ...], names: tuple[str, ...]) -> bool:
    return all(any(alike(word, name) for word in said) for name in names)


def adds_a_nation(case: Case) -> bool:
    """Say whether the answer puts a nation before the one wanted word: German measles."""
    said = content_words(case.said)
    if len(said) != 2 or country_of(said[0]) is None:
        return False
    return said[0] not in " ".join((case.question.stem, *case.keys, case.passage)).casefold()


def lacks_the_surname(case: Case) -> bool:
    """Say whether people are wanted by name, and the answer has nobody's surname."""
    said = content_words(case.said)
    lasts = [core_of(form)[-1] for form in case.forms if surname(form)]
    is_by_name = bool(lasts) and all(map(surname, case.keys))
    return is_by_name and not any(alike(word, last) for word in said for last in lasts)
