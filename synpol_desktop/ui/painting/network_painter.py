"""Drawing a network on a surface, all at once or in slices."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.painting.dots import SIDE, Dots
from synpol_desktop.ui.painting.edges import draw_bold_edges, draw_edges
from synpol_desktop.ui.painting.labels import LabelPictures
from synpol_desktop.ui.painting.map_painter import draw_regions, place_region_names, region_inks
from synpol_desktop.ui.painting.naming import Naming
from synpol_desktop.ui.painting.node_icons import carrying, draw_icon
from synpol_desktop.ui.painting.palettes import color, mixed
from synpol_desktop.ui.painting.regions import Regions
from synpol_desktop.ui.painting.scene import Scene
from synpol_desktop.ui.painting.shot import Shot
from synpol_desktop.ui.painting.sight import by_length, edges_in_sight, nodes_in_sight
from synpol_desktop.ui.painting.sprites import FADED, Sprites, draw_pin

FINE_EDGES = 2500
"""Up to so many edges in view are drawn smooth, in their own widths, bent and with filled heads."""
HEADED_EDGES = 5000
FADED_EDGE = 0.16
DOTS_FROM = 16_000
"""While more nodes move in view, all but the quarter of so many that matter most are dots."""
_EDGE_CHUNK = 2500
_SWIFT_CHUNK = 50_000
_NODE_CHUNK = 8000
_MAP_INK = 0.62


def ready(painter: QPainter, shot: Shot, *, smooth: bool) -> None:
    """Set what every piece of a picture needs, as the painter may have been begun again."""
    # Without an explicit clip the raster engine takes its slow path for lines.
    painter.setClipRect(shot.region)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)


class Stock:
    """Pictures of nodes and names for one style and one device pixel ratio."""

    def __init__(self, style: StyleSheet, ratio: float) -> None:
        self.sprites = Sprites(style, ratio)
        self.labels = LabelPictures(style, ratio)
        self.dots = Dots()


class NetworkPainter:
    """Draws one scene at one device pixel ratio; keeps the last placement of labels.

    Parameters
    ----------
    stock : Stock, optional
        Pictures of the scene's style and this ratio, to be shared with other scenes.
    """

    def __init__(self, scene: Scene, ratio: float, stock: Stock | None = None) -> None:
        self.scene = scene
        self.ratio = ratio
        stock = stock or Stock(scene.style, ratio)
        self._stock = stock
        self.naming = Naming(scene, stock.labels, ratio)
        """Where the labels of the last picture are."""
        self._fine = self._headed = True

    def paint(self, painter: QPainter, shot: Shot) -> None:
        """Draw a whole picture."""
        deque(self.steps(painter, shot), maxlen=0)

    def steps(self, painter: QPainter, shot: Shot) -> Iterator[None]:
        """Draw a picture piece by piece; each piece takes at most some milliseconds.

        The painter may be ended between pieces and begun again on the same surface.
        """
        style = self.scene.style
        ready(painter, shot, smooth=False)
        painter.fillRect(shot.region, color(style.background))
        px = shot.camera.to_px(shot.xy)
        radii = self.scene.radius * (shot.node_factor * self.ratio)
        if shot.regions is not None:
            yield from self._map(painter, shot, shot.regions, px, radii)
            return
        yield from self._edges(painter, shot, px, radii)
        seen = nodes_in_sight(self.scene, shot, px, radii)
        yield from self._nodes(painter, shot, px, seen)
        self._pins(painter, shot, px, radii, seen)
        if style.labels:
            yield from self._labels(painter, shot, px, radii, seen)

    def _map(
        self, painter: QPainter, shot: Shot, regions: Regions, px: FloatArray, radii: FloatArray
    ) -> Iterator[None]:
        """Draw communities for what can't be read: nodes as dots, but for landmarks and what is chosen."""
        ready(painter, shot, smooth=True)
        draw_regions(painter, regions, shot, self.scene.style)
        yield
        seen = nodes_in_sight(self.scene, shot, px, radii)
        self._draw_dots(painter, shot, px, seen[::-1], regions)
        yield
        told = np.zeros(len(px), np.bool_)
        told[regions.landmarks] = True
        if shot.emphasis is not None:
            told |= shot.emphasis.nodes
            edges = np.flatnonzero(shot.emphasis.edges)[:FINE_EDGES]
            ready(painter, shot, smooth=True)
            draw_edges(painter, self.scene, edges, px, radii, self.ratio, fine=True, arrows=True)
        seen = seen[told[seen]]
        yield from self._nodes(painter, shot, px, seen)
        self._pins(painter, shot, px, radii, seen)
        if not self.scene.style.labels:
            return
        named = place_region_names(self._stock.labels, regions, shot)
        chosen = () if shot.emphasis is None else shot.emphasis.chosen
        spoken_for = [regions.each[number].leader for number, _, _ in named]
        told[np.setdiff1d(spoken_for, chosen).astype(np.intp)] = False
        ready(painter, shot, smooth=False)
        self._stock.labels.stamp(painter, [stamp for _, stamp, _ in named])
        covered = shot.covered + tuple(rect for _, _, rect in named)
        yield from self._labels(painter, replace(shot, covered=covered), px, radii, seen[told[seen]])

    def _edges(self, painter: QPainter, shot: Shot, px: FloatArray, radii: FloatArray) -> Iterator[None]:
        visible = edges_in_sight(self.scene, shot, px)
        if not shot.strip:
            self._fine = len(visible) <= FINE_EDGES and not shot.swift
            self._headed = self.scene.style.arrows and len(visible) <= HEADED_EDGES and not shot.swift
        fine, headed = self._fine, self._headed
        yield
        groups = [(visible, 1.0, headed, fine)]
        if len(visible) > FINE_EDGES and not shot.swift:
            groups = [(*part, fine) for part in by_length(self.scene, shot, px, visible, headed)]
        if shot.emphasis is not None:
            strong = shot.emphasis.edges[visible]
            few = int(shot.emphasis.edges.sum()) <= FINE_EDGES and not shot.swift
            best = (visible[strong], 1.0, headed or (few and self.scene.style.arrows), fine or few)
            groups = [(visible[~strong], FADED_EDGE, False, fine), best]
        for edges, strength, arrows, smooth in groups:
            size = _SWIFT_CHUNK if shot.swift else _EDGE_CHUNK
            for begin in range(0, len(edges), size):
                chunk = edges[begin : begin + size]
                ready(painter, shot, smooth=smooth)
                draw_edges(
                    painter,
                    self.scene,
                    chunk,
                    px,
                    radii,
                    self.ratio,
                    fine=smooth,
                    arrows=arrows,
                    strength=strength,
                    boldness=min(max(shot.node_factor, 0.5), 1.15),
                )
                yield
        if shot.emphasis is not None and not shot.without and len(shot.emphasis.bold):
            ready(painter, shot, smooth=True)
            draw_bold_edges(painter, self.scene, shot.emphasis.bold, px, radii, self.ratio)

    def _nodes(self, painter: QPainter, shot: Shot, px: FloatArray, seen: IndexArray) -> Iterator[None]:
        scene = self.scene
        order = seen
        if shot.swift and len(seen) > DOTS_FROM:
            self._draw_dots(painter, shot, px, seen[DOTS_FROM // 4 :])
            yield
            order = seen[: DOTS_FROM // 4]
        order = order[::-1]
        faded = None if shot.emphasis is None else ~shot.emphasis.nodes
        if faded is not None:
            order = np.concatenate((order[faded[order]], order[~faded[order]]))
        for begin in range(0, len(order), _NODE_CHUNK):
            chunk = order[begin : begin + _NODE_CHUNK]
            dim = None if faded is None else faded[chunk]
            size = scene.radius[chunk] * shot.node_factor
            ready(painter, shot, smooth=False)
            self._draw_nodes(painter, chunk, px[chunk], size, dim)
            yield

    def _draw_nodes(
        self,
        painter: QPainter,
        nodes: IndexArray,
        px: FloatArray,
        radii: FloatArray,
        dim: NDArray[np.bool_] | None,
    ) -> None:
        looks = self.scene.looks
        self._stock.sprites.draw(painter, looks.dots, px, looks.dot_of[nodes], radii, dim)
        if self.scene.network.icons is not None:
            self._draw_icons(painter, nodes, px, radii, dim)

    def _draw_icons(
        self,
        painter: QPainter,
        nodes: IndexArray,
        px: FloatArray,
        radii: FloatArray,
        dim: NDArray[np.bool_] | None,
    ) -> None:
        """Draw the pictures inside nodes that are large enough for them."""
        scene, icons = self.scene, self.scene.network.icons
        assert icons is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in carrying(icons[nodes], radii):
            node, fill = int(nodes[row]), scene.fill(int(nodes[row]))
            if dim is not None and dim[row]:
                fill = mixed(fill, scene.style.background, FADED)
            x, y = px[row].tolist()
            draw_icon(painter, int(icons[node]), x, y, float(radii[row]) * self.ratio, fill)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_dots(
        self,
        painter: QPainter,
        shot: Shot,
        px: FloatArray,
        nodes: IndexArray,
        regions: Regions | None = None,
    ) -> None:
        """Draw nodes small and plain, but each of them; on a map in the colours of their regions."""
        style, looks = self.scene.style, self.scene.looks
        side, ink = (SIDE, 1.0) if regions is None else (9.0 * shot.node_factor - 0.7, _MAP_INK)
        inks, all_codes = tuple(dot.fill for dot in looks.dots), looks.dot_of
        if regions is not None and not self.scene.ruled:
            inks, all_codes = region_inks(style), regions.codes.astype(np.uint16)
        fills = np.array([mixed(fill, style.background, ink) for fill in inks], np.uint32)
        faded = np.array([mixed(fill, style.background, FADED * ink) for fill in inks], np.uint32)
        codes = all_codes[nodes]
        if shot.emphasis is not None:
            codes = codes + np.uint16(len(fills)) * ~shot.emphasis.nodes[nodes]
        ready(painter, shot, smooth=False)
        colours = np.concatenate((fills, faded))
        self._stock.dots.draw(painter, shot.region, px[nodes], codes, colours, self.ratio, side)

    def _pins(
        self, painter: QPainter, shot: Shot, px: FloatArray, radii: FloatArray, seen: IndexArray
    ) -> None:
        pinned = seen[shot.pinned[seen]]
        if not len(pinned):
            return
        ready(painter, shot, smooth=True)
        for node in pinned.tolist():
            radius = float(radii[node])
            size = min(max(radius * 0.3, 2.2 * self.ratio), 4.2 * self.ratio)
            x, y = float(px[node, 0]), float(px[node, 1])
            draw_pin(painter, x + radius * 0.72, y - radius * 0.72, size, self.scene.style)

    def _labels(
        self, painter: QPainter, shot: Shot, px: FloatArray, radii: FloatArray, seen: IndexArray
    ) -> Iterator[None]:
        naming = self.naming
        shown = np.zeros(len(px), np.bool_)
        shown[seen] = True
        strength = None if shot.emphasis is None else shot.emphasis.nodes
        if shot.swift:
            naming.follow(shot, px, radii)
            ready(painter, shot, smooth=False)
            naming.draw_beside(painter, shown, strength)
            return
        yield from naming.place(shot, px, radii, seen)
        entries = [node for node in naming.placed if shown[node]]
        for begin in range(0, len(entries), 40):
            ready(painter, shot, smooth=False)
            naming.draw(painter, entries[begin : begin + 40], strength, shot.until)
            yield
        if not shot.strip:
            ready(painter, shot, smooth=True)
            naming.draw_edge_names(painter, shot.until)
