"""What all panels of a window work on: the open workspace, the filter, the selection and the jobs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import StepId
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.jobs import Jobs
from synpol_desktop.ui.selection import Selection
from synpol_desktop.ui.theme import Theme
from synpol_desktop.ui.words import step_text

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace
    from synpol_desktop.workspace.edits import Edit

NEAR_STEPS = 200
FAR_STEPS = 1_000_000
REFRESH_MS = 150
BUSY_REFRESH_MS = 1500
"""Panels read again at most this often: after an edit, and while a job writes."""


class Desk(QObject):
    """One open workspace as the panels see it.

    Parameters
    ----------
    workspace : Workspace
        Owned: closed by :meth:`close`.
    """

    changed = Signal(object)
    """Carries the :class:`Changes` since the last time, on the window's thread."""
    filter_changed = Signal(object)
    failed = Signal(object)
    """Carries an exception that the user must see."""

    said = Signal(str)
    """Carries a message for the status bar."""

    _written = Signal(object)

    def __init__(
        self, workspace: Workspace, theme: Theme, style: StyleSheet, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.theme = theme
        self.style = style
        self.selection = Selection(self)
        self.jobs = Jobs(self)
        self.jobs.failed.connect(self.failed)
        self.jobs.changed.connect(self._hasten)
        self._filter = Filter()
        self._pending = Changes()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._announce)
        self._written.connect(self._collect, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = workspace.subscribe(self._written.emit)

    def show_again(self) -> None:
        """Let all panels read again, as something decides otherwise what is shown."""
        self.changed.emit(Changes(facts=True, metadata=True))

    @property
    def filter(self) -> Filter:
        """Which facts are shown."""
        return self._filter

    @filter.setter
    def filter(self, value: Filter) -> None:
        if value != self._filter:
            self._filter = value
            self.filter_changed.emit(value)

    def do(self, edit: Edit) -> bool:
        """Do an analyst's edit; whether it was done. A refusal is shown to the user."""
        return self._attempt(lambda: self.workspace.do(edit))

    def undo(self) -> bool:
        """Take the last step back, and say which it was."""
        return self._attempt(
            lambda: self.said.emit(tr("Undone: {step}", step=step_text(self.workspace.undo())))
        )

    def redo(self) -> bool:
        """Do the last step again that was taken back, and say which it was."""
        return self._attempt(
            lambda: self.said.emit(tr("Redone: {step}", step=step_text(self.workspace.redo())))
        )

    def go_to(self, step: StepId) -> bool:
        """Undo or redo until a step is the last one done; 0 is the state before the first."""
        steps = self.workspace.history(FAR_STEPS)
        back = sum(each.done and each.id > step for each in steps)
        forth = sum(not each.done and each.id <= step for each in steps)

        def go() -> None:
            for _ in range(back):
                self.workspace.undo()
            for _ in range(forth):
                self.workspace.redo()

        return self._attempt(go)

    def next_steps(self) -> tuple[str, str]:
        """Return what undo and redo would do now, in words; empty where there is nothing."""
        steps = self.workspace.history(NEAR_STEPS)
        back = next((step for step in steps if step.done), None)
        forth = next((step for step in reversed(steps) if not step.done), None)
        return (step_text(back) if back else "", step_text(forth) if forth else "")

    def close(self) -> None:
        """Stop the jobs and close the workspace."""
        self.detach().close()

    def detach(self) -> Workspace:
        """Stop the jobs and leave the workspace, open, to somebody else."""
        self._unsubscribe()
        self._timer.stop()
        self.blockSignals(True)  # the panels go away
        self.jobs.stop()
        return self.workspace

    def _attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except SynpolError as error:
            self.failed.emit(error)
            return False
        self._flush()
        return True

    def _collect(self, changes: Changes) -> None:
        self._pending |= changes
        if not self._timer.isActive():
            self._timer.start(BUSY_REFRESH_MS if self.jobs.running else REFRESH_MS)

    def _hasten(self) -> None:
        """Show the end of a job without the delay of a busy time."""
        if self._timer.isActive() and not self.jobs.running:
            self._timer.start(REFRESH_MS)

    def _flush(self) -> None:
        """Show an analyst's own edit at once."""
        QTimer.singleShot(0, self._announce)

    def _announce(self) -> None:
        self._timer.stop()
        changes, self._pending = self._pending, Changes()
        if changes:
            self._forget_what_is_gone()
            self.changed.emit(changes)

    def _forget_what_is_gone(self) -> None:
        """Let go of a selected article that an undo or a delete took away."""
        article = self.selection.now.article
        if article is not None and not self.workspace.article_rows([article]):
            kept = replace(self.selection.now, article=None, place=None, relation_mention=None)
            self.selection.set(kept)
