"""Write a bank in the form of Aiken, which holds questions with one right option."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_uppercase

from kit.article import Article
from kit.bank import Question, QuestionBank, QuestionType
from kit.exchange.aiken.answer_line import ANSWER, OPTION
from kit.exchange.export import Export
from kit.exchange.outgoing.losses import MARK, ORDER, SHARES, Rule, is_of, sort_out
from kit.exchange.outgoing.mixing import mixed


def write(bank: QuestionBank, passages: Mapping[str, Article]) -> Export:  # noqa: ARG001
    """Give a bank in the form of Aiken.

    Args:
        bank: The bank.
        passages: The articles; Aiken has no place for them.

    Returns:
        The file, with what Aiken cannot hold: all but questions with one right option.
    """
    kept = sort_out(bank, None, left_out=_LEFT_OUT, changed=_CHANGED)
    text = "\n\n".join(map(_written, kept.questions))
    return Export(data=(text + "\n").encode(), losses=kept.losses)


def _has_too_many_options(question: Question) -> bool:
    return len(question.options) > len(ascii_uppercase)


def _has_options_like_html(question: Question) -> bool:
    return any(sign in option.text for option in question.options for sign in "<&")


def _is_mistaken(question: Question) -> bool:
    """Say whether a question would be read as something else."""
    stem = question.stem
    is_short = len(stem.encode()) < 2
    return is_short or bool(OPTION.match(stem) or ANSWER.match(stem) or stem.startswith("//"))


_LEFT_OUT = (
    Rule("choices with several right options", is_of(QuestionType.CHOICES)),
    Rule("typed answers", is_of(QuestionType.SHORT)),
    ORDER,
    MARK,
    Rule("choices with more than 26 options", _has_too_many_options),
    Rule("options with < or &, which Moodle would show wrongly", _has_options_like_html),
    Rule("texts that look like an option, an ANSWER or a comment", _is_mistaken),
)
_CHANGED = (
    Rule("the articles, ids, tags, comments, hints, evidence and points of questions"),
    SHARES,
)


def _written(question: Question) -> str:
    # Nothing in this form says that options are to be shuffled.
    options = mixed(question)
    lettered = zip(ascii_uppercase, options, strict=False)
    lines = [f"{letter}. {option.text}" for letter, option in lettered]
    right = next(place for place, option in enumerate(options) if option.is_right)
    return "\n".join([question.stem, *lines, f"ANSWER: {ascii_uppercase[right]}"])
