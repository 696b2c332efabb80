import re

import matplotlib
import pytest

import kit
from kit.errors import AttemptLogError
from tests.tools import made_up_class


@pytest.fixture(scope="module")
def attempts(root):
    return kit.read_attempts(root / "data" / "class" / "mosul-attempts.csv")


def test_the_made_up_class_is_what_its_script_makes():
    assert made_up_class.PLACE.read_text("utf-8") == made_up_class.make()


def test_scores_are_percents_of_the_points_of_the_bank(attempts, bank):
    table = kit.scores(attempts, bank)
    assert list(table.columns) == ["who", "when", "where", "all", "answered"]
    assert len(table) == 24
    assert table.to_numpy().min() >= 0
    assert table[["who", "when", "where", "all"]].to_numpy().max() <= 100


def test_a_log_and_a_quiz_give_the_same_score(quiz, log, bank):
    quiz.answer(quiz.current.key)
    quiz.next()
    quiz.answer(quiz.current.distractors[0])
    quiz.retry()
    quiz.answer(quiz.current.key)
    row = kit.scores(kit.read_attempts(log), bank).loc["ana"]
    score = quiz.score()
    assert row["all"] == round(100 * score.earned / score.points)
    assert row["answered"] == 2


def test_only_the_last_sitting_counts(quiz, log, bank):
    quiz.answer(quiz.current.key)
    quiz.restart()
    quiz.answer(quiz.current.distractors[0])
    assert kit.scores(kit.read_attempts(log), bank).loc["ana", "all"] == 0


def test_hard_questions_come_first_with_the_most_common_mistake(attempts, bank):
    table = kit.questions_table(attempts, bank)
    assert list(table.columns) == ["stem", "students", "facility", "first_try", "common_mistake"]
    assert table["facility"].is_monotonic_increasing
    assert table["facility"].between(0, 1).all()
    for question_id, mistake in table["common_mistake"].items():
        assert mistake not in bank[question_id].accepted


def test_a_log_that_is_not_there_is_named(log):
    with pytest.raises(AttemptLogError, match="there is no log of attempts here"):
        kit.read_attempts(log)
    with pytest.raises(AttemptLogError, match="there is no log of attempts here"):
        kit.read_attempts(log.path)


def test_a_class_without_attempts_gives_empty_tables(bank):
    attempts = kit.read_attempts(kit.AttemptLog.in_memory())
    assert len(kit.scores(attempts, bank)) == 0
    assert len(kit.questions_table(attempts, bank)) == 0


def test_the_plot_has_a_bar_for_each_student(attempts, bank):
    matplotlib.use("agg")
    axes = kit.plot_scores(kit.scores(attempts, bank))
    assert len(axes.patches) == 24
    assert axes.get_xlim() == (0, 100)


def test_a_bank_at_a_glance_has_a_row_for_each_question(bank):
    table = kit.bank_table(bank)
    assert list(table.index) == [question.id for question in bank]
    assert table.loc["mosul-who-1", "key"] == "The state of Iraq"


def test_a_file_that_is_no_table_of_attempts_is_named(tmp_path):
    path = tmp_path / "attempts.csv"
    with pytest.raises(AttemptLogError, match="cannot be read"):
        kit.read_attempts(path)
    path.write_text("student,bank\nana,mosul\n")
    with pytest.raises(AttemptLogError, match="line 1: no column 'version'"):
        kit.read_attempts(path)
    kept = made_up_class.PLACE.read_text("utf-8")
    path.write_text(re.sub(r"2026-03-02T[\d:.+]+", "02/03/2026 09:00", kept, count=1))
    with pytest.raises(AttemptLogError, match="a spreadsheet may have changed it"):
        kit.read_attempts(path)
    path.write_text(re.sub(r",\d+\.\d,", ",much,", kept, count=1))
    with pytest.raises(AttemptLogError, match="much"):
        kit.read_attempts(path)


def test_a_name_with_a_dollar_sign_can_be_plotted(bank):
    matplotlib.use("agg")
    quiz_of = kit.scores(kit.read_attempts(made_up_class.PLACE), bank)
    axes = kit.plot_scores(quiz_of.rename(index={"aisha": "a$x^$b"}))
    axes.figure.canvas.draw()
