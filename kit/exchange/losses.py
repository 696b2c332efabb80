"""What of a bank goes into another form, and what is told of the rest: rules with their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from kit.bank import Option, Question, QuestionBank, QuestionType
from kit.errors import KitError
from kit.exchange.export import Loss

Rule: TypeAlias = tuple[str, Callable[[Question], object]]
"""What is lost, in words for a teacher, and whether a question has it."""

# What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets), and no other form shows either.
_NO_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = str.maketrans("\t\n\r\v\f", " " * 5)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The questions that a form can hold, as plain legible text, and what it cannot hold.

    Attributes:
        questions: In the order of the bank.
        losses: Questions that are left out come first.
    """

    questions: tuple[Question, ...]
    losses: tuple[Loss, ...]


def sort_out(
    bank: QuestionBank,
    passages: Container[str] | None = None,
    *,
    left_out: tuple[Rule, ...] = (),
    changed: tuple[Rule, ...] = (),
) -> Kept:
    """Part what a form can hold from what it cannot hold.

    Args:
        bank: The bank.
        passages: The ids of the articles that are there; left out, none is looked for.
        left_out: Rules for whole questions that the form cannot hold.
        changed: Rules for parts of the other questions.

    Raises:
        KitError: No question is left.
    """
    asked = [cleaned(question) for question in bank]
    whole = {question.id for _, holds in left_out for question in asked if holds(question)}
    kept = [question for question in asked if question.id not in whole]
    if not kept:
        raise KitError(f"bank {bank.id!r} has no question that can be written in this form.")
    always: tuple[Rule, ...] = (
        ("control characters", lambda each: each != _on_one_line(bank[each.id])),
        ("settings of the bank", lambda _: bank.policy),
        (
            "article (it is not among those given)",
            lambda each: passages is not None and each.passage not in passages,
        ),
    )
    return Kept(
        questions=tuple(kept),
        losses=(*_told(asked, left_out), *_told(kept, (*changed, *always))),
    )


def _told(questions: Sequence[Question], rules: Sequence[Rule]) -> Iterator[Loss]:
    for what, holds in rules:
        if found := tuple(question.id for question in questions if holds(question)):
            yield Loss(what=what, questions=found)


def cleaned(question: Question) -> Question:
    """Give a question without what is no text, each of its texts on one line."""
    return _rewritten(question, lambda text: _NO_TEXT.sub("", text.translate(_BLANKS)))


def legible(text: str) -> str:
    r"""Leave out of a text what is no text.

    >>> legible("one\x00 two")
    'one two'
    """
    return _NO_TEXT.sub("", text)


def _on_one_line(question: Question) -> Question:
    return _rewritten(question, lambda text: text.translate(_BLANKS))


def _rewritten(question: Question, rewrite: Callable[[str], str]) -> Question:
    return replace(
        question,
        stem=rewrite(question.stem),
        options=tuple(
            Option(text=rewrite(each.text), credit=each.credit, feedback=rewrite(each.feedback))
            for each in question.options
        ),
        feedback=rewrite(question.feedback),
        hints=tuple(map(rewrite, question.hints)),
        evidence=rewrite(question.evidence),
        tags=tuple(map(rewrite, question.tags)),
        otherwise=rewrite(question.otherwise),
    )


def is_of(*types: QuestionType) -> Callable[[Question], bool]:
    """Give the test whether a question is of one of these types."""
    return lambda question: question.type in types


def has_shares(question: Question) -> bool:
    """Whether an answer earns a share of the points."""
    return any(0 < option.credit < 1 for option in question.options)


def lists_what_is_not_right(question: Question) -> bool:
    """Whether a typed answer that is partly right or wrong is listed."""
    typed = question.type is QuestionType.SHORT
    return typed and any(not option.is_right for option in question.options)


ORDER_LEFT_OUT: Rule = ("questions that put things in order", is_of(QuestionType.ORDER))
MARK_LEFT_OUT: Rule = ("questions that mark words of the article", is_of(QuestionType.MARK))
SHARES: Rule = ("part credit", has_shares)
POINTS: Rule = ("points", lambda question: question.points != 1)
TAGS: Rule = ("tags", lambda question: question.tags)
HINTS: Rule = ("hints", lambda question: question.hints)
LISTED: Rule = ("listed answers that are partly right or wrong", lists_what_is_not_right)
# The kit knows other forms of dates, names and numbers; elsewhere an answer is what is listed.
OTHER_FORMS: Rule = ("forms of a typed answer that are not listed", is_of(QuestionType.SHORT))
