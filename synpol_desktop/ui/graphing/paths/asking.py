"""Between which actors paths are asked for, and what was found last."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.progress import Progress
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graphing.paths.answering import Chain, PathQuestion, answer
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.jobs import Job


class Asking(QObject):
    """Asks on a worker; a new question stops that before."""

    ends_changed = Signal()
    answered = Signal(object)
    """Carries the chains, none if nothing joins the two."""
    wanted = Signal()
    """Somebody wants to see the paths."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self.source: EntityId | None = None
        self.target: EntityId | None = None

    def between(self, source: EntityId | None, target: EntityId | None = None) -> None:
        """Name the two ends, or the first only, and show where paths are asked for."""
        self.source, self.target = source, target
        self.wanted.emit()
        self.ends_changed.emit()

    def ask(self, question: PathQuestion) -> None:
        """Find the paths."""
        self.cancel()
        workspace, shown = self._desk.workspace, self._desk.filter

        def work(progress: Progress) -> tuple[Chain, ...]:
            return answer(workspace, shown, question, progress)

        def tell(chains: tuple[Chain, ...]) -> None:
            if self._job is job:
                self._job = None
                self.answered.emit(chains)

        job = self._job = self._desk.jobs.start(tr("Looking for paths"), work, tell)

    def cancel(self) -> None:
        """Stop looking."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
