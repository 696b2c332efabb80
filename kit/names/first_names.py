"""Whether two first names are one person's."""

from __future__ import annotations

from functools import cache, lru_cache

from kit.lexicon import first_names
from kit.names.spelling import alike, are_variants, same_sound
from kit.text import words

_CLASSIC = frozenset(
    words(
        "alec bert beth bill bob chuck dick hank harry jack jake jim joe kate kit liz meg mike nate"
        " ned nell peg rick ron sandy ted tom tony will"
    )
)
_MORE = {
    "pepe": "jose",
    "paco": "francisco",
    "nacho": "ignacio",
    "lola": "dolores",
    "beto": "alberto roberto",
    "beppe": "giuseppe",
    "sasha": "alexander aleksandr alexandra",
    "misha": "mikhail",
    "dima": "dmitri dmitry",
    "vova": "vladimir",
    "kolya": "nikolai",
    "katya": "ekaterina",
    "masha": "maria",
    "natasha": "natalia",
    "tanya": "tatiana",
    "vanya": "ivan",
    "sveta": "svetlana",
}
"""Short forms of Spanish, Italian and Russian names, which the table of English ones lacks."""
_LONG = 5
_STRESSED = 3
"""So many letters begin a name, which are heard."""


def same_first_name(given: str, wanted: str) -> bool:
    """Say whether one folded first name is the other, its initial, short form or misspelling."""
    if stands_for(given, wanted) or given == wanted or _is_same_but_for_o(given, wanted):
        return True
    if given[:1] == wanted[:1] and len(given) > _LONG and sorted(given) == sorted(wanted):
        return True  # Begnina for Benigna
    if are_variants(given, wanted) or _unstressed(given) == _unstressed(wanted):
        return True
    if not alike(given, wanted, names_only=True):
        return False
    # Robert and Roberta, Mario and Maria, Friedrich and Friederike: the ending makes another name.
    ends = given[-1], wanted[-1]
    same_stem = given.rstrip("aeio") == wanted.rstrip("aeio")
    if same_stem and ends[0] != ends[1] and {*ends} & {"a", "i", "o"}:
        return False
    return same_sound(given, wanted) or (ends[0] in "aeio") == (ends[1] in "aeio")


@lru_cache(maxsize=256)
def _unstressed(name: str) -> str:
    """Give a first name with one letter for what is hardly heard: an a or e inside (Samual)."""
    if len(name) <= _LONG:
        return name  # Karen is not Karan.
    return name[:_STRESSED] + name[_STRESSED:-1].replace("e", "a") + name[-1]


def _is_same_but_for_o(given: str, wanted: str) -> bool:
    """Say whether two first names differ by an ending that makes no other known one: Teodor(o)."""
    shorter, longer = sorted((given, wanted), key=len)
    is_known = given in first_names() and wanted in first_names()
    return len(shorter) >= _LONG and longer == f"{shorter}o" and not is_known


def stands_for(given: str, wanted: str) -> bool:
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

    known: dict[str, set[str]] = NickNamer().nickname_lookup
    return known | {
        short: {*names.split(), *known.get(short, ())} for short, names in _MORE.items()
    }
