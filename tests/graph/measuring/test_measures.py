import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synpol_desktop.core.errors import CancelledError
from synpol_desktop.core.progress import Progress
from synpol_desktop.graph.kernels import centrality as kernels
from synpol_desktop.graph.measuring.centrality import betweenness
from synpol_desktop.graph.measuring.communities import communities, modularity
from synpol_desktop.graph.measuring.records import Attribute, Measure
from synpol_desktop.graph.measuring.running import figures, measure
from synpol_desktop.graph.measuring.ties import undirected
from tests.graph.measuring.networks import as_digraph, as_graph, network, scattered


@pytest.fixture(params=[(60, 150, 1), (300, 700, 2), (12, 5, 3)], ids=["small", "larger", "sparse"])
def net(request):
    return scattered(*request.param)


def values(net, name):
    (attribute,) = measure(net, [name])
    assert np.array_equal(attribute.ids, net.ids)
    return attribute.values


def in_order(found):
    return np.array([found[node] for node in sorted(found)], np.float64)


def test_degrees_count_neighbours_and_strength_adds_weights(net):
    graph, arrows = as_graph(net), as_digraph(net)
    assert values(net, Measure.DEGREE).tolist() == [graph.degree(v) for v in range(net.n)]
    assert values(net, Measure.DEGREE_IN).tolist() == [arrows.in_degree(v) for v in range(net.n)]
    assert values(net, Measure.DEGREE_OUT).tolist() == [arrows.out_degree(v) for v in range(net.n)]
    assert values(net, Measure.STRENGTH).tolist() == [graph.degree(v, weight="weight") for v in range(net.n)]


def test_betweenness_agrees_with_networkx(net):
    assert np.allclose(values(net, Measure.BETWEENNESS), in_order(nx.betweenness_centrality(as_graph(net))))


def test_pagerank_agrees_with_networkx(net):
    expected = nx.pagerank(as_digraph(net), tol=1e-13, max_iter=1000)
    assert np.allclose(values(net, Measure.PAGERANK), in_order(expected), atol=1e-10)


def test_cores_agree_with_networkx(net):
    assert np.array_equal(values(net, Measure.CORE), in_order(nx.core_number(as_graph(net))))


def test_clustering_agrees_with_networkx(net):
    assert np.allclose(values(net, Measure.CLUSTERING), in_order(nx.clustering(as_graph(net))))


def test_components_agree_with_networkx_and_the_largest_is_first(net):
    found = values(net, Measure.COMPONENT)
    groups = {frozenset(np.flatnonzero(found == c).tolist()) for c in np.unique(found)}
    assert groups == {frozenset(c) for c in nx.connected_components(as_graph(net))}
    assert (np.diff(np.bincount(found.astype(int))) <= 0).all()


def test_communities_are_as_good_as_those_of_networkx(net):
    graph = as_graph(net)
    found = values(net, Measure.COMMUNITY)
    groups = [set(np.flatnonzero(found == c).tolist()) for c in np.unique(found)]
    reference = max(
        nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=s)) for s in range(3)
    )
    ours = nx.community.modularity(graph, groups)
    assert ours == pytest.approx(modularity(undirected(net), found.astype(int)))
    assert ours > 0.98 * reference


def test_planted_groups_are_found():
    rng = np.random.default_rng(5)
    inside = [(g * 30 + a, g * 30 + b) for g in range(6) for a, b in rng.integers(0, 30, (150, 2))]
    across = rng.integers(0, 180, (40, 2)).tolist()
    found = values(network(180, inside + across), Measure.COMMUNITY)
    planted = np.arange(180) // 30
    assert all((found[planted == g] == np.bincount(found[planted == g].astype(int)).argmax()).mean() > 0.95
               for g in range(6))  # fmt: skip
    assert len(np.unique(found)) == 6


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 14), st.data())
def test_every_community_is_connected(n, data):
    ends = st.integers(0, n - 1)
    net = network(n, data.draw(st.lists(st.tuples(ends, ends), max_size=40)))
    label, _ = communities(undirected(net), seed=data.draw(st.integers(0, 5)))
    graph = as_graph(net)
    for c in np.unique(label):
        assert nx.is_connected(graph.subgraph(np.flatnonzero(label == c).tolist()))


def test_a_higher_resolution_gives_more_communities():
    net = undirected(scattered(300, 700, 2))
    few, many = (len(np.unique(communities(net, resolution)[0])) for resolution in (0.5, 4.0))
    assert few < many


def test_the_same_seed_gives_the_same_communities():
    net = undirected(scattered(300, 700, 2))
    one, two = (communities(net, seed=4)[0] for _ in range(2))
    assert np.array_equal(one, two)


def test_betweenness_of_a_large_network_is_sampled_and_says_so():
    net = scattered(2500, 6000, 6)
    (attribute,) = measure(net, [Measure.BETWEENNESS])
    exact, nobody = betweenness(undirected(net), sample=2500)
    assert nobody == 0
    assert attribute.sampled == 600
    top = np.argsort(-exact)[:20]
    assert np.abs(attribute.values[top] / exact[top] - 1).mean() < 0.15


def test_the_python_form_of_the_kernels_gives_the_same():
    net = undirected(scattered(60, 150, 1))
    between, core, triangles = np.zeros(net.n), np.zeros(net.n, np.int32), np.zeros(net.n, np.int32)
    kernels.add_betweenness(net.indptr, net.indices, np.arange(net.n, dtype=np.int32), between)
    kernels.peel(net.indptr, net.indices, core)
    kernels.count_triangles(net.indptr, net.indices, triangles)
    graph = as_graph(scattered(60, 150, 1))
    assert np.allclose(between / 2, in_order(nx.betweenness_centrality(graph, normalized=False)))
    assert np.array_equal(core, in_order(nx.core_number(graph)))
    assert np.array_equal(triangles, in_order(nx.triangles(graph)))


def test_figures_of_the_whole_agree_with_networkx(net):
    found, graph = figures(net), as_graph(net)
    assert (found.nodes, found.ties) == (len(graph), graph.number_of_edges())
    assert found.density == pytest.approx(nx.density(graph))
    assert found.clustering == pytest.approx(nx.average_clustering(graph))
    assert found.components == nx.number_connected_components(graph)
    assert found.largest == max(map(len, nx.connected_components(graph)))
    (community,) = measure(net, [Measure.COMMUNITY])
    assert figures(net, community) == found


def test_an_empty_network_and_a_lone_node_can_be_measured():
    for n in (0, 1):
        for attribute in measure(network(n, [])):
            assert len(attribute.values) == n
            assert np.isfinite(attribute.values).all()
        assert figures(network(n, [])).nodes == n


def test_values_are_looked_up_by_id():
    attribute = Attribute(Measure.DEGREE, np.array([30, 10, 20]), np.array([3.0, 1.0, 2.0]))
    assert attribute.of(np.array([10, 99, 30])).tolist()[::2] == [1.0, 3.0]
    assert np.isnan(attribute.of(np.array([99]))).all()
    assert attribute.shares().tolist() == [1.0, 0.0, 0.5]


def test_ids_and_values_of_different_length_are_refused():
    with pytest.raises(ValueError, match="length"):
        Attribute(Measure.DEGREE, np.array([1]), np.zeros(2))


def test_measuring_stops_when_asked():
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        measure(scattered(60, 150, 1), progress=progress)


@pytest.mark.parametrize("name", [Measure.BETWEENNESS, Measure.COMMUNITY, Measure.PAGERANK])
def test_a_long_measure_stops_in_the_middle(name):
    progress = Progress(
        lambda done, total, label: progress.cancel() if label == name.value and done else None
    )
    with pytest.raises(CancelledError):
        measure(scattered(300, 700, 2), [Measure.DEGREE, name], progress=progress)


def test_a_senseless_resolution_is_refused():
    with pytest.raises(ValueError, match="resolution"):
        communities(undirected(scattered(12, 5, 3)), 0.0)
