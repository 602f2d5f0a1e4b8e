"""Importing with a look at what comes of it: encoding, columns, names of files, and saved profiles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.importing.options import Options, compiled
from synpol_desktop.importing.previewing import Preview, preview
from synpol_desktop.importing.profiles import delete_profile, profiles, save_profile
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import explain, isolate, tr
from synpol_desktop.ui.importing.form import ReadingForm
from synpol_desktop.ui.importing.pages import PreviewPages
from synpol_desktop.ui.jobs import Jobs
from synpol_desktop.ui.labels import Label, scroll_area
from synpol_desktop.ui.theme import Theme

SIZE = (980, 620)
SHARES = (340, 620)
GAP_PX = 12
LOOK_MS = 250
"""How long a pause in typing is waited for."""


class ImportWizard(FormDialog):
    """Shows how the first articles of a file would be read, and lets that be settled for all of them."""

    help_page = "importing"

    def __init__(
        self, paths: Sequence[Path], jobs: Jobs, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Import with a preview"), tr("Import"), parent)
        self._jobs = jobs
        self.file = QComboBox()
        for path in paths:
            self.file.addItem(isolate(path.name), str(path))
        self.profile = QComboBox()
        self.file.setAccessibleName(tr("File"))
        self.profile.setAccessibleName(tr("Profile"))
        self.save_button = QPushButton(tr("Save as a profile…"))
        self.delete_button = QPushButton(tr("Delete"))
        for button in (self.save_button, self.delete_button):
            button.setAutoDefault(False)
        self.form = ReadingForm()
        self.pages = PreviewPages(theme.notice_text)
        self._trouble = Label("", "muted", wrap=True)
        self._seen: str | None = None
        """The file that the pages show."""
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._pause.timeout.connect(self._look)
        self.form.changed.connect(self._pause.start)
        self.file.currentIndexChanged.connect(self._pause.start)
        self.profile.activated.connect(self._use_profile)
        self.save_button.clicked.connect(self._save_profile)
        self.delete_button.clicked.connect(self._delete_profile)
        self._list_profiles()
        self._look()

    def options(self) -> Options:
        """Return how the files are to be read."""
        return self.form.options()

    def problem(self) -> str:
        """Return what is wrong with the pattern for file names."""
        pattern = self.options().file_name
        try:
            if pattern:
                compiled(pattern)
        except SynpolError as error:
            return " ".join(explain(error))
        return ""

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(tr("File")))
        head.addWidget(self.file, 1)
        head.addSpacing(16)
        head.addWidget(Label(tr("Profile")))
        head.addWidget(self.profile)
        head.addWidget(self.save_button)
        head.addWidget(self.delete_button)
        self.body.addLayout(head)
        side = QWidget()
        column = QVBoxLayout(side)
        begin, end = (0, GAP_PX) if self.isLeftToRight() else (GAP_PX, 0)
        column.setContentsMargins(begin, 0, end, 0)
        column.addWidget(self.form)
        column.addWidget(self._trouble)
        split = QSplitter()
        split.addWidget(scroll_area(side))  # a table's columns need more height than a small screen has
        split.addWidget(self.pages)
        split.setSizes(list(SHARES))
        split.setChildrenCollapsible(False)
        self.body.addWidget(split, 1)
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))

    # Looking

    def _look(self) -> None:
        """Look at the chosen file with what the form says, off the window's thread."""
        wrong = self.problem()
        self._trouble.setText(wrong)
        if wrong:
            return
        if self._seen != self.file.currentData():
            self.pages.say(tr("Looking at the file …"))
        path, options = Path(str(self.file.currentData())), self.options()

        def question() -> Preview | SynpolError:
            try:
                return preview(path, options)
            except SynpolError as error:
                return error

        self._jobs.ask("import preview", question, self._show)

    def _show(self, found: Preview | SynpolError) -> None:
        if not isValid(self):
            return  # closed meanwhile
        self._seen = self.file.currentData()
        if isinstance(found, SynpolError):
            self.pages.say(" ".join(explain(found)))
            return
        self.form.show_preview(found)
        self.pages.show_preview(found)

    # Profiles

    def _list_profiles(self, chosen: str = "") -> None:
        self.profile.clear()
        self.profile.addItem(tr("none"), "")
        try:
            for name in profiles():
                self.profile.addItem(isolate(name), name)
        except SynpolError as error:
            self._trouble.setText(" ".join(explain(error)))
        self.profile.setCurrentIndex(max(0, self.profile.findData(chosen)))
        self.delete_button.setEnabled(bool(self.profile.currentData()))

    def _use_profile(self) -> None:
        name = str(self.profile.currentData())
        self.delete_button.setEnabled(bool(name))
        self.form.show_options(profiles()[name] if name else Options())

    def _save_profile(self) -> None:
        proposed = str(self.profile.currentData() or "")
        name, agreed = QInputDialog.getText(self, tr("Save as a profile"), tr("Name"), text=proposed)
        if agreed:
            try:
                save_profile(name, self.options())
            except SynpolError as error:
                self._trouble.setText(" ".join(explain(error)))
                return
            self._list_profiles(" ".join(name.split()))

    def _delete_profile(self) -> None:
        try:
            delete_profile(str(self.profile.currentData()))
        except SynpolError as error:
            self._trouble.setText(" ".join(explain(error)))
        self._list_profiles()
