"""The general comment with the words of the passage, for programs that have no place for these."""

from __future__ import annotations

import re
from dataclasses import replace

from kit.bank import Question
from kit.exchange.foreign.html_text import escaped, plain
from kit.exchange.foreign.records import Markup, Rich

_BETWEEN = "” [...] “"
_QUOTED = re.compile(r'\s*<p class="evidence">[^“<]*“(?P<words>.*)”</p>\s*\Z', re.DOTALL)


def general_comment(question: Question) -> str:
    """Give the HTML of the comment and of the evidence; empty without either."""
    comment = f"<p>{escaped(question.feedback)}</p>" if question.feedback else ""
    words = _BETWEEN.join(question.evidence_parts)
    quoted = f'<p class="evidence">In the text: “{escaped(words)}”</p>' if words else ""
    return comment + quoted


def parted(comment: Rich) -> tuple[Rich, str]:
    """Take a comment apart: what is said, and the evidence that `general_comment` put there."""
    found = _QUOTED.search(comment.source) if comment.markup is Markup.HTML else None
    if found is None:
        return comment, ""
    words = plain(Rich(source=found["words"], markup=Markup.HTML)).text
    rest = replace(comment, source=comment.source[: found.start()])
    return rest, words.replace(_BETWEEN, " [...] ")
