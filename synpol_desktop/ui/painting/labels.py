"""Names of nodes: shaped once by Qt, kept in pictures, placed so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from time import perf_counter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPixmap

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.core.style import Rgb, StyleSheet
from synpol_desktop.ui.painting.buffers import FRAGMENT_COLUMNS, draw_fragments
from synpol_desktop.ui.painting.palettes import color, mixed

LONGEST = 32
"""Longer names are cut; the whole name shows under the pointer."""
LINE = 24
"""The same for each line of a name on two lines."""
_WRAP_FROM = 13
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


def wrapped(text: str) -> str:
    """Return the name on two lines of about the same length, as it is where that gains little."""
    text = text.strip()
    if len(text) < _WRAP_FROM:
        return text
    breaks = [k for k, letter in enumerate(text) if letter == " "]
    if not breaks:
        return text
    best = min(breaks, key=lambda k: max(k, len(text) - k - 1))
    lines = text[:best].rstrip(), text[best + 1 :].lstrip()
    if max(map(len, lines)) > len(text) * 0.75:
        return text
    return "\n".join(elided(line, LINE) for line in lines)


class Face(IntEnum):
    """How a name is set."""

    __hash__ = int.__hash__  # that of an enumeration is dear, and names are looked up in each frame

    SMALL = 0
    PLAIN = 1
    STRONG = 2
    EDGE = 3
    REGION = 4


_SHARES = {Face.SMALL: 0.88, Face.PLAIN: 1.0, Face.STRONG: 1.0, Face.EDGE: 0.84, Face.REGION: 1.12}
"""Of the label size."""
_INKS = {Face.SMALL: 0.92, Face.PLAIN: 1.0, Face.STRONG: 1.0, Face.EDGE: 0.9, Face.REGION: 1.0}
"""Share of the text's colour over the background."""


class Name(NamedTuple):
    """A label's text, with its line breaks, and its face."""

    text: str
    face: Face


@dataclass(slots=True)
class _Cell:
    page: int
    rect: QRect


class LabelPictures:
    """Pictures of names with their halo, made when first needed and kept for every network of a style."""

    def __init__(self, style: StyleSheet, ratio: float) -> None:
        self._style = style
        self._ratio = ratio
        self._fonts = {
            face: label_font(style, ratio * _SHARES[face], bold=face in (Face.STRONG, Face.REGION))
            for face in Face
        }
        self._metrics = {face: QFontMetricsF(font) for face, font in self._fonts.items()}
        self._edge = max(1, round(2 * ratio))
        self._sizes: dict[Name, tuple[int, int]] = {}
        self._cells: dict[Name, _Cell] = {}
        self.pages: list[QPixmap] = []
        self.edition = 0
        """Rises when labels that were drawn are forgotten."""
        self._x = self._y = self._row = 0

    def size(self, name: Name) -> tuple[int, int]:
        """Return width and height of a label in device pixels, halo included."""
        found = self._sizes.get(name)
        if found is None:
            metrics, lines = self._metrics[name.face], name.text.split("\n")
            wide = max(metrics.horizontalAdvance(line) for line in lines)
            high = int(np.ceil(metrics.height() * 0.94))
            found = int(wide + 2 * self._edge + 2), high + 2 + round(high * 0.78) * (len(lines) - 1)
            self._sizes[name] = found
        return found

    def prepare(self, names: Iterable[Name], until: float = float("inf")) -> None:
        """Draw the labels that are not there yet, as time allows; forgets all when the pages are full."""
        wanted = list(names)
        for attempt in range(2):
            if all(perf_counter() > until or self._has_room(name) for name in wanted) or attempt:
                break
            self._cells.clear()
            self.pages.clear()
            self.edition += 1
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
        style, ink = self._style, _INKS[name.face]
        shadow, halo = (QImage(rect.size(), QImage.Format.Format_ARGB32_Premultiplied) for _ in range(2))
        shadow.fill(Qt.GlobalColor.transparent)
        halo.fill(Qt.GlobalColor.transparent)
        painter = QPainter(shadow)
        self._write(painter, name, shadow.rect(), style.halo)
        painter.end()
        painter = QPainter(halo)
        for dx, dy in _ring(self._edge):
            painter.drawImage(dx, dy, shadow)
        painter.end()
        painter = QPainter(self.pages[-1])
        painter.setClipRect(rect)
        painter.setOpacity(_HALO)
        painter.drawImage(rect.topLeft(), halo)
        painter.setOpacity(1.0)
        self._write(painter, name, rect, mixed(style.text, style.background, ink))
        painter.end()

    def _write(self, painter: QPainter, name: Name, rect: QRect, ink: Rgb) -> None:
        painter.setFont(self._fonts[name.face])
        painter.setPen(color(ink))
        lines = name.text.split("\n")
        high = rect.height() / len(lines)
        for number, line in enumerate(lines):
            box = QRectF(rect.x(), rect.y() + number * high, rect.width(), high)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, line)

    def stamp(self, painter: QPainter, stamps: Sequence[Stamp], until: float = float("inf")) -> None:
        """Draw labels, those of one page in one call; what was never drawn only ``until`` a time."""
        if any(stamp.name not in self._cells for stamp in stamps):
            self.prepare((stamp.name for stamp in stamps), until)
        pages: list[list[tuple[float, ...]]] = [[] for _ in self.pages]
        for stamp in stamps:
            cell = self._cells.get(stamp.name)
            if cell is not None:
                r = cell.rect
                pages[cell.page].append(
                    (
                        stamp.x,
                        stamp.y,
                        r.x(),
                        r.y(),
                        r.width(),
                        r.height(),
                        1.0,
                        1.0,
                        stamp.turn,
                        stamp.opacity,
                    )
                )
        for page, rows in zip(self.pages, pages, strict=True):
            draw_fragments(painter, np.array(rows, np.float64).reshape(-1, FRAGMENT_COLUMNS), page)

    def sheet(self, names: Sequence[Name]) -> Sheet:
        """Return labels ready to be drawn in many frames."""
        self.prepare(names)
        cells = [self._cells.get(name) for name in names]
        parts = []
        for number, page in enumerate(self.pages):
            which = [k for k, cell in enumerate(cells) if cell is not None and cell.page == number]
            rows = np.ones((len(which), FRAGMENT_COLUMNS))
            rows[:, 8] = 0.0
            rects = [cell.rect for cell in cells if cell is not None and cell.page == number]
            rows[:, 2:6] = np.array([r.getRect() for r in rects], np.float64).reshape(-1, 4)
            parts.append((page, np.array(which, np.intp), rows))
        return Sheet(self.edition, parts)


@dataclass(slots=True)
class Sheet:
    """Labels of which only places and opacity change from frame to frame."""

    edition: int
    """Of the pictures; another one has them elsewhere."""
    parts: list[tuple[QPixmap, IndexArray, FloatArray]]

    def draw(
        self, painter: QPainter, centres: FloatArray, opacity: FloatArray, shown: NDArray[np.bool_]
    ) -> None:
        """Draw the labels that are shown; arrays are by the place of the name."""
        for page, which, rows in self.parts:
            rows[:, :2] = centres[which]
            rows[:, 9] = opacity[which]
            draw_fragments(painter, rows[shown[which]], page)


class Stamp(NamedTuple):
    """Where a label is drawn: its centre in device pixels, its turn in degrees, its opacity."""

    name: Name
    x: float
    y: float
    turn: float = 0.0
    opacity: float = 1.0


def _ring(radius: int) -> list[tuple[int, int]]:
    """Return the offsets inside a small disc, the outer ones first."""
    reach = range(-radius, radius + 1)
    inside = [(x, y) for x in reach for y in reach if 0 < x * x + y * y <= radius * radius + 1]
    return sorted(inside, key=lambda p: -(p[0] ** 2 + p[1] ** 2))
