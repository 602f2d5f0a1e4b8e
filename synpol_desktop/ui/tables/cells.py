"""How cells draw their text: in the direction of what is written, in either language of the window."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from synpol_desktop.ui.i18n import begins_right_to_left


class TextCells(QStyledItemDelegate):
    """Draws an Arabic cell from the right, so that what is too long is cut at its end."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if begins_right_to_left(option.text):
            option.direction = Qt.LayoutDirection.RightToLeft
        elif QGuiApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            option.direction = Qt.LayoutDirection.LeftToRight
