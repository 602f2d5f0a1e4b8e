"""A consistent copy of an open workspace: one plain file, whatever is being written meanwhile."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
from pathlib import Path

from synpol_desktop.core.errors import WorkspaceError
from synpol_desktop.core.progress import Progress

PART = ".part"
"""End of the name of a copy that is not complete."""

_PAGES = 2_000  # a step: 8 MB


def copy(source: sqlite3.Connection, target: Path, progress: Progress | None = None) -> None:
    """Write what the connection sees to a file, which appears only when it is complete and on disk.

    Parameters
    ----------
    source : sqlite3.Connection
        In a transaction that has read something, so that what others commit meanwhile changes nothing.

    Raises
    ------
    WorkspaceError
        If the copy can't be written; the file of that name, if any, is as it was.
    CancelledError
        If the progress was asked to stop.
    """
    part = target.with_name(target.name + PART)
    steps = progress or Progress()
    try:
        part.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as made:
            made.execute("PRAGMA synchronous = OFF")  # it is brought to disk once, below
            source.backup(
                made,
                pages=_PAGES,
                progress=lambda _, left, total: steps.step(total - left, total, target.name),
            )
            made.execute("PRAGMA journal_mode = DELETE")
        sync(part)
        part.replace(target)
        sync(target.parent)
    except (sqlite3.Error, OSError) as error:
        raise WorkspaceError(
            "The copy “{name}” could not be written.",
            hint="See that its folder is there, has room and may be written to, then try again.",
            name=target.name,
        ) from error
    finally:
        for left in (part, part.with_name(part.name + "-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Bring a file or folder to disk; on Windows, folders can't be."""
    if sys.platform == "win32" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
