"""The forms of one name: without its trimmings, as an acronym, as a surname."""

from __future__ import annotations

import re

from kit.names.folding import LITTLE, content_words, folded_words
from kit.text import words

_GENERIC = {"group", "groups", "organisation", "organization", "jr", "sr"}
_ARTICLES = {"a", "an", "the"}
_RANKS = frozenset(
    words(
        "general gen brigadier brig major maj colonel col lieutenant lt captain capt sergeant sgt"
        " corporal cpl private pvt admiral adm commander commandant marshal field officer staff"
    )
)
TITLES = _RANKS | frozenset(
    words(
        "mr mrs ms miss dr prof professor sir dame lord lady king queen prince princess pope bishop"
        " archbishop cardinal rabbi imam sheikh ayatollah reverend rev father president vice prime"
        " minister premier chancellor secretary ambassador senator sen congressman congresswoman"
        " governor gov mayor judge justice chief spokesman spokeswoman spokesperson director coach"
        " former deputy us uk insp det sgt supt coun cllr pc rep atty hon st"
    )
)
"""Words before a name that tell what its bearer is."""

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
_GLOSS = re.compile(r"\(([^()]*)\)")


def bare(name: str) -> str:
    """Give the core of a name: folded, without article, title, rank, gloss or trailing `group`.

    A name of nothing but such words is kept.

    >>> bare("the Islamic State (IS) group"), bare("Brigadier General Robert Sofge")
    ('islamic state', 'robert sofge')
    """
    return " ".join(core_of(name))


def aliases(name: str) -> tuple[str, ...]:
    """Give the forms that a name itself licenses: its core, an acronym in brackets, a surname.

    >>> aliases("the Islamic State (IS) group"), aliases("Robert Sofge")
    (('islamic state', 'is'), ('robert sofge', 'sofge'))
    """
    return tuple(dict.fromkeys([bare(name), *acronyms(name), *surname(name)]))


def surname(name: str) -> tuple[str, ...]:
    """Give the surname of a person's full name, as a tuple of one; empty where there is none.

    Whether a name is a person's is judged by its form: two to four words, each with a capital
    letter, none of which is typical of a group or a place.
    """
    core = core_of(name)
    typed = [word for word in words(name) if word.casefold() not in LITTLE]
    is_person = (
        2 <= len(core) <= 4
        and not {"and", "or", "of"} & set(folded_words(name))
        and not any(word.islower() and word.casefold() not in TITLES for word in typed)
        and not any(word in _NO_SURNAME | TITLES or not word.isalpha() for word in core)
    )
    return (core[-1],) if is_person else ()


def is_rank(text: str) -> bool:
    """Say whether a text is a military rank without a name, whatever its country.

    >>> is_rank("the Iraqi Brigadier General"), is_rank("General Sofge")
    (True, False)
    """
    said = content_words(text)
    while said and (said[0] in {"us", "uk"} or _DEMONYM.fullmatch(said[0])):
        said.pop(0)
    return bool(said) and _RANKS.issuperset(said)


def around(name: str, text: str) -> tuple[list[str], list[str]] | None:
    """Give the folded words before and after a name in a longer text; None if it is not there.

    What only trims the name there, such as an article or a rank, is left out.

    >>> around("Robert Sofge", "It was said by General Robert Sofge on Sunday")
    (['it', 'was', 'said', 'by'], ['on', 'sunday'])
    """
    given, wanted = list(folded_words(_GLOSS.sub(" ", text))), core_of(name)
    reaches = ((start, _reach(given, start, wanted)) for start in range(len(given)))
    start, end = next((found for found in reaches if found[1]), (0, 0))
    if not end:
        return None
    before, after = given[:start], given[end:]
    trimmings = TITLES | _ARTICLES | set(content_words(_GLOSS.sub(" ", name)))
    while before and before[-1] in trimmings:
        before.pop()
    while after and after[0] in _GENERIC:
        after.pop(0)
    return before, after


def _reach(given: list[str], start: int, wanted: list[str]) -> int:
    """Give the place after a name that begins at `start`; 0 if none does."""
    at = start
    for word in wanted:
        while start < at < len(given) and given[at] in LITTLE:
            at += 1
        if at == len(given) or given[at] != word:
            return 0
        at += 1
    return at


def acronyms(name: str) -> list[str]:
    """Give the acronyms in brackets, folded."""
    return [gloss.casefold() for gloss in _GLOSS.findall(name) if gloss.isupper()]


def core_of(name: str) -> list[str]:
    """Give the words of `bare`."""
    tokens = _without_titles(list(folded_words(_GLOSS.sub(" ", name))))
    core = [token for token in tokens if token not in LITTLE]
    while len(core) > 1 and core[-1] in _GENERIC:
        core.pop()
    return core


def _without_titles(tokens: list[str]) -> list[str]:
    start = next((at for at, token in enumerate(tokens) if token not in LITTLE), 0)
    name = tokens[start:]
    at = 1 if len(name) > 1 and _DEMONYM.fullmatch(name[0]) and name[1] in TITLES else 0
    while at < len(name) and name[at] in TITLES:
        at += 1
    # The president of Iraq is not Iraq.
    return name[at:] if at < len(name) and name[at] not in LITTLE else name
