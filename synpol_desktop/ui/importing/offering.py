"""Offers importing with a preview and watching a folder in the menus."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox

from synpol_desktop.ui.dialogs.messages import question_box
from synpol_desktop.ui.features import Offer, Open
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.importing.watch import Watcher

if TYPE_CHECKING:
    from synpol_desktop.ui.window import MainWindow


def importing(opened: Open) -> Offer:
    """Offer importing with a preview, and watching a folder."""
    acts = Importing(opened)
    return Offer({"import_preview": acts.ask, "watch_folder": acts.ask_folder})


class Importing:
    """Asks, and hands over to the jobs of the workspace."""

    def __init__(self, opened: Open) -> None:
        self._opened = opened
        self.watcher = Watcher(opened.desk, opened.files.import_paths, opened.window)
        self.watcher.lost.connect(self._say_lost)
        key = str(opened.desk.workspace.path)
        kept = self._window.settings.watched.get(key, "")
        if kept and not opened.desk.workspace.read_only:
            self.watcher.start(Path(kept))
            opened.desk.said.emit(tr("New files in {name} are imported.", name=Path(kept).name))

    @property
    def _window(self) -> MainWindow:
        window: MainWindow = self._opened.window  # type: ignore[assignment]
        return window

    def ask(self) -> None:
        """Ask for files, then show how they would be read."""
        names, _ = QFileDialog.getOpenFileNames(
            self._opened.window, tr("Import with a preview"), str(Path.home()), self._opened.files.patterns()
        )
        if names:
            self.preview([Path(name) for name in names])

    def preview(self, paths: list[Path]) -> None:
        """Show how files would be read, and import them as is settled there."""
        from synpol_desktop.ui.importing.wizard import ImportWizard

        desk = self._opened.desk
        wizard = ImportWizard(paths, desk.jobs, desk.theme, self._opened.window)
        if wizard.exec():
            self._opened.files.import_paths(paths, wizard.options())

    def ask_folder(self) -> None:
        """Ask which folder to watch; if one is watched, whether to stop."""
        folder = self.watcher.folder
        if folder is not None:
            text = tr("New files in {name} are imported. Stop that?", name=folder.name)
            box = question_box(text, tr("Stop watching"), self._opened.window)
            box.exec()
            if box.buttonRole(box.clickedButton()) == QMessageBox.ButtonRole.AcceptRole:
                self.watcher.stop()
                self._keep("")
            return
        name = QFileDialog.getExistingDirectory(self._opened.window, tr("Watch a folder"), str(Path.home()))
        if name:
            self.watcher.start(Path(name))
            self._keep(name)
            said = tr("From now on new files in {name} are imported.", name=Path(name).name)
            self._opened.desk.said.emit(said)

    def _say_lost(self, folder: Path) -> None:
        text = tr("The folder {name} is not there. New files are imported once it is back.", name=folder.name)
        self._opened.desk.said.emit(text)

    def _keep(self, folder: str) -> None:
        """Remember the folder of this workspace for the next time."""
        key = str(self._opened.desk.workspace.path)
        watched = {path: kept for path, kept in self._window.settings.watched.items() if path != key}
        if folder:
            watched[key] = folder
        self._window.settings = dataclasses.replace(self._window.settings, watched=watched)
