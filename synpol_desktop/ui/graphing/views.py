"""Back and forward through what was seen: arrangement, places, camera and selection."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.network import FloatArray
from synpol_desktop.core.views import Look
from synpol_desktop.ui.canvas.axis import Tick
from synpol_desktop.ui.graphing.drawn import Drawn
from synpol_desktop.ui.graphing.wish import Wish

MOST = 100


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """One state of the picture."""

    wish: Wish
    drawn: Drawn
    xy: FloatArray
    look: Look
    axis: tuple[Tick, ...]
    chosen: tuple[EntityId, ...]

    def places(self) -> dict[EntityId, tuple[float, float]]:
        """Return where the actors were."""
        return self.drawn.places(self.xy)


class Views(QObject):
    """Two piles of sights, as a browser keeps its pages."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._back: list[Sight] = []
        self._forth: list[Sight] = []

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier view."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a later view."""
        return bool(self._forth)

    def leave(self, sight: Sight) -> None:
        """Note what is seen now, before it changes."""
        self._back = [*self._back[1 - MOST :], sight]
        self._forth.clear()
        self.changed.emit()

    def back(self, now: Sight) -> Sight | None:
        """Return the view before this one, None if this is the first."""
        if not self._back:
            return None
        self._forth.append(now)
        sight = self._back.pop()
        self.changed.emit()
        return sight

    def forward(self, now: Sight) -> Sight | None:
        """Return the view that was left by going back, None if there is none."""
        if not self._forth:
            return None
        self._back.append(now)
        sight = self._forth.pop()
        self.changed.emit()
        return sight
