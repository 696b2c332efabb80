import csv
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.article import Article, parse_article
from kit.bank import Option, Question, QuestionBank, QuestionType
from kit.checking import Outcome, Verdict, check
from kit.checking.typed import OPENING, RULES
from kit.checking.weighing import DOUBTS

DATELINE = date(2017, 7, 9)
CASES = Path(__file__).parent / "cases" / "checking"


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


def cases() -> list[tuple[str, ...]]:
    rows = []
    for path in sorted(CASES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows += [tuple(row) for row in csv.reader(file)][1:]
    return rows


def asked(stem: str, accepted: str) -> Question:
    return question(stem, *right(*accepted.split(" | ")))


@pytest.mark.parametrize(("stem", "accepted", "answer", "verdict", "rule"), cases())
def test_a_typed_answer_is_judged(
    stem: str, accepted: str, answer: str, verdict: str, rule: str
) -> None:
    outcome = check(asked(stem, accepted), answer, dateline=DATELINE)
    assert (outcome.verdict, outcome.rule) == (verdict, rule)


@pytest.mark.parametrize(("stem", "accepted", "answer", "verdict", "rule"), cases())
def test_feedback_teaches_and_keeps_the_key(
    stem: str, accepted: str, answer: str, verdict: str, rule: str
) -> None:
    feedback = check(asked(stem, accepted), answer, dateline=DATELINE).feedback
    assert feedback.casefold().strip(".") not in ("", "wrong")
    words = feedback.casefold().replace(".", "").split()
    assert not any(key.casefold() in words for key in accepted.split(" | "))


def test_every_rule_has_an_answer_that_it_decides() -> None:
    deciding = set()
    for stem, accepted, answer, *_ in cases():
        outcome = check(asked(stem, accepted), answer, dateline=DATELINE)
        deciding.add(outcome.rule)
    elsewhere = {
        "long",
        "other-name",
        "which-one",
        "another-too",
        "setting",
        "day-missing",
        "circumstance",
        "number-share",
        "short-name",
    }  # tested below
    rules = {*OPENING, *DOUBTS, *(rule for rules in RULES.values() for rule in rules)}
    told = {code for rule in rules for code in codes_of(rule)}
    assert told - deciding - elsewhere == set()


def codes_of(rule: object) -> set[str]:
    """Give the codes that stand as the first words of outcomes in the source of a rule."""
    import inspect
    import re

    source = inspect.getsource(rule)
    return set(re.findall(r'(?:correct|close|wrong|again)\(\s*"([a-z-]+)"', source))


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


BEGAN = question("When did the battle begin?", *right("October 17, 2016"), kind="when")


def test_coarser_dates_earn_less_the_coarser_they_are() -> None:
    answers = ["October 17, 2016", "October 2016", "2016", "the 2010s", "2015"]
    scores = [check(BEGAN, answer, dateline=DATELINE).score for answer in answers]
    assert scores == [1, 0.6, 0.4, 0.2, 0]


def test_a_coarser_date_is_told_what_is_missing() -> None:
    outcome = check(BEGAN, "October 2016", dateline=DATELINE)
    assert outcome.feedback == "Right month; give the day too."


def test_a_year_is_not_missed_where_an_accepted_answer_has_none() -> None:
    without = question("On which date?", *right("March 3", "March 3, 2007"))
    assert (
        check(without, "in March", dateline=DATELINE).feedback == "Right month; give the day too."
    )


def test_both_readings_of_a_date_in_numbers_count() -> None:
    asked = question("When?", *right("October 11, 2016"), kind="when")
    assert check(asked, "11/10/2016").verdict is Verdict.CORRECT
    assert check(asked, "10/11/2016").verdict is Verdict.CORRECT


def test_a_name_that_is_also_a_month_is_a_name() -> None:
    asked = question("Who resigned?", *right("Theresa May"), kind="who")
    assert check(asked, "May").rule == "surname"


def test_a_place_may_end_in_an_afterthought() -> None:
    asked = question("Where do they fight?", *right("the Old City of Mosul"), kind="where")
    assert check(asked, "in the Old City of Mosul I think").rule == "sentence"


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
    Option(text="Turkey", credit=0, feedback="It is not named either."),
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
    feedback = check(CHOICES, ["Iraq", "Iran", "Turkey"]).feedback
    told = "You have 1 of the 2 right ones. 2 of your choices do not belong."
    assert feedback == f"{told} “Iran”: Iran is not named. “Turkey”: It is not named either."


def test_an_outcome_prints_short() -> None:
    assert repr(check(CHOICE, "the Islamic State")) == "Outcome(correct, 1.0, rule='option')"


KEYS = ["Robert Sofge", "the Islamic State (IS) group", "October 17, 2016", "nine months", "Mosul"]


@pytest.mark.parametrize("key", KEYS)
@settings(deadline=None)
@given(answer=st.text(max_size=80) | st.from_regex(r"[\w .,/()\[\]*+?-]{0,80}", fullmatch=True))
def test_any_string_gets_an_outcome(key: str, answer: str) -> None:
    outcome = check(question("What?", *right(key)), answer, dateline=DATELINE)
    assert 0 <= outcome.score <= 1
    assert (outcome.score == 1) == (outcome.verdict is Verdict.CORRECT)


HOSTILE = [
    "a" * 10_000,
    "or " * 3_000,
    "😀" * 9_999,
    "(" * 10_000,
    " " * 10_000 + "x",
    "9" * 5_000,
    "1,000" * 2_000,
    "not " * 2_500,
    "a." * 5_000,
    "-" * 10_000,
    "and " * 60,
    "1 000 " * 50,
    "in of the " * 30,
    "not a but " * 30,
]


@pytest.mark.parametrize("answer", HOSTILE)
@pytest.mark.parametrize("key", KEYS)
def test_a_hostile_answer_is_no_burden(key: str, answer: str) -> None:
    asked = question("What?", *right(key))
    check(asked, answer, dateline=DATELINE)
    began = time.process_time()
    outcome = check(asked, answer, dateline=DATELINE)
    assert outcome.verdict is not Verdict.CORRECT
    assert time.process_time() - began < 0.2


ACCEPTED = [
    ("Who spoke?", "Brigadier General Robert Sofge"),
    ("Who seized it?", "the Islamic State (IS) group"),
    ("When did it begin?", "October 17, 2016"),
    ("When did it begin?", "last October"),
    ("How many fled?", "more than 900,000"),
    ("How long did it last?", "nearly nine months"),
    ("Where do they fight?", "the Old City of Mosul"),
    ("What did they find?", "thousands of homemade bombs"),
]


@pytest.mark.parametrize(("stem", "key"), ACCEPTED)
@settings(deadline=None)
@given(data=st.data())
def test_case_blanks_marks_and_articles_never_matter(
    stem: str, key: str, data: st.DataObject
) -> None:
    case = data.draw(st.sampled_from([str.upper, str.lower, str.title, str]))
    lead = data.draw(st.sampled_from(["", "the ", "  ", "The  ", '"', "I think it was "]))
    end = data.draw(st.sampled_from(["", ".", " ", "!", '"', " .", "\n"]))
    gap = data.draw(st.sampled_from([" ", "  ", "\t", "\u00a0"]))
    answer = lead + gap.join(case(key).split(" ")) + end
    assert check(asked(stem, key), answer, dateline=DATELINE).verdict is Verdict.CORRECT


@pytest.mark.parametrize("key", ["Robert Sofge", "Haider al-Abadi", "Franklin Delano Roosevelt"])
def test_a_surname_may_come_first(key: str) -> None:
    *first, surname = key.split()
    answer = f"{surname}, {' '.join(first)}"
    assert check(asked("Who?", key), answer).verdict is Verdict.CORRECT


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


PASSAGE = """date 2017-07-09

Brigadier General Robert Sofge said an announcement was imminent. Colonel Karim Sofgi, who led the
troops, was not so sure. Anna Miller and her brother Peter Miller fled from Basra to Mosul."""


@pytest.fixture(scope="module")
def report() -> Article:
    return parse_article(PASSAGE, id="mosul-2017-07-09")


@pytest.mark.parametrize(
    ("key", "answer", "verdict", "rule"),
    [
        ("Robert Sofge", "Sofgi", "wrong", "other-name"),
        ("Robert Sofge", "Sofgy", "correct", "surname"),
        ("Anna Miller", "Miller", "close", "which-one"),
        ("Anna Miller", "Anna Miler", "correct", "typo"),
        ("Anna Miller", "Peter Miller", "wrong", "other-first-name"),
        ("Robert Sofge", "Sofge", "correct", "surname"),
    ],
)
def test_the_passage_tells_who_else_there_is(
    report: Article, key: str, answer: str, verdict: str, rule: str
) -> None:
    outcome = check(asked("Who was it?", key), answer, passage=report)
    assert (outcome.verdict, outcome.rule) == (verdict, rule)


def test_a_relative_date_is_counted_from_the_date_of_the_passage(report: Article) -> None:
    assert check(asked("When was it?", "July 8, 2017"), "yesterday", passage=report).score == 1


def test_no_other_name_of_the_article_is_right(article: Article, bank: QuestionBank) -> None:
    names = ["Iraq", "Syria", "Mosul", "Old City", "Tigris River", "Sofge", "Islamic State", "IS"]
    for asked in bank.questions:
        for name in names if asked.type is QuestionType.SHORT else ():
            outcome = check(asked, name, passage=article)
            own = " ".join([*asked.accepted]).casefold()
            assert outcome.score < 1 or name.casefold() in own


def test_a_person_named_beside_the_wanted_one_is_doubted(report: Article) -> None:
    said = "Robert Sofge said so, Karim Baker of Ohio and Jane Miller Smith of Texas denied it"
    outcome = check(asked("Who said so?", "Robert Sofge"), said, passage=report)
    assert outcome.likelihood is not None


def test_an_essay_is_not_judged() -> None:
    outcome = check(asked("Who?", "Robert Sofge"), "Robert Sofge " * 30)
    assert (outcome.verdict, outcome.rule) == (Verdict.AGAIN, "long")


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("Port Skell, Ellmarsh", "close"),
        ("Port Skell, Overby", "correct"),
        ("Port Skell", "correct"),
    ],
)
def test_two_places_that_the_passage_names_apart_are_two_answers(answer: str, verdict: str) -> None:
    told = parse_article("A fire hit Port Skell, Overby. Men came from Ellmarsh.", id="fire")
    assert (
        check(asked("Where was the fire?", "Port Skell"), answer, passage=told).verdict == verdict
    )


def test_a_passage_may_tell_what_a_place_lies_in() -> None:
    told = parse_article("A storm struck Gubat in the Bicol region, and Naga too.", id="storm")
    asked_where = asked("Where did the storm strike?", "Gubat")
    assert check(asked_where, "the Bicol region", passage=told).rule == "holder"
    assert check(asked_where, "Naga", passage=told).verdict is Verdict.WRONG


def test_a_time_of_day_is_no_bad_date() -> None:
    outcome = check(BEGAN, "7.40 a.m.", dateline=DATELINE)
    assert outcome.verdict is Verdict.AGAIN
    assert outcome.feedback == "That is a time of day; write the date."


@pytest.mark.parametrize(
    ("key", "answer", "verdict"),
    [
        ("next Thursday", "16 May 2024", "correct"),
        ("next Thursday", "23 May 2024", "correct"),
        ("next Thursday", "on Thursday next week", "correct"),
        ("next Thursday", "this Thursday", "correct"),
        ("next Thursday", "30 May 2024", "wrong"),
        ("next Thursday", "17 May 2024", "wrong"),
        ("next Monday", "20 May 2024", "correct"),
        ("next Monday", "27 May 2024", "wrong"),
        ("May 23, 2024", "next Thursday", "correct"),
        ("May 30, 2024", "next Thursday", "wrong"),
        ("next Thursday | May 16, 2024", "16 May", "correct"),
        ("next Thursday | May 16, 2024", "23 May", "wrong"),
    ],
)
def test_on_a_tuesday_next_thursday_may_be_either(key: str, answer: str, verdict: str) -> None:
    asked_when = asked("When will the court meet?", key)
    assert check(asked_when, answer, dateline=date(2024, 5, 14)).verdict == verdict


STAFF = """date 2020-01-01

The engineer Thomas Arkley said so. Susan Hartley, a nurse from Leeds, denied it. The biology
teacher Martin Vogt spoke with former Mayor Luis Neves. Captain John Smith, the captain of the
ferry, was ill. The head teacher, Maria Kolb, laughed. Joan Tetlow, 78, a former maths teacher from
Bedminster who advises the government, had found it. The clerk who took that call, Renee Sand, did.
A board member from San Honor, lawyer Liway Tupas, left. Police named Teo Ovel, 38, a watchmaker
serving 22 years for a robbery. Ovel, known as "the Clock," wrote the play. Mr Purdie, 66, who farms
sheep at Kyeburn, paid. The referee, Crisan Dolen, died in May. He was 81. "A river may move," Emma
Pors told reporters. "We have agreed to be guided by the graves." The board's acting chief
executive, Mr Declan Tarp, agreed. The North Health Board met. Vytas Gaub, 67, who was treasurer of
the club until 2018, survived with burns to his hands. Kiai Sobar, 71, who runs an Islamic boarding
school opposite the site, made tea. Opposition lawmaker Wonga Chirambe called on the governor to
resign. A junior cataloguer there, Annel Roeke, looked.
Juma Mwango, a 52-year-old former crane driver, and the council's vice chairman, Phreh Nyar, sat.
The Executive Secretary of the East African Co-operation (EAC), Dr Anat Ruge, flew. Packie Gilmar
(83), whose family kept it, walked. The skipper, Elis Barri, 58, drowned. His brother said that he
had worked the channel since he was 15. A. Pitcha, secretary of the union, laughed. "It is no
offer," he said, "it is an insult with a signature on it." The lock-keeper, Ignat Farrag, who
retired in 2004, was told at his home outside Tarmonb."""


@pytest.mark.parametrize(
    ("key", "answer", "verdict", "rule"),
    [
        ("Thomas Arkley", "engineer Arkley", "correct", "surname"),
        ("Thomas Arkley", "the engineer", "close", "office"),
        ("Thomas Arkley", "the teacher", "wrong", "unlisted"),
        ("Thomas Arkley", "baker arkley", "close", "name-alone"),
        ("Susan Hartley", "nurse Hartley", "correct", "surname"),
        ("Susan Hartley", "a nurse from Leeds", "close", "office"),
        ("Susan Hartley", "the engineer", "wrong", "unlisted"),
        ("Susan Hartley", "the captain", "wrong", "rank"),
        ("Martin Vogt", "the biology teacher", "close", "office"),
        ("Martin Vogt", "the nurse", "wrong", "unlisted"),
        ("Luis Neves", "the mayor", "wrong", "rank"),
        ("Luis Neves", "the former mayor", "close", "office"),
        ("John Smith", "the captain", "close", "office"),
        ("John Smith", "the captain of the ferry", "close", "office"),
        ("Maria Kolb", "The Head Teacher", "close", "office"),
        ("Susan Hartley", "the Leeds nurse", "close", "office"),
        ("Susan Hartley", "a nurse from York", "wrong", "unlisted"),
        ("Susan Hartley", "Hartley, the Leeds nurse", "correct", "sentence"),
        ("Joan Tetlow", "a retired teacher from Bedminster", "close", "office"),
        ("Joan Tetlow", "a teacher who works for the government", "close", "office"),
        ("Joan Tetlow", "a retired teacher from Leeds", "wrong", "unlisted"),
        ("Renee Sand", "the clerk", "close", "office"),
        ("Liway Tupas", "the one from San Honor", "close", "described"),
        ("Liway Tupas", "the one from Kyeburn", "wrong", "unlisted"),
        ("Teo Ovel", "the watchmaker who wrote the play", "close", "office"),
        ("Teo Ovel", "the watchmaker who wrote the letter", "wrong", "unlisted"),
        ("Lachlan Purdie", "a 66 year old sheep farmer from Kyeburn", "close", "office"),
        ("Crisan Dolen", "a man who died when he was 81", "close", "described"),
        ("Emma Pors", "the politician who said they are guided by graves", "close", "described"),
        ("Emma Pors", "the lawyer who said they are guided by graves", "wrong", "unlisted"),
        ("Declan Tarp", "the acting chief executive of the health board", "close", "office"),
        ("Declan Tarp", "the acting chief executive of the road board", "wrong", "unlisted"),
        ("Vytas Gaub", "the ex treasurer of the club", "close", "office"),
        ("Vytas Gaub", "a 67 year old man who burned his hands", "close", "office"),
        ("Kiai Sobar", "the head of an Islamic boarding school", "close", "described"),
        ("Kiai Sobar", "the head of a Catholic boarding school", "wrong", "unlisted"),
        ("Annel Roeke", "a junior cataloguer", "close", "office"),
        ("Annel Roeke", "a cataloguer who did not look", "wrong", "unlisted"),
        ("Juma Mwango", "a former crane driver, 52 years old", "close", "office"),
        ("Juma Mwango", "a former crane driver, 51 years old", "wrong", "unlisted"),
        ("Phreh Nyar", "the councils vice chairman", "close", "office"),
        ("Phreh Nyar", "the councils chairman", "wrong", "unlisted"),
        ("Dr Anat Ruge", "The Executive Secretary of the EAC", "close", "office"),
        ("Packie Gilmar", "an 83 year old man whose family kept it", "close", "office"),
        ("Elis Barri", "a man who worked in the channel since he was 15", "close", "described"),
        (
            "A. Pitcha",
            "the man who said it was an insult with a signature on it",
            "close",
            "described",
        ),
        ("Ignat Farrag", "the lock-keeper", "close", "office"),
        ("Ignat Farrag", "a retired man who lives at Tarmonb", "close", "described"),
        ("Annel Roeke", "a senior cataloguer", "wrong", "unlisted"),
        ("Wonga Chirambe", "The lawmaker Chirambe said he should resign.", "correct", "sentence"),
    ],
)
def test_what_the_passage_calls_a_person_names_the_right_one(
    key: str, answer: str, verdict: str, rule: str
) -> None:
    passage = parse_article(STAFF, id="mosul-2017-07-09")
    outcome = check(question("Who was it?", *right(key), kind="who"), answer, passage=passage)
    assert (outcome.verdict, outcome.rule) == (verdict, rule)


FAIR = """BREGENZ, Austria - The town will rebuild the bridge, Mayor Clara Vonbun said on Monday.

A spokesman for the Ministry of Works, Elias Nhaca, agreed. Jon Berg, the leader of the society of
gardeners, did not. Kevin Drozd, 34, the mayor's son-in-law, paid for it. A 19-year-old from the
valley, Joseph Beck, was hurt. Ekai Loto, who was 15 at the time, won 40 prizes. Moe, a partner at
the law firm Moe & Sils, spoke for Ida Moe. The friend of the judge, Ann Dow, wept. Cllr Gwen Pugh,
a piano teacher and baker, left. She is 44, trained in Portugal. Tom Askew came to the valley as a
volunteer in 1998. Jo Lund is a glaciologist at the school of Bregenz."""


@pytest.mark.parametrize(
    ("key", "answer", "verdict", "rule"),
    [
        ("Clara Vonbun", "the mayor of Bregenz", "close", "office"),
        ("Clara Vonbun", "the town's mayor", "close", "office"),
        ("Clara Vonbun", "the mayor of Graz", "wrong", "unlisted"),
        ("Elias Nhaca", "a spokesman", "close", "office"),
        ("Elias Nhaca", "the ministry's spokesman", "close", "office"),
        ("Elias Nhaca", "a spokesman for the ministry of health", "wrong", "unlisted"),
        ("Jon Berg", "the leader of the garden society", "close", "office"),
        ("Jon Berg", "the gardeners' leader", "close", "office"),
        ("Jon Berg", "the leader of the bakers", "wrong", "unlisted"),
        ("Kevin Drozd", "the mayors son in law", "close", "office"),
        ("Kevin Drozd", "the mayor", "wrong", "rank"),
        ("Kevin Drozd", "a 34-year-old man", "close", "office"),
        ("Joseph Beck", "the 19 year old from the valley", "close", "office"),
        ("Joseph Beck", "a 34-year-old", "wrong", "unlisted"),
        ("Ekai Loto", "a 15-year-old boy", "close", "office"),
        ("Ekai Loto", "a 40-year-old", "wrong", "unlisted"),
        ("Ida Moe", "a partner at a law firm", "close", "office"),
        ("Ann Dow", "the friend", "wrong", "unlisted"),
        ("Gwen Pugh", "a piano teacher", "close", "office"),
        ("Gwen Pugh", "a councillor", "close", "office"),
        ("Gwen Pugh", "a 44 years old woman who was trained in Portugal", "close", "office"),
        ("Gwen Pugh", "a councillor who trained in Spain", "wrong", "unlisted"),
        ("Tom Askew", "a man who came as a volunteer in 1998", "close", "described"),
        ("Tom Askew", "a man who came as a doctor in 1998", "wrong", "unlisted"),
        ("Jo Lund", "a glaciologist from Bregenz", "close", "office"),
    ],
)
def test_a_person_may_be_called_by_other_words_of_the_same_sentence(
    key: str, answer: str, verdict: str, rule: str
) -> None:
    passage = parse_article(FAIR, id="mosul-2017-07-09")
    outcome = check(question("Who was it?", *right(key), kind="who"), answer, passage=passage)
    assert (outcome.verdict, outcome.rule) == (verdict, rule)


@pytest.mark.parametrize(
    ("key", "answer", "verdict", "rule"),
    [
        ("the Wendel hall", "Bregenz", "close", "setting"),
        ("the Wendel hall", "western Austria", "close", "setting"),
        ("the Wendel hall", "Graz", "wrong", "other-place"),
        ("the Wendel hall in Graz", "Bregenz", "wrong", "other-name"),
        ("Graz", "Bregenz", "wrong", "other-name"),
    ],
)
def test_where_an_article_is_set_is_near_to_a_place_that_no_map_has(
    key: str, answer: str, verdict: str, rule: str
) -> None:
    passage = parse_article(FAIR, id="mosul-2017-07-09")
    outcome = check(question("Where was it?", *right(key), kind="where"), answer, passage=passage)
    assert (outcome.verdict, outcome.rule) == (verdict, rule)


def test_how_much_wants_a_number_whatever_the_tag():
    asked = question("How much was it?", *right("£9.7 million"), kind="who")
    outcome = check(asked, "9.7 million pounds")
    assert (outcome.verdict, outcome.rule) == (Verdict.CORRECT, "number")


LAGOON = """date 2016-03-04 A ferry sank off the port of Achango, in the Chilo archipelago of Chile.

Divers from Chile found a bell in a cave on New Britain, an island to the north, in Wattle County.
Ana Cuyul, 49, who sold fish, saw it. Jo Vera, a pilot, flew 8,300 hours for the mine. The mine
sold fish too. They came over Lake Orra."""


@pytest.mark.parametrize(
    ("key", "answer", "verdict", "rule"),
    [
        ("Quincha", "the Chilo archipelago", "close", "setting"),
        ("Quincha", "chilo", "close", "setting"),
        ("Quincha", "chilo archipelago chile", "close", "setting"),
        ("Quincha", "the Chonos archipelago", "wrong", "unlisted"),
        ("Achango", "in 2016", "wrong", "unlisted"),
        ("on Taka", "Lake Orra", "close", "setting"),
        ("Quincha", "achango peru", "wrong", "unlisted"),
        ("on New Britain", "Chile", "close", "setting"),
        ("on New Britain", "Peru", "wrong", "other-place"),
        ("Santiago", "the Chilo archipelago", "wrong", "unlisted"),
    ],
)
def test_where_an_article_is_set_may_be_an_island_or_a_valley(
    key: str, answer: str, verdict: str, rule: str
) -> None:
    passage = parse_article(LAGOON, id="mosul-2017-07-09")
    outcome = check(question("Where was it?", *right(key), kind="where"), answer, passage=passage)
    assert (outcome.verdict, outcome.rule) == (verdict, rule)


@pytest.mark.parametrize(
    ("key", "answer", "verdict", "rule"),
    [
        ("Ana Cuyul", "a woman who worked in a shop", "close", "described"),
        ("Ana Cuyul", "someone who had a shop", "close", "described"),
        ("Ana Cuyul", "someone who sold fish", "close", "described"),
        ("Ana Cuyul", "a shopkeeper, she is 49 years old", "wrong", "unlisted"),
        ("Jo Vera", "the plane pilot", "close", "office"),
        ("Jo Vera", "the boat pilot", "wrong", "unlisted"),
        ("Ana Cuyul", "the plane pilot", "wrong", "unlisted"),
        ("Ana Cuyul", "the woman who worked in a shop", "wrong", "unlisted"),
        ("Ana Cuyul", "a woman", "wrong", "unlisted"),
        ("Ana Cuyul", "a man who worked in a shop", "wrong", "unlisted"),
        ("Ana Cuyul", "a woman from Leeds", "wrong", "unlisted"),
        ("Ana Cuyul", "a woman who flew for the mine", "wrong", "unlisted"),
        ("Ana Cuyul", "a pilot who worked in a shop", "wrong", "unlisted"),
        ("Ana Cuyul", "someone who was a baker", "wrong", "unlisted"),
        ("Ana Cuyul", "someone who was 15", "wrong", "unlisted"),
        ("the guard", "a woman who worked in a shop", "wrong", "unlisted"),
    ],
)
def test_what_tells_of_anybody_is_near_to_a_name_unless_the_passage_has_it_of_others(
    key: str, answer: str, verdict: str, rule: str
) -> None:
    passage = parse_article(LAGOON, id="mosul-2017-07-09")
    outcome = check(
        question("Who was near the plane?", *right(key), kind="who"), answer, passage=passage
    )
    assert (outcome.verdict, outcome.rule) == (verdict, rule)


WARDS = """date 2018-04-04 Ann Dow runs Napari District Hospital, and not Wangara Town Hall.

Napari was built in 1990. Wangara Town Hall stands in Wangara. The Wellbro Foundation paid."""


@pytest.mark.parametrize(
    ("kind", "key", "answer", "verdict", "rule"),
    [
        ("where", "Napari District Hospital", "napari", "correct", "short-name"),
        ("where", "Napari District Hospital", "at the Naparri hospital", "correct", "short-name"),
        ("where", "Napari District Hospital", "district hospital", "close", "part"),
        ("where", "Wangara Town Hall", "Wangara", "close", "part"),
        ("where", "in a mill on the roof of Napari Hospital", "Napari", "close", "part"),
        ("who", "the Wellbro Foundation", "wellbro", "correct", "short-name"),
    ],
)
def test_a_name_may_go_without_its_nouns_where_the_passage_has_it_for_nothing_else(
    kind: str, key: str, answer: str, verdict: str, rule: str
) -> None:
    passage = parse_article(WARDS, id="mosul-2017-07-09")
    outcome = check(question("What was it?", *right(key), kind=kind), answer, passage=passage)
    assert (outcome.verdict, outcome.rule) == (verdict, rule)


DAIRY = """date 2018-04-04 Ann Dow died on March 3, at the age of eighty-one.

She owned 1,240 cows. Of these 386 were sold; 231 went to Wales."""


@pytest.mark.parametrize(
    ("stem", "key", "answer", "verdict", "rule"),
    [
        ("When did Ann Dow die?", "March 3", "when she was 81", "close", "circumstance"),
        ("When did Ann Dow die?", "March 3", "at the age of 81", "close", "circumstance"),
        ("When did Ann Dow die?", "March 3", "when she was 18", "wrong", "other-number"),
        ("How many were sold?", "386", "nearly a third of them", "close", "number-share"),
        ("How many were sold?", "386", "less than half the cows", "close", "number-share"),
        ("How many were sold?", "386", "more than a quarter", "close", "number-share"),
        ("How many were sold?", "386", "more than half of them", "wrong", "unlisted"),
        ("How many were sold?", "386", "three quarters", "wrong", "other-number"),
        ("How many of 500 went to Wales?", "231", "under half", "close", "number-share"),
        ("For how long did it last?", "90 minutes", "half an hour", "wrong", "other-number"),
    ],
)
def test_an_age_or_a_part_may_tell_truly_what_is_wanted(
    stem: str, key: str, answer: str, verdict: str, rule: str
) -> None:
    passage = parse_article(DAIRY, id="mosul-2017-07-09")
    outcome = check(question(stem, *right(key)), answer, passage=passage)
    assert (outcome.verdict, outcome.rule) == (verdict, rule)


SOLD = """date 2018-04-04 A tower was sold to a retired sign painter from Leeds, who paid for it.

The office said Karl Askew, 67, of York bid most. Ann Dow, a baker, wept."""


@pytest.mark.parametrize(
    ("key", "answer", "verdict"),
    [
        ("Karl Askew", "a retired sign painter", "close"),
        ("Karl Askew", "an old painter", "close"),
        ("Karl Askew", "a retired dentist", "wrong"),
        ("Ann Dow", "a retired sign painter", "wrong"),
    ],
)
def test_the_lead_tells_what_the_first_person_named_after_it_is(
    key: str, answer: str, verdict: str
) -> None:
    passage = parse_article(SOLD, id="mosul-2017-07-09")
    assert check(asked("Who was it?", key), answer, passage=passage).verdict == verdict


HELD = """date 2018-04-04

Police in northern Slovenia found the panels on Tuesday in a disused mill outside Jezers, a few
miles from the Austrian border. A dealer from Graz was held by Austrian police. The bell is kept in
a tank of fresh water at a former cannery in Turk. A stone fell on Gors Creek, a hamlet of nine
houses in the Manio district. They rose on the night of 22 March, when all were at a band festival.
"""


@pytest.mark.parametrize(
    ("stem", "key", "answer", "verdict", "rule"),
    [
        (
            "Where were they found?",
            "in a disused mill",
            "near the Austrian border",
            "close",
            "told-beside",
        ),
        ("Where were they found?", "in a disused mill", "near the Hungarian border", "wrong", ""),
        ("Where were they found?", "in a disused mill", "northern Slovenia", "close", "setting"),
        ("Where were they found?", "in a disused mill", "in central Europe", "close", "setting"),
        ("Where were they found?", "in a disused mill", "in East Africa", "wrong", ""),
        (
            "Where is the bell?",
            "a former cannery in Turk",
            "a tank full of fresh water",
            "close",
            "",
        ),
        ("Where is the bell?", "a former cannery in Turk", "a tank full of hot oil", "wrong", ""),
        ("Where did it fall?", "Gors Creek", "the Manio district", "close", "holder"),
        (
            "Where did it fall?",
            "Gors Creek",
            "in a small hamlet of nine houses",
            "close",
            "told-beside",
        ),
        ("When did they rise?", "22 March", "during the band festival", "close", "circumstance"),
        ("When did they rise?", "22 March", "when the bell was found", "wrong", "unlisted"),
    ],
)
def test_what_the_passage_hangs_on_a_place_or_a_date_is_true_of_it(
    stem: str, key: str, answer: str, verdict: str, rule: str
) -> None:
    passage = parse_article(HELD, id="mosul-2017-07-09")
    kind = "when" if stem.startswith("When") else "where"
    outcome = check(question(stem, *right(key), kind=kind), answer, passage=passage)
    assert (outcome.verdict, outcome.rule if rule else "") == (verdict, rule)


def test_another_number_of_the_passage_is_no_estimate() -> None:
    passage = parse_article("The ship had 47 people on board. They rescued 44.", id="ship")
    asked_for = asked("How many were rescued?", "44")
    assert check(asked_for, "maybe 47?", passage=passage).rule == "other-number"
    assert check(asked_for, "maybe 45?", passage=passage).rule == "number-near"


NIGHT = """date 2018-05-09

The mill burned shortly before noon on Friday. Police took two bakers at 2 a.m. in York, and nobody
slept. In the evening a bell rang."""


@pytest.mark.parametrize(
    ("stem", "key", "answer", "verdict", "rule"),
    [
        ("When did the fire start?", "4 May 2018", "around noon", "close", "day-missing"),
        ("When were the bakers taken by police?", "8 May 2018", "at 2am", "close", "day-missing"),
        ("When did the fire start?", "4 May 2018", "in the evening", "wrong", "unlisted"),
        ("When did the fire start?", "4 May 2018", "Friday around noon", "correct", "date"),
    ],
)
def test_a_time_of_day_that_the_passage_tells_lacks_its_day(
    stem: str, key: str, answer: str, verdict: str, rule: str
) -> None:
    passage = parse_article(NIGHT, id="mosul-2017-07-09")
    outcome = check(question(stem, *right(key), kind="when"), answer, passage=passage)
    assert (outcome.verdict, outcome.rule) == (verdict, rule)


def test_the_words_of_the_question_describe_nobody() -> None:
    passage = parse_article(STAFF, id="mosul-2017-07-09")
    asked = question("Who was the engineer that spoke?", *right("Thomas Arkley"), kind="who")
    assert check(asked, "the engineer", passage=passage).verdict is Verdict.WRONG


KINDRED = """date 2020-01-01

Nils Dahl, a keen sailor, sank off Bergen. His father Nils-Erik Olav Dahl said the sailor Dahl was
careful. Yesterday Mehta, the engineer, met the baker Rashid Karim. Omar Rashid thanked Asha Mehta.
His uncle Rashid Karim wept. Engineer Els de Wit spoke; the pilot de Wit knew well, had left.
The first owner of the mill was Ida Moe. The cook was Ida Moe's cousin."""


@pytest.mark.parametrize(
    ("key", "answer", "verdict", "rule"),
    [
        ("Nils Dahl", "his father", "wrong", "unlisted"),
        ("Nils Dahl", "a keen sailor", "close", "office"),
        ("Nils-Erik Olav Dahl", "his father", "close", "office"),
        ("Omar Rashid", "his uncle", "wrong", "unlisted"),
        ("Omar Rashid", "Rashid", "correct", "surname"),
        ("Asha Mehta", "Mehta", "correct", "surname"),
        ("Els de Wit", "the pilot", "close", "office"),
        ("Els de Wit", "de Wit", "correct", "surname"),
        ("Ida Moe", "the first owner of the mill", "close", "office"),
        ("Ida Moe", "the cook", "wrong", "unlisted"),
    ],
)
def test_what_stands_beside_another_bearer_of_the_surname_is_not_the_right_one(
    key: str, answer: str, verdict: str, rule: str
) -> None:
    passage = parse_article(KINDRED, id="mosul-2017-07-09")
    outcome = check(question("Who was it?", *right(key), kind="who"), answer, passage=passage)
    assert (outcome.verdict, outcome.rule) == (verdict, rule)


@pytest.mark.parametrize(
    ("given", "score", "told"),
    [
        ("acb", 1 / 3, "Some of it is in order: 1 thing stands where it belongs."),
        ("bcdea", 0.2, "Some of it follows in order, but nothing stands in its place yet."),
    ],
)
def test_an_order_is_told_what_stands_where_it_belongs(given: str, score: float, told: str) -> None:
    things = right(*sorted(given))
    outcome = check(question("In which order?", *things, type_="order"), [*given])
    assert (outcome.score, outcome.feedback) == (pytest.approx(score), told)
