"""Names of people, groups, places: their forms, how two of them compare."""

from kit.names.comparing import Clash, NameRelation, alike, clash, compare_names
from kit.names.folding import content_words, folded_words, has_digit
from kit.names.forms import TITLES, aliases, around, bare, is_rank, surname

__all__ = [
    "TITLES",
    "Clash",
    "NameRelation",
    "aliases",
    "alike",
    "around",
    "bare",
    "clash",
    "compare_names",
    "content_words",
    "folded_words",
    "has_digit",
    "is_rank",
    "surname",
]
