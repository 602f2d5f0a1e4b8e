"""The article's text with its marks; only the marks in sight are handed to Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget
from typing_extensions import override

from synpol_desktop.core.spans import Span
from synpol_desktop.ui.marks import Mark
from synpol_desktop.ui.offsets import Offsets

BREAK_AT = 10_000
"""A paragraph longer than this many characters is broken in the view: one huge line takes Qt seconds."""

LINE_HEIGHT = 150
FONT_POINTS = (8.0, 32.0)

Painter = Callable[[Mark], QTextCharFormat]


class SourceText(QPlainTextEdit):
    """Read-only text, right to left, with marks. Spans are code points of the text that was given.

    Parameters
    ----------
    paint : callable
        Gives the format of a mark.
    """

    clicked = Signal(int)
    """Carries the code point under a click that selected no text."""

    def __init__(self, paint: Painter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setMouseTracking(True)
        self._paint = paint
        self._describe: Callable[[int], str] = lambda _point: ""
        self._offsets = Offsets("")
        self._breaks: list[int] = []
        self._marks: Sequence[Mark] = ()
        self._pressed = QPoint()
        self._set_direction()
        self.verticalScrollBar().valueChanged.connect(self._show_marks)

    def set_text(self, text: str) -> None:
        """Show a text; marks are cleared."""
        self._marks = ()
        self._breaks = list(_soft_breaks(text))
        shown = _with_breaks(text, self._breaks)
        self._offsets = Offsets(shown)
        self.setPlainText(shown)
        self._set_direction()
        self.verticalScrollBar().setValue(0)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Mark places, in drawing order."""
        self._marks = marks
        self._show_marks()

    def set_description(self, describe: Callable[[int], str]) -> None:
        """Set what gives the hover text of a code point (plain text, empty for none)."""
        self._describe = describe

    def scroll_to(self, span: Span) -> None:
        """Bring a span to the upper third of the view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._to_unit(span.start))
        self.setTextCursor(cursor)
        self.centerCursor()
        self._show_marks()

    def point_at(self, place: QPoint) -> int | None:
        """Return the code point under a place of the viewport, None beside the text."""
        cursor = self.cursorForPosition(place)
        unit = cursor.position()
        rect = self.cursorRect(cursor)
        if not rect.adjusted(-24, -2, 24, 2).contains(place):
            return None
        # The cursor stands between two characters: step to the one that lies under the place.
        before = QTextCursor(cursor)
        if before.movePosition(QTextCursor.MoveOperation.PreviousCharacter):
            left, right = sorted((self.cursorRect(before).x(), rect.x()))
            if left <= place.x() < right and self.cursorRect(before).top() == rect.top():
                unit = before.position()
        return self._to_point(unit)

    def visible_point(self) -> int:
        """Return the code point at the top of the view."""
        return self._to_point(self.firstVisibleBlock().position())

    def rect_of(self, span: Span) -> QPoint:
        """Return a place of the viewport inside the first character of a span (for tests and menus)."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._to_unit(span.start))
        first = self.cursorRect(cursor)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        second = self.cursorRect(cursor)
        same_line = first.top() == second.top()
        return QPoint((first.x() + second.x()) // 2 if same_line else first.x() - 2, first.center().y())

    def _set_direction(self) -> None:
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(14)

    def _show_marks(self) -> None:
        if not self._marks:
            self.setExtraSelections([])
            return
        top, bottom = self._visible_range()
        chosen = []
        for mark in self._marks:
            if mark.span.start < bottom and top < mark.span.end:
                selection = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(self._to_unit(mark.span.start))
                cursor.setPosition(self._to_unit(mark.span.end), QTextCursor.MoveMode.KeepAnchor)
                selection.cursor = cursor
                selection.format = self._paint(mark)
                chosen.append(selection)
        self.setExtraSelections(chosen)

    def _visible_range(self) -> tuple[int, int]:
        block: QTextBlock = self.firstVisibleBlock()
        start = end = block.position()
        bottom = self.viewport().height()
        offset = self.contentOffset()
        while block.isValid() and self.blockBoundingGeometry(block).translated(offset).top() <= bottom:
            end = block.position() + block.length()
            block = block.next()
        return self._to_point(start), self._to_point(end)

    def _to_unit(self, point: int) -> int:
        return self._offsets.to_units(point + bisect_left(self._breaks, point))

    def _to_point(self, unit: int) -> int:
        shown = self._offsets.to_points(unit)
        inserted = 0
        while inserted < len(self._breaks) and self._breaks[inserted] + inserted < shown:
            inserted += 1
        return shown - inserted

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        here = event.position().toPoint()
        moved = (here - self._pressed).manhattanLength()
        if event.button() == Qt.MouseButton.LeftButton and moved < 5:
            point = self.point_at(here)
            if point is not None:
                self.clicked.emit(point)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = self.point_at(event.pos())
            text = self._describe(point) if point is not None else ""
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_marks()

    def zoom(self, steps: int) -> None:
        """Make the text larger (or smaller, for a negative number of steps)."""
        font = self.font()
        size = min(max(font.pointSizeF() + steps, FONT_POINTS[0]), FONT_POINTS[1])
        font.setPointSizeF(size)
        self.setFont(font)
        self._show_marks()


def mark_format(
    background: str | None = None,
    underline: int | None = None,
    ink: str | None = None,
    *,
    dotted: bool = False,
) -> QTextCharFormat:
    """Return a character format for a mark; colours as ``#rrggbb`` or ``0xRRGGBB``."""
    made = QTextCharFormat()
    if background is not None:
        made.setBackground(QColor(background))
    if ink is not None:
        made.setForeground(QColor(ink))
    if underline is not None:
        style = (
            QTextCharFormat.UnderlineStyle.DotLine
            if dotted
            else QTextCharFormat.UnderlineStyle.SingleUnderline
        )
        made.setUnderlineStyle(style)
        made.setUnderlineColor(QColor.fromRgb(underline))
        made.setProperty(QTextFormat.Property.TextUnderlineStyle, style.value)
    return made


def _soft_breaks(text: str) -> list[int]:
    """Return where the view breaks lines that are too long, at a blank where there is one."""
    breaks = []
    line_start = 0
    for line in text.split("\n"):
        start, end = line_start, line_start + len(line)
        while end - start > BREAK_AT:
            blank = text.rfind(" ", start + BREAK_AT // 2, start + BREAK_AT)
            start = blank + 1 if blank > 0 else start + BREAK_AT
            breaks.append(start)
        line_start = end + 1
    return breaks


def _with_breaks(text: str, breaks: Sequence[int]) -> str:
    parts, last = [], 0
    for place in breaks:
        parts.append(text[last:place])
        last = place
    return "\n".join([*parts, text[last:]])
