"""What the filter offers in the menus of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from synpol_desktop.ui.features import Offer, Open
from synpol_desktop.ui.filtering.summary import PLAIN
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.status import StatusBar


def filtering(opened: Open) -> Offer:
    """Offer the panel of the filter, its reset, and the views that are kept."""
    desk, graph = opened.desk, opened.bench.graph
    status = opened.window.statusBar()
    if isinstance(status, StatusBar):
        status.filtered.watch_sieve(graph.styling)

    def panel() -> QWidget:
        from synpol_desktop.ui.filtering.panel import FilterPanel

        return FilterPanel(desk, graph)

    def reset() -> None:
        graph.sifting.let_all_through()
        desk.filter = PLAIN

    def views() -> QWidget:
        from synpol_desktop.ui.filtering.views_panel import ViewsPanel

        return ViewsPanel(desk, graph)

    return Offer({"reset_filter": reset}, {"filters": (tr("Filter"), panel), "views": (tr("Views"), views)})
