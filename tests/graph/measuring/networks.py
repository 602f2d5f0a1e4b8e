"""Networks for tests of measures and paths."""

import networkx as nx
import numpy as np

from synpol_desktop.core.kinds import RELATION_TYPES, RelationType
from synpol_desktop.core.network import Network

DIRECTED = RELATION_TYPES.index(RelationType.ACCUSE)
SYMMETRIC = RELATION_TYPES.index(RelationType.AGREE)


def network(n, edges, weights=None, relations=None) -> Network:
    edges = np.asarray(edges, np.intp).reshape(-1, 2)
    m = len(edges)
    return Network(
        np.arange(n, dtype=np.int64) * 3 + 7,
        tuple(f"actor {i}" for i in range(n)),
        np.zeros(n, np.uint8),
        np.ones(n),
        edges,
        np.full(m, DIRECTED, np.uint8) if relations is None else np.asarray(relations, np.uint8),
        np.ones(m) if weights is None else np.asarray(weights, np.float64),
    )


def scattered(n: int, m: int, seed: int) -> Network:
    """Hubs, loops, parallel relations, symmetric ones, isolated nodes."""
    rng = np.random.default_rng(seed)
    edges = np.minimum((rng.random((m, 2)) ** 2 * n).astype(np.intp), n - 1)
    relations = np.where(rng.random(m) < 0.3, SYMMETRIC, DIRECTED)
    return network(n, edges, rng.integers(1, 6, m), relations)


def as_graph(net: Network) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(net.n))
    for (a, b), weight in zip(net.edges.tolist(), net.weights.tolist(), strict=True):
        if a != b:
            old = graph.get_edge_data(a, b, {"weight": 0.0})["weight"]
            graph.add_edge(a, b, weight=old + weight)
    return graph


def as_digraph(net: Network) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(net.n))
    for (a, b), relation, weight in zip(
        net.edges.tolist(), net.relations.tolist(), net.weights.tolist(), strict=True
    ):
        for s, t in ((a, b), (b, a))[: 2 if relation == SYMMETRIC else 1]:
            if a != b:
                old = graph.get_edge_data(s, t, {"weight": 0.0})["weight"]
                graph.add_edge(s, t, weight=old + weight)
    return graph
