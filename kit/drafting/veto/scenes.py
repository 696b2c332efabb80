"""Rules on scenes: what went on while a reporter looked on is no event to ask about."""

from __future__ import annotations

import re

from kit.drafting.veto.candidate import Candidate, Rule, word_set
from kit.drafting.veto.words import OCCASIONS, PRICED
from kit.facts import Role

_FINITE_BE = word_set("was were is are")
_HOLDING = word_set("occupy own contain include hold house cover span")
_MEETINGS = (OCCASIONS - word_set("cup championship championships awards")) | word_set(
    "meeting meetings session sessions talks election elections funeral funerals service services "
    "hearing competition vigil rally auction auctions concert concerts classes course event day "
    "party contest referendum games interview interviews"
)
_MOVING = (PRICED - {"lose"}) | {"close", "end"}
_SHARE = re.compile(r"\d ?(?:%|per ?cent\b)")
"""By which a price moves on an exchange."""
_POSING = word_set("sit stand walk wait look smile lean lie wear hold watch warm clutch grip")
_GESTURES = word_set("sit stand walk smile lean lift pour stir nod gesture pull crouch kneel shrug")
_TELLING = word_set(
    "say tell state add argue write note believe insist think describe recall explain warn announce"
)


def _sets_the_scene(draft: Candidate) -> bool:
    """Whether it asks what somebody was doing just then."""
    first = draft.clause.auxiliaries[:1]
    progressive = draft.clause.tag == "VBG" and len(draft.clause.auxiliaries) == 1
    if draft.fact.role is Role.TIME:
        return False
    return progressive and bool(_FINITE_BE & set(first)) and draft.fact.label != "GROUP"


def _poses(draft: Candidate) -> bool:
    """Whether it asks who was sitting or walking somewhere while the reporter looked on."""
    looks_on = draft.clause.tag == "VBZ" and draft.clause.base in _GESTURES
    return looks_on or (_sets_the_scene(draft) and draft.clause.base in _POSING)


def _dates_a_scene(draft: Candidate) -> bool:
    """Whether it asks when somebody was doing something that went on."""
    first = draft.clause.auxiliaries[:1]
    goes_on = draft.clause.tag == "VBG" and len(draft.clause.auxiliaries) == 1
    goes_on = goes_on or "being" in draft.clause.auxiliaries
    return draft.fact.role is Role.TIME and goes_on and bool({"was", "were"} & set(first))


def _dates_the_telling(draft: Candidate) -> bool:
    """Whether it asks when or where something was said, and not when it was."""
    telling = draft.clause.base in _TELLING
    asked = draft.fact.kind != "who" and draft.fact.role is not Role.GOAL
    return telling and asked and not draft.asks_who_acts


def _places_a_holding(draft: Candidate) -> bool:
    """Whether it asks where something is held or contained, or where shares rose."""
    held = {word.lower() for word in draft.unquoted}
    meets = draft.clause.base == "hold" and not _MEETINGS.isdisjoint(held)
    subject = draft.clause.subject.lower().removeprefix("the ")
    is_price = subject.startswith(("share", "stock")) or (
        draft.clause.base in _MOVING and _SHARE.search(draft.stem) is not None
    )
    holds = draft.clause.base in _HOLDING and not meets
    return draft.fact.kind == "where" and (holds or is_price)


RULES: tuple[tuple[str, Rule], ...] = (
    ("poses", _poses),
    ("dates the telling", _dates_the_telling),
    ("dates a scene", _dates_a_scene),
    ("places a holding", _places_a_holding),
)
DOUBTS: tuple[tuple[str, Rule], ...] = (("sets the scene", _sets_the_scene),)
