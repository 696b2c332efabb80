"""Rules for typed answers that call a person by what they are: a rank, an office, a job."""

from __future__ import annotations

import re
from dataclasses import replace

from kit.checking.appositions import PEOPLE_OF_OTHERS, calls, is_person
from kit.checking.case import Case
from kit.checking.descriptions import description, fits, is_told_of_nobody_else, leads_to, may_fit
from kit.checking.offices import Office, is_another, offices_in
from kit.checking.outcome import Outcome, close, wrong
from kit.checking.rules_names import other_first_name, surname_given
from kit.lexicon import first_names
from kit.names import (
    TITLES,
    alike,
    content_words,
    core_of,
    folded_words,
    is_form_of,
    is_rank,
    surname,
)
from kit.places import find_place
from kit.text import without_lead_in, words

_OF_ONE = frozenset(
    words("president premier chancellor governor king queen pope emperor empress sultan emir")
)
_OFFICE = 0.2
_SURNAME = 0.4
_LONGEST = 3
_ANYBODY = re.compile(r"(?:it(?:'s| is| was) |by )?(?:an?|some|someone|somebody|one of|another) ")


_OF_SOMEBODY = may_fit, leads_to
_OF_ANYBODY = *_OF_SOMEBODY, is_told_of_nobody_else


def surname_with_office(case: Case) -> Outcome | None:
    """A wanted person is called by what they are and the surname: the nurse Hartley.

    A word before a surname may be another first name. It is none where the passage calls the
    person so, or where `the` stands before it and it is no known name.
    """
    office, name = _office_and_name(case)
    is_told = name and (_is_in_a_key(office, case) or _is_told(" ".join(office), case))
    is_one = is_told or (name and _leads_to_a_name(office, case))
    return surname_given(replace(case, answer=name)) if is_one else None


def surname_with_noun(case: Case) -> Outcome | None:
    """A noun in small letters before the surname of a wanted person is most likely no name."""
    office, name = _office_and_name(case)
    if not name or other_first_name(case) is None:
        return None
    if surname_given(replace(case, answer=name)) is None:
        return None
    if office[-1] not in words(case.answer) or _may_be_somebody_else(office, case):
        return None
    return close("name-alone", _SURNAME, "The surname fits; now give the name alone.")


def _office_and_name(case: Case) -> tuple[list[str], str]:
    """Cut an answer behind the last noun for a person and its place: mayor of Taipei, Hau.

    Where there is no such noun, or nothing behind it, both are empty.
    """
    said = words(without_lead_in(case.plain))
    at = max((at for at, word in enumerate(said) if is_person(word)), default=len(said)) + 1
    if said[at : at + 1] == ["of"] and find_place(" ".join(said[at + 1 : at + 2]).title()):
        at += 2
    return (said[:at], " ".join(said[at:])) if at < len(said) else ([], "")


def _is_in_a_key(office: list[str], case: Case) -> bool:
    """Say whether an accepted answer has these words before the name: club president Maria Reis."""
    told = [folded_words(key) for key in case.keys]
    return any(tuple(office) == key[: len(office)] for key in told)


def _leads_to_a_name(office: list[str], case: Case) -> bool:
    lead_in = case.plain.removesuffix(without_lead_in(case.plain)).split()
    is_led = lead_in[-1:] == ["the"] or office[0] in TITLES
    return is_led and len(office) <= _LONGEST and not _may_be_somebody_else(office, case)


def _may_be_somebody_else(office: list[str], case: Case) -> bool:
    """Say whether the words before a surname may name another person: Mason, the wife."""
    names = (first_names().keys(), case.others, PEOPLE_OF_OTHERS - TITLES)
    return not all(known.isdisjoint(office) for known in names)


def office_told(case: Case) -> Outcome | None:
    """A wanted person is called by what the passage sets beside the name: a nurse from Leeds."""
    said = description(case.plain)
    if set(content_words(said)) <= set(content_words(case.question.stem)):  # the question again
        return None
    if not _is_told(said, case) and not _fits(said, case):
        return None
    return close("office", _OFFICE, "Right person; now give the name.")


def _is_told(said: str, case: Case) -> bool:
    """Say whether the passage calls a wanted person so, right beside the name."""
    if not said or not case.passage:
        return False
    return any(calls(case.passage, form, said) for form in case.forms if surname(form))


def _fits(said: str, case: Case) -> bool:
    """Say whether the passage calls a person who is wanted by name so in other words.

    Of what the question tells, it need not: the helicopter pilot, where it has a pilot.
    """
    if not said or not case.passage or _has_a_name(case) or not any(map(surname, case.keys)):
        return False
    people = [form for form in case.forms if surname(form)]
    asked = folded_words(case.question.stem)
    shorter = " ".join(word for word in said.split() if is_person(word) or word not in asked)
    tellings = [told for told in (said, description(shorter)) if told]
    return any(fits(case.passage, form, told) for told in tellings for form in people)


def described(case: Case) -> Outcome | None:
    """What a sentence on a wanted person tells is told of somebody: a man who came in 1998.

    Or somebody is told of, as the passage tells of nobody else: someone who worked in a shop.
    """
    said = description(case.plain)
    if not said or not case.passage or _has_a_name(case):
        return None
    people = [form for form in case.forms if surname(form)]
    finders = _OF_ANYBODY if _ANYBODY.match(case.plain) else _OF_SOMEBODY
    if not any(fit(case.passage, form, said) for form in people for fit in finders):
        return None
    return close("described", _OFFICE, "If that is the person you mean, give the name.")


def other_office(case: Case) -> Outcome | None:
    """A person is wanted by an office, and the answer is another office, without the name."""
    given = offices_in(case.said)
    if not given or _has_a_name(case) or _is_told(description(case.plain), case):
        return None
    wanted = [office for form in case.forms for office in offices_in(form)]
    if not all(_is_other(office, wanted, case) for office in given):
        return None
    return wrong("other-office", "That is another office; look again which one the text names.")


def _is_other(mine: Office, wanted: list[Office], case: Case) -> bool:
    """Say whether an office is none of those wanted, of which some have the same noun."""
    same = [office for office in wanted if office.noun.split()[0] == mine.noun.split()[0]]
    if not same:
        return False
    if mine.ranks - frozenset[str]().union(*(office.ranks for office in same)):
        return True
    asked = frozenset(folded_words(case.question.stem))
    return all(is_another(mine, office, asked) for office in same)


def _has_a_name(case: Case) -> bool:
    """Say whether the answer has a word of the name of a wanted person."""
    names = {word for form in case.forms if surname(form) for word in core_of(form)} - TITLES
    return any(alike(word, name) for word in content_words(case.said) for name in names)


def office_left_open(case: Case) -> Outcome | None:
    """The holder of an office is wanted by it, and the answer leaves out what it is for."""
    given = offices_in(case.said)
    if len(given) != 1 or not given[0].is_all or given[0].tasks:
        return None
    accepted = [office for form in case.forms for office in offices_in(form) if office.is_all]
    same = [office for office in accepted if office.noun == given[0].noun]
    if not same or not all(office.tasks for office in same):
        return None
    return close("office", _OFFICE, "There are several of that office; say which one.")


def rank_alone(case: Case) -> Outcome | None:
    """A person is wanted, and a rank or title is held by many."""
    is_office = is_rank(case.said) or _is_one_title(case.said)
    if not is_office or _is_of_one_alone(case):
        return None
    return wrong("rank", "A rank or office alone names nobody; give the name of the person.")


def _is_of_one_alone(case: Case) -> bool:
    """Say whether the answer is an office that one person has at a time, and a key has it too."""
    office = content_words(case.said)
    told = [content_words(key) for key in case.keys]
    return _OF_ONE.issuperset(office) and any(key[: len(office)] == office for key in told)


def _is_one_title(said: str) -> bool:
    title = content_words(said)
    return len(title) == 1 and TITLES.issuperset(title)


def office_alone(case: Case) -> Outcome | None:
    """The answer is what stands round a wanted name."""
    said = set(content_words(case.said))
    if not said:
        return None
    if not any(said <= set(content_words(key)) for key in case.keys):
        return None
    asked = content_words(case.question.stem)
    if all(word == "chief" or any(is_form_of(word, other) for other in asked) for word in said):
        return wrong("restated", "The question says that already; who is it?")
    return close("office", _OFFICE, "An office names nobody yet; who is it?")
