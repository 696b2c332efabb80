"""Item analysis, on classes small enough to be reckoned by hand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import matplotlib
import numpy as np
import pandas as pd
import pytest

import kit
from kit.bank import Option, Question, QuestionBank, QuestionType
from kit.report.items import Item, items
from kit.report.looks import in_words, looks_of

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def choice(number, *wrong, type_=QuestionType.CHOICE):
    options = [Option(text="right", credit=1), *(Option(text=each, credit=0) for each in wrong)]
    return Question(
        id=f"sea-who-{number}",
        passage="sea",
        type=type_,
        stem=f"Who {number}?",
        options=tuple(options),
        tags=("who",),
    )


BANK = QuestionBank(
    id="sea", questions=tuple(choice(number, "one", "two", "three") for number in (1, 2, 3))
)


def attempts_of(given, bank=BANK):
    """Make attempts: of each student a response to each question, one try; None: not answered."""
    rows = []
    for student, responses in given.items():
        for question, response in zip(bank, responses, strict=True):
            if response is None:
                continue
            is_right = response in question.accepted
            rows.append(
                {
                    "student": student,
                    "bank": bank.id,
                    "version": bank.version,
                    "passage": question.passage,
                    "sitting": 1,
                    "question": question.id,
                    "number": 1,
                    "response": response,
                    "verdict": "correct" if is_right else "wrong",
                    "score": float(is_right),
                    "credit": 1.0,
                    "practice": False,
                    "points": question.points,
                    "hints": 0,
                    "seconds": 5.0,
                    "time": START + timedelta(seconds=len(rows)),
                }
            )
    return pd.DataFrame(rows)


# Ten students, r for right. At the first question five are right, who have 2 2 2 1 1 right of the
# two others, and five wrong, who have 1 1 0 0 0.
TEN = ["rrr", "rrr", "rrr", "rr1", "r1r", "1r1", "11r", "111", "111", "211"]
GIVEN = {"r": "right", "1": "one", "2": "two", "3": "three", "-": None}


def class_of(rows, bank=BANK):
    return attempts_of(
        {f"s{at:02}": [GIVEN[sign] for sign in row] for at, row in enumerate(rows)}, bank
    )


@pytest.fixture
def ten():
    return class_of(TEN)


def test_facility_is_the_share_that_was_right(ten):
    table = kit.questions_table(ten, BANK)
    assert set(table["facility"]) == {0.5}
    assert set(table["students"]) == {10}


def test_discrimination_is_the_point_biserial_reckoned_by_hand(ten):
    # Means 1.6 and 0.4, of all 1; squared deviations 6 in ten, so s = 0.7746; p = q = 0.5:
    # (1.6 - 0.4) / 0.7746 * 0.5 = 0.77
    assert kit.questions_table(ten, BANK).loc["sea-who-1", "discrimination"] == 0.77


def test_discrimination_is_what_numpy_and_pandas_give(ten):
    right = np.array([[sign == "r" for sign in row] for row in TEN], dtype=float)
    table = kit.questions_table(ten, BANK)
    for at, question in enumerate(BANK):
        rest = right.sum(axis=1) - right[:, at]
        by_numpy = np.corrcoef(right[:, at], rest)[0, 1]
        by_pandas = pd.Series(right[:, at]).corr(pd.Series(rest))
        assert table.loc[question.id, "discrimination"] == round(by_numpy, 2) == round(by_pandas, 2)


def test_questions_count_in_the_rest_by_their_points(ten):
    heavy = replace(BANK.questions[1], points=3)
    table = kit.questions_table(ten, BANK.replacing(heavy))
    right = np.array([[sign == "r" for sign in row] for row in TEN], dtype=float)
    by_numpy = np.corrcoef(right[:, 0], right[:, 1] * 3 + right[:, 2])[0, 1]
    assert table.loc["sea-who-1", "discrimination"] == round(by_numpy, 2)


def test_what_was_not_reached_says_nothing_of_how_one_reads(ten):
    # The best reader had no time for the last question.
    early = class_of(["rr-", *TEN[1:]])
    first, second, third = (item.discrimination for item in items(early, BANK))
    assert (first, second) == tuple(item.discrimination for item in items(ten, BANK))[:2]
    assert third is None


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [(TEN, True), (TEN[:9], False), (["rrr"] * 10, False), (["r--"] * 5 + ["1--"] * 5, False)],
    ids=["ten", "nine", "all the same", "no other question"],
)
def test_nothing_is_reckoned_where_it_would_be_nonsense(rows, is_told):
    table = kit.questions_table(class_of(rows), BANK)
    assert table["discrimination"].notna().all() == is_told


def test_one_student_is_no_class():
    attempts = class_of(["r1-"])
    assert kit.worth_a_look(attempts, BANK).empty
    assert kit.options_table(attempts, BANK, "sea-who-1")["upper"].isna().all()
    told = "1 student, 0 have answered every question. Of the points: mean 33 %, median 33 %."
    assert kit.overview(kit.scores(attempts, BANK)) == told


def test_options_are_counted_by_halves_of_the_class(ten):
    # Of the rests 2 2 2 1 1 1 1 0 0 0 the median is 1: three are above and three below.
    table = kit.options_table(ten, BANK, "sea-who-1")
    assert table["verdict"].to_dict() == {
        "right": "correct",
        "one": "wrong",
        "two": "wrong",
        "three": "wrong",
    }
    counts = ["students", "upper", "lower"]
    assert table[counts].to_numpy().tolist() == [[5, 3, 0], [4, 0, 2], [1, 0, 1], [0, 0, 0]]


def test_an_option_that_the_bank_no_longer_has_is_told(ten):
    question = BANK.questions[0]
    bank = BANK.replacing(replace(question, options=question.options[:1] + question.options[2:]))
    table = kit.options_table(ten, bank, question.id)
    assert table.loc["one", ["verdict", "students"]].tolist() == ["removed", 4]


def test_of_several_options_each_is_counted():
    bank = QuestionBank(id="sea", questions=(choice(1, "one", "two", type_=QuestionType.CHOICES),))
    attempts = attempts_of({"ana": ["right\none"], "ben": ["right"]}, bank)
    table = kit.options_table(attempts, bank, "sea-who-1")
    assert table["students"].to_dict() == {"right": 2, "one": 1, "two": 0}


def test_typed_answers_are_put_together_as_they_are_compared():
    bank = QuestionBank(id="sea", questions=(replace(choice(1), type=QuestionType.SHORT),))
    given = {"a": ["Mosul"], "b": ["mosul "], "c": ["“Raqqa”"], "d": ['"Raqqa"'], "e": ['"raqqa"']}
    table = kit.options_table(attempts_of(given, bank), bank, "sea-who-1")
    assert table["students"].to_dict() == {"“Raqqa”": 3, "Mosul": 2}


def test_options_are_counted_at_the_first_try_and_never_after_the_answer_was_shown(quiz, log, bank):
    first, second = [q for q in quiz.questions if q.type is QuestionType.CHOICE][:2]
    quiz.open(first.id)
    quiz.answer(first.distractors[0])
    quiz.retry()
    quiz.answer(first.key)
    quiz.open(second.id)
    quiz.reveal()
    quiz.retry()
    quiz.answer(second.key)
    attempts = kit.read_attempts(log)
    table = kit.options_table(attempts, bank, first.id)
    assert table.loc[[first.key, first.distractors[0]], "students"].tolist() == [0, 1]
    assert kit.options_table(attempts, bank, second.id)["students"].sum() == 0


# Rows of a class of ten or twelve at one question beside two others; the rules that are told.
LOOKS = [
    ("a class that reads well", ["rrr"] * 9 + ["1r1"], set()),
    ("one wrong answer for four in ten", ["rrr"] * 6 + ["1r1"] * 4, {"mistake"}),
    (
        "fewer, but more than were right",
        ["rrr"] * 2 + ["11r", "2r1", "3r1"] * 3,
        {"mistake", "hard"},
    ),
    ("wrong answers spread", ["rrr"] * 4 + ["1r1", "2r1", "3r1"] * 2, set()),
    ("against the rest", ["1rr", "2rr", "3rr"] * 2 + ["r11"] * 6, {"against"}),
    ("nobody takes an option", ["rrr"] * 4 + ["1r1", "2r1"] * 4, {"unused"}),
    ("too few to say so", ["rrr"] * 2 + ["1r1", "2r1"] * 3, {"mistake", "hard"}),
    ("two students", ["1rr"] * 2, set()),
    ("three students", ["1rr"] * 3, {"mistake", "hard"}),
]


@pytest.mark.parametrize(("rows", "rules"), [row[1:] for row in LOOKS], ids=[r[0] for r in LOOKS])
def test_a_question_needs_a_look(rows, rules):
    looks = kit.worth_a_look(class_of(rows), BANK)
    assert set(looks.loc[looks.index == "sea-who-1", "rule"]) == rules


def test_forms_of_one_mistake_are_counted_together():
    given = {
        f"s{n}": [text] for n, text in enumerate(["Erbil", "erbil", "ERBIL", "Kirkuk", "Kirkuk"])
    }
    bank = QuestionBank(id="sea", questions=(replace(choice(1), type=QuestionType.SHORT),))
    (item,) = items(attempts_of(given, bank), bank)
    assert (item.common_mistake, item.taken[0].text) == ("erbil", "Erbil")


@pytest.mark.parametrize(("right", "students"), [(14, 47), (15, 50), (14, 50)])
def test_the_plot_names_a_question_at_the_edge_of_hard_as_worth_a_look_does(right, students):
    matplotlib.use("agg")
    attempts = class_of(["rrr"] * right + ["1r1", "21r", "3rr"] * ((students - right) // 3))
    looks = kit.worth_a_look(attempts, BANK)
    told = looks.index[looks["rule"].isin(["against", "hard", "weak"])]
    axes = kit.plot_questions(kit.questions_table(attempts, BANK))
    assert {text.get_text() for text in axes.texts} == set(told)


def test_a_common_mistake_is_told_in_words():
    looks = kit.worth_a_look(class_of(["rrr"] * 5 + ["1r1"] * 5), BANK)
    told = "About half (5 of 10) first answered 'one': look at the wording."
    assert looks.loc["sea-who-1", "why"] == told


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (1, "All"),
        (0.9, "Nearly all"),
        (0.7, "Most"),
        (0.6, "More than half"),
        (0.5, "About half"),
        (0.3, "Many"),
    ],
)
def test_a_part_of_a_class_has_a_word(share, told):
    assert in_words(share) == told


def test_a_class_without_attempts_needs_no_look(ten):
    assert kit.worth_a_look(ten.head(0), BANK).empty
    assert kit.points_table(ten.head(0), BANK).empty
    assert kit.answers_table(ten.head(0), BANK).empty
    assert kit.options_table(ten.head(0), BANK, "sea-who-1").empty
    assert kit.overview(kit.scores(ten.head(0), BANK)) == "No student has answered yet."


def test_what_answers_added_is_what_the_quiz_counts(quiz, log, bank, article):
    first, second = quiz.questions[:2]
    quiz.answer(first.distractors[0])
    quiz.retry()
    quiz.answer(first.key)
    quiz.open(second.id)
    quiz.answer(second.key)
    attempts = kit.read_attempts(log)
    table = kit.answers_table(attempts, bank, {article.id: article})
    assert table["points"].tolist() == [0, 0.5 * first.points, second.points]
    assert set(table["marked_by"]) == {"option"}
    points = kit.points_table(attempts, bank)
    assert points.loc["ana", "total"] == quiz.score().earned == table["points"].sum()
    assert points.loc["ana", "out_of"] == quiz.score().points
    assert points.loc["ana"].notna().sum() == 4


def test_the_points_of_the_made_up_class_are_its_scores(root, bank):
    attempts = kit.read_attempts(root / "data" / "class" / "mosul-attempts.csv")
    points = kit.points_table(attempts, bank)
    percent = (100 * points["total"] / points["out_of"]).round().astype(int)
    assert percent.to_dict() == kit.scores(attempts, bank)["all"].to_dict()


def test_no_rule_is_named_where_the_bank_would_judge_otherwise_today(ten):
    question = BANK.questions[0]
    right, one, *others = question.options
    changed = (replace(right, credit=0), replace(one, credit=1), *others)
    table = kit.answers_table(ten, BANK.replacing(replace(question, options=changed)))
    at_it = table["question"] == question.id
    assert set(table.loc[at_it & (table["response"].isin(["right", "one"])), "marked_by"]) == {""}
    assert set(table.loc[at_it & (table["response"] == "two"), "marked_by"]) == {"option"}


def test_answers_to_questions_that_the_bank_has_no_more_are_kept_as_answers(ten):
    bank = BANK.without("sea-who-3")
    assert len(kit.answers_table(ten, bank)) == 30
    assert list(kit.points_table(ten, bank).columns) == [
        "sea-who-1",
        "sea-who-2",
        "total",
        "out_of",
    ]


def test_the_plot_of_questions_names_those_that_need_a_look(ten):
    matplotlib.use("agg")
    axes = kit.plot_questions(kit.questions_table(ten, BANK))
    assert len(axes.collections[0].get_offsets()) == 3
    hard = kit.plot_questions(kit.questions_table(class_of(["rrr", *TEN[5:], *TEN[5:]]), BANK))
    assert "sea-who-1" in {text.get_text() for text in hard.texts}


def test_the_plot_names_those_of_which_worth_a_look_says_that_they_are_hard_or_weak(root):
    matplotlib.use("agg")
    bank = kit.load_bank(root / "data" / "banks" / "mosul.csv")
    attempts = kit.read_attempts(root / "data" / "class" / "mosul-attempts.csv")
    axes = kit.plot_questions(kit.questions_table(attempts, bank))
    looks = kit.worth_a_look(attempts, bank)
    told = looks.index[looks["rule"].isin(["against", "hard", "weak"])]
    assert {text.get_text() for text in axes.texts} == set(told)
    assert "mosul-who-6" not in told


# How many students there are, the discrimination, and whether a sound question may give it.
CHANCES = [(24, 0.18, True), (24, -0.05, False), (40, 0.15, True), (200, 0.18, False)]


@pytest.mark.parametrize(("students", "discrimination", "may_be"), CHANCES)
def test_what_may_be_chance_is_told_as_such(students, discrimination, may_be):
    item = Item(
        question=BANK.questions[0],
        students=students,
        facility=0.5,
        first_try=0.5,
        discrimination=discrimination,
        common_mistake="",
        taken=(),
    )
    (told,) = [why for _, rule, why in looks_of(item) if rule == "weak"]
    assert ("it is chance" in told) == may_be
