"""Lines about a question of Aiken, such as `Feedback: …`, which are no part of the next one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kit.exchange.aiken.answer_line import OPTION

_COMMENT = (
    r"(?:(?:general|correct|answer) )?(?:feedback|explanation|rationale)|justification|reason"
    r"|comments?|remarks?"
)
_OTHER = (
    r"difficulty(?: level)?|level|points?|marks?|score|weight|topics?|tags?|keywords?|category"
    r"|references?|source|pages?|(?:learning )?(?:objective|outcome)s?|skills?|hints?"
    r"|bloom(?:['’]?s)?(?: taxonomy)?(?: level)?"
)
_REMARK = re.compile(
    rf"(?P<label>(?P<comment>{_COMMENT})|{_OTHER})[ \t]*:[ \t]*(?P<text>.*)", re.IGNORECASE
)


class Remark(NamedTuple):
    """A line about a question.

    Attributes:
        label: The word before the two dots.
        text: What is behind them.
        is_comment: Whether students may be shown it, unlike a topic or a difficulty.
    """

    label: str
    text: str
    is_comment: bool


def remark_in(said: str, below: Iterable[str]) -> Remark | None:
    """Give the remark that a line is; None for any other line, and for a question.

    Args:
        said: The line.
        below: The lines below it; with an option as the first of them, the line is a question.

    >>> remark_in("Difficulty: B", ["ANSWER: A"])
    Remark(label='Difficulty', text='B', is_comment=False)
    """
    found = _REMARK.fullmatch(said.replace("**", ""))
    if not found:
        return None
    following = next(filter(None, map(str.strip, below)), "")
    if (option := OPTION.fullmatch(following)) and option[1] in "Aa":
        return None
    return Remark(found["label"], found["text"].strip(), bool(found["comment"]))
