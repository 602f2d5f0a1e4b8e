"""How each node and edge of a network is drawn: the answer to rules, as arrays."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.kinds import ENTITY_TYPES, QUADS, RELATION_TYPES
from synpol_desktop.core.network import FloatArray, Network
from synpol_desktop.core.style import Rgb, StyleSheet
from synpol_desktop.core.styling.forms import Dash, Shape, shape_of
from synpol_desktop.core.styling.scales import Scale

Codes = NDArray[np.uint16]

WIDTHS = (1.1, 1.9, 2.8)
"""Line widths in logical pixels for edges that rest on one, a few and many relation mentions."""
WIDTH_BOUNDS = (2.0, 5.0)
_QUAD_OF = np.array([QUADS.index(relation.quad) for relation in RELATION_TYPES], np.uint8)


@dataclass(frozen=True, slots=True)
class Dot:
    """The look of nodes apart from their size.

    Parameters
    ----------
    border : Rgb, optional
        None: the outline of the style sheet.
    width : float
        Of the border in logical pixels; 0: thin, and thinner on small nodes.
    """

    fill: Rgb
    shape: Shape = Shape.CIRCLE
    border: Rgb | None = None
    width: float = 0.0
    dash: Dash = Dash.SOLID


@dataclass(frozen=True, slots=True)
class Pen:
    """The look of edges: colour, width in logical pixels, and dash."""

    colour: Rgb
    width: float
    dash: Dash = Dash.SOLID


@dataclass(frozen=True, slots=True, eq=False)
class Looks:
    """The looks of a network.

    Parameters
    ----------
    dots : tuple of Dot
        Each look that nodes have; ``dot_of``, shape (n,), is the place of each node's.
    radius : ndarray of float64, shape (n,)
        Nominal radii in logical pixels.
    pens : tuple of Pen
        Each look that edges have; ``pen_of``, shape (m,), is the place of each edge's.
    sized : bool
        Whether a rule gave the sizes: names then follow size, not importance.
    scales : tuple of Scale
        What the rules mean, for the legend; one for each rule that decides something.

    Raises
    ------
    ValueError
        If a node or an edge has a look that isn't there.
    """

    dots: tuple[Dot, ...]
    dot_of: Codes
    radius: FloatArray
    pens: tuple[Pen, ...]
    pen_of: Codes
    sized: bool = False
    scales: tuple[Scale, ...] = field(default=())

    def __post_init__(self) -> None:
        if len(self.dot_of) != len(self.radius):
            raise ValueError("looks and sizes of nodes differ in number")
        if int(self.dot_of.max(initial=0)) >= max(len(self.dots), 1):
            raise ValueError("a node has a look that isn't there")
        if int(self.pen_of.max(initial=0)) >= max(len(self.pens), 1):
            raise ValueError("an edge has a look that isn't there")

    def fill(self, node: int) -> Rgb:
        """Return the colour of a node."""
        return self.dots[int(self.dot_of[node])].fill

    def shape(self, node: int) -> Shape:
        """Return the outline of a node."""
        return self.dots[int(self.dot_of[node])].shape

    def line(self, edge: int) -> Pen:
        """Return the pen of an edge (index of the network)."""
        return self.pens[int(self.pen_of[edge])]


def plain(network: Network, sheet: StyleSheet) -> Looks:
    """Return the looks without any rule: nodes by type and importance, edges by quad and weight."""
    dots = tuple(Dot(sheet.fill(kind), shape_of(kind)) for kind in ENTITY_TYPES)
    wide = len(WIDTHS)
    pens = tuple(Pen(ink, width) for ink in sheet.quad_line for width in reversed(WIDTHS))
    pen_of = quads_of(network) * wide + (wide - 1 - weight_class(network.weights))
    return Looks(dots, network.types.astype(np.uint16), radii(network, sheet), pens, pen_of.astype(np.uint16))


def radii(network: Network, sheet: StyleSheet) -> FloatArray:
    """Return the radii by importance."""
    low, high = sheet.node_radius
    sizes: FloatArray = low + (high - low) * np.sqrt(np.clip(network.importance, 0.0, 1.0))
    return sizes


def quads_of(network: Network) -> NDArray[np.intp]:
    """Return the position in ``QUADS`` of each edge's quad."""
    return _QUAD_OF[network.relations].astype(np.intp)


def weight_class(weights: FloatArray) -> NDArray[np.intp]:
    """Return which of ``WIDTHS`` edges of these weights have."""
    return np.searchsorted(WIDTH_BOUNDS, weights, side="right")
