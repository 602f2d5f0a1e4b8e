"""A widget that shows a stage: camera, picture and overview, without what input means."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from synpol_desktop.core.network import FloatArray
from synpol_desktop.core.views import Look
from synpol_desktop.ui.canvas.area import Area
from synpol_desktop.ui.canvas.axis import Tick, draw_axis
from synpol_desktop.ui.canvas.flight import Flight
from synpol_desktop.ui.canvas.mapping import Mapper
from synpol_desktop.ui.canvas.minimap import Minimap
from synpol_desktop.ui.canvas.overlay import draw_overlay
from synpol_desktop.ui.canvas.pointing import NOTHING, Pointing
from synpol_desktop.ui.canvas.refining import Refiner
from synpol_desktop.ui.canvas.stage import Stage
from synpol_desktop.ui.painting.camera import Camera
from synpol_desktop.ui.painting.fonts import bundled_family
from synpol_desktop.ui.painting.palettes import style_sheet
from synpol_desktop.ui.painting.regions import Region, Regions


class Surface(QWidget):
    """Shows what is on a stage and moves the camera over it."""

    camera_changed = Signal()

    def __init__(self, parent: QWidget | None, *, reduced_motion: bool) -> None:
        super().__init__(parent)
        self._stage = Stage(style_sheet(False, bundled_family()))
        self._refiner = Refiner(self, self._stage, self._held)
        self._flight = Flight(self, self._stage, self._looked, reduced_motion=reduced_motion)
        self._pointing = Pointing(self, self._stage, self._held)
        self._pointing.changed.connect(self.update)
        self._mapper = Mapper(self, self._stage, self._held, self._refiner.remake)
        self._refiner.awaits = lambda: self._mapper.busy
        self._axis: tuple[Tick, ...] = ()
        self._area: Area | None = None
        self._minimap = Minimap(self, self._stage)
        self._minimap.wanted.connect(self.centre_on)
        self._minimap.appeared.connect(self._uncover)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)

    def _held(self) -> bool:
        """Whether a button is held."""
        return False

    @property
    def minimap(self) -> Minimap:
        """The overview, which shows itself while much of the graph is out of sight."""
        return self._minimap

    @property
    def axis(self) -> tuple[Tick, ...]:
        """The lines of a time axis: where they are, in layout units, and what they say."""
        return self._axis

    def set_axis(self, ticks: Sequence[Tick]) -> None:
        """Show lines of a time axis; none take it away."""
        self._axis = tuple(ticks)
        self.update()

    @property
    def camera(self) -> Camera:
        """The camera in logical pixels of the view."""
        return self._stage.camera

    @property
    def shows_all(self) -> bool:
        """Whether the whole graph was asked for last, and nobody moved the camera since."""
        return self._flight.fit_wanted

    @property
    def reduced_motion(self) -> bool:
        """Whether the camera jumps instead of gliding."""
        return self._flight.reduced_motion

    @reduced_motion.setter
    def reduced_motion(self, value: bool) -> None:
        self._flight.reduced_motion = value

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
        self._flight.fit(animated)

    def focus_node(self, node: int, animated: bool = True) -> None:
        """Bring a node to the centre, near enough to read its surroundings."""
        self._flight.face_node(node, animated)

    def focus_edge(self, edge: int, animated: bool = True) -> None:
        """Bring an edge with both ends into view."""
        self._flight.face_edge(edge, animated)

    @property
    def regions(self) -> Regions | None:
        """The map that is drawn while nodes are too many and too small, None where they are drawn."""
        return self._stage.regions

    def region_at(self, x: float, y: float) -> Region | None:
        """Return the region of the map under a logical pixel, None for none."""
        found = self._stage.region_at(x, y)
        return self.regions.each[found] if self.regions is not None and found >= 0 else None

    def focus_region(self, region: Region, animated: bool = True) -> None:
        """Bring a region of the map into view, near enough that its nodes are drawn."""
        self._flight.face_region(region, animated)

    def zoom_by(self, factor: float) -> None:
        """Enlarge about the centre of the window."""
        self.zoom_at(factor, self.width() / 2, self.height() / 2)

    def zoom_at(self, factor: float, x: float, y: float) -> None:
        """Enlarge about a logical pixel."""
        self._flight.zoom(factor, x, y)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the picture by logical pixels."""
        self._flight.pan(dx, dy)

    def centre_on(self, x: float, y: float) -> None:
        """Bring a world position to the centre, at once and at the same scale."""
        px, py = self.to_px(np.array((x, y))).tolist()
        self.pan_by(self.width() / 2 - px, self.height() / 2 - py)

    @property
    def look(self) -> Look:
        """What is in the middle of the window, and how large."""
        return self.camera.look(self.width(), self.height())

    def look_at(self, look: Look, animated: bool = True) -> None:
        """Show what was in the middle once, also if the window has another size now."""
        self.look_with(Camera.facing(look, self.width(), self.height()), animated)

    def look_with(self, camera: Camera, animated: bool = True) -> None:
        """Take a camera that was made for the window's size."""
        self._flight.go(camera, animated)

    def settled(self) -> bool:
        """Whether the window shows the picture in full quality and nothing is moving."""
        return not self._flight.under_way and self._refiner.settled and not self._mapper.busy

    def at_rest(self) -> bool:
        """Whether the picture is settled and nothing is going to be drawn behind it either."""
        return self.settled() and not self._refiner.waiting and not self._minimap.waiting

    def _looked(self) -> None:
        self._refiner.changed()
        self._minimap.follow()
        self._mapper.follow()
        self.camera_changed.emit()

    def _changed(self, *, moving: bool = False) -> None:
        self._refiner.changed(moving=moving)
        self._minimap.follow(redraw=True)
        self._mapper.follow()

    def _uncover(self) -> None:
        """Lay the labels out again: a part of the picture was covered or laid bare."""
        self._stage.version += 1
        self._refiner.changed()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._refiner.show(painter)
        if self._axis:
            size = self.width(), self.height()
            draw_axis(painter, self._axis, self._stage.camera, self._stage.scene.style, size)
        current = self._pointing.focus if self.hasFocus() else NOTHING
        draw_overlay(painter, self._stage, self._pointing.hovered, current, self.width(), self.height())
        if self._area is not None:
            self._area.draw(painter, self._stage.scene.style)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        old = event.oldSize()
        if self._flight.fit_wanted or not old.isValid():
            self.fit(animated=False)
        else:
            # Halves of a pixel count: Qt rounds a halved QSize, and the picture would creep.
            grown = self.size() - old
            self._flight.keep_middle(grown.width() / 2, grown.height() / 2)
        self._changed()

    @override
    def sizeHint(self) -> QSize:
        return QSize(900, 640)
