"""The room of the legend below the graph."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from synpol_desktop.ui.labels import scroll_area
from synpol_desktop.ui.legend_strip import LegendStrip

SHARE, LEAST_PX = 0.45, 56
"""The most of the panel's height that the legend takes, and what it always may take."""


class LegendArea(QFrame):
    """Holds the legend; where there is little room, a long one scrolls."""

    def __init__(self, legend: LegendStrip) -> None:
        super().__init__()
        self._legend = legend
        self._area: QScrollArea = scroll_area(legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def fit(self, width: int, height: int) -> None:
        """Take what the legend needs of a panel, in pixels, and leave most of its height to the graph."""
        most = max(LEAST_PX, int(height * SHARE))
        self.setFixedHeight(min(self._legend.heightForWidth(width), most))

    def toggle(self) -> None:
        """Show the legend, or hide it."""
        self.setVisible(self.isHidden())
