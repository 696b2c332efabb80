"""What checking a response gives."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from kit.bank import Kind, Option, Question
from kit.messages import joined, message

_LOOK_AGAIN = {
    Kind.WHO: message("Look again: which person or group does the text name here?"),
    Kind.WHEN: message("Look again: what does the text say about the time of this?"),
    Kind.WHERE: message("Look again: which place does the text give for this?"),
    None: message("Look again at what the text says about this."),
}
_RIGHT = message("Right.")


class Verdict(StrEnum):
    """What a response is; of a close one something is right, AGAIN could not be read."""

    CORRECT = "correct"
    CLOSE = "close"
    WRONG = "wrong"
    BLANK = "blank"
    AGAIN = "again"


@dataclass(frozen=True, kw_only=True, repr=False)
class Outcome:
    """What checking a response gives.

    Attributes:
        verdict: Correct, close, wrong, blank, or again where it could not be read. The last two
            cost no try.
        score: Share of the points, 0 to 1.
        feedback: For the student; never holds the key.
        rule: Short code of the rule that decided, for the teacher.
        likelihood: How likely it is, 0 to 1, that a teacher would take the answer as right; None
            where a rule decided, and not the likeness of the answer.
        is_general: Whether the feedback says nothing of this answer in particular.
    """

    verdict: Verdict
    score: float
    feedback: str
    rule: str
    likelihood: float | None = None
    is_general: bool = field(default=False, compare=False)

    @property
    def is_judged(self) -> bool:
        """Whether the response counts as a try; one that is blank or could not be read does not."""
        return self.verdict not in (Verdict.BLANK, Verdict.AGAIN)

    def __repr__(self) -> str:
        return f"Outcome({self.verdict}, {round(float(self.score), 2)}, rule={self.rule!r})"


def blank(feedback: str) -> Outcome:
    """Give the outcome of no answer."""
    return Outcome(verdict=Verdict.BLANK, score=0.0, feedback=feedback, rule="blank")


def again(rule: str, feedback: str) -> Outcome:
    """Give the outcome of an answer that could not be judged; it costs no try."""
    return Outcome(verdict=Verdict.AGAIN, score=0.0, feedback=feedback, rule=rule)


def correct(rule: str, feedback: str = _RIGHT) -> Outcome:
    """Give the outcome of a right answer."""
    return Outcome(
        verdict=Verdict.CORRECT,
        score=1.0,
        feedback=feedback,
        rule=rule,
        is_general=feedback == _RIGHT,
    )


def close(rule: str, score: float, feedback: str) -> Outcome:
    """Give the outcome of an answer that has some of it."""
    return Outcome(verdict=Verdict.CLOSE, score=score, feedback=feedback, rule=rule)


def wrong(rule: str, feedback: str, *, is_general: bool = False) -> Outcome:
    """Give the outcome of a wrong answer."""
    return Outcome(
        verdict=Verdict.WRONG, score=0.0, feedback=feedback, rule=rule, is_general=is_general
    )


def credited(question: Question, option: Option, rule: str) -> Outcome:
    """Give the outcome of an option that stands in the bank, with the comment of the teacher."""
    verdict = verdict_of(option.credit)
    defaults = {
        Verdict.CORRECT: _RIGHT,
        Verdict.CLOSE: message("Partly right; say it more exactly."),
        Verdict.WRONG: look_again(question),
    }
    feedback = option.feedback or defaults[verdict]
    return Outcome(verdict=verdict, score=float(option.credit), feedback=feedback, rule=rule)


def with_comment(outcome: Outcome, comment: str) -> Outcome:
    """Give an outcome with a comment of the teacher behind what the rule says of the answer.

    Where the rule says nothing of this answer in particular, the comment stands in its place.
    """
    if not comment:
        return outcome
    own = "" if outcome.is_general else outcome.feedback
    return replace(outcome, feedback=joined([own, comment]), is_general=False)


def verdict_of(score: float) -> Verdict:
    """Give the verdict that goes with a share of the points."""
    if score <= 0:
        return Verdict.WRONG
    return Verdict.CORRECT if score >= 1 else Verdict.CLOSE


def look_again(question: Question) -> str:
    """Give the feedback that says only what to look for."""
    return _LOOK_AGAIN[question.kind]
