"""The picture behind the window: larger than it, kept while the view pans, redrawn in slices."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from synpol_desktop.core.style import Rgb
from synpol_desktop.ui.painting.camera import Camera
from synpol_desktop.ui.painting.network_painter import NetworkPainter
from synpol_desktop.ui.painting.palettes import color
from synpol_desktop.ui.painting.shot import Shot

MARGIN = 192
"""Logical pixels around the window that are drawn ahead."""
STRIP = 64
"""Exposed strips are painted in bands of at least so many logical pixels."""

AT_ONCE_MS = 20.0
"""A picture that is drawn at once gets no further names after so long."""

ShotMaker = Callable[[Camera, QRect, bool], Shot]
"""Makes a shot for a camera in device pixels of the surface, a region of it, and whether it is swift."""


@dataclass(slots=True)
class _Picture:
    pixmap: QPixmap
    camera: Camera
    """The window's camera (logical pixels) for which the picture was drawn."""
    margin: int
    """Device pixels that the surface reaches beyond the window on each side."""
    version: int
    swift: bool
    as_map: bool
    seams: bool = False
    """Whether strips were added after the whole was drawn."""


class Backing:
    """Keeps the drawn picture and brings it up to date."""

    def __init__(self) -> None:
        self._picture: _Picture | None = None
        self._coming: _Picture | None = None
        self._pen = QPainter()
        self._spares: list[QPixmap] = []
        self._slices: Iterator[None] | None = None
        self._spent = 0.0
        self._size = QSize()
        self._ratio = 1.0
        self.costs_ms: dict[bool, float] = {}
        """CPU time of the last whole picture with margin, of a map and of single nodes."""

    def resize(self, size: QSize, ratio: float) -> None:
        """Take the window's size in logical pixels; drops pictures of another one."""
        if size != self._size or ratio != self._ratio:
            self._size, self._ratio = size, ratio
            self.clear()

    def clear(self) -> None:
        """Forget all pictures."""
        self.stop()
        self._picture = None
        self._spares.clear()

    def stop(self) -> None:
        """Give up the picture that is being drawn."""
        self._slices = self._coming = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return self._picture is None

    @property
    def busy(self) -> bool:
        """Whether a picture is being drawn in slices."""
        return self._slices is not None

    def under_way(self, camera: Camera, version: int) -> bool:
        """Whether just this picture is being drawn in slices, while there is another one to show."""
        coming = self._coming
        if coming is None or self._picture is None:
            return False
        return coming.camera == camera and coming.version == version

    def is_current(self, camera: Camera, version: int) -> bool:
        """Whether the window shows a whole picture of full quality."""
        p = self._picture
        return (
            p is not None
            and not p.swift
            and not p.seams
            and p.version == version
            and p.camera.scale == camera.scale
            and self._covers(p, camera)
        )

    def complete(self, camera: Camera, version: int) -> bool:
        """Whether the picture is current and has most of its margin left."""
        p = self._picture
        if p is None or not p.margin or not self.is_current(camera, version):
            return False
        dx, dy = self._shift(p, camera)
        return max(abs(dx), abs(dy)) <= p.margin // 2

    def matches(self, camera: Camera, version: int) -> bool:
        """Whether panning alone brings the picture up to date."""
        p = self._picture
        return p is not None and p.version == version and p.camera.scale == camera.scale and p.margin > 0

    def _shift(self, p: _Picture, camera: Camera) -> tuple[int, int]:
        return round((camera.x - p.camera.x) * self._ratio), round((camera.y - p.camera.y) * self._ratio)

    def _covers(self, p: _Picture, camera: Camera) -> bool:
        dx, dy = self._shift(p, camera)
        return max(abs(dx), abs(dy)) <= p.margin

    def draw_now(
        self, painter: NetworkPainter, make: ShotMaker, camera: Camera, version: int, *, swift: bool
    ) -> None:
        """Draw the window without margin, at once; names that take too long wait for the next picture."""
        self.stop()
        until = time.perf_counter() + AT_ONCE_MS / 1000
        self._open(camera, version, 0, swift, painter, lambda *asked: replace(make(*asked), until=until))
        self.advance(float("inf"))
        if self._picture is not None and time.perf_counter() > until:
            self._picture.swift = True

    def begin(self, painter: NetworkPainter, make: ShotMaker, camera: Camera, version: int) -> None:
        """Start a picture of full quality with its margin; ``advance`` draws it."""
        self.stop()
        self._open(camera, version, round(MARGIN * self._ratio), False, painter, make)

    def _open(
        self, camera: Camera, version: int, margin: int, swift: bool, painter: NetworkPainter, make: ShotMaker
    ) -> None:
        wide, high = (
            round(side * self._ratio) + 2 * margin for side in (self._size.width(), self._size.height())
        )
        pixmap = self._spare(QSize(max(wide, 1), max(high, 1)))
        shot = make(camera.device(self._ratio, margin, margin), QRect(0, 0, wide, high), swift)
        as_map = shot.regions is not None
        self._coming = _Picture(pixmap, camera, margin, version, swift, as_map)
        self._slices = painter.steps(self._pen, shot)
        self._spent = 0.0

    def _spare(self, size: QSize) -> QPixmap:
        """Return a surface, an earlier one where it fits: fresh memory costs as much as a blit."""
        for number, pixmap in enumerate(self._spares):
            if pixmap.size() == size:
                return self._spares.pop(number)
        return QPixmap(size)

    def advance(self, budget_ms: float) -> bool:
        """Draw on for about so long; return whether the picture is finished and shown."""
        if self._slices is None or self._coming is None:
            return False
        # The clock of the processor is dear; only pictures with a margin tell what one costs.
        begin, cpu = time.perf_counter(), time.thread_time() if self._coming.margin else 0.0
        finished = False
        self._pen.begin(self._coming.pixmap)
        while not finished and (time.perf_counter() - begin) * 1000 < budget_ms:
            finished = next(self._slices, self) is self
        self._pen.end()
        self._spent += time.thread_time() - cpu if self._coming.margin else 0.0
        if not finished:
            return False
        if self._picture is not None:
            self._spares = [self._picture.pixmap, *self._spares[:1]]
        self._picture, self._coming, self._slices = self._coming, None, None
        if self._picture.margin:
            self.costs_ms[self._picture.as_map] = self._spent * 1000
        return True

    def follow(self, painter: NetworkPainter, make: ShotMaker, camera: Camera) -> None:
        """Bring what a pan exposed into the picture: scroll it and paint the new strips."""
        p = self._picture
        if p is None or self._covers(p, camera):
            return
        self.stop()
        dx, dy = self._shift(p, camera)
        if max(abs(dx), abs(dy)) >= p.margin + min(p.pixmap.width(), p.pixmap.height()) // 3:
            return
        band = round(STRIP * self._ratio)
        dx, dy = (_stretched(d, p.margin, band) for d in (dx, dy))
        wide, high = p.pixmap.width(), p.pixmap.height()
        p.pixmap.scroll(dx, dy, p.pixmap.rect())
        p.camera = p.camera.panned(dx / self._ratio, dy / self._ratio)
        p.seams = True
        strips = []
        if dx:
            strips.append(QRect(0 if dx > 0 else wide + dx, 0, abs(dx), high))
        if dy:
            strips.append(QRect(max(dx, 0), 0 if dy > 0 else high + dy, wide - abs(dx), abs(dy)))
        surface = p.camera.device(self._ratio, p.margin, p.margin)
        painter.naming.shift(dx, dy)
        pen = QPainter(p.pixmap)
        for strip in strips:
            painter.paint(pen, replace(make(surface, strip, False), strip=True, window=None, covered=()))
        pen.end()

    def show(self, painter: QPainter, camera: Camera, background: Rgb) -> None:
        """Copy the picture to the window, scaled while it is of another scale."""
        p = self._picture
        if p is None:
            return
        ratio = self._ratio
        dx, dy = self._shift(p, camera)
        if p.camera.scale == camera.scale and max(abs(dx), abs(dy)) <= p.margin:
            source = QRect(
                p.margin - dx,
                p.margin - dy,
                round(self._size.width() * ratio),
                round(self._size.height() * ratio),
            )
            painter.drawPixmap(QRect(0, 0, self._size.width(), self._size.height()), p.pixmap, source)
            return
        scale = camera.scale / p.camera.scale
        left = camera.x - (p.camera.x + p.margin / ratio) * scale
        top = camera.y - (p.camera.y + p.margin / ratio) * scale
        target = QRectF(left, top, p.pixmap.width() / ratio * scale, p.pixmap.height() / ratio * scale)
        if self.leaves_bare(camera):
            painter.fillRect(QRect(0, 0, self._size.width(), self._size.height()), color(background))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawPixmap(target, p.pixmap, QRectF(p.pixmap.rect()))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def leaves_bare(self, camera: Camera) -> bool:
        """Whether some of the window lies outside of the picture."""
        p = self._picture
        if p is None:
            return True
        scale = camera.scale / p.camera.scale
        left = camera.x - (p.camera.x + p.margin / self._ratio) * scale
        top = camera.y - (p.camera.y + p.margin / self._ratio) * scale
        right = left + p.pixmap.width() / self._ratio * scale
        bottom = top + p.pixmap.height() / self._ratio * scale
        return left > 0 or top > 0 or right < self._size.width() or bottom < self._size.height()


def _stretched(shift: int, margin: int, band: int) -> int:
    """Return how far to scroll: only along an axis that left the margin, and some more than needed."""
    if abs(shift) <= margin:
        return 0
    keep = margin - band
    return shift - keep if shift > 0 else shift + keep
