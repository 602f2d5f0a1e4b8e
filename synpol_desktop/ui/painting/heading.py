"""The lines above a picture: what it shows, broken where the picture is too narrow for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF

from synpol_desktop.core.style import Rgb, StyleSheet
from synpol_desktop.ui.painting.labels import label_font
from synpol_desktop.ui.painting.legend import PAD
from synpol_desktop.ui.painting.palettes import mixed

TOP = PAD * 0.7
_OPEN, _CLOSE = "\u2066\u2067\u2068", "\u2069"
_MARKS = "\u200e\u200f"


class Row(NamedTuple):
    """A line of text: ``y`` is its upper edge in logical pixels."""

    text: str
    y: float
    high: float
    font: QFont
    ink: Rgb


def rows(title: Sequence[str], style: StyleSheet, width: float) -> list[Row]:
    """Lay title lines, the first one larger, in a picture of a width in logical pixels."""
    found, y = [], TOP
    for number, text in enumerate(title):
        font = label_font(style, 1.0 if number else 1.4, bold=not number)
        ink = mixed(style.text, style.background, 0.7) if number else style.text
        metrics = QFontMetricsF(font)
        for line in broken(text, metrics, width - 2 * PAD):
            found.append(Row(line, y, metrics.height(), font, ink))
            y += metrics.height()
    return found


def height(laid: Sequence[Row]) -> float:
    """Return how much of a picture title lines take."""
    return laid[-1].y + laid[-1].high + PAD - TOP if laid else 0.0


def broken(text: str, metrics: QFontMetricsF, width: float) -> Iterator[str]:
    """Yield the lines that a text takes, broken at spaces; each is in the direction of the whole.

    What is isolated goes on in the next line as it was: isolates are closed at a line's end and opened again.
    """
    mark = text[:1] if text[:1] in _MARKS else ""
    line, opened = "", ""
    for paragraph in text.split("\n"):
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else mark + opened + word.removeprefix(mark)
            if line and metrics.horizontalAdvance(longer) > width:
                yield line + _CLOSE * len(opened)
                longer = mark + opened + word
            line, opened = longer, _opened(opened, word)
        yield line + _CLOSE * len(opened)
        line, opened = "", ""


def _opened(before: str, word: str) -> str:
    """Return the isolates that are open after a word."""
    for letter in word:
        if letter in _OPEN:
            before += letter
        elif letter == _CLOSE:
            before = before[:-1]
    return before
