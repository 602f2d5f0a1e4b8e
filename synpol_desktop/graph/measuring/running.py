"""Measure a network: the door that the window's worker, reports and exports come through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from synpol_desktop.core.network import FloatArray, IndexArray, Network
from synpol_desktop.core.progress import Progress
from synpol_desktop.graph.kernels.topology import components
from synpol_desktop.graph.measuring import centrality
from synpol_desktop.graph.measuring.communities import communities, modularity, strengths
from synpol_desktop.graph.measuring.records import Attribute, Figures, Measure
from synpol_desktop.graph.measuring.ties import Ties, directed, undirected


@dataclass(frozen=True, slots=True, eq=False)
class _Nets:
    """The network as ties, and what was asked of the measuring."""

    both: Ties
    out: Ties
    seed: int
    resolution: float
    progress: Progress


def measure(
    network: Network,
    measures: Iterable[Measure] = tuple(Measure),
    *,
    seed: int = 0,
    resolution: float = 1.0,
    progress: Progress | None = None,
) -> tuple[Attribute, ...]:
    """Measure every node of a network; call it on a worker.

    Parameters
    ----------
    seed : int
        Decides the sample for betweenness and between equally good communities.
    resolution : float
        Above one, communities become smaller and more.

    Returns
    -------
    tuple of Attribute
        In the order asked for. Communities and components are numbered from the largest, 0.

    Raises
    ------
    CancelledError
        If the job was asked to stop.
    """
    progress = progress or Progress()
    nets = _Nets(undirected(network), directed(network), seed, resolution, progress)
    wanted = tuple(measures)
    found = []
    for done, name in enumerate(wanted):
        progress.step(done, len(wanted), name.value)
        values, sampled = _MEASURES[name](nets)
        found.append(Attribute(name, network.ids, np.asarray(values, np.float64), sampled))
    return tuple(found)


def figures(
    network: Network, community: Attribute | None = None, progress: Progress | None = None
) -> Figures:
    """Return a network in numbers; communities are computed if they aren't given.

    Raises
    ------
    CancelledError
        If the job was asked to stop.
    """
    net = undirected(network)
    ties = len(net.indices) // 2
    if community is None:
        label, quality = communities(net, progress=progress)
    else:
        label = np.nan_to_num(community.of(network.ids), nan=-1).astype(np.intp)
        label = np.unique(label, return_inverse=True)[1]
        quality = modularity(net, label)
    sizes = np.bincount(_components(net))
    return Figures(
        nodes=net.n,
        ties=ties,
        density=2 * ties / (net.n * (net.n - 1)) if net.n > 1 else 0.0,
        mean_degree=2 * ties / net.n if net.n else 0.0,
        components=len(sizes) if net.n else 0,
        largest=int(sizes.max(initial=0)),
        clustering=float(centrality.clustering(net).mean()) if net.n else 0.0,
        communities=len(np.unique(label)),
        modularity=quality,
    )


def _components(net: Ties) -> IndexArray:
    tails, heads = net.tails, net.indices.astype(np.intp)
    once = tails < heads
    return components(net.n, tails[once], heads[once]).astype(np.intp)


def _exact(values: FloatArray | IndexArray) -> tuple[FloatArray, int]:
    return np.asarray(values, np.float64), 0


_MEASURES: dict[Measure, Callable[[_Nets], tuple[FloatArray, int]]] = {
    Measure.DEGREE: lambda nets: _exact(nets.both.degree),
    Measure.DEGREE_IN: lambda nets: _exact(np.bincount(nets.out.indices, minlength=nets.out.n)),
    Measure.DEGREE_OUT: lambda nets: _exact(nets.out.degree),
    Measure.STRENGTH: lambda nets: _exact(strengths(nets.both)),
    Measure.BETWEENNESS: lambda nets: centrality.betweenness(nets.both, nets.seed, nets.progress),
    Measure.PAGERANK: lambda nets: _exact(centrality.pagerank(nets.out, nets.progress)),
    Measure.CORE: lambda nets: _exact(centrality.cores(nets.both)),
    Measure.CLUSTERING: lambda nets: _exact(centrality.clustering(nets.both)),
    Measure.COMPONENT: lambda nets: _exact(_components(nets.both)),
    Measure.COMMUNITY: lambda nets: _exact(
        communities(nets.both, nets.resolution, nets.seed, nets.progress)[0]
    ),
}
