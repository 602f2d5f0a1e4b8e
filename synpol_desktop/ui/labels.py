"""Small labels of one kind each; all of them show plain text only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

LEAST_AREA_PX = 24


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
        self.setAccessibleName(text)
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
            self.full_text, Qt.TextElideMode.ElideRight, max(self.width() - self.INSET, 20)
        )
        QLabel.setText(self, shown)


_ENTERING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class _Clicks(QObject):
    """Calls something when its widget is clicked, or entered while it has the focus."""

    def __init__(self, widget: QWidget, act: Callable[[], object]) -> None:
        super().__init__(widget)
        self._act = act
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            inside = isinstance(watched, QWidget) and watched.rect().contains(event.position().toPoint())
            if event.button() == Qt.MouseButton.LeftButton and inside:
                self._act()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        entered = event.key() in _ENTERING
        if entered:
            self._act()
        return entered


def make_clickable(widget: QWidget, act: Callable[[], object]) -> None:
    """Let a widget be followed by mouse and by keyboard."""
    widget.setCursor(Qt.CursorShape.PointingHandCursor)
    widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    _Clicks(widget, act)


class LinkLabel(ElidedLabel):
    """Plain text that can be clicked or entered by keyboard."""

    INSET = 18

    followed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setText(text)
        make_clickable(self, self.followed.emit)


def tool_button(icon: QIcon, tip: str, parent: QWidget | None = None) -> QToolButton:
    """Return a flat button with an icon, its purpose as tool tip and accessible name."""
    button = QToolButton(parent)
    button.setIcon(icon)
    button.setIconSize(QSize(18, 18))
    button.setAutoRaise(True)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button


def scroll_area(content: QWidget | None = None, name: str = "") -> QScrollArea:
    """Return an area without a frame that scrolls its content up and down only.

    With a name it is a stop of the Tab key, to scroll what has no stops of its own.
    """
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setMinimumHeight(LEAST_AREA_PX)  # it gives way before the texts around it do
    if not name:
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if content is not None:
        area.setWidget(content)
    return area
