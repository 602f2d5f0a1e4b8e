"""Offers handing over and taking back in the menus."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from synpol_desktop.core.progress import Progress
from synpol_desktop.ui.dialogs.saving import may_write
from synpol_desktop.ui.features import Offer, Open
from synpol_desktop.ui.handing.conflicts import Teller
from synpol_desktop.ui.handing.dialogs import HandOverDialog, TakeBackDialog
from synpol_desktop.ui.i18n import ntr, tr

if TYPE_CHECKING:
    from synpol_desktop.core.ids import ArticleId
    from synpol_desktop.tasks.taking_back import Merge
    from synpol_desktop.ui.jobs import Job

SUFFIX = ".synpol"


def handing(opened: Open) -> Offer:
    """Offer handing over and taking back."""
    acts = Handing(opened)
    return Offer({"hand_over": acts.ask, "take_back": acts.ask_back})


class Handing:
    """Asks, and starts the jobs."""

    def __init__(self, opened: Open) -> None:
        self._opened = opened
        self._desk = opened.desk

    def ask(self) -> None:
        """Ask what goes and where."""
        desk = self._desk
        count = desk.workspace.counts(desk.filter).articles
        dialog = HandOverDialog(count, self._opened.bench.articles.selected(), self._opened.window)
        if not dialog.exec():
            return
        name, _ = QFileDialog.getSaveFileName(
            self._opened.window,
            tr("Hand over to a colleague"),
            str(Path.home() / f"{desk.workspace.path.stem}-{tr('copy')}{SUFFIX}"),
            f"SynPol (*{SUFFIX})",
        )
        if name:
            asked = Path(name)
            path = asked if asked.suffix else asked.with_suffix(SUFFIX)
            if not may_write(path, asked, self._opened.window):
                return
            self.hand_over(
                path,
                dialog.articles,
                origins=dialog.origins.isChecked(),
                notes=dialog.notes.isChecked(),
            )

    def hand_over(
        self, path: Path, articles: tuple[ArticleId, ...] | None, *, origins: bool, notes: bool = True
    ) -> Job:
        """Start writing the workspace that goes."""

        def work(progress: Progress) -> int:
            from synpol_desktop.tasks.handing import hand_over

            # The file dialog has asked whether a file that is there may go.
            return hand_over(
                self._desk.workspace,
                path,
                progress,
                articles,
                origins=origins,
                notes=notes,
                overwrite=True,
            )

        def done(count: int) -> None:
            self._desk.said.emit(ntr("{n} article handed over", "{n} articles handed over", count))

        return self._desk.jobs.start(tr("Handing over"), work, done)

    def ask_back(self) -> None:
        """Ask for the colleague's file."""
        name, _ = QFileDialog.getOpenFileName(
            self._opened.window, tr("The colleague's workspace"), str(Path.home()), f"SynPol (*{SUFFIX})"
        )
        if name:
            self.take_back(Path(name))

    def take_back(self, path: Path) -> Job:
        """Compare with the colleague's file, and show what comes back."""

        def work(progress: Progress) -> Merge:
            from synpol_desktop.tasks.taking_back import compare

            return compare(self._desk.workspace, path, progress)

        return self._desk.jobs.start(tr("Comparing decisions"), work, self._choose)

    def _choose(self, merge: Merge) -> None:
        teller = Teller(self._desk.workspace, merge)
        dialog = TakeBackDialog(merge, teller.tell, self._opened.window)
        if not dialog.exec():
            return
        theirs = {id(conflict) for conflict in merge.conflicts if dialog.theirs(conflict)}

        def work(progress: Progress) -> None:
            from synpol_desktop.tasks.taking_back import take

            take(self._desk.workspace, merge, lambda conflict: id(conflict) in theirs, progress)

        said = partial(self._desk.said.emit, tr("The colleague's decisions were taken. You can undo this."))
        self._desk.jobs.start(tr("Taking decisions"), work, lambda _none: said())
