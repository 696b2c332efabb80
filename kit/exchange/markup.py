"""Plain text as HTML in which nothing but its words is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from kit.article import Article
from kit.bank import Question
from kit.exchange.losses import legible
from kit.text import collapse

# A formula begins with a dollar or backslash, a link or sound with a bracket. A formula cannot
# reach over an element, so a sign that stands in one by itself is a sign.
_SIGNS = str.maketrans(
    {"\\": "<span>&#92;</span>", "$": "<span>&#36;</span>", "[": "&#91;"},
)
_CODES = str.maketrans({"\\": "&#92;", "$": "&#36;", "[": "&#91;"})


def inert(text: str) -> str:
    r"""Give HTML of a text, with `$` and `\` in elements of their own: MathJax leaves them alone.

    >>> inert("5 < 6 $")
    '5 &lt; 6 <span>&#36;</span>'
    """
    return escape(text, quote=False).translate(_SIGNS)


def coded(text: str) -> str:
    """Give HTML of a text without any element, for places that allow none.

    >>> coded("5 < 6 $")
    '5 &lt; 6 &#36;'
    """
    return escape(text, quote=False).translate(_CODES)


def joined(texts: Iterable[str], by: str = " ") -> str:
    """Join the texts that are not empty."""
    return by.join(text for text in texts if text)


def said(question: Question) -> str:
    """Give the evidence as a sentence; empty without evidence.

    >>> said(Question(id="", passage="", type="short", stem="", options=(), evidence="in [...] at"))
    'The article says: “in […] at”'
    """
    parts = question.evidence_parts
    return f"The article says: “{' […] '.join(parts)}”" if parts else ""


def general_comment(question: Question) -> str:
    """Give what is told after any answer: the comment, then the evidence."""
    return joined((question.feedback, said(question)))


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


def passage(article: Article, as_html: Callable[[str], str] = inert) -> str:
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
