"""The panel below the search box: it shows a page and knows which of its rows is the current one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout
from typing_extensions import override

from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.inspector.rows import LinkRow
from synpol_desktop.ui.labels import scroll_area
from synpol_desktop.ui.searching.pages import Page

WIDTH, HEIGHT, LEAST_HEIGHT = 560, 560, 40


class Panel(QFrame):
    """Hangs below a line edit, which keeps the focus; Up and Down there move the current row."""

    opened = Signal()
    """A row was followed."""
    left = Signal()
    """Escape was pressed in a row."""

    def __init__(self, desk: Desk, box: QLineEdit) -> None:
        super().__init__()
        self.hide()
        self._box = box
        self._current = -1
        self._page = Page()
        self.setProperty("role", "popup")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setStyleSheet(f'QFrame#row[current="true"] {{ background: {desk.theme.hover}; }}')
        self._area = scroll_area()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._area)

    @property
    def rows(self) -> list[LinkRow]:
        """The rows that can be followed, in their order."""
        return self._page.rows

    @property
    def current(self) -> LinkRow | None:
        """The row that Enter follows."""
        return self.rows[self._current] if 0 <= self._current < len(self.rows) else None

    def show_page(self, page: Page) -> None:
        """Show a page below the box, its first row not yet chosen."""
        self._page, self._current = page, -1
        for row in page.rows:
            row.installEventFilter(self)
            row.followed.connect(self.opened)
        self._area.setWidget(page)
        self._place(page)
        self.show()
        self.raise_()

    def move_current(self, step: int) -> None:
        """Make the next or the previous row the current one."""
        if not self.rows:
            return
        before = self.current
        self._current = min(max(self._current + step, 0), len(self.rows) - 1)
        for row in (before, self.current):
            if row is not None:
                row.setProperty("current", row is self.current)
                row.style().unpolish(row)
                row.style().polish(row)
        assert self.current is not None
        self._area.ensureWidgetVisible(self.current, 0, 8)
        self._box.setAccessibleDescription(self.current.accessibleName())

    def follow(self) -> bool:
        """Follow the current row, or the first; whether there was one."""
        row = self.current or next(iter(self.rows), None)
        if row is not None:
            row.followed.emit()
        return row is not None

    def _place(self, page: Page) -> None:
        box, window = self._box, self._box.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        width = min(max(box.width(), WIDTH), window.width() - 16)
        corner = box.mapTo(window, QPoint(0, box.height() + 4))
        left = corner.x() if not box.isRightToLeft() else corner.x() + box.width() - width
        left = min(max(left, 8), window.width() - width - 8)
        wanted = max(page.wanted_height(width - 18), LEAST_HEIGHT) + 14
        room = min(HEIGHT, window.height() - corner.y() - 12)
        policy = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if wanted <= room else policy.ScrollBarAsNeeded
        )
        self.setGeometry(left, corner.y(), width, min(wanted, room))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                place = next((n for n, row in enumerate(self.rows) if row is watched), -1)
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                following = self.rows[min(max(place + step, 0), len(self.rows) - 1)]
                following.setFocus(Qt.FocusReason.TabFocusReason)
                self._area.ensureWidgetVisible(following)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
