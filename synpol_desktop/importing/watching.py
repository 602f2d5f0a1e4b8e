"""Watching a folder: which files have arrived since the last look, and are whole."""

from __future__ import annotations

from pathlib import Path

from synpol_desktop.importing.formats import SUFFIXES
from synpol_desktop.importing.walking import walk

_Mark = tuple[int, int]


class FolderWatch:
    """Looks at a folder whenever it is asked to, from whatever timer; it starts no thread.

    What is in the folder at the beginning counts as known. A file is reported once it has been the same at
    two looks, so that one that is still being copied is not read; when it changes later, again.

    Parameters
    ----------
    include_present : bool
        Whether what is in the folder already is to be reported, too.
    """

    def __init__(self, folder: Path, *, include_present: bool = False) -> None:
        self.folder = folder
        self._reported = {} if include_present else self._marks()
        self._before: dict[Path, _Mark] = {}

    def arrived(self) -> list[Path]:
        """Return the files to import now, in the order of their names; none while the folder is away."""
        marks = self._marks()
        ready = [
            path
            for path, mark in marks.items()
            if self._reported.get(path) != mark and self._before.get(path) == mark
        ]
        self._before = marks
        self._reported.update((path, marks[path]) for path in ready)
        return ready

    def _marks(self) -> dict[Path, _Mark]:
        found: dict[Path, _Mark] = {}
        for path in walk([self.folder], SUFFIXES).files:
            try:
                status = path.stat()
            except OSError:
                continue  # it went meanwhile
            found[path] = status.st_size, status.st_mtime_ns
        return found
