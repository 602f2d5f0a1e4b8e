"""Which names stand in a picture and where: nodes by importance, then edges that stand out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from time import perf_counter

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.ui.painting.beside import FADED, Beside
from synpol_desktop.ui.painting.edge_names import place_edge_names, points_on_edges
from synpol_desktop.ui.painting.labels import STRONG, Face, LabelPictures, Name, Stamp, elided, wrapped
from synpol_desktop.ui.painting.placement import SIDES, Occupancy, Rect, beside, place
from synpol_desktop.ui.painting.scene import Scene
from synpol_desktop.ui.painting.shapes import CORNERED
from synpol_desktop.ui.painting.shot import Emphasis, Shot

_CANDIDATES = 1500
_MOST_LABELS = 420
_FORCED = 40
_SLICE = 24
_THOROUGH = 400
"""Up to so many nodes in view, each name is tried on every side and on two lines."""
_PLAIN_SIDES = 4
_LONG = 22
"""Longer names stand on two lines rather than on one."""
_SHORT = 18
_CORNER = 1.15
"""How far the corners of some shapes reach beyond the radius."""
_SETTINGS: tuple[Callable[[str], str], ...] = (elided, wrapped, partial(elided, longest=_SHORT))


class Naming:
    """Places and draws the names of one scene; keeps the last placement."""

    def __init__(self, scene: Scene, pictures: LabelPictures, ratio: float) -> None:
        self._scene, self._pictures, self._ratio = scene, pictures, ratio
        n = scene.network.n
        self._strong = STRONG if n > STRONG else max(3, n // 5)
        self._plain = max(self._strong, n // 4)
        looks = scene.looks
        reach = np.array([_CORNER if dot.shape in CORNERED else 1.0 for dot in looks.dots])
        self._corners = reach[looks.dot_of]
        self._names: dict[tuple[int, int], Name] = {}
        self._known_forms: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
        self._edge_stamps: list[Stamp] = []
        self._placed: dict[int, tuple[int, Rect]] = {}
        self._beside: Beside | None = None

    @property
    def placed(self) -> Mapping[int, tuple[int, Rect]]:
        """Nodes whose label was drawn last, with its stand and rectangle in device pixels of the surface."""
        if self._beside is not None:
            self._placed, self._beside = self._beside.placed(self._placed), None
        return self._placed

    @property
    def edge_stamps(self) -> Sequence[Stamp]:
        """Names of edges in the last picture."""
        return self._edge_stamps

    def name(self, node: int, stand: int = 0) -> Name:
        """Return a node's name as it is set on a stand: a side, plus ``SIDES`` times the setting.

        Settings are one line, two lines, and a short line for long names that find no room.
        """
        known = self._names.get((node, stand // SIDES))
        if known is not None:
            return known
        rank = self._scene.rank[node]
        face = Face.STRONG if rank < self._strong else Face.PLAIN if rank < self._plain else Face.SMALL
        text = self._scene.network.labels[node]
        name = self._names[node, stand // SIDES] = Name(_SETTINGS[stand // SIDES](text), face)
        return name

    def size(self, node: int, stand: int = 0) -> tuple[int, int]:
        """Return a label's width and height in device pixels."""
        return self._pictures.size(self.name(node, stand))

    def rect(self, node: int, stand: int, px: FloatArray, radii: FloatArray) -> Rect:
        """Return where a node's label is drawn on a stand."""
        wide, high = self.size(node, stand)
        return beside(float(px[node, 0]), float(px[node, 1]), float(radii[node]), wide, high, stand % SIDES)

    def _reach(self, shot: Shot, radii: FloatArray) -> FloatArray:
        """Return how far nodes reach with their corners, and what is chosen with its ring."""
        reach: FloatArray = radii * self._corners
        if shot.emphasis is not None:
            chosen = shot.emphasis.chosen
            reach[chosen] = radii[chosen] * 1.12 * self._corners[chosen] + 4 * self._ratio
        return reach

    def follow(self, shot: Shot, px: FloatArray, radii: FloatArray) -> None:
        """Keep the labels beside their nodes, which moved."""
        look = shot.node_factor, shot.emphasis, self._pictures.edition
        if self._beside is None or self._beside.look != look:
            reach = self._reach(shot, radii)
            rects = [self.rect(node, stand, px, reach) for node, (stand, _) in self.placed.items()]
            sheet = self._pictures.sheet([self.name(node, stand) for node, (stand, _) in self.placed.items()])
            look = shot.node_factor, shot.emphasis, self._pictures.edition
            self._beside = Beside.of(look, list(self.placed), rects, px, sheet)
        self._beside.px = px
        self._edge_stamps = []

    def draw_beside(
        self, painter: QPainter, shown: NDArray[np.bool_], strong: NDArray[np.bool_] | None
    ) -> None:
        """Draw the names that follow their nodes, of those that are shown."""
        if self._beside is not None:
            self._beside.draw(painter, shown, strong)

    def shift(self, dx: float, dy: float) -> None:
        """Follow a surface that was scrolled by device pixels."""
        self._placed = {
            node: (stand, (rect[0] + dx, rect[1] + dy, rect[2], rect[3]))
            for node, (stand, rect) in self.placed.items()
        }

    def place(self, shot: Shot, px: FloatArray, radii: FloatArray, seen: IndexArray) -> Iterator[None]:
        """Choose the names of a picture, some at a time; nothing changes before the last are chosen.

        ``seen`` are the nodes in the picture, the most important first.
        """
        r = shot.region
        occupancy = Occupancy(r.left(), r.top(), r.width(), r.height())
        order = seen
        if shot.strip:
            order = order[[node not in self.placed for node in order.tolist()]]
        own, radii = radii, self._reach(shot, radii)
        before = {node: stand for node, (stand, _) in self.placed.items()}
        most = int(_MOST_LABELS * max(1.0, r.width() * r.height() / (1.2e6 * self._ratio**2)))
        sides = SIDES if len(order) <= _THOROUGH else _PLAIN_SIDES
        forms = partial(self._forms, sides=sides)
        found: dict[int, tuple[int, Rect]] = {}
        for rect in shot.covered:
            occupancy.block(rect)
        if shot.strip:
            for _, rect in self.placed.values():
                occupancy.block(rect)
        edge_stamps: list[Stamp] = []
        turns = self._turns(order, shot.emphasis, most)
        occupancy.block_discs(order[:_CANDIDATES], px, radii)
        for number, (names, discs, limit) in enumerate(turns):
            chosen = [node for node in names[:_CANDIDATES].tolist() if node not in found]
            ground = occupancy
            if discs is not None:
                ground = occupancy.bare()
                ground.block_discs(discs, px, radii)
            if number == 0 and shot.emphasis is not None:
                ground.avoid(points_on_edges(self._scene, shot, px, own))
            full = len(found) + limit
            for begin in range(0, len(chosen), _SLICE):
                if perf_counter() > shot.until:
                    break
                some = chosen[begin : begin + _SLICE]
                found |= place(ground, some, px, radii, forms, before, full - len(found), shot.window)
                yield
            if number == len(turns) - 2 and not shot.strip:
                edge_stamps = place_edge_names(self._scene, self._pictures, ground, shot, px, own)
        self._placed, self._beside = {**self.placed, **found} if shot.strip else found, None
        if not shot.strip:
            self._edge_stamps = edge_stamps

    def _forms(self, node: int, sides: int) -> list[tuple[int, int, int]]:
        known = self._known_forms.get((node, sides))
        if known is None:
            known = self._known_forms[node, sides] = self._find_forms(node, sides)
        return known

    def _find_forms(self, node: int, sides: int) -> list[tuple[int, int, int]]:
        single = [(side, *self.size(node)) for side in range(sides)]
        if sides < SIDES or "\n" not in self.name(node, SIDES).text:
            return single
        double = [(side + SIDES, *self.size(node, SIDES)) for side in range(sides)]
        if len(self._scene.network.labels[node]) <= _LONG:
            return single + double
        short = [(side + 2 * SIDES, *self.size(node, 2 * SIDES)) for side in range(sides)]
        return double + single + short

    def _turns(
        self, order: IndexArray, emphasis: Emphasis | None, most: int
    ) -> list[tuple[IndexArray, IndexArray | None, int]]:
        """Return who is named in turn, which nodes these names may not cover (None: any), and how many."""
        if emphasis is None:
            first = order[self._scene.rank[order] < min(STRONG, 3 + self._scene.network.n // 12)]
            return [(first, None, most), (first, first, most), (order, None, most)]
        chosen = order[np.isin(order, emphasis.chosen)]
        strong, rest = order[emphasis.nodes[order]], order[~emphasis.nodes[order]]
        return [
            (chosen, strong, _FORCED),
            (chosen, order[:0], _FORCED),
            (strong, strong, most),
            (rest, None, most // 3),
        ]

    def draw(
        self,
        painter: QPainter,
        nodes: Sequence[int],
        strong: NDArray[np.bool_] | None,
        until: float = float("inf"),
    ) -> None:
        """Draw names that are placed; those of nodes that are not strong, where that is given, faded."""
        stamps = []
        for node in nodes:
            stand, (x, y, wide, high) = self.placed[node]
            opacity = 1.0 if strong is None or strong[node] else FADED
            # Whole pixels keep the letters sharp.
            centre = round(x) + wide / 2, round(y) + high / 2
            stamps.append(Stamp(self.name(node, stand), *centre, 0.0, opacity))
        self._pictures.stamp(painter, stamps, until)

    def draw_edge_names(self, painter: QPainter, until: float = float("inf")) -> None:
        """Draw the names of edges that are placed."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._pictures.stamp(painter, self._edge_stamps, until)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
