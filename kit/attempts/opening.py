"""Opening the database of a log: a file of SQLite, memory, or a server by its URL."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.attempts.soundness import BUSY_SECONDS, refuse_unsound
from kit.errors import AttemptLogError

if TYPE_CHECKING:
    from sqlalchemy import URL, Dialect, Engine

IN_MEMORY = "sqlite://"
_FILE_URL = "sqlite:///"
_POSTGRESQL = "postgresql+psycopg"
# A class begins at the bell: for so many seconds a server that is full is asked again, after
# pauses that double.
_PATIENCE = 3.0
_FIRST_PAUSE = 0.1


def open_engine(place: str) -> Engine:
    """Open a database; nothing is made or changed.

    Args:
        place: A file for SQLite, or a URL.

    Raises:
        AttemptLogError: The file is no SQLite database, or a damaged one; or the URL is none; or
            the driver of its database is not installed.
        sqlalchemy.exc.SQLAlchemyError: The database cannot be opened.
    """
    return _open_url(place) if "://" in place else _open_file(Path(place))


def without_url(place: str) -> str:
    """Give the file that a plain URL of SQLite names, and any other place as it is.

    >>> [without_url(place) for place in ("sqlite:///class/a.sqlite", "sqlite:///:memory:")]
    ['class/a.sqlite', 'sqlite://']
    """
    if not place.startswith(_FILE_URL) or "?" in place:
        return place
    name = place.removeprefix(_FILE_URL)
    return IN_MEMORY if name in ("", ":memory:") else name


def file_of(place: str) -> Path | None:
    """Give the file of a database, named as a file or by a URL; None where it is on no disk here.

    Raises:
        AttemptLogError: It is no URL.
    """
    if "://" not in place:
        return Path(place)
    url = _known(place)
    if not url.drivername.startswith("sqlite") or not url.database:
        return None
    return Path(url.database.removeprefix("file:").partition("?")[0])


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


def _open_url(url: str) -> Engine:
    return _open_memory() if url == IN_MEMORY else _open_server(_known(url))


def _open_memory() -> Engine:
    import sqlalchemy as sql

    # One connection holds the whole of it, for all threads: in a notebook an answer comes in
    # another one than the cell that opened it.
    one = {"check_same_thread": False}
    return sql.create_engine(IN_MEMORY, poolclass=sql.StaticPool, connect_args=one)


def _known(url: str) -> URL:
    """Read a URL; a plain one of PostgreSQL means the driver that the kit's extra installs."""
    import sqlalchemy as sql

    try:
        known = sql.make_url(url)
    except (sql.exc.ArgumentError, ValueError) as error:
        raise AttemptLogError(
            f"{shown(url)}: this is no URL of a database; one looks like "
            "postgresql://user:password@host/name."
        ) from error
    is_plain = known.drivername in ("postgresql", "postgres")
    return known.set(drivername=_POSTGRESQL) if is_plain else known


def _open_server(url: URL) -> Engine:
    import sqlalchemy as sql

    try:
        # A connection for each use: a class of a hundred kernels does not hold a hundred all day,
        # and one that the network cut in the meantime costs no answer.
        engine = sql.create_engine(url, poolclass=sql.NullPool)
    except ImportError as error:
        how = ' with pip install "psycopg[binary]"' if url.drivername == _POSTGRESQL else ""
        raise AttemptLogError(
            f"{url.render_as_string()}: the driver of this database is not installed ({error}); "
            f"install it{how}, then restart the kernel."
        ) from error
    sql.event.listen(engine, "do_connect", _connect)
    return engine


def _connect(dialect: Dialect, _record: object, arguments: Any, settings: Any) -> Any:
    """Connect; a server that is full is asked again, as others leave it after each answer."""
    until, pause = time.monotonic() + _PATIENCE, _FIRST_PAUSE
    while True:
        try:
            return dialect.connect(*arguments, **settings)
        except dialect.loaded_dbapi.OperationalError:
            # It does not say in a code whether it is full, or what else it dislikes.
            if time.monotonic() >= until:
                raise
        time.sleep(pause)
        pause *= 2


def _open_file(path: Path) -> Engine:
    import sqlalchemy as sql

    refuse_unsound(path)
    engine = sql.create_engine(
        _to_read(path) if _may_only_be_read(path) else sql.URL.create("sqlite", database=str(path)),
        connect_args={"timeout": BUSY_SECONDS},
        # A connection for each use: no kernel keeps a file open that a teacher wants to copy.
        poolclass=sql.NullPool,
    )
    sql.event.listen(engine, "connect", _prepare)
    return engine


def _may_only_be_read(path: Path) -> bool:
    """Say whether a log lies in a folder that may not be written, and nobody is writing to it."""
    is_open = path.with_name(f"{path.name}-wal").exists()
    return path.is_file() and not is_open and not os.access(path.parent, os.W_OK)


def _to_read(path: Path) -> URL:
    """Give the URL of a log that cannot change: SQLite then makes no files beside it."""
    import sqlalchemy as sql

    how = {"mode": "ro", "immutable": "1", "uri": "true"}
    return sql.URL.create("sqlite", database=path.absolute().as_uri(), query=how)


def _prepare(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous=FULL")
