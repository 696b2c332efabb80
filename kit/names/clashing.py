"""In what an answer contradicts a name, however alike they look."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from kit.names.cores import cores, initials_of
from kit.names.first_names import same_first_name
from kit.names.folding import has_digit
from kit.names.forms import PARTICLES, TITLES, is_surname_first, particles_of, surname
from kit.names.spelling import alike
from kit.text import words

_OPPOSITES = [
    {"old", "new"},
    {"upper", "lower"},
    {"inside", "outside"},
    {"before", "after"},
    {"first", "last"},
    {"left", "right"},
    {"front", "back"},
    {"direct", "indirect"},
    {"junior", "senior"},
    {"man", "woman"},
    {"men", "women"},
    {"boy", "girl"},
    {"mother", "father"},
    {"son", "daughter"},
    {"brother", "sister"},
    {"husband", "wife"},
    {"employer", "employee"},
    {"trainer", "trainee"},
    {"interviewer", "interviewee"},
    *({"small", large} for large in ("big", "large", "biggest", "largest")),
    {"smallest", "biggest"},
    {"smallest", "largest"},
    {"majority", "minority"},
    {"bc", "ad"},
    {"bce", "ce"},
    *(
        set(pair)
        for points in ("norte sur este oeste", "norte sul leste oeste", "nord sud est ouest")
        for pair in combinations(points.split(), 2)
    ),
]
_OPPOSED = frozenset[str]().union(*_OPPOSITES)
COMPASS = frozenset(words("north south east west northeast northwest southeast southwest central"))


class Clash(StrEnum):
    """What two names contradict each other in."""

    FIRST_NAME = "first name"
    SURNAME = "surname"
    OPPOSITE = "opposite"
    NUMBER = "number"


@lru_cache(maxsize=8192)
def clash(answer: str, key: str) -> Clash | None:
    """Say in what an answer contradicts a name, however alike they look; None when in nothing."""
    given, wanted = cores(answer, key)
    if wanted_numbers := set(filter(has_digit, wanted)):
        numbers = set(filter(has_digit, given))
        if numbers and not numbers & wanted_numbers:
            return Clash.NUMBER
    if _other_point(COMPASS.intersection(given), COMPASS.intersection(wanted)):
        return Clash.OPPOSITE
    if _OPPOSED.intersection(given) and any(
        _opposed(pair, set(given), set(wanted)) for pair in _OPPOSITES
    ):
        return Clash.OPPOSITE
    if is_surname_first(key):
        return _clash_of_chinese_names(given, wanted)
    return Clash.FIRST_NAME if _other_first_name(given, wanted, key) else None


def _other_point(given: frozenset[str], wanted: frozenset[str]) -> bool:
    """Say whether both tell points of the compass, and none of them fits: north, east."""
    pairs = [(mine, other) for mine in given for other in wanted]
    return bool(pairs) and not any(mine in other or other in mine for mine, other in pairs)


def _opposed(pair: set[str], given: set[str], wanted: set[str]) -> bool:
    here, there = pair & given, pair & wanted
    return len(here) == len(there) == 1 and here != there


def _other_first_name(given: Sequence[str], wanted: Sequence[str], key: str) -> bool:
    small = PARTICLES if particles_of(key) else frozenset[str]()
    given = [name for name in given if name not in small]
    if not surname(key) or not 2 <= len(given) <= 4 or not alike(given[-1], wanted[-1]):
        return False
    if same_first_name(given[0], wanted[0]):
        return False
    mine = [name for name in given[:-1] if name not in wanted]
    others = [name for name in wanted[:-1] if name not in (*given, *small)]
    if not mine or not others or initials_of(mine) in others or initials_of(others) in mine:
        return False  # A.K. Mathur may be Ashok Kumar
    mine, others = ["".join(mine), *mine], ["".join(others), *others]
    return not any(same_first_name(name, other) for name in mine for other in others)


def _clash_of_chinese_names(given: Sequence[str], wanted: Sequence[str]) -> Clash | None:
    """Compare with a name that begins with the surname; the answer may end with it."""
    own, *firsts = wanted
    if len(given) < 2 or set(given) <= set(firsts) or not TITLES.isdisjoint(given):
        return None
    turns = [(name, "".join(rest)) for name, *rest in (given, (given[-1], *given[:-1]))]
    fits = [(alike(name, own), same_first_name(rest, "".join(firsts))) for name, rest in turns]
    if (True, True) in fits:
        return None
    if (True, False) in fits:
        return Clash.FIRST_NAME
    return Clash.SURNAME if (False, True) in fits else None
