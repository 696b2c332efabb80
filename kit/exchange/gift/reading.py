"""Read a GIFT file as Moodle 4 does, but with lines in what is told.

The rules are those of https://docs.moodle.org/en/GIFT_format, and where it is silent, of Moodle's
reader (question/format/gift/format.php).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kit.exchange.findings import FileFindings, name_for
from kit.exchange.foreign.opening import read_bytes, text_of
from kit.exchange.foreign.records import Item, ItemType, Markup, Reading
from kit.exchange.gift.answers import Block, read_block, rich
from kit.exchange.gift.escapes import show
from kit.exchange.gift.paragraphs import Paragraph, paragraphs

_CATEGORY = "$CATEGORY:"
_ID = re.compile(r"\[id:((?:\\]|[^]\x00-\x1f])+)]")
_TAG = re.compile(r"\[tag:((?:\\]|[^]<>`\x00-\x1f])+)]")
_LIKE_IT = re.compile(
    r"^\$CATEGORY:|^::.+?::|(?<!\\)\{\s*(?:[=~#%}>]|(?:TRUE|FALSE|T|F)\s*[}#])", re.MULTILINE
)
_GAP = "_____"


def looks_like(text: str) -> bool:
    """Say whether a text may be GIFT: a category, a title between colons, or answers in braces."""
    return _LIKE_IT.search(text) is not None


def read(path: str | Path) -> Reading:
    """Read a GIFT file.

    Returns:
        Its questions, texts and categories in order, with all problems.

    Raises:
        BankError: It cannot be opened, or is no text.
    """
    findings = FileFindings(file=str(path))
    text = text_of(read_bytes(Path(path)), findings)
    items = [item for part in paragraphs(text, findings) for item in _items(part, findings)]
    return Reading(tuple(items), findings.all())


def _items(part: Paragraph, findings: FileFindings) -> Iterator[Item]:
    if not part.text.startswith(_CATEGORY):
        yield from _question(part, findings)
        return
    first, _, rest = part.text.partition("\n")
    path = show(first.removeprefix(_CATEGORY)).strip()
    yield Item(type=ItemType.CATEGORY, line=part.line, path=path)
    if rest.strip():
        line = part.line + 1
        message = "no blank line after the category; read so (Moodle would lose the question)"
        findings.notice("no-blank-line", message, line=line)
        yield from _question(Paragraph(line=line, text=rest, comments=part.comments), findings)


def _question(part: Paragraph, findings: FileFindings) -> Iterator[Item]:
    """Give the question of a paragraph, if it can be read."""
    title, text, at = _title(part.text)
    start, end = part.text.find("{", at), part.text.find("}", at)
    if start < 0 and end < 0:
        yield replace(_item(part, ItemType.TEXT, title, text), points=0.0)
    elif start < 0 or end < start:
        place = max(start, end) if start < 0 or end < 0 else end
        _refuse_alone(part, place, title or text.partition("{")[0], findings)
    elif part.text.find("{", end) >= 0:
        _refuse_second(part, end, findings)
    else:
        before, after = part.text[at:start], part.text[end + 1 :]
        asked = before + ("" if part.text.endswith("}") else _GAP) + after
        block = Block(
            text=part.text[start + 1 : end].strip(),
            markup=rich(asked, Markup.AUTO).markup,
            line=part.line,
            findings=findings,
            name=_called(title or asked),
        )
        if answers := read_block(block):
            type_, options, comment = answers
            item = _item(part, type_, title, asked)
            yield replace(item, options=options, feedback=comment)


def _title(text: str) -> tuple[str, str, int]:
    """Give the title between colons, what is after it, and where that begins."""
    if text.startswith("::") and (end := text.find("::", 2)) >= 0:
        return show(text[2:end]).strip(), text[end + 2 :].strip(), end + 2
    return "", text, 0


def _called(text: str) -> str | None:
    return name_for(show(text))


def _refuse_alone(part: Paragraph, place: int, name: str, findings: FileFindings) -> None:
    """Tell a brace without the other one of its pair."""
    there = part.text[place]
    message = f"this '{there}' has no partner; close the braces, or write \\{there} for a text"
    findings.error("brace", message, line=part.line_of(place), question=_called(name))


def _refuse_second(part: Paragraph, end: int, findings: FileFindings) -> None:
    """Tell braces after those of the answers: Moodle takes them, and what is in them, for text."""
    after = end + 1 + len(part.text[end + 1 :]) - len(part.text[end + 1 :].lstrip())
    message = (
        "a second pair of braces belongs to no question; put a blank line before each "
        "question, and only one gap in each"
    )
    findings.error("no-blank-line", message, line=part.line_of(after))


def _item(part: Paragraph, type_: ItemType, title: str, text: str) -> Item:
    found = _ID.search(part.comments)
    return Item(
        type=type_,
        line=part.line,
        title=title,
        text=rich(text, Markup.AUTO),
        id=found[1].strip().replace("\\]", "]") if found else "",
        tags=tuple(tag.strip().replace("\\]", "]") for tag in _TAG.findall(part.comments)),
    )
