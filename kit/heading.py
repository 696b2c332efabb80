"""The head of an article: its title, its date and its credit, in the forms they are met in."""

from __future__ import annotations

import re
from calendar import day_abbr, month_abbr
from dataclasses import dataclass
from datetime import date

from kit.errors import ArticleError
from kit.text import collapse, ends_as_prose

_MAX_TITLE = 150
"""In characters."""

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<fields>.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_OPENED = re.compile(r"\s*---[ \t]*\n[ \t]*(?:title|date|credit)[ \t]*:", re.IGNORECASE)
_DATE_FIELD = re.compile(r"^[ \t]*(?P<name>date)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_FIELD = re.compile(r"[ \t]*(?P<name>[A-Za-z_-]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*")
_MONTH = rf"(?:{'|'.join(month_abbr[1:])})[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NO_MONTH = "(?:1[3-9]|2\\d|3[01])"
_NUMBERS = rf"(?:1[0-2]|0?[1-9])/{_NO_MONTH}/\d{{4}}|{_NO_MONTH}[/.](?:1[0-2]|0?[1-9])[/.]\d{{4}}"
"""09/17/2024 and 17.9.2024, but not 07/09/2024, which may be two days."""
# A day whose month is named, or is no other number, or written as ISO 8601 has it: nobody reads it
# as another day.
_CLEAR = (
    rf"(?:\d{{4}}-\d\d-\d\d|{_NUMBERS}|{_DAY} (?:of )?{_MONTH},? \d{{4}}"
    rf"|{_MONTH} {_DAY}(?:,? \d{{4}}| \(\d{{4}}\)))"
)
# What comes after the word is a date in some form; the forms that are not clear are refused.
_DATE_HEADER = re.compile(
    r"(?:date|dateline)\b[ \t]*:?[ \t]*"
    rf"(?P<date>{_CLEAR}|\d+[-./]\d+[-./]\d+|(?:{_DAY}\s+)?{_MONTH}\s+\d+)(?!\S)[ \t]*",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    r"(?:(?:(?:first|last) )?(?:published|updated|posted|modified)(?: on)?:? )?"
    rf"(?:(?:{'|'.join(day_abbr)})[a-z]*\.?,? )?(?P<date>{_CLEAR})"
    r"(?:,?(?: at| [-–—·•|])? \d{1,2}[.:]\d\d[^\n]{0,24}| ?[·•|][^\n]{0,40})?[ \t]*(?=\n|\Z)",
    re.IGNORECASE,
)
"""A line of its own: "Published on Sunday, July 9, 2017 at 12:30 BST"."""
_IN_A_BYLINE = re.compile(rf"(?<![\w-])(?P<date>{_CLEAR})(?![\w-])", re.IGNORECASE)
_BEFORE_ITS_DATE = re.compile(
    r"(?:^|[.,|/·•()–—:;-])[ \t]*(?:(?:published|updated|posted|modified)(?: on)?[ \t]*)?"
    rf"(?:(?:{'|'.join(day_abbr)})[a-z]*\.?,?[ \t]*)?$",
    re.IGNORECASE,
)
_AFTER_ITS_DATE = re.compile(r"[ \t]*(?:$|[.,:|/·•()–—;-]|(?:at )?\d{1,2}[.:]\d\d)", re.IGNORECASE)
_OF_A_BYLINE = re.compile(
    r"[^a-z].*|[ap]\.?m\.?|additional|agenc(?:y|ies)|and|at|by|correspondents?|editor|for|from|in"
    r"|inputs?|last|modified|of|on|our|page|posted|published|reporters?|reporting|special|staff|the"
    r"|to|updated|wires?|with|writers?"
)
"""A word such as stands beside the date: one of a name, of a clock, or of who wrote where."""
_JOB = re.compile(r"(?:[a-z]+ ){0,2}(?:correspondent|editor|reporter|writer)s?\b")
"""Science reporter."""
_MAX_BYLINE = 120
"""In characters."""
_AGENCY = r"\([^()\n]{2,30}\)"
_BEFORE_THE_NEWS = re.compile(
    r"(?:[A-Z][A-Z.'’/ -]+ |[A-Z][\w.'’/ -]{1,40}(?:, [A-Z][\w. ]{1,30})?"
    rf"(?:, (?:{_AGENCY},? )?| {_AGENCY},? ))(?P<date>{_CLEAR})(?: {_AGENCY})? ?(?:[-–—]+|:) "
)
"""What agencies put before the first sentence: "MOSUL, Iraq, July 9, 2017 (Reuters) - "."""
_MONTHS = {name.lower(): number for number, name in enumerate(month_abbr) if name}
_SENTENCE_END = tuple(".!?:;,…\"'”’»)")
_QUOTING = re.compile(r"^[\w$£€].* (?:'[^']+\w'|\"[^\"]+\w\"|“[^”]+\w”|‘.+\w’)$")
"""A headline whose end is quoted: Inquiry told aide 'asked for a shorter list'."""
_LINES_OF_A_BYLINE = 4


@dataclass(frozen=True, kw_only=True)
class Head:
    """What stands before the body of an article, and the offset at which that begins."""

    title: str | None
    dateline: date | None
    body: int
    credit: str | None


def read_head(text: str, source: str) -> Head:
    """Take title and date from the top, in either order, and say where the body begins.

    Args:
        text: The whole text, its line ends as line feeds.
        source: What error messages call it.

    Raises:
        ArticleError: The front matter has no end, or the date is none or could be two.
    """
    fields, at = _front_matter(text, source)
    title = fields.get("title") or None
    written = fields.get("date") or None
    dated = _DATE_FIELD.search(text, 0, at)
    found = dated.start("name") if dated else at
    for _ in range(2):
        at = _skip_blanks(text, at)
        header = _DATE_HEADER.match(text, at) or _DATE_LINE.match(text, at)
        if header and written is None:
            written, found, at = header["date"], at, header.end()
        elif title is None and (end := _title_end(text, at)):
            title, at = collapse(text[at:end]), end
    at = _skip_blanks(text, at)
    if written is None and (told := _told(text, at)):
        written, found = told["date"], told.start()
    line = 1 + text.count("\n", 0, found)
    return Head(
        title=title,
        dateline=_to_date(written, source, line) if written else None,
        body=at,
        credit=fields.get("credit") or None,
    )


def _front_matter(text: str, source: str) -> tuple[dict[str, str], int]:
    block = _FRONT_MATTER.match(text)
    if not block:
        if _OPENED.match(text):
            raise ArticleError(
                f"{source}, line 1: the block that begins with --- has no end; "
                "put a line with --- alone below its last field."
            )
        return {}, 0
    rows = (_FIELD.fullmatch(line) for line in block["fields"].splitlines())
    values = {row["name"].casefold(): row["value"].strip("\"'") for row in rows if row}
    return values, block.end()


def _skip_blanks(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip())


def _title_end(text: str, at: int) -> int | None:
    """Say where a title that begins at `at` ends; None when the line there is no title.

    A title is a short line that stands alone (a blank line or the date follows) and does not end
    like a sentence; it may end with words that it quotes.
    """
    line = text[at:].partition("\n")[0]
    rest = text[at + len(line) + 1 :]
    after = rest.lstrip()
    alone = not rest.partition("\n")[0].strip() or _DATE_HEADER.match(after)
    alone = alone or _date_line(after)
    told = line.rstrip()
    is_title = 0 < len(told) <= _MAX_TITLE
    is_title = is_title and (not told.endswith(_SENTENCE_END) or _QUOTING.search(told) is not None)
    return at + len(line) if is_title and alone and rest.strip() else None


def _told(text: str, body: int) -> re.Match[str] | None:
    """Find the date in the body's first lines: below the author's name, or before the news."""
    at = body
    for _ in range(_LINES_OF_A_BYLINE):
        line = text[at:].partition("\n")[0]
        if found := _date_line(text, at):
            return found
        if ends_as_prose(line):
            return _BEFORE_THE_NEWS.match(text, at)
        at = _skip_blanks(text, at + len(line))
    return None


def _date_line(text: str, at: int = 0) -> re.Match[str] | None:
    """Find the date in a line of its own, or in one with place and author."""
    return _DATE_LINE.match(text, at) or _dated_byline(text, at)


def _dated_byline(text: str, at: int) -> re.Match[str] | None:
    """Find the date in a line that tells date, place and author: "OSLO | 7 Feb 2016 - 11:30"."""
    end = at + len(text[at:].partition("\n")[0].rstrip())
    found = _IN_A_BYLINE.search(text, at, end)
    if found is None or end - at > _MAX_BYLINE:
        return None
    before, after = text[at : found.start()], text[found.end() : end]
    words = re.findall(r"[^\W_][\w.'’-]*", _JOB.sub("", f"{before} {after}"))
    is_apart = _BEFORE_ITS_DATE.search(before) and _AFTER_ITS_DATE.match(after)
    return found if is_apart and all(map(_OF_A_BYLINE.fullmatch, words)) else None


def _to_date(written: str, source: str, line: int) -> date:
    try:
        return _day(written)
    except ValueError:
        raise ArticleError(
            f"{source}, line {line}: there is no date {written!r}; "
            "write year, month and day as in 'date 2017-07-09'."
        ) from None


def _day(written: str) -> date:
    """Give the day of a clear date.

    Raises:
        ValueError: It is not written clearly, or the calendar does not have it.
    """
    if not re.fullmatch(_CLEAR, written, re.IGNORECASE):
        raise ValueError(written)
    month = re.search(_MONTH, written, re.IGNORECASE)
    if month is None and "-" in written:
        return date.fromisoformat(written)
    if month is None:
        first, second, year = map(int, re.findall(r"\d+", written))
        return date(year, min(first, second), max(first, second))
    day, year = re.findall(r"\d+", written)
    return date(int(year), _MONTHS[month[0][:3].lower()], int(day))
