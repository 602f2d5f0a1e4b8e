"""What the pointer or the keyboard is on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from synpol_desktop.ui.canvas.stage import Stage

Thing = tuple[str, int]
"""Kind (``node``, ``edge``, ``region`` of a map, or nothing) and index, -1 for nothing."""
NOTHING: Thing = ("", -1)
LOOK_UP_MS = 16


class Pointing(QObject):
    """Looks up what lies under the pointer, at most once a frame, and walks nodes or regions by importance.

    Parameters
    ----------
    held : callable
        Whether a button is held; nothing is hovered then.
    """

    changed = Signal(object, object)
    """What was hovered before and what is hovered now."""

    def __init__(self, view: QWidget, stage: Stage, held: Callable[[], bool]) -> None:
        super().__init__(view)
        self.hovered = NOTHING
        self.current = -1
        """The node that has the keyboard's focus, -1 for none."""
        self._region = -1
        self._stage, self._held = stage, held
        self._at: tuple[float, float] | None = None
        self._look = QTimer(self, interval=LOOK_UP_MS, singleShot=True)
        self._look.timeout.connect(self._look_up)

    def thing_at(self, x: float, y: float) -> Thing:
        """Return what is under a logical pixel: nodes first, then edges, then regions of a map."""
        node = self._stage.node_at(x, y)
        if node >= 0:
            return "node", node
        edge = self._stage.edge_at(x, y)
        if edge >= 0:
            return "edge", edge
        region = self._stage.region_at(x, y)
        return ("region", region) if region >= 0 else NOTHING

    @property
    def focus(self) -> Thing:
        """What has the keyboard's focus: a region while a map is drawn, else a node."""
        if self._stage.regions is not None:
            known = 0 <= self._region < len(self._stage.regions.each)
            return ("region", self._region) if known else NOTHING
        return ("node", self.current) if self.current >= 0 else NOTHING

    def hover(self, x: float, y: float) -> None:
        """Note where the pointer is; what lies there is looked up once a frame."""
        self._at = x, y
        if not self._look.isActive():
            self._look.start()

    def leave(self) -> None:
        """Note that the pointer is gone."""
        self._at = None
        self.take(NOTHING)

    def take(self, thing: Thing) -> None:
        """Hover a thing."""
        before, self.hovered = self.hovered, thing
        if before != thing:
            self.changed.emit(before, thing)

    def forget(self) -> None:
        """Hover nothing and focus nothing: another network is shown."""
        self.current = self._region = -1
        self.take(NOTHING)

    def step(self, forward: bool) -> bool:
        """Focus the next node by importance, or the next region of a map by size, or the one before.

        Returns false, and focuses nothing, past the last one.
        """
        regions = self._stage.regions
        if regions is not None:
            region = self._region + (1 if forward else -1)
            known = 0 <= region < len(regions.each) and (forward or self._region >= 0)
            self._region = region if known else -1
            self.take(self.focus)
            return known
        scene = self._stage.scene
        rank = int(scene.rank[self.current]) + (1 if forward else -1) if self.current >= 0 else 0
        if not 0 <= rank < scene.network.n or (self.current < 0 and not forward):
            self.current = -1
            return False
        self.current = int(scene.by_rank[rank])
        self.take(("node", self.current))
        return True

    def _look_up(self) -> None:
        if self._at is not None and not self._held():
            self.take(self.thing_at(*self._at))
