"""Words that tell people, groups and places: nouns after WordNet."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def noun_classes() -> dict[str, str]:
    """Give each known noun's class by its singular: person, group or place.

    Source: WordNet 3.0, the class of a noun's most frequent sense; news_nouns.csv says by hand
    which nouns mean another class in news, or none.
    """
    classes = _table("nouns.csv") | _table("news_nouns.csv")
    return {noun: name for noun, name in classes.items() if name != "none"}


def _table(name: str) -> dict[str, str]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return dict(list(csv.reader(file))[1:])
