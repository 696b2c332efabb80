"""The articles of a bank: which of them go along, what they are called, and how they look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from kit.article import Article
from kit.bank import Question
from kit.exchange.outgoing.legible import legible
from kit.text import collapse


def on_passage(questions: Iterable[Question]) -> Iterator[tuple[str, list[Question]]]:
    """Give the questions of each article, articles in the order in which they come up."""
    asked = list(questions)
    order = {name: place for place, name in enumerate(dict.fromkeys(q.passage for q in asked))}
    ordered = sorted(asked, key=lambda question: order[question.passage])
    for passage, group in groupby(ordered, key=lambda question: question.passage):
        yield passage, list(group)


def articles_of(
    questions: Iterable[Question], passages: Mapping[str, Article]
) -> dict[str, Article]:
    """Give the articles that questions are about and that are there, in their order."""
    named = dict.fromkeys(question.passage for question in questions)
    return {name: passages[name] for name in named if name in passages}


def headline(article: Article) -> str:
    """Give the title of an article, or its id where it has none."""
    return collapse(legible(article.title or article.id))


def heading(bank_id: str, articles: Mapping[str, Article]) -> str:
    """Give a title for a bank: that of its one article, or else its own name."""
    titles = [headline(article) for article in articles.values()]
    return titles[0] if len(titles) == 1 else collapse(legible(bank_id))


def article_html(article: Article, as_html: Callable[[str], str]) -> str:
    """Give an article as HTML: headline, date, numbered paragraphs, credit line.

    The numbers are those by which the comments of a bank name a paragraph. Only `p`, `strong` and
    `em` are used, besides what `as_html` writes.
    """
    day = article.dateline
    texts = [(each.number, collapse(legible(each.text))) for each in article.paragraphs]
    pieces = [
        f"<strong>{as_html(headline(article))}</strong>",
        f"{day:%B} {day.day}, {day.year}" if day else "",
        *(f"<strong>{number}</strong> {as_html(text)}" for number, text in texts),
        f"<em>{as_html(collapse(legible(article.credit)))}</em>" if article.credit else "",
    ]
    return "".join(f"<p>{piece}</p>" for piece in pieces if piece)
