"""A scrolled page under the notes of what it tells of: the notes stay when the page is made anew."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from synpol_desktop.ui.labels import scroll_area
from synpol_desktop.ui.noting.strip import NotesStrip


class _Content(QWidget):
    """Asks for the height that its texts have at its width, not for that at the narrowest one."""

    @override
    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            return QSize(0, 0)  # the area then asks for the height at its own width
        return super().minimumSizeHint()


class NotedPage(QWidget):
    """Scrolls notes and a page together; the focus in a note is not lost when the page is another."""

    def __init__(self, notes: NotesStrip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = QWidget()
        content = _Content()
        # One line that wants to be wide must not push all others out of a narrow card.
        content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        inset = QVBoxLayout()
        inset.setContentsMargins(12, 0, 8, 0)
        inset.addWidget(notes)
        self._rows.addLayout(inset)
        self._rows.addWidget(self._page, 1)
        self.area = scroll_area(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def set_page(self, page: QWidget) -> None:
        """Show another page in place of the one before, from its beginning."""
        before, self._page = self._page, page
        self._rows.replaceWidget(before, page)
        before.hide()
        before.deleteLater()  # a click on one of its lines may have led here
        self.area.verticalScrollBar().setValue(0)
