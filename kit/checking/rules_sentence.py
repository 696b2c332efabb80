"""The rule for a wanted answer inside a sentence or beside details."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.checking.aims import Aim
from kit.checking.appositions import KIN, PEOPLE_OF_OTHERS, calls, is_person
from kit.checking.case import Case
from kit.checking.elsewhere import is_put_elsewhere, lies_elsewhere
from kit.checking.licensed import PLACE_NOUNS
from kit.checking.outcome import Outcome, close, correct, wrong
from kit.lexicon import is_word
from kit.messages import message
from kit.names import (
    TITLES,
    NameRelation,
    Placing,
    acronyms,
    bare,
    clauses,
    compare_names,
    core_of,
    folded_words,
    has_digit,
    is_surname_first,
    placings,
    surname,
    surname_in_full,
)
from kit.text import words

_FUNCTION = frozenset(
    words(
        "is are was were be been being am has have had having do does did doing will would can"
        " could may might must shall should i we he she it they you this that these those there"
        " here who whom whose which what when where why how because so since as if then than while"
        " after before until during in on at by for from with without to into onto about over"
        " under and or but also just only too very still now again himself herself themselves im"
        " its hes shes maybe perhaps probably said says say saying told tells tell spoke made make"
        " gave give took take taken began begin got get went gone came come ran run won win lost"
        " lose held hold kept keep led lead left sent send put set thinks think thought believe"
        " guess suppose know called named known my our his her their your like 's the a an some"
        " both all one according around inside within between through"
    )
)
_AWAY = frozenset(words("outside beyond behind opposite above below not without"))
_BESIDE = frozenset(words("off near beside next close by along bank banks"))
_COMPASS = frozenset(
    words("north south east west northeast northwest southeast southwest outskirts")
)
_FULLER = 0.4
_RELATED = message("That has to do with the answer, but is not the answer itself.")
_BODIES = frozenset(
    words("council committee parliament senate assembly congress jury board commission court")
)
_SOME = frozenset(words("some one both only"))
_BELONGING = frozenset(words("of for to"))
_SPOILING = frozenset(
    words("or no none cannot doubt hardly unlikely except instead unless sorry vs")
)


def inside_a_sentence(case: Case) -> Outcome | None:
    """A wanted answer stands whole in a sentence or beside details, and nothing speaks against it.

    What stands next to it must go on with the sentence: `fighters of the Islamic State` and `Robert
    Sofge's spokesman` are others than those they name.
    """
    for form in _near_names(case):
        if _is_only_a_word(form, case) or (case.aim is Aim.PERSON and only_owns(form, case)):
            continue
        text = _with_acronyms_spelt(form, case.answer)
        for placing in (*placings(form, text), *_clauses_of_it(form, case)):
            if _is_free(placing, form, case) and not _names_another(form, case):
                if placing.is_misspelt:
                    return correct("sentence", "Right. Mind the spelling.")
                return correct("sentence")
    return None


def has_only_words(case: Case) -> bool:
    """Say whether nothing but words that are short names too make an answer like the wanted one."""
    near = case.near_forms
    is_named = any(f" the {core_of(form)[0]} " in f" {case.plain} " for form in near)
    return bool(near) and not is_named and all(_is_only_a_word(form, case) for form in near)


def _is_only_a_word(form: str, case: Case) -> bool:
    """Say whether a short name that is a word too stands as that word: what it is, for IS."""
    core = core_of(form)
    short = [word for word in words(form) if word.isupper() and (word.casefold(),) == core]
    if not short or not is_word(core[0]):
        return False
    return case.answer.isupper() or short[0] not in words(case.answer)


def only_owns(form: str, case: Case) -> bool:
    """Say whether a name stands only before what is its own: Sofge's house, not "Sofge's there"."""
    last = folded_words(form)[-1:]
    spelt = [word for word in words(case.plain) if folded_words(word) == last and word[-2:] == "'s"]
    if not spelt or len(spelt) < folded_words(case.answer).count(last[0]):
        return False
    behind = case.plain.partition(spelt[0])[2].split()
    return bool(behind) and behind[0] not in _FUNCTION and not behind[0].endswith("ing")


def _with_acronyms_spelt(form: str, text: str) -> str:
    """Write out the acronyms of a name; only in capitals, for `is` is a word too."""
    for capitals in map(str.upper, acronyms(form)):
        if capitals in text:
            text = re.sub(rf"\b{re.escape(capitals)}\b", bare(form), text)
    return text


def _clauses_of_it(form: str, case: Case) -> list[Placing]:
    """Give a clause that is the name and nothing else, however it is written."""
    found = {compare_names(clause, form) for clause in clauses(case.answer)[:4]}
    if NameRelation.SAME in found or NameRelation.MISSPELT in found:
        return [Placing(before=(), after=(), is_misspelt=NameRelation.SAME not in found)]
    return []


def another_beside_it(case: Case) -> Outcome | None:
    """A wanted person is there, and another one beside it, who says or does something too."""
    if case.aim is not Aim.PERSON:
        return None
    for form in _near_names(case):
        for placing in placings(form, case.answer):
            if _is_free(placing, form, case):
                return close("another-too", _FULLER, "You name someone else too; say only who.")
    return None


def more_than_it(case: Case) -> Outcome | None:
    """A wanted name is there only as what tells somebody else: its fighters, the wife of hers.

    Whoever fights or speaks for a body or person has a part in it; the wife of a person is simply
    somebody else.
    """
    own = {word for key in case.keys for word in folded_words(key)}
    # Of a bare office, such as the president, a name has nothing.
    offices = (form for form in case.forms if TITLES.issuperset(core_of(form)))
    for form in dict.fromkeys((*_near_names(case), *offices)):
        for placing in placings(form, _with_acronyms_spelt(form, case.answer)):
            beside = {*placing.after[:1], *_owner(placing.before)}
            if case.aim is Aim.PERSON and beside & KIN - own:
                is_the_kin = not _first_names(case).isdisjoint(placing.after[1:2])
                return correct("kin-named") if is_the_kin else wrong("kin", _RELATED)
            if beside & PEOPLE_OF_OTHERS - own:
                return close("fuller", _FULLER, _RELATED)
    return None


def _first_names(case: Case) -> set[str]:
    """Give the first names of the accepted persons: Jo Hill is "Amy Hill's nephew Jo"."""
    return {core_of(form)[0] for form in case.forms if surname(form)}


def _owner(before: tuple[str, ...]) -> tuple[str, ...]:
    """Give the word before `of`, `for` or `to` at the end: the wife of."""
    return before[-2:-1] if before[-1:] and before[-1] in ("of", "for", "to") else ()


def beside_it(case: Case) -> Outcome | None:
    """The wanted place is there, but only as what the answer lies beside."""
    found = [placing for form in case.forms for placing in placings(form, case.answer)]
    if not found or not all(_is_away(placing.before, case) for placing in found):
        return None
    is_near = any(_BESIDE.intersection(placing.before[-2:]) for placing in found)
    if is_near and _AWAY.intersection(folded_words(" ".join(case.keys))):  # in a grove above it
        return close("near-it", _FULLER, "It is near there; say it more exactly.")
    return wrong("beside", "You name a place beside it; look again where it was.")


def _is_away(before: tuple[str, ...], case: Case) -> bool:
    """Say whether a place comes after `outside`, `north of` or the like, as no key has it."""
    said = set(folded_words(" ".join(case.keys)))
    said |= set(folded_words(case.question.stem)) & {"near"}
    beside = _BESIDE | {"outside"}
    own = said | (beside if beside & said else set())
    if before[-1:] != ("off",):
        own |= {"off"}  # it took off in Trinidad
    return bool((_AWAY | _BESIDE | _COMPASS).intersection(before[-2:]) - own)


def _near_names(case: Case) -> list[str]:
    """Give the forms, and of persons the surnames too, of which the answer has anything."""
    if case.aim is not Aim.PERSON:
        return case.near_forms
    names = (name for form in case.forms for name in _shorter_names(form))
    return [*case.near_forms, *filter(case.shares, dict.fromkeys(names))]


def _shorter_names(person: str) -> Iterator[str]:
    """Give the name of a person without middle names, and the surnames."""
    last = surname_in_full(person)
    if not last or is_surname_first(person):
        return
    first = core_of(person)[0]
    yield from (f"{first} {last}", last, *surname(person))


def _is_free(placing: Placing, form: str, case: Case) -> bool:
    before, after = placing.before, placing.after
    return (
        not _SPOILING.intersection(before + after)
        and (not before or _leads(before, form, case))
        and (not after or _follows(after[0], case) or _is_followed_by_members(after, form))
    )


def _names_all_members(said: tuple[str, ...], form: str) -> bool:
    """Say whether all members of a body that decides are named before it: they are that body."""
    others = set(said[:-1]) - (_FUNCTION - _SOME)
    return said[-1:] == ("members",) and not others and not _BODIES.isdisjoint(core_of(form)[-1:])


def _is_followed_by_members(after: tuple[str, ...], form: str) -> bool:
    return after[0] == "members" and _names_all_members(after[:1], form)


def _leads(before: tuple[str, ...], form: str, case: Case) -> bool:
    """Say whether the words before a name only lead to it."""
    last = before[-1]
    if case.aim is Aim.PLACE:
        if _is_away(before, case):
            return False
        if last == "of":
            return len(before) > 1 and before[-2] in PLACE_NOUNS
        return last in _FUNCTION or last in PLACE_NOUNS
    if _names_all_members(before[:-1], form) and last == "of":
        return True
    if last in _BELONGING:
        # `the wife of Sofge` belongs to him; `it was made of steel` does not come up for names.
        return len(before) == 1
    if case.aim is Aim.PERSON and len(core_of(form)) == 1:
        # A surname alone, after a word that may be another first name.
        return last in _FUNCTION or _is_called(last, case)
    asked = set(folded_words(case.question.stem))
    return last in _FUNCTION or last in asked or last.endswith("ed")


def _is_called(noun: str, case: Case) -> bool:
    """Say whether the passage calls a wanted person so: the lawmaker Reed."""
    return is_person(noun) and any(calls(case.passage, form, noun) for form in case.forms)


def _follows(word: str, case: Case) -> bool:
    """Say whether a word after a name goes on with the sentence."""
    if word == "of":
        return case.aim is Aim.PLACE
    asked = word in folded_words(case.question.stem)
    return word in _FUNCTION or has_digit(word) or asked or word.endswith(("ed", "ing", "ly"))


def _names_another(form: str, case: Case) -> bool:
    """Say whether another name, by its capital letter, stands beside the wanted one."""
    if case.aim is Aim.PLACE:
        return lies_elsewhere(case) or is_put_elsewhere(case)
    if case.aim not in (Aim.PERSON, Aim.GROUP):
        return False
    known = {part for text in (case.question.stem, *case.keys) for part in folded_words(text)}
    return any(
        not known.union(_FUNCTION, TITLES).issuperset(folded_words(word))
        for clause in clauses(case.answer)
        for word in _subjects(clause, form)
    )


def _subjects(clause: str, form: str) -> list[str]:
    """Give the words with capitals in the clause of the name, or at the start of another one."""
    found = words(clause)
    looked_at = found if any(placings(form, clause)) else found[:1]
    return [word for word in looked_at if word[0].isupper() and not word.isupper()]
