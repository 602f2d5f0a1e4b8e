"""The list of what waits: a line for the question, a line for the sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from synpol_desktop.ui.i18n import begins_right_to_left
from synpol_desktop.ui.physical_keys import physical_key, plain
from synpol_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
ROLE = Qt.ItemDataRole.UserRole
ROW_PX, PAD_PX, BAR_PX, NOTE_SHARE = 52, 10, 4, 0.3

Lines = tuple[str, str, str, int]
"""The question, a note at its end, the words below, and a colour."""


class QueueModel(QAbstractListModel, Generic[T]):
    """Items, each shown as two lines.

    Parameters
    ----------
    show : callable
        Gives the lines of an item.
    """

    def __init__(self, show: Callable[[T], Lines]) -> None:
        super().__init__()
        self._show = show
        self.items: list[T] = []

    def fill(self, items: Sequence[T]) -> None:
        """Show other items."""
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def remove(self, row: int) -> None:
        """Take one line out."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self.items[row]
        self.endRemoveRows()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.items)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == ROLE:
            return self._show(self.items[index.row()])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join(self._show(self.items[index.row()])[:3])
        if role == Qt.ItemDataRole.ToolTipRole:
            question, note, words, _ = self._show(self.items[index.row()])
            return "\n".join((question, note, words))
        return None


class TwoLines(QStyledItemDelegate):
    """Draws the question in bold with its note at the end, and the words under it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        question, note, words, colour = index.data(ROLE)
        room: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, QColor(self._theme.hover))
        to_right = option.direction == Qt.LayoutDirection.LeftToRight
        bar = QRect(
            room.left() if to_right else room.right() - BAR_PX + 1, room.top() + 6, BAR_PX, ROW_PX - 12
        )
        painter.fillRect(bar, QColor.fromRgb(colour))
        inside = room.adjusted(PAD_PX + BAR_PX, 5, -PAD_PX - BAR_PX, -5)
        top = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2)
        below = QRect(inside.left(), top.bottom(), inside.width(), inside.height() // 2)
        leading = Qt.AlignmentFlag.AlignLeft if to_right else Qt.AlignmentFlag.AlignRight
        trailing = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(self._theme.muted))
        painter.setFont(option.font)
        width = min(option.fontMetrics.horizontalAdvance(note) + 24, int(top.width() * NOTE_SHARE))
        left = top.right() - width + 12 if to_right else top.left()
        beside = QRect(left, top.top(), width - 12, top.height())
        _draw(painter, beside, note, trailing, to_right=not begins_right_to_left(note))
        bold = QFont(option.font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(self._theme.text))
        short = top.adjusted(0, 0, -width, 0) if to_right else top.adjusted(width, 0, 0, 0)
        _draw(painter, short, question, leading, to_right=to_right)
        painter.setFont(option.font)
        arabic = begins_right_to_left(words)
        side = Qt.AlignmentFlag.AlignRight if arabic else Qt.AlignmentFlag.AlignLeft
        _draw(painter, below, words, side, to_right=not arabic)
        painter.restore()


def _draw(painter: QPainter, room: QRect, text: str, side: Qt.AlignmentFlag, *, to_right: bool) -> None:
    """Draw one line in its own direction, shortened at its end."""
    direction = Qt.LayoutDirection.LeftToRight if to_right else Qt.LayoutDirection.RightToLeft
    painter.setLayoutDirection(direction)
    flat = " ".join(text.split())
    fitted = QFontMetrics(painter.font()).elidedText(flat, Qt.TextElideMode.ElideRight, room.width())
    where = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    forced = Qt.TextFlag.TextForceLeftToRight if to_right else Qt.TextFlag.TextForceRightToLeft
    painter.drawText(room, where | forced, fitted)


class QueueView(QListView, Generic[T]):
    """The list; the keys of ``keys`` act on the current line, whatever the keyboard's layout writes."""

    asked = Signal(str)
    """Carries what a key stands for."""
    reached = Signal(int)
    """Carries the row that became current."""

    def __init__(self, model: QueueModel[T], keys: dict[str, str], theme: Theme) -> None:
        super().__init__()
        self._keys = keys
        self.setModel(model)
        self.setItemDelegate(TwoLines(theme, self))
        self.setUniformItemSizes(True)
        self.setMinimumHeight(2 * ROW_PX + 4)
        self.setMouseTracking(False)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.reached.emit(current.row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self._keys.get(physical_key(event)) if plain(event) else None
        if key is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(key)
