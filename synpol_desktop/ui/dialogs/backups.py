"""Going back to a backup, and where a copy shall go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QListWidget, QListWidgetItem, QWidget

from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.dialogs.saving import may_write
from synpol_desktop.ui.i18n import line, number, tr, writing
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.words import day_text
from synpol_desktop.workspace.backups import Backup, Occasion

WIDTH_PX = 480
_LINES_PX = 180


class BackupsDialog(FormDialog):
    """Lists the backups of a workspace, the newest first and chosen, so that Enter goes back to it.

    Parameters
    ----------
    backups : sequence of Backup
        As `synpol_desktop.workspace.backups.backups` returns them.
    """

    help_page = "safety"

    def __init__(self, backups: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(tr("Restore a backup"), tr("Restore"), parent)
        self._backups = tuple(backups)
        self.lines = QListWidget()
        self.lines.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.lines.setAccessibleName(tr("Backups"))
        self.lines.setMinimumHeight(_LINES_PX)
        for backup in self._backups:
            self.lines.addItem(QListWidgetItem(_line(backup)))
        self.lines.setCurrentRow(0)
        self.lines.itemDoubleClicked.connect(self.accept)
        if self._backups:
            text = tr(
                "The workspace becomes what it was then. What it is now becomes a backup, "
                "so that you can come back."
            )
        else:
            text = tr("There is no backup yet. One is made each day, before the first change.")
        self.body.addWidget(Label(text, wrap=True))
        self.body.addWidget(self.lines, 1)
        self.lines.setVisible(bool(self._backups))
        self.agree_button.setVisible(bool(self._backups))
        if not self._backups:
            self.cancel_button.setText(tr("Close"))
        self.fit(WIDTH_PX)
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> Backup | None:
        """The backup that is marked; None if there is none."""
        row = self.lines.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None


def ask_copy_path(workspace: Path, parent: QWidget | None = None) -> Path | None:
    """Ask where a copy of the workspace shall go; whether one there is replaced is asked, too."""
    proposed = workspace.with_name(f"{workspace.stem} ({tr('copy')}){workspace.suffix}")
    name, _ = QFileDialog.getSaveFileName(
        parent, tr("Save a copy"), str(proposed), f"{tr('Workspace')} (*.synpol)"
    )
    if not name:
        return None
    asked = Path(name)
    path = asked if asked.suffix else asked.with_name(asked.name + ".synpol")
    return path if may_write(path, asked, parent) else None


def _line(backup: Backup) -> str:
    made = f"{day_text(backup.made.date())} {writing().digits_of(backup.made.strftime('%H:%M'))}"
    size = tr("{size} MB", size=number(backup.size / 1e6, 1))
    return line(made, occasion_name(backup.occasion), size)


def occasion_name(occasion: Occasion) -> str:
    """Return why a backup was made, in the language in use."""
    match occasion:
        case Occasion.DAILY:
            return tr("before the changes of the day")
        case Occasion.UPDATE:
            return tr("before an update of its format")
        case Occasion.REPAIR:
            return tr("before a repair")
        case Occasion.RESTORE:
            return tr("before a restore")
