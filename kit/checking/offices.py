"""An office that a text names: its noun, what it is for, what sets it below or before another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kit.checking.appositions import QUALIFIERS
from kit.names import folded_words, is_form_of
from kit.places import country_of
from kit.text import words

_NOUNS = frozenset(
    words(
        "minister secretary president chancellor ambassador governor mayor judge justice chief"
        " spokesman director coach commissioner inspector manager leader chairman prosecutor"
        " bishop captain officer teacher correspondent editor"
    )
)
_ENDING = re.compile(r"(?<=spokes)(?:woman|person)$|(?<=chair)(?:woman|person)$")
_NEUTRAL = frozenset(
    words(
        "new old young local senior top chief leading main then current female male"
        " woman man responsible government cabinet state his her their our its city town village"
        " region regional country nation national district province county area"
    )
)
_BODIES = frozenset(words("government state"))
_LINKS = frozenset(words("a an the of for and at from"))
_STOPS = frozenset(
    words(
        "is are was were be been has have had did does will would who whom which that it he she"
        " they i we this in on by to with as when where because said says told maybe perhaps"
        " think believe guess probably but or not"
    )
)


@dataclass(frozen=True, kw_only=True)
class Office:
    """An office without the name of its holder.

    Attributes:
        noun: What it is called, such as minister or secretary general.
        tasks: The words that tell what it is for, in order.
        initials: The first letters of all the words that belong to it.
        countries: The countries that it is of.
        ranks: The words that make another office of it, such as vice.
        is_all: Whether the text has nothing else.
    """

    noun: str
    tasks: tuple[str, ...]
    initials: str
    countries: frozenset[str]
    ranks: frozenset[str]
    is_all: bool


@lru_cache(maxsize=4096)
def offices_in(text: str) -> tuple[Office, ...]:
    """Give the offices that a text names, in order.

    >>> [(office.noun, office.tasks) for office in offices_in("the Spanish minister of transport")]
    [('minister', ('transport',))]
    """
    found = folded_words(text)
    nouns = [at for at, word in enumerate(found) if _noun(word)]
    return tuple(_office(found, at) for at in nouns if at + 1 not in nouns)


def _noun(word: str) -> str:
    """Give the noun of an office as a man's; nothing for another word, and none for several."""
    noun = _ENDING.sub("man", word)
    return noun if noun in _NOUNS else ""


def _office(found: tuple[str, ...], at: int) -> Office:
    end = at + 1 + (found[at + 1 : at + 2] == ("general",))
    before, after = list(_before(found, at)), list(_after(found, end))
    noun = " ".join([_noun(found[at]), *found[at + 1 : end]])
    told = [*before, *after]
    neutral = _NEUTRAL if noun == "minister" else _NEUTRAL - _BODIES
    countries = {country for word in told if (country := country_of(word))}
    is_led = all(word in _LINKS for word in found[: at - len(before)])
    return Office(
        noun=noun,
        tasks=tuple(
            word
            for word in told
            if word not in neutral | _LINKS | QUALIFIERS and not country_of(word)
        ),
        initials="".join(word[0] for word in told if word not in _LINKS),
        countries=frozenset(countries),
        ranks=QUALIFIERS.intersection(told),
        is_all=is_led and end + len(after) == len(found),
    )


def _before(found: Sequence[str], at: int) -> Iterator[str]:
    """Give the words right before a noun that belong to it."""
    start = at
    while start and found[start - 1] not in _STOPS | _LINKS:
        start -= 1
    yield from found[start:at]


def _after(found: Sequence[str], end: int) -> Iterator[str]:
    """Give the words that a preposition hangs on the noun that ends there."""
    if found[end : end + 1] and found[end] in _LINKS - {"a", "an", "the", "and"}:
        for word in found[end:]:
            if word in _STOPS or _noun(word):
                return
            yield word


def is_another(mine: Office, other: Office, asked: frozenset[str]) -> bool:
    """Say whether two offices of one noun are for different things, or of different countries.

    Words of the question tell them from none; nor does what only one of them tells. A secretary
    general is another than a secretary of something.

    Args:
        mine: One office.
        other: The other.
        asked: The folded words of the question.

    >>> told = "the EU spokesman", "a spokesman for the European Union", "an army spokesman"
    >>> (mine,), *others = map(offices_in, told)
    >>> [is_another(mine, other, frozenset()) for other, in others]
    [False, True]
    """
    if mine.noun != other.noun:
        return bool(mine.tasks) or " " in mine.noun
    tasks = [[w for w in office.tasks if w not in asked] for office in (mine, other)]
    if mine.countries and other.countries and not mine.countries & other.countries:
        return True
    if not all(tasks) or _is_acronym_of(mine, other) or _is_acronym_of(other, mine):
        return False
    return not any(is_form_of(word, twin) for word in tasks[0] for twin in tasks[1])


def _is_acronym_of(short: Office, full: Office) -> bool:
    """Say whether one office has the initials of the other as a word: NYC, New York."""
    return len(full.initials) > 1 and any(word.startswith(full.initials) for word in short.tasks)
