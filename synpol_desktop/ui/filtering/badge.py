"""What the status bar says of the filter; a click takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.styling.sieves import OPEN
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.filtering.summary import PLAIN, bounds, sieved
from synpol_desktop.ui.i18n import line, tr
from synpol_desktop.ui.labels import LinkLabel

if TYPE_CHECKING:  # it writes to the workspace, and the bar is there before one is open
    from synpol_desktop.ui.graphing.styling.styling import Styling


class FilterBadge(LinkLabel):
    """Says what is filtered; hidden while nothing is. Followed, it resets the filter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._desk: Desk | None = None
        self._styling: Styling | None = None
        self.setObjectName("filterBadge")
        self.setMaximumWidth(520)
        self.followed.connect(self.reset)
        self.hide()

    def watch(self, desk: Desk) -> None:
        """Speak of a desk's filter from now on."""
        self._desk = desk
        desk.filter_changed.connect(self._show)
        self._show(desk.filter)

    def watch_sieve(self, styling: Styling) -> None:
        """Speak also of what is left out by values."""
        self._styling = styling
        styling.sifted.connect(self._say_again)
        self._say_again()

    def forget(self) -> None:
        """Say nothing until another desk is watched."""
        self._desk = self._styling = None
        self.hide()

    def reset(self) -> None:
        """Take the filter away, and let all values through."""
        if self._styling is not None:
            self._styling.sift(OPEN)
        if self._desk is not None:
            self._desk.filter = PLAIN

    def _say_again(self) -> None:
        if self._desk is not None:
            self._show(self._desk.filter)

    def _show(self, shown: Filter) -> None:
        said = bounds(shown)
        if self._styling is not None:
            said += sieved(self._styling.sieve)
        self.setVisible(bool(said))
        if said:
            self.setText(tr("Filtered: {bounds}", bounds=line(*said)))
            self.setToolTip(line(*said) + "\n" + tr("Click to reset the filter"))
            self.setAccessibleName(tr("Reset the filter: {bounds}", bounds=line(*said)))
