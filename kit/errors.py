"""Every error the kit raises on purpose: each says where, what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice


class KitError(Exception):
    """Something the reader of the message can mend. Its text is the whole message."""

    def _render_traceback_(self) -> list[str]:
        """Give what a notebook shows: the message alone, without the lines of this package.

        IPython asks for this by name; `%tb` still shows where the error came from.
        """
        return [f"{type(self).__name__}:", *str(self).splitlines()]


class FileError(KitError):
    """A file that cannot be written.

    Attributes:
        file: The file as the caller named it.
        reason: Why not, then what to do.
    """

    def __init__(self, file: str, reason: str) -> None:
        self.file, self.reason = file, reason
        super().__init__(f"{file}: {reason}.")


class ArticleError(KitError):
    """An article file that cannot be read as an article."""


class QuizError(KitError):
    """A step that the quiz does not allow, or a bank and an article that do not fit together."""


class EditError(KitError):
    """A change of a bank that cannot be made, or a file that must not be overwritten."""


class AttemptLogError(KitError):
    """A log of attempts that cannot be opened, read or written."""


class ReportError(KitError):
    """Attempts and a bank that do not fit together."""


class GradebookError(KitError):
    """A gradebook that cannot be read, or in which nobody of the class is found."""


class LanguageError(KitError):
    """No language model is installed, or the installed one is not what it claims to be."""


class DraftError(KitError):
    """A text that gives too little to ask about, or a bank that must not be overwritten."""


class WorkersLostError(DraftError):
    """The workers that drafted are gone, and with them the articles that they had."""


class Severity(StrEnum):
    """How bad a problem is.

    An error stops the load, a warning is worth a look before the class sees it, a notice tells
    what was assumed.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


# Messages quote cells, and evidence is told beside the nearest words of the article; what is longer
# than both together is no evidence.
_LONGEST_MESSAGE = 700
_KEPT = 160


def cut_short(text: str, longest: int = 2 * _KEPT) -> str:
    """Give a text whole, or its beginning and its end, where a message says what to do.

    >>> cut = cut_short(f"{'x' * 40_000} is no number; write 1, 2 or 0.5.")
    >>> cut.count("x"), cut[158:166], cut[-32:]
    (287, 'xx...xxx', 'is no number; write 1, 2 or 0.5.')
    """
    return text if len(text) <= longest else f"{text[:_KEPT].rstrip()}...{text[-_KEPT:].lstrip()}"


def named(names: Collection[str], most: int = 4) -> str:
    """Write names in a row, and count those that are too many.

    >>> named(["Hull", "Leeds"]), named(["Hull", "Leeds", "York", "Ely"], most=2)
    ('Hull, Leeds', 'Hull, Leeds and 2 more')
    """
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(islice(names, most)) + more


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing found in one file, with its place; a message that quotes a huge cell is cut.

    Attributes:
        file: The file as the caller named it.
        line: Physical line, counted from 1; None when the file as a whole is meant.
        message: What is wrong, then what to do.
        question: Id of the question, where there is one.
        column: Name of the column, where there is one.
        severity: Whether the file can be used in spite of it.
        code: Name of the rule that found it, such as `no-key`; `kit explain` tells more.
    """

    file: str
    line: int | None
    message: str
    code: str = ""
    question: str | None = None
    column: str | None = None
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", cut_short(self.message, _LONGEST_MESSAGE))

    @property
    def named_question(self) -> str:
        """The question as it is told, however long a text stands in the place of its id."""
        return f"question {cut_short(self.question)}" if self.question else ""

    def __str__(self) -> str:
        place = [
            self.file,
            f"line {self.line}" if self.line else None,
            self.named_question,
            f"column {cut_short(self.column)}" if self.column else None,
        ]
        return f"{', '.join(part for part in place if part)}: {self.message}"


_MOST_TOLD = 40


class BankError(KitError):
    """A question bank with faults; `problems` holds all of them, in the order of their lines.

    Its text tells the first forty and counts the others.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        told = [str(problem) for problem in self.problems[:_MOST_TOLD]]
        if more := len(self.problems) - len(told):
            told.append(f"and {more:,} more; mend these and look again.")
        super().__init__("\n".join(told))
