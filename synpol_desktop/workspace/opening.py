"""Making and opening workspace files; foreign, newer and altered ones are refused before anything runs."""

from __future__ import annotations

import contextlib
import functools
import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from synpol_desktop.core.errors import NotAWorkspaceError, WorkspaceError
from synpol_desktop.workspace import recognition
from synpol_desktop.workspace.connection import engine
from synpol_desktop.workspace.copying import PART, sync
from synpol_desktop.workspace.locking import FileLock
from synpol_desktop.workspace.migrations import APPLICATION_ID, FORMAT, migrate

_READ_HERE = "This workspace can't be written here; it is open for reading only."
_NOT_ALL = "What was written to it last lies beside it and can't be read here."
_TWO_NAMES = (
    "This workspace has a second name (a hard link), under which another program may write to it; "
    "it is open for reading only."
)
_MOST = 1_000  # things that are looked at; a workspace holds a tenth of that
_SHADOW = "search_"  # FTS5's own tables: their SQL depends on SQLite's release
_SHADOW_SQL = re.compile(
    r"CREATE TABLE '?search_\w+'?\s*\("
    r"((id|block|k|v|c0|sz|segid|term|pgno|INTEGER|BLOB|PRIMARY|KEY)|[\s,()])*\)"
    r"(\s*WITHOUT ROWID)?"
)


@dataclass(frozen=True, slots=True)
class Door:
    """How a file is opened.

    Parameters
    ----------
    mode : str
        As `connection.engine` takes it.
    notice : str
        What the user should know of it; "" normally.
    """

    path: Path
    mode: str
    lock: FileLock | None
    notice: str = ""

    @property
    def read_only(self) -> bool:
        """Whether nothing is written through it."""
        return self.mode != "rw"


def door_of(path: Path, *, read_only: bool) -> Door:
    """Look at a file from outside and say how to open it; a lock is taken for one that is to be written.

    Raises
    ------
    NotAWorkspaceError, WorkspaceTooNewError, WorkspaceLockedError, WorkspaceError
        If it can't be opened; the message says why.
    """
    path = recognition.plain_path(path)
    recognition.format_of(path)
    recognition.refuse_side_files(path)
    if not recognition.side_files_writable(path):
        notice = "" if read_only else _READ_HERE
        if recognition.has_unread_changes(path):
            notice = "\n".join(filter(None, (notice, _NOT_ALL)))
        return Door(path, "immutable", None, notice)
    if read_only:
        return Door(path, "ro", None)
    if recognition.has_second_name(path):
        return Door(path, "ro", None, _TWO_NAMES)
    return Door(path, "rw", FileLock(path))


def create_file(path: Path) -> None:
    """Make an empty workspace; the file is empty or whole, whenever the program is stopped.

    An empty file of that name, as an attempt that was stopped leaves it, is replaced.

    Raises
    ------
    WorkspaceError
        If something of that name exists, or the folder can't be written.
    """
    _reserve(path)
    part = path.with_name(path.name + PART)
    try:
        recognition.refuse_side_files(path)
        _clear(part)
        part.touch(exist_ok=False)
        _make(part)
        sync(part)
        part.replace(path)
        sync(path.parent)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise _cannot_write(path) from error
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    finally:
        with contextlib.suppress(OSError):
            _clear(part)


def _reserve(path: Path) -> None:
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        if not path.is_symlink() and path.is_file() and path.stat().st_size == 0:
            return
        raise WorkspaceError(
            "“{name}” exists already.", hint="Choose another name.", name=path.name
        ) from None
    except OSError as error:
        raise _cannot_write(path) from error


def _make(path: Path) -> None:
    made = engine(path, "rw")
    try:
        with made.connect().execution_options(writes=True) as connection, connection.begin():
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection, 0)
    finally:
        made.dispose()


def _clear(part: Path) -> None:
    for end in ("", "-journal"):
        part.with_name(part.name + end).unlink(missing_ok=True)


def format_in(connection: Connection, name: str) -> int:
    """Return the format that a transaction sees: the file's first bytes may be older than its side file.

    Raises
    ------
    WorkspaceTooNewError
        If a newer release wrote it.
    """
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    assert isinstance(version, int)
    recognition.refuse_newer(version, name)
    return version


def check_schema(connection: Connection, version: int = FORMAT) -> None:
    """Refuse a file that holds anything but the tables of its format.

    Raises
    ------
    NotAWorkspaceError
        If a table, index, view or trigger is missing, changed or not ours.
    """
    if _objects(connection) != expected_objects(version):
        raise NotAWorkspaceError(
            "The workspace holds things that this program didn't put there, or lacks some.",
            hint="It may be damaged or altered; go back to a backup.",
        )


@functools.cache
def expected_objects(version: int = FORMAT) -> set[tuple[str, str, str]]:
    """Return what a fresh file of a format holds."""
    memory = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with memory.connect() as connection, connection.begin():
            migrate(connection, 0, version)
            return _objects(connection)
    finally:
        memory.dispose()


def _objects(connection: Connection) -> set[tuple[str, str, str]]:
    rows = connection.exec_driver_sql(
        f"SELECT type, name, coalesce(sql, '') FROM sqlite_master LIMIT {_MOST}"
    )
    return {(kind, name, _plain(name, sql)) for kind, name, sql in rows}


def _plain(name: str, sql: str) -> str:
    """Return what must be the same everywhere of a thing's SQL."""
    harmless = name.startswith(_SHADOW) and (not sql or _SHADOW_SQL.fullmatch(sql))
    return "" if harmless else sql


def _cannot_write(path: Path) -> WorkspaceError:
    if not path.parent.is_dir():
        folder = path.absolute().parent.name
        return WorkspaceError("There is no folder “{name}”.", hint="Make it first.", name=folder)
    return WorkspaceError(
        "“{name}” can't be written there.", hint="Choose a folder that you may write to.", name=path.name
    )
