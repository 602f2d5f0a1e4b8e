"""Where an arrangement puts the nodes: computed on a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.network import FloatArray, Network
from synpol_desktop.core.progress import Progress
from synpol_desktop.graph.measuring.records import Attribute
from synpol_desktop.ui.graphing.days import Tick, first_days, ticks
from synpol_desktop.ui.graphing.groups import group_of
from synpol_desktop.ui.graphing.wish import Arrangement
from synpol_desktop.ui.i18n import tr

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What an arrangement is made of.

    Parameters
    ----------
    xy : ndarray of float64, shape (n, 2)
        Where the nodes are now.
    chosen : sequence of int
        Nodes: the first is the centre of rings; all of them are straightened.
    aspect : float
        Width over height of the canvas.
    from_right : bool
        Whether time runs from right to left.
    community : Attribute, optional
        Communities that were measured.
    """

    network: Network
    xy: FloatArray
    chosen: Sequence[int]
    shown: Filter
    aspect: float
    from_right: bool
    community: Attribute | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Arranged:
    """Where the nodes belong, shape (n, 2), and the lines of a time axis."""

    target: FloatArray
    axis: tuple[Tick, ...] = ()


def arranged(workspace: Workspace, rule: Arrangement, asked: Question, progress: Progress) -> Arranged:
    """Return the places that a rule gives to the nodes.

    Raises
    ------
    CancelledError
        If the job was asked to stop.
    ValueError
        If the rule is that of forces, which have no places to give.
    """
    from synpol_desktop.graph.arranging.grouping import grouped
    from synpol_desktop.graph.arranging.layers import layered
    from synpol_desktop.graph.arranging.lines import straightened
    from synpol_desktop.graph.arranging.rounds import circle, concentric

    net = asked.network
    progress.step(0, 0)
    match rule:
        case Arrangement.CIRCLE:
            made = Arranged(circle(net.n, net.edges))
        case Arrangement.RINGS:
            centre = asked.chosen[0] if asked.chosen else int(np.argmax(net.importance))
            made = Arranged(concentric(net.n, net.edges, centre))
        case Arrangement.LAYERS:
            made = Arranged(layered(net.n, net.edges))
        case Arrangement.COMMUNITY | Arrangement.TYPE | Arrangement.BLOC:
            belongs = workspace.blocs_at(asked.shown.last) if rule is Arrangement.BLOC else None
            labels = group_of(net, rule, progress, asked.community, belongs)
            weights = np.sqrt(net.weights)
            progress.step(0, 0)
            made = Arranged(grouped(net.n, net.edges, labels, weights, aspect=asked.aspect, engine="ready"))
        case Arrangement.TIME:
            made = _in_time(workspace, asked)
        case Arrangement.STRAIGHT:
            made = Arranged(straightened(asked.xy, asked.chosen))
        case _:
            raise ValueError(f"{rule.value} gives no places")
    progress.step(1, 1)  # whoever was asked to stop meanwhile gives nothing
    return made


def _in_time(workspace: Workspace, asked: Question) -> Arranged:
    from synpol_desktop.graph.arranging.lines import timeline

    net = asked.network
    keys = [net.key(edge) for edge in range(net.m)]
    keys = [key for key in keys if min(key.source, key.target) > 0]  # folds have no rows
    days = first_days(net, workspace.relation_rows(keys, asked.shown))
    target = timeline(net.n, net.edges, days, from_right=asked.from_right)
    undated = np.isnan(days)
    apart = ((float(target[undated, 0].mean()), tr("No date")),) if undated.any() else ()
    return Arranged(target, (*apart, *ticks(days, target[:, 0])))
