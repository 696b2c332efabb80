"""An article that is read part by part: each question opens when its evidence has been read."""

from __future__ import annotations

from collections.abc import Iterable

from kit.article import Article
from kit.bank import Question, QuestionType
from kit.text import Span


def last_paragraph(question: Question, article: Article) -> int:
    """Give the number of the paragraph that must have been read to answer a question.

    That is where its evidence ends, or the words that are to be marked; a question without either
    is about the whole article.
    """
    ends = [end for _, end in evidence_spans(question, article)]
    whole = article.paragraphs[-1].number
    if not ends:
        return whole
    return next((p.number for p in article.paragraphs if max(ends) <= p.end), whole)


def evidence_spans(question: Question, article: Article) -> tuple[Span, ...]:
    """Give where the evidence of a question stands, as offsets into the article's text.

    For words to be marked without other evidence, these are it.
    """
    parts = question.evidence_parts
    if not parts and question.type is QuestionType.MARK:
        parts = question.accepted[:1]
    return tuple(span for part in parts if (span := article.find(part)))


def in_reading_order(questions: Iterable[Question], article: Article) -> tuple[Question, ...]:
    """Give the questions as a reader meets their evidence; the bank's order decides ties."""
    return tuple(sorted(questions, key=lambda question: last_paragraph(question, article)))
