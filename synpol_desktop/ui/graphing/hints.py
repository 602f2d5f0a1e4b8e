"""What hovering over the graph says, and the menus of its nodes, edges and background."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.network import Network
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import line, listed, ntr, tr
from synpol_desktop.ui.painting.regions import Region
from synpol_desktop.ui.words import name_of

BESIDE = QPoint(14, 18)
STRONGEST = 5
"""So many actors of a community are named."""


def show_hint(text: str, view: QWidget, place: QPoint | None = None) -> None:
    """Show a text beside the pointer, or at a place of the screen; nothing if it is empty."""
    view.setAccessibleDescription(text)
    if text:
        QToolTip.showText(QCursor.pos() + BESIDE if place is None else place, text, view)
    else:
        QToolTip.hideText()


def node_hint(desk: Desk, entity: EntityId) -> str:
    """Return what an actor is and how much is said of it; its name stands at the node."""
    row = desk.workspace.entity_rows([entity], desk.filter)[0]
    return line(
        name_of(row.type),
        ntr("{n} article", "{n} articles", row.articles),
        ntr("{n} tie", "{n} ties", row.degree),
    )


def edge_hint(network: Network, edge: int) -> str:
    """Return who does what to whom, and in how many places that is said."""
    source, target = network.edges[edge]
    said = tr(
        "{source} – {relation} – {target}",
        source=network.labels[source],
        relation=name_of(network.key(edge).type),
        target=network.labels[target],
    )
    count = int(network.weights[edge])
    return said + "\n" + ntr("{n} place", "{n} places", count)


def region_hint(network: Network, region: Region) -> str:
    """Return what a community on the map is called, how many it has, and its strongest actors."""
    strongest = [network.labels[node] for node in region.nodes[:STRONGEST].tolist()]
    count = ntr("{n} actor", "{n} actors", region.count)
    most = tr("Strongest: {actors}", actors=listed(strongest))
    return line(region.name, count) + "\n" + most


def open_menu(parent: QWidget, place: QPoint, entries: list[tuple[str, Callable[[], object]]]) -> None:
    """Open a menu; an entry without a text is a separator."""
    menu = QMenu(parent)
    for text, act in entries:
        if text:
            menu.addAction(text, act)
        else:
            menu.addSeparator()
    menu.exec(place)
    menu.deleteLater()
