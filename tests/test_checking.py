import csv
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.bank import Option, Question, QuestionType
from kit.checking import Outcome, Verdict, check

DATELINE = date(2017, 7, 9)
CASES = Path(__file__).parent / "cases"


def question(stem: str, *options: Option, kind: str = "", type_: str = "short") -> Question:
    return Question(
        id="mosul-test-1",
        passage="mosul-2017-07-09",
        type=QuestionType(type_),
        stem=stem,
        options=options,
        tags=(kind,) if kind else (),
    )


def right(*texts: str) -> list[Option]:
    return [Option(text=text, credit=1) for text in texts]


QUESTIONS = {
    "spoke": question(
        "Who said that an announcement was imminent?",
        *right("Brigadier General Robert Sofge", "Robert Sofge"),
        kind="who",
    ),
    "seized": question("Who seized Mosul?", *right("the Islamic State (IS) group"), kind="who"),
    "began": question("When did the battle begin?", *right("October 17, 2016"), kind="when"),
    "taken": question("When was Mosul seized?", *right("June 10, 2014"), kind="when"),
    "launched": question("When was the campaign launched?", *right("in October"), kind="when"),
    "lasted": question("How long has the offensive lasted?", *right("nearly nine months")),
    "proclaimed": question("Where is the caliphate?", *right("Iraq and Syria"), kind="where"),
    "trapped": question("Where do the last ones fight?", *right("the Old City"), kind="where"),
}


def cases(name: str) -> list[tuple[str, ...]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


@pytest.mark.parametrize(("name", "answer", "verdict", "rule"), cases("checking.csv"))
def test_a_typed_answer_is_judged(name: str, answer: str, verdict: str, rule: str) -> None:
    outcome = check(QUESTIONS[name], answer, dateline=DATELINE)
    assert (outcome.verdict, outcome.rule) == (verdict, rule)


@pytest.mark.parametrize(("name", "answer", "verdict", "rule"), cases("checking.csv"))
def test_feedback_teaches_and_keeps_the_key(
    name: str, answer: str, verdict: str, rule: str
) -> None:
    feedback = check(QUESTIONS[name], answer, dateline=DATELINE).feedback
    assert feedback.casefold().strip(".") not in ("", "wrong")
    assert not any(key.casefold() in feedback.casefold() for key in QUESTIONS[name].accepted)


def test_the_list_of_the_teacher_beats_every_rule() -> None:
    told = "That is the river; which part of the city?"
    asked = question(
        "Where?",
        Option(text="the Old City", credit=1),
        Option(text="next to the Tigris", credit=0.5, feedback=told),
        Option(text="Old City of Mosul", credit=0, feedback="Too much."),
    )
    close = check(asked, " Next to the  Tigris! ")
    assert close == Outcome(verdict=Verdict.CLOSE, score=0.5, feedback=told, rule="listed")
    assert check(asked, "old city of mosul").feedback == "Too much."


def test_quotes_accents_articles_and_stops_do_not_matter() -> None:
    asked = question("Where?", *right("the “Café de l’Europe” "))
    assert check(asked, "at Cafe de l'Europe.").verdict is Verdict.CORRECT


def test_an_unlisted_answer_gets_the_comment_of_the_teacher() -> None:
    asked = Question(
        id="a-b-1",
        passage="a",
        type=QuestionType.SHORT,
        stem="Who?",
        options=tuple(right("women")),
        otherwise="Read the tenth paragraph.",
    )
    assert check(asked, "jihadists").feedback == "Read the tenth paragraph."


def test_a_short_form_in_the_list_licenses_no_other_first_name() -> None:
    asked = question("Who?", *right("Haider al-Abadi", "Abadi"), kind="who")
    assert check(asked, "Mahmoud Abadi").verdict is Verdict.WRONG
    assert check(asked, "Abbadi").verdict is Verdict.CORRECT


def test_coarser_dates_earn_less_the_coarser_they_are() -> None:
    answers = ["October 17, 2016", "October 2016", "2016", "the 2010s", "2015"]
    scores = [check(QUESTIONS["began"], answer, dateline=DATELINE).score for answer in answers]
    assert scores == [1, 0.6, 0.4, 0.2, 0]


def test_a_coarser_date_is_told_what_is_missing() -> None:
    outcome = check(QUESTIONS["began"], "October 2016", dateline=DATELINE)
    assert outcome.feedback == "Right month; give the day too."


def test_both_readings_of_a_date_in_numbers_count() -> None:
    asked = question("When?", *right("October 11, 2016"), kind="when")
    assert check(asked, "11/10/2016").verdict is Verdict.CORRECT
    assert check(asked, "10/11/2016").verdict is Verdict.CORRECT


def test_a_name_that_is_also_a_month_is_a_name() -> None:
    asked = question("Who resigned?", *right("Theresa May"), kind="who")
    assert check(asked, "May").rule == "surname"


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("spoke", "Robert Sofge said it"),
        ("spoke", "It was Robert Sofge"),
        ("spoke", "robert sofge, I think"),
        ("spoke", "I think it was said by General Robert Sofge."),
        ("spoke", "IT WAS GENERAL ROBERT SOFGE WHO SAID IT"),
        ("spoke", "General Sofge said that an announcement was imminent"),
        ("seized", "The Islamic State (IS) group seized Mosul"),
        ("trapped", "in the Old City I think"),
        ("trapped", "The last ones fight in the Old City."),
        ("lasted", "It lasted nearly nine months, I think"),
    ],
)
def test_a_sentence_around_the_answer_is_right(name: str, answer: str) -> None:
    assert check(QUESTIONS[name], answer, dateline=DATELINE).verdict is Verdict.CORRECT


def test_a_place_may_end_in_an_afterthought() -> None:
    asked = question("Where do they fight?", *right("the Old City of Mosul"), kind="where")
    assert check(asked, "in the Old City of Mosul I think").rule == "sentence"


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("spoke", "Robert Sofge said it, Abadi denied it"),
        ("spoke", "Haider al-Abadi, Robert Sofge"),
        ("spoke", "thomas sofge said it"),
        ("spoke", "It was Robert Sofge in 2016"),
        ("spoke", "it wasn't Robert Sofge who said it"),
        ("spoke", "I dont think it was Robert Sofge"),
        ("spoke", "Robert Sofge and his men said it"),
        ("spoke", "everyone but Robert Sofge"),
        ("spoke", "Robert Sofge’s spokesman said it"),
        ("spoke", "the wife of Robert Sofge said it"),
        ("seized", "Islamic State fighters seized it"),
        ("trapped", "They fight outside the Old City"),
        ("trapped", "it is west of the Old City I think"),
        ("lasted", "It was nearly nine months in May I think, or three years"),
    ],
)
def test_a_sentence_with_another_name_or_a_denial_is_not_right(name: str, answer: str) -> None:
    assert check(QUESTIONS[name], answer, dateline=DATELINE).verdict is not Verdict.CORRECT


@pytest.mark.parametrize("answer", ["the general", "Brigadier General", "a US general", "colonel"])
@pytest.mark.parametrize("key", ["Brigadier General Robert Sofge", "Robert Sofge"])
def test_a_rank_names_nobody(key: str, answer: str) -> None:
    outcome = check(question("Who spoke?", *right(key), kind="who"), answer)
    assert (outcome.verdict, outcome.rule) == (Verdict.WRONG, "rank")
    assert "name of the person" in outcome.feedback


def test_an_office_says_more_than_a_rank() -> None:
    asked = question("Who?", *right("Prime Minister Haider al-Abadi"), kind="who")
    assert check(asked, "the prime minister").rule == "office"
    assert check(question("Who?", *right("soldiers"), kind="who"), "general").rule == "unlisted"


CHOICE = question(
    "Who seized Mosul?",
    Option(text="the Islamic State", credit=1, feedback="Yes."),
    Option(text="jihadists", credit=0.5),
    Option(text="Iraqi forces", credit=0),
    type_="choice",
)


def test_a_choice_earns_the_credit_of_its_option() -> None:
    texts = [option.text for option in CHOICE.options]
    outcomes = [check(CHOICE, text) for text in texts]
    assert [outcome.score for outcome in outcomes] == [1, 0.5, 0]
    assert [outcome.verdict for outcome in outcomes] == ["correct", "close", "wrong"]
    assert outcomes[0].feedback == "Yes."
    assert all(outcome.feedback for outcome in outcomes)


def test_an_option_is_found_however_it_is_written() -> None:
    assert check(CHOICE, ["  the  Islamic state"]).verdict is Verdict.CORRECT


@pytest.mark.parametrize("response", ["women", ["jihadists", "Iraqi forces"]])
def test_a_choice_takes_one_option_of_the_question(response: str | list[str]) -> None:
    with pytest.raises(ValueError, match=r"mosul-test-1: .*option"):
        check(CHOICE, response)


def test_true_or_false_is_a_choice() -> None:
    asked = question(
        "Mosul is in Iraq.",
        Option(text="True", credit=1),
        Option(text="False", credit=0),
        type_="truefalse",
    )
    assert check(asked, "true").verdict is Verdict.CORRECT


CHOICES = question(
    "Where did IS proclaim its caliphate?",
    Option(text="Iraq", credit=1),
    Option(text="Syria", credit=1),
    Option(text="Iran", credit=0, feedback="Iran is not named."),
    Option(text="Turkey", credit=0),
    type_="choices",
)


@pytest.mark.parametrize(
    ("response", "verdict", "score"),
    [
        (["Iraq", "Syria"], "correct", 1),
        (["Iraq"], "close", 0.5),
        (["Iraq", "Syria", "Iran"], "close", 0.5),
        (["Iraq", "Syria", "Iran", "Turkey"], "wrong", 0),
        (["Turkey"], "wrong", 0),
        ([], "blank", 0),
    ],
)
def test_several_options_earn_their_share(response: list[str], verdict: str, score: float) -> None:
    outcome = check(CHOICES, response)
    assert (outcome.verdict, outcome.score) == (verdict, score)


def test_several_options_are_counted_and_the_wrong_ones_explained() -> None:
    feedback = check(CHOICES, ["Iraq", "Iran"]).feedback
    assert feedback == "1 of the 2 right ones, and 1 that does not belong. Iran is not named."


def test_an_outcome_prints_short() -> None:
    assert repr(check(CHOICE, "the Islamic State")) == "Outcome(correct, 1.0, rule='option')"


@pytest.mark.parametrize("name", QUESTIONS)
@settings(deadline=None)
@given(answer=st.text(max_size=80) | st.from_regex(r"[\w .,/()\[\]*+?-]{0,80}", fullmatch=True))
def test_any_string_gets_an_outcome(name: str, answer: str) -> None:
    outcome = check(QUESTIONS[name], answer, dateline=DATELINE)
    assert 0 <= outcome.score <= 1
    assert (outcome.score == 1) == (outcome.verdict is Verdict.CORRECT)


@pytest.mark.parametrize(
    "answer",
    ["a" * 10_000, "or " * 3_000, "😀" * 9_999, "(" * 10_000, " " * 10_000 + "x", "9" * 5_000],
)
def test_a_huge_answer_is_refused_quickly(answer: str) -> None:
    began = time.process_time()
    outcome = check(QUESTIONS["began"], answer, dateline=DATELINE)
    assert outcome.verdict in (Verdict.WRONG, Verdict.BLANK)
    assert time.process_time() - began < 0.2


@settings(deadline=None)
@given(
    st.dates(date(1990, 1, 1), DATELINE),
    st.sampled_from(["%B {d}, %Y", "{d} %B %Y", "%Y-%m-%d", "{d}/%m/%Y"]),
    st.integers(0, 20),
    st.sampled_from("0123456789"),
)
def test_a_changed_digit_never_stays_correct(day: date, form: str, at: int, digit: str) -> None:
    key = f"{day:%B} {day.day}, {day.year}"
    asked = question("When?", *right(key), kind="when")
    written = day.strftime(form.replace("{d}", str(day.day)))
    places = [place for place, mark in enumerate(written) if mark.isdecimal()]
    place = places[at % len(places)]
    changed = written[:place] + digit + written[place + 1 :]
    verdict = check(asked, changed, dateline=DATELINE).verdict
    assert (verdict is Verdict.CORRECT) == (digit == written[place])


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [("in October", "close"), ("October 17", "close"), ("December", "wrong"), ("2016", "correct")],
)
def test_the_dateline_does_not_answer_for_a_student_who_is_asked_for_the_year(
    bank, article, answer, verdict
):
    outcome = check(bank["mosul-when-4"], answer, dateline=article.dateline)
    assert outcome.verdict == verdict
