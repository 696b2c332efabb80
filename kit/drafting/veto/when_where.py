"""Rules on the keys of "when" and "where": a date or a place, and nothing else."""

from __future__ import annotations

import re
from calendar import month_name

from kit.dates import grain
from kit.drafting.openers import place_noun
from kit.drafting.veto.candidate import Candidate, Rule, word_set
from kit.drafting.veto.keys import is_named, parts_of
from kit.drafting.veto.words import OCCASIONS
from kit.facts import Role

_DATED = re.compile(
    r"\d|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:January|February|March|April|May|June|"
    r"July|August|September|October|November|December)\b"
)
_RELATIVE = re.compile(
    r"\b(?:last|next|this|that|the following|the previous|earlier|later)\b", re.I
)
_TIME_IN_PLACE = re.compile(
    r"\b(?:spring|summer|autumn|winter|morning|evening|night|year|month|week)\b|day\b|\b\d{4}\b|"
    rf"\b(?:{'|'.join(tuple(month_name)[1:])})\b"
)
_FROM_THE_DATELINE = re.compile(r"(?:last|next) [A-Z][a-z]+")
_BESIDE = word_set("under between beneath behind")


def _is_any_spot(draft: Candidate) -> bool:
    """Whether a place without a name is not told apart by anything."""
    fact = draft.fact
    if fact.label != "SPOT" or is_named(fact):
        return False
    of_subject = " they " in fact.key and draft.clause.many
    return fact.preposition not in _BESIDE and not of_subject


def _is_more_than_a_place(draft: Candidate) -> bool:
    """Whether the answer to "where" tells when as well, or leans on its sentence."""
    return draft.fact.kind == "where" and (
        _TIME_IN_PLACE.search(draft.fact.key) is not None
        or bool({"his", "her", "its"} & set(parts_of(draft.fact.key)))
    )


def _is_an_occasion(draft: Candidate) -> bool:
    """Whether a festival or a final is what "where" asks for."""
    last = (parts_of(draft.fact.key) or [""])[-1]
    return draft.fact.kind == "where" and last in OCCASIONS


def _is_no_known_place(draft: Candidate) -> bool:
    """Whether a place that was reached or taken is neither city nor country for sure.

    What acts is to be a country; "Moscow" does what its government does.
    """
    noun = place_noun(draft.fact)
    is_known = noun == "country" if draft.asks_who_acts else bool(noun)
    return draft.fact.role is Role.TARGET and not is_known


def _has_no_date(draft: Candidate) -> bool:
    """Whether a date is vague, or told by how long ago it was."""
    if draft.fact.role is not Role.TIME:
        return False
    if _RELATIVE.search(draft.fact.key) and not _FROM_THE_DATELINE.fullmatch(draft.fact.key):
        return True
    return not _DATED.search(draft.fact.key) or grain(draft.fact.value) in {"decade", "interval"}


RULES: tuple[tuple[str, Rule], ...] = (
    ("a place like any other", _is_any_spot),
    ("no date", _has_no_date),
    ("a place of no known kind", _is_no_known_place),
    ("an occasion", _is_an_occasion),
    ("more than a place", _is_more_than_a_place),
)
