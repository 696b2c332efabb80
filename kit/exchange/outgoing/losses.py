"""What of a bank goes into another form, and what is told of the rest: rules with their words."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass

from kit.bank import Policy, Question, QuestionBank, QuestionType
from kit.exchange.export import Loss, Losses
from kit.exchange.outgoing.legible import is_legible, legible_question


@dataclass(frozen=True)
class Rule:
    """One thing that a form cannot hold.

    Attributes:
        what: What it is, in words for a teacher.
        holds: Says whether a question has it; None for what is told of the bank as a whole.
        instead: What is done in place of leaving it out; empty where it is left out.
    """

    what: str
    holds: Callable[[Question], object] | None = None
    instead: str = ""


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
    passages: Container[str] | None,
    *,
    left_out: Iterable[Rule] = (),
    changed: Iterable[Rule] = (),
) -> Kept:
    """Part what a form can hold from what it cannot hold.

    Args:
        bank: The bank.
        passages: The ids of the articles that are there; None where the form holds no articles.
        left_out: Rules for whole questions that the form cannot hold; the first that fits is told.
        changed: Rules for parts of the other questions, and for the bank as a whole.
    """
    losses = Losses()
    asked = [legible_question(question) for question in bank]
    kept = _without(asked, left_out, losses)
    unclean = Rule("control characters", lambda each: not is_legible(bank[each.id]))
    for rule in (*changed, unclean):
        _tell(rule, kept, losses)
    if bank.policy and bank.policy != Policy():
        losses.add("the settings of the bank (tries, reading first, …)")
    for name in dict.fromkeys(question.passage for question in kept):
        if passages is not None and name not in passages:
            losses.add(f"the article '{name}', which was not found")
    return Kept(questions=tuple(kept), losses=losses.all())


def _without(kept: list[Question], left_out: Iterable[Rule], losses: Losses) -> list[Question]:
    for rule in left_out:
        gone = [question for question in kept if rule.holds and rule.holds(question)]
        for question in gone:
            losses.leave_out(rule.what, question)
        ids = {question.id for question in gone}
        kept = [question for question in kept if question.id not in ids]
    return kept


def _tell(rule: Rule, questions: Iterable[Question], losses: Losses) -> None:
    if rule.holds is None:
        losses.add(rule.what, instead=rule.instead)
        return
    for question in questions:
        if rule.holds(question):
            losses.add(rule.what, question, instead=rule.instead)


def is_of(*types: QuestionType) -> Callable[[Question], bool]:
    """Give the test whether a question is of one of these types."""
    return lambda question: question.type in types


def has_shares(question: Question) -> bool:
    """Say whether an answer earns a share of the points."""
    return any(0 < option.credit < 1 for option in question.options)


def lists_what_is_not_right(question: Question) -> bool:
    """Say whether a typed answer that is partly right or wrong is listed."""
    is_typed = question.type is QuestionType.SHORT
    return is_typed and any(not option.is_right for option in question.options)


ORDER = Rule("things to be put in order", is_of(QuestionType.ORDER))
MARK = Rule("words to be marked in the article", is_of(QuestionType.MARK))
SHARES = Rule("part credit", has_shares)
POINTS = Rule("points", lambda question: question.points != 1)
TAGS = Rule("tags", lambda question: question.tags)
HINTS = Rule("hints", lambda question: question.hints)
LISTED = Rule("listed answers that are partly right or wrong", lists_what_is_not_right)
