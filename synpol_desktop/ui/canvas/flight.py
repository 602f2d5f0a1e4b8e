"""The camera of a view: where it looks, and how it gets elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QWidget

from synpol_desktop.core.network import FloatArray
from synpol_desktop.ui.canvas.stage import Stage
from synpol_desktop.ui.painting.camera import Camera, fitted
from synpol_desktop.ui.painting.regions import Region

FLIGHT_MS = 260
FRAME_MS = 15
_READABLE_SPACING = 90.0
"""Nodes so many pixels apart, in the mean, can be read."""
_AROUND_AN_EDGE = 120.0
_NAMED_EDGE = 150.0
"""An edge of so many pixels has room for its name between its nodes."""
_CLOSER = 1.6
"""At most so much nearer than readable, so that the surroundings stay in sight."""


class Flight(QObject):
    """Moves the camera of a stage, at once or in a glide.

    Parameters
    ----------
    view : QWidget
        Whose size and visibility count.
    moved : callable
        Called after each change of the camera.
    reduced_motion : bool
        Whether the camera always jumps.
    """

    def __init__(
        self, view: QWidget, stage: Stage, moved: Callable[[], None], *, reduced_motion: bool
    ) -> None:
        super().__init__(view)
        self.reduced_motion = reduced_motion
        self.fit_wanted = True
        """Whether the whole graph was asked for last, so that it stays fitted when the window changes."""
        self._view, self._stage, self._moved = view, stage, moved
        self._way: tuple[Camera, Camera] | None = None
        self._clock = QElapsedTimer()
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._advance)

    @property
    def under_way(self) -> bool:
        """Whether the camera glides."""
        return self._way is not None

    def go(self, camera: Camera, animated: bool) -> None:
        """Take a camera, gliding there if asked to and seen."""
        self.stop()
        self.fit_wanted = False
        if not animated or self.reduced_motion or not self._view.isVisible():
            self._look(camera)
        elif camera != self._stage.camera:
            self._way = self._stage.camera, camera
            self._clock.start()
            self._frames.start()

    def fit(self, animated: bool) -> None:
        """Show all nodes."""
        before = self._stage.version
        self._stage.measure()
        self.go(self.whole(), animated)
        self.fit_wanted = True
        if self._stage.version != before:  # nodes have another size, also where the camera stays
            self._moved()

    def face_node(self, node: int, animated: bool) -> None:
        """Bring a node to the centre, near enough to read its surroundings."""
        self.go(self._facing(self._stage.xy[node], self._telling(node)), animated)

    def face_edge(self, edge: int, animated: bool) -> None:
        """Bring an edge with both ends into view."""
        ends = self._stage.xy[self._stage.scene.network.edges[edge]]
        wide, high = self._view.width(), self._view.height()
        needed = fitted(ends, wide, high, margin=_AROUND_AN_EDGE, most=self._readable())
        middle = self._facing(ends.mean(axis=0), self._readable())
        self.go(middle if middle.scale <= needed.scale else needed, animated)

    def face_region(self, region: Region, animated: bool) -> None:
        """Bring a region of the map into view, near enough that its nodes are drawn one by one."""
        wide, high = self._view.width(), self._view.height()
        scale = fitted(region.corners, wide, high, most=self._readable()).scale
        near = 1.02 * self._stage.readable_scale
        self.go(self._facing(region.centre, max(scale, near)), animated)

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Enlarge about a logical pixel."""
        self.go(self._stage.camera.zoomed(factor, x, y), False)

    def keep_middle(self, dx: float, dy: float) -> None:
        """Follow a window whose middle moved by logical pixels, gliding on if the camera glides."""
        if self._way is not None:
            begin, end = self._way
            self._way = begin.panned(dx, dy), end.panned(dx, dy)
        self._look(self._stage.camera.panned(dx, dy))

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by logical pixels."""
        self.go(self._stage.camera.panned(dx, dy), False)

    def whole(self) -> Camera:
        """Return the camera that shows all nodes."""
        return fitted(self._stage.xy, self._view.width(), self._view.height())

    def stop(self) -> None:
        """Stay where the camera is."""
        self._way = None
        self._frames.stop()

    def _readable(self) -> float:
        """Return the scale at which a part of the graph can be read."""
        return max(self.whole().scale, self._stage.scale_for(_READABLE_SPACING))

    def _telling(self, node: int) -> float:
        """Return the scale at which a node's edges are long enough to carry names, within reason."""
        scene, readable = self._stage.scene, self._readable()
        edges = scene.incident(node)
        if not len(edges):
            return readable
        way = self._stage.xy[scene.edge_source[edges]] - self._stage.xy[scene.edge_target[edges]]
        length = float(np.median(np.hypot(way[:, 0], way[:, 1])))
        return max(readable, min(_NAMED_EDGE / max(length, 1e-9), _CLOSER * readable))

    def _facing(self, world: FloatArray, scale: float) -> Camera:
        scale = max(self._stage.camera.scale, scale)
        x, y = world * scale
        return Camera(scale, self._view.width() / 2 - float(x), self._view.height() / 2 - float(y))

    def _look(self, camera: Camera) -> None:
        if camera != self._stage.camera:
            self._stage.camera = camera
            self._moved()

    def _advance(self) -> None:
        if self._way is None:
            return
        begin, end = self._way
        share = min(1.0, self._clock.elapsed() / FLIGHT_MS)
        eased = share * share * (3 - 2 * share)
        if share >= 1.0:
            self.stop()
        self._look(begin.towards(end, eased, self._view.width(), self._view.height()))
