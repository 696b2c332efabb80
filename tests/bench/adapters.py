"""The doors through which the kit is measured from outside: plain values in, plain values out."""

from __future__ import annotations

from datetime import date
from typing import Any

from kit.article import Article, parse_article
from kit.bank import Option, Question, QuestionType
from kit.checking.case import Case, case_of
from kit.checking.typed import acceptance, check_typed
from kit.dates import resolve as resolve_typed
from kit.dates import resolve_in
from kit.drafting import draft_questions
from kit.errors import KitError


def build(text: str) -> list[dict[str, Any]]:
    """Draft questions on an article's text, header included; none where there is too little."""
    try:
        article = parse_article(text, id="article")
        questions = draft_questions(article)
    except KitError:
        return []
    # Offsets count characters of the article's text, in which all line ends are line feeds.
    is_same = article.text == text
    return [
        {
            "kind": str(question.kind),
            "stem": question.stem,
            "key": article.text[question.start : question.end],
            "evidence": _as_written(article, question.evidence),
            "start": question.start if is_same else None,
            "end": question.end if is_same else None,
            "distractors": list(question.distractors),
            "type": str(question.type),
            "accepted": list(question.accepted),
            "value": question.value,
            "confidence": question.confidence,
            "difficulty": question.difficulty,
            "trace": list(question.trace),
        }
        for question in questions
    ]


def _as_written(article: Article, evidence: str) -> str:
    """Give evidence with the blank line between two paragraphs that a bank has on one line."""
    span = article.find(evidence)
    return article.text[slice(*span)] if span else evidence


def check_score(question: str, gold_answers: list[str], answer: str, dateline: str | None) -> float:
    """Give how likely it is, 0 to 1, that a teacher takes a typed answer as right."""
    day = date.fromisoformat(dateline) if dateline else None
    return acceptance(typed_case(question, gold_answers, answer, day))


def check_verdict(question: str, gold_answers: list[str], answer: str, dateline: str | None) -> str:
    """Judge a typed answer: `correct`, `close`, `wrong`, `blank` or `again`."""
    day = date.fromisoformat(dateline) if dateline else None
    return str(check_typed(typed_case(question, gold_answers, answer, day)).verdict)


def typed_case(
    question: str,
    gold_answers: list[str],
    answer: str,
    dateline: date | None,
    *,
    passage: Article | None = None,
    kind: str = "",
) -> Case:
    """Put a typed answer beside a question; without `kind` the wording tells what it asks for."""
    asked = Question(
        id="bench-question-1",
        passage="bench",
        type=QuestionType.SHORT,
        stem=question,
        options=tuple(Option(text=gold, credit=1) for gold in gold_answers),
        tags=(kind,) if kind else (),
    )
    return case_of(asked, answer, passage=passage, dateline=dateline)


def resolve(text: str, sentence: str, dateline: str) -> str | None:
    """Resolve a date expression against the day of publication, `YYYY-MM-DD`.

    Without a sentence it was typed alone, as answers are.
    """
    day = date.fromisoformat(dateline)
    return resolve_in(text, sentence, day) if sentence else resolve_typed(text, day)
