"""The graph as an interactive picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
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

from synpol_desktop.core.network import FloatArray, Network, Positions
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.canvas.area import Area, Tool
from synpol_desktop.ui.canvas.gestures import Gestures
from synpol_desktop.ui.canvas.pointing import Thing
from synpol_desktop.ui.canvas.surface import Surface
from synpol_desktop.ui.painting.tints import Tints


class GraphView(Surface):
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
    node_dragged = Signal(int, float, float)
    node_dropped = Signal(int, float, float)
    context_requested = Signal(str, int, QPoint)
    """Kind (``node``, ``edge`` or ``background``), index or -1, and the place on the screen."""
    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, reduced_motion: bool = False) -> None:
        super().__init__(parent, reduced_motion=reduced_motion)
        self._tool = Tool.PAN
        self._gestures = Gestures(self)
        self._pointing.changed.connect(self._hover_changed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Graph")

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
    def hovered(self) -> Thing:
        """Kind (``node``, ``edge`` or nothing) and index of what is under the pointer."""
        return self._pointing.hovered

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
        first = self.network.n == 0
        self._stage.show(network, positions, style)
        self._refiner.forget_cost()
        self._pointing.forget()
        if first:
            self._flight.fit_wanted = True
            if self.isVisible():
                self.fit(animated=False)
        self._changed()
        if had_selection:
            self.selection_changed.emit()

    def set_style(self, style: StyleSheet) -> None:
        """Change colours, sizes or font."""
        if style != self.style_sheet:
            self._stage.restyle(style)
            self._refiner.clear()
            self._changed()

    def set_tints(self, tints: Tints | None) -> None:
        """Colour the nodes otherwise than by their types, or by these again.

        Raises
        ------
        ValueError
            If there is not one colour for each node.
        """
        if tints is not None or self._stage.scene.tints is not None:
            self._stage.tint(tints)
            self._changed()

    @property
    def tints(self) -> Tints | None:
        """The colours of the nodes, None if those of their types."""
        return self._stage.scene.tints

    def set_edge_names(self, names: Sequence[str]) -> None:
        """Take what relations are called, by relation code; edges of the selection carry their name.

        Raises
        ------
        ValueError
            If there is not one name for each of ``RELATION_TYPES``; none at all takes the names away.
        """
        if self._stage.name_edges(names):
            self._changed()

    def move_nodes(self, xy: FloatArray) -> None:
        """Take the positions of all nodes, shape (n, 2), for example from a running layout."""
        self._stage.move(xy)
        self._changed(moving=True)

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
                self._pointing.current = next(iter(nodes))
            self._changed()
            self.selection_changed.emit()

    # Pointer and keys

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
        for name, signal in (("node", self.node_hovered), ("edge", self.edge_hovered)):
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

    def toggle(self, x: float, y: float) -> None:
        """Act as if the pointer clicked there while Ctrl is held; the background does nothing."""
        kind, index = self.thing_at(x, y)
        if kind == "node":
            self._pointing.current = index
            self.node_toggled.emit(index)

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
        """Give the keyboard's focus to the next node by importance; false past the last one."""
        found = self._pointing.step(forward)
        if found and not self.rect().adjusted(20, 20, -20, -20).contains(
            self.node_px(self._pointing.current).toPoint()
        ):
            self.focus_node(self._pointing.current)
        self.update()
        return found

    def open_current(self) -> bool:
        """Click the node that has the keyboard's focus; false if none has."""
        if self._pointing.current < 0:
            return False
        self.node_clicked.emit(self._pointing.current)
        return True

    def toggle_current(self) -> bool:
        """Choose the node that has the keyboard's focus besides others; false if none has."""
        if self._pointing.current < 0:
            return False
        self.node_toggled.emit(self._pointing.current)
        return True

    def ask_context_of_current(self) -> bool:
        """Ask for the menu of the node that has the keyboard's focus; false if none has."""
        if self._pointing.current < 0:
            return False
        place = self.mapToGlobal(self.node_px(self._pointing.current).toPoint())
        self.context_requested.emit("node", self._pointing.current, place)
        return True

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
