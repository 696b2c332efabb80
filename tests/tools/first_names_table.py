"""Makes `kit/lexicon/first_names.csv` from the first names of the United States census of 1990.

Run `python -m tests.tools.first_names_table FOLDER`, where FOLDER holds the census files
`dist.female.first` and `dist.male.first` (public domain; the Python package `names` carries them).
A name that both lists have counts for the one in which it is ten times as frequent.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

TABLE = ROOT / "kit/lexicon/first_names.csv"
CLEARLY = 10


def main() -> None:
    folder = Path(sys.argv[1])
    lists = {sex: _shares(folder / f"dist.{sex}.first") for sex in ("female", "male")}
    rows = sorted(_rows(lists))
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("name", "sex"), *rows])
    print(f"{TABLE.relative_to(ROOT)}: {len(rows)} names")


def _shares(path: Path) -> dict[str, float]:
    """Give each name with its share of the people of this sex, in percent."""
    lines = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {name.lower(): float(share) for name, share, *_ in lines}


def _rows(lists: dict[str, dict[str, float]]) -> Iterator[tuple[str, str]]:
    for sex, other in (("female", "male"), ("male", "female")):
        for name, share in lists[sex].items():
            if share >= CLEARLY * lists[other].get(name, 0) and len(name) > 1:
                yield name, sex


if __name__ == "__main__":
    main()
