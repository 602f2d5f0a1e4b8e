"""The graph as an interactive picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeGuard

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from synpol_desktop.core.network import FloatArray, Network, Positions
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.canvas.backing import Backing
from synpol_desktop.ui.canvas.gestures import Gestures
from synpol_desktop.ui.canvas.overlay import draw_overlay
from synpol_desktop.ui.canvas.stage import Stage
from synpol_desktop.ui.painting.camera import Camera, fitted
from synpol_desktop.ui.painting.fonts import bundled_family
from synpol_desktop.ui.painting.network_painter import Shot
from synpol_desktop.ui.painting.palettes import style_sheet

DIRECT_MS = 8.0
"""Pictures that cost less are drawn at once and whole; dearer ones are shown scaled and refined."""
MOVING_MS = 14.0
"""While all nodes move, whole pictures are drawn up to this cost."""
EDGE_BUDGET_MS = 5.0
SLICE_MS = 5.0
SETTLE_MS = 80
ANIMATION_MS = 260


def _covers(child: QObject) -> TypeGuard[QWidget]:
    return isinstance(child, QWidget) and child.isVisible()


class GraphView(QWidget):
    """Shows a network; pans, zooms, drags and selects. Holds no facts but what it is shown.

    Parameters
    ----------
    reduced_motion : bool
        Whether the camera jumps instead of gliding.
    """

    node_clicked = Signal(int)
    edge_clicked = Signal(int)
    background_clicked = Signal()
    node_double_clicked = Signal(int)
    node_hovered = Signal(int)
    edge_hovered = Signal(int)
    node_dragged = Signal(int, float, float)
    node_dropped = Signal(int, float, float)
    context_requested = Signal(str, int, QPoint)
    """Kind (``node``, ``edge`` or ``background``), index or -1, and the place on the screen."""
    selection_changed = Signal()
    camera_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, reduced_motion: bool = False) -> None:
        super().__init__(parent)
        self.reduced_motion = reduced_motion
        self._stage = Stage(style_sheet(False, bundled_family()))
        self._backing = Backing()
        self._gestures = Gestures(self)
        self._hovered = ("", -1)
        self._current = -1
        self._moving = False
        self._fit_wanted = True
        self._flight: tuple[Camera, Camera] | None = None
        self._clock = QElapsedTimer()
        self._frames = self._timer(15, self._fly, single=False)
        self._settle = self._timer(SETTLE_MS, self._settle_down)
        self._slices = self._timer(0, self._refine, single=False)
        self._pointer: QPointF | None = None
        self._hovering = self._timer(16, self._look_up)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.setAccessibleName("Graph")

    def _timer(self, interval_ms: int, slot: Callable[[], None], *, single: bool = True) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.setSingleShot(single)
        timer.timeout.connect(slot)
        return timer

    # What is shown

    @property
    def network(self) -> Network:
        """The network that is shown."""
        return self._stage.scene.network

    @property
    def style_sheet(self) -> StyleSheet:
        """The looks in use."""
        return self._stage.scene.style

    @property
    def positions(self) -> Positions:
        """Where the nodes are now, and which are pinned (copies)."""
        return Positions(self._stage.xy.copy(), self._stage.pinned.copy())

    @property
    def camera(self) -> Camera:
        """The camera in logical pixels of the view."""
        return self._stage.camera

    @property
    def hovered(self) -> tuple[str, int]:
        """Kind (``node``, ``edge`` or nothing) and index of what is under the pointer."""
        return self._hovered

    @property
    def selected_nodes(self) -> tuple[int, ...]:
        """The nodes that stand out."""
        return self._stage.nodes

    @property
    def selected_edges(self) -> tuple[int, ...]:
        """The edges that stand out."""
        return self._stage.edges

    def show_network(self, network: Network, positions: Positions, style: StyleSheet) -> None:
        """Show another network; the first one is fitted to the window, later ones keep the camera."""
        had_selection = bool(self._stage.nodes or self._stage.edges)
        first = self._stage.scene.network.n == 0
        self._stage.show(network, positions, style)
        self._backing.cost_ms = None
        self._current = -1
        self._set_hovered("", -1)
        if first:
            self._fit_wanted = True
            if self.isVisible():
                self.fit(animated=False)
        self._changed()
        if had_selection:
            self.selection_changed.emit()

    def set_style(self, style: StyleSheet) -> None:
        """Change colours, sizes or font."""
        if style != self._stage.scene.style:
            self._stage.restyle(style)
            self._backing.clear()
            self._changed()

    def move_nodes(self, xy: FloatArray) -> None:
        """Take the positions of all nodes, shape (n, 2), for example from a running layout."""
        self._stage.move(xy)
        self._moving = True
        self._changed()

    def move_node(self, node: int, x: float, y: float) -> None:
        """Take the position of one node."""
        self._stage.move_one(node, x, y)
        self._changed()

    def set_pinned(self, pinned: NDArray[np.bool_]) -> None:
        """Mark which nodes are held in their place."""
        self._stage.pin(pinned)
        self._changed()

    def select(self, nodes: Sequence[int], edges: Sequence[int]) -> None:
        """Let nodes and edges stand out with what they touch; the others fade. Empty: nothing fades."""
        if self._stage.select(nodes, edges):
            if len(nodes) == 1:
                self._current = next(iter(nodes))
            self._changed()
            self.selection_changed.emit()

    # The camera

    def to_px(self, xy: FloatArray) -> FloatArray:
        """Return logical pixels for world positions of shape (..., 2)."""
        return self._stage.camera.to_px(xy)

    def to_world(self, x: float, y: float) -> tuple[float, float]:
        """Return the world position under a logical pixel."""
        return self._stage.camera.to_world(x, y)

    def node_px(self, node: int) -> QPointF:
        """Return where a node's centre is, in logical pixels."""
        x, y = self.to_px(self._stage.xy[node])
        return QPointF(float(x), float(y))

    def fit(self, animated: bool = True) -> None:
        """Show all nodes."""
        self._stage.measure()
        self._go(fitted(self._stage.xy, self.width(), self.height()), animated)

    def focus_node(self, node: int, animated: bool = True) -> None:
        """Bring a node to the centre, near enough to read its surroundings."""
        self._go(self._facing(self._stage.xy[node]), animated)

    def focus_edge(self, edge: int, animated: bool = True) -> None:
        """Bring an edge with both ends into view."""
        ends = self._stage.xy[self.network.edges[edge]]
        needed = fitted(ends, self.width(), self.height(), margin=120.0, most=self._readable())
        middle = self._facing(ends.mean(axis=0))
        self._go(middle if middle.scale <= needed.scale else needed, animated)

    def _readable(self) -> float:
        """Return the scale at which a part of the graph can be read."""
        whole = fitted(self._stage.xy, self.width(), self.height()).scale
        return max(whole, self._stage.scale_for(90.0))

    def _facing(self, world: FloatArray) -> Camera:
        scale = max(self._stage.camera.scale, self._readable())
        x, y = world * scale
        return Camera(scale, self.width() / 2 - float(x), self.height() / 2 - float(y))

    def zoom_by(self, factor: float) -> None:
        """Enlarge about the centre of the window."""
        self.zoom_at(factor, self.width() / 2, self.height() / 2)

    def zoom_at(self, factor: float, x: float, y: float) -> None:
        """Enlarge about a logical pixel."""
        self._stop_flight()
        self._look(self._stage.camera.zoomed(factor, x, y))

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the picture by logical pixels."""
        self._stop_flight()
        self._look(self._stage.camera.panned(dx, dy))

    def look_with(self, camera: Camera, animated: bool = True) -> None:
        """Take a camera that was kept, for example to go back to an earlier view."""
        self._go(camera, animated)

    def _look(self, camera: Camera) -> None:
        if camera != self._stage.camera:
            self._stage.camera = camera
            self._fit_wanted = False
            self._changed()
            self.camera_changed.emit()

    def _go(self, camera: Camera, animated: bool) -> None:
        self._stop_flight()
        if not animated or self.reduced_motion or not self.isVisible():
            self._look(camera)
        elif camera != self._stage.camera:
            self._flight = self._stage.camera, camera
            self._clock.start()
            self._frames.start()

    def _stop_flight(self) -> None:
        self._flight = None
        self._frames.stop()

    def _fly(self) -> None:
        if self._flight is None:
            return
        begin, end = self._flight
        share = min(1.0, self._clock.elapsed() / ANIMATION_MS)
        eased = share * share * (3 - 2 * share)
        if share >= 1.0:
            self._stop_flight()
        self._look(begin.towards(end, eased, self.width(), self.height()))

    # Drawing

    def settled(self) -> bool:
        """Whether the window shows the picture in full quality and nothing is moving."""
        return (
            self._flight is None
            and not self._moving
            and not self._stage.lifted
            and not self._backing.busy
            and self._backing.is_current(self._stage.camera, self._stage.version)
        )

    def at_rest(self) -> bool:
        """Whether the picture is settled and nothing is going to be drawn behind it either."""
        return self.settled() and not self._settle.isActive()

    def _changed(self) -> None:
        self._settle.start()
        self.update()

    def _shot(self, camera: Camera, region: QRect, swift: bool) -> Shot:
        wide, high = self.width(), self.height()
        longest = self._stage.longest_edge(wide, high, EDGE_BUDGET_MS) if swift else float("inf")
        ratio = self.devicePixelRatioF()
        shot = self._stage.shot(camera, region, ratio, swift=swift, longest=longest)
        margin = (region.width() - round(wide * ratio)) / 2
        window = (margin, margin, wide * ratio, high * ratio)
        covered = tuple(
            (
                margin + place.x() * ratio,
                margin + place.y() * ratio,
                place.width() * ratio,
                place.height() * ratio,
            )
            for place in (child.geometry() for child in self.children() if _covers(child))
        )
        return replace(shot, window=window, covered=covered)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._backing.resize(self.size(), self.devicePixelRatioF())
        self._bring_up_to_date()
        painter = QPainter(self)
        self._backing.show(painter, self._stage.camera, self._stage.scene.style.background)
        kind, index = self._hovered
        current = self._current if self.hasFocus() else -1
        node, edge = (index if kind == name else -1 for name in ("node", "edge"))
        draw_overlay(painter, self._stage, node, edge, current, self.width(), self.height())
        painter.end()

    def _bring_up_to_date(self) -> None:
        """Make the backing good enough for this frame, within the time of a frame."""
        stage, backing = self._stage, self._backing
        painter, camera = stage.painter(self.devicePixelRatioF()), stage.camera
        if backing.is_current(camera, stage.version):
            return
        if backing.matches(camera, stage.version):
            backing.follow(painter, self._shot, camera)
            return
        cost = self._predicted_ms()
        if self._moving:
            backing.draw_now(painter, self._shot, camera, stage.version, swift=cost > MOVING_MS)
        elif backing.empty or cost < DIRECT_MS:
            backing.draw_now(painter, self._shot, camera, stage.version, swift=cost > 40)
        elif backing.leaves_bare(camera) and not backing.busy:
            backing.begin(painter, self._shot, camera, stage.version)
            self._slices.start()

    def _predicted_ms(self) -> float:
        """Return what a picture of the window will cost, from the last one where there is one."""
        if self._backing.cost_ms is not None:
            return self._backing.cost_ms * 0.8
        network = self.network
        return 1.0 + 0.012 * min(network.m, 3000) + 0.001 * network.m + 0.002 * network.n

    def _settle_down(self) -> None:
        """After the last change: put the picture in full quality, with its margin, in slices."""
        if self._gestures.active and self._stage.lifted:
            self._refine_from_now()
            return
        self._moving = False
        self._stage.put_down()
        self._refine_from_now()

    def _refine_from_now(self) -> None:
        stage = self._stage
        if not self._backing.complete(stage.camera, stage.version):
            self._backing.begin(
                stage.painter(self.devicePixelRatioF()), self._shot, stage.camera, stage.version
            )
            self._slices.start()
        self.update()

    def _refine(self) -> None:
        if not self._backing.busy:
            self._slices.stop()
        elif self._backing.advance(SLICE_MS):
            self._slices.stop()
            if not self._backing.complete(self._stage.camera, self._stage.version):
                self._settle.start()
            self.update()

    # Pointer and keys

    def node_at(self, x: float, y: float) -> int:
        """Return the node under a logical pixel, or -1."""
        return self._stage.node_at(x, y)

    def edge_at(self, x: float, y: float) -> int:
        """Return the edge near a logical pixel where no node is, or -1."""
        return self._stage.edge_at(x, y)

    def thing_at(self, x: float, y: float) -> tuple[str, int]:
        """Return the kind and index of what is under a logical pixel: nodes first, then edges."""
        node = self.node_at(x, y)
        if node >= 0:
            return "node", node
        edge = self.edge_at(x, y)
        return ("edge", edge) if edge >= 0 else ("", -1)

    def hover(self, x: float, y: float) -> None:
        """Note where the pointer is; what lies there is looked up once a frame."""
        self._pointer = QPointF(x, y)
        if not self._hovering.isActive():
            self._hovering.start()

    def _look_up(self) -> None:
        if self._pointer is not None and not self._gestures.active:
            self._set_hovered(*self.thing_at(self._pointer.x(), self._pointer.y()))

    def _set_hovered(self, kind: str, index: int) -> None:
        before, self._hovered = self._hovered, (kind, index)
        if before == self._hovered:
            return
        self.setCursor(Qt.CursorShape.PointingHandCursor) if kind else self.unsetCursor()
        for name, signal in (("node", self.node_hovered), ("edge", self.edge_hovered)):
            if kind == name or before[0] == name:
                signal.emit(index if kind == name else -1)
        self.update()

    def click(self, x: float, y: float) -> None:
        """Act as if the pointer clicked there."""
        kind, index = self.thing_at(x, y)
        if kind == "node":
            self._current = index
            self.node_clicked.emit(index)
        elif kind == "edge":
            self.edge_clicked.emit(index)
        else:
            self.background_clicked.emit()

    def drag_node(self, node: int, x: float, y: float) -> None:
        """Move a node with the pointer."""
        self.move_node(node, x, y)
        self.node_dragged.emit(node, x, y)

    def drop_node(self, node: int) -> None:
        """End a drag."""
        x, y = self._stage.xy[node]
        self._settle.start()
        self.node_dropped.emit(node, float(x), float(y))

    def clear(self) -> None:
        """Select nothing."""
        self._current = -1
        self.select((), ())
        self.background_clicked.emit()

    def step_current(self, forward: bool) -> bool:
        """Give the keyboard's focus to the next node by importance; false past the last one."""
        ranks = self._stage.scene
        rank = int(ranks.rank[self._current]) + (1 if forward else -1) if self._current >= 0 else 0
        if not 0 <= rank < self.network.n or (self._current < 0 and not forward):
            self._current = -1
            self.update()
            return False
        self._current = int(ranks.by_rank[rank])
        at = self.node_px(self._current)
        if not self.rect().adjusted(20, 20, -20, -20).contains(at.toPoint()):
            self.focus_node(self._current)
        self._set_hovered("node", self._current)
        self.update()
        return True

    def open_current(self) -> bool:
        """Click the node that has the keyboard's focus; false if none has."""
        if self._current < 0:
            return False
        self.node_clicked.emit(self._current)
        return True

    def ask_context_of_current(self) -> bool:
        """Ask for the menu of the node that has the keyboard's focus; false if none has."""
        if self._current < 0:
            return False
        place = self.mapToGlobal(self.node_px(self._current).toPoint())
        self.context_requested.emit("node", self._current, place)
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._gestures.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._gestures.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._gestures.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        node = self.node_at(event.position().x(), event.position().y())
        if node >= 0:
            self.focus_node(node)
            self.node_double_clicked.emit(node)
        elif self.edge_at(event.position().x(), event.position().y()) < 0:
            self.zoom_at(1.6, event.position().x(), event.position().y())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._gestures.wheel(event)
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._gestures.key(event):
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return self.step_current(next) or super().focusNextPrevChild(next)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        kind, index = self.thing_at(event.pos().x(), event.pos().y())
        self.context_requested.emit(kind or "background", index, event.globalPos())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self._set_hovered("", -1)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._gestures.cancel()
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and self._gestures.native(event):
            return True
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        old = event.oldSize()
        if self._fit_wanted or not old.isValid():
            self._stop_flight()
            self.fit(animated=False)
            self._fit_wanted = True
        else:
            grown = (self.size() - old) / 2
            self._look(self._stage.camera.panned(grown.width(), grown.height()))
        self._changed()

    @override
    def sizeHint(self) -> QSize:
        return QSize(900, 640)
