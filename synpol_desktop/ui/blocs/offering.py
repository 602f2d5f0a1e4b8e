"""What blocs offer in the menus of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from synpol_desktop.ui.features import Offer, Open
from synpol_desktop.ui.i18n import tr


def blocs(opened: Open) -> Offer:
    """Offer the table of blocs."""

    def panel() -> QWidget:
        from synpol_desktop.ui.blocs.panel import BlocsPanel

        return BlocsPanel(opened.desk)

    return Offer({}, {"blocs": (tr("Blocs"), panel)})
