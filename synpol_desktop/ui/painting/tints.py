"""Colours of nodes by something else than their type, such as a measure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from synpol_desktop.core.network import CodeArray
from synpol_desktop.core.paths import resource
from synpol_desktop.core.style import Rgb
from synpol_desktop.ui.painting.palettes import rgb


@dataclass(frozen=True, slots=True, eq=False)
class Tints:
    """The colour of each node.

    Parameters
    ----------
    codes : ndarray of uint8, shape (n,)
        Place of each node's colour in ``colours``.
    colours : tuple of Rgb

    Raises
    ------
    ValueError
        If a node has a colour that isn't there.
    """

    codes: CodeArray
    colours: tuple[Rgb, ...]

    def __post_init__(self) -> None:
        if len(self.codes) and int(self.codes.max()) >= len(self.colours):
            raise ValueError("a node has a colour that isn't there")


@dataclass(frozen=True, slots=True)
class Shades:
    """The colours that measures use.

    Parameters
    ----------
    plain : Rgb
        Of what has no value or belongs to a small group.
    ramp : tuple of Rgb
        From little to much.
    groups : tuple of Rgb
        Of the largest groups.
    """

    plain: Rgb
    ramp: tuple[Rgb, ...]
    groups: tuple[Rgb, ...]


@cache
def shades(dark: bool) -> Shades:
    """Return the colours of measures on a light or a dark ground."""
    theme = json.loads(resource("themes", "measures.json").read_text("utf-8"))["dark" if dark else "light"]
    ramp, groups = (tuple(rgb(name) for name in theme[part]) for part in ("ramp", "groups"))
    return Shades(rgb(theme["plain"]), ramp, groups)
