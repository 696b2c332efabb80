"""Write a bank as GIFT, so that Moodle reads each text as it stands in the bank.

The rules are those of https://docs.moodle.org/en/GIFT_format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kit.article import Article
from kit.bank import Option, Question, QuestionBank, QuestionType
from kit.exchange.export import Export
from kit.exchange.gift.escapes import escape
from kit.exchange.outgoing.legible import legible
from kit.exchange.outgoing.losses import HINTS, ORDER, POINTS, Rule, sort_out
from kit.exchange.outgoing.markup import escaped
from kit.exchange.outgoing.moodle import CHANGED, LEFT_OUT, category, id_number, literal
from kit.exchange.outgoing.passages import article_html, headline, on_passage
from kit.exchange.outgoing.quoting import general_html
from kit.exchange.outgoing.shares import shares
from kit.exchange.outgoing.typed_forms import all_forms

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
    kept = sort_out(bank, passages, left_out=_LEFT_OUT, changed=_CHANGED)
    parts = []
    for passage, questions in on_passage(kept.questions):
        parts.append(f"$CATEGORY: {category(bank, passage)}")
        if passage in passages:
            parts.append(_text(passages[passage]))
        parts += map(_question, questions)
    data = legible("\n\n".join(parts) + "\n")
    return Export(data=data.encode(), losses=kept.losses)


def _has_unwritable_answers(question: Question) -> bool:
    typed = (option.text for option in question.options if question.type is QuestionType.SHORT)
    return any("->" in text or _PLACEHOLDER.search(text) for text in typed)


def _has_untaggable_tags(question: Question) -> bool:
    return any(map(_UNTAGGABLE.search, question.tags))


# Moodle reads the things of an ordering in GIFT raw: no sign in them can be escaped.
_LEFT_OUT = (
    ORDER,
    *LEFT_OUT,
    Rule("typed answers with '->' or '&&' and digits", _has_unwritable_answers),
)
_CHANGED = (
    *CHANGED,
    replace(POINTS, instead="1 point each"),
    HINTS,
    Rule("tags with < > ` or \\", _has_untaggable_tags),
)


def _text(article: Article) -> str:
    title, body = escape(headline(article)), escape(article_html(article, escaped))
    return f"{_head(article.id)}::{title}::[html]{body}"


def _question(question: Question) -> str:
    tags = (tag for tag in question.tags if not _UNTAGGABLE.search(tag))
    head = _head(question.id, *tags)
    asked = f"::{escape(question.id)}::[html]<p>{escape(escaped(question.stem))}</p>"
    return f"{head}{asked}{{{_answers(question)}}}"


def _head(name: str, *tags: str) -> str:
    """Give the comment in which Moodle finds id and tags; '' where there are none."""
    own = [f"[id:{_in_brackets(number)}]"] if (number := id_number(name)) else []
    marks = " ".join([*own, *map(_tag, tags)])
    return f"// {marks}\n" if marks else ""


def _tag(tag: str) -> str:
    return f"[tag:{_in_brackets(tag)}]"


def _in_brackets(text: str) -> str:
    return text.replace("]", "\\]")


def _answers(question: Question) -> str:
    comment = general_html(question)
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
