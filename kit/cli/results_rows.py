"""The cells of the files that `kit results` writes."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from kit.bank.points import figures
from kit.bank.spreadsheet import guarded
from kit.report.sittings import cells


def answer_rows(table: pd.DataFrame) -> Iterator[list[str]]:
    """Give the cells of a table of answers."""
    for row in cells(table, table.columns):
        yield [_cell(value) for value in row]


def points_rows(table: pd.DataFrame) -> Iterator[list[str]]:
    """Give the cells of a table of points, the student first."""
    for row in table.itertuples(name=None):
        yield [_cell(value) for value in row]


def _cell(value: object) -> str:
    """Write a value; what students typed is kept from being computed."""
    if isinstance(value, pd.Timestamp):
        return value.isoformat(timespec="seconds")
    if isinstance(value, float):
        return "" if pd.isna(value) else figures(value)
    return guarded(value) if isinstance(value, str) else str(value)
