"""The words of the article that show an answer, told with the comment on any answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kit.bank import Question
from kit.exchange.foreign.html_text import plain
from kit.exchange.foreign.records import Markup, Rich
from kit.exchange.outgoing.markup import escaped

_SAID = "The article says: “{}”"
_QUOTED = re.compile(r'\s*<p class="evidence">[^“<]*“(?P<words>.*)”</p>\s*\Z', re.DOTALL)


def joined(comments: Iterable[str]) -> str:
    """Put those comments together that are not empty."""
    return " ".join(comment for comment in comments if comment)


def said(question: Question) -> str:
    """Give the evidence as a sentence; empty without evidence.

    >>> said(Question(id="", passage="", type="short", stem="", options=(), evidence="in […] at"))
    'The article says: “in [...] at”'
    """
    parts = question.evidence_parts
    return _SAID.format(" [...] ".join(parts)) if parts else ""


def general_comment(question: Question) -> str:
    """Give what is told after any answer: the comment, then the evidence."""
    return joined((question.feedback, said(question)))


def general_html(question: Question) -> str:
    """Give the same as HTML from which `parted` finds the evidence again."""
    comment = f"<p>{escaped(question.feedback)}</p>" if question.feedback else ""
    words = said(question)
    return comment + (f'<p class="evidence">{escaped(words)}</p>' if words else "")


def parted(comment: Rich) -> tuple[Rich, str]:
    """Take a comment apart: what is said, and the evidence that `general_html` put there."""
    found = _QUOTED.search(comment.source) if comment.markup is Markup.HTML else None
    if found is None:
        return comment, ""
    rest = replace(comment, source=comment.source[: found.start()])
    return rest, plain(Rich(source=found["words"], markup=Markup.HTML)).text
