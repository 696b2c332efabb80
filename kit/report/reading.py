"""Attempts as a data frame, from a log, a CSV file or a folder of them."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Callable, Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pandas as pd

from kit.attempts import Attempt, AttemptLog
from kit.attempts.soundness import DATABASE
from kit.bank.table import delimiter_of
from kit.errors import AttemptLogError, cut_short
from kit.report.folder import UnreadFilesWarning, attempt_files, tell_passed_over
from kit.report.joining import contradictions, join
from kit.text import decode

_TYPES = {field.name: str(field.type) for field in fields(Attempt)}
# As spreadsheets write them in English, German, French and Spanish, and as databases do.
_TRUTHS = {
    **dict.fromkeys(("true", "wahr", "vrai", "verdadero", "1"), True),
    **dict.fromkeys(("false", "falsch", "faux", "falso", "0"), False),
}

_VERDICTS = ("correct", "close", "wrong")

# Columns by which the answers and the points that `kit results` writes are known.
_OF_RESULTS = ({"student", "max", "marked_by"}, {"student", "total", "out_of"})


def read_attempts(source: AttemptLog | str | Path) -> pd.DataFrame:
    """Give attempts as a data frame, one row an attempt, in the order in which they were made.

    Nothing is changed, whatever the file is.

    Args:
        source: A log of attempts or its file; or a CSV file with the same columns, parted by
            commas, semicolons or tabs; or a folder with such files, also in folders of their own.
            What stands in several files of a folder counts once. Where one name is that of two
            people, they become `user (ana.sqlite)` and `user (ben.sqlite)`, after their files:
            this is seen where both answered the same question in a sitting of the same number.
            Files of a folder that are empty, or neither logs nor tables by their names, are told in
            a warning.

    Returns:
        The fields of `Attempt` as columns; `time` is in UTC.

    Raises:
        AttemptLogError: The log or a file cannot be read, or a column is missing; or the folder
            has no such file.
    """
    if not isinstance(source, AttemptLog) and (told := tell_passed_over(Path(source))):
        warnings.warn(told, UnreadFilesWarning, stacklevel=2)
    return _read(source).sort_values(["time", "number"], ignore_index=True)


def _read(source: AttemptLog | str | Path) -> pd.DataFrame:
    if isinstance(source, AttemptLog):
        return _read_log(source)
    path = Path(source)
    if path.is_dir():
        return _read_folder(path)
    return _read_csv(path) if path.suffix.casefold() == ".csv" else _read_log(AttemptLog(source))


def _read_folder(folder: Path) -> pd.DataFrame:
    files = attempt_files(folder)
    if not files:
        raise AttemptLogError(
            f"{folder}: no attempts in this folder; put the logs of your students (*.sqlite) or "
            "tables of attempts (*.csv) into it."
        )
    return join({path.relative_to(folder).as_posix(): _read(path) for path in files})


def _read_log(log: AttemptLog) -> pd.DataFrame:
    if log.path is not None and not log.path.exists():
        raise AttemptLogError(
            f"{log.path}: there is no log of attempts here; check the name, or let a student "
            "answer a question first."
        )
    return _typed(pd.DataFrame([asdict(a) for a in log.attempts()], columns=list(_TYPES)))


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Give each column the type of its field, which without a row nothing tells."""
    return frame.astype({name: _DTYPES[type_] for name, type_ in _TYPES.items()})


def _read_csv(path: Path) -> pd.DataFrame:
    text = _text(path)
    delimiter = delimiter_of(text.lstrip().partition("\n")[0])
    lines, (header, *rows) = zip(*_rows(path, text, delimiter), strict=True)
    _refuse_header(f"{path}, line {lines[0]}", header)
    cells = pd.DataFrame(rows, columns=header, index=lines[1:], dtype=str)
    cells["student"] = cells["student"].str.strip()
    # Where semicolons part the cells, a comma begins the decimals.
    decimal = "." if delimiter == "," else ","
    frame = _typed(pd.DataFrame({name: _read_cells(path, cells[name], decimal) for name in _TYPES}))
    _refuse_contradictions(path, frame)
    return frame.reset_index(drop=True)


def _refuse_contradictions(path: Path, frame: pd.DataFrame) -> None:
    for line, row in contradictions(frame).head(1).iterrows():
        raise AttemptLogError(
            f"{path}, line {line}: attempt {row['number']} of {row['student']!r} at "
            f"{row['question']} stands further up with another time; are these two people of one "
            "name? Give each a name of their own."
        )


def _refuse_header(place: str, header: list[str]) -> None:
    if any(columns <= set(header) for columns in _OF_RESULTS):
        raise AttemptLogError(
            f"{place}: this is a table that 'kit results' wrote, and no table of attempts; take it "
            "out of the folder of attempts."
        )
    missing = [column for column in _TYPES if column not in header]
    if len(missing) == len(_TYPES):
        raise AttemptLogError(
            f"{place}: this is no table of attempts; its columns would be {', '.join(_TYPES)}"
        )
    if missing:
        raise AttemptLogError(
            f"{place}: no column {', '.join(map(repr, missing))}; "
            f"the columns are {', '.join(_TYPES)}"
        )
    if twice := [column for column in _TYPES if header.count(column) > 1]:
        raise AttemptLogError(
            f"{place}: two columns are called {twice[0]!r}; delete one or rename it."
        )


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        _refuse_log(path, data)
        text, _ = decode(data)
    except FileNotFoundError as error:
        raise AttemptLogError(
            f"{path}: there is no such file; check the name and the folder."
        ) from error
    except OSError as error:
        raise AttemptLogError(
            f"{path}: cannot be opened ({error.strerror}); check what it is."
        ) from error
    except UnicodeDecodeError as error:
        raise AttemptLogError(
            f"{path}: this is no text file; save the table as 'CSV UTF-8'."
        ) from error
    if not text.strip(" ,;\t\n"):
        raise AttemptLogError(
            f"{path}: the file is empty; was it saved whole? Its first line is {','.join(_TYPES)}"
        )
    return text


def _refuse_log(path: Path, data: bytes) -> None:
    if data.startswith(DATABASE):
        raise AttemptLogError(
            f"{path}: this is a log (SQLite) and no table; let its name end in .sqlite."
        )


def _rows(path: Path, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give the line and the cells of each row, the header first; blank rows are left out."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    width = 0
    try:
        for cells in filter(any, reader):
            width = width or len(cells)
            if len(cells) != width:
                raise AttemptLogError(
                    f"{path}, line {reader.line_num}: {len(cells)} cells, but {width} columns; "
                    'is a text without "quotes" round it, or a line cut off?'
                )
            yield reader.line_num, cells
    except csv.Error as error:
        raise AttemptLogError(
            f"{path}, line {reader.line_num}: cannot be cut into cells ({error}); "
            'is a " missing further up?'
        ) from error


def _read_cells(path: Path, cells: pd.Series[str], decimal: str) -> pd.Series[Any]:
    """Give what stands in the cells of one column; their index are the lines of the file."""
    values = _READERS[_TYPES[str(cells.name)]](cells, decimal)
    unread = cells[values.isna()]
    if len(unread):
        raise AttemptLogError(
            f"{path}, line {unread.index[0]}, column {cells.name}: "
            f"{cut_short(unread.iloc[0])!r} cannot be read; a spreadsheet may have changed "
            "it. Times look like 2026-03-02T09:00:22+00:00."
        )
    _refuse_impossible(path, cells, values)
    return values


def _refuse_impossible(path: Path, cells: pd.Series[str], values: pd.Series[Any]) -> None:
    """Refuse what no quiz writes, before it is made into grades."""
    may_be, told = _LIMITS.get(str(cells.name), (None, ""))
    odd = cells[~may_be(values)] if may_be else cells[:0]
    if len(odd):
        raise AttemptLogError(
            f"{path}, line {odd.index[0]}, column {cells.name}: {cut_short(odd.iloc[0])!r} cannot "
            f"be; it is {told}."
        )


def _numbers(cells: pd.Series[str], decimal: str) -> pd.Series[Any]:
    plain = cells if decimal == "." else cells.str.replace(decimal, ".", regex=False)
    return pd.to_numeric(plain, errors="coerce")


def _whole_numbers(cells: pd.Series[str], decimal: str) -> pd.Series[Any]:
    numbers = _numbers(cells, decimal)
    return numbers.where(numbers % 1 == 0)


def _truths(cells: pd.Series[str], _decimal: str) -> pd.Series[Any]:
    return cells.str.casefold().map(_TRUTHS)


def _times(cells: pd.Series[str], _decimal: str) -> pd.Series[Any]:
    return pd.to_datetime(cells, utc=True, format="ISO8601", errors="coerce")


# How the cells of a field are read, with nothing for what cannot be; and of what type they are.
_READERS: dict[str, Callable[[pd.Series[str], str], pd.Series[Any]]] = {
    "str": lambda cells, _: cells,
    "int": _whole_numbers,
    "float": _numbers,
    "bool": _truths,
    "datetime": _times,
}
_SHARE = (lambda values: values.between(0, 1), "a share of 1, from 0 to 1")
_COUNTED = (lambda values: values >= 0, "0 or more")
_LIMITS: dict[str, tuple[Callable[[pd.Series[Any]], pd.Series[bool]], str]] = {
    "verdict": (lambda values: values.isin(_VERDICTS), f"one of {', '.join(_VERDICTS)}"),
    "score": _SHARE,
    "credit": _SHARE,
    "points": _COUNTED,
    "hints": _COUNTED,
    "seconds": _COUNTED,
}
"""What may stand in a column, and how that is told."""
_DTYPES = {
    "str": "str",
    "int": "int64",
    "float": "float64",
    "bool": "bool",
    "datetime": "datetime64[us, UTC]",
}
