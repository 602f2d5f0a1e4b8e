"""From a frame that is good enough now to a picture of full quality soon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeGuard

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from synpol_desktop.ui.canvas.backing import Backing
from synpol_desktop.ui.canvas.stage import Stage
from synpol_desktop.ui.painting.camera import Camera
from synpol_desktop.ui.painting.shot import Shot

DIRECT_MS = 8.0
"""Pictures that cost less are drawn at once and whole; dearer ones are shown scaled and refined."""
MOVING_MS = 14.0
"""While all nodes move, whole pictures are drawn up to this cost."""
EDGE_BUDGET_MS = 6.0
"""Edges are drawn for about so long in a frame while all nodes move, the shortest first."""
SLICE_MS = 5.0
SETTLE_MS = 80
_WHOLE_MS = 40.0
"""A first picture that costs more begins without its dearest parts."""


def _covers(child: QObject) -> TypeGuard[QWidget]:
    return isinstance(child, QWidget) and child.isVisible()


class Refiner(QObject):
    """Keeps the picture of a view: what a frame can afford first, the rest in slices once input rests.

    Parameters
    ----------
    held : callable
        Whether a button is held, so that a lifted node stays lifted.
    """

    def __init__(self, view: QWidget, stage: Stage, held: Callable[[], bool]) -> None:
        super().__init__(view)
        self._view, self._stage, self._held = view, stage, held
        self._backing = Backing()
        self._moving = False
        self.awaits: Callable[[], bool] = lambda: False
        """Whether another picture is about to be asked for, so that this one is not worth its quality."""
        self._settle = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._settle_down)
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._refine)

    @property
    def settled(self) -> bool:
        """Whether the window shows the picture in full quality and no node moves."""
        stage, backing = self._stage, self._backing
        still = not self._moving and not stage.lifted and not backing.busy
        return still and backing.is_current(stage.camera, stage.version)

    @property
    def waiting(self) -> bool:
        """Whether something is going to be drawn when input rests."""
        return self._settle.isActive()

    def changed(self, *, moving: bool = False) -> None:
        """Note that another picture is needed; ``moving`` if all nodes are under way."""
        self._moving |= moving
        self._settle.start()
        self._view.update()

    def remake(self) -> None:
        """Draw the picture in full at once: what it shows was found while input rested."""
        self._settle.stop()
        self._settle_down()

    def forget_cost(self) -> None:
        """Forget what pictures cost: another network is shown."""
        self._backing.costs_ms.clear()

    def clear(self) -> None:
        """Forget all pictures."""
        self._backing.clear()

    def show(self, painter: QPainter) -> None:
        """Paint the view's ground within the time of a frame."""
        self._backing.resize(self._view.size(), self._view.devicePixelRatioF())
        if self._moving and self._view.devicePixelRatioF() == 1.0 and self._predicted_ms() > MOVING_MS:
            self._straight(painter)
            return
        self._bring_up_to_date()
        self._backing.show(painter, self._stage.camera, self._stage.scene.style.background)

    def _straight(self, painter: QPainter) -> None:
        """Draw swiftly on the view itself: the next frame shows something else, so nothing is kept."""
        painter.save()
        self._stage.painter(1.0).paint(painter, self._shot(self._stage.camera, self._view.rect(), True))
        painter.restore()

    def _shot(self, camera: Camera, region: QRect, swift: bool) -> Shot:
        view = self._view
        wide, high, ratio = view.width(), view.height(), view.devicePixelRatioF()
        longest = self._stage.longest_edge(wide, high, EDGE_BUDGET_MS) if swift else float("inf")
        shot = self._stage.shot(camera, region, ratio, swift=swift, longest=longest)
        margin = (region.width() - round(wide * ratio)) / 2
        window = (margin, margin, wide * ratio, high * ratio)
        places = (child.geometry() for child in view.children() if _covers(child))
        covered = tuple(
            (margin + p.x() * ratio, margin + p.y() * ratio, p.width() * ratio, p.height() * ratio)
            for p in places
        )
        return replace(shot, window=window, covered=covered)

    def _bring_up_to_date(self) -> None:
        stage, backing = self._stage, self._backing
        painter, camera = stage.painter(self._view.devicePixelRatioF()), stage.camera
        if backing.is_current(camera, stage.version) or backing.under_way(camera, stage.version):
            return
        if backing.matches(camera, stage.version):
            backing.follow(painter, self._shot, camera)
            return
        cost = self._predicted_ms()
        if self._moving:
            backing.draw_now(painter, self._shot, camera, stage.version, swift=cost > MOVING_MS)
        elif backing.empty or cost < DIRECT_MS:
            backing.draw_now(painter, self._shot, camera, stage.version, swift=cost > _WHOLE_MS)
        elif backing.leaves_bare(camera) and not backing.busy:
            backing.begin(painter, self._shot, camera, stage.version)
            self._slices.start()

    def _predicted_ms(self) -> float:
        """Return what a picture of the window will cost, from the last one where there is one."""
        backing, network = self._backing, self._stage.scene.network
        as_map = self._stage.regions is not None
        if as_map in backing.costs_ms:
            return backing.costs_ms[as_map] * 0.8
        if as_map:
            return 4.0 + 0.0003 * network.n
        return 1.0 + 0.012 * min(network.m, 3000) + 0.001 * network.m + 0.002 * network.n

    def _settle_down(self) -> None:
        """After the last change: put the picture in full quality, with its margin, in slices."""
        stage, moved = self._stage, self._moving
        if not (self._held() and stage.lifted):
            self._moving = False
            stage.put_down()
        if moved and not self._backing.is_current(stage.camera, stage.version):
            # Until the picture in full quality is there, the last swift one is shown.
            swift = self._predicted_ms() > MOVING_MS
            painter = stage.painter(self._view.devicePixelRatioF())
            self._backing.draw_now(painter, self._shot, stage.camera, stage.version, swift=swift)
        if not self.awaits() and not self._backing.complete(stage.camera, stage.version):
            painter = stage.painter(self._view.devicePixelRatioF())
            self._backing.begin(painter, self._shot, stage.camera, stage.version)
            self._slices.start()
        self._view.update()

    def _refine(self) -> None:
        if not self._backing.busy:
            self._slices.stop()
        elif self._backing.advance(SLICE_MS):
            self._slices.stop()
            if not self._backing.complete(self._stage.camera, self._stage.version):
                self._settle.start()
            self._view.update()
