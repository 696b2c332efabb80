import csv
import itertools
import re
import shutil
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import matplotlib
import nbclient
import nbformat
import pandas as pd
import pytest

import kit
from kit.attempts import Action, Step
from kit.errors import AttemptLogError, KitError
from kit.report import UnreadFilesWarning
from tests.tools import made_up_class


@pytest.fixture(scope="module")
def attempts(root):
    return kit.read_attempts(root / "data" / "class" / "mosul-attempts.csv")


def test_the_made_up_class_is_what_its_script_makes():
    assert made_up_class.PLACE.read_text("utf-8") == made_up_class.make()


def test_scores_are_percents_of_the_points_of_the_bank(attempts, bank):
    table = kit.scores(attempts, bank)
    kinds = ["who", "when", "where"]
    assert list(table.columns) == [*kinds, "all", "answered", "unanswered", "sittings"]
    assert len(table) == 24
    assert table[[*kinds, "all"]].min().min() >= 0
    assert table[[*kinds, "all"]].max().max() <= 100
    assert (table["answered"] + table["unanswered"] == len(bank)).all()


def test_a_kind_of_which_a_student_answered_nothing_is_missing_and_not_nought(quiz, log, bank):
    question = bank.of_kind(kit.Kind.WHO)[0]
    quiz.open(question.id)
    quiz.answer(quiz.current.distractors[0])
    row = kit.scores(kit.read_attempts(log), bank).loc["ana"]
    assert row["who"] == row["all"] == 0
    assert row[["when", "where"]].isna().all()


def test_neither_the_order_of_the_rows_nor_columns_of_the_teacher_change_a_table(attempts, bank):
    other = attempts.iloc[::-1].assign(group="A", mark=1)
    for table in (kit.scores, kit.questions_table):
        pd.testing.assert_frame_equal(table(other, bank), table(attempts, bank))


def test_attempts_at_another_bank_are_no_class_without_attempts(attempts, bank):
    other = kit.QuestionBank(id="mosul-10b", questions=bank.questions)
    told = "These attempts are of the bank 'mosul'; none is at a question of 'mosul-10b'"
    for table in (kit.scores, kit.questions_table):
        with pytest.raises(KitError, match=told):
            table(attempts, other)


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


def test_the_best_sitting_counts_so_practising_again_costs_nothing(quiz, log, bank):
    for question in quiz.questions[:3]:
        quiz.open(question.id)
        quiz.answer(question.key)
    earned = quiz.score().earned
    quiz.restart()
    quiz.answer(quiz.current.distractors[0])
    row = kit.scores(kit.read_attempts(log), bank).loc["ana"]
    assert row["all"] == round(100 * earned / quiz.score().points) > 0
    assert (row["answered"], row["sittings"]) == (3, 2)
    assert quiz.best == earned


def test_the_sittings_with_each_article_of_a_bank_are_counted(log, bank, article):
    texts = [replace(article, id=name) for name in ("one", "two")]
    questions = [
        replace(bank.questions[at], id=f"{text.id}-who-1", passage=text.id)
        for at, text in enumerate(texts)
    ]
    both = kit.QuestionBank(id="both", questions=tuple(questions))
    for text, begun in zip(texts, (2, 1), strict=True):
        for _ in range(begun):
            quiz = kit.Quiz(both, text, log, "ana")
            quiz.restart()
            quiz.answer(quiz.current.key)
    row = kit.scores(kit.read_attempts(log), both).loc["ana"]
    assert (row["answered"], row["sittings"]) == (2, 3)


def test_a_later_sitting_that_went_better_counts(quiz, log, bank):
    quiz.answer(quiz.current.distractors[0])
    quiz.restart()
    quiz.answer(quiz.current.key)
    assert kit.scores(kit.read_attempts(log), bank).loc["ana", "all"] > 0


def test_of_two_sittings_without_points_the_one_with_more_answers_is_shown(quiz, log, bank):
    for question in quiz.questions[:2]:
        quiz.open(question.id)
        quiz.answer(question.distractors[0])
    quiz.restart()
    quiz.answer(quiz.current.distractors[0])
    assert kit.scores(kit.read_attempts(log), bank).loc["ana", "answered"] == 2


def test_questions_are_judged_by_the_first_sitting_in_which_they_were_answered(quiz, log, bank):
    first, second = quiz.questions[:2]
    quiz.answer(first.distractors[0])
    quiz.restart()
    quiz.answer(first.key)
    quiz.next()
    quiz.answer(second.key)
    table = kit.questions_table(kit.read_attempts(log), bank)
    assert list(table.loc[first.id, ["students", "facility", "first_try"]]) == [1, 0, 0]
    assert list(table.loc[second.id, ["students", "facility", "first_try"]]) == [1, 1, 1]


def test_an_answer_that_was_shown_before_is_not_right_at_the_first_try(quiz, log, bank):
    question = quiz.current
    quiz.reveal()
    quiz.retry()
    quiz.answer(question.key)
    table = kit.questions_table(kit.read_attempts(log), bank)
    assert list(table.loc[question.id, ["facility", "first_try"]]) == [0, 0]


def test_hard_questions_come_first_with_the_most_common_mistake(attempts, bank):
    table = kit.questions_table(attempts, bank)
    told = ["stem", "students", "facility", "first_try", "discrimination", "common_mistake"]
    assert list(table.columns) == told
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


def test_a_table_with_a_header_alone_is_a_class_without_attempts(tmp_path, attempts, bank):
    path = tmp_path / "attempts.csv"
    path.write_text(made_up_class.PLACE.read_text("utf-8").partition("\n")[0])
    read = kit.read_attempts(path)
    assert read.dtypes.equals(attempts.dtypes)
    assert len(kit.scores(read, bank)) == 0


@pytest.mark.parametrize("source", ["a log of steps", "a table"])
def test_who_has_not_answered_yet_changes_nothing_for_the_class(tmp_path, sit, bank, source):
    for name in ("ana", "ben", "cem"):
        sit(f"{name}.sqlite", name)
    alone = kit.read_attempts(tmp_path)
    if source == "a log of steps":
        step = Step(
            student="zoe",
            bank=bank.id,
            passage="mosul-2017-07-09",
            sitting=1,
            question=bank.questions[0].id,
            action=Action.HINT,
            time=datetime(2026, 3, 2, tzinfo=UTC),
        )
        kit.AttemptLog(tmp_path / "zoe.sqlite").add(step)
    else:
        (tmp_path / "zoe.csv").write_text(made_up_class.PLACE.read_text("utf-8").split("\n")[0])
    read = kit.read_attempts(tmp_path)
    pd.testing.assert_frame_equal(read, alone)
    assert len(kit.questions_table(read, bank)) == 2
    assert len(kit.worth_a_look(read, bank)) == 0


def test_the_plot_has_a_bar_for_each_student(attempts, bank):
    matplotlib.use("agg")
    axes = kit.plot_scores(kit.scores(attempts, bank))
    assert len(axes.patches) == 24
    assert axes.get_xlim() == (0, 100)


def test_the_plot_tells_who_has_not_answered_all(attempts, bank):
    matplotlib.use("agg")
    table = kit.scores(attempts, bank)
    axes = kit.plot_scores(table)
    hatched = sum(bool(bar.get_hatch()) for bar in axes.patches)
    assert hatched == (table["unanswered"] > 0).sum() == 6
    assert " 22 unanswered" in {text.get_text() for text in axes.texts}


def test_a_blank_behind_a_name_makes_no_other_student(tmp_path, attempts):
    path = tmp_path / "attempts.csv"
    path.write_text(
        re.sub(r"^aisha,", "aisha ,", made_up_class.PLACE.read_text("utf-8"), count=3, flags=re.M)
    )
    assert set(kit.read_attempts(path)["student"]) == set(attempts["student"])


def test_attempts_come_in_the_order_in_which_they_were_made(tmp_path, attempts):
    path = tmp_path / "attempts.csv"
    attempts.sort_values("time", ascending=False).to_csv(path, index=False)
    assert kit.read_attempts(path)["time"].is_monotonic_increasing


@pytest.fixture
def sit(tmp_path, bank, article):
    """Give who sits with the bank on a machine of their own, and keeps the log in a file."""

    def sit(file, student, *, minute=0, questions=slice(2)):
        log = kit.AttemptLog(tmp_path / file)
        start = datetime(2026, 3, 2, 9, minute, tzinfo=UTC)
        times = (start + timedelta(seconds=second) for second in itertools.count())
        quiz = kit.Quiz(bank, article, log, student, clock=lambda: next(times))
        for question in quiz.questions[questions]:
            quiz.open(question.id)
            quiz.answer(question.key)

    return sit


def test_the_logs_and_tables_of_a_folder_are_joined_in_the_order_of_time(tmp_path, sit, attempts):
    sit("ana/attempts.sqlite", "ana", minute=5)
    sit("ben.sqlite", "ben")
    attempts.head(3).to_csv(tmp_path / "early.CSV", index=False)
    (tmp_path / "._ben.sqlite").write_text("a note of the system")
    read = kit.read_attempts(tmp_path)
    assert read["time"].is_monotonic_increasing
    assert read["student"].value_counts()[["ana", "ben"]].to_list() == [2, 2]
    assert len(read) == 7


def test_what_was_handed_in_again_with_more_in_it_counts_once(tmp_path, sit):
    sit("user.sqlite", "user")
    earlier = kit.read_attempts(tmp_path)
    sit("user.sqlite", "user", minute=9, questions=slice(2, 3))
    earlier.assign(time=earlier["time"].dt.floor("s")).to_csv(tmp_path / "a.csv", index=False)
    read = kit.read_attempts(tmp_path)
    assert set(read["student"]) == {"user"}
    assert not read.duplicated(["question", "number"]).any()
    assert len(read) == len(earlier) + 1


def test_people_of_the_same_name_are_told_by_their_files(tmp_path, sit):
    sit("ana.sqlite", "user")
    sit("ben.sqlite", "user", minute=7)
    shutil.copy(tmp_path / "ben.sqlite", tmp_path / "ben-again.sqlite")
    sit("cem.sqlite", "cem")
    read = kit.read_attempts(tmp_path)
    assert list(read["student"].value_counts().sort_index().items()) == [
        ("cem", 2),
        ("user (ana.sqlite)", 2),
        ("user (ben-again.sqlite)", 2),
    ]


def test_two_people_of_one_name_in_one_table_are_told(tmp_path, attempts):
    path = tmp_path / "attempts.csv"
    one = attempts.iloc[[0]]
    pd.concat([one, one, one.assign(time=attempts["time"].max())]).to_csv(path, index=False)
    with pytest.raises(AttemptLogError, match=r"line 4: attempt 1 of 'aisha' at mosul-who-1 .* up"):
        kit.read_attempts(path)


def test_a_file_of_a_folder_that_cannot_be_read_is_named(tmp_path, sit):
    with pytest.raises(AttemptLogError, match="no attempts in this folder; put the logs"):
        kit.read_attempts(tmp_path)
    sit("ana.sqlite", "ana")
    (tmp_path / "marks.csv").write_text("name,mark\nana,1\n")
    with pytest.raises(AttemptLogError, match=r"marks\.csv, line 1: this is no table of attempts"):
        kit.read_attempts(tmp_path)


@pytest.mark.parametrize("of_results", [kit.answers_table, kit.points_table])
def test_what_the_kit_wrote_of_a_class_is_to_leave_its_folder(tmp_path, attempts, bank, of_results):
    of_results(attempts, bank).reset_index().to_csv(tmp_path / "out.csv", index=False)
    told = r"out\.csv, line 1: this is a table that 'kit results' wrote.* take it out of the folder"
    with pytest.raises(AttemptLogError, match=told):
        kit.read_attempts(tmp_path)


def test_a_log_that_is_called_a_table_is_to_have_its_ending(tmp_path, sit):
    sit("ben.sqlite", "ben")
    (tmp_path / "ben.sqlite").rename(tmp_path / "ben.csv")
    with pytest.raises(AttemptLogError, match=r"ben\.csv: this is a log .* end in \.sqlite"):
        kit.read_attempts(tmp_path)


# Files beside the log of ana: their beginning, and what a teacher is told to do.
PASSED_OVER = [
    (
        "amir.db",
        b"SQLite format 3\0...",
        "Logs without their ending (amir.db): let their names end",
    ),
    ("zoe.sqlite.txt", b"SQLite format 3\0", "Logs without their ending (zoe.sqlite.txt)"),
    ("attempts", b"SQLite format 3\0", "Logs without their ending (attempts)"),
    ("all.tsv", b"student\tbank\tquestion\tverdict\n", "Tables without their ending (all.tsv)"),
    ("all.csv.txt", b"\xef\xbb\xbfstudent;bank;question;verdict", "Tables without their ending ("),
    ("ben.zip", b"PK\x03\x04", "Packed (ben.zip): unpack them, then take the packed ones out"),
    ("a/cem.7z", b"7z\xbc\xaf", "Packed (a/cem.7z): unpack"),
    ("dan.bin", b"PK\x03\x04", "Packed (dan.bin): unpack"),
    ("class.xlsx", b"PK\x03\x04", "Workbooks (class.xlsx): save the sheet as 'CSV UTF-8'"),
    ("plan.docx", b"PK\x03\x04", "Neither logs nor tables of attempts (plan.docx): take"),
    ("class.XLS", b"\xd0\xcf\x11\xe0", "Workbooks (class.XLS): save the sheet"),
    ("eve.db", b"", "Empty (eve.db): ask for them again"),
    ("eve.sqlite", b"", "Empty (eve.sqlite): ask for them again"),
    ("a/eve.CSV", b"", "Empty (a/eve.CSV): ask for them again"),
    ("notes.pdf", b"%PDF-1.4", "Neither logs nor tables of attempts (notes.pdf): take them out"),
    ("no\x1b[2Jte", b"hello", "Neither logs nor tables of attempts (no?[2Jte): take them out"),
]


@pytest.mark.parametrize(("name", "beginning", "told"), PASSED_OVER)
def test_what_is_passed_over_in_a_folder_is_told_with_what_to_do(
    tmp_path, sit, name, beginning, told
):
    sit("ana.sqlite", "ana")
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(beginning)
    with pytest.warns(UnreadFilesWarning) as warned:
        assert len(kit.read_attempts(tmp_path)) == 2
    assert [warning.filename for warning in warned] == [__file__]
    first, line = str(warned[0].message).splitlines()
    assert first == f"{tmp_path}: 1 file was not read."
    assert line.strip().startswith(told)


def test_files_that_are_passed_over_for_one_reason_are_told_in_one_line(tmp_path, sit):
    sit("ana.sqlite", "ana")
    for number in range(6):
        (tmp_path / f"{number}.zip").write_bytes(b"PK\x03\x04")
    (tmp_path / "notes.txt").write_text("call Ben")
    with pytest.warns(UnreadFilesWarning, match="7 files were not read") as warned:
        kit.read_attempts(tmp_path)
    told = str(warned[0].message)
    assert "Packed (0.zip, 1.zip, 2.zip, 3.zip, 4.zip, 5.zip): unpack" in told
    assert len(told.splitlines()) == 3


def test_where_nothing_but_other_files_is_there_both_are_told(tmp_path):
    (tmp_path / "ben.zip").write_bytes(b"PK\x03\x04")
    with (
        pytest.warns(UnreadFilesWarning, match="ben.zip"),
        pytest.raises(AttemptLogError, match="no attempts in this folder"),
    ):
        kit.read_attempts(tmp_path)


def test_what_systems_and_jupyter_keep_beside_files_is_neither_read_nor_told(tmp_path, sit):
    sit("ana.sqlite", "ana")
    for name in (".DS_Store", "Thumbs.db", "ana.sqlite-wal", ".ipynb_checkpoints/x-checkpoint.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert len(kit.read_attempts(tmp_path)) == 2


def test_a_notebook_shows_what_was_passed_over(tmp_path, sit):
    sit("class/ana.sqlite", "ana")
    (tmp_path / "class" / "ben.zip").write_bytes(b"PK\x03\x04")
    notebook = nbformat.v4.new_notebook()
    cell = nbformat.v4.new_code_cell("import kit\nattempts = kit.read_attempts('class')")
    notebook.cells = [cell]
    nbclient.NotebookClient(notebook, resources={"metadata": {"path": str(tmp_path)}}).execute()
    (output,) = notebook.cells[0].outputs
    assert output.name == "stderr"
    assert "class: 1 file was not read.\n  Packed (ben.zip): unpack them" in output.text
    assert "attempts = kit.read_attempts('class')" in output.text


def test_a_bank_at_a_glance_has_a_row_for_each_question(bank):
    table = kit.bank_table(bank)
    assert list(table.index) == [question.id for question in bank]
    assert table.loc["mosul-who-1", "key"] == "The state of Iraq"


def test_a_file_that_is_no_table_of_attempts_is_named(tmp_path):
    path = tmp_path / "attempts.csv"
    with pytest.raises(AttemptLogError, match=r"attempts\.csv: there is no such file; check"):
        kit.read_attempts(path)
    path.write_text(";;\n\n")
    with pytest.raises(AttemptLogError, match=r"attempts\.csv: the file is empty; .* student,bank"):
        kit.read_attempts(path)
    path.write_bytes(b"PK\x03\x04\x8d\x81")
    with pytest.raises(AttemptLogError, match="no text file; save the table as 'CSV UTF-8'"):
        kit.read_attempts(path)
    path.write_text("student,bank\nana,mosul\n")
    with pytest.raises(AttemptLogError, match="line 1: no column 'version'"):
        kit.read_attempts(path)
    header = ",".join(["student", *(field.name for field in fields(kit.Attempt))])
    path.write_text(header + "\n" + header)
    with pytest.raises(AttemptLogError, match="line 1: two columns are called 'student'"):
        kit.read_attempts(path)


@pytest.mark.parametrize(
    ("pattern", "instead", "told"),
    [
        (
            r"2026-03-02T[\d:.+]+",
            "02/03/2026 09:00",
            "line 2, column time: .* changed it",
        ),
        (r",\d+\.\d,", ",much,", "line 2, column seconds: 'much' cannot be read"),
        (r",1,False,1,0,", ",1,False,1,0.5,", "line 2, column hints: '0.5'"),
        (r",False,", ",no,", "line 2, column practice: 'no'"),
        (
            r",correct,1,",
            ",right,1,",
            "column verdict: 'right' cannot be; it is one of correct",
        ),
        (r",correct,1,", ",correct,2,", "column score: '2' cannot be; it is a share of 1"),
        (r",1,False,1,0,", ",1,False,1,-1,", "column hints: '-1' cannot be"),
        (r",False,", ",False,,", "line 2: 17 cells, but 16 columns"),
        (r",The police", ',"' + 140_000 * "x", "line 2: cannot be cut into cells"),
        (r",False,.*", ",False", "line 2: 12 cells, but 16 columns"),
    ],
)
def test_what_cannot_be_read_in_a_table_of_attempts_is_named(tmp_path, pattern, instead, told):
    path = tmp_path / "attempts.csv"
    path.write_text(re.sub(pattern, instead, made_up_class.PLACE.read_text("utf-8"), count=1))
    with pytest.raises(AttemptLogError, match=told):
        kit.read_attempts(path)


@pytest.mark.parametrize(("false", "point"), [("False", "."), ("FAUX", ","), ("0", ".")])
def test_a_table_saved_with_semicolons_is_read(tmp_path, attempts, false, point):
    path = tmp_path / "attempts.csv"
    with made_up_class.PLACE.open(encoding="utf-8", newline="") as kept:
        header, *rows = csv.reader(kept)
    for row in rows:
        row[header.index("practice")] = false
        row[header.index("seconds")] = row[header.index("seconds")].replace(".", point)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([header, *rows])
    pd.testing.assert_frame_equal(kit.read_attempts(path), attempts)


def test_a_table_of_attempts_that_is_taken_for_a_log_stays_as_it_is(tmp_path):
    path = tmp_path / "attempts.csv"
    path.write_bytes(made_up_class.PLACE.read_bytes())
    with pytest.raises(AttemptLogError, match=r"Read it with kit\.read_attempts\('.*attempts.csv'"):
        kit.read_attempts(kit.AttemptLog(path))
    assert [path.name for path in tmp_path.iterdir()] == ["attempts.csv"]
    assert path.read_bytes() == made_up_class.PLACE.read_bytes()


def test_a_name_with_a_dollar_sign_can_be_plotted(bank):
    matplotlib.use("agg")
    quiz_of = kit.scores(kit.read_attempts(made_up_class.PLACE), bank)
    axes = kit.plot_scores(quiz_of.rename(index={"aisha": "a$x^$b"}))
    axes.figure.canvas.draw()
