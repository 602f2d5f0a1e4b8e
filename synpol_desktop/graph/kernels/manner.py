"""What the user's one knob means: from showing distances to drawing groups together."""

from __future__ import annotations

from dataclasses import dataclass

from synpol_desktop.graph.kernels.topology import LEGIBLE_UP_TO

BALANCED = 20.0
ASPECT = 1.35  # windows are wider than high
_ROOMY_UP_TO = 250  # nodes; so few are drawn large, with a name each


@dataclass(frozen=True, slots=True)
class Manner:
    """How a picture is drawn. Lengths are in layout units.

    The computed start shows distances best; the longer and warmer forces then refine it, the more it shows
    groups. The exponents were fitted on random graphs with communities of 300 to 10 000 nodes.

    Attributes
    ----------
    clusters : float
        The c of the springs r log(1 + c r).
    charge : float
        Factor on repulsion.
    inside, between : float
        Nodes of one component, and of different ones, are pushed apart when nearer than this.
    warmth : float
        How far a node may move in the first tick of refining.
    ticks : int
        How many ticks refining takes.
    heat : float
        What is left of the heat when the start is handed over, in 0..1.
    aspect : float
        Width of the picture over its height.
    """

    clusters: float
    charge: float
    inside: float
    between: float
    warmth: float
    ticks: int
    heat: float
    aspect: float


def manner(clusters: float, n: int, aspect: float = ASPECT) -> Manner:
    """Choose the manner for a graph of n nodes."""
    ratio = clusters / BALANCED
    grouped = max(1.0, ratio)
    legible = n <= LEGIBLE_UP_TO
    return Manner(
        clusters=clusters,
        charge=min(3.0, grouped**0.18),
        inside=_room(n) * max(0.4, grouped**-0.23),
        between=0.75 if legible else 0.6,
        warmth=min(6.0, max(0.1, 0.6 * ratio**0.45)),
        ticks=min(300, max(5, round(60 * (ratio**0.3 if ratio > 1 else ratio**0.7)))),
        heat=0.1 * max(0.1, min(1.0, ratio**0.7)),
        aspect=aspect,
    )


def _room(n: int) -> float:
    """Return how near two nodes may come, so that they can be told apart and few of them be named."""
    if n <= LEGIBLE_UP_TO:
        return float(1.05 * min(1.0, (_ROOMY_UP_TO / max(n, 1)) ** 0.36))
    return float(0.5 * (LEGIBLE_UP_TO / n) ** 0.8)
