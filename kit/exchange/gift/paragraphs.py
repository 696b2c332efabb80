"""A GIFT file cut into its parts: a blank line ends a question, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit.exchange.findings import FileFindings
from kit.exchange.gift.escapes import hide

_BEFORE_ANSWERS = ("=", "~", "#")


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """What stands between two blank lines.

    Attributes:
        line: The line of its first word.
        text: Its lines but for comments, escaped signs out of the way.
        comments: Its comments.
    """

    line: int
    text: str
    comments: str

    def line_of(self, place: int) -> int:
        """Give the line of a place in the text."""
        return self.line + self.text.count("\n", 0, place)


def paragraphs(text: str, findings: FileFindings) -> Iterator[Paragraph]:
    """Give the parts of a file that hold more than comments."""
    waiting: list[tuple[int, str]] = []
    parts = list(_parts(text))
    for at, part in enumerate(parts):
        if waiting and _opens_without_end(waiting) and _is_closed(parts[at:]):
            message = "a blank line inside the braces; read on (Moodle would cut the question)"
            findings.notice("blank-inside", message, line=part[0][0] - 1)
            waiting += part
        else:
            yield from _paragraph(waiting)
            waiting = part
    yield from _paragraph(waiting)


def _parts(text: str) -> Iterator[list[tuple[int, str]]]:
    part: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            part.append((number, line))
        elif part:
            yield part
            part = []
    if part:
        yield part


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("//")


def _hidden(part: list[tuple[int, str]]) -> str:
    return hide("\n".join(line for _, line in part if not _is_comment(line)))


def _opens_without_end(part: list[tuple[int, str]]) -> bool:
    text = _hidden(part)
    return "{" in text and "}" not in text[text.index("{") :]


def _is_closed(parts: list[list[tuple[int, str]]]) -> bool:
    """Say whether the first brace is one that closes, with nothing but answers before its part."""
    for part in parts:
        if _ends_first(part):
            return True
        if "{" in (text := _hidden(part)) or not text.lstrip().startswith(_BEFORE_ANSWERS):
            return False
    return False


def _ends_first(part: list[tuple[int, str]]) -> bool:
    text = _hidden(part)
    end, start = text.find("}"), text.find("{")
    return end >= 0 and (start < 0 or end < start)


def _paragraph(part: list[tuple[int, str]]) -> Iterator[Paragraph]:
    """Give a part as a paragraph; comments leave an empty line, so that lines can be counted."""
    told = [number for number, line in part if not _is_comment(line)]
    if not told:
        return
    by_number = dict(part)
    lines = (by_number.get(number, "") for number in range(told[0], part[-1][0] + 1))
    yield Paragraph(
        line=told[0],
        text=hide("\n".join("" if _is_comment(line) else line for line in lines).strip()),
        comments="\n".join(line for _, line in part if _is_comment(line)),
    )
