"""Messages: what went wrong and what to do about it; refused files; what this program is."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QPlainTextEdit, QWidget

from synpol_desktop import __version__
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.paths import licences
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import explain, is_right_to_left, line, ntr, tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.source_text import direct_right_to_left


def error_box(error: BaseException, parent: QWidget | None = None) -> QMessageBox:
    """Return a box that says what went wrong."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("SynPol Desktop")
    if isinstance(error, SynpolError):
        message, hint = explain(error)
        box.setText(message)
        box.setInformativeText(hint)
    else:
        box.setIcon(QMessageBox.Icon.Critical)
        box.setText(tr("The program made a mistake. Nothing that was saved is lost."))
        box.setInformativeText(f"{type(error).__name__}: {error}")
        button = box.addButton(tr("Report…"), QMessageBox.ButtonRole.HelpRole)
        button.disconnect(box)  # it opens another dialog and leaves this one open
        button.clicked.connect(lambda: _show_report(error, box))
    # Beside other buttons Qt would not know which one Escape stands for, and ignore it.
    box.setEscapeButton(box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole))
    return box


def _show_report(error: BaseException, parent: QWidget) -> None:
    from synpol_desktop.ui.crashing.dialogs import ReportDialog
    from synpol_desktop.ui.crashing.report import of_error

    ReportDialog(of_error(error), parent).exec()


def question_box(text: str, agree: str, parent: QWidget | None = None) -> QMessageBox:
    """Return a box that asks before something is done."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("SynPol Desktop")
    box.setText(text)
    box.addButton(agree, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    return box


class RefusalsDialog(FormDialog):
    """Lists the files that were not imported, one line each with its reason.

    Parameters
    ----------
    again : int
        How many of the files are worth another try.
    """

    help_page = "importing"
    again_wanted = Signal()

    def __init__(
        self, refused: Sequence[tuple[str, SynpolError]], parent: QWidget | None = None, again: int = 0
    ) -> None:
        super().__init__(tr("Files that were not imported"), tr("Close"), parent)
        self.cancel_button.hide()
        count = ntr(
            "{n} file was not imported; the others were.",
            "{n} files were not imported; the others were.",
            len(refused),
        )
        self.lines = QPlainTextEdit(readOnly=True)
        self.lines.setPlainText("\n".join(line(name, " ".join(explain(error))) for name, error in refused))
        self.lines.setAccessibleName(tr("Files that were not imported"))
        if is_right_to_left():
            direct_right_to_left(self.lines)
        self.body.addWidget(Label(count, wrap=True))
        self.body.addWidget(self.lines, 1)
        if again:
            text = ntr("Try {n} of them again", "Try {n} of them again", again)
            button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
            button.clicked.connect(self.accept)
            button.clicked.connect(self.again_wanted)
        self.resize(560, 320)

    @classmethod
    def show_for(
        cls, refused: Sequence[tuple[str, SynpolError]], parent: QWidget, again: int = 0
    ) -> RefusalsDialog:
        """Show the list without waiting for it to be read."""
        dialog = cls(refused, parent, again)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog


class LicencesDialog(FormDialog):
    """Shows the licences of what others wrote and the program brings along."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Licences"), tr("Close"), parent)
        self.cancel_button.hide()
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setPlainText(text)
        self.text.setAccessibleName(tr("Licences"))
        self.body.addWidget(self.text, 1)
        self.resize(720, 560)


class AboutDialog(FormDialog):
    """Says what the program is, its version, its licences, and where its accuracy is told."""

    accuracy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("About SynPol Desktop"), tr("Close"), parent)
        self.cancel_button.hide()
        name = Label("SynPol Desktop", "title")
        side = Qt.AlignmentFlag.AlignRight if is_right_to_left() else Qt.AlignmentFlag.AlignLeft
        name.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)  # a Latin name would go to the left
        self.body.addWidget(name)
        for text in (
            tr("Offline explorer of actors and relations in Arabic political news"),
            tr("Version {version} on Python {python}", version=__version__, python=platform.python_version()),
            tr("MIT licence. Qt for Python is used under the LGPL; the Vazirmatn font under the OFL."),
            tr("Nothing leaves this computer: the program never uses the network."),
        ):
            self.body.addWidget(Label(text, "muted", wrap=True))
        accuracy = self.buttons.addButton(tr("How accurate is it?"), QDialogButtonBox.ButtonRole.ActionRole)
        accuracy.clicked.connect(self.accuracy_wanted)
        path = licences()
        if path is not None:
            button = self.buttons.addButton(tr("Licences…"), QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(lambda: LicencesDialog(path.read_text("utf-8"), self).exec())
        self.body.addStretch(1)
        self.fit(440)
