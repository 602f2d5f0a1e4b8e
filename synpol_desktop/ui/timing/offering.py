"""What time offers in the menus of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from synpol_desktop.ui.features import Offer, Open
from synpol_desktop.ui.i18n import tr


def timing(opened: Open) -> Offer:
    """Offer the histogram over time, and two times compared."""

    def time() -> QWidget:
        from synpol_desktop.ui.timing.bar import begins_from_right
        from synpol_desktop.ui.timing.panel import TimePanel

        return TimePanel(opened.desk, from_right=begins_from_right())

    def compare() -> QWidget:
        from synpol_desktop.ui.timing.comparing.panel import ComparePanel

        return ComparePanel(opened.desk, opened.bench.graph, bom=opened.settings.csv_bom)

    return Offer(docks={"time": (tr("Time"), time), "compare": (tr("Compare two times"), compare)})
