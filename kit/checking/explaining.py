"""Why a typed answer was judged as it was, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from kit.bank import Passage, Question
from kit.checking.aims import Aim
from kit.checking.case import Case, Rule, case_of
from kit.checking.comments import commented
from kit.checking.likeness import contributions
from kit.checking.outcome import Outcome
from kit.checking.typed import trace
from kit.checking.weighing import doubt, like_the_key
from kit.numbers import quantities


@dataclass(frozen=True, kw_only=True)
class Step:
    """One rule that was tried.

    Attributes:
        rule: Its name.
        purpose: What it looks for, in a sentence.
        decided: Whether it decided.
    """

    rule: str
    purpose: str
    decided: bool


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """How a typed answer was judged.

    Attributes:
        aim: The sort of answer that is wanted.
        forms: The accepted answers, with what they license.
        read: What was read in the answer: dates as EDTF values, or numbers.
        steps: The rules in their order, up to the one that decided; none if the likeness did.
        marks: Where the likeness decided, what counted for (+) and against (-) the answer, the
            weightiest first, in log-odds.
        outcome: The outcome.
    """

    aim: Aim
    forms: tuple[str, ...]
    read: tuple[str, ...]
    steps: tuple[Step, ...]
    marks: tuple[tuple[str, float], ...]
    outcome: Outcome


def explain_check(
    question: Question, answer: str, *, passage: Passage | None = None
) -> Explanation:
    """Judge a typed answer as `check` does, and tell how.

    Args:
        question: A question with a short answer.
        answer: What was typed.
        passage: The article.
    """
    case = case_of(question, answer, passage=passage, dateline=None)
    tried = list(trace(case))
    outcome = next((found for _, found in tried if found), None)
    doubted = None if outcome else doubt(case)
    weighed = () if outcome else contributions(case, doubted.rule if doubted else "")
    return Explanation(
        aim=case.aim,
        forms=case.forms,
        read=_read(case),
        steps=tuple(_step(rule, found) for rule, found in tried),
        marks=tuple(weighed),
        outcome=commented(case, outcome or like_the_key(case)),
    )


def _read(case: Case) -> tuple[str, ...]:
    if case.aim is Aim.DATE:
        return tuple(" or ".join(readings) for readings in case.dates)
    if case.aim is Aim.NUMBER:
        return tuple(f"{found.low:g} {found.unit}".strip() for found in quantities(case.answer))
    return ()


def _step(rule: Rule, found: Outcome | None) -> Step:
    purpose = (rule.__doc__ or "").strip().split("\n")[0]
    return Step(rule=rule.__name__, purpose=purpose, decided=found is not None)
