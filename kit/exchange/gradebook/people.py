"""Whose row of a gradebook is whose, told by the columns that identify a person."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

# The label of one of several people with the same name: see `kit.report.joining`.
_OF_FILE = re.compile(r".* \((?:.*/)?(?P<name>[^/]+)\.(?:sqlite|csv)\)", re.DOTALL | re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[\W_]+")


class Role(StrEnum):
    """What a column tells of a person."""

    ID = "id"
    EMAIL = "email"
    NAME = "name"
    FIRST = "first"
    LAST = "last"


# As Canvas, Moodle, Blackboard and Brightspace head them; Moodle in some languages.
_HEADINGS = {
    Role.ID: "sis login id, username, user name, login, login id, benutzername, anmeldename,"
    " nom d'utilisateur, nombre de usuario, sis user id, id, id number, student id, orgdefinedid,"
    " integration id, id-nummer, numéro d'identification, número de id",
    Role.EMAIL: "email address, email, e-mail, e-mail address, e-mail-adresse,"
    " adresse de courriel, dirección de correo",
    Role.NAME: "student, student name, full name, name, vollständiger name, nom complet,"
    " nombre completo",
    Role.FIRST: "first name, vorname, prénom, nombre",
    Role.LAST: "last name, surname, nachname, nom, nom de famille, apellido(s), apellidos",
}
_ROLES = {name.strip(): role for role, names in _HEADINGS.items() for name in names.split(",")}


def role_of(heading: str) -> Role | None:
    """Say what a column of this heading tells of a person; None for any other column."""
    return _ROLES.get(plain(heading))


@dataclass(frozen=True, kw_only=True)
class Person:
    """A row of a gradebook.

    Attributes:
        line: Its line in the file.
        shown: How it is told.
        cells: What stands in the columns that identify, by their headings.
    """

    line: int
    shown: str
    cells: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Matches:
    """Who was found.

    Attributes:
        found: The row of each student, and by what it was found.
        doubtful: Students for whom there are several rows, or whose row is another's too, with
            the rows.
        unknown: Students for whom there is none.
    """

    found: Mapping[str, tuple[Person, str]]
    doubtful: Mapping[str, tuple[Person, ...]]
    unknown: tuple[str, ...]


def match(students: Iterable[str], people: Iterable[Person], *, by_one: bool = False) -> Matches:
    """Find the row of each student; where there are two, neither is taken.

    A student is found by a whole id or e-mail address, by the part of an address before the @, or
    by a name with the same words in any order: *Khan, Aisha* is *aisha.khan*. Whoever is found in
    two rows by two columns is doubtful too.

    Args:
        students: Names of students, as the attempts have them.
        people: The rows.
        by_one: Whether the rows are told by one column that has the students' names, whatever it
            is called.
    """
    rows = {person.line: person for person in people}
    index: dict[_Key, dict[int, str]] = defaultdict(dict)
    for person in rows.values():
        for key, how in _keys(person, by_one):
            index[key].setdefault(person.line, how)
    hits = {student: _hits(index, student) for student in students}
    wanted = Counter(line for lines in hits.values() if len(lines) == 1 for line in lines)
    found, doubtful = {}, {}
    for student, lines in hits.items():
        if len(lines) == 1 and all(wanted[line] == 1 for line in lines):
            found[student] = next((rows[line], how) for line, how in lines.items())
        elif lines:
            doubtful[student] = tuple(rows[line] for line in sorted(lines))
    unknown = tuple(student for student, lines in hits.items() if not lines)
    return Matches(found=found, doubtful=doubtful, unknown=unknown)


def plain(text: str) -> str:
    """Give the form in which ids and headings are compared."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


class _Sort(StrEnum):
    WHOLE = "whole"
    BEFORE_AT = "before the @"
    WORDS = "words"


_Key = tuple[_Sort, str]


def _hits(index: Mapping[_Key, Mapping[int, str]], student: str) -> dict[int, str]:
    """Give the lines in which a student is found, each with how."""
    hits: dict[int, str] = {}
    for key in _sought(student):
        for line, how in index.get(key, {}).items():
            hits.setdefault(line, how)
    return hits


def _sought(student: str) -> Iterator[_Key]:
    """Give the keys by which a student is looked for, the surest first."""
    of_file = _OF_FILE.fullmatch(student)
    name = plain(of_file["name"] if of_file else student)
    yield _Sort.WHOLE, name
    before, at, _ = name.partition("@")
    if at:
        yield _Sort.WHOLE, before
    else:
        yield _Sort.BEFORE_AT, name
        yield _Sort.WORDS, _words(name)


def _keys(person: Person, by_one: bool) -> Iterator[tuple[_Key, str]]:
    """Give the keys by which a row may be found, each with how it is told."""
    parts: dict[Role, str] = {}
    for heading, cell in person.cells.items():
        role = Role.ID if by_one else role_of(heading)
        text = plain(cell)
        if role is None or not text:
            continue
        parts.setdefault(role, text)
        if role in (Role.ID, Role.EMAIL):
            # Brightspace writes # before what is to stay a text.
            yield (_Sort.WHOLE, text.removeprefix("#")), heading
        if "@" in text and not by_one:
            yield (_Sort.BEFORE_AT, text.partition("@")[0]), f"{heading}, before the @"
        if role is Role.NAME:
            yield (_Sort.WORDS, _words(text)), heading
    if Role.FIRST in parts and Role.LAST in parts:
        full = f"{parts[Role.FIRST]} {parts[Role.LAST]}"
        yield (_Sort.WORDS, _words(full)), "first and last name"


def _words(name: str) -> str:
    """Give the words of a name in the order of the alphabet."""
    return " ".join(sorted(word for word in _BETWEEN_WORDS.split(name) if word))
