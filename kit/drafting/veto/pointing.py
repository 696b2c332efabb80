"""Rules on what a question points to: it must stand without its sentence, with one answer."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date

from kit.dates import find_dates
from kit.drafting.veto.candidate import LITTLE, SPEECH_ROLES, Candidate, Rule, word_set
from kit.drafting.veto.outside import SETTLED, has_loose_reference, loose_nouns, retold
from kit.drafting.veto.words import KINDS
from kit.facts import Role
from kit.facts.words import MEETING, MOTION
from kit.text import normalise, words

_PASSING = word_set("today tomorrow yesterday tonight now recently currently ago here there then")
_PASSING_SPAN = re.compile(
    r"\b(?:last|next|recent|this|past|following|previous) (?:day|week|month|year|night|spring"
    r"|summer|autumn|fall|winter|season|weekend|decade)"
)
_BASED = re.compile(r"\b\w+-(?:based|listed|registered) (?![A-Z]|\w+ ?[A-Z])\w+")
_MONTHS = frozenset(month_name[1:])
# "A restaurant in York" is asked about as if there were one; a name or a number makes it so.
_INDEFINITE = re.compile(r"^(?:a|an|another|some|one|several|many|most|few|two|three|four|five) ")
_ANOTHER_TIME = re.compile(
    r"\b(?:at th(?:e|at) (?:same )?time|(?:days?|weeks?|months?|years?|hours?|minutes?) "
    r"(?:later|earlier|before$|after$)|the (?:following|previous|same) \w+"
    rf"|that (?:day|week|month|year|night|{'|'.join(tuple(month_name)[1:]).lower()})"
    r"|elsewhere|(?:before|by|since|until) then|beforehand|tomorrow|yesterday|tonight|today['’]s"
    r"|(?:has|have) since(?! [\d(])"
    r"|an? nearby|the (?:day|week|month|year)s? that followed)\b"
)
_ONE_OF_MANY = re.compile(
    r"Who (?:is|was) one of (?:about |some |more than |nearly |the )?"
    r"(?:\d[\d,]*|hundreds|thousands)\b|Who (?:is|was) an? (?!minister)[a-z-]+ in [A-Z][\w'-]+\?$"
    r"|Who (?:is|was) the [A-Z][\w'-]+ (?:lawyer|farmer|doctor|teacher|engineer|trader|driver)\?$"
)
_WITHIN = r"(?:in|at|near|outside|across|on|from|to)"
_OTHER_END = {"from": ("to ", "into "), "to": ("from ",), "into": ("from ",)}
_PLAYING = frozenset({"win", "lose", "draw", "score"})
"""What a club that is named after its town does on some ground."""
_ARRIVING = frozenset({"arrive", "land", "settle"})
"""Where one is in the end: "arrived in Yemen from Africa"."""
_FROM_A_NAME = re.compile(r"from (?:the )?[A-Z]").match
_COUNTED = re.compile(r"^(?:more than|at least|about|around|nearly|almost|some|over|\d)")
# "Landed two penalties" and "kicked two penalties" are the same to whoever is asked.
_COUNTED_THING = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+) [a-z]+$")
_PART_OF_DAY = re.compile(
    r"\b(?:since|until|till|from) (?:dawn|dusk|sunrise|sunset|noon|midday|midnight|breakfast|lunch"
    r"|(?:early|late|mid)|(?:the )?(?:morning|afternoon|evening|night))\b"
)
_NTH_DAY = re.compile(
    r"\bfor (?:a|the) (?:second|third|fourth|fifth|sixth|seventh|\w+th)(?: straight| consecutive"
    r"| successive| running)? (?:day|night|week|month|year)\b"
)
_AGAIN = re.compile(r"\band again (?:in|on|at) $")
_COUNTS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|\d+)"
_OTHER = re.compile(rf"\b(?:others?|another|{_COUNTS} more(?! than\b) \w+)\b")
_ANY_DATELINE = date(2000, 1, 1)


def _has_noun_of_one_sentence(draft: Candidate) -> bool:
    return any(retold(draft, loose) == 0 for loose in loose_nouns(draft))


def _has_noun_of_few_sentences(draft: Candidate) -> bool:
    return any(0 < retold(draft, loose) < SETTLED for loose in loose_nouns(draft))


def _has_noun_of_many_sentences(draft: Candidate) -> bool:
    return any(retold(draft, loose) >= SETTLED for loose in loose_nouns(draft))


def _has_kind_for_name(draft: Candidate) -> bool:
    """Whether "the company" or "the town" stands for one of several that an article may name."""
    return any(loose.lemma in KINDS for loose in loose_nouns(draft))


def _is_described(draft: Candidate) -> bool:
    """Whether "the New York-based group" stands for a body that the article names."""
    return any(_BASED.search(text) for text in (draft.stem, draft.fact.name))


def _has_passing_time(draft: Candidate) -> bool:
    text = " ".join(draft.unquoted).lower()
    passing = any(word.lower() in _PASSING for word in draft.unquoted)
    return passing or _PASSING_SPAN.search(text) is not None


def _has_another_time(draft: Candidate) -> bool:
    """Whether it says "at the time" or "five years later", and not than what."""
    return _ANOTHER_TIME.search(" ".join(draft.unquoted).lower()) is not None


def _compares(draft: Candidate) -> bool:
    """Whether it says "two other boats" or "two more boats", and not than which."""
    told = " ".join(draft.unquoted).lower()
    return _OTHER.search(told) is not None


def _has_bare_subject(draft: Candidate) -> bool:
    """Whether it asks when or where "a restaurant" closed, or by whom "territory" was held."""
    subject = draft.clause.subject
    # A lead tells of "a former nurse" whom the next sentence names.
    if subject.islower() and subject.isalpha() and not draft.clause.many:
        return True
    in_lead = draft.fact.sentence.paragraph == 1 and draft.clause.somebody
    if in_lead and subject.startswith(("a ", "an ")):
        return True
    if not subject or any(word[:1].isupper() for word in subject.split()):
        return False
    if any(word[:1].isupper() for phrase in draft.phrases for word in phrase.split()):
        return False
    if _COUNTED.match(subject):
        return True
    return (len(subject.split()) == 1 and len(draft.phrases) < 2) or (
        _INDEFINITE.match(subject) is not None and len(subject.split()) < 5
    )


def _has_another_date(draft: Candidate) -> bool:
    """Whether a when-question holds a second date, or the "since dawn" of "dawn on Tuesday"."""
    if draft.fact.role is not Role.TIME:
        return False
    # What goes on "for a third day on Thursday" went on the days before as well.
    told = draft.fact.sentence.text
    lasts = _NTH_DAY.search(told) is not None
    # "Halted in 2014 when welders walked out, and again in 2016": it was halted again, by others.
    lasts |= _AGAIN.search(told[: draft.fact.start - draft.fact.sentence.start]) is not None
    dated = find_dates(draft.stem, _ANY_DATELINE) or _PART_OF_DAY.search(draft.stem)
    return lasts or bool(dated)


def _without_other_end(draft: Candidate) -> str:
    """Give where a second place may stand: "to Hull" is none where one asks whence."""
    # Where "the jihadists that remain in Mosul" are fighting can be told more exactly.
    told = " ".join(draft.phrases) if draft.fact.label == "SPOT" else draft.stem
    other_end = _OTHER_END.get(draft.fact.preposition, ("?",))
    if draft.clause.base in _ARRIVING:
        other_end = ("in ", "at ") if draft.fact.preposition == "from" else ("from ",)
    for phrase in draft.phrases:
        if phrase.startswith(other_end):
            told = told.replace(phrase, "")
    return told


def _has_another_place(draft: Candidate) -> bool:
    """Whether a where-question holds a second place beside the verb.

    So does "Where did she come from Lagos?", which asks whither and reads as asking whence.
    """
    if draft.fact.kind != "where" or draft.asks_who_acts:
        return False
    places = {m.text for m in draft.survey.mentions if m.label in {"GPE", "LOC", "FAC"}}
    told = _without_other_end(draft)
    if draft.fact.role is Role.WORKPLACE:
        # "Where in Hull does she work" asks for what is in it.
        told = told.removeprefix("Where in ")
    if draft.clause.base == "leave" and draft.fact.role is Role.PLACE and draft.phrases:
        # "Left the camp outside Hull": it was the camp that was there.
        return True
    plays = draft.clause.base in MEETING | _PLAYING
    whence = any(p.startswith("from ") for p in draft.phrases)
    arrives = draft.clause.base in _ARRIVING and any(map(_FROM_A_NAME, draft.phrases))
    if whence and draft.fact.role is Role.PLACE and draft.clause.base in MOTION and not arrives:
        # "Returned from a meeting in Rome": it was the meeting that was there.
        return True
    whence = whence and draft.fact.role is Role.GOAL
    if whence and not draft.stem.startswith("To which"):
        return True
    return (draft.clause.subject.removeprefix("the ") in places and not plays) or any(
        re.search(rf"\b{_WITHIN} (?:the )?(?:\w+ of )?{re.escape(place)}\b", told)
        for place in places
        # Few are in it, and to compile a pattern for each of them takes long.
        if place in told
    )


def _is_general(draft: Candidate) -> bool:
    """Whether it names nothing but an action, which many may have done."""
    if draft.fact.role in SPEECH_ROLES:
        return False
    if _ONE_OF_MANY.match(draft.stem):
        return True
    told = draft.question.lemmas(draft.fact) - {draft.clause.base.lower()}
    return not any(not lemma.isdecimal() and lemma.title() not in _MONTHS for lemma in told)


def _is_answered_elsewhere(draft: Candidate) -> bool:
    """Whether another sentence tells the same of somebody or something else."""
    if draft.fact.role is Role.SPEAKER:
        return False
    if draft.clause.too and draft.fact.kind == "who":
        return True
    asked = draft.question.lemmas(draft.fact)
    key = set(words(normalise(draft.fact.name))) - LITTLE
    done = normalise(" ".join(draft.phrases)) if _acts(draft) else ""
    return any(
        (asked <= lemmas or (_COUNTED_THING.match(done) and done in normalise(sentence.text)))
        and not key & set(words(normalise(sentence.text)))
        for sentence, lemmas in draft.survey.beside(draft.fact)
    )


def _acts(draft: Candidate) -> bool:
    return draft.fact.role is Role.SUBJECT and not draft.clause.is_passive


_IN_MANY_NAMES = word_set("United New North South East West Saint San")
"""Words that two names may share, as the United States and the United Kingdom do."""


def _names_twice(draft: Candidate) -> bool:
    """Whether it says a name twice, where anybody would say "she" the second time."""
    names = [word.removesuffix("'s") for word in draft.unquoted[1:] if word[:1].isupper()]
    names = [name for name in names if name not in _IN_MANY_NAMES]
    return len(names) != len(set(names)) and draft.fact.role is not Role.SPEAKER


RULES: tuple[tuple[str, Rule], ...] = (
    ("points outside the question", has_loose_reference),
    ("a description for a name", _is_described),
    ("another time", _has_another_time),
    ("another date", _has_another_date),
    ("another place", _has_another_place),
    ("too general", _is_general),
    ("a name twice", _names_twice),
    ("answered elsewhere too", _is_answered_elsewhere),
)
DOUBTS: tuple[tuple[str, Rule], ...] = (
    ("a noun of one sentence", _has_noun_of_one_sentence),
    ("a noun of few sentences", _has_noun_of_few_sentences),
    ("a noun of many sentences", _has_noun_of_many_sentences),
    ("a kind for a name", _has_kind_for_name),
    ("a subject that could be any", _has_bare_subject),
    ("a passing time", _has_passing_time),
    ("other than which", _compares),
)
