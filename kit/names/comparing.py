"""How two names lie to each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from kit.lexicon import is_word
from kit.names.clashing import clash
from kit.names.cores import cores
from kit.names.first_names import same_first_name, stands_for
from kit.names.folding import folded_words
from kit.names.forms import (
    PARTICLES,
    acronyms,
    particles_of,
    surname,
)
from kit.names.spelling import alike, may_be_alike

_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_HALF = 0.5
_SHORT = 5
"""Letters of a surname, of which one may be wrong."""
_JOINING = {"and", "or", "vs", "versus"}
_NO_CONSONANTS = str.maketrans(dict.fromkeys("aeiouywh", ""))


class NameRelation(StrEnum):
    """How a name that was given lies to the name that was wanted."""

    SAME = "same"
    MISSPELT = "misspelt"
    PART = "part"
    FULLER = "fuller"
    DIFFERENT = "different"


@lru_cache(maxsize=8192)
def compare_names(answer: str, key: str) -> NameRelation:
    """Say how `answer` lies to `key`: the same name, misspelt, a part of it, fuller, or another.

    The order of words does not matter. A short form or an initial stands for a first name, and
    what a person is called between first name and surname may be there or not. What is a forgivable
    misspelling is said in `alike`.
    """
    given, wanted = cores(answer, key)
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


def _align(
    given: Sequence[str], wanted: Sequence[str], *, is_person: bool
) -> tuple[list[str], list[str], bool]:
    """Pair the words of two names, the surest pairs first.

    Returns:
        The words given beyond the wanted ones, the wanted ones missing, and whether any pair
        was only alike.
    """
    extra, missing, misspelt = list(given), list(wanted), False
    likenesses: list[Callable[[str, str], bool]] = [str.__eq__, stands_for, alike]
    if is_person:
        likenesses.append(same_first_name)
    for likeness in likenesses:
        for word in list(missing):
            # The last word of a name is no place for an initial or a short form.
            if likeness in (stands_for, same_first_name) and word == wanted[-1]:
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
