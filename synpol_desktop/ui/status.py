"""The status bar: what the workspace holds, and what is running."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QStatusBar, QToolButton, QWidget

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.records import Counts
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.filtering.badge import FilterBadge
from synpol_desktop.ui.i18n import line, ntr, tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.jobs import Job
from synpol_desktop.ui.labels import ElidedLabel, Label, tool_button

PROGRESS_MS = 120


class StatusBar(QStatusBar):
    """Counts at the start, the oldest running job with a way to stop it at the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._desk: Desk | None = None
        self._job: Job | None = None
        self._state = (0, 0, "")
        self._drawing = QTimer(self, singleShot=True, interval=PROGRESS_MS)
        self._drawing.timeout.connect(self._draw_progress)
        self.counts = Label("", "muted")
        self.counts.setContentsMargins(10, 3, 10, 3)
        self.job_text = ElidedLabel("", "muted")
        self.job_text.setMinimumWidth(220)
        self.job_text.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(140)
        self.stop_button: QToolButton = tool_button(icon("close", "#888888"), tr("Stop"))
        self.stop_button.clicked.connect(self._stop)
        self.filtered = FilterBadge()
        self.addWidget(self.counts, 1)
        self.addPermanentWidget(self.filtered)
        for widget in (self.job_text, self.bar, self.stop_button):
            self.addPermanentWidget(widget)
        self._show_job()

    def watch(self, desk: Desk) -> None:
        """Show the state of a desk from now on."""
        self._desk = desk
        self.filtered.watch(desk)
        desk.changed.connect(self._read_again)
        desk.filter_changed.connect(lambda _filter: self._count())
        desk.jobs.changed.connect(self._show_job)
        self._count()
        self._show_job()

    def forget(self) -> None:
        """Show nothing until another desk is watched."""
        self._desk = self._job = None
        self._drawing.stop()
        self.filtered.forget()
        self.counts.setText("")
        self._show_job()

    def say(self, text: str) -> None:
        """Show a message for a while."""
        self.showMessage(text, 6000)

    def _read_again(self, changes: Changes) -> None:
        if changes.facts or changes.metadata:
            self._count()

    def _count(self) -> None:
        desk = self._desk
        if desk is not None:
            workspace, shown = desk.workspace, desk.filter
            desk.jobs.ask(
                "counts", lambda: (workspace.counts(shown), workspace.less_sure(shown)), self._show_counts
            )

    def _show_counts(self, counted: tuple[Counts, int]) -> None:
        if self._desk is None:
            return
        counts, unsure = counted
        parts = [
            ntr("{n} article", "{n} articles", counts.articles),
            ntr("{n} actor", "{n} actors", counts.entities),
            ntr("{n} relation", "{n} relations", counts.relations),
        ]
        if unsure:
            parts.append(ntr("{n} less sure", "{n} less sure", unsure))
        if counts.undated:
            parts.append(ntr("{n} without a date", "{n} without a date", counts.undated))
        if counts.waiting:
            parts.append(ntr("{n} waiting to be read", "{n} waiting to be read", counts.waiting))
        if self._desk.workspace.read_only:
            parts.append(tr("read-only"))
        self.counts.setText(line(*parts))

    def _show_job(self) -> None:
        running = self._desk.jobs.running if self._desk else ()
        job = running[0] if running else None
        if job is not self._job:
            self._job = job
            if job is not None:
                job.progressed.connect(self._progress)
                self.job_text.setText(job.title)
                self.bar.setRange(0, 0)
        for widget in (self.job_text, self.bar, self.stop_button):
            widget.setVisible(job is not None)

    def _progress(self, done: int, total: int, label: str) -> None:
        if self.sender() is self._job:
            self._state = (done, total, label)
            if not self._drawing.isActive():
                self._drawing.start()

    def _draw_progress(self) -> None:
        """Show the newest state; a job may report hundreds a second."""
        if self._job is None:
            return
        done, total, label = self._state
        # Qt's bar paints itself at once, and all that waits to be painted in the window with it.
        self.bar.setUpdatesEnabled(False)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setUpdatesEnabled(True)
        self.job_text.setText(line(self._job.title, label))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.job_text.setText(tr("Stopping…"))
