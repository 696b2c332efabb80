"""The rule for typed answers that must list several things."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from kit.checking.aims import Aim
from kit.checking.case import Case
from kit.checking.licensed import items
from kit.checking.outcome import Outcome, close, correct
from kit.checking.rules_names import is_capitalised
from kit.lexicon import first_names, noun_classes
from kit.messages import message
from kit.names import (
    NameRelation,
    alike,
    bare,
    compare_names,
    core_of,
    may_be_mixed_up,
    names_in,
    namesakes,
    placings,
    surname,
)
from kit.places import find_place

_HALF = 0.5
_SURE = 5
_EITHER = re.compile(r"\bor\b")
_SOMEBODY = re.compile(r"(?:the|an?) (?:[a-z-]+ )?(?P<noun>[a-z-]+)")
_LISTED = re.compile(rf",|;|:|&|\+|\band\b|{_EITHER.pattern}")


def all_of_a_list(case: Case) -> Outcome | None:
    """Several things are wanted: all must be there, in any order."""
    found = [listed for key in case.keys if (listed := items(key))]
    if not found or case.is_negated or case.aim in (Aim.DATE, Aim.NUMBER):
        return None
    single = case.related(NameRelation.SAME, NameRelation.MISSPELT)
    if not all(map(items, single)):  # another accepted answer, which is no list
        return None
    things = max(found, key=lambda listed: _held(listed, case) / len(listed))
    held = _held(things, case)
    if held and _EITHER.search(case.plain):
        return close("several", _HALF / 2, "All of them are wanted, not one or the other.")
    if held == len(things) - 1 and _is_last_misspelt(things, case):
        return correct("list", "Right. Mind the spelling.")
    if held == len(things) and _has_more_things(things, case.said):
        return close(
            "list-more",
            _HALF,
            "You have all of them, and something more; leave out what does not belong.",
        )
    if held == len(things):
        return correct("list")
    if not held:
        return None
    told = message("{held} of {all} are there; name the others too.", held=held, all=len(things))
    return close("list", round(_HALF * held / len(things), 2), told)


def _held(things: tuple[str, ...], case: Case) -> int:
    return sum(_is_held(thing, case) for thing in things)


def _is_held(thing: str, case: Case) -> bool:
    """Say whether a thing is named, a person by the surname alone if nobody else bears it."""
    if any(placings(thing, case.answer)):
        return True
    pieces = _pieces(case.said)
    if any(_is_called(thing, piece) or _is_kind(thing, piece) for piece in pieces):
        return True
    if _is_by_first_name(thing, pieces):
        return True
    is_surname = any(_is_surname_of(thing, piece) for piece in pieces)
    return is_surname and not namesakes([thing], names_in(case.passage).values())


def _is_called(thing: str, piece: str) -> bool:
    """Say whether a part of an answer is a person's name: Ronald Caskey, Ronald "Buddy" Caskey."""
    same = (NameRelation.SAME, NameRelation.MISSPELT)
    return bool(surname(thing)) and compare_names(piece, thing) in same


def _is_by_first_name(thing: str, pieces: list[str]) -> bool:
    """Say whether a person is named by the first name beside a relative: Ann and Tom Bell."""
    if not any(_is_first_name_of(thing, piece) for piece in pieces):
        return False
    named = [core for piece in pieces if len(core := core_of(piece)) > 1]
    return any(alike(core[-1], core_of(thing)[-1]) for core in named)


def _is_first_name_of(thing: str, piece: str) -> bool:
    said = core_of(piece)
    return len(said) == 1 and bool(surname(thing)) and alike(said[0], core_of(thing)[0])


def _is_kind(thing: str, piece: str) -> bool:
    """Say whether a part of an answer has the noun of a thing without a name: the (ship's) cook."""
    said, wanted = core_of(piece), core_of(thing)
    if any(map(str.isupper, thing)) or not any(_is_word(word, wanted[-1]) for word in said):
        return False
    return all(any(_is_word(word, other) for other in wanted) for word in said)


def _is_word(said: str, wanted: str) -> bool:
    return alike(said, wanted) or may_be_mixed_up(said, wanted)


def _is_surname_of(thing: str, piece: str) -> bool:
    """Say whether a part of an answer is the surname of a person, with a title or without."""
    return not find_place(thing) and core_of(piece) == surname(thing) != ()


def _is_last_misspelt(things: tuple[str, ...], case: Case) -> bool:
    """Say whether beside all the others the last wanted name is there but for a letter.

    There a known word may misspell a surname, as beside a first name: Okafor and Brant.
    """
    pieces = _pieces(case.said)
    rest = [piece for piece in pieces if not _is_one_of(things, piece)]
    if len(pieces) != len(things) or len(rest) != 1 or bare(rest[0]) in case.others:
        return False
    missing = next(thing for thing in things if not _is_held(thing, case))
    return _is_but_for_a_letter(rest[0], missing)


def _is_but_for_a_letter(said: str, name: str) -> bool:
    """Say whether a name of one word lacks a letter of a surname, or a fuller one is misspelt."""
    if find_place(said) and find_place(name):  # Slovakia is not Slovenia
        return False
    if compare_names(said, name) is NameRelation.MISSPELT:
        return True
    mine, wanted = core_of(said), core_of(name)
    if len(mine) != 1 or not wanted or wanted[-1] in first_names():
        return False
    return len(wanted[-1]) >= _SURE and OSA.distance(mine[0], wanted[-1], score_cutoff=1) == 1


def _has_more_things(things: tuple[str, ...], said: str) -> bool:
    """Say whether the answer lists a place, a name or somebody that is none of the things."""
    rest = [piece for piece in _pieces(said) if not _is_one_of(things, piece)]
    return any(find_place(piece) or is_capitalised(piece) or _is_somebody(piece) for piece in rest)


def _is_somebody(piece: str) -> bool:
    """Say whether it is "the captain"."""
    found = _SOMEBODY.fullmatch(piece.casefold())
    return found is not None and noun_classes().get(found["noun"]) == "person"


def _pieces(said: str) -> list[str]:
    return [piece.strip() for piece in _LISTED.split(said) if piece.strip()]


def _is_one_of(things: tuple[str, ...], piece: str) -> bool:
    return any(
        any(placings(thing, piece))
        or _is_called(thing, piece)
        or _is_kind(thing, piece)
        or _is_surname_of(thing, piece)
        or _is_first_name_of(thing, piece)
        for thing in things
    )
