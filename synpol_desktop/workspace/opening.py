"""Making and opening workspace files; foreign, newer and damaged ones are refused before anything runs."""

from __future__ import annotations

import functools
import os
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from synpol_desktop.core.errors import (
    NotAWorkspaceError,
    WorkspaceError,
    WorkspaceTooNewError,
)
from synpol_desktop.workspace.connection import engine
from synpol_desktop.workspace.migrations import APPLICATION_ID, FORMAT, migrate

_MAGIC = b"SQLite format 3\x00"


def create_file(path: Path) -> None:
    """Make an empty workspace.

    Raises
    ------
    WorkspaceError
        If something of that name exists, or the folder can't be written.
    """
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        raise WorkspaceError(
            "“{name}” exists already.", hint="Choose another name.", name=path.name
        ) from None
    except OSError as error:
        raise _cannot_write(path) from error
    made = engine(path, "rw")
    try:
        with made.connect().execution_options(writes=True) as connection, connection.begin():
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection, 0)
    except BaseException:
        made.dispose()
        path.unlink(missing_ok=True)
        raise
    made.dispose()


def format_of(path: Path) -> int:
    """Return the format of a workspace file by its first bytes.

    Raises
    ------
    NotAWorkspaceError
        If it is a folder, empty, or of another program.
    WorkspaceTooNewError
        If a newer release wrote it.
    WorkspaceError
        If it isn't there or can't be read.
    """
    if path.is_dir():
        raise NotAWorkspaceError("“{name}” is a folder.", hint="Choose a .synpol file.", name=path.name)
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise WorkspaceError("There is no file “{name}”.", name=path.name) from None
    except OSError as error:
        raise WorkspaceError(
            "“{name}” can't be read.", hint="See whether you have the right to read it.", name=path.name
        ) from error
    if not head:
        raise NotAWorkspaceError("“{name}” is empty.", hint="Choose another file.", name=path.name)
    if len(head) < 100 or not head.startswith(_MAGIC) or _number(head, 68) != APPLICATION_ID:
        raise NotAWorkspaceError(
            "“{name}” is not a workspace of this program.", hint="Choose a .synpol file.", name=path.name
        )
    version = _number(head, 60)
    if version > FORMAT:
        raise WorkspaceTooNewError(
            "“{name}” needs a newer release (format {version}).",
            hint="Update the program, then open it again.",
            name=path.name,
            version=version,
        )
    return version


def check_schema(connection: Connection) -> None:
    """Refuse a file that holds anything but our tables.

    Raises
    ------
    NotAWorkspaceError
        If a table, index, view or trigger is missing, changed or not ours.
    """
    if _objects(connection) != expected_objects():
        raise NotAWorkspaceError(
            "The workspace holds things that this program didn't put there, or lacks some.",
            hint="It may be damaged or altered; go back to a copy.",
        )


@functools.cache
def expected_objects() -> set[tuple[str, str, str]]:
    """Return what a fresh file of the newest format holds."""
    memory = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with memory.connect() as connection, connection.begin():
            migrate(connection, 0)
            return _objects(connection)
    finally:
        memory.dispose()


def side_files_writable(path: Path) -> bool:
    """Whether SQLite can write the file and its side files."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _objects(connection: Connection) -> set[tuple[str, str, str]]:
    rows = connection.exec_driver_sql("SELECT type, name, coalesce(sql, '') FROM sqlite_master")
    shadow = "search_"  # FTS5's own tables: their SQL depends on SQLite's release
    return {(kind, name, "" if name.startswith(shadow) else sql) for kind, name, sql in rows}


def _number(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "big")


def _cannot_write(path: Path) -> WorkspaceError:
    return WorkspaceError(
        "“{name}” can't be written there.", hint="Choose a folder that you may write to.", name=path.name
    )
