"""A small overview in a corner of the graph, for as long as much of the graph is out of sight."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from synpol_desktop.ui.canvas.stage import Stage
from synpol_desktop.ui.painting.buffers import draw_lines, draw_points
from synpol_desktop.ui.painting.camera import Camera, fitted
from synpol_desktop.ui.painting.palettes import color, mixed

SHOWN_BELOW = 0.6
"""Share of the nodes in sight under which the overview shows."""
_FEWEST_NODES = 12
_ROOM = (360, 280)
"""A smaller view has no room for it."""
_SHARE = 0.24
"""Of the view's width and height, at most."""
_LARGEST = (190.0, 140.0)
_PAD = 7.0
_AWAY = 10
_MOST_EDGES = 6000
_WAIT_MS = 60


class Minimap(QWidget):
    """Shows all nodes and what part of them the view sees; a click or a drag moves the view there."""

    wanted = Signal(float, float)
    """The world position that should come to the view's centre."""
    appeared = Signal()
    """It came or went, so that what lies under it can be laid out again."""

    def __init__(self, view: QWidget, stage: Stage) -> None:
        super().__init__(view)
        self._view, self._stage = view, stage
        self._camera = Camera()
        self._ground = QPixmap()
        self._stale = True
        self._check = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._check.timeout.connect(self._bring_up_to_date)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Overview")
        self.hide()

    @property
    def waiting(self) -> bool:
        """Whether it has not yet followed the last change."""
        return self._check.isActive()

    def follow(self, *, redraw: bool = False) -> None:
        """Note that the camera changed, and with ``redraw`` also what is shown."""
        self._stale |= redraw
        if not self._check.isActive():
            self._check.start()
        if self.isVisible():
            self.update()

    def share_in_sight(self) -> float:
        """Return the share of the nodes that the view shows, 1 for an empty network."""
        px = self._stage.px()
        if not len(px):
            return 1.0
        size = (self._view.width(), self._view.height())
        return float(((px >= 0) & (px <= size)).all(axis=1).mean())

    def _bring_up_to_date(self) -> None:
        wide, high = self._view.width(), self._view.height()
        roomy = wide >= _ROOM[0] and high >= _ROOM[1] and self._stage.scene.network.n >= _FEWEST_NODES
        shown = roomy and self.share_in_sight() < SHOWN_BELOW
        if shown:
            self._place(wide, high)
            if self._stale:
                self._draw()
            self.update()
        if shown == self.isHidden():
            self.setVisible(shown)
            self.appeared.emit()

    def _place(self, wide: int, high: int) -> None:
        span = np.maximum(np.ptp(self._stage.xy, axis=0), 1e-9)
        room = np.minimum(_LARGEST, np.array((wide, high)) * _SHARE) - 2 * _PAD
        sides = np.maximum(span * (room / span).min(), room * 0.4) + 2 * _PAD
        size = QSize(round(float(sides[0])), round(float(sides[1])))
        if size != self.size():
            self.resize(size)
            self._stale = True
        self.move(_AWAY, high - self.height() - _AWAY)

    def _draw(self) -> None:
        """Draw the whole network small: edges as hairlines, nodes as dots of their type's colour."""
        self._stale = False
        stage, style, ratio = self._stage, self._stage.scene.style, self.devicePixelRatioF()
        self._camera = fitted(stage.xy, self.width(), self.height(), margin=_PAD, most=1e9)
        self._ground = QPixmap(self.size() * ratio)
        self._ground.setDevicePixelRatio(ratio)
        self._ground.fill(Qt.GlobalColor.transparent)
        px = self._camera.to_px(stage.xy)
        painter = QPainter(self._ground)
        painter.setClipRect(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(color(mixed(style.text, style.background, 0.3)), 1))
        painter.setBrush(color(style.background, 238))
        painter.drawRoundedRect(plate, 6, 6)
        painter.setPen(QPen(color(mixed(style.text, style.background, 0.2)), 0))
        strongest = slice(0, _MOST_EDGES)
        begin, end = px[stage.scene.edge_source[strongest]], px[stage.scene.edge_target[strongest]]
        draw_lines(painter, np.concatenate((begin, end), axis=1))
        dot = 3.2 if len(px) < 400 else 2.0 if len(px) < 5000 else 1.0
        for code, fill in enumerate(style.node_fill):
            painter.setPen(QPen(color(fill), dot, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            draw_points(painter, px[stage.scene.network.types == code])
        painter.end()

    def _sight(self) -> QRectF:
        """Return the part that the view sees, in own pixels."""
        corners = np.array(
            [
                self._stage.camera.to_world(0, 0),
                self._stage.camera.to_world(self._view.width(), self._view.height()),
            ]
        )
        (left, top), (right, bottom) = self._camera.to_px(corners).tolist()
        return QRectF(QPointF(left, top), QPointF(right, bottom))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        style = self._stage.scene.style
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._ground)
        plate = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        sight = self._sight().intersected(plate)
        outside = QPainterPath()
        outside.addRoundedRect(plate, 6, 6)
        hole = QPainterPath()
        hole.addRect(sight)
        painter.fillPath(outside.subtracted(hole), color(style.background, 150))
        painter.setPen(QPen(color(style.selection), 1.4))
        painter.drawRect(sight.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _go(self, at: QPointF) -> None:
        x = min(max(at.x(), 0.0), float(self.width()))
        y = min(max(at.y(), 0.0), float(self.height()))
        self.wanted.emit(*self._camera.to_world(x, y))
