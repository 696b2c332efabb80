"""Places in an article, as the browser counts them and as the article's text does.

The browser names a place by paragraph, from 1, and by code points from the paragraph's start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kit.article import Article
from kit.errors import QuizError
from kit.text import Span

Mark = tuple[int, int, int]
"""Number of a paragraph, first and last offset in it."""


def marks_of(spans: Iterable[Span], article: Article) -> Iterator[Mark]:
    """Cut spans of the text at the borders of paragraphs."""
    for start, end in spans:
        for paragraph in article.paragraphs:
            first, last = max(start, paragraph.start), min(end, paragraph.end)
            if first < last:
                yield paragraph.number, first - paragraph.start, last - paragraph.start


def span_of(place: Any, article: Article) -> Span:
    """Give the span of a stretch `[paragraph, offset, paragraph, offset]`.

    Raises:
        QuizError: There is no such place in the article.
    """
    try:
        first, start, last, end = (int(value) for value in place)
        begins, ends = article.paragraphs[first - 1], article.paragraphs[last - 1]
    except (TypeError, ValueError, IndexError) as error:
        raise QuizError("Choose words of the article first.") from error
    span = begins.start + start, ends.start + end
    if first < 1 or not begins.start <= span[0] < span[1] <= ends.end:
        raise QuizError("Choose words of the article first.")
    return span
