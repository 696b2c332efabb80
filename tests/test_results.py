"""What a student takes along."""

import csv
import io
import re
from dataclasses import replace

import pytest

import kit
from kit.bank import QuestionType
from kit.widgets.languages import translator
from kit.widgets.results import result_rows, results_file


@pytest.fixture
def worked(quiz):
    """A quiz of which three questions were answered, in three ways."""
    first, second, third, *_ = quiz.questions
    quiz.answer(first.key)
    quiz.open(second.id)
    quiz.answer(second.distractors[0])
    quiz.open(third.id)
    quiz.answer("=1+1")
    return quiz


def test_the_table_has_a_row_for_each_question(worked):
    made = results_file(worked, "csv")
    assert (made["name"], made["type"]) == ("mosul-ana.csv", "text/csv")
    rows = list(csv.DictReader(io.StringIO(made["text"].removeprefix("\ufeff"))))
    assert len(rows) == len(worked.questions)
    assert (rows[0]["verdict"], rows[0]["earned"], rows[0]["points"]) == ("correct", "1", "1")
    assert (rows[1]["verdict"], rows[1]["tries"]) == ("one more try", "1")
    assert rows[3]["answer"] == ""


def test_hints_are_counted_also_where_no_answer_followed_them(quiz):
    quiz.hint()
    quiz.hint()
    quiz.reveal()
    quiz.open(quiz.questions[1].id)
    quiz.hint()
    quiz.answer(quiz.current.key)
    rows = list(csv.DictReader(io.StringIO(results_file(quiz, "csv")["text"])))
    assert [row["hints"] for row in rows[:3]] == ["2", "1", "0"]


def test_a_row_is_of_one_try_and_practice_is_none(quiz):
    several = next(q for q in quiz.questions if q.type is QuestionType.CHOICES)
    quiz.open(several.id)
    for given in (several.accepted[:1], several.distractors[:1], several.accepted):
        quiz.retry()
        quiz.answer(given)
    rows = list(csv.DictReader(io.StringIO(results_file(quiz, "csv")["text"])))
    (row,) = (row for row in rows if row["question"] == several.stem)
    assert (row["answer"], row["verdict"], row["tries"]) == (several.accepted[0], "close", "2")
    (told,) = (r for r in result_rows(quiz, translator("en")) if r.question == several.stem)
    assert told.feedback.startswith("You have 1 of the")


def test_who_gave_up_and_practised_then_has_no_answer_in_the_results(quiz):
    first = quiz.current
    quiz.reveal()
    quiz.retry()
    quiz.answer(first.key)
    row = result_rows(quiz, translator("en"))[0]
    assert (row.answer, row.verdict, row.tries, row.feedback) == ((), "not right", 0, "")


def test_a_spreadsheet_computes_nothing_of_what_was_typed(worked):
    rows = list(csv.DictReader(io.StringIO(results_file(worked, "csv")["text"])))
    assert rows[2]["answer"] == "'=1+1"


def test_keys_of_open_questions_are_not_given_away(worked):
    page = results_file(worked, "html")["text"]
    for question in worked.questions[1:3]:
        assert question.evidence not in page
    rows = result_rows(worked, translator("en"))
    assert [bool(row.key) for row in rows[:4]] == [True, False, False, False]


@pytest.mark.parametrize(
    ("type_", "tag"), [(QuestionType.ORDER, "ol"), (QuestionType.CHOICES, "ul")]
)
def test_an_answer_of_several_parts_is_a_list(quiz, type_, tag):
    question = next(q for q in quiz.questions if q.type is type_)
    given = question.accepted[::-1] if type_ is QuestionType.ORDER else question.accepted
    quiz.open(question.id)
    quiz.answer(given)
    items = "".join(f'<li><bdi lang="en">{text}</bdi></li>' for text in given)
    assert f"<p>Your answer: </p><{tag}>{items}</{tag}>" in results_file(quiz, "html")["text"]
    rows = list(csv.DictReader(io.StringIO(results_file(quiz, "csv")["text"])))
    assert " / ".join(given) in {row["answer"] for row in rows}


def test_the_page_needs_nothing_else_and_shows_text_as_text(bank, article):
    question = replace(bank.questions[0], stem="<script>alert(1)</script>")
    log = kit.AttemptLog.in_memory()
    quiz = kit.Quiz(replace(bank, questions=(question,)), article, log, "<b>ana</b>")
    quiz.answer(question.key)
    page = results_file(quiz, "html", "fr")["text"]
    assert "<script" not in page
    assert "&lt;b&gt;ana" in page
    assert not re.search(r"(?:src|href)=", page)
    assert '<html lang="fr" dir="ltr">' in page


def test_the_page_is_written_from_right_to_left_in_arabic(worked):
    page = results_file(worked, "html", "ar")["text"]
    assert '<html lang="ar" dir="rtl">' in page
    assert "<li dir" not in page
    plain = re.sub(r"<style>.*?</style>|<title>.*?</title>", "", page, flags=re.DOTALL)
    own = re.sub(r'<(\w+)[^>]* lang="en"[^>]*>.*?</\1>', "", plain, flags=re.DOTALL)
    words = re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]*>", " ", own))
    comments = [row.feedback for row in result_rows(worked, translator("ar"))[:2]]
    assert all(f'<p lang="en" dir="auto">{comment}' in page for comment in comments)
    assert set(words) <= {"ana"}, "mixed"


def test_another_form_is_refused(worked):
    with pytest.raises(ValueError, match="choose html or csv"):
        results_file(worked, "pdf")
