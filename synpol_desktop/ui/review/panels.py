"""Which panels the docks hold, and how they are joined to the acts of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from synpol_desktop.ui.features import Offer, Open
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.review.history_panel import HistoryPanel
from synpol_desktop.ui.review.pairs_panel import PairsPanel
from synpol_desktop.ui.review.panel import ReviewPanel


def reviewing(opened: Open) -> Offer:
    """Offer the review queue, pairs that may be one, and the history."""
    desk, acts = opened.desk, opened.acts

    def review() -> QWidget:
        panel = ReviewPanel(desk)
        panel.edit_wanted.connect(acts.corrections.correct)
        panel.date_wanted.connect(lambda: acts.corrections.act("date"))
        return panel

    def same() -> QWidget:
        panel = PairsPanel(desk)
        panel.merge_wanted.connect(acts.merge_pair)
        return panel

    return Offer(
        docks={
            "review": (tr("Review queue"), review),
            "pairs": (tr("Actors that may be one"), same),
            "history": (tr("History"), lambda: HistoryPanel(desk)),
        }
    )
