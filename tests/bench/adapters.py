"""The doors through which the kit is measured from outside: plain values in, plain values out."""

from __future__ import annotations

from datetime import date
from typing import Any

from kit.article import parse_article
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
            "evidence": question.evidence,
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


def resolve(text: str, sentence: str, dateline: str) -> str | None:
    """Resolve a date expression against the day of publication, `YYYY-MM-DD`."""
    return resolve_in(text, sentence, date.fromisoformat(dateline))
