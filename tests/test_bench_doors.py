"""The doors through which the kit is measured from outside open, and give plain values."""

import pytest

from tests.bench.adapters import build, resolve
from tests.conftest import ARTICLE

TEXT = ARTICLE.read_text("utf-8")


def test_each_question_comes_with_its_key_where_the_text_has_it():
    questions = build(TEXT)
    assert len(questions) >= 10
    assert {question["kind"] for question in questions} == {"who", "when", "where"}
    assert all(TEXT[q["start"] : q["end"]] == q["key"] for q in questions)


@pytest.mark.parametrize("text", ["", "date 2017-07-09 ", "Roses are red."])
def test_a_text_without_news_gives_no_question(text):
    assert build(text) == []


@pytest.mark.parametrize(
    ("expression", "sentence", "value"),
    [
        ("Tuesday", "They met on Tuesday.", "2017-07-04"),
        ("Tuesday", "They will meet on Tuesday.", "2017-07-11"),
        ("soon", "They will meet soon.", None),
    ],
)
def test_a_date_is_resolved_with_the_tense_of_its_sentence(expression, sentence, value):
    assert resolve(expression, sentence, "2017-07-09") == value
