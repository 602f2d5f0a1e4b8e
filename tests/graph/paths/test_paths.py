from itertools import islice, pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synpol_desktop.core.errors import CancelledError
from synpol_desktop.core.progress import Progress
from synpol_desktop.graph.paths.finding import PathFinder
from tests.graph.measuring.networks import DIRECTED, SYMMETRIC, as_digraph, as_graph, network, scattered


def graph_of(net, along):
    return as_digraph(net) if along else as_graph(net)


def places(net, path):
    return [int(np.flatnonzero(net.ids == node)[0]) for node in path.nodes]


def pairs(net, count, seed=0):
    return np.random.default_rng(seed).integers(0, net.n, (count, 2)).tolist()


@pytest.fixture
def net():
    return scattered(80, 130, 4)


@pytest.mark.parametrize("along", [False, True])
def test_shortest_paths_are_as_short_as_those_of_networkx(net, along):
    finder, graph = PathFinder(net, along=along), graph_of(net, along)
    for a, b in pairs(net, 60):
        path = finder.shortest(net.ids[a], net.ids[b])
        if not nx.has_path(graph, a, b):
            assert path is None
            continue
        assert path.length == nx.shortest_path_length(graph, a, b)
        assert nx.is_path(graph, places(net, path))


@pytest.mark.parametrize("along", [False, True])
def test_several_shortest_paths_agree_with_networkx(net, along):
    finder, graph = PathFinder(net, along=along), graph_of(net, along)
    for a, b in pairs(net, 25, seed=1):
        found = finder.shortest_few(net.ids[a], net.ids[b], 12)
        if a == b or not nx.has_path(graph, a, b):
            assert len(found) == (a == b)
            continue
        expected = [len(path) - 1 for path in islice(nx.shortest_simple_paths(graph, a, b), 12)]
        assert [path.length for path in found] == expected
        assert len({path.nodes for path in found}) == len(found)
        for path in found:
            assert nx.is_simple_path(graph, places(net, path))


@pytest.mark.parametrize("along", [False, True])
def test_the_strongest_path_has_the_strongest_weakest_tie(net, along):
    finder, graph = PathFinder(net, along=along), graph_of(net, along)
    for a, b in pairs(net, 60, seed=2):
        path = finder.strongest(net.ids[a], net.ids[b])
        if a == b or not nx.has_path(graph, a, b):
            continue
        weights = [graph.edges[step]["weight"] for step in pairwise(places(net, path))]
        assert path.weakest == min(weights)
        stronger = graph.copy()
        stronger.remove_edges_from([(*e,) for *e, w in graph.edges(data="weight") if w <= path.weakest])
        assert not nx.has_path(stronger, a, b)


def test_of_equally_strong_paths_the_shortest_is_taken():
    net = network(5, [(0, 1), (1, 2), (2, 4), (0, 3), (3, 4), (0, 4)], [5, 5, 5, 5, 5, 1])
    path = PathFinder(net).strongest(net.ids[0], net.ids[4])
    assert places(net, path) == [0, 3, 4]


def test_steps_name_all_relations_between_the_two():
    net = network(3, [(0, 1), (1, 0), (1, 2), (0, 1)], relations=[DIRECTED, DIRECTED, DIRECTED, SYMMETRIC])
    path = PathFinder(net).shortest(net.ids[0], net.ids[2])
    assert path.steps == ((0, 1, 3), (2,))
    assert PathFinder(net, along=True).shortest(net.ids[0], net.ids[2]).steps == ((0, 3), (2,))
    assert PathFinder(net, along=True).shortest(net.ids[2], net.ids[0]) is None
    assert PathFinder(net, along=True).shortest(net.ids[1], net.ids[0]).steps == ((1, 3),)


def test_the_way_to_oneself_has_no_steps(net):
    path = PathFinder(net).shortest(net.ids[5], net.ids[5])
    assert path.nodes == (net.ids[5],)
    assert path.length == 0


def test_an_actor_that_is_not_there_is_refused(net):
    with pytest.raises(ValueError, match="not in the network"):
        PathFinder(net).shortest(net.ids[0], 10**9)


def test_looking_for_many_paths_stops_when_asked(net):
    progress = Progress(lambda done, total, label: progress.cancel() if done > 2 else None)
    graph = as_graph(net)
    a, b = next((a, b) for a, b in pairs(net, 60) if a != b and nx.has_path(graph, a, b))
    with pytest.raises(CancelledError):
        PathFinder(net).shortest_few(net.ids[a], net.ids[b], 1000, progress)


@settings(max_examples=50, deadline=None)
@given(st.integers(2, 9), st.data())
def test_all_simple_paths_are_found_once(n, data):
    ends = st.integers(0, n - 1)
    net = network(n, data.draw(st.lists(st.tuples(ends, ends), max_size=14)))
    found = PathFinder(net).shortest_few(net.ids[0], net.ids[1], 10_000)
    expected = {tuple(path) for path in nx.all_simple_paths(as_graph(net), 0, 1)}
    assert {tuple(places(net, path)) for path in found} == expected
    assert len(found) == len(expected)
