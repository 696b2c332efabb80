"""Rules for typed answers that are names of people, groups, places or things."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from kit.checking.aims import Aim
from kit.checking.appositions import is_person
from kit.checking.case import Case
from kit.checking.outcome import Outcome, close, correct, wrong
from kit.checking.short_names import is_short_for
from kit.checking.signs import INDEFINITE
from kit.lexicon import first_names, is_word
from kit.messages import message
from kit.names import (
    PARTICLES,
    TITLES,
    Clash,
    NameRelation,
    acronyms,
    alike,
    bare,
    clash,
    clauses,
    content_words,
    core_of,
    folded_words,
    names_in,
    namesakes,
    particles_of,
    placings,
    same_first_name,
    surname,
    surname_in_full,
)
from kit.places import PlaceKind, continent_of, country_of, find_place
from kit.text import normalise, words

_PART = 0.4
_ASKED_BY = re.compile(r"\b(?:which|what) ((?:\w+ )?\w+)(?=[ ?])")
_ARTICLE_AND_SURNAME = re.compile(r"[ae]l[ -](\w+)")
_MONOGRAM = 3
_NO_SURNAMES = frozenset(words("idk maybe perhaps please probably said something thanks too"))

_CLASHES = {
    Clash.FIRST_NAME: message("The surname fits, but this is another person's first name."),
    Clash.SURNAME: message("The first name fits, but the surname is another one; look again."),
    Clash.OPPOSITE: message("You give the opposite of what the text says; look again."),
    Clash.NUMBER: message("The text gives another number."),
}


def same_name(case: Case) -> Outcome | None:
    """The name is one that was wanted."""
    ways = _is_monogram, _is_written_out, _is_run_together, _has_the_article
    if case.related(NameRelation.SAME) or any(is_so(case) for is_so in ways):
        return correct("name")
    return None


def _is_run_together(case: Case) -> bool:
    """Say whether the answer is a surname that is written with its particle as one: DeSantis."""
    said = core_of(case.said)
    cores = (core_of(form) for form in filter(surname, case.forms))
    ends = (core[-2:] for core in cores if len(core) > 2 and core[-2] in PARTICLES)
    return any(said == ("".join(end),) for end in ends)


def _is_written_out(case: Case) -> bool:
    """Say whether only acronyms are accepted, and the answer writes one out."""
    accepted = {word for form in case.forms for word in core_of(form)}
    is_short = all(len(core_of(form)) == 1 for form in case.forms)
    return is_short and not accepted.isdisjoint(acronyms(case.said))


def _has_the_article(case: Case) -> bool:
    """Say whether the answer is an Arabic surname with its article: Al Mansouri."""
    found = _ARTICLE_AND_SURNAME.fullmatch(normalise(case.said))
    if found is None or case.aim is not Aim.PERSON:
        return False
    keys = [normalise(key).replace("-", " ") for key in case.keys]
    return any(key.endswith((f" al {found[1]}", f" el {found[1]}")) for key in keys)


def _is_monogram(case: Case) -> bool:
    """Say whether the answer is three initials that fit a person's name: FDR, JFK."""
    letters = "".join(core_of(case.said))
    return len(letters) == _MONOGRAM and any(
        (letters[0], letters[-1]) == (core_of(form)[0][0], core_of(form)[-1][0])
        for form in filter(surname, case.forms)
        if case.aim is Aim.PERSON and not is_word(letters)
    )


def short_name(case: Case) -> Outcome | None:
    """What is most its own of a wanted name is given, and the passage has it for nothing else."""
    parts = case.related(NameRelation.PART) if case.passage else []
    is_short = any(is_short_for(case.said, form, case.passage) for form in parts)
    return correct("short-name") if is_short else None


def restates_the_noun(case: Case) -> Outcome | None:
    """The answer is no more than the noun that the question asks by: the union, in the sea."""
    said, asked = core_of(case.said), _ASKED_BY.search(normalise(case.question.stem))
    if asked is None or len(said) != 1 or said[0] not in content_words(asked[1]):
        return None
    if any(said == core_of(form) for form in case.forms):
        return None
    return wrong("restated", "The question says that already; look again what the text names.")


def another_of_the_passage(case: Case) -> Outcome | None:
    """The answer is another name of the passage, however alike it looks."""
    if bare(case.said) not in case.others:
        return None
    return wrong("other-name", "The text names that too, but for something else; look again.")


def misspelt(case: Case) -> Outcome | None:
    """A wanted name has a forgivable misspelling."""
    if not case.related(NameRelation.MISSPELT):
        return None
    return correct("typo", "Right. Mind the spelling.")


def surname_given(case: Case) -> Outcome | None:
    """A wanted person is called by the surname."""
    said = content_words(case.said)
    names = [name for key in case.related(NameRelation.PART) for name in surname(key)]
    if not any(alike(said[-1], name) for name in names):
        return None
    if _is_shared(case):
        told = message("Several people have this surname; give the first name too.")
        return close("which-one", _PART, told)
    if said[-1] in names:
        return correct("surname")
    return correct("surname", "Right. Mind the spelling.")


def _is_shared(case: Case) -> bool:
    """Say whether the passage has somebody else with the surname of a wanted person."""
    return bool(case.passage and namesakes(case.forms, names_in(case.passage).values()))


def other_first_name(case: Case) -> Outcome | None:
    """The surname of a wanted person is there, with the first name of another one."""
    if case.related(NameRelation.PART, NameRelation.FULLER):
        return None
    persons = filter(surname, case.forms)
    found = any(clash(case.said, person) is Clash.FIRST_NAME for person in persons)
    if not found and not _has_other_first_name(case):
        return None
    return wrong("other-first-name", _CLASHES[Clash.FIRST_NAME])


def other_surname(case: Case) -> Outcome | None:
    """The first name of a wanted person is there, where the surname comes first, with another."""
    if not any(clash(case.said, form) is Clash.SURNAME for form in case.forms):
        return None
    return close("other-surname", _PART, _CLASHES[Clash.SURNAME])


def contradicted(case: Case) -> Outcome | None:
    """The answer contradicts the wanted name that it is most like."""
    if case.related(NameRelation.PART, NameRelation.FULLER):
        return None
    first, *others = _nearest(case)
    found = clash(case.said, first)
    if any(clash(case.said, form) is Clash.OPPOSITE for form in others):
        found = Clash.OPPOSITE
    if found in (None, Clash.FIRST_NAME, Clash.SURNAME):
        return None
    return wrong(f"other-{found}", _CLASHES[found])


def _nearest(case: Case) -> list[str]:
    """Give the accepted forms that share the most words with the answer."""
    said = set(content_words(case.said))
    shared = [(len(said & set(content_words(form))), form) for form in case.forms]
    most = max(count for count, _ in shared)
    return [form for count, form in shared if count == most][: None if most else 1]


def _has_other_first_name(case: Case) -> bool:
    """Say whether in a sentence the surname stands after the first name of somebody else."""
    for form in case.forms:
        *firsts, _ = core_of(form) or ("",)
        for name in filter(None, [surname_in_full(form)]):
            before = [p.before[-1] for p in placings(name, case.answer) if p.before]
            others = [first for first in before if first in first_names() and first not in firsts]
            if any(not same_first_name(other, first) for other in others for first in firsts[:1]):
                return True
    return False


def other_person(case: Case) -> Outcome | None:
    """A person is wanted, and the answer is the full name of another one."""
    if INDEFINITE.match(case.plain):  # a junior cataloguer, though some are called Junior
        return None
    particles = frozenset[str]().union(*map(particles_of, (case.said, *case.forms)))
    said = tuple(word for word in core_of(case.said) if word not in particles)
    if len(clauses(case.said)) > 1:
        return None
    if len(said) == 1 and TITLES.intersection(folded_words(case.said)[:1]):
        said = (said[0], said[0])  # Captain Hook
    is_name = said and (_begins_with_first_name(said, case) or is_capitalised(case.said))
    if not is_name or not 2 <= len(said) <= 3 or not all(word.isalpha() for word in said):
        return None
    if any(_is_like_person(said, core_of(f)) or _is_reigning(said, f) for f in case.forms):
        return None
    if said[-1] in TITLES and any(set(said) <= set(folded_words(key)) for key in case.keys):
        return None  # the German chancellor, though some are called German
    told = message("That is another person; look again whom the text names.")
    return wrong("other-person", told, is_general=True)


def _begins_with_first_name(said: tuple[str, ...], case: Case) -> bool:
    own = {core_of(key)[0] for key in filter(surname, case.keys)}
    is_known_word = said[-1] in _NO_SURNAMES or said[-1] in TITLES or is_person(said[-1])
    return said[0] in first_names() or (said[0] in own and not is_known_word)


def _is_like_person(said: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Say whether two names share the surname, or two words."""
    shared = [word for word in said if any(alike(word, other) for other in wanted)]
    return len(shared) > 1 or bool(wanted and alike(said[-1], wanted[-1]))


def _is_reigning(said: tuple[str, ...], form: str) -> bool:
    """Say whether an answer has the one name of a prince or pope: Prince Henry the Navigator."""
    first, *rest = folded_words(form) or ("",)
    return first in TITLES and len(rest) == 1 and rest[0] in said


def is_capitalised(said: str) -> bool:
    """Say whether all words of a text are written as those of a name."""
    return all(word in PARTICLES or word.rpartition("-")[2][:1].isupper() for word in words(said))


def other_country(case: Case) -> Outcome | None:
    """The answer is of another country than the wanted one."""
    keys = " ".join(case.keys)
    given = _countries(case.said)
    wanted = _countries(keys) if given else set()
    if wanted and not wanted & given:
        return wrong("other-country", "The text means another country; look again.")
    given, wanted = _continents(case.said), _continents(keys)
    if wanted and given and not wanted & given:
        return wrong("other-country", "The text means another part of the world; look again.")
    return None


def _continents(text: str) -> set[str]:
    """Give the continents that a text names by their adjectives: the African Union."""
    return {name for word in words(text) if (name := continent_of(word))}


@lru_cache(maxsize=2048)
def _countries(text: str) -> set[str]:
    """Give the countries that a text names by their adjectives or names."""
    found = set()
    told = words(text)
    found |= {
        place.name
        for pair in pairwise(told)
        if all(word[0].isupper() for word in pair)
        if (place := find_place(" ".join(pair).removesuffix("'s")))
        if place.kind is PlaceKind.COUNTRY
    }
    for word in told:
        if country := country_of(word):
            found.add(country)
        elif word[0].isupper() and len(word) > 3:
            place = find_place(word)
            if place and place.kind is PlaceKind.COUNTRY:
                found.add(place.name)
    return found


def first_name_alone(case: Case) -> Outcome | None:
    """Of a wanted person only the first name is there, or of a double surname only one half."""
    persons = [form for form in case.related(NameRelation.PART) if surname(form)]
    if not persons:
        return None
    said = core_of(case.said)
    if any(any(alike(word, core_of(person)[0]) for word in said) for person in persons):
        return close("first-name", _PART, "Give the surname too.")
    return close("first-name", _PART, "Give the surname in full.")
