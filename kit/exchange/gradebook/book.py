"""A gradebook as its header, its rows and the column that is to be filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kit.errors import GradebookError
from kit.exchange.gradebook.cells import Cells, Line, cut
from kit.exchange.gradebook.people import Person, Role, plain, role_of

_POINTS_POSSIBLE = "points possible"
_READ_ONLY = "(read only)"
_NAMES = (Role.NAME, Role.FIRST, Role.LAST)
_USUAL_WHOLE = 100.0
# Canvas writes a number behind the name of an assignment, Moodle in which form the grades are.
_BEHIND = re.compile(r"\s*\([^()]*\)$")
_WITH_COMMA, _WITH_POINT = re.compile(r"-?\d+,\d+"), re.compile(r"-?\d+\.\d+")
# What Moodle works out, or writes down for itself; without what stands in brackets behind it.
_COMPUTED = (
    "course total, category total, kurs gesamt, kategorie gesamt, total du cours,"
    " total de la catégorie, total del curso, total de la categoría,"
    " last downloaded from this course"
)
_COMPUTED_HEADINGS = {heading.strip() for heading in _COMPUTED.split(",")}


@dataclass(frozen=True, kw_only=True)
class Worth:
    """What full points are worth in a column.

    Attributes:
        points: The number.
        is_assumed: Whether neither the gradebook nor the teacher says so.
    """

    points: float
    is_assumed: bool


@dataclass(frozen=True)
class Gradebook:
    """A gradebook that was exported as CSV."""

    cells: Cells

    @cached_property
    def headings(self) -> list[str]:
        """The headings of the columns."""
        return self._values(self._filled[0])

    @property
    def header(self) -> Line:
        """The first row."""
        return self._filled[0]

    @property
    def rows(self) -> list[Line]:
        """The rows under the header that are not blank."""
        return self._filled[1:]

    @cached_property
    def points_possible(self) -> Line | None:
        """The row in which Canvas says what full points are worth."""
        return next((row for row in self.rows if plain(row.value(0)) == _POINTS_POSSIBLE), None)

    def place(self, heading: str) -> int:
        """Say which column has a heading, whole or without what stands in brackets behind it.

        Returns:
            Its place from 0; where there is none, that behind the last column.

        Raises:
            GradebookError: There are two, or it is one that must not be changed.
        """
        wanted = plain(heading)
        whole = [plain(each) for each in self.headings]
        bare = [_BEHIND.sub("", each) for each in whole]
        found = [at for at, each in enumerate(whole) if each == wanted]
        found = found or [at for at, each in enumerate(bare) if each == wanted]
        if len(found) > 1:
            headings = [self.headings[at] for at in found]
            is_same = len(set(map(plain, headings))) == 1
            advice = "rename one in the file" if is_same else "name one of them whole"
            names = " and ".join(map(repr, headings))
            raise self._error(f"{heading!r} may be the column {names}; {advice}.")
        at = found[0] if found else len(self.headings)
        self._refuse_fixed(at)
        return at

    def worth(self, at: int, wish: float | None) -> Worth:
        """Say what full points are worth in a column.

        Raises:
            GradebookError: The gradebook says otherwise than is wished.
        """
        row = self.points_possible
        told = _number(row.value(at)) if row and at < len(row.raw) else None
        if told and wish and told != wish:
            raise self._error(f"its row 'Points Possible' says {told:g}, not {wish:g}.")
        known = told or wish
        return Worth(points=known or _USUAL_WHOLE, is_assumed=not known)

    def highest(self, at: int) -> str:
        """Give the highest grade that stands in a column; empty where there is none."""
        if at == len(self.headings):
            return ""
        rows = (row for row in self.rows if row is not self.points_possible)
        grades = [grade for row in rows if _number(grade := row.value(at))]
        return max(grades, key=lambda grade: _number(grade) or 0, default="")

    @cached_property
    def has_commas(self) -> bool:
        """Whether the numbers in it have a decimal comma, and none has a point."""
        columns = [at for at, heading in enumerate(self.headings) if not role_of(heading)]
        cells = [row.value(at) for row in self.rows for at in columns]
        return any(map(_WITH_COMMA.fullmatch, cells)) and not any(map(_WITH_POINT.fullmatch, cells))

    def people(self, only: str) -> list[Person]:
        """Give the rows that are of a person.

        Args:
            only: The heading of the one column that tells who it is; empty: the usual ones.

        Raises:
            GradebookError: No column, or none of this heading, tells who somebody is.
        """
        wanted = plain(only)
        headings = [
            each for each in self.headings if (plain(each) == wanted if only else role_of(each))
        ]
        twice = {each for each in headings if self.headings.count(each) > 1}
        if not headings or twice:
            wrong = f"two columns are called {min(twice)!r}" if twice else self._nobody_told(only)
            raise self._error(f"{wrong}; the columns are {', '.join(self.headings)}.")
        rows = (row for row in self.rows if row is not self.points_possible)
        people = (self._person(row, headings) for row in rows)
        return [person for person in people if any(person.cells.values())]

    def _person(self, row: Line, headings: list[str]) -> Person:
        values: Mapping[str, str] = dict(zip(self.headings, self._values(row), strict=False))
        cells = {heading: values[heading] for heading in headings}
        names = [cells[heading] for heading in headings if role_of(heading) in _NAMES]
        shown = " ".join(filter(None, names)) or " ".join(filter(None, cells.values()))
        return Person(line=row.number, shown=shown, cells=cells)

    def _nobody_told(self, only: str) -> str:
        if only:
            return f"there is no column {only!r}"
        return (
            "no column tells who somebody is; name one with --match, or take away what stands "
            "above the headings"
        )

    @cached_property
    def _filled(self) -> list[Line]:
        lines = [line for line in self.cells.lines if not line.is_blank]
        width = len(lines[0].raw)
        for line in lines:
            if len(line.raw) != width:
                raise GradebookError(
                    f"{self.cells.name}, line {line.number}: {len(line.raw)} cells, but {width} "
                    'columns; is a text without "quotes" round it, or a line cut off?'
                )
        return lines

    def _values(self, line: Line) -> list[str]:
        return [line.value(at) for at in range(len(line.raw))]

    def _refuse_fixed(self, at: int) -> None:
        if at == len(self.headings):
            return
        row = self.points_possible
        heading = self.headings[at]
        if role_of(heading) or plain(heading) == "section":
            raise self._error(f"the column {heading!r} tells who somebody is; choose another one.")
        if _BEHIND.sub("", plain(heading)) in _COMPUTED_HEADINGS:
            raise self._error(
                f"the column {heading!r} is worked out by your system; choose another one."
            )
        if row and plain(row.value(at)) == _READ_ONLY:
            raise self._error(f"the column {heading!r} is read only; choose another one.")

    def _error(self, message: str) -> GradebookError:
        return GradebookError(f"{self.cells.name}: {message}")


def load_gradebook(path: Path) -> Gradebook:
    """Read a gradebook.

    Raises:
        GradebookError: It cannot be opened, or is no CSV file.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GradebookError(
            f"{path}: cannot be opened ({error.strerror}); check the name and the folder."
        ) from error
    return Gradebook(cut(data, path.name))


def _number(text: str) -> float | None:
    """Give the number in a cell; None where there is none, or it is not above nought."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if 0 < number < float("inf") else None
