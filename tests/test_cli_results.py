"""The command `kit results`: what a teacher reads, and the files that are written."""

import csv
import re
import shutil
from dataclasses import replace

import pytest
from click.testing import CliRunner

import kit
from kit.bank import QuestionType
from kit.bank.spreadsheet import guarded
from kit.cli import main

BANK = "data/banks/mosul.csv"
CLASS = ("--attempts", "data/class/mosul-attempts.csv")
EXPORTED = "data/gradebook/canvas-export.csv"


@pytest.fixture
def run(root, tmp_path, monkeypatch):
    """Run `kit results` on the Mosul bank, in a folder with the data of the kit."""
    shutil.copytree(root / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIT_ATTEMPTS", str(tmp_path / "attempts"))
    return lambda *arguments, bank=BANK: CliRunner().invoke(main, ["results", bank, *arguments])


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def files_in(folder):
    return {path for path in folder.rglob("*") if path.is_file()}


def test_a_class_is_told_in_one_line_by_student_and_by_question(run, tmp_path):
    before = files_in(tmp_path)
    done = run(*CLASS)
    assert done.exit_code == 0, done.output
    first = "24 students, 18 have answered every question. Of the points: mean 57 %, median 61 %."
    assert done.output.startswith(first)
    assert re.search(r"^ chloe +34 +46 +44 +- +12 $", done.output, re.MULTILINE)
    assert "Questions that need a look: " in done.output
    assert "About half (10 of 21) first answered '2015': look at the wording." in done.output
    assert "too few" not in done.output
    assert "changed" not in done.output
    assert files_in(tmp_path) == before


def test_where_nothing_is_there_one_is_told_what_to_do(run):
    done = run()
    assert done.exit_code == 1
    assert "attempts.sqlite: there are no attempts here. Let a student answer" in done.output
    assert "name with --attempts where the answers of your class are" in done.output


def test_a_log_without_an_attempt_is_told(run, tmp_path):
    kit.AttemptLog(tmp_path / "attempts" / "attempts.sqlite").add()
    done = run()
    assert done.exit_code == 1
    assert "Nobody has answered a question of 'mosul' yet: the log is empty." in done.output


def test_what_is_not_read_is_told_where_nothing_else_is_there(run, tmp_path):
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "ben.zip").write_bytes(b"PK\x03\x04")
    done = run("--attempts", "class")
    assert done.exit_code == 1
    assert done.stderr.startswith("class: 1 file was not read.\n  Packed (ben.zip): unpack")
    assert "class: no attempts in this folder" in done.stderr


def test_an_empty_folder_is_told(run, tmp_path):
    (tmp_path / "class").mkdir()
    done = run("--attempts", "class")
    assert done.exit_code == 1
    assert "class: no attempts in this folder; put the logs of your students" in done.output


def test_what_is_not_read_of_the_folder_of_a_class_is_told(run, tmp_path):
    (tmp_path / "class" / "folder.csv").mkdir(parents=True)
    shutil.copy(tmp_path / CLASS[1], tmp_path / "class" / "all.csv")
    assert "not read" not in run("--attempts", "class").output
    for name in ("._amir.db", ".DS_Store", "amir.db", "folder.csv/ben.zip", "zoe.sqlite.txt"):
        (tmp_path / "class" / name).touch()
    done = run("--attempts", "class")
    assert done.exit_code == 0, done.output
    assert done.stderr == (
        "class: 3 files were not read.\n"
        "  Empty (amir.db, folder.csv/ben.zip, zoe.sqlite.txt): ask for them again.\n"
    )
    assert done.stdout.startswith("24 students")


def test_attempts_at_another_bank_are_told(run):
    done = run(*CLASS, "-o", "long.csv", bank="data/banks/texas-clock.csv")
    assert done.exit_code == 1
    assert "none is at a question of 'texas-clock'" in done.output


@pytest.fixture
def log(tmp_path):
    return kit.AttemptLog(tmp_path / "attempts" / "attempts.sqlite")


def test_one_student_is_told_without_nonsense(run, log, bank, article):
    quiz = kit.Quiz(bank, article, log, "ana")
    quiz.answer(quiz.current.key)
    done = run()
    assert done.output.startswith("1 student, 0 have answered every question.")
    assert "Fewer than 10 students: too few to tell" in done.output
    assert "No question stands out." in done.output


def test_what_was_answered_before_the_bank_changed_is_told(run, log, bank, article):
    first, second = bank.questions[:2]
    quiz = kit.Quiz(bank, article, log, "ana")
    for question in (first, second):
        quiz.open(question.id)
        quiz.answer(question.key)
    mended = replace(second, stem="Who, then?")
    kit.save_bank(bank.without(first.id).replacing(mended), "data/banks/mosul.csv")
    done = run("-o", "long.csv")
    assert "2 of 2 answers were given to another version" in done.output
    assert "Left out: 1 answer to questions that the bank has no more." in done.output
    assert "2 answers written to long.csv." in done.output


def test_a_row_an_answer_and_a_row_a_student(run, tmp_path, bank):
    done = run(*CLASS, "-o", "out/long.csv", "--wide", "out/wide.csv")
    assert done.exit_code == 0, done.output
    attempts = kit.read_attempts(tmp_path / CLASS[1])
    answers, students = rows_of(tmp_path / "out/long.csv"), rows_of(tmp_path / "out/wide.csv")
    assert len(answers) == len(attempts)
    assert list(answers[0]) == [
        *("bank", "version", "student", "passage", "sitting", "question", "number", "response"),
        *("verdict", "points", "max", "marked_by", "time"),
    ]
    assert answers[0]["time"] == "2026-03-02T09:00:26+00:00"
    # Marked words are judged by the rules of their article, which lies in its place.
    assert all(row["marked_by"] for row in answers)
    assert list(students[0]) == ["student", *(q.id for q in bank), "total", "out_of"]
    for row in students:
        own = sum(
            float(answer["points"]) for answer in answers if answer["student"] == row["student"]
        )
        assert float(row["total"]) == pytest.approx(own, abs=0.05)
    daniel = next(row for row in students if row["student"] == "daniel")
    assert sum(cell == "" for cell in daniel.values()) == 22


HOSTILE = ["=cmd|'/c calc'!A1", " =1+1", 'Müller, "Jo"', "@SUM(A1)", "-0.02", "\u202eana\x1b[2J"]


def test_what_students_typed_is_never_computed(run, tmp_path, log, bank, article):
    question = next(q for q in bank if q.type is QuestionType.SHORT)
    for name in HOSTILE:
        quiz = kit.Quiz(bank, article, log, name)
        quiz.open(question.id)
        quiz.answer("+1+cmd")
    done = run("-o", "long.csv", "--wide", "wide.csv")
    assert done.exit_code == 0, done.output
    assert "\x1b" not in done.output
    assert "\u202e" not in done.output
    for row in (*rows_of(tmp_path / "long.csv"), *rows_of(tmp_path / "wide.csv")):
        assert row["student"] in {guarded(name) for name in HOSTILE}
        assert row.get("response", "'+1+cmd") == "'+1+cmd"


# What somebody typed, and what stands in the file.
TYPED = [
    ("=1+1", "'=1+1"),
    ("+1+cmd", "'+1+cmd"),
    ("-1-cmd", "'-1-cmd"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "'\tx"),
    ("\rx", "'\rx"),
    ("\nx", "'\nx"),
    ("  =1", "'  =1"),
    ("\u00a0=1", "'\u00a0=1"),
    (" \t=1", "' \t=1"),
    ("＝1", "'＝1"),
    ("-0.02", "-0.02"),
    ("+5", "+5"),
    ("-1,5", "-1,5"),
    ("1e-3", "1e-3"),
    ("+49 170 1", "'+49 170 1"),
    ("2 = 2", "2 = 2"),
    ("'=1", "'=1"),
    ("Mosul", "Mosul"),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "stands"), TYPED)
def test_what_begins_like_a_formula_is_a_text(typed, stands):
    assert guarded(typed) == stands


def test_the_gradebook_is_filled_and_told(run, tmp_path):
    done = run(*CLASS, "--gradebook", EXPORTED, "--column", "Reading Mosul", "-o", "filled.csv")
    assert done.exit_code == 0, done.output
    told = "24 grades out of 20 written to the column 'Reading Mosul (5120)' of filled.csv."
    assert told in done.output
    assert "Found by SIS Login ID: 24 students." in done.output
    assert "without an answer, left as they were: Moreau, Lina (line " in done.output
    assert "as if the questions left were wrong: chloe (12 left), daniel (22 left)," in done.output
    before, after = rows_of(tmp_path / EXPORTED), rows_of(tmp_path / "filled.csv")
    for old, new in zip(before, after, strict=True):
        assert {name: cell for name, cell in old.items() if cell != new[name]}.keys() <= {
            "Reading Mosul (5120)"
        }


def test_what_is_assumed_of_a_gradebook_is_told(run, tmp_path):
    (tmp_path / "my.csv").write_text('Username,mosul,Total\naisha,"7,50","8,25"\n', "utf-8")
    (tmp_path / "semi.csv").write_text("Username;mosul\naisha;7,50\n", "utf-8")
    done = run(*CLASS, "--gradebook", "my.csv", "-o", "filled.csv")
    assert "Out of 100, because the gradebook does not say" in done.output
    assert "(the highest grade there before is 7,50); --out-of changes it." in done.output
    assert "Grades have a decimal point, though other numbers of this gradebook" in done.output
    done = run(*CLASS, "--gradebook", "semi.csv", "-o", "more.csv", "--out-of", "10")
    assert "because the gradebook" not in done.output
    assert "Grades have a decimal comma, as the other numbers" in done.output


def test_who_may_be_two_people_or_is_not_there_is_told(run, tmp_path):
    (tmp_path / "my.csv").write_text("Username,Email\naisha,\nx,aisha@a.edu\namir,\n", "utf-8")
    done = run(*CLASS, "--gradebook", "my.csv", "-o", "filled.csv")
    assert "1 grade out of 100 written to the new column 'mosul' of filled.csv." in done.output
    assert "No grade for 'aisha', who may be aisha (line 2), x aisha@a.edu (line 3)." in done.output
    assert "Not in the gradebook: 'bruno', 'chen'," in done.output


def test_a_gradebook_without_anybody_of_the_class_writes_nothing(run, tmp_path):
    (tmp_path / "my.csv").write_text("Username\nzoe\n", "utf-8")
    done = run(*CLASS, "--gradebook", "my.csv", "-o", "filled.csv")
    assert done.exit_code == 1
    assert "none of the students was found without doubt" in done.output
    assert not (tmp_path / "filled.csv").exists()


# Further arguments, the exit code, and what is told; nothing is written.
REFUSED = [
    (["-o", BANK, "--force"], 1, "this is the file that is read"),
    (["-o", CLASS[1], "--force"], 1, "this is the file that is read"),
    (["-o", "x.csv", "--gradebook", "x.csv", "--force"], 1, "this is the file that is read"),
    (["-o", "there.csv"], 1, "add --force"),
    (["--wide", "there.csv"], 1, "add --force"),
    (["-o", "x.csv", "--wide", "./x.csv"], 1, "this file is named twice"),
    (["--attempts", "data/class", "-o", "data/class/x.csv"], 1, "are read as attempts; put this"),
    (["--gradebook", EXPORTED], 2, "name with -o the file"),
    (["-o", "x.xlsx"], 1, r"x\.xlsx: a CSV file is written; end the name in \.csv"),
    (["--wide", "x"], 1, r"end the name in \.csv"),
    (["-o", "attempts/attempts.sqlite"], 1, r"end the name in \.csv"),
    (["-o", "x.xlsx", "--gradebook", EXPORTED], 1, r"end the name in \.csv"),
    (["--gradebook", BANK, "-o", "x.csv", "--wide", "w.csv"], 1, "^mosul.csv: none of"),
    (["--gradebook", BANK, "-o", "x.csv", "--match", "id"], 1, "^mosul.csv: none of the students"),
    (["--gradebook", EXPORTED, "-o", "x.csv", "--match", "kit"], 1, "^canvas-export.csv: there is"),
    (["--column", "x"], 2, "are for a --gradebook"),
    (["--gradebook", "none.csv", "-o", "x.csv"], 1, "none.csv: cannot be opened"),
    (["--attempts", "sqlite:///none/none.db"], 1, "there is no log of attempts here"),
    (["--attempts", "no://thing"], 1, "no URL|cannot be used|not installed"),
]


@pytest.mark.parametrize(("arguments", "code", "told"), REFUSED)
def test_no_work_is_written_over_and_what_to_do_is_told(run, tmp_path, arguments, code, told):
    (tmp_path / "there.csv").write_text("mine", "utf-8")
    before = {path: path.read_bytes() for path in files_in(tmp_path)}
    done = run(*CLASS, *arguments)
    assert done.exit_code == code, done.output
    assert re.search(told, done.output)
    assert {path: path.read_bytes() for path in files_in(tmp_path)} == before


def test_a_log_that_is_named_by_a_url_is_not_written_over(run, tmp_path, log, bank, article):
    quiz = kit.Quiz(bank, article, log, "ana")
    quiz.answer(quiz.current.key)
    place = tmp_path / "log.csv"
    shutil.copy(log.path, place)
    for url in (f"sqlite:///{place}", f"sqlite+pysqlite:///{place}", "sqlite:///log.csv"):
        done = run("--attempts", url, "-o", "log.csv", "--force")
        assert done.exit_code == 1
        assert "this is the file that is read" in done.output
    assert place.read_bytes().startswith(b"SQLite format 3")


def test_with_force_a_file_is_written_over(run, tmp_path):
    (tmp_path / "there.csv").write_text("mine", "utf-8")
    assert run(*CLASS, "--wide", "there.csv", "--force").exit_code == 0
    assert len(rows_of(tmp_path / "there.csv")) == 24
