"""What the graph view shows: a network, where its nodes are, and what of it stands out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect

from synpol_desktop.core.kinds import RELATION_TYPES
from synpol_desktop.core.network import FloatArray, Network, Positions
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.core.styling.looks import Looks
from synpol_desktop.ui.canvas.hits import EdgeFinder, node_at
from synpol_desktop.ui.painting.camera import Camera, spacing
from synpol_desktop.ui.painting.network_painter import NetworkPainter, Stock
from synpol_desktop.ui.painting.regions import READABLE_PX, Regions, mapped
from synpol_desktop.ui.painting.scene import Scene
from synpol_desktop.ui.painting.shot import Emphasis, Shot, emphasis, node_factor
from synpol_desktop.ui.painting.sight import KEPT_SHARE

_EDGE_MS, _PIXEL_MS = 1e-4, 4.6e-6
"""Time of a hairline of no length, and of each pixel of it, measured."""


class Stage:
    """The shown network with its positions, selection and camera; knows no widget.

    ``version`` rises with each change that needs a new picture, ``moves`` with each move of nodes.
    """

    def __init__(self, style: StyleSheet) -> None:
        self.version = 0
        self.moves = 0
        self._spacing = 1.0
        self._longest: tuple[tuple[Scene, float, float, float, float], int, float] | None = None
        self._regions: Regions | None = None
        self._mapped_at = -1
        self.camera = Camera()
        self.nodes: tuple[int, ...] = ()
        self.edges: tuple[int, ...] = ()
        self.bright: NDArray[np.bool_] | None = None
        self.emphasis: Emphasis | None = None
        self.lifted: frozenset[int] = frozenset()
        self.edge_names: tuple[str, ...] = ()
        self._painters: dict[float, NetworkPainter] = {}
        self._stocks: dict[tuple[StyleSheet, float], Stock] = {}
        self.show(Network.empty(), Positions(np.empty((0, 2)), np.empty(0, np.bool_)), style)

    def show(
        self, network: Network, positions: Positions, style: StyleSheet, looks: Looks | None = None
    ) -> None:
        """Take another network; what was selected is forgotten."""
        if len(positions.xy) != network.n:
            raise ValueError("network and positions differ in length")
        self.scene = Scene(network, style, looks)
        self.xy: FloatArray = np.array(positions.xy, np.float64)
        self.pinned: NDArray[np.bool_] = np.array(positions.pinned, np.bool_)
        self.nodes = self.edges = ()
        self.bright = self.emphasis = None
        self.lifted = frozenset()
        self._painters.clear()
        self.measure()
        self._moved()
        self._unmap()

    def restyle(self, style: StyleSheet) -> None:
        """Change the looks only."""
        self.scene = Scene(self.scene.network, style)
        self._painters.clear()
        self._moved()

    def look(self, looks: Looks | None) -> None:
        """Draw nodes and edges as rules say, or by types and quads again."""
        self.scene = Scene(self.scene.network, self.scene.style, looks)
        self.emphasis = emphasis(self.scene, self.nodes, self.edges, self.bright)  # edges have another order
        self._painters.clear()
        self._moved()

    def measure(self) -> None:
        """Note how far apart nodes lie, in layout units; it decides how large they are drawn."""
        apart = spacing(self.xy)
        if apart != self._spacing:
            self._spacing = apart
            self.version += 1

    def move(self, xy: FloatArray) -> None:
        """Take all positions."""
        if np.shape(xy) != self.xy.shape:
            raise ValueError("positions of another network")
        self.xy = np.array(xy, np.float64)
        self.lifted = frozenset()
        self._moved()
        self._unmap()

    def move_one(self, node: int, x: float, y: float) -> None:
        """Take one position; the node is drawn above the picture until ``put_down``."""
        self.xy[node] = x, y
        self.moves += 1
        self._finder = EdgeFinder(self.scene, self.xy)
        if node not in self.lifted:
            self.lifted = frozenset((node,))
            self.version += 1

    def put_down(self) -> None:
        """Draw lifted nodes with all others again."""
        if self.lifted:
            self.lifted = frozenset()
            self.version += 1

    def pin(self, pinned: NDArray[np.bool_]) -> None:
        """Mark the nodes that are held in their place."""
        if not np.array_equal(pinned, self.pinned):
            self.pinned = np.array(pinned, np.bool_)
            self.version += 1

    def _moved(self) -> None:
        self._finder = EdgeFinder(self.scene, self.xy)
        self.version += 1

    def select(self, nodes: Iterable[int], edges: Iterable[int]) -> bool:
        """Let nodes and edges stand out with what they touch; return whether that changes anything."""
        chosen = tuple(sorted(set(nodes))), tuple(sorted(set(edges)))
        if chosen == (self.nodes, self.edges):
            return False
        self.nodes, self.edges = chosen
        self.emphasis = emphasis(self.scene, *chosen, self.bright)
        self.version += 1
        return True

    def fade(self, bright: NDArray[np.bool_] | None) -> bool:
        """Fade all nodes but these, or none; return whether that changes anything."""
        if bright is not None and len(bright) != self.scene.network.n:
            raise ValueError("marks of another network")
        if (bright is None and self.bright is None) or (
            bright is not None and self.bright is not None and np.array_equal(bright, self.bright)
        ):
            return False
        self.bright = bright
        self.emphasis = emphasis(self.scene, self.nodes, self.edges, bright)
        self.version += 1
        return True

    def name_edges(self, names: Sequence[str]) -> bool:
        """Take what relations are called, by relation code; return whether that changes anything."""
        if names and len(names) != len(RELATION_TYPES):
            raise ValueError(f"there must be a name for each of {len(RELATION_TYPES)} relation types")
        changed = self.edge_names != tuple(names)
        self.edge_names = tuple(names)
        self.version += changed
        return changed

    def painter(self, ratio: float) -> NetworkPainter:
        """Return the painter for a device pixel ratio."""
        if ratio not in self._painters:
            key = (self.scene.style, ratio)
            if key not in self._stocks:
                self._stocks = {key: Stock(*key)}
            self._painters[ratio] = NetworkPainter(self.scene, ratio, self._stocks[key])
        return self._painters[ratio]

    def _unmap(self) -> None:
        """Forget the map: all nodes are elsewhere."""
        self.moves += 1
        self._regions = None

    def map(self, regions: Regions | None) -> None:
        """Take the regions of the nodes where they are now; None if they have none."""
        self._regions, self._mapped_at = regions, self.moves
        self.version += 1

    @property
    def _far(self) -> bool:
        return mapped(self.scene.network.n, self._spacing * self.camera.scale)

    @property
    def map_due(self) -> bool:
        """Whether nodes are too small to be read, and no regions were found since they moved."""
        return self._far and self._mapped_at != self.moves

    @property
    def regions(self) -> Regions | None:
        """The map that is drawn, None where nodes are drawn one by one."""
        return self._regions if self._far else None

    @property
    def factor(self) -> float:
        """How much larger than nominal nodes are drawn at the camera's scale."""
        return self.factor_at(self.camera.scale)

    def factor_at(self, scale: float) -> float:
        """Return how much larger than nominal nodes are drawn at a scale."""
        return node_factor(self._spacing * scale)

    def scale_for(self, spacing: float) -> float:
        """Return the scale at which nodes lie so many pixels apart."""
        return float(spacing / self._spacing)

    @property
    def readable_scale(self) -> float:
        """The scale from which nodes are drawn one by one."""
        return self.scale_for(READABLE_PX)

    def px(self) -> FloatArray:
        """Return all nodes in the window's logical pixels."""
        return self.camera.to_px(self.xy)

    def radii(self) -> FloatArray:
        """Return the radii of all nodes in logical pixels."""
        return self.scene.radius * self.factor

    def shot(
        self, camera: Camera, region: QRect, ratio: float, *, swift: bool, longest: float = np.inf
    ) -> Shot:
        """Return a picture to draw; ``camera`` is in device pixels of the surface."""
        return Shot(
            self.xy,
            self.pinned,
            camera,
            region,
            ratio,
            self.factor_at(camera.scale / ratio),
            self.emphasis,
            swift=swift,
            longest=longest,
            without=self.lifted,
            edge_names=self.edge_names,
            regions=self._regions if mapped(len(self.xy), self._spacing * camera.scale / ratio) else None,
        )

    def node_at(self, x: float, y: float) -> int:
        """Return the node under a pixel, or -1; on a map only landmarks and what stands out can be hit."""
        regions = self.regions
        if regions is None:
            return node_at(self.px(), self.radii(), x, y)
        standing_out = () if self.emphasis is None else np.flatnonzero(self.emphasis.nodes)
        told = np.union1d(regions.landmarks, standing_out).astype(np.intp)
        found = node_at(self.px()[told], self.radii()[told], x, y)
        return int(told[found]) if found >= 0 else -1

    def edge_at(self, x: float, y: float) -> int:
        """Return the edge (index of the network) near a pixel, or -1; on a map those that stand out."""
        if self.regions is not None and self.emphasis is None:
            return -1
        world = self.camera.to_world(x, y)
        found = self._finder.edge_at(self.px(), self.radii(), world, self.camera.scale)
        if found >= 0 and self.regions is not None and self.emphasis is not None:
            return found if self.emphasis.edges[self.scene.place_of[found]] else -1
        return found

    def region_at(self, x: float, y: float) -> int:
        """Return the place in the map of the region under a pixel, the smallest of several, or -1."""
        if self.regions is None:
            return -1
        world = np.array([self.camera.to_world(x, y)])
        each = self.regions.each
        met = [number for number, region in enumerate(each) if region.holds(world)[0]]
        return min(met, key=lambda number: float(np.ptp(each[number].corners, axis=0).prod()), default=-1)

    def longest_edge(self, width: float, height: float, budget_ms: float) -> float:
        """Return the length in logical pixels up to which edges can be drawn in time while all move.

        It is found anew after some moves only: in between, nodes have not gone far.
        """
        asked = (self.scene, self.camera.scale, width, height, budget_ms)
        if self._longest is not None and self._longest[0] == asked and 0 <= self.moves - self._longest[1] < 8:
            return self._longest[2]
        found = self._find_longest(width, height, budget_ms)
        self._longest = asked, self.moves, found
        return found

    def _find_longest(self, width: float, height: float, budget_ms: float) -> float:
        m = len(self.scene.edge_source)
        if not m:
            return float("inf")
        sample = np.linspace(0, m - 1, min(m, 1024)).astype(np.intp)
        begin, end = self.xy[self.scene.edge_source[sample]], self.xy[self.scene.edge_target[sample]]
        length = np.sort(np.hypot(*(begin - end).T)) * self.camera.scale
        cost = _EDGE_MS + _PIXEL_MS * np.minimum(length, np.hypot(width, height))
        spent = KEPT_SHARE * cost.mean() * m + np.cumsum(cost) * (1 - KEPT_SHARE) * m / len(sample)
        fitting = int(np.searchsorted(spent, budget_ms))
        return float(length[max(fitting, 1) - 1]) if fitting < len(sample) else float("inf")
