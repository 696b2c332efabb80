"""Rules for typed answers that look at their form alone."""

from __future__ import annotations

import re

from anyascii import anyascii

from kit.checking.case import MARKS, Case
from kit.checking.outcome import Outcome, Verdict, blank, credited, wrong
from kit.text import normalise, without_lead_in

MAX_LENGTH = 300
"""A longer typed answer, in characters, is an essay and is not compared."""

_NO_ANSWER = re.compile(r"idk|n/a|dunno|(?:i (?:have )?)?no idea|(?:i )?(?:do ?n[o']?t|dont) know")
_ARTICLES = {"a", "an", "the"}


def left_blank(case: Case) -> Outcome | None:
    """Nothing is said, or that nothing is known."""
    empty = not any(map(str.isalnum, case.plain)) or _NO_ANSWER.fullmatch(case.plain)
    return blank("Write an answer, even if you are not sure.") if empty else None


def listed(case: Case) -> Outcome | None:
    """The teacher has listed this answer, with its credit."""
    bare = _bare(case.answer)
    matches = (option for option in case.question.options if _bare(option.text) == bare)
    option = next(matches, None)
    return credited(case.question, option, "listed") if option else None


def _bare(text: str) -> str:
    """Give the form in which a listed answer is compared: no lead-in, article, accent or stop."""
    folded = without_lead_in(anyascii(normalise(text)).casefold().strip(MARKS))
    kept = [word for word in folded.replace('"', "").split() if word not in _ARTICLES]
    return " ".join(kept).strip(MARKS)


def too_long(case: Case) -> Outcome | None:
    """An essay hides an answer among others; it is not judged and costs no try."""
    if len(case.answer) <= MAX_LENGTH:
        return None
    feedback = "This is too long to check; answer in a few words."
    return Outcome(verdict=Verdict.BLANK, score=0.0, feedback=feedback, rule="long")


def negated(case: Case) -> Outcome | None:
    """The answer says what is not so."""
    return wrong("negation", "Say what is the case, not what is not.") if case.is_negated else None
