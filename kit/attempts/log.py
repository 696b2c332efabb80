"""The log of attempts: every submitted response, appended to a database and never rewritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, fields
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from kit.attempts.database import columns_there, make_ready, make_tables, selection
from kit.attempts.opening import IN_MEMORY, open_engine, shown, without_url
from kit.attempts.place import default_path
from kit.attempts.records import Action, Attempt, Step
from kit.attempts.soundness import DamagedLogError, put_aside
from kit.errors import AttemptLogError

if TYPE_CHECKING:
    from sqlalchemy import Column, Connection, Engine, RowMapping, Table

Record = TypeVar("Record", bound=Attempt | Step)


class AlreadyKeptError(AttemptLogError):
    """The attempt of this number at this question is in the log, from another notebook."""


class _TakenBackError(Exception):
    """What was added in a trial is not to stay."""


_OF_NOBODY = Attempt(
    student="",
    bank="",
    version="",
    passage="",
    sitting=0,
    question="",
    number=0,
    response="",
    verdict="",
    score=0.0,
    credit=0.0,
    practice=False,
    points=0.0,
    hints=0,
    seconds=0.0,
    time=datetime(1970, 1, 1, tzinfo=UTC),
)
"""What is added and taken back to see whether attempts can be kept."""


class AttemptLog:
    """Attempts and steps in a database; rows are only ever added, and reading changes nothing.

    Args:
        place: A file for SQLite (made on first use, its folder too), or a database URL as
            SQLAlchemy knows it. Left out, `default_path()`.

    Every method raises AttemptLogError when the database cannot be opened, read or written.
    Several threads may use one log.
    """

    def __init__(self, place: str | Path | None = None) -> None:
        self._place = without_url(str(place if place is not None else default_path()))
        # A log in memory is one connection, whose transactions must not mix.
        self._one_at_a_time = RLock()
        self._visits = 0
        self._open: Connection | None = None

    @classmethod
    def in_memory(cls) -> AttemptLog:
        """Give a log that is gone with the kernel: for demonstrations and tests."""
        return cls(IN_MEMORY)

    @property
    def path(self) -> Path | None:
        """The SQLite file, or None for another database."""
        return None if "://" in self._place else Path(self._place)

    def add(self, *records: Attempt | Step) -> None:
        """Append attempts and steps, all or none; when this returns, they are on disk.

        Raises:
            AlreadyKeptError: Another notebook has just kept the same attempt.
        """
        with self._connection(to_write=True) as connection:
            self._insert(connection, records)

    def attempts(self, **where: str) -> tuple[Attempt, ...]:
        """Give attempts in the order in which they were added.

        Args:
            where: Values of fields, as in `student="ana", bank="mosul"`.
        """
        return self._all(Attempt, where)

    def steps(self, **where: str) -> tuple[Step, ...]:
        """Give steps in the order in which they were added; see `attempts`."""
        return self._all(Step, where)

    def news(
        self, after: Mapping[type[Attempt | Step], int], where: Mapping[str, str]
    ) -> list[tuple[int, Attempt | Step]]:
        """Give records with their row numbers, by one look into the database.

        Args:
            after: Of each kind that is wanted, the row after which it begins; 0 for all of it.
            where: Values of fields; see `attempts`.
        """
        if not self._is_there:
            return []
        with self._connection() as connection:
            rows = [(kind, self._rows(connection, kind, after[kind], where)) for kind in after]
        return [
            (row["row"], self._from_row(kind, dict(row))) for kind, found in rows for row in found
        ]

    def put_aside_if_damaged(self) -> None:
        """Make place for a new log where there is a damaged one: for who is about to write.

        Raises:
            AttemptLogError: It is damaged, and was given another name, which is told.
        """
        if self.path is None or not self.path.exists():
            return
        try:
            with self._one_at_a_time:
                _ = self._engine
        except DamagedLogError as error:
            aside = put_aside(self.path)
            if aside is None:
                return
            raise AttemptLogError(
                f"{self.path}: this log of attempts is damaged. It was put aside as {aside.name} "
                "and not changed; show it to your teacher. Run the cell again to go on with a new "
                "log."
            ) from error

    def get_ready(self) -> None:
        """Make the tables where there are none, and try to add a row, which is taken back.

        So whoever may not write there, or has no room, learns it before the first attempt; and
        that one need not wait for what is slow the first time.
        """
        with suppress(_TakenBackError), self._connection(to_write=True) as connection:
            self._insert(connection, [_OF_NOBODY])
            raise _TakenBackError

    @contextmanager
    def one_visit(self) -> Iterator[None]:
        """Let all that is asked and added meanwhile go through one connection, opened when needed.

        What was added is on disk as soon as `add` returns, not only at the end. Other threads
        wait until then.
        """
        with self._one_at_a_time:
            self._visits += 1
            try:
                yield
            finally:
                self._visits -= 1
                if not self._visits:
                    self._hang_up()

    def _hang_up(self) -> None:
        connection, self._open = self._open, None
        if connection is not None:
            connection.close()

    def close(self) -> None:
        """Let go of the database; the next use opens it again."""
        with self._one_at_a_time:
            self._hang_up()
            self.__dict__.pop("_engine_to_write", None)
            if engine := self.__dict__.pop("_engine", None):
                engine.dispose()

    def __repr__(self) -> str:
        return f"AttemptLog({self._name!r})"

    @property
    def _name(self) -> str:
        """The place as it may be shown: without a password."""
        return shown(self._place)

    @property
    def _is_there(self) -> bool:
        return self.path is None or self.path.exists()

    def _all(self, kind: type[Record], where: Mapping[str, str]) -> tuple[Record, ...]:
        if not self._is_there:
            return ()
        with self._connection() as connection:
            rows = self._rows(connection, kind, 0, where)
        return tuple(self._from_row(kind, dict(row)) for row in rows)

    def _rows(
        self, connection: Connection, kind: type, after: int, where: Mapping[str, str]
    ) -> Sequence[RowMapping]:
        table = self._tables[kind]
        columns = self._columns(connection, table)
        if not columns:
            return []
        asked = selection(table, tuple(columns), tuple(where))
        return connection.execute(asked, {**where, "after": after}).mappings().all()

    @cached_property
    def _tables(self) -> dict[type, Table]:
        return make_tables()

    @cached_property
    def _engine(self) -> Engine:
        return open_engine(self._place)

    @cached_property
    def _engine_to_write(self) -> Engine:
        make_ready(self._engine, self._tables, self.path)
        return self._engine

    def _columns(self, connection: Connection, table: Table) -> list[Column[Any]]:
        """Give the columns that can be read: a log of an earlier version has fewer."""
        is_ready = "_engine_to_write" in self.__dict__
        return list(table.columns) if is_ready else columns_there(connection, table)

    def _insert(self, connection: Connection, records: Sequence[Attempt | Step]) -> None:
        from sqlalchemy.exc import IntegrityError

        try:
            for record in records:
                table = self._tables[type(record)]
                connection.execute(table.insert().values(**_to_row(record)))
        except IntegrityError as error:
            raise AlreadyKeptError(
                f"{self._name}: this attempt was kept a moment ago, from another notebook."
            ) from error

    @contextmanager
    def _connection(self, *, to_write: bool = False) -> Iterator[Connection]:
        # Loaded late: the notebook of a student shows its quiz before the database is needed.
        from sqlalchemy.exc import SQLAlchemyError

        try:
            with self.one_visit():
                engine = self._engine_to_write if to_write else self._engine
                self._open = self._open or engine.connect()
                with self._open.begin():
                    yield self._open
        except (SQLAlchemyError, ImportError) as error:
            cause = " ".join(str(getattr(error, "orig", None) or error).split())
            raise AttemptLogError(
                f"{self._name}: the log of attempts cannot be used ({cause}); {self._what_to_do}"
            ) from error

    @property
    def _what_to_do(self) -> str:
        if self.path is None:
            return (
                "check the address, and ask whoever looks after this database whether it runs and "
                "you may write there; then try again. Attempts that were kept before stay in it."
            )
        return (
            "check that the folder may be written and that the disk is not full, then run the "
            "cell again. Attempts that were kept before stay in the file."
        )

    def _from_row(self, kind: type[Record], row: Mapping[str, Any]) -> Record:
        names = [field.name for field in fields(kind)]
        try:
            values = {name: row[name] for name in names if name in row}
            values["time"] = _time(values["time"])
            if kind is Step:
                values["action"] = Action(values["action"])
            record = kind(**values)
            _refuse_other_types(record)
            if isinstance(record, Step):
                _ = _value_of(record)
        except (ValueError, TypeError) as error:
            tool = "an SQLite tool" if self.path else "a tool of this database"
            raise AttemptLogError(
                f"{self._name}, row {row['row']} of {self._tables[kind].name}: cannot be read "
                f"({error}); mend or delete this row with {tool}."
            ) from error
        return record


# What a database may give for a field: SQLite keeps in any column whatever it is given.
_TYPES: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (float, int),
    "bool": (bool,),
}


def _refuse_other_types(record: Attempt | Step) -> None:
    for field in fields(record):
        value = getattr(record, field.name)
        if not isinstance(value, _TYPES.get(str(field.type), object)):
            raise TypeError(f"{field.name} {value!r} is no {field.type}")


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(f"time {text!r} has no zone")
    return time.astimezone(UTC)


def _value_of(step: Step) -> object:
    """Read the value of a step, so that one that cannot be read is told with its row."""
    if step.action is Action.READ:
        return step.seconds
    return step.span if step.action in (Action.MARK, Action.UNMARK) else None


def _to_row(record: Attempt | Step) -> dict[str, Any]:
    if record.time.tzinfo is None:
        raise ValueError("the time of a record must be aware, as in datetime.now(UTC)")
    return asdict(record) | {"time": record.time.astimezone(UTC).isoformat()}
