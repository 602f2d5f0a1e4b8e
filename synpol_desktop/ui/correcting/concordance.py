"""All places with the same words, one a line around the words, with tick boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from synpol_desktop.core.records import Occurrence
from synpol_desktop.ui.correcting.alike import Alike
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import line, ntr, tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.theme import Theme
from synpol_desktop.workspace.edits import Edit, MarkWords, UnmarkMentions

Index = QModelIndex | QPersistentModelIndex
ROLE = Qt.ItemDataRole.UserRole
BOX_PX, ROW_PX, TITLE_SHARE, TITLE_PX = 30, 30, 0.26, 190
_JOINER = "\u200d"


class Places(QAbstractListModel):
    """Occurrences with their ticks."""

    def __init__(self, places: Sequence[Occurrence]) -> None:
        super().__init__()
        self.places = places
        self.ticked = [True] * len(places)

    def tick(self, row: int, *, on: bool) -> None:
        """Tick or untick one line."""
        self.ticked[row] = on
        self.dataChanged.emit(self.index(row), self.index(row))

    def tick_all(self, *, on: bool) -> None:
        """Tick or untick all lines."""
        self.ticked = [on] * len(self.places)
        if self.places:
            self.dataChanged.emit(self.index(0), self.index(len(self.places) - 1))

    def chosen(self) -> list[Occurrence]:
        """Return the places that are ticked."""
        return [place for place, on in zip(self.places, self.ticked, strict=True) if on]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.places)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = self.places[index.row()]
        if role == ROLE:
            return place
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.ticked[index.row()] else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{place.before}{place.words}{place.after}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return line(place.title)
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick(index.row(), on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class KeywordInContext(QStyledItemDelegate):
    """Draws the words in the middle, what is before them at their right and what follows at their left."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(400, ROW_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: Occurrence = index.data(ROLE)
        self.initStyleOption(option, index)
        option.text = ""
        if option.state & QStyle.StateFlag.State_Selected:  # as quiet as a row of the review queue
            painter.fillRect(option.rect, QColor(self._theme.hover))
            option.state &= ~QStyle.StateFlag.State_Selected
        style = QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        whole: QRect = option.rect
        metrics: QFontMetrics = option.fontMetrics
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        title = min(TITLE_PX, int(whole.width() * TITLE_SHARE))
        text = QRect(
            whole.left() + title + 8, whole.top(), whole.width() - title - BOX_PX - 8, whole.height()
        )
        self._draw_words(painter, text, place, metrics)
        painter.setPen(QColor(self._theme.muted))
        name = metrics.elidedText(place.title, Qt.TextElideMode.ElideRight, title - 8)
        beside = QRect(whole.left() + 6, whole.top(), title - 8, whole.height())
        painter.drawText(beside, _RIGHT, name)
        painter.restore()

    def _draw_words(self, painter: QPainter, room: QRect, place: Occurrence, metrics: QFontMetrics) -> None:
        words = " ".join(place.words.split())
        width = min(metrics.horizontalAdvance(words) + 6, room.width() // 2)
        middle = QRect(room.center().x() - width // 2, room.top() + 3, width, room.height() - 6)
        painter.setClipRect(room)
        painter.fillRect(middle, QColor(self._theme.mark_trigger))
        ink = QColor(self._theme.text)
        painter.setPen(ink)
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, _joined(place.before[-1:], words))
        before = place.before + (_JOINER if place.before[-1:].isalpha() else "")
        right = QRect(middle.right() + 3, room.top(), room.right() - middle.right() - 3, room.height())
        painter.setClipRect(right)
        wide = QRect(right.left(), right.top(), 3000, right.height())
        painter.drawText(wide, _LEFT, before.rstrip() if before.endswith(" ") else before)
        left = QRect(room.left(), room.top(), middle.left() - room.left() - 3, room.height())
        painter.setClipRect(left)
        wide = QRect(left.right() - 3000, left.top(), 3000, left.height())
        painter.drawText(wide, _RIGHT, place.after.lstrip())
        painter.setClipping(False)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def _joined(before: str, words: str) -> str:
    """Return words as they are written behind a letter that is joined to them."""
    return _JOINER + words if before.isalpha() else words


class ConcordanceDialog(FormDialog):
    """Chooses among all places with the same words."""

    def __init__(self, desk: Desk, alike: Alike, parent: QWidget | None = None) -> None:
        unmarking = alike.entity is None
        super().__init__(tr("All like this"), tr("No name here") if unmarking else tr("Mark"), parent)
        self._alike = alike
        workspace = desk.workspace
        self.model = Places([p for p in workspace.occurrences(alike.words) if alike.concerns(p)])
        if alike.entity is None:
            intro = tr("“{words}” names nothing in the ticked places.", words=alike.words)
        else:
            name = workspace.label(alike.entity)
            intro = tr("“{words}” names {name} in the ticked places.", words=alike.words, name=name)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(KeywordInContext(desk.theme, self.view))
        self.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.view.setUniformItemSizes(True)
        self.view.setStyleSheet(f"QListView::item:selected {{ background: {desk.theme.hover}; }}")
        self.view.setAccessibleName(tr("All like this"))
        self.count = Label("", "muted")
        every, none = QPushButton(tr("Tick all")), QPushButton(tr("Tick none"))
        every.clicked.connect(lambda: self.model.tick_all(on=True))
        none.clicked.connect(lambda: self.model.tick_all(on=False))
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        for button in (every, none):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.body.addWidget(Label(intro, wrap=True))
        self.body.addWidget(self.view, 1)
        self.body.addLayout(row)
        self.model.dataChanged.connect(lambda *_: self._tell())
        self.resize(820, 480)
        self._tell()
        if self.model.places:
            self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus()

    def edit(self) -> Edit | None:
        """Return the edit that does with the ticked places what was done with the first; None for none."""
        chosen = self.model.chosen()
        if not chosen:
            return None
        if self._alike.entity is None:
            return UnmarkMentions(tuple(place.mention for place in chosen if place.mention is not None))
        return MarkWords(tuple((place.article, place.span) for place in chosen), self._alike.entity)

    def _tell(self) -> None:
        on, count = len(self.model.chosen()), len(self.model.places)
        self.count.setText(ntr("{on} of {n} place ticked", "{on} of {n} places ticked", count, on=on))
        self.agree_button.setEnabled(on > 0)
