"""A line of a card that leads somewhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from synpol_desktop.ui.i18n import line as line_of
from synpol_desktop.ui.labels import ElidedLabel, make_clickable


class LinkRow(QFrame):
    """A text with a note at its end, followed by click or key; an optional coloured bar before it."""

    followed = Signal()

    def __init__(
        self, text: str, note: str = "", colour: QColor | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("row")
        make_clickable(self, self.followed.emit)
        self.setAccessibleName(f"{text} {note}".strip())
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 3, 6, 3)
        line.setSpacing(8)
        if colour is not None:
            bar = QFrame()
            bar.setFixedSize(12, 3)
            bar.setStyleSheet(f"background: {colour.name()}; border-radius: 1px;")
            line.addWidget(bar)
        label = ElidedLabel()
        label.setText(line_of(text))
        line.addWidget(label, 1)
        if note:
            end = ElidedLabel("", "muted")
            end.setText(note)
            line.addWidget(end)
