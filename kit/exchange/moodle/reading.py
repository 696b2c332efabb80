"""Read Moodle XML (https://docs.moodle.org/en/Moodle_XML_format)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from kit.errors import BankError
from kit.exchange.findings import FileFindings, name_for, one_fault
from kit.exchange.foreign.html_text import plain
from kit.exchange.foreign.opening import read_bytes
from kit.exchange.foreign.ordering import Selection, in_order, tell_ordering
from kit.exchange.foreign.records import Answer, Item, ItemType, Markup, Reading, Rich, refusal
from kit.exchange.moodle.tree import Node, tree_of

_MARKUPS = {
    "moodle_auto_format": Markup.AUTO,
    "plain_text": Markup.PLAIN,
    "markdown": Markup.MARKDOWN,
}
_FOREIGN = {
    "essay": "an essay",
    "matching": "a matching question",
    "numerical": "a question whose answer is a number within limits",
    "cloze": "a text with gaps",
}
# What Moodle itself writes into every question.
_USUAL = re.compile(r"your answer is (?:correct|partially correct|incorrect)\.?|", re.IGNORECASE)
_OVERALL = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def looks_like(text: str) -> bool:
    """Say whether a text may be XML of any kind."""
    return re.match(r"\s*<(?:\?xml|quiz|!)", text) is not None


def read(path: str | Path) -> Reading:
    """Read a file of Moodle XML.

    Returns:
        Its questions, texts and categories in order, with all problems.

    Raises:
        BankError: It cannot be opened, is not well-formed, not of Moodle, or has a document type.
    """
    findings = FileFindings(file=str(path))
    quiz = tree_of(read_bytes(Path(path)), findings)
    if quiz.tag != "quiz":
        raise _other_xml(quiz, findings)
    items = [item for node in quiz.all("question") for item in _items(node, findings)]
    return Reading(tuple(items), findings.all())


def _other_xml(top: Node, findings: FileFindings) -> BankError:
    message = (
        f"this XML is not Moodle's: it begins with <{top.tag}>, not <quiz>; in Moodle export the "
        "question bank as 'Moodle XML format'"
    )
    return one_fault(findings.file, "xml-other", message, top.line)


def _items(node: Node, findings: FileFindings) -> Iterator[Item]:
    kind = node.attributes.get("type", "")
    if kind == "category":
        path = node.text("category", "text")
        yield Item(type=ItemType.CATEGORY, line=node.line, path=path)
    elif kind in _ANSWERS:
        type_, options = _ANSWERS[kind](node, findings)
        _tell_left_out(node, findings)
        yield _item(node, type_, options, findings)
    else:
        what = _FOREIGN.get(kind, f"a question of the type '{kind}'")
        name = name_for(node.text("idnumber") or node.text("name", "text"))
        findings.error("foreign-type", refusal(what), line=node.line, question=name)


def _item(node: Node, type_: ItemType, options: tuple[Answer, ...], findings: FileFindings) -> Item:
    return Item(
        type=type_,
        line=node.line,
        text=_rich(node.first("questiontext")),
        title=node.text("name", "text"),
        id=node.text("idnumber"),
        options=options,
        feedback=_rich(node.first("generalfeedback")),
        hints=tuple(rich for hint in node.all("hint") if (rich := _rich(hint)).source),
        tags=tuple(tag for each in _tags(node) if (tag := each.text("text"))),
        points=0.0 if type_ is ItemType.TEXT else _points(node, findings),
    )


def _tags(node: Node) -> Iterator[Node]:
    for tags in node.all("tags"):
        yield from tags.all("tag")


def _points(node: Node, findings: FileFindings) -> float:
    written = node.text("defaultgrade")
    points = _number(written or "1")
    if points is None:
        message = f"'{written}' is not a number of points; it earns 1"
        findings.assume("points", message, line=node.line)
    return 1.0 if points is None else points


def _number(written: str) -> float | None:
    """Give the number that is written, also with a decimal comma; None where it is none."""
    try:
        number = float(written.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _rich(node: Node | None) -> Rich:
    """Give the text in an element, with its mark-up; pictures beside it leave their tags there."""
    if node is None:
        return Rich()
    markup = _MARKUPS.get(node.attributes.get("format", ""), Markup.HTML)
    return Rich(source=node.text("text"), markup=markup)


def _answers(node: Node, findings: FileFindings) -> Iterator[Answer]:
    for answer in node.all("answer"):
        yield Answer(
            text=_rich(answer),
            weight=_weight(answer, findings),
            feedback=_rich(answer.first("feedback")),
        )


def _weight(answer: Node, findings: FileFindings) -> float:
    written = answer.attributes.get("fraction") or "0"
    share = _number(written)
    if share is None:
        message = f"'{written}' is not a share of the points; the answer earns nothing"
        findings.assume("share", message, line=answer.line)
    return 0.0 if share is None else share / 100


def _choice(node: Node, findings: FileFindings) -> tuple[ItemType, tuple[Answer, ...]]:
    is_one = node.text("single").casefold() not in ("false", "0")
    return ItemType.CHOICE if is_one else ItemType.CHOICES, tuple(_answers(node, findings))


def _short(node: Node, findings: FileFindings) -> tuple[ItemType, tuple[Answer, ...]]:
    # What is typed has no mark-up, whatever format is named.
    answers = (
        replace(each, text=Rich(source=each.text.source)) for each in _answers(node, findings)
    )
    return ItemType.SHORT, tuple(answers)


def _true_false(node: Node, findings: FileFindings) -> tuple[ItemType, tuple[Answer, ...]]:
    read = {each.text.source.casefold(): each for each in _answers(node, findings)}
    neither = Answer(text=Rich(), weight=0.0)
    options = (
        replace(read.get(truth.casefold(), neither), text=Rich(source=truth))
        for truth in ("True", "False")
    )
    return ItemType.TRUEFALSE, tuple(options)


def _ordering(node: Node, findings: FileFindings) -> tuple[ItemType, tuple[Answer, ...]]:
    """Give the things as they stand in the file, which is what counts for Moodle."""
    things = in_order((_rich(each), _rich(each.first("feedback"))) for each in node.all("answer"))
    # The names in older files, and what Moodle takes where nothing is said.
    count = _number(node.text("selectcount") or node.text("studentsee") or "6")
    shown = Selection(kind=node.text("selecttype") or node.text("logical"), count=count or 0)
    tell_ordering(findings, node.line, things, shown)
    return ItemType.ORDER, things


def _text(*_: object) -> tuple[ItemType, tuple[Answer, ...]]:
    return ItemType.TEXT, ()


_ANSWERS: dict[str, Callable[[Node, FileFindings], tuple[ItemType, tuple[Answer, ...]]]] = {
    "multichoice": _choice,
    "shortanswer": _short,
    "truefalse": _true_false,
    "ordering": _ordering,
    "description": _text,
}


def _tell_left_out(node: Node, findings: FileFindings) -> None:
    for name in _OVERALL:
        if not _USUAL.fullmatch(plain(_rich(node.first(name))).text):
            message = "a comment on all right, or all wrong, answers is left out"
            findings.assume("overall-comment", message, line=node.line)
    if node.text("usecase") == "1":
        message = "capitals count there, and never here"
        findings.assume("capitals", message, line=node.line)
