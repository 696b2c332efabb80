"""Filling one column of a gradebook with what a class earned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kit.bank.points import figures
from kit.errors import FileError, GradebookError
from kit.exchange.gradebook.book import Gradebook, Worth, load_gradebook
from kit.exchange.gradebook.people import Matches, Person, match
from kit.files import write_file

_SHOWN = 3
# Moodle writes a dash where there is no grade.
_NO_GRADE = ("", "-")


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A gradebook with a filled column, and what is to be told of it.

    Attributes:
        data: The file; all other cells are as they were, byte for byte.
        column: The heading of the column.
        is_new: Whether it was added as the last one.
        out_of: What full points are worth in it.
        is_assumed: Whether that is only the usual 100: neither the gradebook nor the teacher says.
        highest: The highest grade that stood in this column; empty where there was none.
        decimal: What begins the decimals of the grades: a point or a comma.
        has_commas: Whether the other numbers of the gradebook have a decimal comma.
        matched: Students by how they were found, mostly the heading of a column.
        doubtful: Students who may be several people of the gradebook, or one person together; each
            with these people. They got no grade.
        unknown: Students who are not in the gradebook.
        without: People of the gradebook who have answered nothing; their cells are as they were.
        replaced: Students who had another grade in this column, with that grade.
    """

    data: bytes = field(repr=False)
    column: str
    is_new: bool
    out_of: float
    is_assumed: bool
    highest: str
    decimal: str
    has_commas: bool
    matched: Mapping[str, tuple[str, ...]]
    doubtful: Mapping[str, tuple[str, ...]]
    unknown: tuple[str, ...]
    without: tuple[str, ...]
    replaced: Mapping[str, str]

    def save(self, path: Path | str, *, force: bool = False) -> None:
        """Write the file; a folder that is missing is made.

        Args:
            path: Where to.
            force: Whether to write over a file that is there already.

        Raises:
            FileError: It is there already, or cannot be written.
        """
        place = Path(path)
        if place.exists() and not force:
            raise FileError(str(path), "is there already; choose another name, or add force=True")
        write_file(place, self.data)


def fill_gradebook(
    gradebook: Path | str,
    shares: Mapping[str, float],
    *,
    column: str,
    match_by: str = "",
    out_of: float | None = None,
) -> Filled:
    """Fill a column of a gradebook that was exported as CSV, by Canvas, Moodle or another system.

    Nothing is written. Grades have two decimals at most and a decimal point; a comma only where the
    gradebook's other numbers all have one, and no comma parts its cells. Whoever may be two people
    of the gradebook gets no grade.

    Args:
        gradebook: The file.
        shares: What each student earned, as a share of the points, 0 to 1.
        column: The heading of the column, with or without what stands in brackets behind it; where
            there is none, one is added.
        match_by: The heading of the column that has the students' names as the kit knows them; left
            out, the columns that such gradebooks have for ids, addresses and names.
        out_of: What full points are worth; left out, what the row "Points Possible" says, or 100.

    Raises:
        GradebookError: The file cannot be read, its columns do not allow it, or nobody was found.
    """
    book = load_gradebook(Path(gradebook))
    filled = _column(book, column, out_of)
    people = book.people(match_by)
    # Of a series of pandas the names are its keys alone.
    students = [str(student) for student in shares.keys()]  # noqa: SIM118
    matches = match(students, people, by_one=bool(match_by))
    if not matches.found:
        raise GradebookError(_nobody(book, students, people))
    replaced = _write(book, filled, _grades(filled, shares, matches), matches)
    return _record(book, filled, people, matches, replaced)


@dataclass(frozen=True, kw_only=True)
class _Column:
    """The column that is to be filled, as the gradebook has it or is to get it.

    Attributes:
        place: Where it is, counted from 0.
        heading: Its heading.
        is_new: Whether it is to be added.
        worth: What full points are worth in it.
        highest: The highest grade that stands in it; empty where there is none.
        decimal: What begins the decimals of the grades.
        has_commas: Whether the other numbers of the gradebook have a decimal comma.
    """

    place: int
    heading: str
    is_new: bool
    worth: Worth
    highest: str
    decimal: str
    has_commas: bool

    def written(self, points: float) -> str:
        """Give a number of points as it is written here."""
        return figures(points).replace(".", self.decimal)


def _column(book: Gradebook, heading: str, out_of: float | None) -> _Column:
    """Find the column, or the place of a new one.

    Raises:
        GradebookError: It cannot be told which it is, or it must not be changed.
    """
    place = book.place(heading)
    is_new = place == len(book.headings)
    return _Column(
        place=place,
        heading=heading if is_new else book.headings[place],
        is_new=is_new,
        worth=book.worth(place, out_of),
        highest=book.highest(place),
        decimal="," if book.has_commas and book.cells.delimiter != "," else ".",
        has_commas=book.has_commas,
    )


def _grades(column: _Column, shares: Mapping[str, float], matches: Matches) -> dict[int, str]:
    """Give the grades by the lines in which they belong."""
    return {
        person.line: column.written(shares[student] * column.worth.points)
        for student, (person, _) in matches.found.items()
    }


def _write(
    book: Gradebook, column: _Column, grades: Mapping[int, str], matches: Matches
) -> dict[str, str]:
    """Write the grades, and give those that were there before and were others, by student."""
    if column.is_new:
        _add(book, column)
    student_of = {person.line: name for name, (person, _) in matches.found.items()}
    replaced = {}
    for row in book.rows:
        grade = grades.get(row.number)
        if grade is None:
            continue
        before = row.value(column.place)
        if before not in _NO_GRADE and not _is_same(before, grade):
            replaced[student_of[row.number]] = before
        row.put(column.place, grade, book.cells.delimiter)
    return replaced


def _add(book: Gradebook, column: _Column) -> None:
    """Add the column empty, with what it is worth where the gradebook says so of others."""
    for row in (book.header, *book.rows):
        is_worth = row is book.points_possible
        worth = column.written(column.worth.points) if is_worth else ""
        text = column.heading if row is book.header else worth
        row.put(len(row.raw), text, book.cells.delimiter)


def _record(
    book: Gradebook,
    column: _Column,
    people: Iterable[Person],
    matches: Matches,
    replaced: Mapping[str, str],
) -> Filled:
    """Give the filled gradebook with what is to be told of it."""
    meant = _meant(matches)
    return Filled(
        data=book.cells.data(),
        column=column.heading,
        is_new=column.is_new,
        out_of=column.worth.points,
        is_assumed=column.worth.is_assumed,
        highest=column.highest,
        decimal=column.decimal,
        has_commas=column.has_commas,
        matched=_by_how(matches),
        doubtful={name: _shown(rows) for name, rows in matches.doubtful.items()},
        unknown=matches.unknown,
        without=_shown(person for person in people if person.line not in meant),
        replaced=replaced,
    )


def _is_same(before: str, grade: str) -> bool:
    try:
        return float(before.replace(",", ".")) == float(grade.replace(",", "."))
    except ValueError:
        return False


def _by_how(matches: Matches) -> dict[str, tuple[str, ...]]:
    students = defaultdict(list)
    for student, (_, how) in matches.found.items():
        students[how].append(student)
    return {how: tuple(names) for how, names in students.items()}


def _meant(matches: Matches) -> set[int]:
    """Give the lines of those who are students of the attempts, or may be."""
    doubtful = (person for rows in matches.doubtful.values() for person in rows)
    found = (person for person, _ in matches.found.values())
    return {person.line for person in (*doubtful, *found)}


def _shown(people: Iterable[Person]) -> tuple[str, ...]:
    return tuple(f"{person.shown} (line {person.line})" for person in people)


def _nobody(book: Gradebook, students: list[str], people: list[Person]) -> str:
    """Say that nobody was found, and show both sides."""
    if not students:
        return f"{book.cells.name}: nobody has answered yet, so there is nothing to fill in."
    there = ", ".join(repr(person.shown) for person in people[:_SHOWN])
    return (
        f"{book.cells.name}: none of the students was found without doubt. The attempts are of "
        f"{', '.join(map(repr, students[:_SHOWN]))} ..., the gradebook has {there} ... Write the "
        "names that the attempts have into a column of the gradebook, and name it with --match."
    )
