"""Words that tell people, groups and places: nouns after WordNet, first names after a census."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent

# News words that WordNet lists first with another sense.
_MORE = {
    "person": "actor agent founder campaigner jihadist policeman protester villager lawmaker "
    "spokesperson firefighter survivor captain caller staffer activist blogger gunman attacker "
    "bomber smuggler passer-by bystander rescuer holidaymaker motorist commuter cyclist",
    "group": "army audience club committee council crew delegation federation force group jury "
    "opposition party public senate squad trio union militia media police prosecution defence "
    "panel charity watchdog tribunal navy",
    "place": "area shore coast embassy suburb outskirts headquarters base campus venue gate",
}


@cache
def noun_classes() -> dict[str, str]:
    """Give each known noun's class by its singular: person, group or place.

    Source: WordNet 3.0, the class of a noun's most frequent sense.
    """
    return _table("nouns.csv") | {
        word: name for name, words in _MORE.items() for word in words.split()
    }


@cache
def sexes_of_names() -> dict[str, str]:
    """Give the sex of first names that mostly one sex bears: male or female.

    Source: first names of the United States census of 1990.
    """
    return _table("first_names.csv")


def _table(name: str) -> dict[str, str]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return dict(list(csv.reader(file))[1:])
