"""The options of a question in an order that gives nothing away."""

from __future__ import annotations

from kit.bank import Option, Question, QuestionType
from kit.exchange.outgoing.packing import own_id


def mixed(question: Question) -> tuple[Option, ...]:
    """Give the options by lot, but the same question always gives the same; True before False."""
    if question.type is QuestionType.TRUEFALSE:
        return tuple(sorted(question.options, key=lambda option: option.text, reverse=True))
    by_lot = sorted(
        question.options, key=lambda option: own_id("option", f"{question.id}/{option.text}").hex
    )
    if question.type is QuestionType.ORDER and tuple(by_lot) == question.options:
        by_lot = [*by_lot[1:], by_lot[0]]
    return tuple(by_lot)
