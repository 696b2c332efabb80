"""One item of another program becomes one question, or says why it cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kit.bank import Kind, Option, Question, QuestionType
from kit.exchange.findings import FileFindings, name_for
from kit.exchange.foreign.html_text import Plain, plain
from kit.exchange.foreign.records import Answer, Item, ItemType, Rich
from kit.exchange.outgoing.quoting import parted
from kit.exchange.outgoing.typed_forms import is_form
from kit.text import collapse, normalise

_TYPES = {
    ItemType.CHOICE: QuestionType.CHOICE,
    ItemType.CHOICES: QuestionType.CHOICES,
    ItemType.SHORT: QuestionType.SHORT,
    ItemType.TRUEFALSE: QuestionType.TRUEFALSE,
    ItemType.ORDER: QuestionType.ORDER,
}
_ANY = "*"
_WILDCARD = re.compile(r"(?<!\\)\*")
_TRUE_FALSE = ["false", "true"]
# Of a credit; Moodle writes a third as 33.33333.
_EXACT = 0.004


def named(item: Item) -> str | None:
    """Give what to call an item in a message: its id, its title, or how it begins."""
    return name_for(item.id or item.title or plain(item.text).text)


@dataclass(kw_only=True)
class TakenItem:
    """An item, and where what is found out about it is kept."""

    item: Item
    findings: FileFindings
    failed: bool = False

    def error(self, code: str, message: str) -> None:
        """Keep a fault: it gives no question then."""
        self.failed = True
        self.findings.error(code, message, line=self.item.line, question=named(self.item))

    def doubt(self, code: str, message: str) -> None:
        """Keep what is worth a look."""
        self.findings.warning(code, message, line=self.item.line, question=named(self.item))

    def assume(self, code: str, message: str) -> None:
        """Keep what was assumed or lost."""
        self.findings.assume(code, message, line=self.item.line)

    def text(self, rich: Rich, *, is_needed: str = "") -> str:
        """Give a text without its mark-up, and tell what is lost with that.

        Args:
            rich: The text.
            is_needed: What it is, where it must not be empty.
        """
        read = plain(rich)
        self._tell_lost(read)
        if is_needed and not read.text:
            there = ", ".join(read.lost)
            only = f"nothing but {there}" if there else "no text"
            self.error("no-text", f"there is {only} in {is_needed}; write it in words")
        return read.text

    def _tell_lost(self, read: Plain) -> None:
        for lost in read.lost:
            if lost == "line breaks":
                self.assume("one-line", "several lines were put into one")
            elif lost == "Markdown":
                self.assume("markdown", "the signs of Markdown are kept as they stand")
            else:
                self.assume("html-lost", f"{lost} are lost")


def question_of(taken: TakenItem) -> Question | None:
    """Give the question, without passage and with the id it has; None where it cannot be used."""
    item = taken.item
    comment, evidence = parted(item.feedback)
    question = Question(
        id=item.id,
        passage="",
        type=_TYPES[item.type],
        stem=taken.text(item.text, is_needed="the question"),
        options=(),
        feedback=taken.text(comment),
        hints=tuple(hint for each in item.hints if (hint := taken.text(each))),
        evidence=evidence,
        tags=tuple(_tags(taken)),
        points=_points(taken),
    )
    question = _with_options(taken, question)
    _check(taken, question)
    return None if taken.failed else question


def _tags(taken: TakenItem) -> Iterator[str]:
    for tag in dict.fromkeys(taken.item.tags):
        written = "-".join(tag.split())
        if written != tag:
            taken.assume("tag", "blanks in tags became hyphens")
        if written:
            yield written.casefold() if written.casefold() in list(Kind) else written


def _points(taken: TakenItem) -> float:
    if taken.item.points > 0:
        return taken.item.points
    taken.assume("points", "it was worth nothing; it earns 1 point")
    return 1.0


def _with_options(taken: TakenItem, question: Question) -> Question:
    answers = taken.item.options
    if question.type is QuestionType.SHORT:
        return _short(taken, question, answers)
    options = [_option(taken, question, answer) for answer in answers]
    question = replace(question, options=tuple(options))
    texts = sorted(normalise(option.text) for option in options)
    if question.type is QuestionType.CHOICE and texts == _TRUE_FALSE:
        return _true_or_false(taken, question)
    if question.type is QuestionType.CHOICES:
        _tell_shares(taken, [answer.weight for answer in answers if answer.weight > 0])
    right = sum(option.is_right for option in options)
    if question.type is QuestionType.CHOICE and right > 1:
        taken.doubt(
            "either-right",
            f"any one of {right} options is enough there; here all of them are to be chosen, so "
            "look at the question",
        )
        return replace(question, type=QuestionType.CHOICES, options=tuple(_all_or_none(options)))
    return question


def _tell_shares(taken: TakenItem, shares: list[float]) -> None:
    """Tell what is lost where the right options are not equal parts of the whole."""
    if any(abs(share - 1 / len(shares)) > _EXACT for share in shares):
        there = ", ".join(f"{100 * share:.4g} %" for share in shares)
        taken.doubt(
            "shares-lost",
            f"the right options earn {there} there; here all of them are to be chosen, and each "
            "counts the same, so look at the question",
        )


def _all_or_none(options: list[Option]) -> Iterator[Option]:
    for option in options:
        yield option if option.is_right else replace(option, credit=0.0)


def _true_or_false(taken: TakenItem, question: Question) -> Question:
    taken.assume("true-false", "its options are True and False, so it became a truefalse")
    options = sorted(question.options, key=lambda option: option.text, reverse=True)
    plainly = tuple(replace(option, text=option.text.capitalize()) for option in options)
    return replace(question, type=QuestionType.TRUEFALSE, options=plainly)


def _option(taken: TakenItem, question: Question, answer: Answer) -> Option:
    text = taken.text(answer.text, is_needed="an option")
    return Option(
        text=text, credit=_credit(taken, question, answer), feedback=taken.text(answer.feedback)
    )


def _credit(taken: TakenItem, question: Question, answer: Answer) -> float:
    """Give the credit of an option, in whole per cent; of several right ones each is right."""
    weight = answer.weight
    if question.type is QuestionType.CHOICES:
        return 1.0 if weight > 0 else 0.0
    if weight < 0:
        taken.assume("penalty", "a wrong answer took points off; here it earns nothing")
        return 0.0
    rounded = 1.0 if weight >= 1 else min(round(weight * 100), 99) / 100
    if abs(rounded - weight) > _EXACT and weight < 1:
        taken.assume("share", "shares of the points were rounded to whole per cent")
    return rounded


def _short(taken: TakenItem, question: Question, answers: tuple[Answer, ...]) -> Question:
    other = next((answer for answer in answers if answer.text.source.strip() == _ANY), None)
    if other and other.weight > 0:
        taken.error("any-answer", "any answer earns points there; list the right ones")
    listed = [_typed(taken, question, each) for each in answers if each is not other]
    question = replace(
        question,
        options=tuple(listed),
        otherwise=taken.text(other.feedback) if other else "",
    )
    return replace(question, options=_without_forms(taken, question))


def _typed(taken: TakenItem, question: Question, answer: Answer) -> Option:
    """Give a listed answer; its asterisks stand for any words, but for those after a backslash."""
    option = _option(taken, question, answer)
    if not _WILDCARD.search(option.text):
        return replace(option, text=option.text.replace("\\*", "*"))
    bare = collapse(_WILDCARD.sub(" ", option.text).replace("\\*", "*"))
    if not bare:
        taken.error("any-answer", "any answer earns points there; list the right ones")
    taken.doubt("wildcard", f"'{option.text}' stands for many answers; read as '{bare}'")
    return replace(option, text=bare)


def _without_forms(taken: TakenItem, question: Question) -> tuple[Option, ...]:
    """Give the listed answers without those that the kit, with the others, judges the same."""
    kept = question.options
    for option in question.options:
        others = tuple(each for each in kept if each is not option)
        before = kept[: [each is option for each in kept].index(True)]
        if any(_is_same(replace(question, options=others), each, option) for each in before):
            kept = others
            taken.assume("same-answer", "forms of an answer that the kit knows by itself left out")
    return kept


def _is_same(others: Question, before: Option, option: Option) -> bool:
    if (before.credit, before.feedback) != (option.credit, option.feedback):
        return False
    is_equal = normalise(before.text) == normalise(option.text)
    return is_equal or is_form(others, before, option.text)


def _check(taken: TakenItem, question: Question) -> None:
    """Tell what makes the options of no use together, so far as it is not told yet."""
    if taken.failed:
        return
    if not any(option.is_right for option in question.options):
        taken.error("no-key", "no answer earns all points; mark the right one")
    elif question.type is QuestionType.CHOICE and len(question.options) == 1:
        taken.error("one-option", "a choice needs two options or more; add a wrong one")
    seen: set[str] = set()
    for option in question.options:
        if normalise(option.text) in seen:
            taken.error("repeated", f"'{option.text}' is there twice; change one")
        seen.add(normalise(option.text))
