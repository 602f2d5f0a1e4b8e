"""A report to read and copy, and the offer to reopen what was open."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QWidget

from synpol_desktop.ui.crashing.report import of_trace
from synpol_desktop.ui.crashing.session import Left
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.labels import Label

SIZE = (560, 380)
WIDTH_PX = 460


class ReportDialog(FormDialog):
    """Shows a report; nothing is sent anywhere."""

    help_page = "safety"

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Report"), tr("Close"), parent)
        self.cancel_button.hide()
        text = tr(
            "This says which version it was and where in the program it happened. It holds no text of your "
            "articles, no names and no paths, and it stays on this computer unless you send it."
        )
        self.body.addWidget(Label(text, wrap=True))
        self.report = QPlainTextEdit(readOnly=True)
        self.report.setPlainText(report)
        self.report.setAccessibleName(tr("Report"))
        self.body.addWidget(self.report, 1)
        copy = self.buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        self.resize(*SIZE)


class ReopenDialog(FormDialog):
    """Says that the program ended unexpectedly, and offers to open what was open."""

    help_page = "safety"

    def __init__(self, left: Left, parent: QWidget | None = None) -> None:
        name = left.workspace.name if left.workspace is not None else ""
        super().__init__(tr("Last time"), tr("Reopen") if name else tr("Close"), parent)
        self.cancel_button.setText(tr("Not now"))
        self.cancel_button.setVisible(bool(name))
        text = tr("The program ended unexpectedly last time. Nothing that was confirmed is lost.")
        self.body.addWidget(Label(text, wrap=True))
        if name:
            self.body.addWidget(Label(tr("Open {name} again?", name=name), wrap=True))
        if left.trace.strip():
            button = self.buttons.addButton(tr("Report…"), QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(lambda: ReportDialog(of_trace(left.trace), self).exec())
        self.fit(WIDTH_PX)
