"""From layout units to pixels and back."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from synpol_desktop.core.network import FloatArray
from synpol_desktop.core.views import Look

MIN_SCALE = 1e-4
MAX_SCALE = 1e5


@dataclass(frozen=True, slots=True)
class Camera:
    """A similarity: ``pixel = world * scale + (x, y)``; it never mirrors.

    Parameters
    ----------
    scale : float
        Pixels a layout unit.
    x, y : float
        Where the world's origin lies, in pixels.
    """

    scale: float = 100.0
    x: float = 0.0
    y: float = 0.0

    def to_px(self, xy: FloatArray) -> FloatArray:
        """Return pixels, shape (..., 2), for world positions of the same shape."""
        return np.asarray(xy, np.float64) * self.scale + (self.x, self.y)

    def to_world(self, x: float, y: float) -> tuple[float, float]:
        """Return the world position under a pixel."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    @classmethod
    def facing(cls, look: Look, width: float, height: float) -> Camera:
        """Return the camera that shows a look in a picture of a size in pixels."""
        return cls(look.scale, width / 2 - look.x * look.scale, height / 2 - look.y * look.scale)

    def look(self, width: float, height: float) -> Look:
        """Return what a picture of a size in pixels shows in its middle."""
        return Look(*self.to_world(width / 2, height / 2), self.scale)

    def panned(self, dx: float, dy: float) -> Camera:
        """Return the camera with the picture moved by pixels."""
        return Camera(self.scale, self.x + dx, self.y + dy)

    def zoomed(self, factor: float, x: float, y: float) -> Camera:
        """Return the camera enlarged about a pixel that stays where it is."""
        scale = min(max(self.scale * factor, MIN_SCALE), MAX_SCALE)
        real = scale / self.scale
        return Camera(scale, x + (self.x - x) * real, y + (self.y - y) * real)

    def device(self, ratio: float, x: float = 0.0, y: float = 0.0) -> Camera:
        """Return the camera in device pixels of a surface that begins ``(x, y)`` device pixels before."""
        return Camera(self.scale * ratio, self.x * ratio + x, self.y * ratio + y)

    def towards(self, other: Camera, share: float, width: float, height: float) -> Camera:
        """Return the camera on the way to another: scale in equal ratios, the centre in a straight line."""
        if share >= 1.0:
            return other
        scale = self.scale * (other.scale / self.scale) ** share
        begin, end = self.to_world(width / 2, height / 2), other.to_world(width / 2, height / 2)
        # The centre moves by what is seen of the way, so that the motion looks even while the scale changes.
        way = share
        if abs(math.log(other.scale / self.scale)) > 1e-6:
            way = (1 / scale - 1 / self.scale) / (1 / other.scale - 1 / self.scale)
        x, y = (a + (b - a) * way for a, b in zip(begin, end, strict=True))
        return Camera(scale, width / 2 - x * scale, height / 2 - y * scale)


def fitted(xy: FloatArray, width: float, height: float, margin: float = 56.0, most: float = 260.0) -> Camera:
    """Return the camera that shows all positions, with ``margin`` pixels around them.

    ``most`` bounds the scale, so that two nodes don't fill the window.
    """
    if not len(xy):
        return Camera(100.0, width / 2, height / 2)
    low, high = xy.min(axis=0), xy.max(axis=0)
    # Names reach further beyond the nodes sideways than above and below.
    room = np.maximum((width - 2 * margin, height - 1.4 * margin), (width * 0.5, height * 0.5))
    scale = float((room / np.maximum(high - low, 1e-9)).min())
    scale = min(max(scale, MIN_SCALE), most)
    x, y = np.array((width, height)) / 2 - (low + high) / 2 * scale
    return Camera(scale, float(x), float(y))


def spacing(xy: FloatArray) -> float:
    """Return about how far apart nodes lie, in layout units."""
    n = len(xy)
    if n < 2:
        return 1.0
    narrow, wide = sorted(np.ptp(xy, axis=0).tolist())
    # Nodes on a line fill no area; they are taken to have some room beside it.
    area = wide * max(narrow, wide / n)
    return float(np.sqrt(area / n)) if area > 1e-12 else 1.0
