"""One picture to draw: what, from where, and what of it stands out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.ui.painting.camera import Camera
from synpol_desktop.ui.painting.placement import Rect
from synpol_desktop.ui.painting.regions import Regions
from synpol_desktop.ui.painting.scene import Scene

_SPACING = 74.0
"""Mean distance of nodes, in logical pixels, at which they have their nominal size."""


@dataclass(frozen=True, slots=True, eq=False)
class Emphasis:
    """What stands out; the rest fades. Each is equal to itself only.

    Parameters
    ----------
    nodes, edges : ndarray of bool
        What is chosen with what it touches; edges in drawing order.
    chosen : ndarray of intp
        The chosen nodes: their labels are shown whatever they cover.
    bold : ndarray of intp
        The chosen edges, in drawing order.
    told : ndarray of bool
        Edges that carry their name: those that touch what is chosen.
    """

    nodes: NDArray[np.bool_]
    edges: NDArray[np.bool_]
    chosen: IndexArray
    bold: IndexArray
    told: NDArray[np.bool_]


def emphasis(
    scene: Scene, nodes: Sequence[int], edges: Sequence[int], bright: NDArray[np.bool_] | None = None
) -> Emphasis | None:
    """Return how chosen nodes and edges (indices of the network) stand out; None for none.

    Parameters
    ----------
    bright : ndarray of bool, shape (n,), optional
        All other nodes are faded whatever is chosen, but for what is chosen itself.
    """
    if not nodes and not edges:
        if bright is None:
            return None
        within = bright[scene.edge_source] & bright[scene.edge_target]
        nobody = np.empty(0, np.intp)
        return Emphasis(bright, within, nobody, nobody, np.zeros_like(within))
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
    if bright is not None:
        node_mask &= bright
        node_mask[chosen] = True
        edge_mask &= node_mask[scene.edge_source] & node_mask[scene.edge_target]
    return Emphasis(node_mask, edge_mask, chosen, bold, edge_mask)


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
    until : float
        Time of ``time.perf_counter`` from which no further names are placed nor drawn for the first time.
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
    until: float = float("inf")
    swift: bool = False
    strip: bool = False
    longest: float = float("inf")
    without: frozenset[int] = field(default_factory=frozenset)
    window: Rect | None = None
    """What is seen of the surface; labels keep inside."""
    covered: tuple[Rect, ...] = ()
    """Parts that something lies on, such as an overview; labels keep off them."""
    edge_names: tuple[str, ...] = ()
    """What relations are called, by relation code; edges of the emphasis carry their name."""
    regions: Regions | None = None
    """The map that is drawn instead of single nodes and edges."""


def node_factor(spacing: float) -> float:
    """Return how much larger than nominal nodes are drawn where they lie ``spacing`` pixels apart."""
    return float(min(max((spacing / _SPACING) ** 0.62, 0.3), 1.55))  # asked in each frame: no numpy
