"""Rules for typed answers that are names."""

from __future__ import annotations

from kit.checking.case import Case
from kit.checking.outcome import Outcome, close, correct, wrong
from kit.names import Clash, NameRelation, alike, bare, clash, content_words, is_rank, surname

_FULLER = 0.7
_PART = 0.4
_OFFICE = 0.2

_CLASHES = {
    Clash.FIRST_NAME: "The surname fits, but this is another person's first name.",
    Clash.OPPOSITE: "You give the opposite of what the text says; look again.",
    Clash.NUMBER: "The number is another one in the text; look again.",
    Clash.COUNTRY: "The text means another country; look again.",
}


def same_name(case: Case) -> Outcome | None:
    """The name is one that was wanted."""
    return correct("name") if case.key_related(NameRelation.SAME) else None


def misspelt(case: Case) -> Outcome | None:
    """A wanted name has a forgivable misspelling."""
    if case.key_related(NameRelation.MISSPELT) is None:
        return None
    return correct("typo", "Right. Mind the spelling.")


def surname_given(case: Case) -> Outcome | None:
    """A wanted person is called by the surname."""
    said = content_words(case.said)
    key = case.key_related(NameRelation.PART)
    names = surname(key) if key and case.asks_who else ()
    if not any(alike(said[-1], name) for name in names):
        return None
    spelt = said[-1] in names
    return correct("surname", "Right." if spelt else "Right. Mind the spelling.")


def contradicted(case: Case) -> Outcome | None:
    """The answer contradicts a wanted name, and is no part of another, nor holds one."""
    if case.key_related(NameRelation.PART, NameRelation.FULLER):
        return None
    clashes = [clash(case.said, key) for key in case.keys]
    ignored = None if case.asks_who else Clash.FIRST_NAME
    found = next((found for found in clashes if found and found is not ignored), None)
    return wrong(f"other-{found.replace(' ', '-')}", _CLASHES[found]) if found else None


def fuller(case: Case) -> Outcome | None:
    """A wanted name is there with more beside it."""
    if case.key_related(NameRelation.FULLER) is None:
        return None
    return close("fuller", _FULLER, "The answer is in what you write; give it alone.")


def part_of_name(case: Case) -> Outcome | None:
    """Only a part of a wanted name is there."""
    key = case.key_related(NameRelation.PART)
    if key is None:
        return None
    if case.asks_who and surname(key):
        return close("first-name", _PART, "Give the surname too.")
    return close("part", _PART, "Part of it is there; say it more fully.")


def rank_alone(case: Case) -> Outcome | None:
    """A person is wanted, and a rank is held by many."""
    if not case.asks_who or not is_rank(case.said) or not any(map(surname, case.keys)):
        return None
    return wrong("rank", "A rank alone names nobody; give the name of the person.")


def office_alone(case: Case) -> Outcome | None:
    """The answer is what stands round a wanted name."""
    said = set(content_words(case.said))
    if not case.asks_who or not any(said <= set(content_words(key)) for key in case.keys):
        return None
    return close("office", _OFFICE, "An office names nobody yet; who is it?")


def half_of_it(case: Case) -> Outcome | None:
    """At least half of the words of a wanted answer are there."""
    recall = max((_recall(case.said, key) for key in case.keys), default=0)
    return (
        close("part", _PART, "Part of it is there; say it more fully.") if recall >= 0.5 else None
    )


def _recall(answer: str, key: str) -> float:
    """Give the share of the key's content words that the answer holds, spelling forgiven."""
    given, wanted = set(content_words(answer)), set(bare(key).split())
    held = [word for word in wanted if any(alike(other, word) for other in given)]
    return len(held) / len(wanted) if wanted else 0
