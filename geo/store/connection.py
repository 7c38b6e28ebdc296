"""One SQLite file: opening it safely, transactions, records as JSON, errors in our words."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from geo.errors import StoreError
from geo.records.codec import from_text, to_json
from geo.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

T = TypeVar("T")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into one line that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(_remedy(path, error)) from error
    except UnicodeEncodeError as error:
        raise StoreError(f"{path}: a text holds half a character and cannot be kept") from error


#: What SQLite's messages contain, and what to tell instead.
_REMEDIES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("locked", "busy"), "is in use by another process: close it, or try again later"),
    (
        ("readonly", "read-only"),
        "cannot be written: give yourself the right to, or name another --store",
    ),
    (
        ("unable to open",),
        "cannot be opened: is the folder there and writable? Or name another --store",
    ),
    (
        ("not a database", "malformed"),
        "is not a database, or a damaged one: move it away (a new store is built then)",
    ),
    (("full",), "cannot be written: the disk is full; make room and try again"),
    (("closed database",), "was closed before it was used: open it again"),
)


def _remedy(path: Path, error: sqlite3.Error) -> str:
    text = str(error)
    for signs, remedy in _REMEDIES:
        if any(sign in text for sign in signs):
            return f"{path} {remedy}"
    return f"{path}: SQLite says: {text}; name another --store"


def _connect(path: Path, *, wait_s: float) -> sqlite3.Connection:
    """Open or make the file at `path` and bring it to this version's schema.

    Raises
    ------
    StoreError
        If it cannot be opened or written, is not a store of ours, or is of a newer version.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise StoreError(f"{path} is a folder: name a file in it as --store sqlite:///PATH")
    except OSError as error:
        if isinstance(error, StoreError):
            raise
        raise StoreError(
            f"{path.parent} cannot be used for a store ({error.strerror}): "
            "choose a folder that you may write to with --store sqlite:///PATH"
        ) from error
    with told(path):
        connection = sqlite3.connect(path, timeout=wait_s, isolation_level=None)
        try:
            _prepare(connection, path, wait_s=wait_s)
        except BaseException:
            connection.close()
            raise
        return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, wait_s: float) -> None:
    """Check whose file it is before anything is written to it."""
    _check_owner(connection, path)
    _write_ahead(connection, wait_s=wait_s)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    if _number(connection, "user_version") < schema.VERSION:
        with transaction(connection):
            # Another process may have made the tables while this one waited.
            for step in schema.STEPS[_number(connection, "user_version") :]:
                for statement in schema.statements(step):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {schema.VERSION}")
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION}")


def _write_ahead(connection: sqlite3.Connection, *, wait_s: float) -> None:
    """Keep a write-ahead log; SQLite does not wait for who else is changing that, so we do."""
    until = time.monotonic() + wait_s
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    # One transaction: another process may be making the tables at this moment.
    connection.execute("BEGIN")
    application = _number(connection, "application_id")
    version = _number(connection, "user_version")
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    connection.execute("COMMIT")
    if application != schema.APPLICATION and (application or version or tables):
        raise StoreError(f"{path} is a database, but no Dateline store: name another --store")
    if version > schema.VERSION:
        raise StoreError(
            f"{path} was made by a newer Dateline (schema {version}, this one reads "
            f"{schema.VERSION}): upgrade Dateline, or name another --store"
        )


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of the block or nothing; the lock is taken first, so that no read goes stale.

    A transaction within another is part of it.
    """
    within = connection.in_transaction
    if within:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


class SqliteFile:
    """A SQLite file of our schema, open for reading and writing."""

    def __init__(self, path: Path, *, wait_s: float) -> None:
        self.path = path
        self._connection = _connect(path, wait_s=wait_s)

    def close(self) -> None:
        """Close the connection; the last one folds in the write-ahead log."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Do all of the block in one durable transaction, or nothing of it."""
        with told(self.path), transaction(self._connection):
            yield

    def rows(self, sql: str, *values: Any) -> list[Any]:  # noqa: ANN401
        """Return all rows that `sql` finds."""
        with told(self.path):
            return self._connection.execute(sql, values).fetchall()

    def run(self, sql: str, *values: Any) -> None:  # noqa: ANN401
        """Run one statement."""
        self._connection.execute(sql, values)

    def run_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run one statement for each of `rows`."""
        self._connection.executemany(sql, rows)

    def records(self, kind: type[T], sql: str, *values: Any) -> tuple[T, ...]:  # noqa: ANN401
        """Return the records in the one column that `sql` finds; no text is kept beside them."""
        with told(self.path):
            found = self._connection.execute(sql, values)
            return tuple(self.read(kind, text) for (text,) in found)

    def read(self, kind: type[T], text: str) -> T:
        """Rebuild a record from the JSON that `write` made."""
        try:
            return from_text(kind, text)
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            raise StoreError(
                f"{self.path} holds a damaged {kind.__name__.lower()}: move the file away "
                "(a new store is built then), or name another --store"
            ) from error

    def write(self, record: Any) -> str:  # noqa: ANN401
        """Write a record as JSON in ASCII, so that no text is beyond SQLite's UTF-8."""
        try:
            return json.dumps(to_json(record), separators=(",", ":"), allow_nan=False)
        except ValueError as error:
            kind = type(record).__name__.lower()
            raise StoreError(f"this {kind} holds a number that is not finite: {error}") from error
