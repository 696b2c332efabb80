"""The database of a log: its tables, opening it, making it ready to be written to."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.attempts.place import FOLDER_VARIABLE
from kit.attempts.records import Attempt, Step
from kit.attempts.soundness import BUSY_SECONDS, refuse_unsound
from kit.errors import AttemptLogError

if TYPE_CHECKING:
    from sqlalchemy import Column, Connection, Engine, Select, Table

IN_MEMORY = "sqlite://"


@cache
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


def open_engine(place: str) -> Engine:
    """Open a database; nothing is made or changed.

    Args:
        place: A file for SQLite, or a URL.

    Raises:
        AttemptLogError: The file is no SQLite database, or a damaged one; or the URL is none.
        sqlalchemy.exc.SQLAlchemyError: The database cannot be opened.
    """
    return _open_url(place) if "://" in place else _open_file(Path(place))


def shown(place: str) -> str:
    """Give a file or a URL as it may be shown: without a password."""
    if "://" not in place:
        return place
    import sqlalchemy as sql

    try:
        return sql.make_url(place).render_as_string(hide_password=True)
    except (sql.exc.ArgumentError, ValueError):
        # Where the password stands in it cannot be told.
        return f"{place.partition('://')[0]}://..."


def make_ready(engine: Engine, tables: dict[type, Table], path: Path | None) -> None:
    """Make what writing needs and is missing: the folder, tables, columns, indexes.

    Args:
        engine: As `open_engine` gives it.
        tables: As `make_tables` gives them.
        path: The file of the database, if it is one.

    Raises:
        AttemptLogError: The folder cannot be made.
        sqlalchemy.exc.SQLAlchemyError: The database cannot be written to.
    """
    import sqlalchemy as sql

    if path is not None:
        _make_folder(path)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    with engine.begin() as connection:
        for table in tables.values():
            # Two notebooks may open a new file in the same moment.
            connection.execute(sql.schema.CreateTable(table, if_not_exists=True))
            _add_new_columns(connection, table)
            for index in table.indexes:
                connection.execute(sql.schema.CreateIndex(index, if_not_exists=True))


@lru_cache(maxsize=32)
def selection(
    table: Table, columns: tuple[Column[Any], ...], where: tuple[str, ...]
) -> Select[Any]:
    """Give the query for rows after `after` whose fields have given values, in their order.

    Building it takes longer than asking it, and a student's answer asks four times.
    """
    import sqlalchemy as sql

    same = (table.c[name] == sql.bindparam(name) for name in where)
    new = table.c.row > sql.bindparam("after")
    return sql.select(*columns).where(new, *same).order_by(table.c.row)


def columns_there(connection: Connection, table: Table) -> list[Column[Any]]:
    """Give those columns of a table that the database has; none where it has no such table."""
    import sqlalchemy as sql

    try:
        there = {column["name"] for column in sql.inspect(connection).get_columns(table.name)}
    except sql.exc.NoSuchTableError:
        return []
    return [column for column in table.columns if column.name in there]


def _add_new_columns(connection: Connection, table: Table) -> None:
    """Add to a table of an earlier version the columns that it has not; they have defaults."""
    import sqlalchemy as sql

    there = {column.name for column in columns_there(connection, table)}
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
    try:
        known = sql.make_url(url)
    except (sql.exc.ArgumentError, ValueError) as error:
        raise AttemptLogError(
            f"{shown(url)}: this is no URL of a database; one looks like "
            "postgresql://user:password@host/name."
        ) from error
    return sql.create_engine(known)


def _open_file(path: Path) -> Engine:
    import sqlalchemy as sql

    refuse_unsound(path)
    engine = sql.create_engine(
        sql.URL.create("sqlite", database=str(path)),
        connect_args={"timeout": BUSY_SECONDS},
        # A connection for each use: no kernel keeps a file open that a teacher wants to copy.
        poolclass=sql.NullPool,
    )
    sql.event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous=FULL")


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AttemptLogError(
            f"{path.parent}: this folder for attempts cannot be made ({error.strerror}); "
            f"name another place, or set {FOLDER_VARIABLE} to a folder that you may write."
        ) from error
