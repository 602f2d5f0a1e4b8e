"""What the filter offers in the menus of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from synpol_desktop.ui.features import Offer, Open
from synpol_desktop.ui.filtering.summary import PLAIN
from synpol_desktop.ui.i18n import tr


def filtering(opened: Open) -> Offer:
    """Offer the panel of the filter, and its reset."""
    desk = opened.desk

    def panel() -> QWidget:
        from synpol_desktop.ui.filtering.panel import FilterPanel

        return FilterPanel(desk)

    def reset() -> None:
        desk.filter = PLAIN

    return Offer({"reset_filter": reset}, {"filters": (tr("Filter"), panel)})
