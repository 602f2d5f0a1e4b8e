"""Connections to the file, on which nothing that a foreign file holds can run or ask for too much."""

from __future__ import annotations

import sqlite3
import time
import weakref
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from synpol_desktop.core.errors import WorkspaceError
from synpol_desktop.workspace.failures import expected_error, in_plain_words
from synpol_desktop.workspace.presence import Presence

BUSY_MS = 5_000
"""How long to wait for another program that is writing."""
QUESTION_S = 60.0
"""Processor time of the questions in one transaction: a file can be made to keep SQLite busy for years."""
CHECK_S = 1_800.0
"""The same for what looks at the whole file, and for changes."""

_STEPS = 200_000  # of SQLite's machine between two looks at the clock, each of which waits for Python's lock
_PRAGMAS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
    "cache_size = -16000",  # kB
)
_LIMITS = {
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LENGTH: 128 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
}
_SWITCHES = {
    "SQLITE_DBCONFIG_DEFENSIVE": True,
    "SQLITE_DBCONFIG_ENABLE_TRIGGER": False,
    "SQLITE_DBCONFIG_ENABLE_VIEW": False,
}


def engine(path: Path, mode: str, *, pool_size: int = 8, presence: Presence | None = None) -> Engine:
    """Return connections to a file, for use by any thread.

    Parameters
    ----------
    mode : str
        ``rw`` or ``ro``; or ``immutable``: a file in a folder where SQLite can't write its side files.
    presence : Presence, optional
        Asked for each new connection, so that all are to the same file; before anything is read through it:
        SQLite would take the side file for that of the new file, and write it there when it closes.
    """
    options = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    address = f"file:{quote(str(path.absolute().as_posix()))}?{options}"

    def connect() -> sqlite3.Connection:
        try:
            with in_plain_words():
                return _prepared(address, presence)
        except WorkspaceError:
            if presence is not None:
                presence.check()  # says more: the file was there
            raise

    made = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=pool_size, max_overflow=-1
    )
    event.listen(made, "checkin", _rest)
    event.listen(made, "begin", _begin)
    event.listen(made, "handle_error", _in_plain_words)
    return made


def raw_connection(connection: Connection) -> sqlite3.Connection:
    """Return SQLite's own connection under SQLAlchemy's."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def allow(connection: Connection, seconds: float | None = None) -> None:
    """Let what a transaction asks from now on take so much processor time, as a question if not given."""
    raw = raw_connection(connection)
    assert isinstance(raw, _Connection)
    raw.begin(QUESTION_S if seconds is None else seconds)


class _Connection(sqlite3.Connection):
    """Ends what one transaction asks when it has kept its thread busy for too long."""

    _until = float("inf")

    def begin(self, seconds: float) -> None:
        self._until = time.thread_time() + seconds

    def rest(self) -> None:
        self._until = float("inf")

    def is_late(self) -> int:
        return time.thread_time() > self._until


def _prepared(address: str, presence: Presence | None) -> sqlite3.Connection:
    raw = sqlite3.connect(
        address,
        uri=True,
        timeout=BUSY_MS / 1000,
        isolation_level=None,
        check_same_thread=False,
        factory=_Connection,
    )
    known = weakref.ref(raw)  # the handler must not keep its own connection

    def is_late() -> int:
        connection = known()
        return 0 if connection is None else connection.is_late()

    try:
        if presence is not None:
            presence.check()
        raw.set_progress_handler(is_late, _STEPS)
        raw.begin(QUESTION_S)
        for limit, value in _LIMITS.items():
            raw.setlimit(limit, value)
        if hasattr(raw, "setconfig"):  # from Python 3.12 on
            for name, value in _SWITCHES.items():
                raw.setconfig(getattr(sqlite3, name), value)
        for pragma in _PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
    except BaseException:
        raw.close()
        raise
    return raw


def _rest(raw: sqlite3.Connection | None, _record: ConnectionPoolEntry) -> None:
    if isinstance(raw, _Connection):
        raw.rest()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    writes = options.get("writes", False)
    allow(connection, options.get("seconds") or (CHECK_S if writes else None))
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _in_plain_words(context: ExceptionContext) -> None:
    error = context.original_exception
    if isinstance(error, sqlite3.Error) and (expected := expected_error(error)) is not None:
        raise expected
