"""The header of a plain sheet: what each of its columns is for, under any of the usual names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from kit.exchange.sheets.cells import Sheet, SheetRow
from kit.text import collapse


class Role(StrEnum):
    """What a column of a plain sheet is for; the value is how it is told."""

    STEM = "the question"
    OPTION = "option"
    OPTIONS = "the options"
    WRONG = "a wrong option"
    CORRECT = "the right answer"
    REMARK = "the feedback on option"
    FEEDBACK = "the feedback"
    TYPE = "the type"
    TAGS = "tags"
    POINTS = "the points"
    PASSAGE = "the article"
    EVIDENCE = "the evidence"
    HINT = "a hint"
    ID = "the id"


_NAMES = {
    Role.STEM: "question questions questiontext questionstem stem prompt text",
    Role.OPTIONS: "options choices alternatives answeroptions answerchoices",
    Role.CORRECT: "correct correctanswer correctanswers correctoption correctoptions correctchoice"
    " correctresponse correctanswertext right rightanswer rightanswers rightoption answer answers"
    " ans answerkey key solution accepted acceptedanswer acceptedanswers",
    Role.FEEDBACK: "feedback generalfeedback explanation answerexplanation comment comments"
    " rationale",
    Role.TYPE: "type questiontype qtype format",
    Role.TAGS: "tags tag kind questionkind category categories topic skill difficulty level",
    Role.POINTS: "points point pts score marks mark weight value worth pointvalue",
    Role.PASSAGE: "passage passageid passagename article articleid reading",
    Role.EVIDENCE: "evidence textevidence textualevidence supportingtext quote quotation citation"
    " proof",
    Role.HINT: "hint hints clue clues",
    Role.ID: "id questionid qid identifier",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
_N = r"(\d\d?|[a-j])"
_NUMBERED = {
    Role.WRONG: re.compile(
        rf"(?:incorrect|wrong)(?:answer|option|choice)?s?{_N}?|distractors?{_N}?"
    ),
    Role.REMARK: re.compile(
        rf"(?:feedback|explanation|comment)(?:option|answer|choice)?{_N}"
        rf"|(?:option|answer|choice)?{_N}(?:feedback|explanation|comment)"
    ),
    Role.HINT: re.compile(rf"(?:hint|clue){_N}"),
    Role.OPTION: re.compile(
        rf"(?:option|answer|choice|alternative|response|opt|ans)?{_N}(?:text)?"
    ),
}
_MAY_REPEAT = (Role.WRONG, Role.TAGS, Role.HINT)
# Templates begin with a title and instructions; Kahoot's header is in row 8.
_HEADER_WITHIN = 20
_TAIL = re.compile(r"[(\[:*?\n]|\s[-–—]\s")
# Kahoot, Blooket and Quizizz give the right answer by its number, be the options numbers too.
_BY_NUMBER = re.compile(r"choose at least one|answer #|time in seconds", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a plain sheet.

    Attributes:
        place: Where it stands, counted from 0.
        name: Its name as written.
        role: What it is for; None if that is not known.
        number: Of an option and its feedback the number, counted from 1; else 0.
    """

    place: int
    name: str
    role: Role | None
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Header:
    """The header of a plain sheet, in row `line`."""

    line: int
    columns: tuple[Column, ...]

    def of(self, role: Role) -> list[Column]:
        """Give the columns with a role, those of options by their number."""
        found = [column for column in self.columns if column.role is role]
        return sorted(found, key=lambda column: column.number)

    @property
    def by_number(self) -> bool:
        """Whether the right answer is given by its number, whatever the options are."""
        return any(_BY_NUMBER.search(column.name) for column in self.columns)

    @property
    def is_complete(self) -> bool:
        """Whether there is a question, and something to tell its answer."""
        return bool(self.of(Role.STEM) and (self.of(Role.CORRECT) or len(self.of(Role.OPTION)) > 1))

    def repeated(self) -> Iterator[tuple[Column, Column]]:
        """Give pairs of columns that would be for the same."""
        first: dict[tuple[Role, int], Column] = {}
        for column in self.columns:
            if column.role and column.role not in _MAY_REPEAT:
                known = first.setdefault((column.role, column.number), column)
                if known is not column:
                    yield known, column


def find_header(sheet: Sheet) -> Header | None:
    """Give the first row that is a header of a plain sheet; None if none of the first rows is."""
    headers = (_header(row) for row in islice(sheet.rows, _HEADER_WITHIN))
    return next((header for header in headers if header.is_complete), None)


def _header(row: SheetRow) -> Header:
    columns = (_column(place, cell.text) for place, cell in enumerate(row.cells))
    return Header(line=row.number, columns=tuple(columns))


def _column(place: int, written: str) -> Column:
    role, number = role_of(written)
    return Column(place=place, name=collapse(written), role=role, number=number)


def role_of(name: str) -> tuple[Role | None, int]:
    """Give what a column is for, and the number of an option, by the name of the column.

    >>> role_of("Question Text"), role_of("Correct Answer(s) - choose at least one")
    ((<Role.STEM: 'the question'>, 0), (<Role.CORRECT: 'the right answer'>, 0))
    >>> role_of("Answer 3 (Optional)"), role_of("option_B"), role_of("Question #")
    ((<Role.OPTION: 'option'>, 3), (<Role.OPTION: 'option'>, 2), (None, 0))
    """
    short = _TAIL.split(name.casefold().replace("(s)", "s").strip())[0]
    if short.endswith("#"):
        return None, 0
    plain = re.sub(r"[\W_]+", "", short)
    if plain in _ROLES:
        return _ROLES[plain], 0
    for role, pattern in _NUMBERED.items():
        if found := pattern.fullmatch(plain):
            return role, place_of(next(filter(None, found.groups()), "0"))
    return None, 0


def place_of(letter_or_number: str) -> int:
    """Give the number that a letter stands for, counted from 1, or the number itself.

    >>> place_of("C"), place_of("3")
    (3, 3)
    """
    if letter_or_number.isdecimal():
        return int(letter_or_number)
    return ord(letter_or_number.casefold()) - ord("a") + 1
