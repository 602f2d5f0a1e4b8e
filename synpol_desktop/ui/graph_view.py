"""The graph as an interactive picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from synpol_desktop.ui.canvas.area import Area, Tool
from synpol_desktop.ui.canvas.gestures import Gestures
from synpol_desktop.ui.canvas.picture import Picture
from synpol_desktop.ui.canvas.pointing import Thing


class GraphView(Picture):
    """Shows a network; pans, zooms, drags and selects. Holds no facts but what it is shown.

    Parameters
    ----------
    reduced_motion : bool
        Whether the camera jumps instead of gliding.
    """

    node_clicked = Signal(int)
    edge_clicked = Signal(int)
    background_clicked = Signal()
    node_toggled = Signal(int)
    """A node was clicked to be chosen besides others, or to be left out again."""
    area_chosen = Signal(list, bool)
    """The nodes in a box or lasso, and whether they come to those that are chosen."""
    tool_changed = Signal(object)
    back_wanted = Signal()
    forward_wanted = Signal()
    """The buttons of a mouse that lead back and forward."""
    node_double_clicked = Signal(int)
    node_hovered = Signal(int)
    edge_hovered = Signal(int)
    region_hovered = Signal(int)
    """A region of the map, by its place in ``regions.each``, or -1; also when the keyboard reaches it."""
    node_dragged = Signal(int, float, float)
    node_dropped = Signal(int, float, float)
    context_requested = Signal(str, int, QPoint)
    """Kind (``node``, ``edge``, ``region`` or ``background``), index or -1, and the place on the screen."""

    def __init__(self, parent: QWidget | None = None, *, reduced_motion: bool = False) -> None:
        super().__init__(parent, reduced_motion=reduced_motion)
        self._tool = Tool.PAN
        self._gestures = Gestures(self)
        self._pointing.changed.connect(self._hover_changed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Graph")

    @property
    def hovered(self) -> Thing:
        """Kind (``node``, ``edge`` or nothing) and index of what is under the pointer."""
        return self._pointing.hovered

    def node_at(self, x: float, y: float) -> int:
        """Return the node under a logical pixel, or -1."""
        return self._stage.node_at(x, y)

    def edge_at(self, x: float, y: float) -> int:
        """Return the edge near a logical pixel where no node is, or -1."""
        return self._stage.edge_at(x, y)

    def thing_at(self, x: float, y: float) -> Thing:
        """Return the kind and index of what is under a logical pixel: nodes first, then edges."""
        return self._pointing.thing_at(x, y)

    def hover(self, x: float, y: float) -> None:
        """Note where the pointer is; what lies there is looked up once a frame."""
        self._pointing.hover(x, y)

    @override
    def _held(self) -> bool:
        return self._gestures.active

    def _hover_changed(self, before: Thing, now: Thing) -> None:
        if now[0]:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        elif self._tool is Tool.PAN:
            self.unsetCursor()
        signals = {"node": self.node_hovered, "edge": self.edge_hovered, "region": self.region_hovered}
        for name, signal in signals.items():
            if name in (before[0], now[0]):
                signal.emit(now[1] if now[0] == name else -1)

    def click(self, x: float, y: float) -> None:
        """Act as if the pointer clicked there."""
        kind, index = self.thing_at(x, y)
        if kind == "node":
            self._pointing.current = index
            self.node_clicked.emit(index)
        elif kind == "edge":
            self.edge_clicked.emit(index)
        else:
            self.background_clicked.emit()
            self._enter(x, y)

    def _enter(self, x: float, y: float) -> bool:
        """Go into the region of the map under a pixel; false if there is none."""
        region = self.region_at(x, y)
        if region is not None:
            self.focus_region(region)
        return region is not None

    def toggle(self, x: float, y: float) -> None:
        """Act as if the pointer clicked there while Ctrl is held; the background does nothing."""
        kind, index = self.thing_at(x, y)
        if kind == "node":
            self._pointing.current = index
            self.node_toggled.emit(index)
        elif kind == "region":
            self.choose_region(index)

    def choose_region(self, number: int) -> None:
        """Choose the actors of a region of the map besides others."""
        if self.regions is not None:
            self.area_chosen.emit(self.regions.each[number].nodes.tolist(), True)

    @property
    def tool(self) -> Tool:
        """What a drag on the background does."""
        return self._tool

    @tool.setter
    def tool(self, tool: Tool) -> None:
        if tool is not self._tool:
            self._tool = tool
            self.setCursor(Qt.CursorShape.CrossCursor) if tool is not Tool.PAN else self.unsetCursor()
            self.tool_changed.emit(tool)

    def draw_area(self, area: Area | None) -> None:
        """Show the box or lasso that is being drawn."""
        self._area = area
        self.update()

    def choose_in(self, area: Area, more: bool) -> None:
        """End a box or lasso: choose what lies in it, and pan with the next drag."""
        self.draw_area(None)
        self.tool = Tool.PAN
        self.area_chosen.emit(area.nodes(self._stage.px()).tolist(), more)

    def drag_node(self, node: int, x: float, y: float) -> None:
        """Move a node with the pointer."""
        self.move_node(node, x, y)
        self.node_dragged.emit(node, x, y)

    def drop_node(self, node: int) -> None:
        """End a drag."""
        x, y = self._stage.xy[node].tolist()
        self._refiner.changed()
        self.node_dropped.emit(node, x, y)

    def clear(self) -> None:
        """Select nothing, and put the tools away."""
        self.tool = Tool.PAN
        self._pointing.current = -1
        self.select((), ())
        self.background_clicked.emit()

    def step_current(self, forward: bool) -> bool:
        """Give the keyboard's focus to the next node, or region of a map; false past the last one."""
        found = self._pointing.step(forward)
        kind, index = self._pointing.focus
        if found and not self.rect().adjusted(20, 20, -20, -20).contains(self.spot(kind, index).toPoint()):
            if kind == "node":
                self.focus_node(index)
            elif self.regions is not None:
                self.centre_on(*self.regions.each[index].centre.tolist())
        self.update()
        return found

    def open_current(self) -> bool:
        """Click the node that has the focus, or go into the region that has it, else into the middle one."""
        kind, index = self._pointing.focus
        if kind == "node":
            self.node_clicked.emit(index)
        elif kind == "region" and self.regions is not None:
            self.focus_region(self.regions.each[index])
        else:
            return self._enter(self.width() / 2, self.height() / 2)
        return True

    def toggle_current(self) -> bool:
        """Choose the node or the region that has the keyboard's focus besides others; false if none has."""
        kind, index = self._pointing.focus
        if kind == "node":
            self.node_toggled.emit(index)
        elif kind == "region":
            self.choose_region(index)
        return bool(kind)

    def ask_context_of_current(self) -> bool:
        """Ask for the menu of the node or the region that has the keyboard's focus; false if none has."""
        kind, index = self._pointing.focus
        if kind:
            self.context_requested.emit(kind, index, self.mapToGlobal(self.spot(kind, index).toPoint()))
        return bool(kind)

    def spot(self, kind: str, index: int) -> QPointF:
        """Return where a node, or the middle of a region of the map, is in logical pixels."""
        if kind == "region" and self.regions is not None:
            x, y = self.to_px(self.regions.each[index].centre).tolist()
            return QPointF(x, y)
        return self.node_px(index)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.BackButton:
            self.back_wanted.emit()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.forward_wanted.emit()
        else:
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
        elif self.regions is None and self.edge_at(event.position().x(), event.position().y()) < 0:
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
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        kind, index = self.thing_at(event.pos().x(), event.pos().y())
        self.context_requested.emit(kind or "background", index, event.globalPos())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._pointing.leave()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._gestures.cancel()
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and self._gestures.native(event):
            return True
        return super().event(event)
