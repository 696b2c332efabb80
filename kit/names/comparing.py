"""How two names lie to each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from kit.lexicon import first_names, is_word
from kit.names.folding import folded_words, has_digit
from kit.names.forms import (
    PARTICLES,
    TITLES,
    acronyms,
    core_of,
    is_surname_first,
    particles_of,
    surname,
)
from kit.names.spelling import alike, are_variants, may_be_alike, same_sound
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
]


_OPPOSED = frozenset[str]().union(*_OPPOSITES)
COMPASS = frozenset(words("north south east west northeast northwest southeast southwest central"))
_CLASSIC = frozenset(
    words(
        "alec bert beth bill bob chuck dick hank harry jack jake jim joe kate kit liz meg mike nate"
        " ned nell peg rick ron sandy ted tom tony will"
    )
)
_BODIES = {("united", "nations"): "un", ("european", "union"): "eu", ("african", "union"): "au"}
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_HALF = 0.5
_SHORT = 5
"""Letters of a surname, of which one may be wrong."""
_JOINING = {"and", "or", "vs", "versus"}
_VOWELS = frozenset("aeiouy")
_NO_CONSONANTS = str.maketrans(dict.fromkeys("aeiouywh", ""))


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
    SURNAME = "surname"
    OPPOSITE = "opposite"
    NUMBER = "number"


@lru_cache(maxsize=8192)
def compare_names(answer: str, key: str) -> NameRelation:
    """Say how `answer` lies to `key`: the same name, misspelt, a part of it, fuller, or another.

    The order of words does not matter. A short form or an initial stands for a first name, and
    what a person is called between first name and surname may be there or not. What is a forgivable
    misspelling is said in `alike`.
    """
    given, wanted = _cores(answer, key)
    if _has_the_same_words(answer, key) and not joins_others(answer, key):
        return NameRelation.SAME
    if len(given) == 1 and given[0] in acronyms(key):
        return NameRelation.SAME
    if not given or not wanted or clash(answer, key):
        return NameRelation.DIFFERENT
    extra, missing, misspelt = _align(given, wanted, is_person=bool(surname(key)))
    if surname(key) and _is_near_surname(extra, missing, given, wanted):
        extra, missing, misspelt = extra[:-1], missing[:-1], True
    if particles_of(key):  # de Vries may be written van Vries
        extra = [word for word in extra if word not in PARTICLES]
    if surname(key):
        extra, missing = _without_middle_names(extra, missing, given, wanted)
    if not extra and not missing:
        if joins_others(answer, key):
            return NameRelation.DIFFERENT
        return NameRelation.MISSPELT if misspelt else NameRelation.SAME
    if len(given) != len(wanted) and (joined := _joined(given, wanted)):
        return joined
    if not extra:
        return NameRelation.PART
    return NameRelation.DIFFERENT if missing else NameRelation.FULLER


def _has_the_same_words(answer: str, key: str) -> bool:
    """Say whether an answer is a person's name in another order, whatever is a title elsewhere."""
    return bool(surname(key)) and sorted(folded_words(answer)) == sorted(folded_words(key))


def joins_others(answer: str, key: str) -> bool:
    """Say whether an answer has the words of a key, but joins them to other people.

    Ann and Bob Dow are more than Ann Dow; Ann Roe and Bob Dow are not Ann Dow and Bob Roe.
    """
    given, wanted = _AND.split(answer), _AND.split(key)
    if len(given) == 1 or not all(map(surname, wanted)):
        return False
    fits = {NameRelation.SAME, NameRelation.MISSPELT, NameRelation.PART}
    return len(given) != len(wanted) or not all(
        any(compare_names(one, other) in fits for other in wanted) for one in given
    )


def _joined(given: Sequence[str], wanted: Sequence[str]) -> NameRelation | None:
    """Compare two names without their blanks: New York, Newyork."""
    mine, other = "".join(given), "".join(wanted)
    if mine == other:
        return NameRelation.SAME
    # A word more, as in "Reed's son", is no misspelling; Daresalam for Dar es Salaam is one.
    is_more = len(given) > len(wanted) and len(mine) > len(other) + 1
    return NameRelation.MISSPELT if len(mine) > 6 and not is_more and alike(mine, other) else None


@lru_cache(maxsize=8192)
def clash(answer: str, key: str) -> Clash | None:
    """Say in what an answer contradicts a name, however alike they look; None when in nothing."""
    given, wanted = _cores(answer, key)
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


def same_first_name(given: str, wanted: str) -> bool:
    """Say whether one folded first name is the other, its initial, short form or misspelling."""
    if _stands_for(given, wanted) or given == wanted or _is_same_but_for_o(given, wanted):
        return True
    if given[:1] == wanted[:1] and len(given) > _SHORT and sorted(given) == sorted(wanted):
        return True  # Begnina for Benigna
    if are_variants(given, wanted):
        return True
    if not alike(given, wanted, names_only=True):
        return False
    # Robert and Roberta, Mario and Maria, Friedrich and Friederike: the ending makes another name.
    ends = given[-1], wanted[-1]
    same_stem = given.rstrip("aeio") == wanted.rstrip("aeio")
    if same_stem and ends[0] != ends[1] and {*ends} & {"a", "i", "o"}:
        return False
    return same_sound(given, wanted) or (ends[0] in "aeio") == (ends[1] in "aeio")


def _is_same_but_for_o(given: str, wanted: str) -> bool:
    """Say whether two first names differ by an ending that makes no other known one: Teodor(o)."""
    shorter, longer = sorted((given, wanted), key=len)
    is_known = given in first_names() and wanted in first_names()
    return len(shorter) >= _SHORT and longer == f"{shorter}o" and not is_known


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
    if not mine or not others or _initials(mine) in others or _initials(others) in mine:
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


def _cores(answer: str, key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    given, wanted = _in_short(core_of(answer)), _in_short(core_of(key))
    return _initials_apart(given, wanted), _initials_apart(wanted, given)


def _in_short(core: tuple[str, ...]) -> tuple[str, ...]:
    """Write the bodies that stand in names of others by their initials: UN Children's Fund."""
    return next(
        (
            (*core[:at], short, *core[at + 2 :])
            for at, pair in enumerate(pairwise(core))
            if len(core) > 2 and (short := _BODIES.get(pair))
        ),
        core,
    )


def _initials_apart(name: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Write JRR Tolkien as J. R. R. Tolkien where the other name begins with these letters."""
    if len(name) != 2 or len(name[0]) not in (2, 3) or name[0] in other:
        return name
    initials = _initials(other[:-1])
    is_run = name[0] == initials or not _VOWELS.intersection(name[0])
    return (*name[0], name[1]) if initials and is_run and name[0].startswith(initials) else name


def _initials(names: Sequence[str]) -> str:
    return "".join(name[0] for name in names)


def _stands_for(given: str, wanted: str) -> bool:
    """Say whether one first name is the other's initial, beginning or short form."""
    shorter, longer = sorted((given, wanted), key=len)
    if len(shorter) in (1, 3, 4) and longer.startswith(shorter):  # F., Leo for Leonardo
        return True
    return longer in _short_forms().get(shorter, ()) or (
        shorter in _short_forms().get(longer, ()) and _is_plain_short_form(shorter, longer)
    )


def _is_plain_short_form(short: str, name: str) -> bool:
    """Say whether a short form shows its name or is a classic one; Ellen may be no Eleanor."""
    return name.startswith(short[:-1]) or short.endswith(("y", "ie")) or short in _CLASSIC


@cache
def _short_forms() -> dict[str, set[str]]:
    # Imported late: most answers have no short form of a name.
    from nicknames import NickNamer

    return NickNamer().nickname_lookup


def _align(
    given: Sequence[str], wanted: Sequence[str], *, is_person: bool
) -> tuple[list[str], list[str], bool]:
    """Pair the words of two names, the surest pairs first.

    Returns:
        The words given beyond the wanted ones, the wanted ones missing, and whether any pair
        was only alike.
    """
    extra, missing, misspelt = list(given), list(wanted), False
    likenesses: list[Callable[[str, str], bool]] = [str.__eq__, _stands_for, alike]
    if is_person:
        likenesses.append(same_first_name)
    for likeness in likenesses:
        for word in list(missing):
            # The last word of a name is no place for an initial or a short form.
            if likeness in (_stands_for, same_first_name) and word == wanted[-1]:
                continue
            twin = next((other for other in extra if likeness(other, word)), None)
            if twin is not None:
                extra.remove(twin)
                missing.remove(word)
                misspelt |= likeness in (alike, same_first_name)
    return extra, missing, misspelt


def _is_near_surname(
    extra: list[str], missing: list[str], given: Sequence[str], wanted: Sequence[str]
) -> bool:
    """Say whether only the surname differs, and by little.

    Beside the right first name a known word may misspell it: Harold Brant for Harold Brandt. Of
    five letters two may not differ, nor the first one beside another: Kolar is not Kobal. Of four
    one may in a name of three words: Tan Kheng Hwat for Tan Kheng Huat.
    """
    ends = given[-1], wanted[-1]
    if (extra[-1:], missing[-1:]) != ([ends[0]], [ends[1]]):
        return False
    if len(given) < 2 or not alike(given[0], wanted[0]) or min(map(len, ends)) < _SHORT - 1:
        return False
    if ends[0][0] != ends[1][0] and not may_be_alike(*ends):  # Hernandez is not Fernandez
        return False
    if max(map(len, ends)) < _SHORT:
        is_one_letter = ends[0][0] == ends[1][0] and OSA.distance(*ends, score_cutoff=1) == 1
        return len(given) == len(wanted) > 2 and is_one_letter
    is_short = max(map(len, ends)) == _SHORT or not _have_the_same_consonants(*ends)
    is_strict = is_short or is_word(given[-1]) or not may_be_alike(*ends)
    return OSA.distance(*ends, score_cutoff=2) <= (1 if is_strict else 2)


def _have_the_same_consonants(given: str, wanted: str) -> bool:
    """Say whether two names of up to six letters have; longer ones need not: Kabila, Kabeya."""
    one, other = (word.translate(_NO_CONSONANTS) for word in (given, wanted))
    return max(len(given), len(wanted)) > _SHORT + 1 or one == other


def _are_others(extra: Sequence[str], missing: Sequence[str]) -> bool:
    """Say whether both names have words of their own, which are no spellings of one another.

    Ann Mary Dow is not Ann Rose Dow; Elizabeth Katy Stanton is Elizabeth Cady Stanton.
    """
    return bool(extra and missing) and not any(
        OSA.normalized_similarity(mine, other) >= _HALF for mine in extra for other in missing
    )


def _without_middle_names(
    extra: list[str], missing: list[str], given: Sequence[str], wanted: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Drop what only one of two full names has between the first name and the surname."""
    ends_given = len(given) > 1 and not {given[0], given[-1]} & set(extra)
    ends_wanted = not {wanted[0], wanted[-1]} & set(missing)
    if not ends_given or not ends_wanted or _are_others(extra, missing):
        return extra, missing
    return [word for word in extra if not word.isalpha() or word in _JOINING], []
