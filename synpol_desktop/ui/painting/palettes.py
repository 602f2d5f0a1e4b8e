"""Style sheets of the graph, light and dark; the colours are data in ``resources/themes``."""

from __future__ import annotations

import json
from functools import lru_cache

from PySide6.QtGui import QColor

from synpol_desktop.core.kinds import ENTITY_TYPES, QUADS
from synpol_desktop.core.paths import resource
from synpol_desktop.core.style import Rgb, StyleSheet


def rgb(name: str) -> Rgb:
    """Return the number of a colour written ``#rrggbb``."""
    return int(name.removeprefix("#"), 16)


def color(value: Rgb, alpha: int = 255) -> QColor:
    """Return Qt's colour for a number."""
    return QColor(value >> 16 & 255, value >> 8 & 255, value & 255, alpha)


def mixed(value: Rgb, other: Rgb, share: float) -> Rgb:
    """Return the opaque colour that shows ``share`` of the first over the second."""
    parts = ((value >> shift & 255, other >> shift & 255) for shift in (16, 8, 0))
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in parts)
    return red << 16 | green << 8 | blue


@lru_cache(maxsize=16)
def style_sheet(dark: bool = False, font_family: str = "") -> StyleSheet:
    """Return the colours that tell types and quads apart, also for colour-blind readers."""
    path = resource("themes", f"network-{'dark' if dark else 'light'}.json")
    theme = json.loads(path.read_text("utf-8"))
    return StyleSheet(
        background=rgb(theme["background"]),
        text=rgb(theme["text"]),
        halo=rgb(theme["halo"]),
        outline=rgb(theme["outline"]),
        selection=rgb(theme["selection"]),
        node_fill=tuple(rgb(theme["node_fill"][kind.value]) for kind in ENTITY_TYPES),
        quad_line=tuple(rgb(theme["quad_line"][quad.value]) for quad in QUADS),
        font_family=font_family,
    )
