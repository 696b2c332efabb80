"""A CSV file as raw cells, so that what is not changed is written back byte for byte."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.bank.table import delimiter_of
from kit.errors import GradebookError

_MARK = "\ufeff"
_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PLAIN = ("utf-8", "cp1252")
# What spreadsheets are told by a line of its own before the headings.
_TOLD_DELIMITER = re.compile(r"sep=(?P<sign>[,;\t])(?:\r\n|\r|\n)", re.IGNORECASE)


@dataclass(kw_only=True)
class Line:
    """One row of a file: its cells as they are written, and what ends it.

    Attributes:
        number: Physical line in which it begins, counted from 1.
        raw: The cells, with their quotation marks.
        end: The line end; empty at the end of the file.
    """

    number: int
    raw: list[str]
    end: str

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it."""
        return not any(self.raw)

    def value(self, at: int) -> str:
        """Give what stands in a cell, without the blanks around it."""
        return _unquoted(self.raw[at]).strip()

    def put(self, at: int, text: str, delimiter: str) -> None:
        """Write a text into a cell, or behind the last one; in quotes as what stands there."""
        model = self.raw[at] if at < len(self.raw) else self.raw[-1]
        cell = f'"{text.replace(chr(34), 2 * chr(34))}"'
        needs = any(sign in text for sign in (delimiter, '"', "\r", "\n"))
        written = cell if needs or model.startswith('"') else text
        self.raw[at : at + 1] = [written]


@dataclass(kw_only=True)
class Cells:
    """The cells of a file, with all that is needed to write it again."""

    name: str
    encoding: str
    mark: str
    delimiter: str
    lines: list[Line]

    def data(self) -> bytes:
        """Give the file.

        Raises:
            GradebookError: A text that was put in has letters that its encoding does not know.
        """
        rows = (self.delimiter.join(line.raw) + line.end for line in self.lines)
        try:
            return (self.mark + "".join(rows)).encode(self.encoding)
        except UnicodeEncodeError as error:
            letters = error.object[error.start : error.end]
            raise GradebookError(
                f"{self.name}: this file's encoding ({self.encoding}) has no letters {letters!r}; "
                "give the column a name without them."
            ) from error


def cut(data: bytes, name: str) -> Cells:
    """Cut a file into cells.

    Raises:
        GradebookError: It is no text, or empty, or a quotation mark is missing.
    """
    encoding, text = _decoded(data, name)
    mark = _MARK if text.startswith(_MARK) else ""
    text = text.removeprefix(_MARK)
    told = _TOLD_DELIMITER.match(text)
    first = told.group() if told else ""
    text = text.removeprefix(first)
    if not text.strip(" ,;\t\r\n"):
        raise GradebookError(f"{name}: the file is empty; was it saved whole?")
    delimiter = told["sign"] if told else delimiter_of(text.lstrip().partition("\n")[0])
    lines = list(_lines(text, delimiter, name, begins=2 if told else 1))
    return Cells(name=name, encoding=encoding, mark=mark + first, delimiter=delimiter, lines=lines)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    marked = [encoding for mark, encoding in _ENCODINGS if data.startswith(mark)]
    for encoding in marked or _PLAIN:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return encoding, text
    raise GradebookError(f"{name}: this is no text file; export the gradebook as CSV.")


def _lines(text: str, delimiter: str, name: str, *, begins: int) -> Iterator[Line]:
    cell = re.compile(
        rf'(?:(?P<quoted>"(?:[^"]|"")*+"[^{delimiter}\r\n]*)|(?P<bare>[^{delimiter}\r\n]*))'
        rf"(?P<end>{delimiter}|\r\n|\r|\n|\Z)"
    )
    number, begun, cells = begins, begins, list[str]()
    for found in cell.finditer(text):
        raw, end = found["quoted"] or found["bare"], found["end"]
        if (found["bare"] or "").startswith('"'):
            raise GradebookError(f'{name}, line {number}: a " is opened and never closed.')
        cells.append(raw)
        number += len(re.findall(r"\r\n|\r|\n", found.group()))
        if end != delimiter:
            yield Line(number=begun, raw=cells, end=end)
            begun, cells = number, []


def _unquoted(raw: str) -> str:
    if not raw.startswith('"'):
        return raw
    inner, _, behind = raw[1:].rpartition('"')
    return inner.replace('""', '"') + behind
