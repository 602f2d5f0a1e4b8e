"""Drawing the regions of a map: hulls, what ties them, their names."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from synpol_desktop.core.network import FloatArray
from synpol_desktop.core.style import Rgb, StyleSheet
from synpol_desktop.core.styling.palettes import palettes, plain_colour
from synpol_desktop.ui.painting.labels import Face, LabelPictures, Name, Stamp
from synpol_desktop.ui.painting.palettes import color, mixed
from synpol_desktop.ui.painting.placement import Rect
from synpol_desktop.ui.painting.regions import HUES, Region, Regions
from synpol_desktop.ui.painting.shot import Shot

_GROUND, _BORDER = 30, 0.6
_FAINTEST, _STRONGEST = 0.10, 0.30
_WIDEST = 5.0
_NARROWEST_NAMED = 30.0
"""Hulls of fewer logical pixels across carry no name."""
_STEPS = (0.0, -1.0, 1.0, -2.0, 2.0)
"""Where a name is tried, in its heights above or below the middle of its hull."""


def draw_regions(painter: QPainter, regions: Regions, shot: Shot, style: StyleSheet) -> None:
    """Draw the hulls and the ties between them; set the painter's smoothing first."""
    middles = shot.camera.to_px(np.array([region.centre for region in regions.each]))
    inks = region_inks(style)
    painter.setPen(Qt.PenStyle.NoPen)
    hulls = [_polygon(shot, region) for region in regions.each]
    for hull, hue in zip(hulls, regions.hues.tolist(), strict=True):
        painter.setBrush(color(inks[hue], _GROUND))
        painter.drawPolygon(hull)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for (one, other), strength in zip(regions.ties.tolist(), regions.strength.tolist(), strict=True):
        share = _FAINTEST + (_STRONGEST - _FAINTEST) * strength
        pen = QPen(
            color(mixed(style.text, style.background, share)), max(0.8, _WIDEST * strength) * shot.ratio
        )
        painter.setPen(pen)
        painter.drawLine(QPointF(*middles[one].tolist()), QPointF(*middles[other].tolist()))
    for hull, hue in zip(hulls, regions.hues.tolist(), strict=True):
        painter.setPen(QPen(color(mixed(inks[hue], style.background, _BORDER)), shot.ratio))
        painter.drawPolygon(hull)


def region_inks(style: StyleSheet) -> tuple[Rgb, ...]:
    """Return the colours of regions, by hue, and that of nodes without a region."""
    return *palettes()["tol_muted"].on(style)[:HUES], plain_colour(style)


def _polygon(shot: Shot, region: Region) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in shot.camera.to_px(region.corners).tolist()])


def place_region_names(
    pictures: LabelPictures, regions: Regions, shot: Shot
) -> list[tuple[int, Stamp, Rect]]:
    """Return which regions carry their name, and where, the largest first.

    It depends on the scale alone: strips that a pan brings into sight fit the picture they extend.
    """
    placed: list[tuple[int, Stamp, Rect]] = []
    boxes = np.empty((0, 4))
    for number, region in enumerate(regions.each):
        px = shot.camera.to_px(region.corners)
        wide, high = pictures.size(name := region_name(region))
        if np.ptp(px[:, 0]) < max(_NARROWEST_NAMED * shot.ratio, 0.5 * wide):
            continue
        x, middle = (shot.camera.to_px(region.centre)).tolist()
        for step in _STEPS:
            y = middle + step * high * 0.5
            if abs(y - middle) > np.ptp(px[:, 1]) / 2:
                break
            box = np.array((x - wide / 2, y - high / 2, x + wide / 2, y + high / 2))
            if not _meets(box, boxes):
                boxes = np.vstack((boxes, box))
                left, top = round(box[0]), round(box[1])
                stamp = Stamp(name, left + wide / 2, top + high / 2)
                placed.append((number, stamp, (left, top, wide, high)))
                break
    return placed


def region_name(region: Region) -> Name:
    """Return what a region is called, with the number of its members below."""
    return Name(f"{region.name}\n{region.count:,}", Face.REGION)


def _meets(box: FloatArray, boxes: FloatArray) -> bool:
    return bool(((box[:2] < boxes[:, 2:]) & (boxes[:, :2] < box[2:])).all(axis=1).any())
