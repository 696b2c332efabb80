"""The lines of Aiken that are neither question nor text: an option, and the answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import name

from kit.text import normalise

OPTION = re.compile(r"([A-Za-z])[.)][ \t]+(\S.*)")
ANSWER = re.compile(r"ANSWER[ \t]*:[ \t]*(.*)", re.IGNORECASE)
_WORDS = (
    r"(?:the )?(?:(?:correct|right) (?:answer|option|choice|response)|correct|right|answer|ans|key"
    r"|solution)(?:s|\(s\))?(?: key)?\.?(?: is)?[ \t]*"
)
_ONE_LETTER = r"\(?[A-Z]\)?\.?"
# Two dots or a sign of equality may stand before anything, other signs only before a letter.
_IN_OTHER_WORDS = re.compile(
    rf"{_WORDS}(?:[:=][ \t]*(?P<said>.*)|[-–—]?[ \t]*(?P<letter>{_ONE_LETTER}))",
    re.IGNORECASE,
)
_IN_UNKNOWN_WORDS = re.compile(rf"[^\W\d_].*[:=：][ \t]*{_ONE_LETTER}")
_LETTERS = re.compile(r"[A-Z](?:(?:[ ,;&]|and)+[A-Z])*\.?", re.IGNORECASE)
_LETTER = re.compile(r"\(?([A-Za-z])(?:(?:[.):]|[ \t]+[-–—])(?:\s|\Z)|[ \t]+\()")
# No minus, point before a number or plus: they tell -5, .5 and C++ from 5 and C.
_ENDS = re.compile(r"^[\s\"'(\[*_]+|[\s.,;:!?\"')\]*_]+$")


def answer_in(said: str, *, below_options: bool) -> str | None:
    """Give what a line says the answer is; None for any other line.

    Moodle knows `ANSWER:` alone, in capitals (question/format/aiken/format.php); other words are
    known here below options only, where no question can be.

    >>> answer_in("Correct answer: B) Ben", below_options=True)
    'B) Ben'
    """
    if found := ANSWER.fullmatch(said):
        return found[1].strip()
    if below_options and (found := _IN_OTHER_WORDS.fullmatch(said.replace("**", ""))):
        return (found["letter"] or found["said"]).strip()
    return None


def is_like_answer(said: str) -> bool:
    """Say whether a line below options may tell the answer in words that are not known."""
    return _IN_UNKNOWN_WORDS.fullmatch(said) is not None


def right_letters(answer: str) -> list[str]:
    """Give the letters that an answer names, as capitals."""
    if _LETTERS.fullmatch(bare := _bare(answer)):
        return re.findall(r"\b[A-Z]\b", bare.upper())
    found = _LETTER.match(answer)
    return [found[1].upper()] if found else []


def contradiction(answer: str, options: Mapping[str, str]) -> str | None:
    """Tell where the words of an answer are not those of the options that its letters name.

    Args:
        answer: What the line of the answer says.
        options: The texts of the options by their letters.
    """
    right = right_letters(answer)
    alone = _LETTERS.fullmatch(_bare(answer))
    behind = "" if alone else _LETTER.sub("", answer, count=1).strip()
    if not behind and len(right) < 2:
        return None
    by_text = {_words(text): letter for letter, text in options.items()}
    by_words = by_text.get(_words(behind)) or by_text.get(_words(answer))
    if not by_words and not behind:
        return None
    if _words(behind) == _words(options[right[0]]) or (by_words and [by_words] == right):
        return None
    named = ", ".join(right)
    if by_words:
        of = "letters" if len(right) > 1 else "letter"
        return (
            f"'ANSWER: {answer}' names {named} by its {of}, but {by_words} by its words; write "
            f"'ANSWER: {named}' or 'ANSWER: {by_words}'"
        )
    return (
        f"'ANSWER: {answer}' has other words than option {named} ('{options[right[0]]}'); write "
        f"'ANSWER: {named}' alone, or 'ANSWER: A, B' where several are right"
    )


def look_alikes(text: str) -> str:
    """Tell a letter of another alphabet that stands alone, or among Latin ones, in the first word.

    >>> look_alikes("B"), look_alikes("\u0412")
    ('', ": '\u0412' is no plain Latin letter but CYRILLIC CAPITAL LETTER VE")
    """
    word = next(iter(re.findall(r"[^\W\d_]+", text)), "")
    strange = [letter for letter in word if not name(letter, "").startswith("LATIN")]
    if not strange or 1 < len(word) == len(strange):
        return ""
    return f": '{strange[0]}' is no plain Latin letter but {name(strange[0], 'another sign')}"


def _bare(answer: str) -> str:
    return re.sub(r"[()]", "", answer)


def _words(text: str) -> str:
    """Give a text as it is compared: without brackets, quotation marks and stops at its ends."""
    plain = normalise(text)
    return _ENDS.sub("", plain) or plain
