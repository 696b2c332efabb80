"""Bring the catalogues of words up to date with the code: kit/widgets/locale/*.po.

    python -m tests.tools.catalogue

Texts are found by the functions that make them: `message("...")`, `close(rule, score, "...")` and
the others below. New texts come with an empty translation, changed ones lose theirs: translate
them in any editor for gettext catalogues. A test sees that none is missing.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "kit" / "widgets" / "locale"
LANGUAGES = ("ar", "es", "fr")
# Which argument of which function is a text for students.
KEYWORDS = {
    "message": (1,),
    "plural_message": (1, 2),
    "blank": (1,),
    "again": (2,),
    "correct": (2,),
    "wrong": (2,),
    "close": (3,),
    "QuizError": (1,),
}
EDITED = datetime(2026, 11, 26, tzinfo=UTC)
ROOMS = ("checking", "quiz", "widgets")


def texts(rooms: tuple[str, ...] = ROOMS) -> Catalog:
    """Give a catalogue of all texts in the code, or in some rooms of it, without translations."""
    catalog = Catalog()
    for room in rooms:
        for _, _, message, comments, _ in extract_from_dir(
            ROOT / "kit" / room, [("**.py", "python")], keywords=KEYWORDS, comment_tags=()
        ):
            catalog.add(message, auto_comments=comments)
    return catalog


def kept(language: str) -> Catalog:
    """Give the catalogue of a language as it is in the file; an empty one where there is none."""
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Catalog:
    """Give the catalogue of a language with the texts of today."""
    old, new = kept(language), _new(language)
    for message in texts():
        if message.id:
            found = old.get(_first(message))
            new.add(message.id, found.string if found and found.id == message.id else None)
    return new


def untranslated(catalog: Catalog) -> Iterator[str]:
    """Give the texts that have no translation, or one that lost a {name}."""
    for message in catalog:
        if not message.id:
            continue
        told = message.string or ""
        strings = [told] if isinstance(told, str) else list(told)
        wanted = _names(_first(message)) - {"count"}
        if not all(strings) or not all(wanted <= _names(text) for text in strings):
            yield _first(message)


def _new(language: str) -> Catalog:
    authors = "The reading kit authors"
    return Catalog(
        locale=language,
        header_comment="# Words of the reading kit's student view.",
        project="reading-kit",
        version="1",
        last_translator=authors,
        language_team=authors,
        creation_date=EDITED,
        revision_date=EDITED,
        fuzzy=False,
    )


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        catalog = updated(language)
        with (FOLDER / f"{language}.po").open("wb") as file:
            write_po(file, catalog, no_location=True, sort_output=True, width=100)
        print(f"{language}: {sum(1 for _ in untranslated(catalog))} of {len(catalog)} to translate")


if __name__ == "__main__":
    main()
