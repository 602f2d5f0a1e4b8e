"""Cells of tables: asked for once, drawn in the direction of what is written in them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QModelRoleDataSpan, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from synpol_desktop.ui.i18n import begins_right_to_left


class CellsAtOnce(QAbstractTableModel):
    """Gives all that is drawn of a cell in one call.

    Asked role by role, a cell would wait for the interpreter eight times while other threads work.
    """

    @override
    def multiData(  # type: ignore[override]
        self, index: QModelIndex | QPersistentModelIndex, roleDataSpan: QModelRoleDataSpan
    ) -> None:
        for number in range(roleDataSpan.size()):
            asked = roleDataSpan[number]  # type: ignore[index]
            asked.setData(self.data(index, asked.role()))


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
