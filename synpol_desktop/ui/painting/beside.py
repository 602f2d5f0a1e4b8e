"""Names that stay beside nodes which move: placed once, then drawn where their nodes are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.ui.painting.labels import Sheet
from synpol_desktop.ui.painting.placement import Rect
from synpol_desktop.ui.painting.shot import Emphasis

FADED = 0.3
"""Opacity of names that are not part of what stands out."""

Look = tuple[float, Emphasis | None, int]
"""How large nodes are drawn, what stands out, and the edition of the names' pictures."""


@dataclass(slots=True, eq=False)
class Beside:
    """Names with their distance from their nodes.

    Parameters
    ----------
    look : tuple
        As long as it stays the same, so do the distances.
    nodes : ndarray of intp, shape (k,)
    offsets : ndarray of float64, shape (k, 2)
        From a node to the corner of its name, device pixels.
    sizes : ndarray of float64, shape (k, 2)
    px : ndarray of float64, shape (n, 2)
        Where all nodes are now.
    """

    look: Look
    nodes: IndexArray
    offsets: FloatArray
    sizes: FloatArray
    px: FloatArray
    sheet: Sheet

    @classmethod
    def of(
        cls, look: Look, nodes: Sequence[int], rects: Sequence[Rect], px: FloatArray, sheet: Sheet
    ) -> Beside:
        """Return names as they stand in a picture."""
        which = np.array(nodes, np.intp)
        boxes = np.array(rects, np.float64).reshape(-1, 4)
        return cls(look, which, boxes[:, :2] - px[which], boxes[:, 2:], px, sheet)

    def placed(self, before: Mapping[int, tuple[int, Rect]]) -> dict[int, tuple[int, Rect]]:
        """Return where the names stand now, by node, on the stands that they had."""
        corners = (self.px[self.nodes] + self.offsets).tolist()
        rects = zip(corners, self.sizes.tolist(), strict=True)
        return {
            node: (before[node][0], (x, y, wide, high))
            for node, ((x, y), (wide, high)) in zip(self.nodes.tolist(), rects, strict=True)
        }

    def draw(self, painter: QPainter, shown: NDArray[np.bool_], strong: NDArray[np.bool_] | None) -> None:
        """Draw the names of the nodes that are shown; of those that are not strong, faded."""
        # Whole pixels keep the letters sharp.
        centres = np.rint(self.px[self.nodes] + self.offsets) + self.sizes / 2
        opacity = np.ones(len(self.nodes)) if strong is None else np.where(strong[self.nodes], 1.0, FADED)
        self.sheet.draw(painter, centres, opacity, shown[self.nodes])
