"""HTML as plain text, with what is lost on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from kit.exchange.foreign.records import Markup, Rich
from kit.text import collapse

_KNOWN_TAGS = (
    "a abbr address article aside audio b big blockquote br button caption center cite code col "
    "colgroup dd del dfn div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 "
    "header hr i iframe img input ins kbd label legend li link main mark math meta nav object ol p "
    "param picture pre q s samp script section small source span strike strong style sub sup svg "
    "table tbody td tfoot th thead time title tr track tt u ul var video wbr"
)
_BODY = r"""(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*|/)?>"""
_OTHER = r"|!--.*?-->|![a-zA-Z[][^<>]*>|\?[^<>]*>"
_NO_TAG = re.compile(rf"<(?!/?[a-zA-Z][a-zA-Z0-9:-]*{_BODY}{_OTHER})", re.DOTALL)
_NO_KNOWN_TAG = re.compile(
    rf"<(?!/?(?:{'|'.join(_KNOWN_TAGS.split())}){_BODY}{_OTHER})", re.DOTALL | re.IGNORECASE
)
_NO_ENTITY = re.compile(r"&(?!#\d+;|#[xX][0-9a-fA-F]+;|\w+;)")
_BLOCKS = (
    "address article aside blockquote br caption center dd div dl dt figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul"
)
_BLOCK_TAGS = frozenset(_BLOCKS.split())
_CELLS = frozenset(("td", "th"))
_SILENT = frozenset(("script", "style"))
_LOST = {
    "pictures, sound and film": "img svg picture audio video object embed iframe",
    "tables": "table",
    "formulas": "math",
    "raised and lowered letters": "sup sub",
    "bold and slanted letters": "b strong i em u mark s del strike big small font",
}
_LOST_BY_TAG = {tag: what for what, tags in _LOST.items() for tag in tags.split()}


@dataclass(frozen=True, kw_only=True)
class Plain:
    """A text without mark-up on one line, with what was lost: `tables`, `line breaks`."""

    text: str
    lost: tuple[str, ...] = ()


def plain(rich: Rich) -> Plain:
    """Give what a text says, on one line and without mark-up.

    A `<` that begins no tag is text.

    >>> plain(Rich(source="<p>5 < 6 <i>miles</i></p>", markup=Markup.HTML))
    Plain(text='5 < 6 miles', lost=('bold and slanted letters',))
    """
    source = rich.source.replace("\r\n", "\n")
    if rich.markup in (Markup.PLAIN, Markup.MARKDOWN):
        lost = ["Markdown"] if rich.markup is Markup.MARKDOWN and _is_markdown(source) else []
        return _on_one_line(source, lost)
    if rich.markup is Markup.AUTO:
        source = _NO_ENTITY.sub("&amp;", _NO_KNOWN_TAG.sub("&lt;", source)).replace("\n", "<br>")
    taker = _Taker()
    taker.feed(_NO_TAG.sub("&lt;", source))
    taker.close()
    return _on_one_line("".join(taker.parts), taker.lost)


def _is_markdown(source: str) -> bool:
    return re.search(r"[*_`#>\[]|^\s*[-+] ", source, re.MULTILINE) is not None


def _on_one_line(text: str, lost: list[str]) -> Plain:
    lines = [collapsed for line in text.split("\n") if (collapsed := collapse(line))]
    lost = [*lost, *(["line breaks"] if len(lines) > 1 else [])]
    return Plain(text=" ".join(lines), lost=tuple(dict.fromkeys(lost)))


class _Taker(HTMLParser):
    """Takes the text out of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.lost: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LOST_BY_TAG:
            self.lost.append(_LOST_BY_TAG[tag])
        if tag == "a" and dict(attrs).get("href"):
            self.lost.append("links")
        self._silent += tag in _SILENT
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        self._part(tag)

    def _part(self, tag: str) -> None:
        if tag in _BLOCK_TAGS:
            self.parts.append("\n")
        elif tag in _CELLS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        # A line end in the source of HTML is a blank.
        if not self._silent:
            self.parts.append(data.replace("\n", " "))
