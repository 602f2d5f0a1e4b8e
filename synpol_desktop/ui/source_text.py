"""The article's text with its marks; only the marks in sight are handed to Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
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
from synpol_desktop.ui.settings import SOURCE_PX

BREAK_AT = 10_000
"""A paragraph longer than this many characters is broken in the view: one huge line takes Qt seconds."""

TEXT_PX = 15
NEAR = 4
MARGIN_PX = 14
END_PX = 6

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

    resized = Signal(int)
    """Carries the size that the letters have now, in pixels."""

    def __init__(self, paint: Painter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setMouseTracking(True)
        self._size = TEXT_PX
        self._wear()
        self._paint = paint
        self._describe: Callable[[int], str] = lambda _point: ""
        self._offsets = Offsets("")
        self._breaks: list[int] = []
        self._text = ""
        self._marks: Sequence[Mark] = ()
        self._pressed = QPoint()
        direct_right_to_left(self)
        # Setting marks lays text out, which can move the scroll bar, which asks for marks: asking again later
        # keeps that from happening inside Qt's own loop over the marks, where it would crash.
        self._asked = QTimer(self, singleShot=True, interval=0)
        self._asked.timeout.connect(self._show_marks)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._asked.start())

    def set_text(self, text: str) -> None:
        """Show a text; marks are cleared."""
        self._marks = ()
        self._text = text
        self._breaks = list(_soft_breaks(text))
        shown = _with_breaks(text, self._breaks)
        self._offsets = Offsets(shown)
        self.setPlainText(shown)
        direct_right_to_left(self)
        self.verticalScrollBar().setValue(0)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Mark places, in drawing order."""
        self._marks = marks
        self._asked.start()

    def set_description(self, describe: Callable[[int], str]) -> None:
        """Set what gives the hover text of a code point (plain text, empty for none)."""
        self._describe = describe

    def scroll_to(self, span: Span) -> None:
        """Bring a span to the upper third of the view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._to_unit(span.start))
        self.setTextCursor(cursor)
        self.centerCursor()
        self._asked.start()

    def selected(self) -> Span | None:
        """Return the words that are selected, without the blanks around them."""
        cursor = self.textCursor()
        start, end = self._to_point(cursor.selectionStart()), self._to_point(cursor.selectionEnd())
        words = self._text[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        return Span(start, end) if start < end else None

    def select(self, span: Span) -> None:
        """Select words."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._to_unit(span.start))
        cursor.setPosition(self._to_unit(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def drop_selection(self) -> None:
        """Select nothing; the cursor stays where it is."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def point_at(self, place: QPoint) -> int | None:
        """Return the code point under a place of the viewport, None beside the text."""
        near = self.cursorForPosition(place).position()
        # Qt answers with a gap between characters, in Arabic at times the second next: look at those around.
        for unit in sorted(range(max(near - NEAR, 0), near + NEAR), key=lambda unit: abs(unit - near)):
            if self._covers(unit, place):
                return self._to_point(unit)
        return None

    def _covers(self, unit: int, place: QPoint) -> bool:
        """Whether the character after a gap lies under a place."""
        if unit + 1 >= self.document().characterCount():
            return False
        here, there = self._gap(unit), self._gap(unit + 1)
        if here.top() != there.top():  # the last character of a line reaches to the line's end
            there = here.translated(-END_PX, 0)
        left, right = sorted((here.x(), there.x()))
        return left <= place.x() <= right and here.top() - 2 <= place.y() <= here.bottom() + 2

    def _gap(self, unit: int) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(unit)
        return self.cursorRect(cursor)

    def visible_point(self) -> int:
        """Return the code point at the top of the view."""
        return self._to_point(self.firstVisibleBlock().position())

    def place_of(self, span: Span) -> QPoint:
        """Return a place of the viewport inside the first character of a span."""
        unit = self._to_unit(span.start)
        first, second = self._gap(unit), self._gap(unit + 1)
        same_line = first.top() == second.top()
        return QPoint((first.x() + second.x()) // 2 if same_line else first.x() - 2, first.center().y())

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
        return self._offsets.to_units(point + bisect_right(self._breaks, point))

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
        self._asked.start()

    def zoom(self, steps: int) -> None:
        """Make the text larger (or smaller, for a negative number of steps)."""
        self.set_size(self._size + steps)

    def set_size(self, pixels: int) -> None:
        """Give the letters a size, within what can be read."""
        wanted = min(max(pixels, SOURCE_PX[0]), SOURCE_PX[1])
        if wanted != self._size:
            self._size = wanted
            self._wear()
            self._asked.start()
            self.resized.emit(wanted)

    def _wear(self) -> None:
        font = self.font()
        if font.pixelSize() != self._size:
            font.setPixelSize(self._size)
            self.setFont(font)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wear()  # the style sheet takes a size back that was set before the first show


def direct_right_to_left(edit: QPlainTextEdit) -> None:
    """Lay a text out from the right, also where a paragraph begins with a Latin word."""
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    edit.document().setDefaultTextOption(option)
    edit.document().setDocumentMargin(MARGIN_PX)


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
