"""Whatever happened to an article's text, each question that is drafted from it holds together."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.article import parse_article
from kit.drafting import DraftedQuestion, Form, Wanted, explain_draft
from kit.errors import ArticleError
from kit.text import collapse, normalise
from tests.conftest import ARTICLE

TEXT = ARTICLE.read_text("utf-8").strip()
JUNK = [
    "“",
    "”",
    '"',
    "(",
    ")",
    "’",
    "\n\n",
    "\n",
    " ",
    "é",
    "\u200b",
    "—",
    "...",
    "•",
    "1",
    "He",
    "?",
]
PAIRS = ("“”", "()", "[]")


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """Paragraphs in another order, some doubled or cut, with marks and words thrown in."""
    paragraphs = TEXT.split("\n\n")
    chosen = draw(st.lists(st.sampled_from(paragraphs), min_size=1, max_size=6))
    text = "\n\n".join(chosen)
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 3))
        text = text[:at] + draw(st.sampled_from(JUNK)) + text[at + cut :]
    return draw(st.sampled_from(["date 2017-07-09 ", "", "A headline\n\n"])) + text


@given(text=mangled())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_questions_on_a_mangled_article_hold_together(text: str) -> None:
    try:
        article = parse_article(text, id="mangled-article")
    except ArticleError:
        return
    questions = explain_draft(article, Wanted(forms=tuple(Form))).questions
    assert len({question.id for question in questions}) == len(questions)
    for question in questions:
        check(question, article.text)


def check(question: DraftedQuestion, text: str) -> None:
    key = text[question.start : question.end]
    assert all(part in collapse(text) for part in question.evidence_parts)
    assert collapse(key) in question.evidence
    assert all(question.stem.count(a) == question.stem.count(b) for a, b in PAIRS)
    if question.type != "truefalse" and not set(question.tags) & set(Form):
        assert question.stem.endswith("?")
        assert 3 <= len(question.stem.split()) <= 20
        assert question.stem[0].isupper()
        assert not re.search(rf"\b{re.escape(normalise(key))}\b", normalise(question.stem))
        assert len(set(map(normalise, (key, *question.distractors)))) in {1, 4}
