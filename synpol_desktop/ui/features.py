"""What can be asked of an open workspace, gathered from the parts of the window that do it.

A part has a function that takes :class:`Open` and returns an :class:`Offer`; ``offers.PARTS`` names them all.
Texts, keys and places of the acts in the menus stand in :mod:`synpol_desktop.ui.commands`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtWidgets import QMainWindow, QWidget

from synpol_desktop.ui.acts import Acts
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.file_acts import FileActs
from synpol_desktop.ui.search_box import SearchBox
from synpol_desktop.ui.settings import Settings
from synpol_desktop.ui.workbench import Workbench

Slot = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Open:
    """An open workspace and what shows it."""

    desk: Desk
    bench: Workbench
    files: FileActs
    search: SearchBox
    acts: Acts
    settings: Settings
    window: QMainWindow


@dataclass(frozen=True, slots=True)
class Offer:
    """What one part does.

    Parameters
    ----------
    slots : mapping
        What an act of the menus does, by its name.
    docks : mapping
        Title and maker of a panel in the docks, by the name of the act that shows and hides it.
    """

    slots: Mapping[str, Slot] = field(default_factory=dict)
    docks: Mapping[str, tuple[str, Callable[[], QWidget]]] = field(default_factory=dict)


def gather(opened: Open) -> Offer:
    """Return what all parts offer together."""
    from synpol_desktop.ui.offers import PARTS

    slots: dict[str, Slot] = {}
    docks: dict[str, tuple[str, Callable[[], QWidget]]] = {}
    for part in PARTS:
        offer = part(opened)
        slots |= offer.slots
        docks |= offer.docks
    return Offer(slots, docks)
