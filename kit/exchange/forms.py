"""The forms of other programs, a row for each: its name, its files, what reads and writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kit.article import Article
from kit.bank import QuestionBank
from kit.errors import KitError
from kit.exchange import aiken, anki, canvas, gift, h5p, jupyterquiz, moodle
from kit.exchange.export import Export
from kit.exchange.findings import FileFindings
from kit.exchange.foreign.opening import read_bytes, text_of
from kit.exchange.foreign.records import Reading

Write: TypeAlias = Callable[[QuestionBank, Mapping[str, Article]], Export]
Read: TypeAlias = Callable[[Path], Reading]


@dataclass(frozen=True, kw_only=True)
class Form:
    """The form of the files of another program.

    Attributes:
        name: What it is called on the command line.
        title: What it is called in sentences.
        ending: What the names of its files end in.
        write: Gives a bank in this form.
        read: Reads a file; None where the kit only writes it.
        looks_like: Says whether a text may be in this form; None where the kit only writes it.
        advice: What to know when taking a file to the other program; `{category}` is the bank
            with its version, `{file}` the name of the file.
    """

    name: str
    title: str
    ending: str
    write: Write
    read: Read | None = None
    looks_like: Callable[[str], bool] | None = None
    advice: str = ""

    def reading(self, path: Path) -> Reading:
        """Read a file.

        Raises:
            KitError: It cannot be opened, or the kit only writes this form.
        """
        if self.read is None:
            read = listed(form for form in FORMS if form.read)
            raise KitError(f"{path}: the kit writes {self.title}, but reads only {read}.")
        return self.read(path)


_TYPED = (
    "Typed answers are compared letter by letter there. Forms with and without 'the' or 'in', of "
    "dates and of numbers, were added; whatever else is put or spelt otherwise is wrong there."
)
_MOODLE = (
    "In Moodle: Question bank, Import, '{format}'. The questions come into the category "
    "'{{category}}'. Import a file once: the second time Moodle makes every question again, and "
    "the new ones lose their ids; a changed bank comes into a category of its own. " + _TYPED
)

FORMS = (
    Form(
        name="moodle",
        title="Moodle XML",
        ending=".xml",
        write=moodle.write,
        read=moodle.read,
        looks_like=moodle.looks_like,
        advice=_MOODLE.format(format="Moodle XML format"),
    ),
    Form(
        name="aiken",
        title="Aiken",
        ending=".aiken",
        write=aiken.write,
        read=aiken.read,
        looks_like=aiken.looks_like,
        advice="Import a file once: the second time a program makes every question again.",
    ),
    Form(
        name="gift",
        title="GIFT",
        ending=".gift",
        write=gift.write,
        read=gift.read,
        looks_like=gift.looks_like,
        advice=_MOODLE.format(format="GIFT format"),
    ),
    Form(
        name="canvas",
        title="Canvas",
        ending=".zip",
        write=canvas.write,
        advice="In Canvas: Settings, Import Course Content, 'QTI .zip file'; tick 'Import existing "
        "quizzes as New Quizzes' to see each question beside its article. A second import changes "
        f"the first. {_TYPED}",
    ),
    Form(
        name="h5p",
        title="H5P",
        ending=".h5p",
        write=h5p.write,
        advice="In Moodle, WordPress or Lumi: new H5P content, Upload, this file. The site needs "
        f"the content type Question Set. {_TYPED}",
    ),
    Form(
        name="jupyterquiz",
        title="jupyterquiz",
        ending=".json",
        write=jupyterquiz.write,
        advice="In a notebook: pip install jupyterquiz, then `from jupyterquiz import "
        f"display_quiz` and `display_quiz({{file!r}})`. {_TYPED}",
    ),
    Form(
        name="anki",
        title="Anki",
        ending=".anki.txt",
        write=anki.write,
        advice="In Anki: File, Import, this file. The cards come into a deck under 'Reading'; a "
        "second import changes them and keeps what was learnt.",
    ),
)
"""All forms; the first whose look fits reads a file that does not say what it is."""


def form_named(name: str) -> Form:
    """Give the form of a name.

    Raises:
        KeyError: There is none.
    """
    return next(form for form in FORMS if form.name == name)


def form_by_ending(path: Path) -> Form | None:
    """Give the form that the name of a file tells: `quiz.gift`, `quiz.gift.txt`; None for others.

    >>> form_by_ending(Path("quiz.xml")).title, form_by_ending(Path("quiz.txt"))
    ('Moodle XML', None)
    """
    name = path.name.casefold()
    endings = ((form, (form.ending, f"{form.ending}.txt")) for form in FORMS)
    return next((form for form, known in endings if name.endswith(known)), None)


def form_by_look(path: Path) -> Form | None:
    """Give the form that is read and that a file seems to be in; None if it is none of them.

    Raises:
        BankError: It cannot be opened, or is no text.
    """
    text = text_of(read_bytes(path), FileFindings(file=str(path)))
    return next((form for form in FORMS if form.looks_like and form.looks_like(text)), None)


def listed(forms: Iterable[Form]) -> str:
    """Name forms for a message.

    >>> listed(FORMS[:3])
    'moodle (.xml), aiken (.aiken), gift (.gift)'
    """
    return ", ".join(f"{form.name} ({form.ending})" for form in forms)
