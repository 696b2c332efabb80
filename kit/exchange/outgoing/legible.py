"""Texts without what no other program shows: control characters, and halves of characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from kit.bank import Question

# What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets), and no other form shows either.
_NO_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = str.maketrans("\t\n\r\v\f", " " * 5)


def legible(text: str) -> str:
    r"""Leave out of a text what is no text.

    >>> legible("one\x00 two")
    'one two'
    """
    return _NO_TEXT.sub("", text)


def is_legible(question: Question) -> bool:
    """Say whether all in a question is text."""
    return all(
        text.isprintable() or not _NO_TEXT.search(_on_one_line(text)) for text in _texts(question)
    )


def legible_question(question: Question) -> Question:
    """Give a question without what is no text, each of its texts on one line."""
    if all(map(str.isprintable, _texts(question))):
        return question
    return _rewritten(question, lambda text: legible(_on_one_line(text)))


def _on_one_line(text: str) -> str:
    return text.translate(_BLANKS)


def _texts(question: Question) -> Iterator[str]:
    yield from (question.stem, question.feedback, question.evidence, question.otherwise)
    yield from (*question.hints, *question.tags)
    for option in question.options:
        yield from (option.text, option.feedback)


def _rewritten(question: Question, rewrite: Callable[[str], str]) -> Question:
    options = (
        replace(each, text=rewrite(each.text), feedback=rewrite(each.feedback))
        for each in question.options
    )
    return replace(
        question,
        stem=rewrite(question.stem),
        options=tuple(options),
        feedback=rewrite(question.feedback),
        hints=tuple(map(rewrite, question.hints)),
        evidence=rewrite(question.evidence),
        tags=tuple(map(rewrite, question.tags)),
        otherwise=rewrite(question.otherwise),
    )
