"""Names of people, groups and places: what a name is without its trimmings, and how two compare."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from kit.text import normalise, words

_LITTLE = {"a", "an", "the", "of", "and", "for", "in", "on", "at", "by"}
_GENERIC = {"group", "groups", "organisation", "organization", "jr", "sr"}
_TITLES = frozenset(
    words(
        "mr mrs ms miss dr prof professor sir dame lord lady king queen prince princess pope bishop"
        " archbishop cardinal rabbi imam sheikh ayatollah reverend rev father president vice prime"
        " minister premier chancellor secretary ambassador senator sen congressman congresswoman"
        " governor gov mayor judge justice chief commander commandant general gen brigadier brig"
        " major maj colonel col lieutenant lt captain capt sergeant sgt corporal cpl private pvt"
        " admiral adm marshal field officer staff spokesman spokeswoman spokesperson director coach"
        " former deputy us uk"
    )
)
_DEMONYM = re.compile(r"french|dutch|greek|german|turkish|\w{2,}(?:i|ian|ean|can|ish|ese)")
_NO_SURNAME = frozenset(
    words(
        "new north south east west northern southern eastern western united great old san saint"
        " los las city state states river sea lake street road square bridge airport port bank"
        " force forces army police navy troops guard militia militants rebels fighters soldiers"
        " house court nations union kingdom republic party council committee commission ministry"
        " office agency parliament senate government university college school hospital museum"
        " church mosque cross company corporation club team league front movement coalition"
        " alliance women men people"
    )
)
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
_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        words("one two three four five six seven eight nine ten eleven twelve"), start=1
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}

_GLOSS = re.compile(r"\(([^()]*)\)")
_ARABIC_ARTICLE = re.compile(r"\b[ae]l-|(?<=\w )[ae]l (?=\w)")
_POSSESSIVE = re.compile(r"'s?(?!\w)")
_DIGIT_TRIMMINGS = re.compile(r"(?<=\d)(?:[, ](?=\d{3}(?!\d))|(?:st|nd|rd|th)\b)")
_CITY_OF = re.compile(r"\A(?:(?:in|the) )*(?:city|town|village|country) of (?=\w)")


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


def bare(name: str) -> str:
    """Give the core of a name: folded, without article, title, rank, gloss or trailing `group`.

    A name of nothing but such words is kept.

    >>> bare("the Islamic State (IS) group"), bare("Brigadier General Robert Sofge")
    ('islamic state', 'robert sofge')
    """
    return " ".join(_core(name))


def aliases(name: str) -> tuple[str, ...]:
    """Give the forms that a name itself licenses: its core, an acronym in brackets, a surname.

    >>> aliases("the Islamic State (IS) group"), aliases("Robert Sofge")
    (('islamic state', 'is'), ('robert sofge', 'sofge'))
    """
    return tuple(dict.fromkeys([bare(name), *_acronyms(name), *surname(name)]))


def surname(name: str) -> tuple[str, ...]:
    """Give the surname of a person's full name, as a tuple of one; empty where there is none.

    Whether a name is a person's is judged by its form: two to four words, each with a capital
    letter, none of which is typical of a group or a place.
    """
    core = _core(name)
    typed = [word for word in words(name) if word.casefold() not in _LITTLE]
    is_person = (
        2 <= len(core) <= 4
        and not {"and", "or", "of"} & set(_tokens(name))
        and not any(word.islower() and word.casefold() not in _TITLES for word in typed)
        and not any(word in _NO_SURNAME | _TITLES or not word.isalpha() for word in core)
    )
    return (core[-1],) if is_person else ()


def compare_names(answer: str, key: str) -> NameRelation:
    """Say how `answer` lies to `key`: the same name, misspelt, a part of it, fuller, or another.

    A short form or an initial stands for a first name. Forgiven are: no edit in words of four
    letters or fewer or with a digit, one in words up to eight letters, two in longer ones
    (optimal string alignment; the rule of the Open University's pmatch, one letter stricter).
    """
    given, wanted = _core(answer), _core(key)
    if not given or not wanted or clash(answer, key):
        return NameRelation.DIFFERENT
    full_forms = {_country(bare(key)), *_acronyms(key)}
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
    given, wanted = _core(answer), _core(key)
    numbers, wanted_numbers = set(filter(_has_digit, given)), set(filter(_has_digit, wanted))
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


def content_words(text: str) -> list[str]:
    """Give the folded words of a text in which its meaning lies, numbers as digits."""
    return [word for word in _tokens(text) if word not in _LITTLE]


def _acronyms(name: str) -> list[str]:
    return [gloss.casefold() for gloss in _GLOSS.findall(name) if gloss.isupper()]


def _country(core: str) -> str:
    return _COUNTRIES.get(core, core)


@lru_cache(maxsize=1024)
def _tokens(text: str) -> tuple[str, ...]:
    """Give the folded words: no accents, possessives, inner stops or hyphens, digits ungrouped."""
    folded = _POSSESSIVE.sub("", _DIGIT_TRIMMINGS.sub("", anyascii(normalise(text)).casefold()))
    folded = _ARABIC_ARTICLE.sub("", _CITY_OF.sub("", folded))
    pieces = (word.translate({ord("."): "", ord("'"): ""}) for word in words(folded))
    split = (token for piece in pieces for token in piece.split("-"))
    return tuple(_multiplied(_NUMBER_WORDS.get(token, token) for token in split))


def _multiplied(tokens: Iterable[str]) -> list[str]:
    """Join a number and the scales after it: 9 hundred thousand is 900000."""
    joined: list[str] = []
    for token in tokens:
        if token in _SCALES and joined and joined[-1].isdecimal() and len(joined[-1]) < 16:
            joined[-1] = str(int(joined[-1]) * _SCALES[token])
        else:
            joined.append(token)
    return joined


def _core(name: str) -> list[str]:
    tokens = _without_titles(list(_tokens(_GLOSS.sub(" ", name))))
    core = [token for token in tokens if token not in _LITTLE]
    while len(core) > 1 and core[-1] in _GENERIC:
        core.pop()
    return core


def _without_titles(tokens: list[str]) -> list[str]:
    start = next((at for at, token in enumerate(tokens) if token not in _LITTLE), 0)
    name = tokens[start:]
    at = 1 if len(name) > 1 and _DEMONYM.fullmatch(name[0]) and name[1] in _TITLES else 0
    while at < len(name) and name[at] in _TITLES:
        at += 1
    # The president of Iraq is not Iraq.
    return name[at:] if at < len(name) and name[at] not in _LITTLE else name


def _has_digit(token: str) -> bool:
    return any(map(str.isdigit, token))


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
    if shorter <= 4 or _has_digit(given + wanted) or given[0] != wanted[0]:
        return False
    return OSA.distance(given, wanted) <= (1 if shorter <= 8 else 2)


def _sounds_alike(given: str, wanted: str) -> bool:
    """Say whether two words differ in inner vowels and doubled letters only: Haider, Haydar."""
    skeletons = {re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", w)) for w in (given, wanted)}
    same_ends = given[:1] + given[-1:] == wanted[:1] + wanted[-1:]
    return (
        min(len(given), len(wanted)) > 4 and same_ends and len(skeletons) == 1 and given.isalpha()
    )


def _align(given: Iterable[str], wanted: list[str]) -> tuple[list[str], list[str], bool]:
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
