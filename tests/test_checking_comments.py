"""What the teacher says of a typed answer stands beside what the rule says."""

from datetime import date

import pytest

from kit.bank import Option, Question, QuestionType
from kit.checking import Verdict, check, explain_check

DATELINE = date(2015, 9, 22)
ELSE = "Look in paragraph 2."


def question(stem: str, kind: str, options: dict[str, float], otherwise: str = ELSE) -> Question:
    """Make a question whose listed answers have comments that name them."""
    listed = tuple(
        Option(text=text, credit=credit, feedback=f"On <{text}>.")
        for text, credit in options.items()
    )
    return Question(
        id="clock-test-1",
        passage="clock",
        type=QuestionType.SHORT,
        stem=stem,
        options=listed,
        tags=(kind,),
        otherwise=otherwise,
    )


CLOCK = question(
    "On which date did he bring it?",
    "when",
    {
        "September 14": 1,
        "September 14, 2015": 1,
        "September": 0.5,
        "last week": 0.5,
        "September 22": 0,
    },
)
YEAR = question("In which year did it begin?", "when", {"2000": 1})
LONG = question("How long did it last?", "when", {"45 minutes": 1})
WRITER = question(
    "Whose message was it?",
    "who",
    {"Barack Obama": 1, "the US president": 0.5, "Mark Zuckerberg": 0},
)
PLACE = question("Where was it?", "where", {"Mountain View": 1, "California": 0.5})
LENGTH = question("How long did it last?", "when", {"20 minutes": 1, "20": 0.5})
FULL = question("When did it begin?", "when", {"October 17, 2014": 1, "October 17": 0.5})


@pytest.mark.parametrize(
    ("asked", "answer", "feedback"),
    [
        (CLOCK, "September 16", f"The month fits; look again for the day. {ELSE}"),
        (CLOCK, "in May", ELSE),
        (CLOCK, "May 14, 2015", f"The year fits; look again for the time of the year. {ELSE}"),
        (CLOCK, "2015", f"Right year; give the month and the day too. {ELSE}"),
        (YEAR, "1991", ELSE),
        (LONG, "15 minutes", ELSE),
        (
            WRITER,
            "the general",
            f"A rank or office alone names nobody; give the name of the person. {ELSE}",
        ),
        (WRITER, "Elon Musk", ELSE),
        (WRITER, "nonsense", ELSE),
        (PLACE, "Boston", ELSE),
    ],
)
def test_on_an_answer_that_is_not_listed_the_teacher_speaks_behind_the_rule(
    asked: Question, answer: str, feedback: str
) -> None:
    assert check(asked, answer, dateline=DATELINE).feedback == feedback


@pytest.mark.parametrize("answer", ["", "I don't know", "7.40 a.m."])
def test_an_answer_that_is_not_judged_gets_no_comment_of_the_teacher(answer: str) -> None:
    outcome = check(CLOCK, answer, dateline=DATELINE)
    assert not outcome.is_judged
    assert ELSE not in outcome.feedback


@pytest.mark.parametrize(
    ("asked", "answer", "feedback"),
    [
        (CLOCK, "14 of september", "On <September 14>."),
        (CLOCK, "14 Sept. 2015", "On <September 14, 2015>."),
        (WRITER, "it was Barack Obama I think", "On <Barack Obama>."),
        (WRITER, "Obama", "On <Barack Obama>."),
        (WRITER, "Barak Obama", "Right. Mind the spelling. On <Barack Obama>."),
    ],
)
def test_an_answer_that_is_right_in_another_form_gets_the_comment_on_the_listed_one(
    asked: Question, answer: str, feedback: str
) -> None:
    outcome = check(asked, answer, dateline=DATELINE)
    assert (outcome.verdict, outcome.feedback) == (Verdict.CORRECT, feedback)


@pytest.mark.parametrize(
    ("asked", "answer", "listed"),
    [
        (WRITER, "the US presedent", "the US president"),
        (PLACE, "Califonia", "California"),
        (CLOCK, "sept", "September"),
        (CLOCK, "lsat week", "last week"),
        (FULL, "Octobr 17", "October 17"),
        (FULL, "17 Oct", "October 17"),
        (FULL, "17 de octubre", "October 17"),
        (LENGTH, "twenty", "20"),
    ],
)
def test_another_form_of_an_answer_that_earns_a_part_earns_and_says_the_same(
    asked: Question, answer: str, listed: str
) -> None:
    as_listed = check(asked, listed, dateline=DATELINE)
    assert check(asked, answer, dateline=DATELINE) == as_listed
    assert (as_listed.score, as_listed.feedback) == (0.5, f"On <{listed}>.")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (FULL, "2014-10-17"),
        (FULL, "17/10/2014"),
        (FULL, "17th October 14"),
        (FULL, "the 17th of October in 2014"),
        (WRITER, "US president Barack Obama"),
        (PLACE, "Mountain View, California"),
    ],
)
def test_who_gives_all_that_is_wanted_is_not_held_to_the_part(asked: Question, answer: str) -> None:
    assert check(asked, answer, dateline=DATELINE).verdict is Verdict.CORRECT


def test_another_unit_is_no_other_form_of_the_bare_number() -> None:
    outcome = check(LENGTH, "20 hours")
    assert (outcome.verdict, outcome.rule) == (Verdict.WRONG, "other-unit")


@pytest.mark.parametrize("answer", ["15 September", "Septmber 15", "it was September 15 I think"])
def test_another_day_is_no_other_form_of_its_month(answer: str) -> None:
    assert check(CLOCK, answer, dateline=DATELINE).verdict is Verdict.WRONG


def test_what_is_denied_is_no_form_of_it() -> None:
    assert check(WRITER, "not the US presedent").score == 0


@pytest.mark.parametrize(
    ("asked", "answer", "listed"),
    [(WRITER, "Zuckerberg", "Mark Zuckerberg"), (CLOCK, "22 Sept 2015", "September 22")],
)
def test_of_another_form_of_a_wrong_answer_the_teacher_alone_speaks(
    asked: Question, answer: str, listed: str
) -> None:
    outcome = check(asked, answer, dateline=DATELINE)
    assert (outcome.verdict, outcome.feedback) == (Verdict.WRONG, f"On <{listed}>.")


def test_without_a_comment_the_rule_speaks_alone() -> None:
    silent = question("How long did it last?", "when", {"45 minutes": 1}, otherwise="")
    assert check(silent, "15 minutes").feedback == "The text gives another number."


def test_the_explanation_tells_what_the_student_is_told() -> None:
    for answer in ("the US presedent", "Barak Obama", "Elon Musk", "Zuckerberg"):
        assert explain_check(WRITER, answer).outcome == check(WRITER, answer)
