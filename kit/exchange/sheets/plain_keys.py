"""Which options are right: by letter, by number, or by their text, one or several."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from kit.errors import KitError
from kit.exchange.sheets.plain_header import place_of
from kit.text import normalise

_PREFIX = re.compile(r"\b(?:options?|answers?|choices?)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:[\s,;|/&+]|\band\b)+", re.IGNORECASE)
# A program may write the number 2 as 2.0.
_PLACE = re.compile(r"\(?([A-Ja-j]|\d\d?)(?:[).:]|\.0)?")
_LABELLED = re.compile(r"\(?([A-Ja-j]|\d\d?)[).:]\s*(.+)")
_LETTERS = re.compile(r"[A-J]{2,}")


class UnclearKeyError(KitError):
    """What stands as the right answer is none of the options, or could be two of them."""


def right_places(
    written: str, options: Mapping[int, str], *, by_number: bool = False
) -> frozenset[int]:
    """Give the numbers of the right options.

    Args:
        written: What stands as the right answer: `B`, `2`, `A, C`, `1;3`, or the text itself.
        options: The options by their numbers, counted from 1.
        by_number: Whether it is a number even where the options are numbers too.

    Raises:
        UnclearKeyError: It is none of the options, or can be read in two ways.

    >>> right_places("A, C", {1: "Mosul", 2: "Erbil", 3: "Raqqa"}) == {1, 3}
    True
    """
    by_text = frozenset() if by_number else _by_text(written, options)
    by_place = _by_place(written)
    if by_text and by_place and by_place <= set(options) and by_text != by_place:
        raise UnclearKeyError(_twofold(written, by_text, by_place, options))
    if not by_text and by_place - set(options):
        raise UnclearKeyError(_beyond(written, by_place, options))
    right = by_text or by_place or _by_label(written, options)
    if not right:
        raise UnclearKeyError(_none_of(written, options))
    return right


def _by_text(written: str, options: Mapping[int, str]) -> frozenset[int]:
    places = {normalise(text): place for place, text in options.items()}
    for divider in (None, "|", ";", ","):
        parts = written.split(divider) if divider else [written]
        found = [places.get(normalise(part)) for part in parts if part.strip()]
        if found and None not in found:
            return frozenset(place for place in found if place)
    return frozenset()


def _by_place(written: str) -> frozenset[int]:
    parts = [part for part in _BETWEEN.split(_PREFIX.sub(" ", written)) if part]
    if len(parts) == 1 and _LETTERS.fullmatch(parts[0]):
        parts = list(parts[0])
    found = [_PLACE.fullmatch(part) for part in parts]
    return frozenset(place_of(match[1]) for match in found if match) if all(found) else frozenset()


def _by_label(written: str, options: Mapping[int, str]) -> frozenset[int]:
    """Read `B) Rome`, where letter and text agree."""
    found = _LABELLED.fullmatch(written)
    if not found:
        return frozenset()
    place = place_of(found[1])
    agrees = normalise(options.get(place, "")) == normalise(found[2])
    return frozenset({place}) if agrees else frozenset()


def _twofold(
    written: str, by_text: frozenset[int], by_place: frozenset[int], options: Mapping[int, str]
) -> str:
    is_number = any(map(str.isdigit, written))
    advice = (
        "write the letter of the right one"
        if is_number
        else "put the options in the order of their letters, or write them in words"
    )
    return (
        f"'{written}' is the {'number' if is_number else 'letter'} of {_told(by_place, options)} "
        f"and the text of {_told(by_text, options)}; {advice}"
    )


def _told(places: frozenset[int], options: Mapping[int, str]) -> str:
    return " and ".join(f"option {place} ('{options[place]}')" for place in sorted(places))


def _beyond(written: str, places: frozenset[int], options: Mapping[int, str]) -> str:
    beyond = " and ".join(str(place) for place in sorted(places - set(options)))
    there = ", ".join(str(place) for place in options)
    lost = "; if two were meant, a spreadsheet may have lost the comma: write 1; 3"
    return (
        f"'{written}' points to option {beyond}, which is empty or not there (there are options "
        f"{there}){lost if re.fullmatch(r'[1-9]{2,}', written) else ''}"
    )


def _none_of(written: str, options: Mapping[int, str]) -> str:
    if re.fullmatch(r"\d\.\d", written):
        return (
            f"'{written}' is none of the options; a spreadsheet may have read two numbers as one: "
            f"write {written.replace('.', '; ')}"
        )
    near = difflib.get_close_matches(written, options.values(), n=1)
    advice = f"did you mean '{near[0]}'?" if near else "write its letter, its number or its text"
    return f"'{written}' is none of the options; {advice}"
