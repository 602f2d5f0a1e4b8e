"""Watching a folder: what arrives in it is imported while the workspace is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from synpol_desktop.importing.watching import FolderWatch
from synpol_desktop.ui.desk import Desk

EVERY_MS = 3000


class Watcher(QObject):
    """Looks at one folder from time to time, off the window's thread.

    Parameters
    ----------
    take : callable
        Gets the files that arrived and are whole.
    """

    changed = Signal()
    lost = Signal(object)
    """Carries the folder when it is not there any more; it is looked for again."""

    def __init__(self, desk: Desk, take: Callable[[Sequence[Path]], object], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._take = desk, take
        self._watch: FolderWatch | None = None
        self._there = True
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def folder(self) -> Path | None:
        """The folder that is watched."""
        return None if self._watch is None else self._watch.folder

    def start(self, folder: Path, *, include_present: bool = False) -> None:
        """Watch a folder in the place of the one before."""

        def begun(watch: FolderWatch) -> None:
            self._watch, self._there = watch, True
            self._timer.start()
            self.changed.emit()

        self._desk.jobs.ask(
            "watched folder", lambda: FolderWatch(folder, include_present=include_present), begun
        )

    def stop(self) -> None:
        """Watch nothing any more."""
        self._timer.stop()
        self._watch = None
        self.changed.emit()

    def look(self) -> None:
        """Take what has arrived; while a job runs, it waits."""
        watch = self._watch
        if watch is None or self._desk.jobs.running:
            return

        def question() -> tuple[bool, Sequence[Path]]:
            return watch.folder.is_dir(), watch.arrived()

        self._desk.jobs.ask("watched folder", question, lambda found: self._arrived(watch, *found))

    def _arrived(self, watch: FolderWatch, there: bool, paths: Sequence[Path]) -> None:
        if watch is not self._watch:
            return
        if self._there and not there:
            self.lost.emit(watch.folder)
        self._there = there
        if paths:
            self._take(paths)
