"""Learning from the analyst's decisions: what there is to learn from, what was learned, and going back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.progress import Progress
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import explain, isolate, ntr, tr
from synpol_desktop.ui.jobs import Job, Jobs
from synpol_desktop.ui.labels import Label

if TYPE_CHECKING:
    from synpol_desktop.extraction.own import Own
    from synpol_desktop.workspace import Workspace

WIDTH_PX = 520


class LearningDialog(FormDialog):
    """Lets the program learn from this workspace; the job goes on when the dialog is closed."""

    help_page = "correcting"

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(tr("Learn from my decisions"), tr("Close"), parent)
        self._workspace, self._jobs = workspace, jobs
        self._job: Job | None = None
        jobs.changed.connect(self._look)
        self.cancel_button.hide()
        text = tr(
            "The program can learn from the names and relations that you marked, accepted and rejected: it "
            "then finds their like in texts that it reads from now on. It takes some minutes on the side. "
            "What you decided stays as it is, and nothing leaves this computer."
        )
        self.body.addWidget(Label(text, wrap=True))
        self.given = Label("", wrap=True)
        self.state = Label("", "muted", wrap=True)
        for label in (self.given, self.state):
            self.body.addWidget(label)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.learn_button = self.buttons.addButton(tr("Learn now"), role)
        self.restore_button = self.buttons.addButton(tr("Go back to what ships"), role)
        self.learn_button.clicked.connect(self.learn)
        self.restore_button.clicked.connect(self.restore)
        self._show()
        self.fit(WIDTH_PX)

    def learn(self) -> Job:
        """Start learning."""

        def work(progress: Progress) -> Own:
            from synpol_desktop.tasks.teaching import learn_from

            return learn_from([self._workspace], progress)

        self.learn_button.setEnabled(False)
        self.restore_button.setEnabled(False)
        self.state.setText(tr("Learning … You can close this and go on working."))
        self._job = self._jobs.start(tr("Learning from decisions"), work)
        return self._job

    def restore(self) -> None:
        """Forget what was learned."""
        from synpol_desktop.extraction.own import forget

        forget()
        self._show()

    def _look(self) -> None:
        if self._job is not None and self._job not in self._jobs.running:
            self._job = None
            self._show()

    def _show(self) -> None:
        from synpol_desktop.extraction.own import own
        from synpol_desktop.tasks.lessons import lessons
        from synpol_desktop.tasks.teaching import LEAST, decided

        count = decided(lessons(self._workspace))
        names = ntr("{n} name", "{n} names", count.names)
        relations = ntr("{n} relation", "{n} relations", count.relations)
        self.given.setText(
            tr("Decided on in this workspace: {names}, {relations}.", names=names, relations=relations)
            if count.enough
            else ntr(
                "There is too little to learn from yet: at least {n} decision is needed.",
                "There is too little to learn from yet: at least {n} decisions are needed.",
                LEAST,
            )
        )
        self.learn_button.setEnabled(count.enough)
        try:
            known = own()
        except SynpolError as error:
            self.state.setText(" ".join(explain(error)))
            self.restore_button.setEnabled(True)
            return
        self.restore_button.setEnabled(known is not None)
        if known is None:
            self.state.setText(tr("The program reads with the models that ship."))
        else:
            self.state.setText(
                tr(
                    "Learned on {date} from {names} and {relations}. "
                    "Read the articles again to see what that changes.",
                    date=isolate(known.date),
                    names=ntr("{n} name", "{n} names", known.names),
                    relations=ntr("{n} relation", "{n} relations", known.relations),
                )
            )
