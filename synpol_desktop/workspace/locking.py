"""One window writes to a file at a time: a lock held by the operating system, gone with its process."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from synpol_desktop.core.errors import WorkspaceLockedError


class FileLock:
    """An exclusive lock on a small file beside the workspace.

    The workspace itself can't carry it: closing any handle of a file drops the locks that SQLite holds on it.

    Raises
    ------
    WorkspaceLockedError
        If another process, or another workspace of this one, holds it.
    OSError
        If the folder can't be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + "-lock")
        while True:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                _lock(self._descriptor)
            except OSError:
                os.close(self._descriptor)
                raise WorkspaceLockedError(
                    "This workspace is open in another window.",
                    hint="Close it there, or open it here for reading only.",
                ) from None
            if self._is_current():
                return
            os.close(self._descriptor)

    def release(self) -> None:
        """Let others write; harmless when repeated."""
        if self._descriptor < 0:
            return
        if sys.platform != "win32":  # Windows doesn't delete open files
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
        os.close(self._descriptor)
        self._descriptor = -1
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _is_current(self) -> bool:
        """Whether the file locked is still the one of that name: its last owner deletes it."""
        try:
            return os.path.samestat(os.fstat(self._descriptor), self._path.stat())
        except FileNotFoundError:
            return False


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
