"""What an analyst does with files: import, paste, export, copy. Each runs as a job with progress."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.dialogs.messages import RefusalsDialog, question_box
from synpol_desktop.ui.dialogs.paste import PasteDialog
from synpol_desktop.ui.exporting.acts import ExportActs
from synpol_desktop.ui.i18n import line, ntr, tr
from synpol_desktop.ui.jobs import Job

if TYPE_CHECKING:
    from synpol_desktop.importing.options import Options
    from synpol_desktop.tasks.extraction import ExtractionReport
    from synpol_desktop.tasks.importing import ImportReport
    from synpol_desktop.tasks.rereading import Preview

LEAST_PASTED = 80


class FileActs(QObject):
    """Starts the jobs of one workspace."""

    said = Signal(str)
    """Carries a message for the status bar."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.exports = ExportActs(desk, window)
        self.exports.said.connect(self.said)

    def import_files(self) -> None:
        """Ask for files and import them."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, tr("Import articles"), str(Path.home()), self.patterns()
        )
        if names:
            self.import_paths([Path(name) for name in names])

    def import_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        name = QFileDialog.getExistingDirectory(self._window, tr("Import a folder"), str(Path.home()))
        if name:
            self.import_paths([Path(name)])

    @staticmethod
    def patterns() -> str:
        """Return the ends of the names of all files that can be imported, as a file dialog wants them."""
        from synpol_desktop.importing.formats import SUFFIXES

        return f"{tr('Articles')} ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"

    def import_paths(self, paths: Sequence[Path], options: Options | None = None) -> Job | None:
        """Import files and folders, and find what their articles say; None if the user refused."""
        if self._desk.workspace.notice and not self._agreed_to_mix():
            return None

        def work(progress: Progress) -> ImportReport:
            from synpol_desktop.tasks.importing import import_paths

            if options is None:
                return import_paths(self._desk.workspace, paths, progress)
            return import_paths(self._desk.workspace, paths, progress, options=options)

        return self._desk.jobs.start(tr("Importing"), work, partial(self._imported, options=options))

    def _agreed_to_mix(self) -> bool:
        """Ask before news come among training texts."""
        text = tr("This workspace holds training texts. Import news into it all the same?")
        box = question_box(text, tr("Import"), self._window)
        box.setInformativeText(tr("A workspace of your own keeps them apart."))
        box.exec()
        return box.buttonRole(box.clickedButton()) == QMessageBox.ButtonRole.AcceptRole

    def paste(self) -> None:
        """Ask for the text of one article."""
        from synpol_desktop.importing import read_text

        text = QGuiApplication.clipboard().text()
        if len(text) < LEAST_PASTED:  # a word or an address that was copied for something else
            text = ""
        dialog = PasteDialog(read_text, text, self._window)
        if dialog.exec():
            self.import_drafts([dialog.draft()])

    def import_drafts(self, drafts: Sequence[ArticleDraft]) -> Job:
        """Import articles that were read already."""

        def work(progress: Progress) -> ImportReport:
            from synpol_desktop.tasks.importing import import_drafts

            return import_drafts(self._desk.workspace, drafts, progress)

        return self._desk.jobs.start(tr("Importing"), work, self._imported)

    def import_sample(self) -> Job:
        """Import the sample corpus."""

        def work(progress: Progress) -> ImportReport:
            from synpol_desktop.tasks.sample import import_sample

            return import_sample(self._desk.workspace, progress)

        return self._desk.jobs.start(tr("Opening the sample corpus"), work, self._imported)

    def extract_waiting(self) -> Job:
        """Find what the articles say whose extraction has not run."""

        def work(progress: Progress) -> ExtractionReport:
            from synpol_desktop.tasks.extraction import extract_waiting

            return extract_waiting(self._desk.workspace, progress)

        return self._desk.jobs.start(tr("Reading the articles"), work, self._extracted)

    def read_again(self) -> Job:
        """Find anew what all articles say, and show what that would change before anything is written."""

        def work(progress: Progress) -> Preview:
            from synpol_desktop.tasks.rereading import preview

            return preview(self._desk.workspace, None, progress)

        return self._desk.jobs.start(tr("Reading the articles again"), work, self._choose)

    def _choose(self, seen: Preview) -> None:
        from synpol_desktop.ui.review.rereading import RereadDialog

        if seen.failed:
            RefusalsDialog.show_for(seen.failed, self._window)
        if not seen.articles:
            self.said.emit(tr("Reading again finds nothing else."))
            return
        dialog = RereadDialog(self._desk, seen, self._window)
        if dialog.exec():
            chosen = dialog.model.chosen()

            def work(progress: Progress) -> int:
                from synpol_desktop.tasks.rereading import take

                return take(self._desk.workspace, chosen, seen, progress)

            self._desk.jobs.start(tr("Writing what was chosen"), work, self._taken)

    def _taken(self, count: int) -> None:
        self.said.emit(ntr("{n} article changed", "{n} articles changed", count))

    def ask_copy(self) -> None:
        """Ask where a copy of the workspace shall go, and write it whatever else is running."""
        from synpol_desktop.ui.dialogs.backups import ask_copy_path

        path = ask_copy_path(self._desk.workspace.path, self._window)
        if path is not None:
            self.save_copy(path)

    def save_copy(self, path: Path) -> Job:
        """Write a copy; a file that is there is replaced, which the file dialog has asked about."""

        def work(progress: Progress) -> Path:
            self._desk.workspace.save_copy(path, progress, overwrite=True)
            return path

        def done(path: Path) -> None:
            self.said.emit(tr("A copy was saved: {name}", name=path.name))

        return self._desk.jobs.start(tr("Saving a copy"), work, done)

    def _imported(self, report: ImportReport, options: Options | None = None) -> None:
        parts = [ntr("{n} article added", "{n} articles added", report.added)]
        if report.known:
            parts.append(ntr("{n} was there already", "{n} were there already", report.known))
        if report.skipped:
            parts.append(
                ntr("{n} file of another kind skipped", "{n} files of other kinds skipped", report.skipped)
            )
        self.said.emit(line(*parts))
        if report.refused:
            dialog = RefusalsDialog.show_for(report.refused, self._window, len(report.again))
            dialog.again_wanted.connect(lambda: self.import_paths(report.again, options))
        if report.extraction.failed:
            RefusalsDialog.show_for(report.extraction.failed, self._window)

    def _extracted(self, report: ExtractionReport) -> None:
        self.said.emit(ntr("{n} article read", "{n} articles read", report.done))
