"""Words marked in the passage, and how much of them must fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit.checking.marked import marked_response
from kit.checking.marking import check_marked, marked_spans

TEXT = """Rain fell in Oslo on Monday. The mayor, Ida Berg, spoke on Tuesday morning in Oslo.

It stopped on Monday."""
RAIN = "Rain fell in Oslo on Monday"
NEWS = kit.parse_article(TEXT, id="news")


def asked(key, evidence="", *others):
    return kit.Question(
        id="news-when-1",
        passage="news",
        type=kit.QuestionType.MARK,
        stem="Mark the words.",
        options=(kit.Option(text=key, credit=1), *others),
        evidence=evidence,
        otherwise="Look for a day.",
    )


@pytest.mark.parametrize(
    ("key", "evidence", "marked", "verdict", "rule"),
    [
        ("on Monday", "Rain fell in Oslo on Monday", "on Monday", "correct", "marked"),
        ("on Monday", "Rain fell in Oslo on Monday", "Monday", "correct", "marked"),
        ("Monday", RAIN, "in Oslo on Monday.", "correct", "marked"),
        ("Tuesday morning", "", "spoke on Tuesday", "close", "mark-part"),
        ("Tuesday morning", "", "Tuesday", "close", "mark-part"),
        (
            "Monday",
            "Rain fell in Oslo on Monday",
            "Rain fell in Oslo on Monday",
            "close",
            "mark-too-much",
        ),
        ("Ida Berg", "", "The mayor, Ida Berg", "correct", "marked"),
        ("Ida Berg", "", "Id", "close", "mark-part"),
        ("Ida Berg", "", "spoke", "wrong", "mark-beside"),
        ("Ida Berg", "", "It stopped", "wrong", "mark-elsewhere"),
        ("Ida Berg", "", "Ada Berg", "again", "not-in-passage"),
        ("Ida Berg", "", "  ", "blank", "blank"),
    ],
)
def test_marked_words_are_judged_by_what_they_share(key, evidence, marked, verdict, rule):
    outcome = check_marked(asked(key, evidence), marked, NEWS)
    assert (outcome.verdict, outcome.rule) == (verdict, rule)
    assert key not in outcome.feedback


def test_the_same_words_elsewhere_do_not_count():
    question = asked("Monday", RAIN)
    second = TEXT.rindex("Monday")
    response = marked_response(TEXT, (second, second + 6))
    assert response == f"Monday [{second}:{second + 6}]"
    assert check_marked(question, response, NEWS).verdict == "wrong"


def test_an_option_that_is_listed_has_its_comment():
    mayor = kit.Option(text="The mayor", credit=0.5, feedback="That is the office; mark the name.")
    outcome = check_marked(asked("Ida Berg", "", mayor), "The mayor", NEWS)
    assert (outcome.verdict, outcome.score, outcome.feedback) == ("close", 0.5, mayor.feedback)


@pytest.mark.parametrize(
    ("marked", "feedback"),
    [
        ("spoke", "That is the right sentence; other words of it tell this. Look for a day."),
        ("It stopped", "Look for a day."),
    ],
)
def test_on_words_that_are_not_listed_the_teacher_speaks_behind_the_rule(marked, feedback):
    assert check_marked(asked("Ida Berg"), marked, NEWS).feedback == feedback


def test_whoever_marks_everything_earns_nothing():
    long = kit.parse_article("\n\n".join([TEXT] * 9), id="news")
    outcome = check_marked(asked("Ida Berg"), marked_response(long.text, (0, len(long.text))), long)
    assert outcome.score < 0.5
    one = asked("Ida Berg", "The mayor, Ida Berg, spoke on Tuesday morning")
    whole = marked_response(long.text, (0, len(long.text)))
    assert check_marked(one, whole, long).score == 0


def test_without_the_passage_nothing_can_be_judged():
    with pytest.raises(ValueError, match="in their passage only"):
        kit.check(asked("Ida Berg"), "Ida Berg")


@given(start=st.integers(-5, 200), end=st.integers(-5, 200), words=st.text(max_size=20))
def test_any_response_gets_an_outcome(start, end, words):
    for response in (f"{words} [{start}:{end}]", words):
        outcome = check_marked(asked("Ida Berg"), response, NEWS)
        assert 0 <= outcome.score <= 1


@given(start=st.integers(0, len(TEXT) - 1), length=st.integers(1, 60))
def test_a_response_names_its_place(start, length):
    span = (start, min(len(TEXT), start + length))
    assert marked_spans(marked_response(TEXT, span), NEWS) == (span,)


def test_words_that_stand_nowhere_in_the_article_are_marked_by_nobody():
    outcome = check_marked(asked("Friday"), "Tuesday", NEWS)
    assert (outcome.verdict, outcome.rule) == ("wrong", "mark-elsewhere")
