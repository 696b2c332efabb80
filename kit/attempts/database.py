"""The database of a log: its tables, opening it, and what to do when its file is damaged."""

from __future__ import annotations

from contextlib import closing
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.attempts.place import FOLDER_VARIABLE
from kit.attempts.records import Attempt, Step
from kit.errors import AttemptLogError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Table

IN_MEMORY = "sqlite://"
_BUSY_SECONDS = 30


def make_tables() -> dict[type, Table]:
    """Give the tables of attempts and of steps: a column for each field, and the row number."""
    import sqlalchemy as sql

    def column(field: Field[Any]) -> sql.Column[Any]:
        types: dict[str, Any] = {"int": sql.Integer, "float": sql.Float, "bool": sql.Boolean}
        default = None if field.default is MISSING else field.default
        kind = types.get(str(field.type), sql.Text)
        return sql.Column(field.name, kind, nullable=False, server_default=default)

    def table(name: str, record: type[Attempt | Step]) -> Table:
        columns = [column(field) for field in fields(record)]
        number = sql.Column("row", sql.Integer, primary_key=True, autoincrement=True)
        index = sql.Index(f"{name}_of_student", "student", "bank", "passage", "row")
        return sql.Table(name, metadata, number, *columns, index, sqlite_autoincrement=True)

    metadata = sql.MetaData()
    tables = {Attempt: table("attempts", Attempt), Step: table("steps", Step)}
    # Two notebooks that answer the same question in the same moment are told apart here.
    once = ("student", "bank", "passage", "sitting", "question", "number")
    sql.Index("attempts_once", *(tables[Attempt].c[name] for name in once), unique=True)
    return tables


def open_engine(place: str, tables: dict[type, Table]) -> Engine:
    """Open a database and make the tables that are missing.

    Args:
        place: A file for SQLite, or a URL.
        tables: As `make_tables` gives them.

    Raises:
        AttemptLogError: The folder cannot be made, or the file is damaged; it was then put aside.
        sqlalchemy.exc.SQLAlchemyError: The database cannot be opened.
    """
    import sqlalchemy as sql

    engine = _open_url(place) if "://" in place else _open_file(Path(place))
    try:
        with engine.begin() as connection:
            for table in tables.values():
                # Two notebooks may open a new file in the same moment.
                connection.execute(sql.schema.CreateTable(table, if_not_exists=True))
                _add_new_columns(connection, table)
                for index in table.indexes:
                    connection.execute(sql.schema.CreateIndex(index, if_not_exists=True))
    except sql.exc.SQLAlchemyError:
        engine.dispose()
        raise
    return engine


def _add_new_columns(connection: Connection, table: Table) -> None:
    """Add to a table of an earlier version the columns that it has not; they have defaults."""
    import sqlalchemy as sql

    there = {column["name"] for column in sql.inspect(connection).get_columns(table.name)}
    for column in table.columns:
        if column.name not in there:
            told = sql.schema.CreateColumn(column).compile(dialect=connection.dialect)
            connection.execute(sql.text(f"ALTER TABLE {table.name} ADD COLUMN {told}"))


def _open_url(url: str) -> Engine:
    import sqlalchemy as sql

    if url == IN_MEMORY:
        # One connection holds the whole of it, for all threads: in a notebook an answer comes in
        # another one than the cell that opened it.
        one = {"check_same_thread": False}
        return sql.create_engine(url, poolclass=sql.StaticPool, connect_args=one)
    return sql.create_engine(url)


def _open_file(path: Path) -> Engine:
    import sqlalchemy as sql

    _make_folder(path)
    _refuse_damaged(path)
    engine = sql.create_engine(
        sql.URL.create("sqlite", database=str(path)),
        connect_args={"timeout": _BUSY_SECONDS},
        # A connection for each use: no kernel keeps a file open that a teacher wants to copy.
        poolclass=sql.NullPool,
    )
    sql.event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: Any, _record: object) -> None:
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
        try:
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
        except FileNotFoundError:
            # Most logs have one file; or another notebook put it aside in the same moment.
            continue
        except OSError as error:
            raise AttemptLogError(
                f"{path}: this log of attempts is damaged and cannot be put aside "
                f"({error.strerror}); ask whoever may write there to rename it."
            ) from error
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
        with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError as error:
        # A locked or unreadable file is not a damaged one.
        return isinstance(error, sqlite3.OperationalError)
