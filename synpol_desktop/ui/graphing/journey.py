"""What is wished for now, and the way back to what was seen before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from synpol_desktop.core.ids import EntityId
from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.graphing.drawn import Drawn
from synpol_desktop.ui.graphing.following import Following
from synpol_desktop.ui.graphing.views import Sight, Views
from synpol_desktop.ui.graphing.wish import Arrangement, Wish


class Journey(QObject):
    """Holds the wish; each change of it, and each selection, is a view that one can go back to."""

    wished = Signal()
    """The wish is another one: the picture shall follow."""
    returned = Signal(object)
    """Carries the :class:`Sight` that was gone to; the picture shall be as it was."""

    def __init__(self, view: GraphView, following: Following) -> None:
        super().__init__(view)
        self._view, self._following = view, following
        self._drawn: Drawn | None = None
        self._returning: Sight | None = None
        self._silent = False
        self.wish = Wish()
        """What is drawn beside what the filter says."""
        self.views = Views(self)
        following.chosen.changed.connect(self._chose)
        view.back_wanted.connect(self.back)
        view.forward_wanted.connect(self.forward)

    def show(self, drawn: Drawn) -> None:
        """Take another network; after going back, look at it as it was seen when it was left."""
        self._drawn = drawn
        self._fade()
        self._look()

    def take(self, wish: Wish) -> None:
        """Wish for what the workspace says, which is no view of its own."""
        self.wish = wish
        self._fade()

    def _fade(self) -> None:
        if self._drawn is not None:
            self._view.set_bright(self._drawn.marks(self.wish.bright))

    def leave_for(self, wish: Wish) -> None:
        """Note what is seen now, and wish for something else."""
        sight = self._sight()
        if sight is not None:
            self.views.leave(sight)
        self.wish = wish
        self._fade()
        self.wished.emit()

    def choose(self, entities: Iterable[EntityId]) -> None:
        """Choose actors as a part of what was wished for, not as a view of its own."""
        self._silent = True
        try:
            self._following.choose(entities)
        finally:
            self._silent = False

    def leave_for_rule(self, rule: Arrangement) -> None:
        """Note what is seen now, before a rule places the nodes."""
        self.leave_for(replace(self.wish, arrangement=rule, turn=self.wish.turn + 1))

    def back(self) -> None:
        """Show what was seen before."""
        sight = self._sight()
        if sight is not None:
            self._go_to(self.views.back(sight))

    def forward(self) -> None:
        """Show what was seen before going back."""
        sight = self._sight()
        if sight is not None:
            self._go_to(self.views.forward(sight))

    def _go_to(self, sight: Sight | None) -> None:
        if sight is None:
            return
        self._returning = sight
        if sight.wish == self.wish:
            self._look()
        else:
            self.wish = sight.wish
            self.wished.emit()
            self.returned.emit(sight)

    def _look(self) -> None:
        sight = self._returning
        if sight is None:
            return
        self._view.set_axis(sight.axis)
        self._following.choose(sight.chosen)
        self._view.look_at(sight.look)
        self._returning = None

    def _chose(self, before: tuple[EntityId, ...], _now: object) -> None:
        sight = self._sight(before)
        if sight is not None and self._returning is None and not self._silent:
            self.views.leave(sight)

    def _sight(self, chosen: tuple[EntityId, ...] | None = None) -> Sight | None:
        if self._drawn is None:
            return None
        view, now = self._view, self._following.chosen.now if chosen is None else chosen
        return Sight(self.wish, self._drawn, view.positions.xy, view.look, view.axis, now)
