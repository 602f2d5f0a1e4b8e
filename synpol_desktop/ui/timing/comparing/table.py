"""The table of what changed between two times."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from synpol_desktop.core.comparing import Change
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import number, tr, writing
from synpol_desktop.ui.tables.model import Column
from synpol_desktop.ui.tables.panel import TablePanel
from synpol_desktop.ui.timing.comparing.compared import Compared, Line
from synpol_desktop.ui.words import name_of

SIGNS = {
    Change.APPEARED: "＋",
    Change.GREW: "▲",
    Change.SAME: "＝",
    Change.SHRANK: "▼",
    Change.VANISHED: "－",
}
"""What tells changes apart without colour."""


def change_name(change: Change) -> str:
    """Return what a change is called."""
    return {
        Change.APPEARED: tr("Appeared"),
        Change.GREW: tr("Grew"),
        Change.SAME: tr("The same"),
        Change.SHRANK: tr("Shrank"),
        Change.VANISHED: tr("Vanished"),
    }[change]


def _signed(line: Line) -> str:
    return f"\u2066{writing().digits_of(f'{line.difference:+d}')}\u2069"


Place = tuple[Compared, int]
"""A comparison and a place in it: what is on the screen stays whole while another comparison is made."""


class ChangesTable(TablePanel[Place, Line]):
    """Lists relations with their counts in both times; choosing one selects it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self.compared: Compared | None = None
        self.change: Change | None = None
        super().__init__(
            desk.jobs,
            self._columns(),
            self._lines,
            self._places,
            ("difference", True),
            tr("Filter the changes"),
            tr("Neither time shows a relation."),
            parent,
        )
        self.chosen.connect(self._open)

    @override
    def refresh(self) -> None:
        """List the comparison anew; before there is one, nothing is said of it."""
        if self.compared is not None:
            super().refresh()

    def show_compared(self, compared: Compared) -> None:
        """Show another comparison."""
        self.compared = compared
        self.refresh()

    def show_change(self, change: Change | None) -> None:
        """Show only what changed so; None for all."""
        self.change = change
        self.refresh()

    def listed(self) -> tuple[Compared, list[int]] | None:
        """Return the comparison that is on the screen and the places of its lines, None for no line."""
        keys = [self.model.key(row) for row in range(self.model.rowCount())]
        return (keys[0][0], [at for _, at in keys]) if keys else None

    def _places(self, text: str, sort: str, descending: bool) -> list[Place]:
        compared = self.compared
        if compared is None:
            return []
        return [(compared, at) for at in compared.order(text, self.change, sort, descending)]

    def _lines(self, places: Sequence[Place]) -> list[Line]:
        return [compared.line(at) for compared, at in places]

    def _open(self, place: Place) -> None:
        compared, at = place
        self._desk.selection.select_relation(compared.table.key(at))

    def _columns(self) -> list[Column[Line]]:
        def ink(line: Line) -> QColor:
            return QColor.fromRgb(self._desk.style.line(line.key.type))

        return [
            Column(
                tr("Change"),
                lambda line: f"{SIGNS[line.change]} {change_name(line.change)}",
                "change",
                width=110,
            ),
            Column(tr("From"), lambda line: line.source, "source", stretch=True),
            Column(tr("Relation"), lambda line: name_of(line.key.type), "type", width=120, paint=ink),
            Column(tr("To"), lambda line: line.target, "target", stretch=True),
            Column(tr("A"), lambda line: number(line.before), "before", True, 64),
            Column(tr("B"), lambda line: number(line.after), "after", True, 64),
            Column(tr("Difference"), _signed, "difference", True, 96),
        ]
