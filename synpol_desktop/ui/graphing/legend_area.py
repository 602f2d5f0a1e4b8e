"""The room of the legend below the graph."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea

from synpol_desktop.ui.labels import scroll_area
from synpol_desktop.ui.legend_strip import LegendStrip

SHARE, LEAST_PX = 0.45, 56
"""The most of the panel's height that the legend takes, and what it always may take."""


class LegendArea:
    """Holds the legend; where there is little room, a long one scrolls.

    Attributes
    ----------
    widget : QScrollArea
        What is laid out.
    """

    def __init__(self, legend: LegendStrip) -> None:
        self._legend = legend
        self.widget: QScrollArea = scroll_area(legend)

    def fit(self, width: int, height: int) -> None:
        """Take what the legend needs of a panel, in pixels, and leave most of its height to the graph."""
        most = max(LEAST_PX, int(height * SHARE))
        self.widget.setFixedHeight(min(self._legend.heightForWidth(width), most))

    def toggle(self) -> None:
        """Show the legend, or hide it."""
        self.widget.setVisible(self.widget.isHidden())
