"""What the drafter proposes for a question that is being edited."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from kit.article import Article
from kit.bank import Question, QuestionBank, dump_bank
from kit.editing.entries import Cells
from kit.text import Span


@dataclass(frozen=True, kw_only=True)
class Idea:
    """A wrong option with its comment, or a question with its key.

    Attributes:
        text: The option, or the stem of the question.
        comment: What to say to whoever chooses the option; type and key of the question.
        rows: The rows of the question; none for an option.
    """

    text: str
    comment: str
    rows: tuple[Cells, ...] = ()


def ideas_for_options(question: Question, article: Article) -> tuple[Idea, ...]:
    """Give wrong options of the same kind as the key, none that is there already.

    Raises:
        LanguageError: No English model is installed.
    """
    # Imported late: the language model behind it takes some seconds to load.
    from kit.drafting import distractors_for

    found = distractors_for(question, article)
    return tuple(Idea(text=each.text, comment=each.feedback) for each in found)


def ideas_for_questions(article: Article, span: Span) -> tuple[Idea, ...]:
    """Give questions on the sentences that a stretch of the article touches.

    Raises:
        LanguageError: No English model is installed.
    """
    from kit.drafting import questions_on

    return tuple(
        Idea(text=each.stem, comment=_told(each, rule), rows=_rows(each))
        for each, rule in questions_on(article, span)
    )


def _told(question: Question, rule: str) -> str:
    """Tell the key of a question, and why a draft would leave it out."""
    mend = f"; to be mended: {rule}" if rule else ""
    return f"{question.type}: {question.key}{mend}"


def _rows(question: Question) -> tuple[Cells, ...]:
    text = dump_bank(QuestionBank(id="idea", questions=(question,)))
    return tuple(tuple(cells) for cells in csv.reader(io.StringIO(text)))[1:]
