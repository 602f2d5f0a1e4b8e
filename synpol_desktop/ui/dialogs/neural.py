"""The neural model that finds names: which one is chosen, and adding or removing it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QWidget

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.progress import Progress
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import isolate, tr
from synpol_desktop.ui.jobs import Job, Jobs
from synpol_desktop.ui.labels import Label

if TYPE_CHECKING:
    from synpol_desktop.extraction.neural.storage import NeuralModel

WIDTH_PX = 520


class NeuralDialog(FormDialog):
    """Says what finds names in texts, and takes CAMeL's data from a folder or a zip file."""

    help_page = "accuracy"

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(tr("Neural model for names"), tr("Close"), parent)
        self._jobs = jobs
        self._job: Job | None = None
        jobs.changed.connect(self._look)
        self.cancel_button.hide()
        text = tr(
            "The program finds names by itself. With the data of CAMeL Tools (ner-arabert, saved as "
            "safetensors) a neural network finds them instead: oftener, and much more slowly. "
            "Nothing is downloaded."
        )
        self.body.addWidget(Label(text, wrap=True))
        self.state = Label("", "muted", wrap=True)
        self.body.addWidget(self.state)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.folder_button = self.buttons.addButton(tr("Add a folder…"), role)
        self.file_button = self.buttons.addButton(tr("Add a zip file…"), role)
        self.remove_button = self.buttons.addButton(tr("Remove"), role)
        self.folder_button.clicked.connect(self._ask_folder)
        self.file_button.clicked.connect(self._ask_file)
        self.remove_button.clicked.connect(self.remove)
        self._show()
        self.fit(WIDTH_PX)

    def add(self, path: Path) -> Job:
        """Copy a model's data, and choose it."""

        def work(progress: Progress) -> NeuralModel:
            from synpol_desktop.extraction.neural.storage import add_model

            return add_model(path, progress)

        self._busy(True)
        self._job = self._jobs.start(tr("Adding the model"), work)
        return self._job

    def remove(self) -> None:
        """Go back to the tagger that ships."""
        from synpol_desktop.extraction.neural.storage import remove_model

        remove_model()
        self._show()

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Folder with CAMeL data"), str(Path.home()))
        if name:
            self.add(Path(name))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Zip file with CAMeL data"), str(Path.home()), f"{tr('Zip file')} (*.zip)"
        )
        if name:
            self.add(Path(name))

    def _look(self) -> None:
        if self._job is not None and self._job not in self._jobs.running:
            self._job = None
            self._busy(False)
            self._show()

    def _busy(self, busy: bool) -> None:
        for button in (self.folder_button, self.file_button, self.remove_button):
            button.setEnabled(not busy)
        if busy:
            self.state.setText(tr("The data is being checked and copied …"))

    def _show(self) -> None:
        from synpol_desktop.extraction.neural.storage import chosen_model

        try:
            model = chosen_model()
        except SynpolError as error:
            self.state.setText(tr("The model that was added is damaged: {reason}", reason=str(error)))
            self.remove_button.setEnabled(True)
            return
        self.remove_button.setEnabled(model is not None)
        if model is None:
            self.state.setText(tr("No neural model is chosen."))
        else:
            self.state.setText(
                tr(
                    "Chosen: {name}, {size} MB, added {date}. "
                    "It reads the articles that are read from now on.",
                    name=isolate(model.name),
                    size=f"{model.size / 1e6:.0f}",
                    date=isolate(model.added),
                )
            )
