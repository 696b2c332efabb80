"""What the teacher says of a typed answer, beside what the rule says."""

from __future__ import annotations

from dataclasses import replace

from kit.checking.case import Case
from kit.checking.outcome import Outcome, Verdict, with_comment
from kit.checking.recognising import recognised
from kit.checking.typed import check_typed, first_outcome


def judge(case: Case) -> Outcome:
    """Give the outcome of a typed answer, with the comment of the teacher; see `commented`."""
    return commented(case, check_typed(case))


def commented(case: Case, outcome: Outcome) -> Outcome:
    """Give an outcome with what the teacher says of such an answer.

    What the rule knows of the answer comes first (`Right month; give the day too.`), then the
    comment: on a right answer that of the listed one by which it is right, on any other one the
    comment for what is not listed. A line of the rule that would fit any answer gives way, and on
    another form of an answer that is listed as wrong the teacher alone speaks.
    """
    if not outcome.is_judged or outcome.rule == "listed":
        return outcome
    options = case.question.options
    if outcome.verdict is Verdict.CORRECT:
        return with_comment(outcome, _comment_on_right(case))
    refused = recognised(case, [option for option in options if not option.credit], first_outcome)
    if refused:
        return replace(outcome, feedback=refused.feedback or outcome.feedback)
    return with_comment(outcome, case.question.otherwise)


def _comment_on_right(case: Case) -> str:
    """Give what the teacher says of the listed answer by which a typed one is right."""
    keys = [option for option in case.question.options if option.is_right]
    if not any(option.feedback for option in keys):
        return ""
    # By the only right answer it has been judged right already.
    key = keys[0] if len(keys) == 1 else recognised(case, keys, check_typed)
    return key.feedback if key else ""
