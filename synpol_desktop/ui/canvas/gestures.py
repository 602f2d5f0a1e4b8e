"""Mouse, touchpad and keyboard on the graph: what each movement means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent

from synpol_desktop.ui.canvas.area import Area, Tool

if TYPE_CHECKING:
    from synpol_desktop.ui.graph_view import GraphView

DRAG_FROM = 4.0
"""Logical pixels that the pointer must move before a press becomes a drag."""
PAN_STEP = 60.0
ZOOM_STEP = 1.25
_WHEEL = 1.0015
"""Zoom for each eighth of a degree of the wheel."""


class Gestures:
    """Turns input events into calls of a view."""

    def __init__(self, view: GraphView) -> None:
        self._view = view
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._node = -1
        self._grip = QPointF()
        self._dragging = False
        self._area: Area | None = None

    @property
    def active(self) -> bool:
        """Whether a button is held."""
        return self._pressed is not None

    def press(self, event: QMouseEvent) -> None:
        """Begin a click or a drag with the left button; the middle one pans."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        at = event.position()
        self._pressed, self._last, self._dragging = at, at, False
        left = event.button() == Qt.MouseButton.LeftButton
        self._node = self._view.node_at(at.x(), at.y()) if left else -1
        if self._node >= 0:
            self._grip = self._view.node_px(self._node) - at
        elif left:
            tool = self._tool(event)
            self._area = None if tool is Tool.PAN else Area(tool, at)

    def move(self, event: QMouseEvent) -> None:
        """Drag what was pressed, or hover."""
        at = event.position()
        if self._pressed is None:
            self._view.hover(at.x(), at.y())
            return
        if not self._dragging:
            self._dragging = (at - self._pressed).manhattanLength() >= DRAG_FROM
            if self._dragging:
                self._view.setCursor(Qt.CursorShape.ClosedHandCursor)
        if not self._dragging:
            return
        if self._node >= 0:
            spot = at + self._grip
            self._view.drag_node(self._node, *self._view.to_world(spot.x(), spot.y()))
        elif self._area is not None:
            self._area.reach(at)
            self._view.draw_area(self._area)
        else:
            step = at - self._last
            self._view.pan_by(step.x(), step.y())
        self._last = at

    def release(self, event: QMouseEvent) -> None:
        """End a drag, or click."""
        if self._pressed is None or event.button() not in (
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.MiddleButton,
        ):
            return
        node, dragged, at, area = self._node, self._dragging, event.position(), self._area
        self._forget()
        if dragged and node >= 0:
            self._view.drop_node(node)
        elif dragged and area is not None:
            both = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
            self._view.choose_in(area, event.modifiers() & both == both)
        elif not dragged and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._view.toggle(at.x(), at.y())
        elif not dragged and event.button() == Qt.MouseButton.LeftButton:
            self._view.click(at.x(), at.y())
        self._view.hover(at.x(), at.y())

    def cancel(self) -> None:
        """Forget a press, for example when the window loses the pointer."""
        if self._area is not None:
            self._view.draw_area(None)
        self._forget()

    def _forget(self) -> None:
        self._pressed, self._node, self._dragging, self._area = None, -1, False, None
        self._view.unsetCursor()

    def _tool(self, event: QMouseEvent) -> Tool:
        """Return what a drag on the background does: Shift draws a box, Ctrl a lasso."""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return Tool.BOX
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return Tool.LASSO
        return self._view.tool

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom about the pointer; a touchpad's sideways or shifted movement pans."""
        at, pixels, angle = event.position(), event.pixelDelta(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._view.pan_by(angle.x() + angle.y(), 0)
        elif not pixels.isNull() and pixels.x() and abs(pixels.x()) > abs(pixels.y()):
            self._view.pan_by(pixels.x(), 0)
        elif angle.y():
            self._view.zoom_at(_WHEEL ** angle.y(), at.x(), at.y())

    def native(self, event: QNativeGestureEvent) -> bool:
        """Zoom by two fingers; whether the gesture was one of ours."""
        at = event.position()
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._view.zoom_at(max(0.2, 1.0 + event.value()), at.x(), at.y())
            return True
        if event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
            self._view.zoom_at(1.8, at.x(), at.y())
            return True
        return False

    def key(self, event: QKeyEvent) -> bool:
        """Move, zoom, walk through the nodes, open or clear; whether the key was one of ours."""
        view, key = self._view, event.key()
        step = PAN_STEP * (4 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        match key:
            case Qt.Key.Key_Left:
                view.pan_by(step, 0)
            case Qt.Key.Key_Right:
                view.pan_by(-step, 0)
            case Qt.Key.Key_Up:
                view.pan_by(0, step)
            case Qt.Key.Key_Down:
                view.pan_by(0, -step)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                view.zoom_by(ZOOM_STEP)
            case Qt.Key.Key_Minus:
                view.zoom_by(1 / ZOOM_STEP)
            case Qt.Key.Key_0 | Qt.Key.Key_Home:
                view.fit()
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                view.step_current(key == Qt.Key.Key_PageDown)
            case Qt.Key.Key_Space if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return view.toggle_current()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                return view.open_current()
            case Qt.Key.Key_Menu:
                return view.ask_context_of_current()
            case Qt.Key.Key_Escape:
                view.clear()
            case _:
                return False
        return True
