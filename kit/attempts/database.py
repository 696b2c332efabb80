"""The tables of a log: what they are, what a database has of them, making what it lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.attempts.place import FOLDER_VARIABLE
from kit.attempts.records import Attempt, Step
from kit.errors import AttemptLogError

if TYPE_CHECKING:
    from sqlalchemy import Column, Connection, Engine, Select, Table


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
        number = sql.Column("row", sql.Integer, sql.Identity(), primary_key=True)
        index = sql.Index(f"{name}_of_student", "student", "bank", "passage", "row")
        return sql.Table(name, metadata, number, *columns, index, sqlite_autoincrement=True)

    metadata = sql.MetaData()
    tables = {Attempt: table("attempts", Attempt), Step: table("steps", Step)}
    # Two notebooks that answer the same question in the same moment are told apart here.
    once = ("student", "bank", "passage", "sitting", "question", "number")
    sql.Index("attempts_once", *(tables[Attempt].c[name] for name in once), unique=True)
    return tables


def make_ready(engine: Engine, tables: dict[type, Table], path: Path | None) -> None:
    """Make what writing needs and is missing: the folder, tables, columns, indexes.

    Where nothing is missing, nothing is asked for that only an owner may do, or that would wait
    for those who write.

    Args:
        engine: As `open_engine` gives it.
        tables: As `make_tables` gives them.
        path: The file of the database, if it is one.

    Raises:
        AttemptLogError: The folder cannot be made.
        sqlalchemy.exc.SQLAlchemyError: The database cannot be written to.
    """
    if path is not None:
        _make_folder(path)
    with engine.connect() as connection:
        if path is not None:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        missing = {table: _missing(connection, table) for table in tables.values()}
    for table, statements in missing.items():
        if statements:
            _make(engine, table, statements)


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


def _make(engine: Engine, table: Table, statements: Mapping[str, str]) -> None:
    """Make what is missing of one table."""
    import sqlalchemy as sql

    try:
        with engine.begin() as connection:
            for statement in statements.values():
                connection.execute(sql.text(statement))
    except sql.exc.SQLAlchemyError:
        # Another notebook may have made it in the same moment.
        with engine.connect() as connection:
            still = _missing(connection, table)
        if still.keys() == statements.keys():
            raise
        if still:
            _make(engine, table, still)


def _missing(connection: Connection, table: Table) -> dict[str, str]:
    """Give what a database lacks of a table, each with the statement that makes it."""
    from sqlalchemy.schema import CreateTable

    there = columns_there(connection, table)
    if there:
        return _missing_columns(connection, table, there) | _missing_indexes(connection, table)
    made = str(CreateTable(table, if_not_exists=True).compile(dialect=connection.dialect))
    indexes = _index_statements(connection, table)
    return {table.name: made, **indexes}


def _missing_columns(
    connection: Connection, table: Table, there: Sequence[Column[Any]]
) -> dict[str, str]:
    """Give those that a table of an earlier version has not; they have defaults."""
    from sqlalchemy.schema import CreateColumn

    told = {
        column.name: str(CreateColumn(column).compile(dialect=connection.dialect))
        for column in table.columns
        if column not in there
    }
    return {name: f"ALTER TABLE {table.name} ADD COLUMN {made}" for name, made in told.items()}


def _missing_indexes(connection: Connection, table: Table) -> dict[str, str]:
    import sqlalchemy as sql

    there = {index["name"] for index in sql.inspect(connection).get_indexes(table.name)}
    statements = _index_statements(connection, table)
    missing = {name: made for name, made in statements.items() if name not in there}
    for index in table.indexes:
        if index.unique and index.name in missing:
            # An earlier version could keep an attempt twice; such rows stay, and only new ones
            # are told apart.
            last = connection.execute(sql.select(sql.func.max(table.c.row))).scalar() or 0
            missing[index.name] += f" WHERE {table.c.row.name} > {last}"
    return missing


def _index_statements(connection: Connection, table: Table) -> dict[str, str]:
    from sqlalchemy.schema import CreateIndex

    return {
        str(index.name): str(
            CreateIndex(index, if_not_exists=True).compile(dialect=connection.dialect)
        )
        for index in sorted(table.indexes, key=lambda index: str(index.name))
    }


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AttemptLogError(
            f"{path.parent}: this folder for attempts cannot be made ({error.strerror}); "
            f"name another place, or set {FOLDER_VARIABLE} to a folder that you may write."
        ) from error
