"""What a passage calls a person, right beside the name: the engineer Thomas Arkley."""

from __future__ import annotations

import re
from functools import lru_cache

from kit.lexicon import noun_classes
from kit.names import PARTICLES, TITLES, names_in, namesakes, surname
from kit.places import country_of
from kit.text import normalise, words

QUALIFIERS = frozenset(words("vice deputy former acting assistant ex senate"))
"""Words that make another office of one."""

KIN = frozenset(
    words(
        "wife widow widower husband son daughter brother sister father mother parents family uncle"
        " aunt cousin nephew niece grandfather grandmother grandson granddaughter twin girlfriend"
        " boyfriend partner child children kid kids baby"
    )
)
"""Nouns for those who are near to somebody."""

PEOPLE_OF_OTHERS = KIN | frozenset(
    words(
        "fighter fighters force forces troop troops soldier soldiers militant militants member"
        " members leader leaders supporter supporters follower followers commander commanders"
        " official officials spokesman spokeswoman spokesperson aide aides adviser lawyer lawyers"
        " friend friends colleague boss deputy assistant rival rivals enemy enemies neighbour"
        " neighbor men people"
    )
)
"""Nouns that with a name tell somebody else: the wife of Sofge, his lawyer."""

_CONTINENTAL = {"african", "american", "asian", "european"}
_ARTICLE = r"(?:an?|the|his|her|its|their|our)"
_SMALL = r"(?:and|or|but|by|for|from|in|of|on|to|with|said|told|who|whose|when|while|as|was|is)"
_SET_APART = r"(?:,(?: \d+,)?(?: who (?:is|was))?| (?:is|was)| \()"
_AFTERWARDS = r"(?=[,.;:)!?]|$| (?:and|at|for|from|in|of|on|to|who|whose|with|\w+ing)\b)"
UNQUALIFIED = "".join(rf"(?<!\b{word}[ -])" for word in sorted(QUALIFIERS))
"""The vice captain John Smith is not the captain."""


def is_person(word: str) -> bool:
    """Say whether a word in small letters is a noun for a person: engineer, captain."""
    word = word.removesuffix("-in-law")
    is_origin = country_of(word) or word in _CONTINENTAL
    known = noun_classes().get(word) == "person" or word.endswith("ologist")
    return known and not is_origin


@lru_cache(maxsize=1024)
def calls(passage: str, name: str, said: str) -> bool:
    """Say whether a passage calls a person by a description right before or after the name.

    The surname alone counts where the passage has nobody else of that surname.

    >>> text = "Susan Hartley, a nurse from Leeds, saw the engineer Thomas Arkley."
    >>> [calls(text, name, "engineer") for name in ("Thomas Arkley", "Susan Hartley")]
    [True, False]
    """
    text = normalise(passage)
    # Looking costs far less than making the patterns, and most answers are told nowhere.
    if any(word not in text for word in said.split()):
        return False
    described = rf" (?:{_ARTICLE} )?".join(map(re.escape, said.split()))
    return is_beside(described, text, name, surname_pattern(name, passage))


def is_beside(described: str, text: str, name: str, last: str) -> bool:
    """Say whether a description stands right before or after a name.

    Args:
        described: Pattern of the description.
        text: Normalised text.
        name: The whole name.
        last: Pattern of the surname; empty where it is not enough.
    """
    before = _before(described, name, last).finditer(text)
    return any(map(_leads_to_it, before)) or bool(_after(described, name, last).search(text))


def _leads_to_it(match: re.Match[str]) -> bool:
    """Say whether only titles stand between a description and the name, or particles."""
    between = {word.rstrip(".") for word in match["between"].split()}
    if match["full"] is None:
        return match["link"] is None and between <= PARTICLES
    if match["link"] == ",":
        return between <= TITLES and (not match["after"] or match["after"] in ",.;:)!?")
    return between <= TITLES and (match["link"] is None or match["after"] != "'")


def surname_pattern(name: str, passage: str) -> str:
    """Give a pattern for the surname, and nothing where somebody else bears it too."""
    return "" if namesakes([name], names_in(passage).values()) else _surname(name, passage)


@lru_cache(maxsize=512)
def _before(described: str, name: str, last: str) -> re.Pattern[str]:
    link = r"(?: (?:there|here))?(?P<link>,| is| was)?(?P<between>(?: [\w-]+\.?){0,4}?)"
    named = rf"(?:(?P<full>{full_name(name)})|{last})" if last else rf"(?P<full>{full_name(name)})"
    return re.compile(rf"\b{UNQUALIFIED}{described}{link} {named}\b(?P<after>.?)")


@lru_cache(maxsize=512)
def _after(described: str, name: str, last: str) -> re.Pattern[str]:
    named = rf"(?:{full_name(name)}|{last})" if last else full_name(name)
    between = rf"(?: {_ARTICLE})?(?: (?!{_SMALL}\b)[\w'-]+){{0,2}}"
    return re.compile(rf"\b{named}{_SET_APART}{between}[ (]{described}{_AFTERWARDS}")


def full_name(name: str) -> str:
    """Give a pattern for a name without its titles, with or without an initial in it."""
    return r"[ .]+(?:\w\. )?".join(map(re.escape, words_of(name)))


def words_of(name: str) -> list[str]:
    """Give the normalised words of a name without its titles."""
    parts = words(normalise(name))
    while len(parts) > 1 and parts[0] in TITLES:
        parts = parts[1:]
    return parts


def _surname(name: str, passage: str) -> str:
    """Give a pattern for a surname that begins no longer name: Walsh, but not Walsh Barker."""
    last = words(normalise(name))[-1] if surname(name) else normalise(name)
    written = [words(normalise(other)) for other in names_in(passage).values()]
    longer = {re.escape(other[1]) for other in written if len(other) > 1 and other[0] == last}
    own = rf"\b{re.escape(last)}"
    return rf"{own}(?! (?:{'|'.join(sorted(longer))})\b)" if longer else own
