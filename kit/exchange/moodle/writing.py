"""Write a bank as Moodle XML (https://docs.moodle.org/en/Moodle_XML_format)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kit.article import Article
from kit.bank import Option, Question, QuestionBank, QuestionType
from kit.exchange.export import Export
from kit.exchange.outgoing.legible import legible
from kit.exchange.outgoing.losses import Rule, is_of, sort_out
from kit.exchange.outgoing.markup import escaped
from kit.exchange.outgoing.moodle import CHANGED, LEFT_OUT, category, id_number, literal
from kit.exchange.outgoing.passages import article_html, headline, on_passage
from kit.exchange.outgoing.quoting import general_html
from kit.exchange.outgoing.shares import shares
from kit.exchange.outgoing.typed_forms import all_forms

_PENALTY = "0.3333333"


def write(bank: QuestionBank, passages: Mapping[str, Article]) -> Export:
    """Give a bank as a file of Moodle XML.

    Args:
        bank: The bank.
        passages: The articles by their ids; each becomes a text before its questions.

    Returns:
        The file, with what Moodle cannot hold: settings, questions of which words are marked in
        the article, and comments on single things of an order.
    """
    kept = sort_out(bank, passages, left_out=LEFT_OUT, changed=_CHANGED)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    for passage, questions in on_passage(kept.questions):
        path = _text(category(bank, passage))
        lines.append(f'<question type="category"><category>{path}</category></question>')
        if passage in passages:
            lines += _passage(passages[passage])
        for question in questions:
            lines += _question(question)
    data = legible("\n".join([*lines, "</quiz>", ""]))
    notes = (_NEEDS_ORDERING,) if any(map(_is_order, kept.questions)) else ()
    return Export(data=data.encode(), losses=kept.losses, notes=notes)


_is_order = is_of(QuestionType.ORDER)


def _has_comments_on_things(question: Question) -> bool:
    return _is_order(question) and any(option.feedback for option in question.options)


# Moodle empties them: question/type/ordering/questiontype.php, save_question_options().
_CHANGED = (
    *CHANGED,
    Rule("comments on the single things of an order", _has_comments_on_things),
)
_NEEDS_ORDERING = (
    "Things to be put in order are read by Moodle 4.4 and newer, and by an older one with the "
    "plugin 'Ordering'. An older one without it reads nothing of this file, or all but these where "
    "'Stop on error' is set to No. There each pair in the right order earns its part, so an order "
    "made by chance half of the points; here that earns nothing."
)


def _passage(article: Article) -> Iterator[str]:
    yield '<question type="description">'
    yield f"  <name>{_text(headline(article))}</name>"
    yield f'  <questiontext format="html">{_text(article_html(article, escaped))}</questiontext>'
    yield "  <defaultgrade>0</defaultgrade>"
    yield "  <penalty>0</penalty>"
    yield "  <hidden>0</hidden>"
    yield from _id_number(article.id)
    yield "</question>"


def _question(question: Question) -> Iterator[str]:
    yield f'<question type="{_TYPES[question.type]}">'
    yield f"  <name>{_text(question.id)}</name>"
    yield f"  <questiontext {_HTML}>{_text(f'<p>{escaped(question.stem)}</p>')}</questiontext>"
    yield f"  <generalfeedback {_HTML}>{_text(general_html(question))}</generalfeedback>"
    yield f"  <defaultgrade>{_points(question.points)}</defaultgrade>"
    yield f"  <penalty>{_PENALTY}</penalty>"
    yield "  <hidden>0</hidden>"
    yield from _id_number(question.id)
    yield from _answers(question)
    for hint in question.hints:
        yield f"  <hint {_HTML}>{_text(escaped(hint))}</hint>"
    if question.tags:
        tags = "".join(f"<tag>{_text(tag)}</tag>" for tag in question.tags)
        yield f"  <tags>{tags}</tags>"
    yield "</question>"


def _id_number(name: str) -> Iterator[str]:
    if number := id_number(name):
        yield f"  <idnumber>{_cdata(number)}</idnumber>"


_HTML = 'format="html"'
_TYPES = {
    QuestionType.CHOICE: "multichoice",
    QuestionType.CHOICES: "multichoice",
    QuestionType.SHORT: "shortanswer",
    QuestionType.TRUEFALSE: "truefalse",
    QuestionType.ORDER: "ordering",
}


def _answers(question: Question) -> Iterator[str]:
    by_option = dict(zip(question.options, shares(question), strict=True))
    if question.type is QuestionType.SHORT:
        yield "  <usecase>0</usecase>"
        for option, form in all_forms(question):
            yield _answer(_cdata(literal(form)), by_option[option], option.feedback, "plain_text")
        if question.otherwise:
            yield _answer("*", "0", question.otherwise, "plain_text")
    elif question.type is QuestionType.TRUEFALSE:
        for option in question.options:
            share = "100" if option.is_right else "0"
            yield _answer(option.text.casefold(), share, option.feedback, "moodle_auto_format")
    elif question.type is QuestionType.ORDER:
        yield from _ordering(question)
    else:
        yield from _choice(question, by_option)


def _ordering(question: Question) -> Iterator[str]:
    """Give all things in their order; the number of each stands where other answers have a share.

    Of the ways in which Moodle scores, that by all pairs is the nearest to `order_score`.
    """
    yield "  <layouttype>VERTICAL</layouttype>"
    yield "  <selecttype>ALL</selecttype>"
    yield f"  <selectcount>{len(question.options)}</selectcount>"
    yield "  <gradingtype>RELATIVE_ALL_PREVIOUS_AND_NEXT</gradingtype>"
    yield "  <showgrading>SHOW</showgrading>"
    yield "  <numberingstyle>none</numberingstyle>"
    yield "  <shownumcorrect>1</shownumcorrect>"
    for place, option in enumerate(question.options, 1):
        yield _answer(_cdata(escaped(option.text)), str(place), "", "html")


def _choice(question: Question, by_option: dict[Option, str]) -> Iterator[str]:
    is_one = question.type is QuestionType.CHOICE
    yield f"  <single>{str(is_one).lower()}</single>"
    yield "  <shuffleanswers>true</shuffleanswers>"
    yield "  <answernumbering>abc</answernumbering>"
    for option in question.options:
        yield _answer(_cdata(escaped(option.text)), by_option[option], option.feedback, "html")


def _answer(text: str, share: str, feedback: str, markup: str) -> str:
    comment = f"<feedback {_HTML}>{_text(escaped(feedback))}</feedback>"
    return f'  <answer fraction="{share}" format="{markup}"><text>{text}</text>{comment}</answer>'


def _points(points: float) -> str:
    """Write points with the seven decimals that Moodle keeps.

    >>> _points(2), _points(1 / 3)
    ('2', '0.3333333')
    """
    return f"{points:.7f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return f"<text>{_cdata(text)}</text>"


def _cdata(text: str) -> str:
    """Give a text as it stands in XML: bare where nothing in it could be taken for a mark.

    >>> _cdata("Mosul"), _cdata("a < b ]]> c")
    ('Mosul', '<![CDATA[a < b ]]]]><![CDATA[> c]]>')
    """
    if not re.search(r"[<>&]", text):
        return text
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"
