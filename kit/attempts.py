"""The log of attempts: every submitted response, appended to a database and never rewritten."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kit.errors import AttemptLogError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Table

FOLDER_VARIABLE = "KIT_ATTEMPTS"
FILE_NAME = "attempts.sqlite"
_BUSY_SECONDS = 30


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One submitted response.

    Attributes:
        student: Who answered.
        bank: Id of the bank.
        version: Version of the bank at that moment.
        sitting: Which sitting of this student with this bank, from 1.
        question: Id of the question.
        response: What was given: the text of the option, of several options one a line, or the
            words as typed.
        verdict: correct, close or wrong.
        score: Share of the points that the response is worth by itself, 0 to 1.
        credit: Share of the score that counts: 1 on the first try, less on a retry, 0 in practice.
        points: What the question is worth.
        hints: Hints opened before.
        seconds: Time from showing the question to the response.
        time: When it was submitted, in UTC.
    """

    student: str
    bank: str
    version: str
    sitting: int
    question: str
    response: str
    verdict: str
    score: float
    credit: float
    points: float
    hints: int
    seconds: float
    time: datetime


def points_earned(attempts: Iterable[Attempt]) -> float:
    """Give the points that several tries at one question earn together.

    Each try earns its credit's share of what it improves on the best try before it, so a score
    never falls: wrong, then right at half credit is 0.5; close (0.6), then right is 0.8.
    """
    best = earned = 0.0
    for attempt in attempts:
        gain = max(0.0, attempt.score - best)
        earned += gain * attempt.credit * attempt.points
        best += gain
    return earned


class Action(StrEnum):
    """What a student did besides answering."""

    OPEN = "open"
    HINT = "hint"
    SKIP = "skip"
    REVEAL = "reveal"
    FINISH = "finish"
    RESTART = "restart"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One act besides answering: a question opened, a hint, a skip, the end of a sitting.

    Steps are kept so that a student comes back to the same place; they never change a score.
    """

    student: str
    bank: str
    sitting: int
    action: Action
    question: str
    time: datetime


Record = TypeVar("Record", Attempt, Step)


def default_path(environ: Mapping[str, str] = os.environ) -> Path:
    """Give the file in which attempts are kept unless a place is named.

    It is `attempts/attempts.sqlite` beside the folder of the notebooks, or in the folder that the
    variable KIT_ATTEMPTS names.
    """
    named = environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named) / FILE_NAME
    here = Path.cwd()
    return (here.parent if here.name == "notebooks" else here) / "attempts" / FILE_NAME


def current_student(environ: Mapping[str, str] = os.environ) -> str:
    """Name the student at this machine: the user of the JupyterHub, else the login name."""
    return environ.get("JUPYTERHUB_USER") or getpass.getuser()


class AttemptLog:
    """Attempts and steps in a database; rows are only ever added.

    Args:
        place: A file for SQLite (made on first use, its folder too), or a database URL as
            SQLAlchemy knows it. Left out, `default_path()`.

    Every method raises AttemptLogError when the database cannot be opened, read or written.
    """

    def __init__(self, place: str | Path | None = None) -> None:
        self._place = str(place if place is not None else default_path())

    @classmethod
    def in_memory(cls) -> AttemptLog:
        """Give a log that is gone with the kernel: for demonstrations and tests."""
        return cls("sqlite://")

    @property
    def path(self) -> Path | None:
        """The SQLite file, or None for another database."""
        return None if "://" in self._place else Path(self._place)

    def add(self, record: Attempt | Step) -> None:
        """Append one attempt or step; when this returns, it is on disk."""
        table = self._tables[type(record)]
        with self._connection() as connection:
            connection.execute(table.insert().values(**_to_row(record)))

    def attempts(
        self, *, student: str | None = None, bank: str | None = None, after: int = 0
    ) -> tuple[Attempt, ...]:
        """Give attempts in the order in which they were added, the first `after` rows left out."""
        return tuple(record for _, record in self.numbered(Attempt, student, bank, after))

    def steps(
        self, *, student: str | None = None, bank: str | None = None, after: int = 0
    ) -> tuple[Step, ...]:
        """Give steps in the order in which they were added, the first `after` rows left out."""
        return tuple(record for _, record in self.numbered(Step, student, bank, after))

    def numbered(
        self,
        kind: type[Record],
        student: str | None = None,
        bank: str | None = None,
        after: int = 0,
    ) -> list[tuple[int, Record]]:
        """Give records with their row numbers; `after` leaves out all up to that row."""
        if self.path is not None and not self.path.exists():
            return []
        table = self._tables[kind]
        query = table.select().where(table.c.row > after).order_by(table.c.row)
        if student is not None:
            query = query.where(table.c.student == student)
        if bank is not None:
            query = query.where(table.c.bank == bank)
        with self._connection() as connection:
            rows = connection.execute(query).mappings().all()
        return [(row["row"], self._from_row(kind, dict(row))) for row in rows]

    def close(self) -> None:
        """Let go of the database; the next use opens it again."""
        if "_engine" in self.__dict__:
            self._engine.dispose()
            del self.__dict__["_engine"]

    def __repr__(self) -> str:
        return f"AttemptLog({self._place!r})"

    # ------------------------------------------------------------- the database

    @cached_property
    def _tables(self) -> dict[type, Table]:
        return _make_tables()

    @cached_property
    def _engine(self) -> Engine:
        import sqlalchemy as sql

        if self.path is not None:
            _make_folder(self.path)
            _refuse_damaged(self.path)
        url = f"sqlite:///{self.path}" if self.path is not None else self._place
        engine = _open(url, in_memory=self._place == "sqlite://")
        try:
            with engine.begin() as connection:
                for table in self._tables.values():
                    # Two notebooks may open a new file in the same moment.
                    connection.execute(sql.schema.CreateTable(table, if_not_exists=True))
                    for index in table.indexes:
                        connection.execute(sql.schema.CreateIndex(index, if_not_exists=True))
        except sql.exc.SQLAlchemyError as error:
            engine.dispose()
            raise self._error("opened", error) from error
        return engine

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        import sqlalchemy as sql

        engine = self._engine
        try:
            with engine.begin() as connection:
                yield connection
        except sql.exc.SQLAlchemyError as error:
            raise self._error("used", error) from error

    def _error(self, what: str, error: Exception) -> AttemptLogError:
        cause = getattr(error, "orig", None) or error
        return AttemptLogError(
            f"{self._place}: the log of attempts cannot be {what} ({cause}); "
            "check that the folder may be written and that the disk is not full, then run the "
            "cell again. Attempts that were kept before stay in the file."
        )

    def _from_row(self, kind: type[Record], row: Mapping[str, Any]) -> Record:
        names = [field.name for field in fields(kind)]
        try:
            values = {name: row[name] for name in names}
            values["time"] = datetime.fromisoformat(values["time"])
            if kind is Step:
                values["action"] = Action(values["action"])
        except (ValueError, TypeError) as error:
            raise AttemptLogError(
                f"{self._place}, row {row['row']} of {self._tables[kind].name}: cannot be read "
                f"({error}); mend or delete this row with an SQLite tool."
            ) from error
        return kind(**values)


def _to_row(record: Attempt | Step) -> dict[str, Any]:
    if record.time.tzinfo is None:
        raise ValueError("the time of a record must be aware, as in datetime.now(UTC)")
    return asdict(record) | {"time": record.time.astimezone(UTC).isoformat()}


def _make_tables() -> dict[type, Table]:
    import sqlalchemy as sql

    def column(name: str, kind: str) -> sql.Column[Any]:
        types: dict[str, Any] = {"int": sql.Integer, "float": sql.Float}
        return sql.Column(name, types.get(kind, sql.Text), nullable=False)

    def table(name: str, record: type[Attempt | Step]) -> Table:
        columns = [column(field.name, str(field.type)) for field in fields(record)]
        number = sql.Column("row", sql.Integer, primary_key=True, autoincrement=True)
        index = sql.Index(f"{name}_of_student", "student", "bank", "row")
        return sql.Table(name, metadata, number, *columns, index, sqlite_autoincrement=True)

    metadata = sql.MetaData()
    return {Attempt: table("attempts", Attempt), Step: table("steps", Step)}


def _open(url: str, *, in_memory: bool) -> Engine:
    import sqlalchemy as sql

    if not url.startswith("sqlite"):
        return sql.create_engine(url)
    engine = sql.create_engine(
        url,
        connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
        # One connection holds the whole of a database in memory; files get one for each use, so
        # that no kernel keeps a file open which a teacher wants to copy or delete.
        poolclass=sql.StaticPool if in_memory else sql.NullPool,
    )
    sql.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AttemptLogError(
            f"{path.parent}: this folder for attempts cannot be made ({error.strerror}); "
            f"name another place, or set {FOLDER_VARIABLE} to a folder that you may write."
        ) from error


def _refuse_damaged(path: Path) -> None:
    """Put aside a file that is no whole SQLite database, and say so: nothing is lost in silence."""
    if not path.is_file() or _is_whole(path):
        return
    aside = _aside(path)
    for ending in ("", "-wal", "-shm"):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    raise AttemptLogError(
        f"{path}: this log of attempts is damaged. It was put aside as {aside.name} and not "
        "changed; show it to your teacher. Run the cell again to go on with a new log."
    )


def _aside(path: Path) -> Path:
    names = (path.with_name(f"{path.name}.damaged-{number}") for number in range(1, 10_000))
    return next(name for name in names if not name.exists())


def _is_whole(path: Path) -> bool:
    import sqlite3

    try:
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS)
        try:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        # A locked or unreadable file is not a damaged one.
        return isinstance(error, sqlite3.OperationalError)
