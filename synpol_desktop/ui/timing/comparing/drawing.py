"""Draws in the graph who is active in which of two times."""

from __future__ import annotations

import numpy as np

from synpol_desktop.core.kinds import Quad
from synpol_desktop.core.network import Network
from synpol_desktop.core.style import Rgb, StyleSheet
from synpol_desktop.ui.painting.tints import Tints
from synpol_desktop.ui.timing.comparing.compared import Compared

NEITHER, ONLY_A, ONLY_B, BOTH = range(4)


def tints(network: Network, compared: Compared, style: StyleSheet) -> Tints:
    """Return the colour of each actor: whether its relations are of A only, of B only, or of both."""
    table = compared.table
    ends = np.concatenate((table.sources, table.targets))
    in_a = np.isin(network.ids, ends[np.tile(table.before > 0, 2)])
    in_b = np.isin(network.ids, ends[np.tile(table.after > 0, 2)])
    codes = (in_a * ONLY_A + in_b * ONLY_B).astype(np.uint8)
    return Tints(codes, colours(style))


def colours(style: StyleSheet) -> tuple[Rgb, ...]:
    """Return the colours of neither, A only, B only and both; orange and blue stay apart for everybody."""
    return (
        style.quad(Quad.STRUCTURAL),
        style.quad(Quad.VERBAL_CONFLICT),
        style.quad(Quad.MATERIAL_COOPERATION),
        style.text,
    )
