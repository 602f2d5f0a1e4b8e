"""The docks of the window: made when first asked for, side by side as tabs below the panels."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from synpol_desktop.ui.helping.context import DOCKS, set_page
from synpol_desktop.ui.helping.pages import HOME

SHARE, LEAST_PX = 0.36, 140


class Docks(QObject):
    """Shows and hides panels below the others.

    Parameters
    ----------
    panels : mapping
        Name of the act that shows a panel to its title and to what makes it.
    """

    def __init__(self, window: QMainWindow, panels: Mapping[str, tuple[str, Callable[[], QWidget]]]) -> None:
        super().__init__(window)
        self._window, self._panels = window, panels
        self._docks: dict[str, QDockWidget] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The panels that there can be."""
        return tuple(self._panels)

    @property
    def shown(self) -> tuple[str, ...]:
        """The panels that are open, the one in front last."""
        there = [name for name, dock in self._docks.items() if not dock.isHidden()]
        return tuple(sorted(there, key=lambda name: not self._docks[name].visibleRegion().isEmpty()))

    def panel(self, name: str) -> QWidget:
        """Show a panel in front and return it."""
        known = any(dock.isVisible() for dock in self._docks.values())
        dock = self._docks.get(name) or self._make(name)
        dock.show()
        if not known:
            QTimer.singleShot(0, lambda: self._give_room(dock))
        dock.raise_()
        widget = dock.widget()
        widget.setFocus()
        return widget

    def toggle(self, name: str) -> None:
        """Show a panel, or hide it if it is in front."""
        dock = self._docks.get(name)
        if dock is not None and dock.isVisible() and not dock.visibleRegion().isEmpty():
            dock.hide()
        else:
            self.panel(name)

    def close(self) -> None:
        """Take the panels out of the window."""
        for dock in self._docks.values():
            self._window.removeDockWidget(dock)
            dock.deleteLater()
        self._docks.clear()

    def _give_room(self, dock: QDockWidget) -> None:
        if dock not in self._docks.values():
            return  # closed with its workspace meanwhile
        share = dock.widget().property("share") or SHARE
        height = int(self._window.height() * share)
        self._window.resizeDocks([dock], [height], Qt.Orientation.Vertical)

    def _make(self, name: str) -> QDockWidget:
        title, make = self._panels[name]
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        set_page(dock, DOCKS.get(name, HOME))
        dock.setAllowedAreas(Qt.DockWidgetArea.BottomDockWidgetArea | Qt.DockWidgetArea.TopDockWidgetArea)
        panel = make()
        panel.setMinimumHeight(LEAST_PX)  # what needs more would push the dock's title under the panels
        dock.setWidget(panel)
        self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
        for other in self._docks.values():
            self._window.tabifyDockWidget(other, dock)
        self._docks[name] = dock
        return dock
