"""The article: one immutable text, its dateline and title, its paragraphs and sentences."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from kit.errors import ArticleError
from kit.heading import read_head
from kit.text import (
    Span,
    decode,
    ends_as_prose,
    find_quote,
    mended,
    sentences,
    strip_span,
)

MAX_BYTES = 2_000_000

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_WRAPPED = 45
"""In characters: shorter lines are those of a list or a poem."""
_LINE_END = re.compile(r"\n\s*")
_BYLINE = re.compile(
    r"\((?:Additional )?(?:Reporting|Writing|Editing) by |contributed to this report\.?\s*$",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_NO_ARTICLES = (".csv", ".tsv", ".json", ".ipynb", ".html", ".htm", ".xml", ".py")
_FOREIGN = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a Word, LibreOffice or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence; `start` and `end` are offsets into the article's text."""

    start: int
    end: int
    text: str
    paragraph: int


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One paragraph, numbered from 1; `start` and `end` are offsets into the article's text."""

    number: int
    start: int
    end: int
    text: str

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in order; found when they are first asked for, as a quiz does not."""
        spans = sentences(self.text)
        return tuple(self._sentence(first, last) for first, last in spans)

    def _sentence(self, first: int, last: int) -> Sentence:
        return Sentence(
            start=self.start + first,
            end=self.start + last,
            text=self.text[first:last],
            paragraph=self.number,
        )

    @cached_property
    def is_prose(self) -> bool:
        """Whether it ends as a sentence does; headings, captions, buttons and bylines do not."""
        return ends_as_prose(self.text) and _BYLINE.search(self.text) is None


@dataclass(frozen=True, kw_only=True)
class Article:
    """What is read.

    Attributes:
        id: Name of the passage, by which question banks point to it.
        text: The whole file as one string, header included, line ends as line feeds, or blanks in
            a paragraph that is wrapped. All offsets count characters of this string, and
            `text[start:end]` is always what they name.
        title: The headline, or None.
        dateline: The date of the article, or None.
        paragraphs: The body, in order.
        credit: Where the text is from and under which licence, as its readers should be told.
    """

    id: str
    text: str
    title: str | None
    dateline: date | None
    paragraphs: tuple[Paragraph, ...]
    credit: str | None = None

    @cached_property
    def version(self) -> str:
        """Six hexadecimal digits that change whenever the text changes (SHA-256)."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:6]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order."""
        return tuple(sentence for p in self.paragraphs for sentence in p.sentences)

    @property
    def word_count(self) -> int:
        """Number of words of the body, title and header left out."""
        return sum(len(paragraph.text.split()) for paragraph in self.paragraphs)

    def find(self, quote: str) -> Span | None:
        """Give the offsets of a quotation in the body, or None.

        Curly and straight marks count as equal, and so do all kinds of blanks.
        """
        body = self.paragraphs[0].start
        span = find_quote(self.text[body:], quote)
        return (span[0] + body, span[1] + body) if span else None

    def __repr__(self) -> str:
        when = self.dateline.isoformat() if self.dateline else "no date"
        return (
            f"Article({self.id!r}, {when}: {len(self.paragraphs)} paragraphs, "
            f"{len(self.sentences)} sentences, {self.word_count} words)"
        )


def load_article(path: str | Path) -> Article:
    """Read an article from a text file; its id is the name of the file without the ending.

    The file may begin with front matter (`title:`, `date:`, `credit:`), or with a title on a line
    of its own and a date, in either order; all of it may be missing. The date is a header
    `date YYYY-MM-DD`, a line such as "Published 9 July 2017", or stands before the news: "MOSUL,
    July 9, 2017 - ". Paragraphs are parted by blank lines.

    Raises:
        ArticleError: The file cannot be read as an article; the message says why.
    """
    path = Path(path)
    return parse_article(_read(path), id=path.stem, source=str(path))


def parse_article(text: str, *, id: str, source: str | None = None) -> Article:  # noqa: A002
    """Make an article of a text that is already in memory; see `load_article` for its form.

    Args:
        text: The whole text, header included.
        id: Name of the passage.
        source: What error messages call the text; the id when left out.

    Raises:
        ArticleError: There is nothing to read, or the date does not exist.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head = read_head(text, source or id)
    text = _unwrapped(text, head.body)
    paragraphs = tuple(_paragraphs(text, head.body))
    if not paragraphs:
        raise ArticleError(f"{source or id}: there is no text to read; write or paste the article.")
    return Article(
        id=id,
        text=text,
        title=head.title,
        dateline=head.dateline,
        paragraphs=paragraphs,
        credit=head.credit,
    )


def _read(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ArticleError(
                f"{path}: {size / 1e6:.1f} MB is too large for an article (2 MB at most); "
                "is it the right file?"
            )
        data = path.read_bytes()
    except OSError as error:
        raise ArticleError(_cannot_open(path, error)) from error
    _refuse_foreign(path, data)
    try:
        text = mended(decode(data)[0])
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(
            f"{path}, line {line}: byte {data[error.start]:#04x} is neither UTF-8 nor "
            'Windows-1252; save the file again as "UTF-8" text.'
        ) from error
    _refuse_binary(path, text)
    return text


def _cannot_open(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        near = sorted(p.name for p in path.parent.glob("*.txt")) if path.parent.is_dir() else []
        beside = f" Beside it stand: {', '.join(near[:5])}." if near else ""
        return f"{path}: there is no such file; check the name and the folder.{beside}"
    if path.is_dir():
        return f"{path}: this is a folder; name a text file in it."
    return f"{path}: cannot be opened ({error.strerror}); check who may read it."


def _refuse_foreign(path: Path, data: bytes) -> None:
    if path.suffix.casefold() in _NO_ARTICLES:
        raise ArticleError(f"{path}: a {path.suffix} file is no article; name a plain text file.")
    kind = next((kind for magic, kind in _FOREIGN if data.startswith(magic)), None)
    if kind:
        raise ArticleError(f'{path}: this is {kind}; open it and save the article as "plain text".')


def _refuse_binary(path: Path, text: str) -> None:
    odd = _CONTROL.search(text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        raise ArticleError(
            f"{path}, line {line}: character {odd.group()!r} does not belong in a text, so this is "
            'perhaps not a text file; save the article as "plain text".'
        )


def _unwrapped(text: str, body: int) -> str:
    """Put a blank for each line end inside a paragraph that is wrapped, as in mail.

    Its lines but the last are about equally long. No character changes its place.
    """
    pieces, done = [], 0
    for start, end in _blocks(text, body):
        lines = text[start:end].split("\n")
        longest = max(map(len, lines))
        if longest >= _WRAPPED and all(len(line) > longest / 2 for line in lines[:-1]):
            pieces += [text[done:start], " ".join(lines)]
            done = end
    return "".join([*pieces, text[done:]])


def _paragraphs(text: str, body: int) -> Iterator[Paragraph]:
    for number, (start, end) in enumerate(_blocks(text, body), start=1):
        yield Paragraph(number=number, start=start, end=end, text=text[start:end])


def _blocks(text: str, body: int) -> Iterator[Span]:
    """Give the spans between blank lines; where there are none, each line is a paragraph."""
    start, stop = body, len(text.rstrip())
    divider = _BLANK_LINES if _BLANK_LINES.search(text, start, stop) else _LINE_END
    for gap in divider.finditer(text, start, stop):
        yield strip_span(text, start, gap.start())
        start = gap.end()
    if start < stop:
        yield start, stop
