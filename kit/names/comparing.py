"""How two names lie to each other."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from rapidfuzz.distance import OSA

from kit.names.folding import has_digit
from kit.names.forms import acronyms, bare, core_of, surname

_NICKNAMES = [
    set(group.split())
    for group in re.split(
        r"\s*[/\n]\s*",
        """alexander alex alec sandy / andrew andy drew / anthony tony / benjamin ben
        charles charlie chuck / christopher chris / daniel dan danny / david dave / donald don
        edward ed eddie ted / elizabeth liz beth betty / francis frank / gregory greg
        james jim jimmy / jeffrey jeff / john johnny jack / joseph joe / katherine kate kathy
        kenneth ken / lawrence larry / margaret maggie peggy / matthew matt / michael mike mick
        nicholas nick / patricia pat / patrick pat / peter pete / richard rick dick
        robert bob bobby rob bert / ronald ron / samuel sam / stephen steven steve / susan sue
        theodore ted teddy / thomas tom / timothy tim / william bill billy will liam""",
    )
]
_COUNTRIES = {
    form: forms[0]
    for forms in (
        ("united states", "us", "usa", "america", "united states america"),
        ("united kingdom", "uk", "britain", "great britain"),
        ("russia", "russian federation"),
        ("united arab emirates", "uae"),
        ("netherlands", "holland"),
        ("iraq",),
        ("iran",),
        ("syria",),
    )
    for form in forms
}
_OPPOSITES = [
    {"east", "west"},
    {"eastern", "western"},
    {"north", "south"},
    {"northern", "southern"},
    {"old", "new"},
    {"upper", "lower"},
    {"inside", "outside"},
    {"before", "after"},
    {"first", "last"},
]


class NameRelation(StrEnum):
    """How a name that was given lies to the name that was wanted."""

    SAME = "same"
    MISSPELT = "misspelt"
    PART = "part"
    FULLER = "fuller"
    DIFFERENT = "different"


class Clash(StrEnum):
    """What two names contradict each other in."""

    FIRST_NAME = "first name"
    OPPOSITE = "opposite"
    NUMBER = "number"
    COUNTRY = "country"


def compare_names(answer: str, key: str) -> NameRelation:
    """Say how `answer` lies to `key`: the same name, misspelt, a part of it, fuller, or another.

    A short form or an initial stands for a first name. Forgiven are: no edit in words of four
    letters or fewer or with a digit, one in words up to eight letters, two in longer ones
    (optimal string alignment; the rule of the Open University's pmatch, one letter stricter).
    """
    given, wanted = core_of(answer), core_of(key)
    if not given or not wanted or clash(answer, key):
        return NameRelation.DIFFERENT
    full_forms = {_country(bare(key)), *acronyms(key)}
    if _country(" ".join(given)) in full_forms:
        return NameRelation.SAME
    extra, missing, misspelt = _align(given, wanted)
    if not extra and not missing:
        return NameRelation.MISSPELT if misspelt else NameRelation.SAME
    if not extra:
        return NameRelation.PART
    return NameRelation.DIFFERENT if missing else NameRelation.FULLER


def clash(answer: str, key: str) -> Clash | None:
    """Say in what an answer contradicts a name, however alike they look; None when in nothing."""
    given, wanted = core_of(answer), core_of(key)
    numbers, wanted_numbers = set(filter(has_digit, given)), set(filter(has_digit, wanted))
    if wanted_numbers and numbers - wanted_numbers:
        return Clash.NUMBER
    if any(_opposed(pair, set(given), set(wanted)) for pair in _OPPOSITES):
        return Clash.OPPOSITE
    countries = [_COUNTRIES.get(" ".join(core)) for core in (given, wanted)]
    if all(countries) and countries[0] != countries[1]:
        return Clash.COUNTRY
    return Clash.FIRST_NAME if _other_first_name(given, wanted, key) else None


def alike(given: str, wanted: str) -> bool:
    """Say whether one folded word is another or a forgivable misspelling of it."""
    return given == wanted or _is_misspelling(given, wanted) or _sounds_alike(given, wanted)


def _country(core: str) -> str:
    return _COUNTRIES.get(core, core)


def _opposed(pair: set[str], given: set[str], wanted: set[str]) -> bool:
    here, there = pair & given, pair & wanted
    return len(here) == len(there) == 1 and here != there


def _other_first_name(given: list[str], wanted: list[str], key: str) -> bool:
    if not surname(key) or not 2 <= len(given) <= 4 or not alike(given[-1], wanted[-1]):
        return False
    return not any(_same_first_name(mine, other) for mine in given[:-1] for other in wanted[:-1])


def _same_first_name(given: str, wanted: str) -> bool:
    # Robert and Roberta, Mario and Maria: the last vowel makes another name.
    stems = given.rstrip("aeo"), wanted.rstrip("aeo")
    another = given != wanted and stems[0] == stems[1]
    return _stands_for(given, wanted) or (alike(given, wanted) and not another)


def _stands_for(given: str, wanted: str) -> bool:
    """Say whether one first name is the other's initial or short form."""
    initial = 1 in (len(given), len(wanted)) and given[0] == wanted[0]
    return initial or any({given, wanted} <= group for group in _NICKNAMES)


def _is_misspelling(given: str, wanted: str) -> bool:
    shorter = min(len(given), len(wanted))
    if shorter <= 4 or has_digit(given + wanted) or given[0] != wanted[0]:
        return False
    return OSA.distance(given, wanted) <= (1 if shorter <= 8 else 2)


def _sounds_alike(given: str, wanted: str) -> bool:
    """Say whether two words differ in inner vowels and doubled letters only: Haider, Haydar."""
    skeletons = {re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", w)) for w in (given, wanted)}
    same_ends = given[:1] + given[-1:] == wanted[:1] + wanted[-1:]
    return (
        min(len(given), len(wanted)) > 4 and same_ends and len(skeletons) == 1 and given.isalpha()
    )


def _align(given: list[str], wanted: list[str]) -> tuple[list[str], list[str], bool]:
    """Pair the words of two names, the surest pairs first.

    Returns:
        The words given beyond the wanted ones, the wanted ones missing, and whether any pair
        was only alike.
    """
    extra, missing, misspelt = list(given), list(wanted), False
    likenesses: list[Callable[[str, str], bool]] = [str.__eq__, _stands_for, alike]
    for likeness in likenesses:
        for word in list(missing):
            # The last word of a name is no place for an initial or a short form.
            if likeness is _stands_for and word == wanted[-1]:
                continue
            twin = next((other for other in extra if likeness(other, word)), None)
            if twin is not None:
                extra.remove(twin)
                missing.remove(word)
                misspelt |= likeness is alike
    return extra, missing, misspelt
