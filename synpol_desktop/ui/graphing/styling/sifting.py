"""Leaves actors out by the values of attributes, and lets the legend's lines do so."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.styling.attributes import MEASURES, Side
from synpol_desktop.core.styling.sieves import OPEN
from synpol_desktop.tasks.styling import actors, measured_columns
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graphing.legend import Line, State, alone, toggled
from synpol_desktop.ui.graphing.measures.measuring import Measuring
from synpol_desktop.ui.graphing.styling.styling import Styling
from synpol_desktop.ui.painting.legend import Legend


class Sifting(QObject):
    """Finds whom the sieve leaves out, among all that the filter shows."""

    found = Signal(object)
    """Carries the frozenset of those entities."""

    def __init__(
        self, desk: Desk, styling: Styling, measuring: Measuring, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._styling, self._measuring = desk, styling, measuring
        styling.sifted.connect(self.sift)
        measuring.measured_anew.connect(self._sift_again)
        desk.filter_changed.connect(lambda _filter: self._sift_again())
        desk.changed.connect(self._read_again)

    def sift(self) -> None:
        """Find anew whom the sieve leaves out."""
        workspace, shown, sieve = self._desk.workspace, self._desk.filter, self._styling.sieve
        names, measured = sieve.attributes(Side.NODES), self._measuring.attributes
        if names & MEASURES.keys() and not measured:
            self._measuring.begin()

        def work() -> frozenset[EntityId]:
            if not names:
                return frozenset()
            known = actors(workspace, shown, names)
            columns = {**known.columns, **measured_columns(measured, known.numbers)}
            out = sieve.refused(Side.NODES, columns, len(known.numbers))
            return frozenset(EntityId(int(id_)) for id_ in known.numbers[out])

        self._desk.jobs.ask("sieve", work, self._tell)

    def _tell(self, out: frozenset[EntityId]) -> None:
        self.found.emit(out)

    def toggle(self, line: Line) -> None:
        """Hide what a line of the legend stands for, or show it again."""
        outlets = [name for name, _ in self._desk.workspace.outlets()] if _asks_outlets(line) else []
        self._take(toggled(self._state, line, outlets))

    def leave_alone(self, line: Line, legend: Legend) -> None:
        """Show only what a line of the legend stands for, or all again."""
        part = next((entry.part for entry in legend.entries if entry.kind == line), 0)
        others = [entry.kind for entry in legend.entries if entry.part == part and entry.kind is not None]
        self._take(alone(self._state, line, others))

    def let_all_through(self) -> None:
        """Leave nobody out by values any more."""
        self._styling.sift(OPEN)

    @property
    def _state(self) -> State:
        return self._desk.filter, self._styling.sieve

    def _take(self, state: State) -> None:
        self._desk.filter, sieve = state
        self._styling.sift(sieve)

    def _sift_again(self) -> None:
        if self._styling.sieve.attributes(Side.NODES):
            self.sift()

    def _read_again(self, changes: Changes) -> None:
        if changes.facts or changes.metadata or changes.notes:
            self._sift_again()


def _asks_outlets(line: Line) -> bool:
    return getattr(line, "attribute", "") == "outlet"
