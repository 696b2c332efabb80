"""Responses that are options of the question."""

from __future__ import annotations

from kit.bank import Option, Question, QuestionType
from kit.checking.ordering import order_score
from kit.checking.outcome import Outcome, blank, close, correct, credited, verdict_of, wrong
from kit.messages import joined, message, plural_message
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
    if question.type is QuestionType.ORDER:
        return _check_order(question, chosen)
    if len(chosen) > 1:
        raise ValueError(f"question {question.id}: {len(chosen)} options given, expected one")
    return credited(question, chosen[0], "option")


def _find_option(question: Question, text: str) -> Option:
    wanted = normalise(text)
    for option in question.options:
        if normalise(option.text) == wanted:
            return option
    raise ValueError(f"question {question.id}: there is no option {text!r}")


def _check_order(question: Question, chosen: list[Option]) -> Outcome:
    """Score an order by Kendall's rank correlation; see `order_score`."""
    right = [option.text for option in question.options]
    try:
        score = order_score(right, [option.text for option in chosen])
    except ValueError as error:
        raise ValueError(f"question {question.id}: {error}") from error
    if score == 1:
        return correct("order")
    in_place = sum(a == b.text for a, b in zip(right, chosen, strict=True))
    if score == 0:
        return wrong(
            "order", "Look again: which of these came first, and which last?", is_general=True
        )
    told = plural_message(
        "Some of it is in order: {count} thing stands where it belongs.",
        "Some of it is in order: {count} things stand where they belong.",
        in_place,
    )
    if not in_place:
        told = message("Some of it follows in order, but nothing stands in its place yet.")
    return close("order", score, told)


def _check_choices(question: Question, chosen: list[Option]) -> Outcome:
    """Score several options: 1/n for each of n right ones, -1/m for each of m wrong, 0 at least.

    These are Moodle's default weights for several right answers; ticking everything earns nothing.
    """
    ticked = {option.text: option for option in chosen}.values()
    right = [option for option in ticked if option.is_right]
    astray = [option for option in ticked if not option.is_right]
    all_right = max(1, len(question.accepted))
    all_wrong = max(1, len(question.options) - all_right)
    score = max(0.0, len(right) / all_right - len(astray) / all_wrong)
    found = message("You have {right} of the {all} right ones.", right=len(right), all=all_right)
    stray = plural_message(
        "{count} of your choices does not belong.",
        "{count} of your choices do not belong.",
        len(astray),
    )
    told = [found, *([stray] if astray else []), *map(_comment_on, astray)]
    return Outcome(
        verdict=verdict_of(score), score=score, feedback=joined(told), rule="part-credit"
    )


def _comment_on(option: Option) -> str:
    """Give the comment on one of several options, which says by itself which one it is about."""
    if not option.feedback:
        return ""
    return message("“{option}”: {comment}", option=option.text, comment=option.feedback)
