"""Who among some names bears a surname."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kit.lexicon import first_names, is_word
from kit.names.first_names import same_first_name
from kit.names.forms import core_of, particles_of, surname


def namesakes(persons: Collection[str], names: Iterable[str]) -> tuple[str, ...]:
    """Give those of some names that bear the surname of a person, with another first name.

    A common word before a surname is no first name: `Yesterday Walsh` begins a sentence.

    >>> namesakes(["Peter Walsh"], ["Walsh", "Pete Walsh", "Simon Walsh", "Yesterday Walsh"])
    ('Simon Walsh',)
    """
    own = [(last, _firsts(name)) for name in persons for last in surname(name)]
    return tuple(name for name in names if own and _is_namesake(name, own))


def _is_namesake(name: str, own: list[tuple[str, list[str]]]) -> bool:
    *_, last = core_of(name) or ("",)
    same = [firsts for surname_, firsts in own if surname_ == last]
    given = _firsts(name) if same else []
    if not given or (is_word(given[-1]) and given[-1] not in first_names()):
        return False
    return not any(
        same_first_name(first, other) for firsts in same for first in firsts for other in given
    )


def _firsts(name: str) -> list[str]:
    """Give the words before the last one that are no particles."""
    small = particles_of(name)
    return [word for word in core_of(name)[:-1] if word not in small]


def begins_with_first_name(name: str) -> bool:
    """Say whether the first word of a name may be a first name: a known one, or no common word."""
    first = next(iter(core_of(name)), "")
    return first in first_names() or not is_word(first)
