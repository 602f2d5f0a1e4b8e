"""Small labels of one kind each; all of them show plain text only."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QToolButton, QWidget
from typing_extensions import override


class Label(QLabel):
    """Plain text in one of the roles that the theme knows (``title``, ``muted``, ``section``, ``notice``)."""

    def __init__(
        self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setContentsMargins(2, 0, 2, 0)  # the last letter of a line may reach beyond its advance
        if role:
            self.setProperty("role", role)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
            self.setMinimumWidth(60)


class ElidedLabel(Label):
    """Plain text on one line, shortened at its end; the whole of it is its tool tip."""

    INSET = 4
    """Pixels that margins and padding take from the width."""

    @override
    def setText(self, text: str) -> None:
        self._full = text
        self.setToolTip(text)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance(self.full_text) + self.INSET + 2, super().sizeHint().height()
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    @property
    def full_text(self) -> str:
        """The text before shortening."""
        return getattr(self, "_full", "")

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            self.full_text, Qt.TextElideMode.ElideRight, max(self.width(), 20)
        )
        QLabel.setText(self, shown)


class LinkLabel(ElidedLabel):
    """Plain text that can be clicked or entered by keyboard."""

    INSET = 18

    followed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.followed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.followed.emit()
        else:
            super().keyPressEvent(event)


def tool_button(icon: QIcon, tip: str, parent: QWidget | None = None) -> QToolButton:
    """Return a flat button with an icon, its purpose as tool tip and accessible name."""
    button = QToolButton(parent)
    button.setIcon(icon)
    button.setIconSize(QSize(18, 18))
    button.setAutoRaise(True)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button


def scroll_area(content: QWidget | None = None) -> QScrollArea:
    """Return an area without a frame that scrolls its content up and down only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if content is not None:
        area.setWidget(content)
    return area
