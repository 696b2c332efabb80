import io
import json
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from threading import Barrier

import pytest
import sqlalchemy

from kit.attempts import (
    Action,
    AlreadyKeptError,
    Attempt,
    AttemptLog,
    Step,
    current_student,
    default_path,
    share_earned,
)
from kit.attempts.soundness import put_aside
from kit.errors import AttemptLogError

ATTEMPT = Attempt(
    student="ana",
    bank="mosul",
    version="3f9c2a",
    passage="mosul-2017-07-09",
    sitting=1,
    question="mosul-who-1",
    number=1,
    response="The state of Iraq",
    verdict="correct",
    score=1.0,
    credit=1.0,
    practice=False,
    points=2.0,
    hints=0,
    seconds=12.5,
    time=datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
)
STEP = Step(
    student="ana",
    bank="mosul",
    passage="mosul-2017-07-09",
    sitting=1,
    action=Action.HINT,
    question="mosul-who-1",
    time=datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
)


def tried(*scores_and_credits):
    return [
        replace(ATTEMPT, score=score, credit=credit, practice=credit is None)
        for score, credit in scores_and_credits
    ]


@pytest.mark.parametrize(
    ("tries", "share"),
    [
        ([], 0),
        ([(1, 1)], 1),
        ([(0, 1), (1, 0.5)], 0.5),
        ([(0.6, 1), (1, 0.5)], 0.8),
        ([(0.6, 1), (0.2, 0.5)], 0.6),
        ([(0, 1), (0, 0.5), (1, None)], 0),
        ([(1, 1), (0, None)], 1),
        ([(0, 1), (1, 0)], 0),
    ],
)
def test_a_later_try_earns_its_share_of_what_it_improves(tries, share):
    assert share_earned(tried(*tries)) == pytest.approx(share)


def test_what_was_added_comes_back_in_order(log):
    log.add(ATTEMPT)
    log.add(replace(ATTEMPT, response="“Café”, 伊拉克 'x'; --", student="bo"))
    log.add(STEP)
    assert log.attempts() == (
        ATTEMPT,
        replace(ATTEMPT, response="“Café”, 伊拉克 'x'; --", student="bo"),
    )
    assert log.attempts(student="bo")[0].student == "bo"
    assert log.attempts(bank="other") == ()
    assert [row for row, _ in log.news({Attempt: 1}, {})] == [2]
    assert log.steps() == (STEP,)


def test_times_are_kept_in_utc_and_must_be_aware(log):
    local = datetime.fromisoformat("2026-03-02T11:00:00+02:00")
    log.add(replace(ATTEMPT, time=local))
    assert log.attempts()[0].time.isoformat() == "2026-03-02T09:00:00+00:00"
    with pytest.raises(ValueError, match="must be aware"):
        log.add(replace(ATTEMPT, time=datetime(2026, 3, 2)))  # noqa: DTZ001


def test_the_same_attempt_is_not_kept_twice(log):
    log.add(ATTEMPT)
    with pytest.raises(AlreadyKeptError, match="from another notebook"):
        log.add(replace(ATTEMPT, response="The police forces"))
    assert log.attempts() == (ATTEMPT,)


def test_a_password_is_never_shown():
    log = AttemptLog("postgresql+nosuchdriver://ana:s3cret@host/db")
    assert "s3cret" not in repr(log)
    with pytest.raises(AttemptLogError) as caught:
        log.attempts()
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("place", ["://", "postgresql://ana:s3cret@host:port/db"])
def test_a_url_that_cannot_be_read_is_told_without_its_password(place):
    log = AttemptLog(place)
    assert "s3cret" not in repr(log)
    with pytest.raises(AttemptLogError, match=r"no URL of a database.*looks like") as caught:
        log.attempts()
    assert "s3cret" not in str(caught.value)


def test_a_driver_that_is_missing_is_named_with_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    for url in ("postgresql://ana:s3cret@host/db", "postgres://ana:s3cret@host/db"):
        with pytest.raises(AttemptLogError, match=r"driver.*pip install .psycopg\[bin") as caught:
            AttemptLog(url).attempts()
        assert "s3cret" not in str(caught.value)


def test_looking_makes_no_file(log):
    assert log.attempts() == ()
    assert not log.path.parent.exists()


def test_a_log_that_is_ready_has_its_tables_and_no_row(log):
    log.get_ready()
    tables = execute(log, "SELECT name FROM sqlite_master WHERE type = 'table'")
    assert {"attempts", "steps"} <= {name for (name,) in tables}
    assert (log.attempts(), log.steps()) == ((), ())


def test_a_log_that_is_ready_has_been_tried_and_counts_from_one(log):
    log.get_ready()
    log.add(ATTEMPT)
    assert execute(log, "SELECT row FROM attempts") == [(1,)]


def test_a_log_that_may_only_be_read_is_told_before_the_first_attempt(log):
    log.get_ready()
    only_read = AttemptLog(f"sqlite:///file:{log.path}?mode=ro&uri=true")
    assert only_read.attempts() == ()
    with pytest.raises(AttemptLogError, match="attempt to write a readonly database"):
        only_read.get_ready()


def connections(log):
    """A list that grows by one with each connection that a log opens."""
    opened = []
    log.get_ready()
    sqlalchemy.event.listen(log._engine, "connect", lambda *_: opened.append(1))
    return opened


def test_a_visit_opens_one_connection_and_each_addition_is_on_disk_at_once(log):
    opened = connections(log)
    with log.one_visit():
        assert opened == []
        log.add(ATTEMPT)
        assert AttemptLog(log.path).attempts() == (ATTEMPT,)
        AttemptLog(log.path).add(STEP)
        assert log.steps() == (STEP,)
    assert len(opened) == 1
    assert len(list(log.path.parent.iterdir())) == 1, "whoever copies the file now has all of it"
    log.attempts()
    assert len(opened) == 2


def test_a_visit_that_failed_is_over(log):
    opened = connections(log)
    log.add(ATTEMPT)
    with pytest.raises(AlreadyKeptError), log.one_visit():
        log.add(ATTEMPT)
    assert log.attempts() == (ATTEMPT,)
    assert len(opened) == 3


def test_a_log_in_memory_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    log = AttemptLog.in_memory()
    log.add(ATTEMPT)
    assert log.attempts() == (ATTEMPT,)
    assert list(tmp_path.iterdir()) == []


def test_a_log_in_memory_is_the_same_in_another_thread():
    log = AttemptLog.in_memory()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(log.add, ATTEMPT).result()
    assert list(log.attempts()) == [ATTEMPT]


def test_several_threads_may_use_one_log_in_memory():
    log, bell = AttemptLog.in_memory(), Barrier(4)

    def add(student):
        bell.wait()
        for number in range(40):
            log.add(replace(ATTEMPT, student=student, number=number))
            assert len(log.attempts(student=student)) == number + 1

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, "abcd"))
    assert Counter(attempt.student for attempt in log.attempts()) == dict.fromkeys("abcd", 40)


def test_the_file_is_in_wal_mode_and_readable_by_any_sqlite_tool(log):
    log.add(ATTEMPT)
    with sqlite3.connect(log.path) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert other.execute("SELECT student, score FROM attempts").fetchall() == [("ana", 1.0)]
    other.close()


def add_many(path, student):
    log = AttemptLog(path)
    for number in range(40):
        log.add(replace(ATTEMPT, student=student, number=number, response=str(number)))


def test_several_notebooks_may_write_at_once(log):
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        pool.starmap(add_many, [(log.path, name) for name in "abcd"], chunksize=1)
    for name in "abcd":
        assert [a.response for a in log.attempts(student=name)] == [str(n) for n in range(40)]


def test_a_killed_kernel_loses_nothing_that_was_added(log, root):
    code = (
        "import json, sys; from dataclasses import replace; from datetime import datetime\n"
        "from kit.attempts import Attempt, AttemptLog\n"
        "log, row = AttemptLog(sys.argv[1]), json.loads(sys.argv[2])\n"
        "attempt = Attempt(**row | {'time': datetime.fromisoformat(row['time'])})\n"
        "for n in range(10**6):\n"
        "    log.add(replace(attempt, number=n)); print('kept', flush=True)\n"
    )
    row = json.dumps(
        {n: getattr(ATTEMPT, n) for n in ATTEMPT.__dataclass_fields__}, default=datetime.isoformat
    )
    kernel = subprocess.Popen(
        [sys.executable, "-c", code, log.path, row], stdout=subprocess.PIPE, cwd=root
    )
    kept = [kernel.stdout.readline() for _ in range(5)]
    os.kill(kernel.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    kept += kernel.stdout.readlines()
    kernel.wait()
    kernel.stdout.close()
    assert set(kept) == {b"kept\n"}
    assert len(log.attempts()) >= len(kept)


@pytest.fixture
def damaged(log):
    """A log whose second page and all after it are lost."""
    log.add(*(replace(ATTEMPT, number=number) for number in range(200)))
    log.close()
    data = log.path.read_bytes()
    log.path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    return log


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_damaged_log_is_named_and_reading_leaves_it_as_it_is(damaged):
    before = content(damaged.path.parent)
    for use in (damaged.attempts, damaged.steps, lambda: damaged.add(ATTEMPT)):
        with pytest.raises(AttemptLogError, match=r"damaged\. It was not changed"):
            use()
    assert content(damaged.path.parent) == before


def test_a_damaged_log_is_put_aside_for_who_is_about_to_write(damaged):
    data = damaged.path.read_bytes()
    with pytest.raises(AttemptLogError, match=r"damaged.*attempts\.sqlite\.damaged-1"):
        damaged.put_aside_if_damaged()
    assert content(damaged.path.parent) == {"attempts.sqlite.damaged-1": data}
    damaged.put_aside_if_damaged()
    damaged.add(ATTEMPT)
    damaged.put_aside_if_damaged()
    assert damaged.attempts() == (ATTEMPT,)


def test_a_new_log_is_not_put_aside_for_the_damaged_one_before_it(damaged):
    """Another notebook looks, puts the damaged one aside, and keeps an answer in a new one."""
    with pytest.raises(AttemptLogError, match="damaged-1"):
        damaged.put_aside_if_damaged()
    assert put_aside(damaged.path) is None
    damaged.add(ATTEMPT)
    assert put_aside(damaged.path) is None
    assert damaged.attempts() == (ATTEMPT,)


def zip_with(name):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("class.csv", b"student,bank\n", "this is a CSV file and no log of attempts"),
        ("class.xlsx", b"PK\x03\x04", r"this is a workbook.*read_attempts\('.*class.csv'\)"),
        ("class.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "this is a workbook"),
        ("renamed.sqlite", zip_with("xl/workbook.xml"), "this is a workbook"),
        ("packed.sqlite", zip_with("attempts.sqlite"), "this is packed.*Unpack it"),
        ("packed.sqlite", b"7z\xbc\xaf", "this is packed"),
        ("notes.txt", b"my notes", "this is no SQLite database"),
        ("attempts.sqlite", b"\0" * 8192, "this is no SQLite database.*rename this file"),
    ],
)
def test_a_file_that_is_no_log_is_refused_and_left_as_it_is(tmp_path, name, data, told):
    (tmp_path / name).write_bytes(data)
    log = AttemptLog(tmp_path / name)
    for use in (log.attempts, log.put_aside_if_damaged, lambda: log.add(ATTEMPT)):
        with pytest.raises(AttemptLogError, match=rf"{name}: {told}"):
            use()
    assert content(tmp_path) == {name: data}


def test_a_folder_is_no_log(tmp_path):
    with pytest.raises(AttemptLogError, match="this is a folder; name the file of the log"):
        AttemptLog(tmp_path).attempts()


def test_a_database_of_another_program_is_read_without_a_change(tmp_path):
    path = tmp_path / "photos.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE photos (name)")
    other.close()
    before = content(tmp_path)
    assert AttemptLog(path).attempts() == ()
    assert content(tmp_path) == before


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    log = AttemptLog(tmp_path / "file" / "attempts.sqlite")
    with pytest.raises(AttemptLogError, match="this folder for attempts cannot be made"):
        log.add(ATTEMPT)


def execute(log, statement):
    with sqlite3.connect(log.path) as other:
        found = other.execute(statement).fetchall()
    other.close()
    return found


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE attempts SET time = 'yesterday'", "yesterday"),
        (
            "UPDATE attempts SET time = '2026-03-02T09:00:00'",
            "time '2026-03-02T09:00:00' has no zone",
        ),
        ("UPDATE attempts SET score = 'abc'", "score 'abc' is no float"),
        ("UPDATE attempts SET number = 1.5", "number 1.5 is no int"),
        ("UPDATE attempts SET student = x'616e61'", "student b'ana' is no str"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(log, statement, told):
    log.add(ATTEMPT)
    execute(log, statement)
    with pytest.raises(AttemptLogError, match=rf"row 1 of attempts: cannot be read .*{told}"):
        log.attempts()


def test_a_time_of_another_zone_is_read_in_utc(log):
    log.add(ATTEMPT)
    execute(log, "UPDATE attempts SET time = '2026-03-02T10:00:00+01:00'")
    assert log.attempts() == (ATTEMPT,)
    assert log.attempts()[0].time.tzinfo is UTC


def test_a_locked_file_is_waited_for_and_not_taken_for_damaged(log):
    log.add(ATTEMPT)
    other = sqlite3.connect(log.path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE attempts SET hints = 1")
    import threading

    threading.Timer(0.3, lambda: other.execute("COMMIT")).start()
    start = time.monotonic()
    AttemptLog(log.path).add(replace(ATTEMPT, number=2))
    assert time.monotonic() - start >= 0.2
    assert len(log.attempts()) == 2
    other.close()


@pytest.mark.parametrize(
    ("environment", "name"),
    [({"JUPYTERHUB_USER": "ana"}, "ana"), ({"JUPYTERHUB_USER": ""}, "login"), ({}, "login")],
)
def test_the_student_is_the_user_of_the_hub_else_the_login_name(environment, name, monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "login")
    assert current_student(environment) == name


def test_a_machine_that_knows_no_name_asks_for_one(monkeypatch):
    def nobody():
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nobody)
    with pytest.raises(AttemptLogError, match="name the student"):
        current_student({})


def test_attempts_stand_beside_the_notebooks_unless_a_folder_is_named(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    assert default_path({}) == tmp_path / "attempts" / "attempts.sqlite"
    monkeypatch.chdir(tmp_path)
    assert default_path({}) == tmp_path / "attempts" / "attempts.sqlite"
    assert default_path({"KIT_ATTEMPTS": "there"}).as_posix() == "there/attempts.sqlite"


@pytest.mark.parametrize(
    ("action", "value"), [(Action.READ, "a while"), (Action.MARK, "12"), (Action.UNMARK, "a:b")]
)
def test_a_step_whose_value_cannot_be_read_is_named(log, action, value):
    log.add(replace(STEP, action=action, value=value))
    with pytest.raises(AttemptLogError, match="row 1 of steps: cannot be read"):
        log.steps()


def test_a_log_of_an_earlier_version_is_read_and_goes_on(log):
    log.add(STEP)
    log.close()
    with sqlite3.connect(log.path) as other:
        other.execute("ALTER TABLE steps DROP COLUMN value")
    other.close()
    before = log.path.read_bytes()
    assert log.steps() == (STEP,)
    assert log.path.read_bytes() == before
    log.add(replace(STEP, action=Action.READ, value="12.5"))
    assert [step.value for step in log.steps()] == ["", "12.5"]
    assert log.steps()[1].seconds == 12.5


def test_an_attempt_that_an_earlier_version_kept_twice_stops_nobody(log):
    log.add(ATTEMPT)
    log.close()
    columns = ", ".join(ATTEMPT.__dataclass_fields__)
    execute(log, "DROP INDEX attempts_once")
    execute(log, f"INSERT INTO attempts ({columns}) SELECT {columns} FROM attempts")  # noqa: S608
    second = replace(ATTEMPT, number=2)
    log.add(second)
    with pytest.raises(AlreadyKeptError):
        AttemptLog(log.path).add(second)
    assert log.attempts() == (ATTEMPT, ATTEMPT, second)


def test_a_log_in_a_folder_that_may_only_be_read_is_read_and_nothing_made(tmp_path, monkeypatch):
    path = tmp_path / "Ana's class 100%" / "ana.sqlite"
    AttemptLog(path).add(ATTEMPT)
    monkeypatch.setattr(os, "access", lambda place, how: how != os.W_OK)
    before = path.read_bytes()
    log = AttemptLog(path)
    assert log.attempts() == (ATTEMPT,)
    with pytest.raises(AttemptLogError, match="check that the folder may be written"):
        log.add(replace(ATTEMPT, number=2))
    assert [path.read_bytes(), *path.parent.iterdir()] == [before, path]


def test_a_url_of_a_file_is_that_file(tmp_path):
    path = tmp_path / "ana.sqlite"
    log = AttemptLog(f"sqlite:///{path}")
    assert (log.path, log.attempts(), path.exists()) == (path, (), False)
    log.add(ATTEMPT)
    assert AttemptLog(path).attempts() == (ATTEMPT,)
    memory = AttemptLog("sqlite:///:memory:")
    memory.add(ATTEMPT)
    assert memory.attempts() == (ATTEMPT,)


def test_attempts_and_steps_are_added_together_or_not_at_all(log):
    log.add(ATTEMPT)
    with pytest.raises(AlreadyKeptError):
        log.add(replace(STEP, action=Action.OPEN), ATTEMPT)
    assert log.steps() == ()
