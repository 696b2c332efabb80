"""Names of people, groups, places: their forms, how two of them compare."""

from kit.names.bearers import begins_with_first_name, namesakes
from kit.names.clashing import COMPASS, Clash, clash
from kit.names.comparing import NameRelation, compare_names, joins_others
from kit.names.first_names import same_first_name
from kit.names.folding import content_words, folded_words, has_digit
from kit.names.forms import (
    PARTICLES,
    POSTNOMINALS,
    TITLES,
    acronyms,
    aliases,
    bare,
    core_of,
    is_rank,
    is_surname_first,
    particles_of,
    surname,
    surname_in_full,
)
from kit.names.passages import names_in
from kit.names.spelling import alike, is_form_of, may_be_alike, may_be_mixed_up
from kit.names.within import Placing, clauses, placings

__all__ = [
    "COMPASS",
    "PARTICLES",
    "POSTNOMINALS",
    "TITLES",
    "Clash",
    "NameRelation",
    "Placing",
    "acronyms",
    "aliases",
    "alike",
    "bare",
    "begins_with_first_name",
    "clash",
    "clauses",
    "compare_names",
    "content_words",
    "core_of",
    "folded_words",
    "has_digit",
    "is_form_of",
    "is_rank",
    "is_surname_first",
    "joins_others",
    "may_be_alike",
    "may_be_mixed_up",
    "names_in",
    "namesakes",
    "particles_of",
    "placings",
    "same_first_name",
    "surname",
    "surname_in_full",
]
