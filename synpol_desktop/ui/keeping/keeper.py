"""Watches that the file of the open workspace stays where it is, and offers a copy when it doesn't.

A folder that is synchronised, a disk that is pulled out, a file that is moved in another window: what is open
can still be read through what the program holds of it, but only until the window is closed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from typing_extensions import override

from synpol_desktop.ui.dialogs.backups import ask_copy_path
from synpol_desktop.ui.dialogs.messages import error_box
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.keeping.badge import BackupBadge
from synpol_desktop.workspace.presence import FileMovedError

if TYPE_CHECKING:
    from synpol_desktop.ui.desk import Desk
    from synpol_desktop.ui.file_acts import FileActs
    from synpol_desktop.ui.window import MainWindow

LOOK_MS = 2000


class Keeper(QObject):
    """Looks after the file of one open workspace.

    Attributes
    ----------
    box : QMessageBox or None
        What says that the file is gone, while it is open.
    badge : BackupBadge
        In the status bar.
    """

    def __init__(self, desk: Desk, files: FileActs, window: MainWindow) -> None:
        super().__init__(desk)
        self._desk, self._files, self._window = desk, files, window
        self._lost: FileMovedError | None = None
        self._let_go = False
        self.box: QMessageBox | None = None
        self.badge = BackupBadge(desk)
        self.badge.copy_wanted.connect(files.ask_copy)
        window.status.addPermanentWidget(self.badge)
        window.installEventFilter(self)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._window.removeEventFilter(self)
        self._window.status.removeWidget(self.badge)
        self.badge.deleteLater()
        if self.box is not None:
            self.box.reject()

    def look(self) -> None:
        """See whether the file is still there; that may take a while where a network is between."""
        self._desk.jobs.ask("presence", self._missing, self._looked)

    def show(self, error: BaseException) -> bool:
        """Show an error if it says that the file is gone, once for all that stumble over it."""
        if not isinstance(error, FileMovedError):
            return False
        self._lost = error
        self._tell(error)
        return True

    def _missing(self) -> FileMovedError | None:
        try:
            self._desk.workspace.ensure_present()
        except FileMovedError as error:
            return error
        return None

    def _looked(self, missing: FileMovedError | None) -> None:
        known, self._lost = self._lost, missing
        if missing is None and self.box is not None:
            self.box.reject()  # it came back
        elif missing is not None and known is None:
            self._tell(missing)

    def _tell(self, error: FileMovedError, *, closing: bool = False) -> None:
        if self.box is not None:
            if not closing:
                return
            self.box.reject()
        box = self.box = error_box(error, self._window)
        save = box.addButton(tr("Save a copy…"), QMessageBox.ButtonRole.ActionRole)
        box.setDefaultButton(save)
        leave = box.addButton(tr("Quit without a copy"), QMessageBox.ButtonRole.DestructiveRole)
        leave.setVisible(closing)

        def answer(button: QAbstractButton) -> None:
            if button is save:
                QTimer.singleShot(0, self, self._save)
            elif button is leave:
                self._let_go = True
                QTimer.singleShot(0, self._window, self._window.close)

        box.buttonClicked.connect(answer)
        box.finished.connect(lambda: self._closed(box))
        box.open()

    def _closed(self, box: QMessageBox) -> None:
        if self.box is box:
            self.box = None
        box.deleteLater()

    def _save(self) -> None:
        path = ask_copy_path(self._desk.workspace.path, self._window)
        if path is not None:
            self._files.save_copy(path).succeeded.connect(self._go_on_in)

    def _go_on_in(self, path: Path) -> None:
        """Open the copy: what is done from now on is kept there."""
        self._let_go = True
        QTimer.singleShot(0, self._window, lambda: self._window.open_workspace(path))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and isinstance(event, QCloseEvent) and not self._let_go:
            error = self._missing()
            if error is not None:
                event.ignore()
                self._lost = error
                self._tell(error, closing=True)
                return True
        return super().eventFilter(watched, event)
