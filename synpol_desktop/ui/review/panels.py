"""Which panels the docks hold, and how they are joined to the acts of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from synpol_desktop.ui.acts import Acts
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.review.history_panel import HistoryPanel
from synpol_desktop.ui.review.pairs_panel import PairsPanel
from synpol_desktop.ui.review.panel import ReviewPanel

DOCKS = ("review", "pairs", "history")


def dock_panels(desk: Desk, acts: Acts) -> dict[str, tuple[str, Callable[[], QWidget]]]:
    """Return for each dock its title and what makes its panel."""

    def review() -> QWidget:
        panel = ReviewPanel(desk)
        panel.edit_wanted.connect(acts.corrections.correct)
        return panel

    def same() -> QWidget:
        panel = PairsPanel(desk)
        panel.merge_wanted.connect(acts.merge_pair)
        return panel

    return {
        "review": (tr("Review queue"), review),
        "pairs": (tr("Actors that may be one"), same),
        "history": (tr("History"), lambda: HistoryPanel(desk)),
    }
