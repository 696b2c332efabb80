"""The attempts of several files as one frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

# There is one attempt of this number at a question in a sitting: as the log itself keeps it.
_PLACE = ["student", "bank", "passage", "sitting", "question", "number"]


def join(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Give the attempts of all files, each once, even where it was handed in several times.

    Where files of the same student disagree about an attempt, two people have the same name: each
    is then told by the name of a file, as in `user (ana.sqlite)`.

    Args:
        frames: What stands in each file, by its name.
    """
    rows = pd.concat([frame.assign(file=file) for file, frame in frames.items()])
    for student in contradictions(rows)["student"].unique():
        own = rows["student"] == student
        people = _people(rows[own])
        rows.loc[own, "student"] = [f"{student} ({people[file]})" for file in rows.loc[own, "file"]]
    return rows.drop_duplicates(_PLACE).drop(columns="file")


def contradictions(rows: pd.DataFrame) -> pd.DataFrame:
    """Give the attempts that were made at another time than the same one further up."""
    # A table may have lost the fractions of a second that the log has.
    once = rows.assign(moment=rows["time"].dt.floor("s")).drop_duplicates([*_PLACE, "moment"])
    return once[once.duplicated(_PLACE)]


def _people(rows: pd.DataFrame) -> dict[str, str]:
    """Give, for each file in which a name stands, the first file of the same person."""
    people: dict[str, str] = {}
    known: dict[str, dict[Any, Any]] = {}
    for file, own in rows.groupby("file", sort=False):
        places = own[_PLACE].itertuples(index=False, name=None)
        made = dict(zip(places, own["time"].dt.floor("s"), strict=True))
        person = next((name for name in known if _is_same(known[name], made)), str(file))
        people[str(file)] = person
        known[person] = known.get(person, {}) | made
    return people


def _is_same(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> bool:
    """Whether two people have attempts in common, and agree about all of these."""
    common = one.keys() & other.keys()
    return bool(common) and all(one[place] == other[place] for place in common)
