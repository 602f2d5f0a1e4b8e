"""Paste an article: its text, and what the program read from it, to be corrected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from synpol_desktop.core.dates import is_date_value
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.source_text import direct_right_to_left


class PasteDialog(FormDialog):
    """Takes one article's text.

    Parameters
    ----------
    read : callable
        Turns a text into a draft with its title, date and outlet.
    """

    help_page = "importing"

    def __init__(
        self, read: Callable[[str], ArticleDraft], text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Paste an article"), tr("Add"), parent)
        self._read = read
        self.text = QPlainTextEdit()
        direct_right_to_left(self.text)
        self.text.setAccessibleName(tr("Text of the article"))
        self.title, self.outlet, self.url = QLineEdit(), QLineEdit(), QLineEdit()
        self.date = QLineEdit(placeholderText="2023-11-08")
        form = QFormLayout()
        for name, field in (
            (tr("Title"), self.title),
            (tr("Outlet"), self.outlet),
            (tr("Date"), self.date),
            (tr("URL"), self.url),
        ):
            form.addRow(name, field)
        self.body.addWidget(Label(tr("Paste the text of one article here")))
        self.body.addWidget(self.text, 1)
        self.body.addLayout(form)
        self._typing = QTimer(self, singleShot=True, interval=150)
        self._typing.timeout.connect(self._propose)
        self.text.textChanged.connect(self._typing.start)
        self.text.setPlainText(text)
        self.resize(620, 560)
        self._propose()

    def draft(self) -> ArticleDraft:
        """Return the article with what the user corrected."""
        draft = self._read(self.text.toPlainText())
        return replace(
            draft,
            title=self.title.text().strip() or draft.title,
            outlet=self.outlet.text().strip(),
            url=self.url.text().strip(),
            published=self.date.text().strip() or None,
            origin=tr("pasted"),
        )

    def problem(self) -> str:
        """Return what is missing or wrong."""
        if not self.text.toPlainText().strip():
            return tr("There is no text yet.")
        date = self.date.text().strip()
        if date and not is_date_value(date):
            return tr("Write the date as 2023-11-08, 2023-11 or 2023.")
        return ""

    def _propose(self) -> None:
        """Fill the fields that the user has not touched with what the text says."""
        text = self.text.toPlainText()
        if not text.strip():
            return
        draft = self._read(text)
        for field, value in (
            (self.title, draft.title),
            (self.outlet, draft.outlet),
            (self.date, draft.published or ""),
            (self.url, draft.url),
        ):
            if not field.isModified():
                field.setText(value)
                field.setModified(False)
