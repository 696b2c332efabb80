"""Rules on what a question points to: it must stand without its sentence, with one answer."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date

from kit.dates import find_dates
from kit.drafting.veto.candidate import LITTLE, PERSONAL, POSSESSIVE, Candidate, Rule, word_set
from kit.facts import Role
from kit.text import normalise, words

_PASSING = word_set("today tomorrow yesterday tonight now recently currently ago here there then")
_PASSING_SPAN = re.compile(
    r"\b(?:last|next|recent|this|past|following|previous) (?:day|week|month|year|night|spring"
    r"|summer|autumn|fall|winter|season|weekend|decade)"
)
# "It is clear that", "it is time to": here "it" means nothing.
_EXPLETIVE = re.compile(
    r"\bit (?:is|was|has been) (?:too |not |very )?\w+(?: for \w+(?: \w+)?)? (?=that|to)\b"
)
# Others than these would not be heard as meaning "who".
_BOUND = frozenset({"he", "she", "his", "her"})
_OWNED = POSSESSIVE | {"her"}
_BASED = re.compile(r"\b\w+-based (?!\w+ ?[A-Z])\w+")
_MONTHS = frozenset(month_name[1:])
_ASKS_SPEECH = frozenset({Role.SPEAKER, Role.SOURCE})
# "A restaurant in York" is asked about as if there were one; a name or a number makes it so.
_INDEFINITE = re.compile(r"^(?:a|an|another|some|one|several|many|most|few|two|three|four|five) ")
_COUNTED = re.compile(r"^(?:more than|at least|about|around|nearly|almost|some|over|\d)")
_ANY_DATELINE = date(2000, 1, 1)


def _has_pronoun(draft: Candidate) -> bool:
    """Whether a pronoun means somebody whom only the sentence before names."""
    text = _EXPLETIVE.sub("", " ".join(draft.unquoted))
    loose = PERSONAL - {word for word in draft.clause.bound if word in _BOUND}
    found = (word for word in text.split() if word != "US")
    return "that's" in draft.unquoted or any(w.split("'")[0].lower() in loose for w in found)


def _has_unbound_possessive(draft: Candidate) -> bool:
    """Whether "their" has nothing before it in the question to which it can belong."""
    if draft.fact.kind == "who":
        # "Who" is one person or several, and no body: "Who lost its licence?" sounds wrong.
        one = draft.fact.label in {"PERSON", "ROLE"}
        return bool(({"its", "their"} if one else {"its"}) & set(draft.unquoted))
    if not _OWNED & {word.lower() for word in draft.unquoted[1:]}:
        return False
    people = {w for m in draft.survey.mentions if m.label == "PERSON" for w in m.text.split()}
    for n, word in enumerate(draft.unquoted[1:]):
        before = draft.unquoted[1 : n + 1]
        owners = {
            "their": draft.clause.many,
            "his": any(w in people for w in before),
            "her": any(w in people for w in before),
        }
        owned = any(w[:1].isupper() or w == "the" for w in before)
        if word.lower() in _OWNED and not (owned and owners.get(word.lower(), True)):
            return True
    return False


def _has_loose_reference(draft: Candidate) -> bool:
    if draft.fact.role is Role.SPEAKER:
        return False
    return any(normalise(loose) in normalise(draft.stem) for loose in draft.clause.loose)


def _is_described(draft: Candidate) -> bool:
    """Whether "the New York-based group" stands for a body that the article names."""
    return any(_BASED.search(text) for text in (draft.stem, draft.fact.key))


def _has_passing_time(draft: Candidate) -> bool:
    text = " ".join(draft.unquoted).lower()
    passing = any(word.lower() in _PASSING for word in draft.unquoted)
    return passing or _PASSING_SPAN.search(text) is not None


def _has_bare_subject(draft: Candidate) -> bool:
    """Whether it asks when or where "a restaurant" closed, or by whom "territory" was held."""
    subject = draft.clause.subject
    # A lead tells of "a former nurse" whom the next sentence names.
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
    """Whether a when-question holds a second date, which could be the answer as well."""
    is_when = draft.fact.role is Role.TIME
    return is_when and bool(find_dates(draft.stem, _ANY_DATELINE))


def _has_another_place(draft: Candidate) -> bool:
    """Whether a where-question holds a second place beside the verb."""
    if draft.fact.kind != "where":
        return False
    places = {m.text for m in draft.survey.mentions if m.label in {"GPE", "LOC", "FAC"}}
    return draft.clause.subject.removeprefix("the ") in places or any(
        re.search(rf"\b(?:in|at|near|outside|across|on) (?:the )?{re.escape(place)}\b", draft.stem)
        for place in places
        # Few are in it, and to compile a pattern for each of them takes long.
        if place in draft.stem
    )


def _is_general(draft: Candidate) -> bool:
    """Whether it names nothing but an action, which many may have done."""
    if draft.fact.role in _ASKS_SPEECH:
        return False
    told = draft.question.lemmas(draft.fact) - {draft.clause.base.lower()}
    return not any(not lemma.isdecimal() and lemma.title() not in _MONTHS for lemma in told)


def _is_answered_elsewhere(draft: Candidate) -> bool:
    """Whether another sentence tells the same of somebody or something else."""
    if draft.clause.too and draft.fact.kind == "who":
        return True
    if draft.fact.role is Role.SPEAKER:
        return False
    asked = draft.question.lemmas(draft.fact)
    key = set(words(normalise(draft.fact.key))) - LITTLE
    return any(
        asked <= lemmas and not key & set(words(normalise(sentence.text)))
        for sentence, lemmas in draft.survey.beside(draft.fact)
    )


def _names_twice(draft: Candidate) -> bool:
    """Whether it says a name twice, where anybody would say "she" the second time."""
    names = [word.removesuffix("'s") for word in draft.unquoted[1:] if word[:1].isupper()]
    return len(names) != len(set(names)) and draft.fact.role is not Role.SPEAKER


RULES: tuple[tuple[str, Rule], ...] = (
    ("a pronoun", _has_pronoun),
    ("a possessive without owner", _has_unbound_possessive),
    ("points outside the question", _has_loose_reference),
    ("a description for a name", _is_described),
    ("a passing time", _has_passing_time),
    ("a subject that could be any", _has_bare_subject),
    ("another date", _has_another_date),
    ("another place", _has_another_place),
    ("too general", _is_general),
    ("a name twice", _names_twice),
    ("answered elsewhere too", _is_answered_elsewhere),
)
