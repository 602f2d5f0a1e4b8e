"""SQLite's failures in words that a user can read. Doesn't load SQLAlchemy."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

from synpol_desktop.core.errors import WorkspaceError, WorkspaceLockedError

_NOT_WRITTEN = frozenset(
    {
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_DIR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
    }
)
NONSENSE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What records and parsers raise of values that a sound file doesn't hold."""


def expected_error(error: sqlite3.Error) -> WorkspaceError | None:
    """Return what to tell the user of a failure that is no bug; None for a bug."""
    code = getattr(error, "sqlite_errorcode", 0)
    if code in _NOT_WRITTEN:
        return WorkspaceError(
            "The disk didn't take the last change; it was not saved.",
            hint="See that the disk has room and is in order, then try again, or save a copy elsewhere.",
        )
    match code & 0xFF:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged()
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
        case sqlite3.SQLITE_INTERRUPT:
            return WorkspaceError(
                "The workspace took too long to answer.",
                hint="It may be damaged: run a check of the workspace, or go back to a backup.",
            )
        case sqlite3.SQLITE_TOOBIG:
            return WorkspaceError(
                "The workspace holds a value that is too large for it.",
                hint="It may be damaged or altered; go back to a backup.",
            )
    # The first is raised by Python, without a code; the second by SQLite, with the code of any mistake.
    if str(error).startswith(("Could not decode to UTF-8", "unsupported file format")):
        return damaged()
    return None


def damaged() -> WorkspaceError:
    """Return the error of a file that doesn't hold what it must."""
    return WorkspaceError(
        "The workspace file is damaged.", hint="Run a check of the workspace, or go back to a backup."
    )


def exhausted() -> WorkspaceError:
    """Return the error of a question or change for which the memory didn't suffice."""
    return WorkspaceError(
        "There is not enough memory for this; nothing was changed.",
        hint="Close other programs, then try again.",
    )


@contextlib.contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn SQLite's failures, and a lack of memory, into what a user can read."""
    try:
        yield
    except sqlite3.Error as error:
        raise expected_error(error) or error from error
    except MemoryError as error:
        raise exhausted() from error
    except UnicodeDecodeError as error:  # a name in SQLite's own message is no text
        raise damaged() from error
