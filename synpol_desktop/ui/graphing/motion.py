"""Lets a layout run and shows its steps in a view."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from synpol_desktop.core.network import FloatArray

if TYPE_CHECKING:
    from synpol_desktop.graph.interface import Layout
    from synpol_desktop.graph.live import LiveLayout
    from synpol_desktop.ui.graph_view import GraphView

FRAME_MS = 16
GLIDE_MS = 420
_NOWHERE: FloatArray = np.empty((0, 2))


class Motion(QObject):
    """Runs one layout at a time on its thread, and draws where the nodes are until they rest."""

    arrived = Signal()
    """A glide is over."""

    def __init__(self, view: GraphView) -> None:
        super().__init__(view)
        self._view = view
        self._layout: LiveLayout | None = None
        self._generation = -1
        self._held = False
        self._way: tuple[FloatArray, FloatArray] | None = None
        self._clock = QElapsedTimer()
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._next_frame)

    @property
    def resting(self) -> bool:
        """Whether there is a layout and nothing in it moves."""
        return self._layout is not None and self._layout.resting and self._way is None

    @property
    def xy(self) -> FloatArray:
        """Where the nodes are, shape (n, 2); read-only."""
        return _NOWHERE if self._layout is None else self._layout.latest()[1]

    def take(self, layout: Layout) -> None:
        """Run another layout from now on; it belongs to this object."""
        from synpol_desktop.graph.live import LiveLayout

        self.end()
        self._layout = LiveLayout(layout)
        self._generation = -1
        if self._held:
            self._layout.pause()

    def glide(self, layout: Layout) -> None:
        """Run another layout, and let the nodes glide from where they are seen to where it has them."""
        begin = self._view.positions.xy
        self.take(layout)
        self._way = begin, self.xy
        self._clock.start()
        self._frames.start()
        if self._view.reduced_motion or not self._view.isVisible():
            self._arrive()

    def set_clusters(self, clusters: float) -> None:
        """Change how strongly forces draw groups together."""
        if self._layout is not None:
            self._layout.set_clusters(clusters)
            self.run()

    def standing_aside(self) -> AbstractContextManager[None]:
        """Return a block in which the layout begins no step, so that the window paints undisturbed."""
        return nullcontext() if self._layout is None else self._layout.standing_aside()

    def run(self) -> None:
        """Draw the layout's steps until it rests, unless it is held."""
        if not self._held or self._way is not None:
            self._frames.start()

    def hold(self, held: bool) -> None:
        """Hold everything still, or let it move again."""
        self._held = held
        if self._layout is None:
            return
        if held:
            self._layout.pause()
        else:
            self._layout.resume()
            self._layout.reheat()
            self.run()

    def pin(self, node: int, x: float, y: float) -> None:
        """Keep a node at a place."""
        if self._layout is not None:
            self._layout.pin(node, (x, y))

    def unpin(self, node: int) -> None:
        """Let a node move again."""
        if self._layout is not None:
            self._layout.unpin(node)

    def stir(self, nodes: Iterable[int]) -> None:
        """Let nodes and their neighbours find their places anew."""
        if self._layout is not None:
            self._layout.reheat(np.fromiter(nodes, np.intp))
            self.run()

    def end(self) -> None:
        """Stop the layout's thread; the nodes stay where they are."""
        self._frames.stop()
        self._way = None
        if self._layout is not None:
            self._layout.stop()

    def _next_frame(self) -> None:
        if self._layout is None:
            return
        if self._way is not None:
            self._glide_on(*self._way)
            return
        generation, xy = self._layout.latest()
        if generation != self._generation:
            self._generation = generation
            self._view.move_nodes(xy)
        elif self._layout.resting:
            self._frames.stop()

    def _glide_on(self, begin: FloatArray, end: FloatArray) -> None:
        share = self._clock.elapsed() / GLIDE_MS
        if share >= 1:
            self._arrive()
        else:
            eased = share * share * (3 - 2 * share)
            self._view.move_nodes(begin * (1 - eased) + end * eased)

    def _arrive(self) -> None:
        self._way = None
        self._view.move_nodes(self.xy)
        self.arrived.emit()
