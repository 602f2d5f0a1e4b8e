"""What stands over an article's text: its title, where and when it appeared, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from synpol_desktop.ui.labels import ElidedLabel, Label

ROOMY_PX = 230
"""A panel that is lower shows one line of the title: more would take the text its room, or be cut."""


class ArticleHeading(QWidget):
    """Title and byline at the right, as the text, which is Arabic in either language."""

    def __init__(self, buttons: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "title", wrap=True)
        self.short = ElidedLabel("", "title")
        self.byline = ElidedLabel("", "muted")
        for label in (self.title, self.short, self.byline):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.short.hide()
        below = QHBoxLayout()
        below.setSpacing(2)
        below.addWidget(self.byline, 1)
        for button in buttons:
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 8, 4)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.short)
        column.addLayout(below)

    def show_texts(self, title: str, byline: str) -> None:
        """Show a title and what stands under it."""
        self.title.setText(title)
        self.short.setText(title)
        self.byline.setText(byline)

    def fit(self, height: int) -> None:
        """Take the room that a panel of a height leaves."""
        roomy = height >= ROOMY_PX
        self.title.setVisible(roomy)
        self.short.setVisible(not roomy)
