"""Keeps what was measured, whether it still holds, and how it shows in the graph."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.progress import Progress
from synpol_desktop.graph.measuring.records import Attribute, Measure
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graphing.measures.taking import Measured, take
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.jobs import Job


class Measuring(QObject):
    """Measures on a worker; says when facts or filter have changed since."""

    changed = Signal()
    """Other measures, or whether they still hold."""
    measured_anew = Signal()
    """Other measures."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._touched = False
        self.measured: Measured | None = None
        """What was measured last."""
        desk.changed.connect(self._note)
        desk.filter_changed.connect(lambda _filter: self.changed.emit())

    @property
    def stale(self) -> bool:
        """Whether facts or filter are others than those that were measured."""
        measured = self.measured
        return measured is not None and (self._touched or measured.shown != self._desk.filter)

    @property
    def busy(self) -> bool:
        """Whether measures are being taken."""
        return self._job is not None

    def take(self) -> None:
        """Measure the network that the filter shows; a run that is under way is stopped."""
        self.cancel()
        workspace, shown = self._desk.workspace, self._desk.filter
        self._touched = False

        def work(progress: Progress) -> Measured:
            return take(workspace, shown, progress)

        # Methods, not closures: what arrives after the panel is gone is then dropped with it.
        self._job = self._desk.jobs.start(tr("Measuring the network"), work, self._keep)
        self._job.ended.connect(self._end)
        self.changed.emit()

    def cancel(self) -> None:
        """Stop measuring."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def begin(self) -> None:
        """Measure, unless that is being done."""
        if not self.busy:
            self.take()

    @property
    def attributes(self) -> dict[Measure, Attribute]:
        """What was measured last, empty if nothing was."""
        return {} if self.measured is None else self.measured.attributes

    @property
    def community(self) -> Attribute | None:
        """The communities, None if they were not measured or no longer hold."""
        if self.measured is None or self.stale:
            return None
        return self.measured.attributes[Measure.COMMUNITY]

    def extent(self, measure: Measure) -> tuple[float, float]:
        """Return the least and the largest value of a measure, zeros if nothing was measured."""
        values = None if self.measured is None else self.measured.values(measure)
        if values is None or not len(values):
            return 0.0, 0.0
        return float(values.min()), float(values.max())

    def _keep(self, measured: Measured) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        self.measured = measured
        self.changed.emit()
        self.measured_anew.emit()

    def _end(self) -> None:
        if self._job is not None and self.sender() is self._job:
            self._job = None
            self.changed.emit()

    def _note(self, changes: Changes) -> None:
        if changes.facts or changes.metadata:
            self._touched = True
            self.changed.emit()
