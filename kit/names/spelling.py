"""Whether one word is another, spelt as learners and other alphabets spell it."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA, Prefix

from kit.lexicon import first_names, is_word
from kit.names.folding import has_digit

# One sound, several spellings: in English, and in names brought over from other scripts.
_SPELLINGS = re.compile(
    r"^w(?=r)|^k(?=n)|^c(?=[eiy])|^y(?=[aeiou])|ci(?=a)|eau|ph|ck|kh|x|[kq]|^g(?=[ei])|dj|ij|y|e[ao]|z|(?<=[bcdlmnprstv])j(?=[aeou])|w(?=[aeiouy])|(?<=.)h|(?<=.{3})e$"
)
_SOUNDS = {
    "eau": "o",
    "ci": "s",
    "c": "s",
    "ph": "f",
    "x": "cs",
    "g": "j",
    "dj": "j",
    "ij": "i",
    "y": "i",
    "ea": "e",
    "eo": "e",
    "z": "s",
    "j": "i",
    "w": "v",
} | (dict.fromkeys(("ck", "kh", "k", "q"), "c") | dict.fromkeys(("h", "e"), ""))
_SILENT = {"w": "r", "k": "n", "d": "j"}
"""Before which letters the first one of a word is silent: Wren, Knox."""
_SOFT_C = re.compile(r"c(?=[eiy])")
_AFTER_SOFT_C = frozenset("eiy")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = str.maketrans(dict.fromkeys("aeiou", ""))
_VOWEL = frozenset("aeiou")
_INITIALS = dict(zip("kqgyizpw", "ccjjjsfv", strict=True))
# Names that the same person may bear in several spellings, each of which is a known name.
_VARIANTS = tuple(
    frozenset(group.split())
    for line in (
        "mohammed mohamed muhammad muhammed mohammad mohamad",
        "hussein husain hussain hossein husayn / hassan hasan / ahmed ahmad ahmet",
        "yusuf youssef yousef yusef yousuf / omar umar omer / abdul abdel abdal abd abdoul",
        "ibrahim ebrahim / khaled khalid / mustafa mostafa moustafa / sergei sergey serguei",
        "alexei alexey aleksei / alexander aleksandr alexandr / dmitri dmitry dimitri",
        "yuri yury iouri / andrei andrey andrej / nikolai nikolay / mikhail michail",
        "catherine katherine kathryn catharine / steven stephen / geoffrey jeffrey",
        "philip phillip philippe / nicolas nicholas / lewis louis / alan allan allen",
        "yuri juri jurij / qaeda qaida quaeda / quran koran / kyiv kiev",
        "graeme graham / souleymane suleiman suleyman sulaiman soliman / meera mira",
        "octavio otavio / shepherd shepard",
        "rangoon yangon / burma myanmar / beijing peking / mumbai bombay / isis isil daesh",
    )
    for group in line.split(" / ")
)
_VARIANTS_OF = {
    word: frozenset[str]().union(*(group for group in _VARIANTS if word in group))
    for word in frozenset[str]().union(*_VARIANTS)
}
_POINTS = frozenset({"northeast", "northwest", "southeast", "southwest"})
_SURE, _MIDDLING, _LONG = 4, 7, 10
_STEM, _STEM_SHARE, _LONG_STEM = 5, 0.6, 6


def alike(given: str, wanted: str, *, names_only: bool = False) -> bool:
    """Say whether a folded word that was typed is the wanted one, or a forgivable misspelling.

    A word that is itself a common word or first name misspells nothing (`mosque` for `mosul`),
    nor does anything with a digit. Spellings of one sound count as equal. Beyond that no edit is
    forgiven in words of up to four letters, one up to seven, two up to ten, three in longer ones
    (optimal string alignment; the steps are those of the Open University's pmatch, one letter
    stricter and one step longer); or any other inner vowels.

    Args:
        given: What was typed.
        wanted: What it is compared with.
        names_only: Of two first names; then only a first name misspells nothing (`gorge` may).
    """
    if given == wanted:
        return True
    # Most words that are compared begin apart, and this is found out sooner.
    if not may_be_alike(given, wanted):
        return False
    if are_variants(given, wanted):
        return True
    if given in _POINTS and wanted in _POINTS:
        return False
    if min(len(given), len(wanted)) < 3:  # Um for Umm
        return len(given) > 1 and _DOUBLED.sub(r"\1", given) == _DOUBLED.sub(r"\1", wanted)
    return _is_misspelt(given, wanted, names_only)


def may_be_alike(given: str, wanted: str) -> bool:
    """Say whether two words begin alike, or are known variants; if not, they are not `alike`.

    They begin alike where their first letters stand for a common sound.
    """
    mine, other = given[:1], wanted[:1]
    return (
        mine == other
        or _INITIALS.get(mine, mine) == _INITIALS.get(other, other)
        or ({mine, other} == {"c", "s"} and _heard(given)[:1] == _heard(wanted)[:1])
        or ((mine in _SILENT or other in _SILENT) and _heard(given) == _heard(wanted))
        or (given in _VARIANTS_OF and wanted in _VARIANTS_OF[given])
    )


@lru_cache(maxsize=8192)
def _is_misspelt(given: str, wanted: str, names_only: bool) -> bool:
    if _same_stem(given, wanted):
        return True
    if has_digit(given + wanted):
        return False
    if same_sound(given, wanted):
        return True
    is_known = given in first_names() if names_only else is_word(given)
    return not is_known and (_is_near(_sound(given), _sound(wanted)) or _is_near(given, wanted))


def may_be_mixed_up(given: str, wanted: str) -> bool:
    """Say whether two folded words, each known, are written so much alike that one is mistaken.

    The soft c is heard as s. Trainer and trainee are not mistaken but opposed.

    >>> may_be_mixed_up("counsel", "council"), may_be_mixed_up("court", "council")
    (True, False)
    """
    one, other = (_SOFT_C.sub("s", word) for word in (given, wanted))
    if min(len(one), len(other)) <= _SURE or one[0] != other[0] or has_digit(one + other):
        return False
    if one.endswith("ee") != other.endswith("ee"):
        return False
    is_one_edit = OSA.distance(one, other, score_cutoff=1) <= 1
    return is_one_edit or _skeleton(one) == _skeleton(other)


def is_form_of(word: str, twin: str) -> bool:
    """Say whether two folded words are one, misspelt or of one stem.

    >>> is_form_of("environmental", "environment"), is_form_of("garden", "guard")
    (True, False)
    """
    if alike(word, twin):
        return True
    longer = max(len(word), len(twin))
    is_near = longer >= _LONG_STEM and OSA.distance(word, twin, score_cutoff=1) <= 1
    return is_near or Prefix.similarity(word, twin) >= max(_STEM, _STEM_SHARE * longer)


def same_sound(given: str, wanted: str) -> bool:
    """Say whether two folded words are spellings of one sound: Sarah, Sara."""
    return _sound(given) == _sound(wanted)


def _is_near(given: str, wanted: str) -> bool:
    """Say whether two words, in spellings of their sound, are few edits or vowels apart."""
    shorter = min(len(given), len(wanted))
    if shorter < _SURE or given[0] != wanted[0]:
        return False
    is_long_enough = shorter > _SURE or len(given) != len(wanted)  # Kobl for Kobal, not Tina, Tana
    if given[-1] == wanted[-1] and _skeleton(given) == _skeleton(wanted) and is_long_enough:
        return True
    if shorter == _SURE and sorted(given) == sorted(wanted):
        return True
    forgiven = sum(shorter > length for length in (_SURE, _MIDDLING, _LONG))
    return OSA.distance(given, wanted, score_cutoff=forgiven) <= forgiven


def _same_stem(given: str, wanted: str) -> bool:
    """Say whether two words differ only as singular and plural do."""
    shorter, longer = sorted((given, wanted), key=len)
    if len(shorter) < 4 or shorter[:-3] != longer[: len(shorter) - 3]:
        return False
    if given in first_names() or wanted in first_names():
        return False
    return longer in {
        f"{shorter}s",
        f"{shorter}es",
        f"{shorter.removesuffix('y')}ies",
        f"{shorter.removesuffix('man')}men",
        f"{shorter.removesuffix('men')}man",
    }


@lru_cache(maxsize=8192)
def _sound(word: str) -> str:
    return _DOUBLED.sub(r"\1", _SPELLINGS.sub(_respelt, word))


def _heard(word: str) -> str:
    """Give the first letter that is heard, s for a soft c."""
    first = word[:1]
    if first == "c" and word[1:2] in _AFTER_SOFT_C:
        return "s"
    return word[1] if first in _SILENT and word[1:2] == _SILENT[first] else first


def _respelt(match: re.Match[str]) -> str:
    is_first = not match.start()
    is_silent = is_first and match.group() in _SILENT and _heard(match.string) != match.group()
    if is_first and match.group() == "y" and match.string[1:2] in _VOWEL:
        return "j"  # Yap, which Germans write Jap
    return "" if is_silent else _SOUNDS[match.group()]


def _skeleton(word: str) -> str:
    return _DOUBLED.sub(r"\1", word.translate(_VOWELS))


def are_variants(given: str, wanted: str) -> bool:
    """Say whether two folded names are spellings of one: Mohamed, Muhammad."""
    return given in _VARIANTS_OF and wanted in _VARIANTS_OF[given]
