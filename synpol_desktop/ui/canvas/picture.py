"""What a surface shows: a network with its looks, where its nodes are, and what stands out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal

from synpol_desktop.core.network import FloatArray, Network, Positions
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.core.styling.looks import Looks
from synpol_desktop.ui.canvas.surface import Surface


class Picture(Surface):
    """A surface that is told what to show."""

    selection_changed = Signal()

    @property
    def network(self) -> Network:
        """The network that is shown."""
        return self._stage.scene.network

    @property
    def style_sheet(self) -> StyleSheet:
        """The looks in use."""
        return self._stage.scene.style

    @property
    def positions(self) -> Positions:
        """Where the nodes are now, and which are pinned (copies)."""
        return Positions(self._stage.xy.copy(), self._stage.pinned.copy())

    @property
    def selected_nodes(self) -> tuple[int, ...]:
        """The nodes that stand out."""
        return self._stage.nodes

    @property
    def selected_edges(self) -> tuple[int, ...]:
        """The edges that stand out."""
        return self._stage.edges

    def show_network(
        self, network: Network, positions: Positions, style: StyleSheet, looks: Looks | None = None
    ) -> None:
        """Show another network; the first one is fitted to the window, later ones keep the camera.

        Parameters
        ----------
        looks : Looks, optional
            What rules made of it; types and quads decide when it is left out.
        """
        had_selection = bool(self._stage.nodes or self._stage.edges)
        first = self.network.n == 0
        self._stage.show(network, positions, style, looks)
        self._refiner.forget_cost()
        self._pointing.forget()
        if first:
            self._flight.fit_wanted = True
            if self.isVisible():
                self.fit(animated=False)
        self._changed()
        if had_selection:
            self.selection_changed.emit()

    def set_style(self, style: StyleSheet) -> None:
        """Change colours, sizes or font; looks that rules gave are to be given again."""
        if style != self.style_sheet:
            self._stage.restyle(style)
            self._refiner.clear()
            self._changed()

    def set_looks(self, looks: Looks | None) -> None:
        """Draw nodes and edges as rules say, or by types and quads again.

        Raises
        ------
        ValueError
            If there is not one look for each node and edge.
        """
        if looks is not None or self._stage.scene.ruled:
            self._stage.look(looks)
            self._changed()

    @property
    def looks(self) -> Looks:
        """How nodes and edges are drawn."""
        return self._stage.scene.looks

    @property
    def ruled(self) -> bool:
        """Whether rules gave the looks."""
        return self._stage.scene.ruled

    @property
    def edge_names(self) -> tuple[str, ...]:
        """What relations are called, by relation code."""
        return self._stage.edge_names

    def set_edge_names(self, names: Sequence[str]) -> None:
        """Take what relations are called, by relation code; edges of the selection carry their name.

        Raises
        ------
        ValueError
            If there is not one name for each of ``RELATION_TYPES``; none at all takes the names away.
        """
        if self._stage.name_edges(names):
            self._changed()

    def move_nodes(self, xy: FloatArray) -> None:
        """Take the positions of all nodes, shape (n, 2), for example from a running layout."""
        self._stage.move(xy)
        self._changed(moving=True)

    def move_node(self, node: int, x: float, y: float) -> None:
        """Take the position of one node."""
        self._stage.move_one(node, x, y)
        self._changed()

    def set_pinned(self, pinned: NDArray[np.bool_]) -> None:
        """Mark which nodes are held in their place."""
        self._stage.pin(pinned)
        self._changed()

    @property
    def bright(self) -> NDArray[np.bool_] | None:
        """The nodes that are drawn in full while all others are faded, None if nobody is."""
        return self._stage.bright

    def set_bright(self, bright: NDArray[np.bool_] | None) -> None:
        """Fade all nodes but these, whatever is selected; None: nobody is faded.

        Raises
        ------
        ValueError
            If there is not one mark for each node.
        """
        if self._stage.fade(bright):
            self._changed()

    def select(self, nodes: Sequence[int], edges: Sequence[int]) -> None:
        """Let nodes and edges stand out with what they touch; the others fade. Empty: nothing fades."""
        if self._stage.select(nodes, edges):
            if len(nodes) == 1:
                self._pointing.current = next(iter(nodes))
            self._changed()
            self.selection_changed.emit()
