"""First names of people."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType


@cache
def first_names() -> Mapping[str, str]:
    """Give each first name, in small letters, with the sex that mostly bears it: male or female.

    Source: first names of the United States census of 1990.
    """
    path = Path(__file__).with_name("first_names.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return MappingProxyType(dict(list(csv.reader(file))[1:]))
