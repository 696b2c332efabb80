"""Write a bank as GIFT, so that Moodle reads each text as it stands in the bank.

The rules are those of https://docs.moodle.org/en/GIFT_format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kit.article import Article
from kit.bank import Option, Question, QuestionBank, QuestionType
from kit.exchange.export import Export, Losses
from kit.exchange.foreign.html_text import escaped
from kit.exchange.foreign.moodle import (
    category,
    html_of,
    is_held,
    literal,
    on_passage,
    tell_bank_losses,
    tell_losses,
)
from kit.exchange.foreign.quoting import general_comment
from kit.exchange.foreign.shares import shares
from kit.exchange.foreign.typed_forms import all_forms
from kit.exchange.gift.escapes import escape
from kit.text import collapse

_NAMES_MARKUP = re.compile(r"\[(?:html|plain|markdown|moodle)\]")
_LIKE_WEIGHT = re.compile(r"%-?\d+\.?\d*%")
# Moodle keeps these in place of escaped signs while it reads, so they become signs.
_PLACEHOLDER = re.compile(r"&&\d{3};?")
_UNTAGGABLE = re.compile(r"[<>`]|\\$")


def write(bank: QuestionBank, passages: Mapping[str, Article]) -> Export:
    """Give a bank as a GIFT file.

    Args:
        bank: The bank.
        passages: The articles by their ids; each becomes a text before its questions.

    Returns:
        The file, with what GIFT cannot hold: points, hints, settings, and questions that are put
        in order or marked in the article.
    """
    losses = Losses()
    tell_bank_losses(bank, passages, losses)
    parts = []
    for passage, questions in on_passage(bank):
        held = [question for question in questions if _is_held(question, losses)]
        parts.append(f"$CATEGORY: {category(bank, passage)}")
        if held and passage in passages:
            parts.append(_text(passages[passage]))
        parts += [_question(question, losses) for question in held]
    return Export(data=("\n\n".join(parts) + "\n").encode(), losses=losses.all())


def _is_held(question: Question, losses: Losses) -> bool:
    if not is_held(question, losses):
        return False
    if question.type is QuestionType.SHORT:
        typed = [literal(option.text) for option in question.options]
        if any("->" in text or _PLACEHOLDER.search(text) for text in typed):
            losses.leave_out("typed answers with '->' or '&&' and digits", question)
            return False
    return True


def _text(article: Article) -> str:
    title = escape(collapse(article.title or article.id))
    return f"// [id:{_in_brackets(article.id)}]\n::{title}::[html]{escape(html_of(article))}"


def _question(question: Question, losses: Losses) -> str:
    tell_losses(question, losses)
    if question.points != 1:
        losses.add("points", question, instead="1 point each")
    if question.hints:
        losses.add("hints", question)
    head = " ".join(
        [f"[id:{_in_brackets(question.id)}]", *(_tag(tag) for tag in _tags(question, losses))]
    )
    asked = f"::{escape(question.id)}::[html]<p>{escape(escaped(question.stem))}</p>"
    return f"// {head}\n{asked}{{{_answers(question)}}}"


def _tags(question: Question, losses: Losses) -> Iterator[str]:
    for tag in question.tags:
        if _UNTAGGABLE.search(tag):
            losses.add("tags with < > ` or \\", question)
        else:
            yield tag


def _tag(tag: str) -> str:
    return f"[tag:{_in_brackets(tag)}]"


def _in_brackets(text: str) -> str:
    return text.replace("]", "\\]")


def _answers(question: Question) -> str:
    comment = general_comment(question)
    general = f"####[html]{escape(comment)}" if comment else ""
    if question.type is QuestionType.TRUEFALSE:
        return f"{_truth(question)}{general}"
    lines = _typed(question) if question.type is QuestionType.SHORT else _options(question)
    return "\n".join(["", *lines, *([general] if general else []), ""])


def _truth(question: Question) -> str:
    """Give TRUE or FALSE with two comments, the first of them for whoever picks the other."""
    right = next(option for option in question.options if option.is_right)
    wrong = next(option for option in question.options if not option.is_right)
    said = right.text.upper()
    if right.feedback:
        return f"{said}#{_rich(wrong.feedback) or ' '}#{_rich(right.feedback)}"
    return f"{said}#{_rich(wrong.feedback)}" if wrong.feedback else said


def _options(question: Question) -> Iterator[str]:
    is_one = question.type is QuestionType.CHOICE
    for option, share in zip(question.options, shares(question), strict=True):
        text = _rich(option.text)
        if is_one and option.is_right:
            mark = "="
        elif share == "0" and not _LIKE_WEIGHT.match(text):
            mark = "~"
        else:
            mark = f"~%{share}%"
        yield f"{mark}{text}{_comment(option)}"


def _typed(question: Question) -> Iterator[str]:
    by_option = dict(zip(question.options, shares(question), strict=True))
    for option, form in all_forms(question):
        yield f"=%{by_option[option]}%{_plain(literal(form))}{_comment(option)}"
    if question.otherwise:
        yield f"=%0%*#{_rich(question.otherwise)}"


def _comment(option: Option) -> str:
    return f"#{_rich(option.feedback)}" if option.feedback else ""


def _rich(text: str) -> str:
    """Give a text in the mark-up of the question, which is HTML."""
    return ("[html]" if _NAMES_MARKUP.match(text) else "") + escape(escaped(text))


def _plain(text: str) -> str:
    """Give a typed answer, which has no mark-up."""
    return ("[plain]" if _NAMES_MARKUP.match(text) else "") + escape(text)
