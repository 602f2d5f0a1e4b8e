"""Connections to the file, and SQLite's failures in words that a user can read."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool

from synpol_desktop.core.errors import WorkspaceError, WorkspaceLockedError

_BUSY_MS = 5_000
_PRAGMAS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
    "cache_size = -16000",  # kB
)
_LIMITS = {
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LENGTH: 256 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
}


def engine(path: Path, mode: str, *, pool_size: int = 8) -> Engine:
    """Return connections to a file, for use by any thread.

    Parameters
    ----------
    mode : str
        ``rw`` or ``ro``; or ``immutable``: a file in a folder where SQLite can't write its side files.
    """
    options = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    address = f"file:{quote(str(path.absolute().as_posix()))}?{options}"

    def connect() -> sqlite3.Connection:
        try:
            return _prepared(address)
        except sqlite3.Error as error:
            raise expected_error(error) or error from error

    made = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=pool_size, max_overflow=-1
    )
    event.listen(made, "begin", _begin)
    event.listen(made, "handle_error", _in_plain_words)
    return made


def _prepared(address: str) -> sqlite3.Connection:
    """Connect so that nothing in a foreign file can run or ask for too much."""
    raw = sqlite3.connect(
        address, uri=True, timeout=_BUSY_MS / 1000, isolation_level=None, check_same_thread=False
    )
    try:
        for limit, value in _LIMITS.items():
            raw.setlimit(limit, value)
        for pragma in _PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        raw.close()
        raise
    return raw


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _in_plain_words(context: ExceptionContext) -> None:
    error = context.original_exception
    if isinstance(error, sqlite3.Error) and (expected := expected_error(error)) is not None:
        raise expected


def expected_error(error: sqlite3.Error) -> WorkspaceError | None:
    """Return what to tell the user of a failure that is no bug; None for a bug."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    match code:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return WorkspaceError(
                "The workspace file is damaged.",
                hint="Run a check of the workspace, or go back to a copy.",
            )
        case sqlite3.SQLITE_FULL:
            return WorkspaceError(
                "The disk is full; the last change was not saved.", hint="Make room, then try again."
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return WorkspaceLockedError(
                "Another program is writing to the workspace.", hint="Close it there, then try again."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return WorkspaceError(
                "The workspace can't be written here.", hint="Copy the file to a folder of yours."
            )
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return WorkspaceError(
                "The workspace file can't be reached.", hint="See that its disk is there, then try again."
            )
    return None
