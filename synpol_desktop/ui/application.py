"""The application object, to which the system hands files: on macOS a double click comes as an event."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override


class Application(QApplication):
    """Keeps files that arrive before anybody listens: the one that starts the program comes at once.

    An event filter would be asked for every event of every widget; `event` sees the application's own.
    """

    file_arrived = Signal(object)
    """Carries a path, once `take_files` was called."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._waiting: list[Path] | None = []

    def take_files(self) -> list[Path]:
        """Return what arrived so far; what comes later is announced."""
        waiting, self._waiting = self._waiting or [], None
        return waiting

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            path = Path(event.file())
            if self._waiting is None:
                self.file_arrived.emit(path)
            else:
                self._waiting.append(path)
            return True
        return super().event(event)
