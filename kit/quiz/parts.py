"""An article that is read part by part: each question opens when its evidence has been read."""

from __future__ import annotations

from collections.abc import Iterable

from kit.article import Article
from kit.bank import Question, QuestionType


def last_paragraph(question: Question, article: Article) -> int:
    """Give the number of the paragraph that must have been read to answer a question.

    That is where its evidence ends, or the words that are to be marked; a question without either
    is about the whole article.
    """
    to_mark = question.accepted if question.type is QuestionType.MARK else ()
    parts = question.evidence_parts or to_mark
    ends = [span[1] for part in parts if (span := article.find(part))]
    whole = article.paragraphs[-1].number
    if not ends:
        return whole
    return next((p.number for p in article.paragraphs if max(ends) <= p.end), whole)


def in_reading_order(questions: Iterable[Question], article: Article) -> tuple[Question, ...]:
    """Give the questions as a reader meets their evidence; the bank's order decides ties."""
    return tuple(sorted(questions, key=lambda question: last_paragraph(question, article)))
