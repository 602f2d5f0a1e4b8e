"""The colours of the graph for exports that draw without the window."""

from __future__ import annotations

import json
from functools import cache

from synpol_desktop.core.kinds import ENTITY_TYPES, QUADS
from synpol_desktop.core.paths import resource
from synpol_desktop.core.style import Rgb, StyleSheet


@cache
def theme(dark: bool = False) -> StyleSheet:
    """Return the light or the dark style sheet of ``resources/themes``."""
    found = json.loads(resource("themes", f"network-{'dark' if dark else 'light'}.json").read_text("utf-8"))

    def rgb(name: str) -> Rgb:
        return int(name.removeprefix("#"), 16)

    background, text, halo, outline, selection = (
        rgb(found[part]) for part in ("background", "text", "halo", "outline", "selection")
    )
    return StyleSheet(
        background,
        text,
        halo,
        outline,
        selection,
        node_fill=tuple(rgb(found["node_fill"][kind.value]) for kind in ENTITY_TYPES),
        quad_line=tuple(rgb(found["quad_line"][quad.value]) for quad in QUADS),
    )


def hexed(color: Rgb) -> str:
    """Return a colour as ``#rrggbb``."""
    return f"#{color:06x}"


def dark(color: Rgb) -> Rgb:
    """Return a colour dark enough to be read on white, and to bear white letters."""
    red, green, blue = color >> 16 & 255, color >> 8 & 255, color & 255
    light = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
    factor = min(1.0, 0.42 / max(light, 0.01))
    return round(red * factor) << 16 | round(green * factor) << 8 | round(blue * factor)
