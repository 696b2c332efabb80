"""XML as a tree in which each element knows its line; what could harm a reader is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from kit.exchange.findings import FileFindings, one_fault
from kit.exchange.foreign.opening import text_of

_DEEPEST = 100


@dataclass(kw_only=True)
class Node:
    """An element."""

    tag: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def own_text(self) -> str:
        """The text in it, but for that of elements in it."""
        return "".join(self.parts)

    def all(self, tag: str) -> Iterator[Node]:
        """Give the elements of a name right in it."""
        return (child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> Node | None:
        """Give the first element of a name right in it."""
        return next(self.all(tag), None)

    def text(self, *tags: str) -> str:
        """Give the text of the first element on a path; '' where there is none."""
        node: Node | None = self
        for tag in tags:
            node = node.first(tag) if node else None
        return node.own_text.strip() if node else ""


class _RefusedError(Exception):
    """A part of XML that a file of questions does not need, and that may harm who reads it."""


def tree_of(data: bytes, findings: FileFindings) -> Node:
    """Give the outermost element of an XML file.

    Entities of its own, and the document type that defines them, are refused: they can grow a
    file without end, or reach for other files.

    Raises:
        BankError: It is not well-formed, or holds what is refused.
    """
    try:
        return _parsed_anyhow(data, findings)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "not well-formed")
        is_late = reason == expat.errors.XML_ERROR_MISPLACED_XML_PI
        what_to_do = (
            "take away what stands before <?xml" if is_late else "was the file copied whole?"
        )
        message = f"the XML is broken here ({reason}); {what_to_do}"
        raise one_fault(findings.file, "xml", message, error.lineno) from error
    except _RefusedError as error:
        message = f"{error}; export the questions again"
        raise one_fault(findings.file, "xml-refused", message) from error


def _parsed_anyhow(data: bytes, findings: FileFindings) -> Node:
    """Read XML in the encoding that it names, or else, where it is not UTF-8, as other texts."""
    try:
        return _parsed(data, None)
    except expat.ExpatError:
        if _is_utf8(data):
            raise
    except (LookupError, ValueError):
        # Of the encodings that expat itself does not know, Python gives it some.
        findings.notice("encoding", "its encoding is not known; read by a look at it", line=1)
    return _parsed(text_of(data, findings).encode(), "utf-8")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _parsed(data: bytes, encoding: str | None) -> Node:
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    builder = _Builder(parser)
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = builder.refuse
    parser.Parse(data, True)
    return builder.top.children[0]


class _Builder:
    """Puts elements together as they are read."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.top = Node(tag="", line=0)
        self.path = [self.top]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self.path) > _DEEPEST:
            raise _RefusedError(f"more than {_DEEPEST} elements stand one inside the other")
        node = Node(tag=tag, line=self.parser.CurrentLineNumber, attributes=attributes)
        self.path[-1].children.append(node)
        self.path.append(node)

    def end(self, tag: str) -> None:  # noqa: ARG002
        self.path.pop()

    def text(self, data: str) -> None:
        self.path[-1].parts.append(data)

    def refuse(self, *_: object) -> None:
        raise _RefusedError("the file has a document type (<!DOCTYPE …>), which is not opened")
