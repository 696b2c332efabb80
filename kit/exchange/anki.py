"""Banks as a text file for the flash cards of Anki.

The form is that of https://docs.ankiweb.net/importing/text-files.html: header lines that begin with
`#`, then one line a note. Cards are of Anki's own note type Basic; where it has another name, the
import dialogue offers the current one. A note keeps its guid, so a second import changes the first.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from kit.article import Article
from kit.bank import Option, Question, QuestionBank, QuestionType
from kit.exchange.export import Export
from kit.exchange.outgoing.losses import POINTS, Rule, sort_out
from kit.exchange.outgoing.markup import inert
from kit.exchange.outgoing.mixing import mixed
from kit.exchange.outgoing.packing import own_id
from kit.exchange.outgoing.passages import article_html, articles_of, heading
from kit.exchange.outgoing.quoting import general_comment

_HEADER = (
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    "#guid column:1",
    "#deck column:2",
    "#tags column:5",
)
_MARKING = Rule("marking", instead="one compares one's own answer")
_WHAT_TO_DO = {
    QuestionType.CHOICES: "Choose all that are right.",
    QuestionType.ORDER: "Put these in order.",
    QuestionType.MARK: "Find the words in the article.",
}


def write(bank: QuestionBank, passages: Mapping[str, Article]) -> Export:
    """Write a bank as one card a question, with its article folded up above the question.

    All types are there, because one compares one's answer oneself: the things of an order stand
    mixed on the front and in order on the back. Hints are folded up below the question.
    """
    kept = sort_out(bank, passages, changed=(_MARKING, POINTS))
    articles = articles_of(kept.questions, passages)
    # A name that is a number would be read as the number of a deck.
    deck = "Reading::" + heading(bank.id, articles).replace("::", ":")
    lines = io.StringIO(newline="")
    rows = csv.writer(lines, delimiter="\t", lineterminator="\n")
    for question in kept.questions:
        front = "".join(_front(question, articles.get(question.passage)))
        guid = own_id("question", question.id).hex
        rows.writerow([guid, deck, front, "".join(_back(question)), " ".join(question.tags)])
    text = "\n".join((*_HEADER, lines.getvalue()))
    return Export(data=text.encode(), losses=kept.losses)


def _front(question: Question, article: Article | None) -> Iterator[str]:
    if article:
        yield _folded("The article", article_html(article, inert))
    yield f"<p><strong>{inert(question.stem)}</strong></p>"
    if what_to_do := _WHAT_TO_DO.get(question.type):
        yield f"<p>{what_to_do}</p>"
    if question.has_options:
        yield _list("ul", (inert(option.text) for option in mixed(question)))
    for number, hint in enumerate(question.hints, 1):
        yield _folded(f"Hint {number}", f"<p>{inert(hint)}</p>")


def _back(question: Question) -> Iterator[str]:
    right = [option for option in question.options if option.is_right]
    listed = [option for option in question.options if not option.is_right]
    in_order = question.type is QuestionType.ORDER
    yield _list("ol" if in_order else "ul", map(_answer, right))
    if listed:
        yield "<p>Not or only partly right:</p>" + _list("ul", map(_answer, listed))
    if question.otherwise:
        yield f"<p>Any other answer: {inert(question.otherwise)}</p>"
    if general := general_comment(question):
        yield f"<p>{inert(general)}</p>"


def _answer(option: Option) -> str:
    """Give an answer with what it earns, unless that is all or nothing, and the comment on it."""
    earns = f" ({option.credit:.0%})" if 0 < option.credit < 1 else ""
    name = f"<strong>{inert(option.text)}</strong>{earns}"
    return f"{name} – {inert(option.feedback)}" if option.feedback else name


def _list(tag: str, items: Iterable[str]) -> str:
    return f"<{tag}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>"


def _folded(title: str, html: str) -> str:
    return f"<details><summary>{title}</summary>{html}</details>"
