"""Keeps in the workspace what of the graph shall survive a restart; each change is a step to undo."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from synpol_desktop.core.changes import Changes
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graphing.journey import Journey
from synpol_desktop.ui.graphing.kept import Kept
from synpol_desktop.ui.graphing.lasting import DOCUMENT, Lasting, label_of
from synpol_desktop.ui.i18n import tr
from synpol_desktop.workspace.edits.documents import PutDocument


class Keeping(QObject):
    """Writes the lasting part of the wish when it changes; follows the workspace when an undo changes it."""

    changed = Signal()
    """The workspace says otherwise than the picture: it must be read again."""

    def __init__(self, desk: Desk, journey: Journey, kept: Kept) -> None:
        super().__init__(journey)
        self._desk, self._journey, self._kept = desk, journey, kept
        self._now = Lasting()
        self._take()
        journey.wished.connect(self._write)
        kept.changed.connect(self._write)
        desk.changed.connect(self._follow)

    def content(self) -> str:
        """Return what is wished for now as text, without the kept selections; "" if nothing is."""
        return Lasting.of(self._journey.wish, {}).content() or ""

    def restore(self, content: str) -> None:
        """Wish for what a text says, as a view of its own; the picture must be read again."""
        try:
            wish = Lasting.read(content or None).onto(self._journey.wish)
        except ValueError:
            self._desk.said.emit(tr("A later release wrote how the graph was; it is shown as usual."))
            return
        if wish != self._journey.wish:
            self._journey.leave_for(wish)

    def _write(self) -> None:
        now = Lasting.of(self._journey.wish, self._kept.all)
        if now == self._now or self._desk.workspace.read_only:
            return
        before, self._now = self._now, now
        if not self._desk.do(PutDocument(DOCUMENT, now.content(), label_of(before, now))):
            self._now = before

    def _follow(self, changes: Changes) -> None:
        if DOCUMENT in changes.documents and self._take():
            self.changed.emit()

    def _take(self) -> bool:
        """Wish for what the workspace says; return whether that is something else."""
        try:
            said = Lasting.read(self._desk.workspace.document(DOCUMENT))
        except ValueError:
            self._desk.said.emit(tr("A later release wrote how the graph was; it is shown as usual."))
            return False
        if said == self._now:
            return False
        self._now = said
        self._journey.take(said.onto(self._journey.wish))
        self._kept.take(said.kept)
        return True
