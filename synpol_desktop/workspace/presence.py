"""Whether the file that was opened is still the one of that name."""

from __future__ import annotations

from pathlib import Path

from synpol_desktop.core.errors import WorkspaceError


class FileMovedError(WorkspaceError):
    """The file was moved, deleted or replaced while it was open; what was read of it can still be copied."""


class Presence:
    """Remembers a file by its number on the disk, where the system has such numbers.

    A program that deletes or replaces an open file (one that syncs folders, say) takes it away unseen: SQLite
    would go on writing to a file that nobody can open again, or to two files at once.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mark = self._look()

    def check(self) -> None:
        """Raise `FileMovedError` if the name stands for another file now, or for none."""
        if self._look() != self._mark:
            raise FileMovedError(
                "“{name}” was moved, deleted or replaced by another program while it was open.",
                hint="What you see is whole: save a copy of it, then open the copy.",
                name=self._path.name,
            )

    def _look(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino
