"""A line of a card that opens to what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from synpol_desktop.ui.inspector.rows import LinkRow

INDENT_PX = 16


class Foldout(QWidget):
    """A :class:`LinkRow` with lines under it that are made when it is opened; a second click shuts it.

    Parameters
    ----------
    make : callable
        Makes the lines.
    """

    def __init__(
        self, text: str, note: str, make: Callable[[], Iterable[QWidget]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make = make
        self.lines: list[QWidget] = []
        """What it rests on, once it was opened."""
        self.row = LinkRow(text, note)
        self.row.setToolTip(text)
        self.row.followed.connect(self.turn)
        self.inner = QWidget()
        self.inner.hide()
        self._column = QVBoxLayout(self.inner)
        self._column.setContentsMargins(INDENT_PX, 0, INDENT_PX, 4)
        self._column.setSpacing(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        column.addWidget(self.inner)

    @property
    def opened(self) -> bool:
        """Whether its lines are shown."""
        return not self.inner.isHidden()

    def turn(self) -> None:
        """Open it, or shut it."""
        if not self.lines:
            self.lines = list(self._make())
            for line in self.lines:
                self._column.addWidget(line)
        self.inner.setVisible(not self.opened)
