"""Rules on the keys of "when" and "where": a date or a place, and nothing else."""

from __future__ import annotations

import re
from calendar import month_name

from kit.dates import grain
from kit.drafting.openers import place_noun
from kit.drafting.veto.candidate import Candidate, Rule, word_set
from kit.drafting.veto.keys import is_named, parts_of
from kit.drafting.veto.words import OCCASIONS
from kit.facts import SETTLEMENTS, Fact, Role
from kit.facts.words import MOTION, SPEECH
from kit.text import NUMBER_WORDS

_DATED = re.compile(
    r"\d|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:January|February|March|April|May|June|"
    r"July|August|September|October|November|December)\b"
)
_RELATIVE = re.compile(
    r"\b(?:last|next|this|that|the following|the previous|earlier|later)\b", re.I
)
_MONTH_OF = re.compile(
    rf".*\b(?:{'|'.join(tuple(month_name)[1:])})\b.* (?:last|this|next) year", re.DOTALL
)
_GOING_ON = word_set(
    "be suspend close shut cancel continue run stay remain wait keep block ban last live serve "
    "work rule govern play lead hold head work teach chair coach train study"
)
_PROMISING = word_set(
    "promise pledge plan aim agree vow hope expect want propose offer target forecast predict"
    " undertake"
)
_AGREEING = word_set("agree undertake offer")
_TELLING_PHRASE = 3
"""In words."""
# "the 1960s", "between 2007 and 2010"
_WHOLE_STRETCH = re.compile(r"(?:the )?\d{4}s$|(?:between|from) .* (?:and|to) ", re.IGNORECASE)
_TIME_IN_PLACE = re.compile(
    r"\b(?:spring|summer|autumn|winter|morning|evening|night|year|month|week)\b|day\b|\b\d{4}s?\b|"
    rf"\b(?:{'|'.join(tuple(month_name)[1:])})\b"
)
_PAST_YEAR = re.compile(r"\b1\d{3}$")
_FROM_THE_DATELINE = re.compile(r"(?:last|next) [A-Z][a-z]+")
_STATING = (SPEECH - {"write"}) | word_set(
    "welcome condemn denounce hail praise criticise criticize"
)
_AT = word_set("in at on outside inside near aboard")
_DETERMINING = word_set("the a an his her their its this that these those some several many police")
_OWNED = word_set("his her their its he she they it about away nearby")
_COMMON = word_set(
    "prison hospital home world country court corner position door area place way part case front "
    "area areas region state states condition league division table list class system"
)
# "In the Congolese capital": such a place has a name.
_NAMED_ELSEWHERE = word_set("capital city town village island country")
_LONG_PLACE = 5
"""In words."""
_TIMELINE = re.compile(
    rf"(?:\d{{1,2}} )?(?:(?:{'|'.join(tuple(month_name)[1:])})[^:]{{0,12}}|\d{{4}}): ?\S"
)
_STREET = re.compile(
    r"[A-Z]\w+ (?:Road|Street|Lane|Avenue|Drive|Way|Close|Crescent|Terrace|Grove|Gardens)\b"
    r"|\b(?:Avenida|Calle|Rua|Rue|Via|Viale|Ulica|Jalan) [A-Z]"
)
_NO_PLACE = re.compile(r"behind (?:closed|locked|shut) doors|on the (?:phone|line|air)\b")
_CALLING = word_set("summon invite call ask urge")
_AGAIN = re.compile(
    r",? (?:and|or|then) (?:again|later|once more) (?:in|on|at|from|by|near|outside)\b"
)
_AMONG = re.compile(r", (?:among them|including) [^,;]*$")
"""..., among them scales at every airstrip by June."""
_ANY_THING = re.compile(r"an? [a-z]+")
_FEW_COUNTED = re.compile(rf"(?:\d+|{'|'.join(sorted(NUMBER_WORDS))}) [a-z]+")
_BESIDE = word_set("under between beneath behind")
_AIMING = word_set("look laugh point aim shout stare glance gaze shoot throw")
_ACTING = (SETTLEMENTS - {"city"}) | {"country"}


def _is_any_spot(draft: Candidate) -> bool:
    """Whether a place without a name is not told apart by anything."""
    fact = draft.fact
    if fact.kind == "where" and _NO_PLACE.match(fact.name):
        return True
    if fact.label != "SPOT" or is_named(fact):
        return fact.kind == "where" and fact.name.split()[-1] in _NAMED_ELSEWHERE
    of_subject = " they " in fact.name and draft.clause.many
    told = fact.preposition in _BESIDE or of_subject or _is_told_apart(fact)
    return not told


def _is_told_apart(fact: Fact) -> bool:
    """Whether it is "in a supply closet" or "outside the parish church", and of one place."""
    first, *others = fact.name.split()
    parts = parts_of(" ".join(others))
    one = bool({"a", "an", "the"} & set(others[:1])) or len(parts) >= _LONG_PLACE
    some = any(part in NUMBER_WORDS or part.isdigit() for part in parts)
    owned = bool(_OWNED & set(parts)) or bool(_COMMON & set(parts[-1:]))
    return first in _AT and one and not some and not owned and len(parts) > 1


def _is_more_than_a_place(draft: Candidate) -> bool:
    """Whether the answer to "where" tells when as well, or leans on its sentence."""
    return draft.fact.kind == "where" and (
        _TIME_IN_PLACE.search(draft.fact.name) is not None
        or bool({"his", "her", "its"} & set(parts_of(draft.fact.name)))
    )


def _is_passed_through(draft: Candidate) -> bool:
    """Whether it is what an explosion tore through, or what somebody looked at."""
    through = draft.fact.name.startswith("through ") or draft.fact.preposition == "through"
    aimed = draft.clause.base in _AIMING and draft.fact.preposition == "at"
    return draft.fact.kind == "where" and (aimed or (through and draft.clause.base not in MOTION))


def _is_an_occasion(draft: Candidate) -> bool:
    """Whether a festival or a final is what "where" asks for."""
    last = (parts_of(draft.fact.name) or [""])[-1]
    return draft.fact.kind == "where" and last in OCCASIONS


def _is_of_a_statement(draft: Candidate) -> bool:
    """Whether it asks where somebody declared or welcomed something, which hardly matters."""
    return draft.fact.role is Role.PLACE and draft.clause.base in _STATING


def _leaves_a_noun(draft: Candidate) -> bool:
    """Whether "stole maps from collections in Britain in the 1990s" lost where they were."""
    nouns = [phrase.split()[-1] for phrase in draft.phrases if phrase.startswith("from ")]
    beside = draft.fact.role is Role.PLACE and "place beside a noun" in draft.fact.trace
    return beside and any(f" {noun} in " in draft.stem for noun in nouns)


def _is_no_known_place(draft: Candidate) -> bool:
    """Whether a place that was reached or taken is neither city nor country for sure.

    What acts is to be a country or a small place; "Moscow" does what its government does.
    """
    noun = place_noun(draft.fact)
    acts = draft.asks_who_acts and draft.clause.base != "be"
    is_known = noun in _ACTING if acts else bool(noun)
    return draft.fact.role is Role.TARGET and not is_known


def _is_of_something_to_come(draft: Candidate) -> bool:
    """Whether it is the place of the talks to which somebody was summoned."""
    beside = "place beside a noun" in draft.fact.trace
    return beside and draft.clause.base in _CALLING


def _asks_an_address(draft: Candidate) -> bool:
    """Whether it asks who lives in a street, or "where" somebody lives, of no known town."""
    at_home = draft.clause.base in {"live", "come"}
    lives = draft.clause.base == "live" and draft.clause.tag == "VBZ"
    if lives and draft.stem.startswith("Where ") and not draft.clause.auxiliaries:
        return True
    return at_home and _STREET.search(f"{draft.stem} {draft.fact.name}") is not None


def _is_of_a_timeline(draft: Candidate) -> bool:
    """Whether "May 2020: The city closes its park" is told as if it were now."""
    present = draft.clause.tag in {"VBZ", "VBP"} and not draft.clause.auxiliaries
    present = present or draft.clause.auxiliaries[:1] in {("is",), ("are",)}
    return present and _TIMELINE.match(draft.fact.sentence.text) is not None


def _has_no_date(draft: Candidate) -> bool:
    """Whether a date is vague, or told by how long ago it was."""
    if draft.fact.role is not Role.TIME:
        return False
    key = draft.fact.name
    told = _FROM_THE_DATELINE.fullmatch(key) or _MONTH_OF.fullmatch(key)
    if _RELATIVE.search(key) and not told:
        return True
    # "The layer fell between 1560 and 1590" tells no fall.
    if draft.clause.base == "fall" and key.startswith("between "):
        return True
    if grain(draft.fact.value) in {"decade", "interval"}:
        return _WHOLE_STRETCH.match(key) is None or _DATED.search(key) is None
    return not _DATED.search(key)


def _is_dated_before_now(draft: Candidate) -> bool:
    """Whether "the dates rest on ash from an eruption in the year 1600": it tells of another."""
    present = draft.clause.tag in {"VBZ", "VBP"} and not draft.clause.auxiliaries
    since = draft.fact.preposition in {"since", "from"} or draft.fact.name.startswith("from ")
    past = _PAST_YEAR.search(draft.fact.name) is not None
    return draft.fact.role is Role.TIME and present and past and not since


def _lacks_a_stretch(draft: Candidate) -> bool:
    """Whether "until" or "from ... to" goes with a verb that tells of something short."""
    fact = draft.fact
    until = fact.preposition in {"until", "through"} or fact.name.startswith("from ")
    is_when = fact.role is Role.TIME
    return is_when and until and draft.clause.base not in _GOING_ON


def _is_end_of_a_promise(draft: Candidate) -> bool:
    """Whether "by 2019" or "on Friday" tells when what was promised will be, not when it was."""
    by = draft.fact.role is Role.TIME and draft.fact.preposition == "by"
    # "Agreed to convene talks on Friday"
    is_later = "date beside an infinitive" in draft.fact.trace and draft.fact.role is Role.TIME
    if is_later and draft.clause.base in _AGREEING:
        return True
    promised = by and draft.clause.base in _PROMISING
    return promised and not any(phrase.startswith("to ") for phrase in draft.phrases)


def _is_one_of_two(draft: Candidate) -> bool:
    """Whether it was done "in 2012 and again in 2015"."""
    after = draft.fact.sentence.text[draft.fact.end - draft.fact.sentence.start :]
    return draft.fact.kind != "who" and _AGAIN.match(after) is not None


def _is_told_in_passing(draft: Candidate) -> bool:
    """Whether it asks when "a debate" ended, of which only "after a debate that ended" tells."""
    before = draft.fact.sentence.text[: draft.fact.start - draft.fact.sentence.start]
    if draft.fact.role is Role.TIME and _AMONG.search(before) is not None:
        return True
    subject = draft.clause.subject
    new = subject.startswith(("a ", "an ", "one ", "another ")) and subject.islower()
    # "In 2008, when a train hit the bridge" tells what the date is named for.
    is_dated = "date before its clause" in draft.fact.trace
    return draft.fact.kind != "who" and draft.clause.form == "relative" and new and not is_dated


_STATE = re.compile(r"\b(?:in|under) (?:a |an )?(?:[\w-]+ ){0,3}(?:condition|control|custody)\b")
"""When somebody was in a stable condition is when it was asked."""


def _tells_hardly_anything(draft: Candidate) -> bool:
    """Whether it asks when "talks" resume, where "rules" were made, or of "the next summit"."""
    subject = draft.clause.subject
    bare = subject.islower() and len(subject.split()) == 1 and subject not in draft.clause.bound
    phrases = [phrase.split() for phrase in draft.phrases]
    more = any(len(p) >= _TELLING_PHRASE or not " ".join(p).islower() for p in phrases)
    counted = _FEW_COUNTED.fullmatch(subject) is not None and not phrases
    follows = subject.startswith("the next ")
    # "More than 2,000 people died across India", and of what?
    follows |= draft.clause.base == "die" and subject[-6:] == "people" and _causeless(draft)
    # "A session is planned", and of what?
    follows |= _ANY_THING.fullmatch(subject) is not None and not phrases
    follows = follows or (draft.clause.base == "be" and _STATE.search(draft.stem) is not None)
    return draft.fact.kind != "who" and (follows or counted or (bare and not more))


def _causeless(draft: Candidate) -> bool:
    """Whether nothing in it tells of what or in what people died."""
    causes = ("of ", "from ", "in a", "in the ", "when ")
    return not any(p.startswith(causes) for p in draft.phrases if not p[-1:].isdigit())


def _tells_of_anybody(draft: Candidate) -> bool:
    """Whether it asks when or where "cheers" went up or "heavy fighting" broke out."""
    subject = draft.clause.subject
    first, *_ = [*subject.split(), ""]
    counted = first[:1].isdigit() or first in NUMBER_WORDS
    told_apart = counted or first in _DETERMINING or re.search(r" (?:of|in|from) ", subject)
    return draft.fact.kind != "who" and bool(subject) and subject.islower() and not told_apart


RULES: tuple[tuple[str, Rule], ...] = (
    ("a place like any other", _is_any_spot),
    ("no date", _has_no_date),
    ("what it went through", _is_passed_through),
    ("now, and a past date", _is_dated_before_now),
    ("until without a stretch", _lacks_a_stretch),
    ("the end of a promise", _is_end_of_a_promise),
    ("one of two", _is_one_of_two),
    ("told in passing", _is_told_in_passing),
    ("when or where of hardly anything", _tells_hardly_anything),
    ("a place of no known kind", _is_no_known_place),
    ("an occasion", _is_an_occasion),
    ("a noun without its place", _leaves_a_noun),
    ("the place of a statement", _is_of_a_statement),
    ("an address", _asks_an_address),
    ("a timeline told as if it were now", _is_of_a_timeline),
    ("the place of something to come", _is_of_something_to_come),
    ("more than a place", _is_more_than_a_place),
)
DOUBTS: tuple[tuple[str, Rule], ...] = (("what anybody may do", _tells_of_anybody),)
