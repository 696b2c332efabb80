"""Makes `kit/lexicon/nouns.csv` from WordNet 3.0: nouns for people, groups and places.

Run `python -m tests.tools.nouns_table FOLDER`, where FOLDER holds WordNet's `index.noun` and
`data.noun` (Debian's package `wordnet-base` puts them in `/usr/share/wordnet`). A noun belongs to
the class of its first sense, which is its most frequent one.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

TABLE = ROOT / "kit/lexicon/nouns.csv"

# The synsets whose hyponyms make a class: first lemma and number of its sense.
ROOTS = {
    "person": [("person", 1), ("people", 1)],
    "group": [("social_group", 1), ("organization", 1), ("unit", 3), ("enemy", 1)],
    "place": [
        ("location", 1),
        ("structure", 1),
        ("way", 6),
        ("room", 1),
        ("area", 5),
        ("geological_formation", 1),
        ("body_of_water", 1),
        ("land", 4),
        ("furniture", 1),
        ("excavation", 3),
    ],
}


def _words(text: str) -> set[str]:
    return set(text.split())


# Nouns whose first sense is rarely meant in news.
EXCLUDED = {
    "person": _words(
        "ace back being body browser character cream cub descent double draw dry figure fitter "
        "general ghost hand hire item labor labour major match nationality plant population "
        "predator relation sample second sleeper sort star subject wolverine yearling"
    ),
    "group": _words("conference date exchange line meeting party round subway union"),
    "place": _words(
        "address back bank bed bottom center counter course cusp defense display draw edge end "
        "front goal head here home horizon hurdle leak limit line location part place point "
        "pole position seat side source space target there tip top way world"
    ),
}

Synsets = dict[str, list[str]]


def main() -> None:
    folder = Path(sys.argv[1])
    senses = dict(_senses(folder / "index.noun"))
    parents, lexicon = _hypernyms(folder / "data.noun")
    rows = sorted(_rows(senses, parents, lexicon))
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("noun", "class"), *rows])
    print(f"{TABLE.relative_to(ROOT)}: {len(rows)} nouns")


def _senses(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Give each noun with the offsets of its synsets, the most frequent sense first."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            fields = line.split()
            yield fields[0], fields[-int(fields[2]) :]


def _hypernyms(path: Path) -> tuple[Synsets, dict[str, str]]:
    """Give each synset's hypernyms, and the number of its lexicographer's file."""
    parents: Synsets = {}
    lexicon: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            offset, number = line.split()[:2]
            parents[offset] = re.findall(r" @ (\d{8}) n ", line)
            lexicon[offset] = number
    return parents, lexicon


def _rows(senses: Synsets, parents: Synsets, lexicon: dict[str, str]) -> Iterator[tuple[str, str]]:
    roots = {
        name: {senses[lemma][number - 1] for lemma, number in found}
        for name, found in ROOTS.items()
    }
    for noun, offsets in senses.items():
        above = _ancestors(offsets[0], parents)
        name = next((name for name, tops in roots.items() if above & tops), None)
        is_word = re.fullmatch(r"[a-z]{3,}(?:-[a-z]+)?", noun) is not None
        if name and is_word and noun not in EXCLUDED[name]:
            yield noun, name


def _ancestors(offset: str, parents: Synsets) -> set[str]:
    found, left = set[str](), [offset]
    while left:
        at = left.pop()
        if at not in found:
            found.add(at)
            left += parents[at]
    return found


if __name__ == "__main__":
    main()
