"""What the user's one knob means: from showing distances to drawing groups together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels.topology import LEGIBLE_UP_TO

BALANCED = 100.0
ASPECT = 1.35  # windows are wider than high
_AREA_LARGE, _AREA_FRAGMENT = 0.03, 0.9  # square units a node takes, about
_STRONGEST_IN_TREES = 2000.0
_VAST = 20_000  # nodes
_MOSTLY_GROUPS = 100.0  # times the balanced constant, from where distances are less of a concern
ROOMY_UP_TO = 250  # nodes; so few are drawn large, with a name each


@dataclass(frozen=True, slots=True)
class Manner:
    """How a picture is drawn. Lengths are in layout units.

    The computed start shows distances best; the longer and warmer forces then refine it, the more it shows
    groups. The exponents were fitted on random graphs with communities of 300 to 10 000 nodes.

    Attributes
    ----------
    clusters : float
        The c of the springs r log(1 + c r).
    rough : float
        The same while the graph is laid out roughly, where less of it keeps distances better.
    charge : float
        Factor on repulsion.
    inside, between : float
        Nodes of one component, and of different ones, are pushed apart when nearer than this.
    warmth : float
        How far a node may move in the first tick of refining.
    ticks : int
        How many ticks refining takes.
    pivots : int
        How many nodes of a component measure the distances of all others.
    straight : int
        How many sweeps bring the rough picture nearer to distances.
    hold : float
        Weight of distances to the pivots against the forces, at the beginning of refining.
    heat : float
        What is left of the heat when the start is handed over, in 0..1.
    aspect : float
        Width of the picture over its height.
    """

    clusters: float
    rough: float
    charge: float
    inside: float
    between: float
    warmth: float
    ticks: int
    pivots: int
    straight: int
    hold: float
    heat: float
    aspect: float


def manner(clusters: float, sizes: NDArray[np.intp], ties: int = 1 << 30, aspect: float = ASPECT) -> Manner:
    """Choose the manner for a graph whose components have these sizes, largest first, and so many ties.

    In trees strong springs would draw all leaves of a hub to one place, so there the constant has a limit.
    """
    n = int(sizes.sum())
    clusters = min(clusters, _STRONGEST_IN_TREES * float(np.exp(min(20.0, 4 * (ties / max(n, 1) - 1)))))
    ratio = clusters / BALANCED
    grouped, spread = max(1.0, ratio), min(1.0, ratio)
    legible = n <= LEGIBLE_UP_TO
    return Manner(
        clusters=clusters,
        rough=20 * grouped,
        charge=1.0,
        inside=max(_room(n) * (max(0.5, grouped**-0.1) if legible else 1.0), _seen_apart(sizes)),
        between=0.75 if legible else 0.6,
        warmth=min(6.0, grouped**0.16) * max(0.1, spread**0.4),
        ticks=_ticks(n, ratio),
        pivots=round(90 * max(1.0, n / 10_000) ** 0.2) if ratio < _MOSTLY_GROUPS else 30,
        straight=round(12 + 2 * spread) if ratio < _MOSTLY_GROUPS else 0,
        hold=_held(n, ratio),
        heat=0.03 if legible else 0.01,
        aspect=aspect,
    )


def _ticks(n: int, ratio: float) -> int:
    """Return how long refining takes: groups come out of the levels nearly done, distances need little."""
    if ratio >= _MOSTLY_GROUPS:
        return int(60 * min(1.0, (_VAST / max(n, 1)) ** 0.4))
    return max(5, int(60 * min(1.0, ratio) ** 0.4))


def _held(n: int, ratio: float) -> float:
    """Return the hold: firm in small graphs, where paths are read, none in large pictures of groups."""
    if n > LEGIBLE_UP_TO and ratio >= _MOSTLY_GROUPS:
        return 0.0
    least = 0.2 if n <= _VAST else 0.6  # the larger a graph, the more its shape would be lost
    return float(min(0.7, max(least, LEGIBLE_UP_TO / max(n, 1))) * max(1.0, ratio) ** -0.25)


def _room(n: int) -> float:
    """Return how near two nodes may come, so that they can be told apart and few of them be named."""
    if n <= LEGIBLE_UP_TO:
        return float(1.05 * min(1.0, (ROOMY_UP_TO / max(n, 1)) ** 0.6))
    return float(0.3 * LEGIBLE_UP_TO / n)


def _seen_apart(sizes: NDArray[np.intp]) -> float:
    """Return somewhat more than a tenth of the mean spacing: nodes nearer than that are seen as one.

    Fragments take much more room for a node than the core of a large component does.
    """
    if len(sizes) < 2:
        return 0.0
    area = _AREA_LARGE * sizes[0] + _AREA_FRAGMENT * sizes[1:].sum()
    return float(0.16 * np.sqrt(area / sizes.sum()))
