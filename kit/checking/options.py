"""Responses that are options of the question."""

from __future__ import annotations

from kit.bank import Option, Question, QuestionType
from kit.checking.outcome import Outcome, blank, credited, verdict_of
from kit.text import normalise


def check_options(question: Question, given: list[str]) -> Outcome:
    """Check the options that were chosen for a choice, choices or truefalse.

    Raises:
        ValueError: An option that the question does not have, or several for a single choice.
    """
    chosen = [_find_option(question, text) for text in given if text.strip()]
    if not chosen:
        return blank("Choose an answer.")
    if question.type is QuestionType.CHOICES:
        return _check_choices(question, chosen)
    if len(chosen) > 1:
        raise ValueError(f"question {question.id}: {len(chosen)} options given, expected one")
    return credited(question, chosen[0], "option")


def _find_option(question: Question, text: str) -> Option:
    wanted = normalise(text)
    for option in question.options:
        if normalise(option.text) == wanted:
            return option
    raise ValueError(f"question {question.id}: there is no option {text!r}")


def _check_choices(question: Question, chosen: list[Option]) -> Outcome:
    """Score several options: 1/n for each of n right ones, -1/m for each of m wrong, 0 at least.

    These are Moodle's default weights for several right answers; ticking everything earns nothing.
    """
    ticked = {option.text: option for option in chosen}.values()
    right = [option for option in ticked if option.is_right]
    wrong = [option for option in ticked if not option.is_right]
    all_right = max(1, len(question.accepted))
    all_wrong = max(1, len(question.options) - all_right)
    score = max(0.0, len(right) / all_right - len(wrong) / all_wrong)
    counts = f"{len(right)} of the {all_right} right ones"
    if wrong:
        counts += f", and {len(wrong)} that {'does' if len(wrong) == 1 else 'do'} not belong"
    feedback = " ".join([f"{counts}.", *(option.feedback for option in wrong)])
    return Outcome(
        verdict=verdict_of(score), score=score, feedback=feedback.strip(), rule="part-credit"
    )
