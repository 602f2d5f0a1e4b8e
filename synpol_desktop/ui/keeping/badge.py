"""What the status bar says when there is no backup of today; a click tells why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.dialogs.messages import error_box
from synpol_desktop.ui.i18n import explain, tr
from synpol_desktop.ui.labels import LinkLabel


class BackupBadge(LinkLabel):
    """Shown while the backup of the day could not be made."""

    copy_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._desk = desk
        self.setObjectName("backupBadge")
        self.setText(tr("No backup today"))
        heavy = self.font()
        heavy.setBold(True)
        self.setFont(heavy)
        self.followed.connect(self.explain)
        desk.changed.connect(self._look)
        self._look(Changes(metadata=True))

    @property
    def trouble(self) -> SynpolError | None:
        """Why there is no backup."""
        return self._desk.workspace.backup_trouble

    def explain(self) -> None:
        """Say why, and offer another try and a copy elsewhere."""
        if self.trouble is None:
            return
        box = error_box(self.trouble, self.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        again = box.addButton(tr("Try again"), QMessageBox.ButtonRole.ActionRole)
        copy = box.addButton(tr("Save a copy…"), QMessageBox.ButtonRole.ActionRole)
        box.setDefaultButton(again)
        again.clicked.connect(self._try_again)
        copy.clicked.connect(self.copy_wanted)
        box.open()

    def _try_again(self) -> None:
        self._desk.jobs.start(tr("Making the backup of today"), lambda _: self._desk.workspace.back_up())

    def _look(self, changes: Changes) -> None:
        if not changes.metadata:
            return
        trouble = self.trouble
        shown = trouble is not None
        if shown and self.isHidden():
            self._desk.said.emit(tr("The backup of today could not be made."))
        self.setVisible(shown)
        if trouble is not None:
            reason = "\n".join(explain(trouble))
            self.setToolTip(reason)
            self.setAccessibleName(f"{tr('No backup today')}: {reason}")
