"""The doors through which the kit is measured from outside open, and give plain values."""

import json

import pytest

from tests.bench.adapters import build, check_score, check_verdict, resolve
from tests.bench.main_event import main
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


def test_the_main_event_is_compared_with_what_people_marked(tmp_path, capsys, monkeypatch):
    gold = {
        "title": "Anna Bell opens a museum in Hull",
        "date": "2017-07-09",
        "text": "Anna Bell opened the Acme Museum in Hull on Saturday.",
        "who": ["Anna Bell"],
        "when": ["Monday"],
        "where": [],
    }
    (tmp_path / "one.json").write_text(json.dumps(gold), "utf-8")
    monkeypatch.setattr("sys.argv", ["main_event", str(tmp_path)])
    main()
    shown = capsys.readouterr().out.split("\n")
    assert shown[0].endswith("1 of   1 = 1.00")
    assert shown[1].endswith("0 of   1 = 0.00")
    assert len(shown) == 3


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("October 17, 2016", "correct"),
        ("in October", "close"),
        ("October 18, 2016", "wrong"),
        ("?", "blank"),
        ("17/13/2016", "again"),
    ],
)
def test_a_typed_answer_gets_a_verdict_and_a_score(answer, verdict):
    asked = ("When did it begin?", ["October 17, 2016"], answer, "2017-07-09")
    assert check_verdict(*asked) == verdict
    assert (check_score(*asked) >= 0.5) == (verdict == "correct")


def test_a_typed_answer_is_judged_without_a_date_too():
    assert check_score("who said it", ["Robert Sofge"], "It was General Sofge.", None) == 1


def test_a_date_that_was_typed_alone_is_rather_past():
    assert resolve("in October", "", "2017-07-09") == "2016-10"
