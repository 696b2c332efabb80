"""What a passage calls a person, right beside the name: the engineer Thomas Arkley."""

from __future__ import annotations

import re
from functools import lru_cache

from kit.lexicon import noun_classes
from kit.names import PARTICLES, TITLES, names_in, namesakes, surname
from kit.places import country_of
from kit.text import normalise, without_lead_in, words

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
_AFTERWARDS = r"(?=[,.;:)!?]|$| (?:at|for|from|in|of|on|to|who|whose|with)\b)"
_TITLE = rf"(?:(?:{'|'.join(sorted(TITLES))})\.? )"
_PARTICLES = rf"(?:(?:{'|'.join(sorted(PARTICLES))}) )"
_LONGEST = 100
"""Letters of a description; what is longer is none, and looking for it would take its time."""
_PLACED = re.compile(r" (?:at|for|from|in|of|on|with) ")
_DETERMINED = re.compile(rf"{_ARTICLE} ")


def is_person(word: str) -> bool:
    """Say whether a word in small letters is a noun for a person: engineer, captain."""
    is_origin = country_of(word) or word in _CONTINENTAL
    return noun_classes().get(word) == "person" and not is_origin


def description(plain: str) -> str:
    """Give a normalised answer without its article if it tells what somebody is, else nothing.

    >>> description("a nurse from leeds"), description("leeds")
    ('nurse from leeds', '')
    """
    if len(plain) > _LONGEST:
        return ""
    said = without_lead_in(plain).strip(" .,;:!?\"'")
    said = _DETERMINED.sub("", said, count=1) if _DETERMINED.match(said) else said
    head = _PLACED.split(said, maxsplit=1)[0].rpartition(" ")[2]
    return said if is_person(head) or head in TITLES else ""


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
    last = "" if namesakes([name], names_in(passage).values()) else _surname(name, passage)
    before, after = _before(described, name, last), _after(described, name, last)
    return bool(before.search(text) or after.search(text))


def _before(described: str, name: str, last: str) -> re.Pattern[str]:
    # The vice captain John Smith is not the captain.
    unqualified = "".join(rf"(?<!\b{word}[ -])" for word in sorted(QUALIFIERS))
    whole = rf"{_TITLE}*{_full(name)}"
    named = rf"(?:{whole}|{_PARTICLES}*{last})" if last else whole
    followed = rf"(?: {named}\b| (?:is|was) {whole}\b(?!')|, {whole}(?=[,.;:)!?]|$))"
    return re.compile(rf"\b{unqualified}{described}{followed}")


def _after(described: str, name: str, last: str) -> re.Pattern[str]:
    named = rf"(?:{_full(name)}|{_TITLE}{_PARTICLES}*{last})" if last else _full(name)
    between = rf"(?: {_ARTICLE})?(?: (?!{_SMALL}\b)[\w'-]+){{0,2}}"
    return re.compile(rf"\b{named}{_SET_APART}{between}[ (]{described}{_AFTERWARDS}")


def _full(name: str) -> str:
    """Give a pattern for a name without its titles, with or without an initial in it."""
    parts = words(normalise(name))
    while len(parts) > 1 and parts[0] in TITLES:
        parts = parts[1:]
    return r"[ .]+(?:\w\. )?".join(map(re.escape, parts))


def _surname(name: str, passage: str) -> str:
    """Give a pattern for a surname that begins no longer name: Walsh, but not Walsh Barker."""
    last = words(normalise(name))[-1] if surname(name) else normalise(name)
    written = [words(normalise(other)) for other in names_in(passage).values()]
    longer = {re.escape(other[1]) for other in written if len(other) > 1 and other[0] == last}
    own = rf"\b{re.escape(last)}"
    return rf"{own}(?! (?:{'|'.join(sorted(longer))})\b)" if longer else own
