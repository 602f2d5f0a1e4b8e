"""A drawing as it is composed: title lines, the network, the legend; the same in every form."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from synpol_desktop.core.network import Network, Positions
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.i18n import writing
from synpol_desktop.ui.painting.camera import fitted, spacing
from synpol_desktop.ui.painting.export import View, pictured
from synpol_desktop.ui.painting.heading import Row, height, rows
from synpol_desktop.ui.painting.labels import label_font
from synpol_desktop.ui.painting.legend import PAD, Legend, Place, beside, draw_entries, flow
from synpol_desktop.ui.painting.network_painter import NetworkPainter
from synpol_desktop.ui.painting.palettes import color, mixed
from synpol_desktop.ui.painting.scene import Scene
from synpol_desktop.ui.painting.shot import Shot, emphasis, node_factor
from synpol_desktop.ui.pictures.ink import Anchor, Line, Pen, middle
from synpol_desktop.ui.pictures.stock import DrawnStock


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """What is drawn on one page.

    Parameters
    ----------
    title : tuple of str
        The first line is set larger.
    """

    network: Network
    positions: Positions
    style: StyleSheet
    legend: Legend
    title: tuple[str, ...] = ()
    view: View = View()  # noqa: RUF009 - frozen

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in logical pixels."""
        wide, high = self.view.size
        return wide, int(np.ceil(self._head() + high + self._foot()[0]))

    def draw(self, painter: QPainter, pen: Pen) -> None:
        """Draw everything; text goes to the pen."""
        wide, high = self.size
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, wide, high), color(self.style.background))
        self._network(painter, pen)
        painter.setClipping(False)
        self._margins(painter)
        self._title(pen)
        self._key(painter, pen)

    def _network(self, painter: QPainter, pen: Pen) -> None:
        (wide, high), top = self.view.size, round(self._head())
        xy, style = self.positions.xy, self.style
        camera = self.view.camera or fitted(xy, wide, high)
        scene = Scene(self.network, style, self.view.looks)
        shot = Shot(
            xy,
            self.positions.pinned,
            camera.device(1.0, 0, top),
            QRect(0, top, wide, high),
            1.0,
            node_factor(spacing(xy) * camera.scale),
            emphasis(scene, self.view.nodes, self.view.edges, self.view.bright),
            window=(0.0, float(top), float(wide), float(high)),
            edge_names=self.view.edge_names,
            regions=pictured(self.network, self.positions, self.view, camera),
        )
        NetworkPainter(scene, 1.0, DrawnStock(style, pen)).paint(painter, shot)

    def _margins(self, painter: QPainter) -> None:
        """Cover what reaches beyond the network's part: in SVG Qt clips nothing."""
        ground, top, (wide, high) = color(self.style.background), round(self._head()), self.size
        painter.fillRect(QRectF(0, 0, wide, top), ground)
        painter.fillRect(QRectF(0, top + self.view.size[1], wide, high - top - self.view.size[1]), ground)

    def _rows(self) -> list[Row]:
        return rows(self.title, self.style, self.view.size[0])

    def _head(self) -> float:
        return height(self._rows())

    def _title(self, pen: Pen) -> None:
        rtl, wide = self.legend.rtl, self.view.size[0]
        x, anchor = (wide - PAD, Anchor.RIGHT) if rtl else (PAD, Anchor.LEFT)
        for row in self._rows():
            pen.write(Line(row.text, x, middle(row.font, row.y, row.high), row.font, row.ink, anchor))

    def _foot(self) -> tuple[float, list[Place]]:
        return flow(self.legend, self.style, self.view.size[0]) if self.legend.entries else (0.0, [])

    def _key(self, painter: QPainter, pen: Pen) -> None:
        _, places = self._foot()
        if not places:
            return
        top, wide, style = self._head() + self.view.size[1], self.view.size[0], self.style
        painter.save()
        painter.translate(0, top)
        painter.setPen(QPen(color(mixed(style.text, style.background, 0.15)), 1.0))
        painter.drawLine(QPointF(PAD, 0), QPointF(wide - PAD, 0))
        swatches = [Place(replace(place.entry, text="", count=None), place.rect) for place in places]
        draw_entries(painter, self.legend, style, swatches)
        painter.restore()
        for place in places:
            self._entry(place, top, pen)

    def _entry(self, place: Place, top: float, pen: Pen) -> None:
        style, rtl, rect, entry = self.style, self.legend.rtl, place.rect, place.entry
        strength = 1.0 if entry.shown else 0.3
        font = label_font(style)
        y = middle(font, rect.top() + top, rect.height())
        room = beside(entry)
        begin, end = (rect.right() - room, rect.left()) if rtl else (rect.left() + room, rect.right())
        near, far = (Anchor.RIGHT, Anchor.LEFT) if rtl else (Anchor.LEFT, Anchor.RIGHT)
        pen.write(Line(entry.text, begin, y, font, mixed(style.text, style.background, strength), near))
        if entry.count is not None:
            ink = mixed(style.text, style.background, 0.55 * strength)
            pen.write(Line(writing().number(entry.count), end, y, font, ink, far))
