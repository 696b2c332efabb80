"""What of a bank goes into another form, and what is told of the rest: rules with their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace

from kit.bank import Option, Policy, Question, QuestionBank, QuestionType
from kit.errors import KitError
from kit.exchange.export import Loss

# What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets), and no other form shows either.
_NO_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = str.maketrans("\t\n\r\v\f", " " * 5)


@dataclass(frozen=True)
class Rule:
    """One thing that a form cannot hold.

    Attributes:
        what: What it is, in words for a teacher.
        holds: Says whether a question has it.
        instead: What is done in place of leaving it out; empty where it is left out.
    """

    what: str
    holds: Callable[[Question], object]
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
    whole = tuple(_told(asked, left_out, whole=True))
    ids = {name for loss in whole for name in loss.questions}
    kept = [question for question in asked if question.id not in ids]
    if not kept:
        raise KitError(f"bank {bank.id!r} has no question that can be written in this form.")
    unclean = Rule("control characters", lambda each: each != _on_one_line(bank[each.id]))
    losses = (*whole, *_told(kept, (*changed, unclean)), *_of_bank(bank, kept, passages))
    return Kept(questions=tuple(kept), losses=losses)


def _told(
    questions: Iterable[Question], rules: Iterable[Rule], *, whole: bool = False
) -> Iterator[Loss]:
    asked = list(questions)
    for rule in rules:
        if found := tuple(question.id for question in asked if rule.holds(question)):
            yield Loss(what=rule.what, questions=found, whole=whole, instead=rule.instead)


def _of_bank(
    bank: QuestionBank, kept: Iterable[Question], passages: Container[str] | None
) -> Iterator[Loss]:
    """Tell what is lost of the bank as a whole: its settings, and articles that are not there."""
    if bank.policy and bank.policy != Policy():
        yield Loss(what="the settings of the bank (tries, reading first, …)", questions=())
    for name in dict.fromkeys(question.passage for question in kept):
        if passages is not None and name not in passages:
            yield Loss(what=f"the article '{name}', which was not found", questions=())


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


ORDER = Rule("things to be put in order", is_of(QuestionType.ORDER))
MARK = Rule("words to be marked in the article", is_of(QuestionType.MARK))
SHARES = Rule("part credit", has_shares)
POINTS = Rule("points", lambda question: question.points != 1)
TAGS = Rule("tags", lambda question: question.tags)
HINTS = Rule("hints", lambda question: question.hints)
LISTED = Rule("listed answers that are partly right or wrong", lists_what_is_not_right)
# The kit knows other forms of dates, names and numbers; elsewhere an answer is what is listed.
OTHER_FORMS = Rule("forms of a typed answer that are not listed", is_of(QuestionType.SHORT))
