"""What blocs offer in the menus of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from synpol_desktop.core.records import Entity
from synpol_desktop.ui.features import Offer, Open
from synpol_desktop.ui.i18n import tr

if TYPE_CHECKING:
    from synpol_desktop.ui.window import MainWindow


def blocs(opened: Open) -> Offer:
    """Offer the table of blocs, and let the card of an actor lead to its rows."""

    def panel() -> QWidget:
        from synpol_desktop.ui.blocs.panel import BlocsPanel

        return BlocsPanel(opened.desk)

    def show(entity: Entity) -> None:
        from synpol_desktop.ui.blocs.panel import BlocsPanel

        docks = cast("MainWindow", opened.window).docks
        shown = docks.panel("blocs") if docks is not None else None
        if isinstance(shown, BlocsPanel):
            shown.show_actor(entity.id)

    opened.bench.inspector.entity_page.blocs_wanted.connect(show)
    return Offer({}, {"blocs": (tr("Blocs"), panel)})
