"""What GIFT and Moodle XML have in common: where a bank goes in Moodle, and what is lost there."""

from __future__ import annotations

from kit.bank import Question, QuestionBank, QuestionType
from kit.exchange.outgoing.losses import MARK, Rule
from kit.exchange.outgoing.shares import MOST_RIGHT, has_listed_penalty, is_listed


def category(bank: QuestionBank, passage: str) -> str:
    """Give the path of Moodle's category: bank and version, and the article if there are several.

    With the version in it, a changed bank never lands among the questions of an older one.
    """
    passages = {question.passage for question in bank}
    parts = [f"{bank.id} {bank.version}", *([passage] if len(passages) > 1 else [])]
    return "/".join(["$course$", "top", *(_part(part) for part in parts)])


def _part(name: str) -> str:
    return " ".join(name.replace("/", "//").split()) or "-"


LONGEST_ID = 100
"""Moodle keeps so many characters as an ID number (lib/db/install.xml: question_bank_entries)."""


def id_number(name: str) -> str:
    """Give an id as Moodle may keep it; '' where it is too long, and stands in the name alone."""
    return name if len(name) <= LONGEST_ID else ""


def literal(text: str) -> str:
    r"""Give a typed answer in which `*` is itself, and stands for no other signs."""
    return text.replace("*", "\\*")


def _has_too_many_right(question: Question) -> bool:
    right = sum(option.is_right for option in question.options)
    return question.type is QuestionType.CHOICES and right > MOST_RIGHT


def _is_truth_with_part_credit(question: Question) -> bool:
    is_truth = question.type is QuestionType.TRUEFALSE
    return is_truth and any(0 < option.credit < 1 for option in question.options)


def _has_unlisted_shares(question: Question) -> bool:
    is_truth = question.type is QuestionType.TRUEFALSE
    return not is_truth and not all(is_listed(option.credit) for option in question.options)


def _has_unlisted_penalty(question: Question) -> bool:
    return question.type is QuestionType.CHOICES and not has_listed_penalty(question)


LEFT_OUT = (
    MARK,
    Rule(f"choices with more than {MOST_RIGHT} right options", _has_too_many_right),
)
CHANGED = (
    Rule(
        f"ids of more than {LONGEST_ID} characters",
        lambda question: not id_number(question.id),
        instead="the name of the question alone",
    ),
    Rule(
        f"names of articles of more than {LONGEST_ID} characters",
        lambda question: not id_number(question.passage),
        instead="the title of the article alone",
    ),
    Rule(
        "what each of more than 10 wrong options takes off",
        _has_unlisted_penalty,
        instead="the next larger share that is known",
    ),
    Rule("part credit in a truefalse", _is_truth_with_part_credit),
    Rule("shares of the points such as 37 %", _has_unlisted_shares, instead="the nearest known"),
)
"""What Moodle cannot hold, whatever the form of the file."""
