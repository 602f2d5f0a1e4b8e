"""Names of nodes: shaped once by Qt, kept in pictures, placed so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPixmap

from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.painting.buffers import FRAGMENT_COLUMNS, draw_fragments
from synpol_desktop.ui.painting.palettes import color

LONGEST = 32
"""Longer names are cut; the whole name shows under the pointer."""
STRONG = 24
"""So many of the most important nodes have bold names."""
_HALO = 0.86
"""The halo hides lines, and lets a node that a label covers shine through."""
_PAGE = 1536
_PAGES = 4


def elided(text: str, longest: int = LONGEST) -> str:
    """Return the name, cut between words where that loses little, with an ellipsis at its end."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    word = cut.rfind(" ")
    return (cut[:word] if word >= longest * 0.6 else cut).rstrip(" ،,.-–") + "…"


def label_font(style: StyleSheet, ratio: float = 1.0, *, bold: bool = False) -> QFont:
    """Return the font of labels, in device pixels."""
    font = QFont(style.font_family) if style.font_family else QFont()
    font.setPixelSize(max(1, round(style.label_size * ratio)))
    font.setBold(bold)
    return font


@dataclass(slots=True)
class _Cell:
    page: int
    rect: QRect


Name = tuple[str, bool]
"""A label's text and whether it is bold."""


class LabelPictures:
    """Pictures of names with their halo, made when first needed and kept for every network of a style."""

    def __init__(self, style: StyleSheet, ratio: float) -> None:
        self._style = style
        self._ratio = ratio
        self._fonts = [label_font(style, ratio, bold=bold) for bold in (False, True)]
        self._metrics = [QFontMetricsF(font) for font in self._fonts]
        self._edge = max(1, round(2 * ratio))
        self._sizes: dict[Name, tuple[int, int]] = {}
        self._cells: dict[Name, _Cell] = {}
        self.pages: list[QPixmap] = []
        self._x = self._y = self._row = 0

    def size(self, name: Name) -> tuple[int, int]:
        """Return width and height of a label in device pixels, halo included."""
        found = self._sizes.get(name)
        if found is None:
            metrics = self._metrics[name[1]]
            wide = metrics.horizontalAdvance(elided(name[0]))
            high = metrics.height()
            found = int(wide + 2 * self._edge + 2), int(np.ceil(high * 0.94)) + 2
            self._sizes[name] = found
        return found

    def cell(self, name: Name) -> _Cell | None:
        """Return where a label's picture is, None if it has none."""
        return self._cells.get(name)

    def prepare(self, names: Iterable[Name]) -> None:
        """Draw the labels that are not there yet; forgets all others when the pages are full."""
        wanted = list(names)
        for attempt in range(2):
            if all(self._has_room(name) for name in wanted) or attempt:
                break
            self._cells.clear()
            self.pages.clear()
            self._x = self._y = self._row = 0

    def _has_room(self, name: Name) -> bool:
        if name in self._cells:
            return True
        wide, high = self.size(name)
        wide = min(wide, _PAGE)
        if not self.pages or self._x + wide > _PAGE:
            self._x, self._y, self._row = 0, self._y + self._row, 0
        if not self.pages or self._y + high > _PAGE // 2:
            if len(self.pages) >= _PAGES * max(1, round(self._ratio**2)):
                return False
            page = QPixmap(_PAGE, _PAGE // 2)
            page.fill(Qt.GlobalColor.transparent)
            self.pages.append(page)
            self._x = self._y = self._row = 0
        rect = QRect(self._x, self._y, wide, high)
        self._draw(name, rect)
        self._cells[name] = _Cell(len(self.pages) - 1, rect)
        self._x += wide
        self._row = max(self._row, high)
        return True

    def _draw(self, name: Name, rect: QRect) -> None:
        text, font = elided(name[0]), self._fonts[name[1]]
        shadow = QImage(rect.size(), QImage.Format.Format_ARGB32_Premultiplied)
        shadow.fill(Qt.GlobalColor.transparent)
        inside = QRectF(0, 0, rect.width(), rect.height())
        painter = QPainter(shadow)
        painter.setFont(font)
        painter.setPen(color(self._style.halo))
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
        painter.end()
        halo = QImage(rect.size(), QImage.Format.Format_ARGB32_Premultiplied)
        halo.fill(Qt.GlobalColor.transparent)
        painter = QPainter(halo)
        for dx, dy in _ring(self._edge):
            painter.drawImage(dx, dy, shadow)
        painter.end()
        painter = QPainter(self.pages[-1])
        painter.setClipRect(rect)
        painter.setOpacity(_HALO)
        painter.drawImage(rect.topLeft(), halo)
        painter.setOpacity(1.0)
        painter.setFont(font)
        painter.setPen(color(self._style.text))
        painter.drawText(inside.translated(rect.x(), rect.y()), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


class LabelAtlas:
    """The labels of one network.

    Parameters
    ----------
    texts : sequence of str
        Whole names, by node.
    strong : set of int
        Nodes whose names are bold.
    """

    def __init__(self, texts: tuple[str, ...], pictures: LabelPictures, strong: Iterable[int] = ()) -> None:
        self._pictures = pictures
        bold = frozenset(strong)
        self._names: list[Name] = [(text, node in bold) for node, text in enumerate(texts)]

    def size(self, node: int) -> tuple[int, int]:
        """Return width and height of a label in device pixels, halo included."""
        return self._pictures.size(self._names[node])

    def draw(
        self, painter: QPainter, placed: dict[int, tuple[float, float]], opacity: dict[int, float]
    ) -> None:
        """Draw labels whose upper left corners are given in device pixels."""
        self._pictures.prepare(self._names[node] for node in placed)
        pages: list[list[tuple[float, ...]]] = [[] for _ in self._pictures.pages]
        for node, (x, y) in placed.items():
            cell = self._pictures.cell(self._names[node])
            if cell is None:
                continue
            r = cell.rect
            wide, high = r.width(), r.height()
            centre = round(x) + wide / 2, round(y) + high / 2
            pages[cell.page].append(
                (*centre, r.x(), r.y(), wide, high, 1.0, 1.0, 0.0, opacity.get(node, 1.0))
            )
        for page, rows in zip(self._pictures.pages, pages, strict=True):
            draw_fragments(painter, np.array(rows, np.float64).reshape(-1, FRAGMENT_COLUMNS), page)


def _ring(radius: int) -> list[tuple[int, int]]:
    """Return the offsets inside a small disc, the outer ones first."""
    reach = range(-radius, radius + 1)
    inside = [(x, y) for x in reach for y in reach if 0 < x * x + y * y <= radius * radius + 1]
    return sorted(inside, key=lambda p: -(p[0] ** 2 + p[1] ** 2))
