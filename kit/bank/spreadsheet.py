"""What a spreadsheet made of a text, or may make of it, told as doubts about the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.bank.question import Doubt
from kit.bank.table import FORMULA_SIGNS
from kit.text import mended, misread_word

AS_TEXT = "format the cell as Text and type it again"
TAKEN_FOR_FORMULA = (
    f"this cell shows {{}}, because the spreadsheet took a text for a formula; {AS_TEXT}"
)

# Lost inside a word or at its beginning, or with all of it: M?ller, ?stanbul, ?????. What ends a
# word is a question mark, and so may two or three be that stand alone behind other words.
_LOST = re.compile(
    r"(?<=[^\W\d_])\?+(?=[^\W\d_])|(?:^|(?<=[\s\"'“‘(\[]))\?+(?=[^\W\d_])"
    r"|(?<!\S)(?:\?{4,}|\?{2,} \?{2,})(?!\S)|^\?{3,}(?!\S)"
)
# Addresses, and two sentences without a blank between them.
_NOT_LOST = re.compile(r"\S*(?:://|www\.|/|=)\S*|(?<=[a-z])\?(?=[A-Z])")
_FAILED = re.compile(r"#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NUM!|NULL!|SPILL!|CALC!)|Err:5\d\d")
_DATES = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)(?: \d{1,2}:\d\d(?::\d\d)?)?"
    r"|\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?"
    r"|\d{1,2}-[A-Z][a-z]{2}(?:-\d{2,4})?"
    r"|[A-Z][a-z]{2}-\d\d(?:\d\d)?"
)
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[Ee][+-]?\d+)?")
_CONTROLS = ("\t", "\r", "\n")
_BLANKS = " \t\r\n\v\f\u00a0\u200b\u3000\ufeff"
# Some spreadsheets take the wide forms of East Asian keyboards as well.
_COMPUTED = tuple("=+-@＝＋－＠")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E[+-]\d+")


def find_changed(text: str) -> Iterator[Doubt]:
    """Give what a text that fills a cell shows of an earlier change: an error, a date, a number."""
    if _FAILED.fullmatch(text):
        yield Doubt(code="cell-error", message=TAKEN_FOR_FORMULA.format(text))
    elif found := _changed_to(text):
        yield Doubt(
            code="cell-changed",
            message=f"'{text}' looks like {found} that a spreadsheet made of what was typed; if it "
            f"did, {AS_TEXT}",
        )


def _changed_to(text: str) -> str | None:
    if _DATES.fullmatch(text):
        return "a date"
    return "a number" if _SCIENTIFIC.fullmatch(text) else None


def guarded(text: str) -> str:
    """Give a text that somebody typed as it may stand in a CSV file, so that nothing computes it.

    What begins like a formula, also after blanks, gets a leading apostrophe; a number stays one
    (OWASP, "CSV Injection").

    >>> guarded("=1+1"), guarded(" @SUM(A1)"), guarded("-0.02"), guarded("Mosul")
    ("'=1+1", "' @SUM(A1)", '-0.02', 'Mosul')
    """
    begins = text.startswith(_CONTROLS) or text.lstrip(_BLANKS).startswith(_COMPUTED)
    return f"'{text}" if begins and not _NUMBER.fullmatch(text) else text


def find_wrongly_decoded(text: str) -> Iterator[Doubt]:
    """Give what shows that a text was once read in the wrong encoding."""
    if (better := mended(text)) != text:
        start = text.find(misread_word(text))
        yield Doubt(
            code="decoded-wrongly",
            message=f"'{_cut(text[start:])}' was once read in the wrong encoding; it should be "
            f"'{_cut(better[start:])}'",
        )


def find_lost_letters(text: str) -> Iterator[Doubt]:
    """Give what shows that letters were saved as question marks, in a narrow encoding.

    >>> [doubt.code for doubt in find_lost_letters("Haider al-Ab?di met ??? ????")]
    ['letters-lost']
    >>> list(find_lost_letters("Who came?Look: example.org/?x=1"))
    []
    """
    if "?" in text and (found := _LOST.search(_NOT_LOST.sub("", text))):
        yield Doubt(
            code="letters-lost",
            message=f"'{_cut(_around(found))}' seems to have lost letters, which were saved as "
            "question marks; type them again, and save as 'CSV UTF-8' or as .xlsx",
        )


def _around(found: re.Match[str]) -> str:
    """Give the word in which something was found."""
    text = found.string
    start = max(text.rfind(" ", 0, found.start()), -1) + 1
    return text[start:].split(" ", 1)[0]


def find_formula_like(text: str) -> Iterator[Doubt]:
    """Give what a spreadsheet may do to a text that no mark guards, once it is in a CSV file."""
    if text.startswith(FORMULA_SIGNS):
        yield Doubt(
            code="formula-like",
            message=f"'{_cut(text)}' begins with '{text[0]}', so a spreadsheet that opens the CSV "
            "file may compute it; begin with a word",
        )


def _cut(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
