"""Which questions of a bank a quiz asks, and how a response to one is written down."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kit.article import Article
from kit.bank import Question, QuestionBank, QuestionType
from kit.errors import QuizError
from kit.text import collapse, normalise


def questions_about(bank: QuestionBank, article: Article) -> tuple[Question, ...]:
    """Give the questions of a bank about one article, in order.

    Raises:
        QuizError: There is none, or the evidence of some, or words to mark, do not stand in the
            article.
    """
    questions = tuple(question for question in bank if question.passage == article.id)
    if not questions:
        others = ", ".join(sorted({question.passage for question in bank})) or "no passage"
        told = (
            f"bank {bank.id!r} has no question about {article.id!r}, only about {others}; "
            "load the article that the bank names"
        )
        raise QuizError(told)
    _refuse("the evidence", lambda question: question.evidence_parts, questions, bank, article)
    _refuse("a right answer", _words_to_mark, questions, bank, article)
    return questions


def _refuse(
    what: str,
    quotes: Callable[[Question], Sequence[str]],
    questions: Sequence[Question],
    bank: QuestionBank,
    article: Article,
) -> None:
    astray = [
        question.id
        for question in questions
        if any(article.find(quote) is None for quote in quotes(question))
    ]
    if astray:
        raise QuizError(
            f"bank {bank.id!r}: {what} of {', '.join(astray[:5])} does not stand in "
            f"{article.id!r}; load_bank(..., articles=[article]) shows the lines"
        )


def _words_to_mark(question: Question) -> Sequence[str]:
    return question.accepted if question.type is QuestionType.MARK else ()


def as_written(question: Question, response: str | Sequence[str]) -> list[str]:
    """Give a response in the words and the order of the bank, so that like answers are alike."""
    given = [response] if isinstance(response, str) else list(response)
    if not question.has_options:
        return [collapse(_writable(" ".join(given)))]
    if question.type is QuestionType.ORDER:
        texts = {normalise(option.text): option.text for option in question.options}
        return [texts[normalise(text)] for text in given]
    chosen = {normalise(text) for text in given}
    return [option.text for option in question.options if normalise(option.text) in chosen]


def _writable(text: str) -> str:
    """Give a text without what no database keeps: halves of surrogate pairs, and U+0000.

    Both come from a broken paste; PostgreSQL refuses a text with U+0000.
    """
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")
