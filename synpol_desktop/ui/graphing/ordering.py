"""How the nodes are placed: by forces or by a rule, as the menu of arrangements asks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.graphing.arranging import Arranging
from synpol_desktop.ui.graphing.bar import GraphBar
from synpol_desktop.ui.graphing.drawn import Drawn
from synpol_desktop.ui.graphing.following import Following
from synpol_desktop.ui.graphing.journey import Journey
from synpol_desktop.ui.graphing.measures.measuring import Measuring
from synpol_desktop.ui.graphing.motion import Motion
from synpol_desktop.ui.graphing.wish import Arrangement
from synpol_desktop.ui.i18n import tr


class Ordering(QObject):
    """Follows the menu of arrangements, and shows there what the picture has."""

    anew = Signal()
    """Forces shall place the nodes again, from where they are."""

    def __init__(
        self,
        desk: Desk,
        view: GraphView,
        motion: Motion,
        bar: GraphBar,
        journey: Journey,
        following: Following,
        measuring: Measuring,
    ) -> None:
        super().__init__(view)
        self._desk, self._view, self._motion, self._bar = desk, view, motion, bar
        self._journey, self._following, self._measuring = journey, following, measuring
        self._drawn: Drawn | None = None
        self._arranging = Arranging(desk, view, motion)
        self._arranging.found.connect(self._leave)
        bar.arrange.wanted.connect(self.arrange)
        bar.arrange.clusters_wanted.connect(self.set_clusters)
        journey.wished.connect(self._tell)

    def show(self, drawn: Drawn) -> None:
        """Take another network; an arrangement of the one before is not wanted any more."""
        self._drawn = drawn
        self._arranging.show(drawn)

    def arrange(self, rule: Arrangement) -> None:
        """Place the nodes by a rule, from where they are; going back leads to where they were."""
        drawn, nodes = self._drawn, self._following.nodes()
        if drawn is None:
            return
        if rule is Arrangement.STRAIGHT and len(nodes) < 2:
            self._desk.said.emit(tr("Select two actors or more first (Ctrl and click)."))
            self._tell()
        elif rule is Arrangement.FORCE:
            self._arranging.cancel()
            self._journey.leave_for_rule(rule)
            self._view.set_axis(())
            self._bar.release()
            self.anew.emit()
        else:
            around = nodes[-1:] if rule is Arrangement.RINGS else nodes
            self._arranging.arrange(rule, drawn, around, self._measuring.community)

    def set_clusters(self, clusters: float) -> None:
        """Show groups rather than distances, or the reverse."""
        self._journey.wish = replace(self._journey.wish, clusters=clusters)
        self._bar.release()
        self._motion.set_clusters(clusters)

    def _leave(self, rule: Arrangement) -> None:
        """Note the view that nodes leave for the places that a rule gave."""
        wish = self._journey.wish
        straight = rule is Arrangement.STRAIGHT and wish.ruled
        self._journey.leave_for_rule(wish.arrangement if straight else rule)

    def _tell(self) -> None:
        wish = self._journey.wish
        self._bar.arrange.show_rule(wish.arrangement)
        self._bar.arrange.show_clusters(wish.clusters)
