"""What a file is, by its name, its kind and its first bytes, before SQLite opens it. Loads no database."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from synpol_desktop.core.errors import NotAWorkspaceError, WorkspaceError, WorkspaceTooNewError
from synpol_desktop.workspace.migrations import APPLICATION_ID, FORMAT

SIDE_FILES = ("-wal", "-shm", "-journal", "-lock")
"""What SQLite and this program put beside an open workspace, by the ends of their names."""

_MAGIC = b"SQLite format 3\x00"
_WITHOUT_WAL = b"\x01\x01"
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def plain_path(path: Path) -> Path:
    """Return the path with which to open a workspace: that of the file itself, if it is a link.

    Else a lock and side files would lie beside the link, and a second window would see none of them.

    Raises
    ------
    WorkspaceError
        If the link leads nowhere.
    """
    try:
        return path.resolve(strict=True) if path.is_symlink() else path
    except (OSError, RuntimeError):
        raise _missing(path) from None


def format_of(path: Path) -> int:
    """Return the format of a workspace file by its first bytes.

    Raises
    ------
    NotAWorkspaceError
        If it is a folder, a pipe or a device, empty, or of another program.
    WorkspaceTooNewError
        If a newer release wrote it.
    WorkspaceError
        If it isn't there or can't be read.
    """
    head = _head(path)
    if not head:
        raise NotAWorkspaceError("“{name}” is empty.", hint="Choose another file.", name=path.name)
    if len(head) < 100 or not head.startswith(_MAGIC) or _number(head, 68) != APPLICATION_ID:
        raise NotAWorkspaceError(
            "“{name}” is not a workspace of this program.", hint="Choose a .synpol file.", name=path.name
        )
    version = _number(head, 60)
    refuse_newer(version, path.name)
    return version


def refuse_newer(version: int, name: str) -> None:
    """Raise WorkspaceTooNewError if a newer release wrote the file."""
    if version > FORMAT:
        raise WorkspaceTooNewError(
            "“{name}” needs a newer release (format {version}).",
            hint="Update the program, then open it again.",
            name=name,
            version=version,
        )


def refuse_side_files(path: Path) -> None:
    """Refuse a workspace beside which lies what SQLite must not touch.

    SQLite writes to ``-wal`` and ``-journal`` by their names, through links as well; and a journal may name
    another file, which SQLite then deletes.

    Raises
    ------
    NotAWorkspaceError
        If a side file is no plain file of its own, or a journal names another file.
    WorkspaceError
        If a ``-wal`` belongs to another file, over which this one was put.
    """
    for end in SIDE_FILES:
        side = path.with_name(path.name + end)
        try:
            found = side.lstat()
        except OSError:
            continue
        if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1 or _names_another(side, end):
            raise NotAWorkspaceError(
                "“{side}” beside the workspace is not what the program put there.",
                hint="Look where it comes from. To open it all the same, copy it alone to a new folder.",
                side=side.name,
            )
    _refuse_foreign_changes(path)


def _refuse_foreign_changes(path: Path) -> None:
    """Refuse changes that were written to another file: one that took this one's place says it needs none.

    A workspace says in its first bytes that it has a ``-wal`` for as long as it has one.
    """
    side = path.with_name(path.name + "-wal")
    if not side.exists() or not side.stat().st_size or not path.exists():
        return
    if _head(path)[18:20] == _WITHOUT_WAL:
        raise WorkspaceError(
            "“{side}” holds the last changes of another file, in whose place “{name}” was put.",
            hint="Move “{side}” to another folder, then open the workspace again.",
            side=side.name,
            name=path.name,
        )


def has_second_name(path: Path) -> bool:
    """Whether the file has other names (hard links), under which others may be writing to it."""
    return path.stat().st_nlink > 1


def side_files_writable(path: Path) -> bool:
    """Whether SQLite can write the file and its side files."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def has_unread_changes(path: Path) -> bool:
    """Whether a side file holds what was written last; without writing, SQLite can't read it."""
    sides = (path.with_name(path.name + end) for end in ("-wal", "-journal"))
    return any(side.exists() and side.stat().st_size > 0 for side in sides)


def _head(path: Path) -> bytes:
    """Return the first bytes of a plain file; a pipe is not opened, so that nobody waits at it."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise NotAWorkspaceError("“{name}” is a folder.", hint="Choose a .synpol file.", name=path.name)
        if not stat.S_ISREG(mode):
            raise NotAWorkspaceError(
                "“{name}” is a pipe or a device, not a file.", hint="Choose a .synpol file.", name=path.name
            )
        with path.open("rb") as file:
            return file.read(100)
    except FileNotFoundError:
        raise _missing(path) from None
    except OSError as error:
        raise WorkspaceError(
            "“{name}” can't be read.", hint="See whether you have the right to read it.", name=path.name
        ) from error


def _names_another(side: Path, end: str) -> bool:
    """Whether a journal ends with the name of a file that several databases were written with."""
    if end != "-journal":
        return False
    try:
        with side.open("rb") as file:
            file.seek(max(0, side.stat().st_size - len(_JOURNAL_MAGIC)))
            return file.read() == _JOURNAL_MAGIC and file.tell() > len(_JOURNAL_MAGIC)
    except OSError:
        return True


def _missing(path: Path) -> WorkspaceError:
    return WorkspaceError("There is no file “{name}”.", name=path.name)


def _number(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "big")
