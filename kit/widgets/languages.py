"""The language of a view: its catalogue of words, and the direction in which it is written."""

from __future__ import annotations

import os
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from kit.errors import KitError
from kit.messages import Translate

FOLDER = Path(__file__).parent / "locale"
"""One catalogue a language, `es.po`, in gettext's form; English is in the code."""

_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def languages() -> tuple[str, ...]:
    """Give the languages that there are, English first."""
    return ("en", *sorted(path.stem for path in FOLDER.glob("*.po")))


def chosen_language(wanted: str | None) -> str:
    """Give the language asked for, or that of the environment where the kit has it, else English.

    Args:
        wanted: `es`, `fr-CA`, `ar_EG`; None: look at LANGUAGE, LC_ALL, LC_MESSAGES, LANG, in the
            order of gettext.

    Raises:
        KitError: The language that was asked for is not there.
    """
    if wanted is not None:
        found = _known(wanted)
        if found is None:
            there = ", ".join(languages())
            raise KitError(f"there is no language {wanted!r} in the kit; choose one of {there}.")
        return found
    told = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    return next((found for part in told.split(":") if (found := _known(part))), "en")


def _known(name: str) -> str | None:
    code = name.replace("_", "-").partition("-")[0].partition(".")[0].casefold()
    return code if code in languages() else None


def is_right_to_left(language: str) -> bool:
    """Say whether a language is written from right to left."""
    return language in _RIGHT_TO_LEFT


def translator(language: str) -> Translate:
    """Give what translates a text, or the right form of a text with a number.

    A text that the catalogue does not hold stays as it is.
    """
    catalogue = NullTranslations() if language == "en" else _catalogue(language)

    def translate(text: str, plural: str = "", count: float = 1) -> str:
        if not plural:
            return catalogue.gettext(text)
        return catalogue.ngettext(text, plural, _whole(count, language))

    return translate


@cache
def _whole(count: float, language: str) -> int:
    """Give a whole number that takes the same form as a number in a language.

    The forms in gettext are for whole numbers only. Those of the others are in Unicode's CLDR: in
    French 1.5 is told in the singular, in Spanish in the plural.
    """
    if count == int(count):
        return int(count)
    # Imported late: a notebook without parts of points needs no more than gettext.
    from babel import Locale

    form = Locale.parse(language).plural_form
    return next(whole for whole in range(1000) if form(whole) == form(count))


@cache
def _catalogue(language: str) -> GNUTranslations:
    # Imported late: a notebook in English needs no catalogue.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with (FOLDER / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
