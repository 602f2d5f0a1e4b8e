"""The histogram over time: drag a range, move it, size it; the wheel comes nearer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from synpol_desktop.core.kinds import QUADS
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.i18n import ntr, tr
from synpol_desktop.ui.theme import Theme
from synpol_desktop.ui.timing.axis import Axis
from synpol_desktop.ui.timing.brush import Brush, Hold, hold_at, keyed
from synpol_desktop.ui.timing.calendar import Days, Unit, bar_of, label, starts
from synpol_desktop.ui.timing.keys import key_of
from synpol_desktop.ui.timing.painter import Sight, draw
from synpol_desktop.ui.timing.tally import Bars, Tally
from synpol_desktop.ui.words import name_of

CLICK_PX = 4
ZOOM = 1.25
PAN = 0.1
NOTCH = 120


class Histogram(QWidget):
    """Shows how many dated facts there are by time; it chooses a range and does nothing with it."""

    chosen = Signal(object)
    """Carries the :class:`Days` that the user chose, None for all of time."""
    play_wanted = Signal()
    seen = Signal()
    """Another stretch of time is in sight."""

    def __init__(
        self, style: StyleSheet, theme: Theme, *, from_right: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._theme = style, theme
        self._from_right = from_right
        self._tally: Tally | None = None
        self._axis: Axis | None = None
        self._days: Days | None = None
        self._bars: Bars | None = None
        self._brush: Brush | None = None
        self._moved = False
        self._hovered: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # What is shown

    @property
    def axis(self) -> Axis | None:
        """The stretch of time in sight, None while nothing has a date."""
        return self._axis

    @property
    def bars(self) -> Bars | None:
        """The bars in sight."""
        return self._bars

    @property
    def unit(self) -> Unit:
        """How long a bar is."""
        return self._axis.unit if self._axis else Unit.MONTH

    @property
    def days(self) -> Days | None:
        """The range that is shown as chosen."""
        return self._days

    @property
    def from_right(self) -> bool:
        """Whether the earliest is at the right."""
        return self._from_right

    def show_tally(self, tally: Tally) -> None:
        """Show other facts; the stretch in sight stays where it still holds anything."""
        before = self._tally.extent if self._tally else None
        self._tally = tally
        extent, core = tally.extent, tally.core
        if extent is None or core is None:
            self._axis = None
        elif self._axis is None or extent != before:
            self._axis = Axis.over(core, max(self.width(), 1), from_right=self._from_right)
        self._count()

    def show_range(self, days: Days | None) -> None:
        """Show a range as chosen, without telling anybody."""
        if days != self._days:
            self._days = days
            self.update()

    def set_from_right(self, from_right: bool) -> None:
        """Turn the axis round."""
        self._from_right = from_right
        if self._axis is not None:
            self._axis = Axis(self._axis.first, self._axis.last, self._axis.width, from_right)
        self._count()

    def show_all(self) -> None:
        """Bring all of time into sight."""
        extent = self._tally.extent if self._tally else None
        if extent is not None:
            self._look(Axis.over(extent, max(self.width(), 1), from_right=self._from_right))

    def bring_into_sight(self, days: Days) -> None:
        """Move just so far that a range is in sight."""
        if self._axis is not None and self._tally is not None and self._tally.extent is not None:
            self._look(self._axis.showing(days, self._tally.extent))

    def beyond(self) -> tuple[int, int]:
        """Return how many facts are earlier and later than what is in sight."""
        tally, axis = self._tally, self._axis
        if tally is None or axis is None:
            return 0, 0
        earlier, later = tally.last < axis.days.first, tally.first > axis.days.last
        return int(tally.counts[earlier].sum()), int(tally.counts[later].sum())

    def column(self, bar: int) -> QPoint:
        """Return a place in the column of a bar."""
        sight = self._sight()
        assert sight is not None
        return sight.rect(bar).center().toPoint()

    def _sight(self) -> Sight | None:
        if self._axis is None or self._bars is None:
            return None
        return Sight(self._axis, self._bars, self._days, self._hovered, self.height())

    def _look(self, axis: Axis) -> None:
        if axis != self._axis:
            self._axis = axis
            self._count()

    def _count(self) -> None:
        tally, axis = self._tally, self._axis
        if tally is not None and axis is not None:
            self._bars = tally.bars(starts(axis.unit, axis.days.first, axis.days.last))
        else:
            self._bars = None
        self._hovered = None
        self.update()
        self.seen.emit()

    def _choose(self, days: Days | None) -> None:
        if days != self._days:
            self._days = days
            self.update()
            self.chosen.emit(days)

    def _hint(self, bar: int) -> str:
        assert self._bars is not None
        bars = self._bars
        lines = [label(self.unit, bars.edges[bar])]
        lines += [
            tr("{kind}: {n}", kind=name_of(quad), n=int(count))
            for quad, count in zip(QUADS, bars.exact[bar], strict=True)
            if count
        ]
        possible = int(bars.possible[bar])
        if possible:
            lines.append(ntr("{n} dated only to a longer time", "{n} dated only to a longer time", possible))
        return "\n".join(lines)

    # Qt's events

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, 150)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 74)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._axis is not None:
            axis = self._axis
            self._look(Axis(axis.first, axis.last, max(self.width(), 1), axis.from_right))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        sight = self._sight()
        if sight is None:
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("Nothing shown has a date."))
        else:
            draw(painter, sight, self._style, self._theme)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().accent().color(), 1.2))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._axis is not None:
            self._brush = Brush.press(self._axis, event.position().x(), self._days)
            self._moved = False

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._brush is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(event.position(), event.globalPosition().toPoint())
            return
        self._moved = self._moved or abs(x - self._brush.from_x) >= CLICK_PX
        if self._moved:
            exact = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._choose(self._brush.drag(x, exact=exact))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        brush, self._brush = self._brush, None
        if brush is None or self._moved or event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self._choose(Brush.press(brush.axis, x, None).drag(x, exact=False))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(None)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        extent = self._tally.extent if self._tally else None
        if self._axis is None or extent is None:
            return
        across, along = event.angleDelta().x(), event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            across, along = across or along, 0
        if across:
            share = across / NOTCH * PAN * (1 if self._from_right else -1)
            self._look(self._axis.panned(share * self._axis.length, extent))
        elif along:
            about = self._axis.day(event.position().x())
            self._look(self._axis.zoomed(ZOOM ** (along / NOTCH), about, extent))
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        extent = self._tally.extent if self._tally else None
        if self._axis is None or extent is None:
            super().keyPressEvent(event)
            return
        key = key_of(event, from_right=self._from_right)
        if key is not None:
            days = keyed(key, self._axis, self._days, extent)
            self.bring_into_sight(days)
            self._choose(days)
        elif event.key() == Qt.Key.Key_Escape and self._days is not None:
            self._choose(None)
        elif event.key() == Qt.Key.Key_Space:
            self.play_wanted.emit()
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            about = self._axis.first + self._axis.length / 2
            if self._days is not None:
                about = (self._days.first + self._days.last + 1) / 2
            factor = 1 / ZOOM if event.key() == Qt.Key.Key_Minus else ZOOM
            self._look(self._axis.zoomed(factor, about, extent))
        else:
            super().keyPressEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def _hover(self, place: QPointF, at: QPoint) -> None:
        axis, bars = self._axis, self._bars
        if axis is None or bars is None or not len(bars):
            return
        bar = bar_of(bars.edges, int(axis.day(place.x())))
        grips = (Hold.FIRST, Hold.LAST)
        sizing = hold_at(axis, place.x(), self._days) in grips
        self.setCursor(Qt.CursorShape.SizeHorCursor if sizing else Qt.CursorShape.ArrowCursor)
        if bar != self._hovered:
            self._hovered = bar
            self.update()
            QToolTip.showText(at, self._hint(bar), self)
