"""What stands between the braces of a GIFT question."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from kit.exchange.findings import FileFindings
from kit.exchange.foreign.ordering import Selection, in_order, tell_ordering
from kit.exchange.foreign.records import Answer, ItemType, Markup, Rich, refusal
from kit.exchange.gift.escapes import show

_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d*)?)%")
_MARKUPS = {
    "[html]": Markup.HTML,
    "[markdown]": Markup.MARKDOWN,
    "[plain]": Markup.PLAIN,
    "[moodle]": Markup.AUTO,
}
# Moodle writes 3 ALL VERTICAL ABSOLUTE_POSITION SHOW none; only the number must be there.
_ORDERING = re.compile(
    r">\s*(?P<count>\d+)[ \t]*(?P<kind>ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG)?\b[\w \t]*\n"
)
_TRUE, _FALSE = ("T", "TRUE"), ("F", "FALSE")
_GENERAL = "####"


@dataclass(kw_only=True)
class Block:
    """The text between braces.

    Attributes:
        text: As it stands there, escaped signs out of the way.
        markup: That of the question, which answers and comments inherit.
        line: The line of the question.
        findings: Where to tell what is wrong.
        name: What to call the question.
    """

    text: str
    markup: Markup
    line: int
    findings: FileFindings
    name: str | None

    def error(self, code: str, message: str) -> None:
        """Keep a fault."""
        self.findings.error(code, message, line=self.line, question=self.name)


Answers: TypeAlias = tuple[ItemType, tuple[Answer, ...], Rich]


def rich(text: str, markup: Markup) -> Rich:
    """Give a text with the mark-up that it names at its beginning, or else the one inherited."""
    text = text.strip()
    for word, own in _MARKUPS.items():
        if text.startswith(word):
            return Rich(source=show(text.removeprefix(word)).strip(), markup=own)
    return Rich(source=show(text).strip(), markup=markup)


def read_block(block: Block) -> Answers | None:
    """Give type, answers and general comment; None for a question the kit has no type for."""
    answers, divider, comment = block.text.rpartition(_GENERAL)
    general = rich(comment, block.markup) if divider else Rich()
    block.text = (answers if divider else block.text).strip()
    read = _reader(block)
    if isinstance(read, str):
        block.error("foreign-type", refusal(read))
        return None
    found = read(block)
    return (*found, general) if found else None


_Found: TypeAlias = tuple[ItemType, tuple[Answer, ...]]


def _reader(block: Block) -> Callable[[Block], _Found | None] | str:
    """Give what reads such answers, or what the question is where nothing does."""
    text = block.text
    if not text:
        return "an essay, with no answer between the braces"
    if text.startswith("#"):
        return "a question whose answer is a number within limits"
    if _ORDERING.match(text):
        return _ordering
    if text.startswith(">"):
        return _refuse_ordering
    if "~" in text:
        return _choice
    if "=" in text and "->" in text:
        return "a matching question (an arrow '->' and no '~')"
    said = text.partition("#")[0].strip()
    if said in (*_TRUE, *_FALSE):
        return _true_false
    if said.upper() in (*_TRUE, *_FALSE):
        message = (
            f"'{said}' is read as an answer to be typed, as Moodle does; write {said.upper()} for "
            "a question with True and False"
        )
        block.findings.warning("true-false", message, line=block.line, question=block.name)
    return _short


def _choice(block: Block) -> _Found | None:
    parts = [part.strip() for part in block.text.replace("=", "~=").split("~")]
    options = tuple(_option(part, block) for part in (parts if parts[0] else parts[1:]) if part)
    if len(options) < 2:
        block.error("one-option", "there is only one option; a choice needs two or more")
        return None
    return ItemType.CHOICE if "=" in block.text else ItemType.CHOICES, options


def _ordering(block: Block) -> _Found | None:
    """Give the things to be put in order, one on each line below the first."""
    head, _, lines = block.text.partition("\n")
    things = in_order((rich(line, Markup.AUTO), Rich()) for line in lines.split("\n"))
    if found := _ORDERING.match(f"{head}\n"):
        shown = Selection(kind=found["kind"] or "", count=int(found["count"]))
        tell_ordering(block.findings, block.line, things, shown)
    return ItemType.ORDER, things


def _refuse_ordering(block: Block) -> None:
    """Tell what is no ordering for Moodle, which takes its words for an answer to be typed."""
    block.error(
        "order-number",
        "what begins with '>' is an ordering, but without a number behind it, or things on the "
        "lines below; write '>3 ALL' for three things and each on a line of its own, or write "
        "'=>…' for an answer to be typed",
    )


def _option(part: str, block: Block) -> Answer:
    if part.startswith("="):
        text = part.removeprefix("=")
        if _WEIGHT.match(text):
            message = "a right option has no share of its own; its '%…%' is read as text"
            block.findings.warning("share", message, line=block.line, question=block.name)
        return _answer(text, 1.0, block)
    weight = _WEIGHT.match(part)
    text = part[weight.end() :] if weight else part
    return _answer(text, float(weight[1]) / 100 if weight else 0.0, block)


def _short(block: Block) -> _Found:
    parts = [part.strip() for part in block.text.split("=")]
    return ItemType.SHORT, tuple(_typed(part, block) for part in parts if part)


def _typed(part: str, block: Block) -> Answer:
    weight = _WEIGHT.match(part)
    text = part[weight.end() :] if weight else part
    answer = _answer(text, float(weight[1]) / 100 if weight else 1.0, block)
    # What is typed has no mark-up, so an answer that is listed has none either.
    return replace(answer, text=Rich(source=answer.text.source))


def _answer(text: str, weight: float, block: Block) -> Answer:
    said, _, comment = text.partition("#")
    feedback = rich(comment, block.markup) if comment.strip() else Rich()
    return Answer(text=rich(said, block.markup), weight=weight, feedback=feedback)


def _true_false(block: Block) -> _Found:
    """Give True and False; the first comment is for the wrong one of them, whichever that is."""
    said, *comments = block.text.split("#", 2)
    wrong, right = (rich(comment, block.markup) for comment in [*comments, "", ""][:2])
    is_true = said.strip() in _TRUE
    options = tuple(
        Answer(
            text=Rich(source=str(truth)),
            weight=1.0 if truth == is_true else 0.0,
            feedback=right if truth == is_true else wrong,
        )
        for truth in (True, False)
    )
    return ItemType.TRUEFALSE, options
