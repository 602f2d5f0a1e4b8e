"""Ways into a workspace: opening, making, the sample, and back to a backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox

from synpol_desktop.core.errors import SynpolError, WorkspaceLockedError
from synpol_desktop.core.paths import data_dir
from synpol_desktop.ui.dialogs.messages import error_box, question_box
from synpol_desktop.ui.i18n import explain, tr

if TYPE_CHECKING:
    from synpol_desktop.ui.window import MainWindow
    from synpol_desktop.workspace import Workspace

SUFFIX = ".synpol"


class Doors:
    """Opens workspaces in a window, each in the place of the one that is open."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def open(self, path: Path) -> bool:
        """Open a workspace; whether that worked."""
        from synpol_desktop.workspace import Workspace

        try:
            workspace = Workspace.open(path)
        except WorkspaceLockedError as error:
            if not self._agreed_to_read_only(error):
                return False
            return self._take(lambda: Workspace.open(path, read_only=True))
        except SynpolError as error:
            return self._recovered(path, error)
        return self._take(lambda: workspace)

    def create(self, path: Path) -> bool:
        """Make a workspace and open it."""
        from synpol_desktop.workspace import Workspace

        return self._take(lambda: Workspace.create(path))

    def ask(self) -> None:
        """Ask which workspace to open."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open a workspace"), str(Path.home()), f"SynPol (*{SUFFIX})"
        )
        if name:
            self.open(Path(name))

    def ask_new(self) -> bool:
        """Ask where a new workspace shall be and make it."""
        proposed = str(Path.home() / f"{tr('articles')}{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("New workspace"), proposed, f"SynPol (*{SUFFIX})"
        )
        if not name:
            return False
        path = Path(name)
        return self.create(path if path.suffix else path.with_suffix(SUFFIX))

    def sample(self) -> None:
        """Open the sample corpus; the first time it is imported into a workspace of its own."""
        path = data_dir() / f"sample{SUFFIX}"
        opened = self.open(path) if path.is_file() else self.create(path)
        desk, files = self._window.desk, self._window.files
        if not opened or desk is None or files is None:
            return
        if desk.workspace.counts(desk.filter).articles == 0:
            files.import_sample()
        self._window.comforts.offer_tour()

    def restore(self, path: Path | None = None) -> bool:
        """Ask which backup of a workspace to go back to, of the one that is open if none is named."""
        from synpol_desktop.ui.dialogs.backups import BackupsDialog
        from synpol_desktop.workspace.backups import backups, restore

        desk = self._window.desk
        if path is None:
            if desk is None:
                return False
            path = desk.workspace.path
        if desk is not None and desk.jobs.running:
            self._window.status.say(tr("Wait until the running job has ended."))
            return False
        dialog = BackupsDialog(backups(path), self._window)
        if not dialog.exec() or dialog.chosen is None:
            return False
        if desk is not None and desk.workspace.path == path:
            self._window.release()
        try:
            restore(path, dialog.chosen)
        except SynpolError as error:
            self._window.show_error(error)
        return self.open(path)

    def _take(self, get: Callable[[], Workspace]) -> bool:
        try:
            workspace = get()
        except SynpolError as error:
            self._window.show_error(error)
            return False
        self._window.release()
        self._window.adopt(workspace)
        return True

    def _recovered(self, path: Path, error: SynpolError) -> bool:
        """Say why a workspace can't be opened, and offer its backups if it has any."""
        from synpol_desktop.workspace.backups import backups

        if not backups(path):
            self._window.show_error(error)
            return False
        box = error_box(error, self._window)
        button = box.addButton(tr("Restore a backup…"), QMessageBox.ButtonRole.ActionRole)
        box.exec()
        return box.clickedButton() is button and self.restore(path)

    def _agreed_to_read_only(self, error: WorkspaceLockedError) -> bool:
        """Ask whether a workspace that somebody else writes to shall be opened for reading."""
        message, hint = explain(error)
        box = question_box(message, tr("Open for reading only"), self._window)
        box.setInformativeText(hint)
        box.exec()
        return box.buttonRole(box.clickedButton()) == QMessageBox.ButtonRole.AcceptRole
