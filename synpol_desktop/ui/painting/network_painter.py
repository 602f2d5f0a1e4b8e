"""Drawing a network on a surface, all at once or in slices."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.painting.camera import Camera
from synpol_desktop.ui.painting.edges import draw_bold_edges, draw_edges
from synpol_desktop.ui.painting.labels import STRONG, LabelAtlas, LabelPictures
from synpol_desktop.ui.painting.palettes import color
from synpol_desktop.ui.painting.placement import Occupancy, Rect, beside, place
from synpol_desktop.ui.painting.scene import Scene
from synpol_desktop.ui.painting.sprites import SpriteStrip, draw_pin

FINE_EDGES = 2500
"""Up to so many edges in view are drawn smooth, in their own widths, bent and with filled heads."""
HEADED_EDGES = 5000
FADED_EDGE = 0.16
KEPT_SHARE = 0.05
"""Share of each line style, the most important edges, that is drawn also when only short ones are."""
_EDGE_CHUNK = 2500
_NODE_CHUNK = 8000
_CANDIDATES = 1500
_MOST_LABELS = 420
_FORCED = 40
_SPACING = 74.0
"""Mean distance of nodes, in logical pixels, at which they have their nominal size."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What stands out; the rest fades.

    Parameters
    ----------
    nodes, edges : ndarray of bool
        What is chosen with what it touches; edges in drawing order.
    chosen : ndarray of intp
        The chosen nodes: their labels are shown whatever they cover.
    bold : ndarray of intp
        The chosen edges, in drawing order.
    """

    nodes: NDArray[np.bool_]
    edges: NDArray[np.bool_]
    chosen: IndexArray
    bold: IndexArray


def emphasis(scene: Scene, nodes: Sequence[int], edges: Sequence[int]) -> Emphasis | None:
    """Return how chosen nodes and edges (indices of the network) stand out; None for none."""
    if not nodes and not edges:
        return None
    node_mask = np.zeros(scene.network.n, np.bool_)
    edge_mask = np.zeros(scene.network.m, np.bool_)
    for node in nodes:
        edge_mask[scene.incident(node)] = True
    bold = np.sort(scene.place_of[list(edges)])
    edge_mask[bold] = True
    node_mask[list(nodes)] = True
    node_mask[scene.edge_source[edge_mask]] = True
    node_mask[scene.edge_target[edge_mask]] = True
    ends = np.concatenate((scene.edge_source[bold], scene.edge_target[bold]))
    chosen = np.unique(np.concatenate((np.array(nodes, np.intp), ends)))
    return Emphasis(node_mask, edge_mask, chosen, bold)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to draw.

    Parameters
    ----------
    xy : ndarray of float64, shape (n, 2)
        World positions.
    camera : Camera
        To device pixels of the surface.
    region : QRect
        The part of the surface that is drawn, device pixels.
    swift : bool
        Whether speed comes before beauty: thin straight edges without heads, the last labels.
    strip : bool
        Whether the region extends a picture: drawn like it, labels only where whole ones fit.
    longest : float
        Longer edges are left out, in logical pixels, but for the most important of each line style.
    without : frozenset of int
        Nodes that are left out, with their edges.
    """

    xy: FloatArray
    pinned: NDArray[np.bool_]
    camera: Camera
    region: QRect
    ratio: float = 1.0
    node_factor: float = 1.0
    emphasis: Emphasis | None = None
    swift: bool = False
    strip: bool = False
    longest: float = float("inf")
    without: frozenset[int] = field(default_factory=frozenset)
    window: Rect | None = None
    """What is seen of the surface; labels keep inside."""
    covered: tuple[Rect, ...] = ()
    """Parts that something lies on, such as a legend; labels keep off them."""


def node_factor(spacing: float) -> float:
    """Return how much larger than nominal nodes are drawn where they lie ``spacing`` pixels apart."""
    return float(np.clip((spacing / _SPACING) ** 0.62, 0.3, 1.55))


def spacing(xy: FloatArray) -> float:
    """Return about how far apart nodes lie, in layout units."""
    n = len(xy)
    if n < 2:
        return 1.0
    narrow, wide = sorted(np.ptp(xy, axis=0).tolist())
    # Nodes on a line fill no area; they are taken to have some room beside it.
    area = wide * max(narrow, wide / n)
    return float(np.sqrt(area / n)) if area > 1e-12 else 1.0


def _ready(painter: QPainter, shot: Shot, *, smooth: bool) -> None:
    # Without an explicit clip the raster engine takes its slow path for lines.
    painter.setClipRect(shot.region)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)


class Stock:
    """Pictures of nodes and names for one style and one device pixel ratio."""

    def __init__(self, style: StyleSheet, ratio: float) -> None:
        self.sprites = SpriteStrip(style, ratio)
        self.labels = LabelPictures(style, ratio)


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
        self._sprites = stock.sprites
        strong = (
            scene.by_rank[:STRONG]
            if scene.network.n > STRONG
            else scene.by_rank[: max(3, scene.network.n // 5)]
        )
        self._atlas = LabelAtlas(scene.network.labels, stock.labels, strong.tolist())
        self._fine = self._headed = True
        self.placed: dict[int, tuple[int, Rect]] = {}
        """Nodes whose label was drawn last, with its side and rectangle in device pixels of the surface."""

    def label_size(self, node: int) -> tuple[int, int]:
        """Return a label's width and height in device pixels."""
        return self._atlas.size(node)

    def paint(self, painter: QPainter, shot: Shot) -> None:
        """Draw a whole picture."""
        deque(self.steps(painter, shot), maxlen=0)

    def steps(self, painter: QPainter, shot: Shot) -> Iterator[None]:
        """Draw a picture piece by piece; each piece takes at most some milliseconds.

        The painter may be ended between pieces and begun again on the same surface.
        """
        style = self.scene.style
        _ready(painter, shot, smooth=False)
        painter.fillRect(shot.region, color(style.background))
        px = shot.camera.to_px(shot.xy)
        radii = self.scene.radius * (shot.node_factor * self.ratio)
        yield from self._edges(painter, shot, px, radii)
        seen = self._seen(px, radii, shot)
        yield from self._nodes(painter, shot, px, seen)
        self._pins(painter, shot, px, radii, seen)
        if style.labels:
            yield from self._labels(painter, shot, px, radii, seen)

    def _seen(self, px: FloatArray, radii: FloatArray, shot: Shot) -> IndexArray:
        """Return the nodes that touch the region, the most important first."""
        r, reach = shot.region, float(radii.max(initial=0.0)) * 1.4
        x, y = px[:, 0], px[:, 1]
        inside = (
            (x > r.left() - reach)
            & (x < r.right() + reach)
            & (y > r.top() - reach)
            & (y < r.bottom() + reach)
        )
        if shot.without:
            inside[list(shot.without)] = False
        by_rank = self.scene.by_rank
        return by_rank[inside.take(by_rank)]

    def _visible_edges(self, px: FloatArray, shot: Shot) -> IndexArray:
        scene, r = self.scene, shot.region
        x, y = np.ascontiguousarray(px[:, 0]), np.ascontiguousarray(px[:, 1])
        pad = 30 * self.ratio
        outside = (x < r.left() - pad).astype(np.uint8)
        outside |= (x > r.right() + pad).astype(np.uint8) << 1
        outside |= (y < r.top() - pad).astype(np.uint8) << 2
        outside |= (y > r.bottom() + pad).astype(np.uint8) << 3
        if shot.without:
            outside[list(shot.without)] = 255
            gone = np.zeros(len(px), np.bool_)
            gone[list(shot.without)] = True
        kept = (outside.take(scene.edge_source) & outside.take(scene.edge_target)) == 0
        if shot.without:
            kept &= ~(gone.take(scene.edge_source) | gone.take(scene.edge_target))
        if np.isfinite(shot.longest):
            reach = shot.longest * self.ratio
            short = np.abs(x.take(scene.edge_source) - x.take(scene.edge_target)) <= reach
            short &= np.abs(y.take(scene.edge_source) - y.take(scene.edge_target)) <= reach
            for _, _, first, last in scene.blocks:
                short[first : first + int(np.ceil((last - first) * KEPT_SHARE))] = True
            kept &= short
        return np.flatnonzero(kept)

    def _edges(self, painter: QPainter, shot: Shot, px: FloatArray, radii: FloatArray) -> Iterator[None]:
        visible = self._visible_edges(px, shot)
        if not shot.strip:
            self._fine = len(visible) <= FINE_EDGES and not shot.swift
            self._headed = self.scene.style.arrows and len(visible) <= HEADED_EDGES and not shot.swift
        fine, headed = self._fine, self._headed
        yield
        groups = [(visible, 1.0, headed)]
        if shot.emphasis is not None:
            strong = shot.emphasis.edges[visible]
            groups = [(visible[~strong], FADED_EDGE, False), (visible[strong], 1.0, headed)]
        for edges, strength, arrows in groups:
            for begin in range(0, len(edges), _EDGE_CHUNK):
                chunk = edges[begin : begin + _EDGE_CHUNK]
                _ready(painter, shot, smooth=fine)
                draw_edges(
                    painter,
                    self.scene,
                    chunk,
                    px,
                    radii,
                    self.ratio,
                    fine=fine,
                    arrows=arrows,
                    strength=strength,
                    boldness=min(max(shot.node_factor, 0.5), 1.15),
                )
                yield
        if shot.emphasis is not None and not shot.without and len(shot.emphasis.bold):
            _ready(painter, shot, smooth=True)
            draw_bold_edges(painter, self.scene, shot.emphasis.bold, px, radii, self.ratio)

    def _nodes(self, painter: QPainter, shot: Shot, px: FloatArray, seen: IndexArray) -> Iterator[None]:
        scene = self.scene
        order = seen[::-1]
        faded = None if shot.emphasis is None else ~shot.emphasis.nodes
        if faded is not None:
            order = np.concatenate((order[faded[order]], order[~faded[order]]))
        for begin in range(0, len(order), _NODE_CHUNK):
            chunk = order[begin : begin + _NODE_CHUNK]
            dim = None if faded is None else faded[chunk]
            size = scene.radius[chunk] * shot.node_factor
            _ready(painter, shot, smooth=False)
            self._sprites.draw(painter, px[chunk], scene.network.types[chunk], size, dim)
            yield

    def _pins(
        self, painter: QPainter, shot: Shot, px: FloatArray, radii: FloatArray, seen: IndexArray
    ) -> None:
        pinned = seen[shot.pinned[seen]]
        if not len(pinned):
            return
        _ready(painter, shot, smooth=True)
        for node in pinned.tolist():
            radius = float(radii[node])
            size = min(max(radius * 0.3, 2.2 * self.ratio), 4.2 * self.ratio)
            x, y = float(px[node, 0]), float(px[node, 1])
            draw_pin(painter, x + radius * 0.72, y - radius * 0.72, size, self.scene.style)

    def _labels(
        self, painter: QPainter, shot: Shot, px: FloatArray, radii: FloatArray, seen: IndexArray
    ) -> Iterator[None]:
        if not shot.swift:
            self._place(shot, px, radii, seen)
            yield
        shown = np.zeros(len(px), np.bool_)
        shown[seen] = True
        corners: dict[int, tuple[float, float]] = {}
        for node, (side, rect) in self.placed.items():
            if shown[node]:
                if shot.swift:
                    rect = self.label_rect(node, side, px, radii)
                    self.placed[node] = side, rect
                corners[node] = rect[0], rect[1]
        opacity: dict[int, float] = {}
        if shot.emphasis is not None:
            strong = shot.emphasis.nodes
            opacity = {node: 1.0 if strong[node] else 0.3 for node in corners}
        entries = list(corners.items())
        for begin in range(0, len(entries), 40):
            _ready(painter, shot, smooth=False)
            self._atlas.draw(painter, dict(entries[begin : begin + 40]), opacity)
            yield

    def label_rect(self, node: int, side: int, px: FloatArray, radii: FloatArray) -> Rect:
        """Return where a node's label is drawn when it stands on a side."""
        wide, high = self._atlas.size(node)
        return beside(float(px[node, 0]), float(px[node, 1]), float(radii[node]), wide, high, side)

    def _place(self, shot: Shot, px: FloatArray, radii: FloatArray, seen: IndexArray) -> None:
        r = shot.region
        occupancy = Occupancy(r.left(), r.top(), r.width(), r.height())
        order = seen
        if shot.strip:
            order = order[[node not in self.placed for node in order.tolist()]]
        before = {node: side for node, (side, _) in self.placed.items()}
        most = int(_MOST_LABELS * max(1.0, r.width() * r.height() / (1.2e6 * self.ratio**2)))
        found: dict[int, tuple[int, Rect]] = {}
        for rect in shot.covered:
            occupancy.block(rect)
        if shot.strip:
            for _, rect in self.placed.values():
                occupancy.block(rect)
        for names, discs, limit in self._turns(order, shot.emphasis, most):
            occupancy.block_discs(discs[:_CANDIDATES], px, radii)
            chosen = names[:_CANDIDATES].tolist()
            found |= place(occupancy, chosen, px, radii, self._atlas.size, before, limit, shot.window)
        self.placed = {**self.placed, **found} if shot.strip else found

    def _turns(
        self, order: IndexArray, emphasis: Emphasis | None, most: int
    ) -> list[tuple[IndexArray, IndexArray, int]]:
        """Return who is named in turn, what these names may not cover, and how many there may be."""
        if emphasis is None:
            first = self.scene.rank[order] < min(STRONG, 3 + self.scene.network.n // 12)
            return [(order[first], order[first], most), (order[~first], order, most)]
        chosen, strong = np.isin(order, emphasis.chosen), emphasis.nodes[order]
        return [
            (order[chosen], order[:0], _FORCED),
            (order[strong & ~chosen], order[strong], most),
            (order[~strong], order, most // 3),
        ]

    def shift_labels(self, dx: float, dy: float) -> None:
        """Follow a surface that was scrolled by device pixels."""
        self.placed = {
            node: (side, (rect[0] + dx, rect[1] + dy, rect[2], rect[3]))
            for node, (side, rect) in self.placed.items()
        }
