"""Rules on what a clause lacks: what was said, its object, its preposition."""

from __future__ import annotations

import re
from calendar import day_name, month_name

from kit.drafting.veto.candidate import ARTICLES, SPEECH_ROLES, Candidate, Rule, word_set
from kit.drafting.veto.words import NAMING, PASSIVE_WANTS, STRICTLY_TRANSITIVE, WANTS_OBJECT
from kit.facts import Role

_COMPLETE = SPEECH_ROLES | {Role.DURATION}
_SAYING = word_set("say tell state add argue write note believe insist think joke quip")
_TELLING = word_set("report announce add tell")
_PARTICLES = word_set("out up down off away back over")
_BESIDE = word_set(
    "in on at of to by from for with into near during after before about over through late early"
    " under outside inside beside behind between among around across against within without"
)
_UNITS = word_set("hour day night morning evening week weekend month season year decade")
_DATED = re.compile(
    rf"^(?:(?:early|late|mid|last|next) )?(?:{'|'.join((*day_name, *tuple(month_name)[1:]))})\b"
    r"|\b(?:1\d|20)\d\d$|\d ?[ap]\.?m\b"
)
_WANTS_PREPOSITION = {
    "accuse": ("of ",),
    "convict": ("of ", "on "),
    "acquit": ("of ", "on "),
    "charge": ("with ", "over ", "in "),
    "suspect": ("of ",),
    "quote": ("in ",),
    "oblige": ("to ",),
    "describe": ("as ", "how ", "what ", "in ", "a ", "the ", "an ", "him", "her"),
}
_OF_DOING = re.compile(r" of \w+ing\b")
_URGING = word_set("urge persuade force allow enable encourage invite convince")
_OF_PEOPLE = word_set("open cross")
"""Verbs that want an object where people do it; a shop opens by itself."""
_OF_THINGS = word_set("begin start end finish")
"""Verbs that lack an object where a person does it "with a leaflet"."""
_DOING = word_set("begin start stop keep")
_BARE_GERUND = re.compile(
    r"(?:search|look|dig|film|record|count|collect|prepar|writ|build|mak)ing"
    r"(?: (?:in|on|at) [^ ]+)?"
)
"""Began searching, and for what?"""
_MEASURING = word_set("nearly roughly approximately exactly barely")
"""Lost nearly a quarter of its value."""
_STATEMENT = re.compile(
    r"\b(?:call|conference|briefing|interview|statement|letter|e-?mail|hearing|phone|telephone)"
    r" that "
)
"""Rarely does a relative clause tell which call or interview it was."""
_HEARING = word_set("jury court jurors reporters inquest hearing tribunal journalists")


def _says_nothing(draft: Candidate) -> bool:
    if draft.clause.base == "point" and "that" not in draft.unquoted:
        return draft.fact.role not in SPEECH_ROLES  # "As Bell points out"
    said = [phrase.text.split() for phrase in draft.clause.rest if phrase.essential]
    content = any(len(s) > 3 and (s[0] not in _BESIDE or s[0] in ARTICLES) for s in said)
    content = content or (draft.clause.base == "write" and any(s[0] in ARTICLES for s in said))
    content = content or _tells_that(draft)
    is_saying = draft.clause.base in _SAYING and draft.fact.role not in SPEECH_ROLES
    return is_saying and not content


def _tells_that(draft: Candidate) -> bool:
    """Whether it is "told analysts on a call that ...", where the statement hangs on the call."""
    tells = draft.fact.role is Role.SUBJECT and draft.clause.base == "tell"
    return tells and _STATEMENT.search(draft.stem) is not None


def _lacks_what_was_said(draft: Candidate) -> bool:
    """Whether "reported on Saturday" has no object, or "told reporters" only the hearer."""
    is_speech = draft.fact.role in SPEECH_ROLES
    if draft.clause.base not in _TELLING or is_speech or draft.clause.is_passive:
        return False
    if _tells_that(draft):
        return False
    objects = [p for p in draft.clause.rest if p.essential and not is_circumstance(p.text)]
    return len(objects) < (2 if draft.clause.base == "tell" else 1)


def _only_hears(draft: Candidate) -> bool:
    """Whether it asks to whom something was told, and that was a court or the like."""
    hears = draft.clause.base == "tell" and draft.clause.is_passive
    return hears and bool(_HEARING & set(draft.fact.name.lower().split()))


def is_circumstance(phrase: str) -> bool:
    """Whether a phrase after a verb tells when, where or how, and is no object of it."""
    first, second = ([*phrase.lower().split(), "", ""])[:2]
    if (
        first == "to"
        and second.isalpha()
        and second not in ARTICLES
        and phrase.split()[1].islower()
    ):
        return False
    is_date = _DATED.search(phrase) is not None and len(phrase.split()) < 4
    is_date = is_date or (first in {"last", "next", "this", "every"} and second in _UNITS)
    if len(phrase.split()) == 1 and first in _PARTICLES:
        return True
    is_measure = first in _MEASURING and (second in ARTICLES or second[:1].isdigit())
    return not first or first in _BESIDE or is_date or (_is_adverb(first) and not is_measure)


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word != "only"


def _lacks_an_object(draft: Candidate) -> bool:
    """Whether the verb is left without what it needs: "When did the firm acquire?"."""
    base, phrases = draft.clause.base, draft.phrases
    if draft.fact.role in _COMPLETE or _is_whole_with_particle(draft):
        return False
    if draft.fact.role is Role.OBJECT and base in NAMING:
        return not any(phrase.essential for phrase in draft.question.kept)
    if base == "cross" and draft.fact.kind == "when" and not draft.clause.is_passive:
        return all(map(is_circumstance, phrases))
    if base in _OF_PEOPLE and draft.fact.label in {"PERSON", "ROLE"}:
        return draft.asks_who_acts and all(map(is_circumstance, phrases))
    return _lacks_in_passive(draft) if draft.clause.is_passive else _lacks_in_active(draft)


def _is_whole_with_particle(draft: Candidate) -> bool:
    """Whether it is "took over" or "called for a pause"; but "called to stop" lacks on whom."""
    first = draft.phrases[:1]
    if draft.clause.base == "take":
        return first in {("over",), ("off",), ("part",)}
    asks_for = any(phrase.startswith(("for ", "about ", "after ")) for phrase in draft.phrases)
    return draft.clause.base in {"ask", "call"} and asks_for and not first[0].startswith("to ")


def _lacks_in_active(draft: Candidate) -> bool:
    base = draft.clause.base
    if base in _URGING:
        return not any(phrase.startswith("to ") for phrase in draft.phrases)
    if base in _DOING and _BARE_GERUND.fullmatch(draft.phrases[0] if draft.phrases else ""):
        return all(map(is_circumstance, draft.phrases[1:]))
    if base in _OF_THINGS and draft.fact.role is Role.SUBJECT and draft.fact.label == "PERSON":
        return bool(draft.phrases) and draft.phrases[0].startswith("with ")
    if base == "call" and draft.phrases and draft.phrases[0].startswith("to "):
        return True
    asked = draft.fact.role in {Role.OBJECT, Role.TARGET}
    return base in WANTS_OBJECT | STRICTLY_TRANSITIVE and not asked and not _has_object(draft)


def _lacks_in_passive(draft: Candidate) -> bool:
    if draft.clause.base == "elect" and draft.fact.role is Role.TIME:
        return False
    given = any(phrase.startswith(("to ", "as ")) for phrase in draft.phrases)
    return draft.clause.base in PASSIVE_WANTS and not given and not _has_object(draft)


def _has_object(draft: Candidate) -> bool:
    return any(p.essential and not is_circumstance(p.text) for p in draft.question.kept)


def _lacks_its_preposition(draft: Candidate) -> bool:
    """Whether somebody is accused, but not of what."""
    wanted = _WANTS_PREPOSITION.get(draft.clause.base, ())
    speaks = draft.fact.role in SPEECH_ROLES
    has = any(p.startswith(wanted) for p in draft.phrases) or any(
        # "Accused by the opposition of hiding it", "accused the opposition of hiding it"
        f" {word}" in p and (p.startswith("by ") or _OF_DOING.search(p))
        for p in draft.phrases
        for word in wanted
    )
    return bool(wanted) and not speaks and not has


RULES: tuple[tuple[str, Rule], ...] = (
    ("nothing is said", _says_nothing),
    ("lacks what was said", _lacks_what_was_said),
    ("only hears", _only_hears),
    ("lacks an object", _lacks_an_object),
    ("lacks its preposition", _lacks_its_preposition),
)
