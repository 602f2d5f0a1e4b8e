"""What every dialog has: a form, a line for what is wrong, and its two buttons in the language in use."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.labels import Label

MARGIN_PX = 18


class FormDialog(QDialog):
    """A dialog whose subclasses fill ``body`` and override :meth:`problem`.

    Parameters
    ----------
    agree : str
        Text of the button that accepts.
    """

    help_page = ""
    """The page of the guide that tells of it."""

    def __init__(self, title: str, agree: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        QShortcut(QKeySequence.StandardKey.HelpContents, self, self._show_guide)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._problem = Label("", "notice", wrap=True)
        self._problem.hide()
        self.buttons = QDialogButtonBox()
        self.agree_button = self.buttons.addButton(agree, QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.agree_button.setAutoDefault(True)
        self.agree_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)  # Enter never throws away what was typed
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, 16, MARGIN_PX, 14)
        column.setSpacing(12)
        column.addLayout(self.body, 1)
        column.addWidget(self._problem)
        column.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignBottom)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fields = [
            field for field in self.findChildren(QWidget) if isinstance(field, QLineEdit | QPlainTextEdit)
        ]
        for field in fields:
            if isinstance(field, QLineEdit):
                field.textEdited.connect(self._problem.hide)
        if fields and not event.spontaneous():
            fields[0].setFocus()

    def _show_guide(self) -> None:
        from synpol_desktop.ui.helping.opening import open_guide

        open_guide(self, self.help_page)

    def fit(self, width: int) -> None:
        """Take a width, and the height that the texts need at it."""
        layout = self.layout()
        assert layout is not None
        self.setMinimumWidth(width)
        for label in self.findChildren(Label):
            if label.wordWrap():  # else room is kept for the height that it would need at its narrowest
                label.setMinimumWidth(width - 2 * MARGIN_PX)
        self.resize(width, layout.totalHeightForWidth(width))

    def problem(self) -> str:
        """Return what is wrong with what was entered, empty if nothing is."""
        return ""

    @override
    def accept(self) -> None:
        """Close if nothing is wrong, else say what is."""
        wrong = self.problem()
        self._problem.setText(wrong)
        self._problem.setVisible(bool(wrong))
        if not wrong:
            super().accept()
