"""Plain text: decode, normalise, cut into words and sentences, find a quotation.

Everything here works on character offsets into one string, so that what is found can be shown
where it stands.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, TypeAlias

Span: TypeAlias = tuple[int, int]

_QUOTES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´`ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
_SINGLE_MARKS = {code: mark for code, mark in _QUOTES.items() if len(mark) == 1}
_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
_LEAD_IN = re.compile(
    r"(?:(?:(?:i|we) (?:think|believe|guess|suppose)(?: that)?|maybe|perhaps|probably|the answer is"
    r"|(?:it|that|this) (?:was|is|will be|happen(?:ed|s)|beg[ai]ns?|start(?:ed|s)|took place|lies)"
    r"|it's|in|on|at|by|to|from|for|the)[\s,:]+)+"
)
_IN_A_WORD = re.compile(r"\w")
_ENDS = frozenset(".!?:;…”’\"')]")
NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        start=1,
    )
}
"""Numbers that are mostly written as words."""
_WRONGLY_DECODED = re.compile(r"[ÃÂ][\x80-\xbf\u20ac\u2018-\u203a\u0160-\u0178]|â€")
_MISREAD = re.compile(rf"\ufffd|{_WRONGLY_DECODED.pattern}")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> tuple[str, str]:
    """Decode a file's bytes as UTF-8, or by its byte order mark, or else as Windows-1252.

    Line ends come back as line feeds whatever they were, and no byte order mark is left.

    Returns:
        The text and the name of the encoding used.

    Raises:
        UnicodeDecodeError: The bytes fit none of these encodings.
    """
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if marked:
        return _plain_line_ends(data.decode(marked)), marked
    try:
        return _plain_line_ends(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        return _plain_line_ends(data.decode("cp1252")), "cp1252"


def _plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def plain_marks(text: str) -> str:
    """Give the text with curly quotes, dashes and the ellipsis as typed on a plain keyboard."""
    return text.replace("`", "'") if text.isascii() else text.translate(_QUOTES)


def mended(text: str) -> str:
    """Give a text that was decoded wrongly, such as `DÃ¡in`, as it was written.

    Only what shows the signs of it is touched; it is mended by the library ftfy.
    """
    if not _WRONGLY_DECODED.search(text):
        return text
    # Imported late: hardly any text needs it.
    from ftfy import fix_encoding

    return fix_encoding(text)


def misread_word(text: str) -> str:
    """Give the first word with letters that were lost or decoded wrongly, or nothing.

    >>> misread_word("The Bees\ufffd ran"), misread_word("The Beesâ€ ran"), misread_word("Münster")
    ('Bees\ufffd', 'Beesâ€', '')
    """
    # Not at each kind of blank: "Â" and a fixed one are a blank that was decoded wrongly.
    return next(filter(_MISREAD.search, re.split(r"[ \t\n]+", text)), "")


def collapse(text: str) -> str:
    """Give the text with each run of white space as one blank, and none at the ends."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """Give the form in which two texts are compared: marks plain, blanks single, case folded.

    Unicode compatibility forms are unified first (NFKC, Unicode Annex 15).

    >>> normalise("  “The  Old City” ")
    '"the old city"'
    """
    if text.isascii():
        return collapse(text.replace("`", "'")).lower()
    return collapse(plain_marks(unicodedata.normalize("NFKC", text))).casefold()


def without_lead_in(text: str) -> str:
    """Give a normalised answer without what merely leads to it: `I think it was on the`."""
    match = _LEAD_IN.match(text)
    return text[match.end() :] if match else text


def words(text: str) -> list[str]:
    """Give the words of a text in order; hyphens, apostrophes and inner full stops hold a word.

    >>> words("The US-led coalition’s 2,500 troops")
    ['The', 'US-led', 'coalition’s', '2', '500', 'troops']
    """
    return _WORD.findall(text)


def one_of(forms: Iterable[str]) -> str:
    """Give a pattern for one of several forms, each of which begins with a letter.

    They are put together by that letter, so that a search passes over all others at once.

    >>> one_of(["day", "night", "dawn"])
    'd(?:ay|awn)|n(?:ight)'
    """
    rests: dict[str, list[str]] = {}
    for form in forms:
        rests.setdefault(form[0], []).append(form[1:])
    return "|".join(f"{first}(?:{'|'.join(found)})" for first, found in rests.items())


SHORT_TITLES = words(
    "Ald Amb Asst Atty Brig Cllr Cmdr Comdr Const Cpl Det Ens Hon Insp Mme Mlle Msgr Pfc Pte Pres"
    " Sgt Spc Ste Supt"
)
"""Titles whose stop ends no sentence, though a capital comes after it."""
_WIDE_BLANK = re.compile(r"[^\S\x00-\x7f]")
_TITLE_AT_END = re.compile(rf"\b(?:{'|'.join(SHORT_TITLES)})\.\s*$")


def sentences(text: str) -> list[Span]:
    """Give the spans of the sentences of one paragraph, without the blanks between them.

    The rules for English abbreviations, initials and quotations are those of sentencex.
    """
    found: list[Span] = []
    # Beside a stop sentencex counts one byte for a blank that has more.
    for boundary in _segmenter()("en", _WIDE_BLANK.sub(" ", text)):
        start, end = strip_span(text, boundary["start_index"], boundary["end_index"])
        goes_on = found and _TITLE_AT_END.search(text[slice(*found[-1])])
        if start < end and goes_on:
            found[-1] = found[-1][0], end
        elif start < end:
            found.append((start, end))
    return found


def strip_span(text: str, start: int, end: int) -> Span:
    """Give the span without the blanks at both its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


@cache
def _segmenter() -> Callable[[str, str], list[dict[str, Any]]]:
    # Imported late: most of what uses this module never cuts a sentence.
    from sentencex import get_sentence_boundaries

    return get_sentence_boundaries  # type: ignore[no-any-return]


def find_quote(text: str, quote: str) -> Span | None:
    """Find where `quote` stands in `text`: word for word, then with marks and blanks made equal.

    Returns:
        Start and end in `text` of the first match, or None.
    """
    wanted = quote.strip()
    if not wanted:
        return None
    start = text.find(wanted)
    if start >= 0:
        return start, start + len(wanted)
    found = re.search(_loose_pattern(wanted), plain_marks_keeping_length(text))
    return found.span() if found else None


def ends_of(text: str, phrase: str) -> Iterator[int]:
    """Give the offset in a text behind each place where a phrase stands in it, letter for letter.

    To compile a pattern for each phrase would take many times as long.
    """
    at = text.find(phrase)
    while at >= 0:
        yield at + len(phrase)
        at = text.find(phrase, at + 1)


def goes_on(text: str, phrase: str, pattern: re.Pattern[str]) -> bool:
    """Whether a phrase stands in a text, and what a pattern matches follows it at once."""
    return any(pattern.match(text, end) for end in ends_of(text, phrase))


def has_words(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a text with no letter or digit before or behind it."""
    around = (
        (text[: end - len(phrase)][-1:], text[end : end + 1]) for end in ends_of(text, phrase)
    )
    return any(not _IN_A_WORD.search(before + after) for before, after in around)


def plain_marks_keeping_length(text: str) -> str:
    """Like `plain_marks`, but one character for one, so that offsets stay true."""
    return text.translate(_SINGLE_MARKS)


def _loose_pattern(quote: str) -> str:
    return r"\s+".join(map(re.escape, plain_marks_keeping_length(quote).split()))


def ends_as_prose(text: str) -> bool:
    """Say whether a text ends as a sentence does, with a mark and not with a word.

    >>> ends_as_prose("“It is over.”"), ends_as_prose("Photo: a reporter")
    (True, False)
    """
    return text.rstrip()[-1:] in _ENDS
