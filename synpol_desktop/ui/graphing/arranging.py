"""Arranges the nodes by a rule: asks a worker where they belong, then lets them glide there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from synpol_desktop.core.progress import Progress
from synpol_desktop.graph.measuring.records import Attribute
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.graphing.arrangement import Arranged, Question, arranged
from synpol_desktop.ui.graphing.drawn import Drawn
from synpol_desktop.ui.graphing.motion import Motion
from synpol_desktop.ui.graphing.wish import Arrangement
from synpol_desktop.ui.i18n import is_right_to_left, tr
from synpol_desktop.ui.jobs import Job
from synpol_desktop.ui.painting.camera import fitted


def title_of(rule: Arrangement) -> str:
    """Return what an arrangement is called in menus."""
    titles: dict[Arrangement, Callable[[], str]] = {
        Arrangement.FORCE: lambda: tr("Arrange by forces"),
        Arrangement.CIRCLE: lambda: tr("Arrange in a circle"),
        Arrangement.RINGS: lambda: tr("Arrange in rings around the selected actor"),
        Arrangement.LAYERS: lambda: tr("Arrange in layers"),
        Arrangement.COMMUNITY: lambda: tr("Group by community"),
        Arrangement.TYPE: lambda: tr("Group by type"),
        Arrangement.BLOC: lambda: tr("Group by bloc"),
        Arrangement.TIME: lambda: tr("Arrange along time"),
        Arrangement.STRAIGHT: lambda: tr("Straighten the selection"),
    }
    return titles[rule]()


@dataclass(frozen=True, slots=True, eq=False)
class _Now:
    drawn: Drawn
    chosen: Sequence[int]


class Arranging(QObject):
    """Runs at most one arrangement at a time; a new one cancels that before."""

    found = Signal(object)
    """Carries the :class:`Arrangement` whose places were found; the nodes leave after it was told."""

    def __init__(self, desk: Desk, view: GraphView, motion: Motion) -> None:
        super().__init__(view)
        self._desk, self._view, self._motion = desk, view, motion
        self._job: Job | None = None
        self._now: _Now | None = None

    def show(self, drawn: Drawn) -> None:
        """Take another network; an arrangement of the one before is not wanted any more."""
        self.cancel()
        self._now = _Now(drawn, ())

    def cancel(self) -> None:
        """Stop what is being computed."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def arrange(
        self, rule: Arrangement, drawn: Drawn, chosen: Sequence[int], community: Attribute | None = None
    ) -> None:
        """Find the places that a rule gives, and bring the nodes there."""
        self.cancel()
        if drawn.network.n == 0:
            return
        now = self._now = _Now(drawn, tuple(chosen))
        view, workspace = self._view, self._desk.workspace
        aspect = view.width() / max(view.height(), 1)
        asked = Question(
            drawn.network,
            self._motion.xy,
            now.chosen,
            self._desk.filter,
            aspect,
            is_right_to_left(),
            community,
        )

        def work(progress: Progress) -> Arranged:
            return arranged(workspace, rule, asked, progress)

        def bring(made: Arranged) -> None:
            if self._now is now and self._job is job:
                self._bring(rule, made)

        job = self._job = self._desk.jobs.start(tr("Arranging the graph"), work, bring)

    def _bring(self, rule: Arrangement, made: Arranged) -> None:
        from synpol_desktop.graph.arranging.gliding import ArrangedLayout

        self._job = None
        if self._now is None:
            return
        self.found.emit(rule)
        network, view = self._now.drawn.network, self._view
        target, pins = made.target.copy(), self._desk.workspace.pins()
        for entity, node in self._now.drawn.nodes.items():
            if entity in pins:
                target[node] = pins[entity]
        layout = ArrangedLayout(target, network.edges)
        for entity, node in self._now.drawn.nodes.items():
            if entity in pins:
                layout.pin(node, target[node])
        view.set_axis(made.axis)
        self._motion.glide(layout)
        if rule is not Arrangement.STRAIGHT:
            view.look_with(fitted(target, view.width(), view.height()))
