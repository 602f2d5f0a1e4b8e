"""Whether the workspace is sound, in the words of the window, and mending what can be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QListWidget, QWidget

from synpol_desktop.core.progress import Progress
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.features import Offer, Open
from synpol_desktop.ui.i18n import line, number, tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.workspace.problems import Problem, ProblemKind

WIDTH_PX, HEIGHT_PX = 500, 320


def kind_name(kind: ProblemKind) -> str:
    """Return what a kind of problem concerns."""
    return {
        ProblemKind.FILE: tr("The file itself"),
        ProblemKind.DIGEST: tr("Texts that changed"),
        ProblemKind.VALUES: tr("Values that can't be"),
        ProblemKind.OFFSETS: tr("Places outside of their texts"),
        ProblemKind.REFERENCE: tr("References to what is not there"),
        ProblemKind.SEARCH: tr("The search index"),
        ProblemKind.IDENTITY: tr("Merged actors"),
        ProblemKind.DECISIONS: tr("Decisions"),
        ProblemKind.DERIVED: tr("What follows from the texts"),
        ProblemKind.HISTORY: tr("The history"),
    }[kind]


class CheckDialog(FormDialog):
    """Lists what is wrong by kind; accepting it asks for what can be mended to be mended."""

    help_page = "safety"

    def __init__(self, problems: Sequence[Problem], *, mend: bool, parent: QWidget | None = None) -> None:
        repairable = any(problem.repairable for problem in problems)
        super().__init__(tr("Check of the workspace"), tr("Mend"), parent)
        self.agree_button.setVisible(mend and repairable)
        if not (mend and repairable):
            self.cancel_button.setText(tr("Close"))
        counts = Counter((problem.kind, problem.repairable) for problem in problems)
        can, cannot = tr("can be mended"), tr("needs a backup")
        rows = [
            line(kind_name(kind), number(count), can if mendable else cannot)
            for (kind, mendable), count in counts.items()
        ]
        self.lines = QListWidget()
        self.lines.addItems(rows)
        self.lines.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.lines.setAccessibleName(tr("Check of the workspace"))
        text = tr("Mending makes a backup first. It rebuilds what follows from the texts and your decisions.")
        self.body.addWidget(Label(tr("Something is wrong with this workspace."), wrap=True))
        self.body.addWidget(self.lines, 1)
        self.body.addWidget(Label(text, "muted", wrap=True))
        self.resize(WIDTH_PX, HEIGHT_PX)


class Checking:
    """Checks and mends an open workspace in the background."""

    def __init__(self, opened: Open) -> None:
        self._desk, self._window = opened.desk, opened.window

    def check(self) -> None:
        """Look for what is wrong, and show it."""

        def work(_progress: Progress) -> list[Problem]:
            return self._desk.workspace.check()

        self._desk.jobs.start(tr("Checking the workspace"), work, self._show)

    def _show(self, problems: list[Problem]) -> None:
        if not problems:
            self._desk.said.emit(tr("Nothing is wrong with this workspace."))
            return
        dialog = CheckDialog(problems, mend=not self._desk.workspace.read_only, parent=self._window)
        if dialog.exec():
            self._desk.jobs.start(tr("Mending the workspace"), self._mend, self._mended)

    def _mend(self, _progress: Progress) -> Path:
        return self._desk.workspace.repair()

    def _mended(self, kept: Path) -> None:
        self._desk.said.emit(tr("Mended. A backup was made: {name}", name=kept.name))


def checking(opened: Open) -> Offer:
    """Offer to check the workspace."""
    return Offer({"check": Checking(opened).check})
