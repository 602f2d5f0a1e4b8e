import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synpol_desktop.graph.arranging.grouping import grouped
from synpol_desktop.graph.arranging.layers import layered
from synpol_desktop.graph.arranging.lines import straightened, timeline
from synpol_desktop.graph.arranging.rounds import circle, concentric, distances
from tests.graph.layout_graphs import grid, groups, nearest, ring, tie_lengths

N, EDGES = groups(4, 12)


def drawn_edges(data, n):
    ends = st.integers(0, n - 1)
    return np.array(data.draw(st.lists(st.tuples(ends, ends), max_size=30)), np.intp).reshape(-1, 2)


def test_a_circle_is_round_and_even():
    x = circle(N, EDGES)
    radius = np.hypot(*x.T)
    assert np.allclose(radius, radius[0])
    assert np.allclose(nearest(x), 1)


def test_a_ring_on_a_circle_ties_neighbours_only():
    n, edges = ring(30)
    shuffled = np.random.default_rng(1).permutation(n)[edges]
    assert np.allclose(tie_lengths(circle(n, shuffled), shuffled), 1)


def test_groups_stay_together_on_a_circle():
    labels = np.random.default_rng(2).integers(0, 3, N)
    x = circle(N, EDGES, labels)
    around = labels[np.argsort(np.arctan2(*x.T))]
    assert np.count_nonzero(around != np.roll(around, 1)) == 3


def test_rings_show_the_distance_from_the_centre():
    x = concentric(N, EDGES, 5)
    hops, radius = distances(N, EDGES, [5]), np.hypot(*x.T)
    assert radius[5] == 0
    for one in range(hops.max()):
        assert radius[hops == one].max() < radius[hops == one + 1].min()
        assert np.allclose(radius[hops == one], radius[hops == one][0])
    assert nearest(x).min() > 0.6


def test_what_the_centre_does_not_reach_is_on_the_last_ring():
    x = concentric(5, [(0, 1), (1, 2), (3, 4)], 0)
    radius = np.hypot(*x.T)
    assert radius[3] == pytest.approx(radius[4])
    assert radius[3] > radius[2]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 20), st.data())
def test_ties_without_a_circle_point_downwards(n, data):
    edges = drawn_edges(data, n)
    edges = np.sort(edges[edges[:, 0] != edges[:, 1]], axis=1)
    x = layered(n, edges)
    assert (x[edges[:, 1], 1] > x[edges[:, 0], 1]).all()
    assert n == 1 or nearest(x).min() >= 0.99


def test_in_a_circle_one_tie_points_up():
    n, edges = ring(6)
    x = layered(n, edges)
    assert np.count_nonzero(x[edges[:, 1], 1] < x[edges[:, 0], 1]) == 1


def test_layers_keep_crossings_few():
    # Two chains side by side, their nodes mixed: no tie crosses another.
    edges = np.array([(0, 3), (3, 4), (4, 7), (1, 2), (2, 5), (5, 6)])
    x = layered(8, edges)
    left = x[[0, 3, 4, 7], 0] < x[[1, 2, 5, 6], 0]
    assert left.all() or not left.any()


def test_a_wide_layer_is_folded():
    x = layered(401, [(0, k) for k in range(1, 401)])
    assert np.ptp(x[:, 0]) < 80
    assert nearest(x).min() >= 0.5


@pytest.mark.parametrize("engine", ["numba", "numpy"])
def test_groups_are_set_apart(engine):
    labels = np.array([7, 3, 7, 9])[np.arange(N) // 12]
    x = grouped(N, EDGES, labels, engine=engine)
    for label in (3, 7, 9):
        inside = labels == label
        gaps = np.hypot(*np.moveaxis(x[inside][:, None] - x[~inside], -1, 0))
        assert gaps.min() > 0.6
        # No node of another group lies among those of this one.
        low, high = x[inside].min(axis=0), x[inside].max(axis=0)
        middle, reach = (low + high) / 2, np.hypot(*(high - low)) / 2
        assert np.hypot(*(x[~inside] - middle).T).min() > 0.4 * reach


def test_groups_without_ties_get_a_place_too():
    x = grouped(6, [], [0, 0, 1, 1, 2, 2])
    assert nearest(x).min() > 0.3


def test_time_runs_along_x():
    days = np.random.default_rng(3).integers(0, 900, N).astype(float)
    x = timeline(N, EDGES, days)
    assert np.corrcoef(x[:, 0], days)[0, 1] == pytest.approx(1)
    assert np.allclose(timeline(N, EDGES, days, from_right=True)[:, 0], -x[:, 0])


def test_undated_nodes_stand_before_the_first_day():
    days = np.array([5.0, np.nan, 9.0, np.nan])
    x = timeline(4, [(0, 1), (1, 2)], days)
    assert x[[1, 3], 0].max() < x[[0, 2], 0].min() - 2
    assert timeline(2, [], [np.nan, np.nan]).shape == (2, 2)


def test_nodes_of_one_time_are_stacked():
    x = timeline(10, [], np.full(10, 3.0))
    assert np.ptp(x[:, 0]) == 0
    assert np.allclose(np.diff(np.sort(x[:, 1])), 1)


def test_a_selection_is_pulled_straight_and_the_rest_stays():
    before = np.random.default_rng(4).normal(size=(30, 2)) * 5
    chosen = [3, 8, 1, 20, 3]
    after = straightened(before, chosen)
    others = np.setdiff1d(np.arange(30), chosen)
    assert np.array_equal(after[others], before[others])
    line = after[[3, 8, 1, 20]] - after[3]
    assert np.linalg.matrix_rank(line, tol=1e-6) == 1
    ends = np.sort(line @ line[np.argmax(np.hypot(*line.T))])
    assert np.allclose(np.diff(ends), np.diff(ends)[0])
    assert np.allclose(after[[3, 8, 1, 20]].mean(axis=0), before[[3, 8, 1, 20]].mean(axis=0))


def test_a_path_keeps_its_order_when_it_is_straightened():
    before = np.random.default_rng(5).normal(size=(9, 2))
    path = [4, 0, 7, 2, 5]
    after = straightened(before, path, in_order=True)
    along = (after[path] - after[4]) @ (after[5] - after[4])
    assert (np.diff(along) > 0).all()
    assert np.hypot(*np.diff(after[path], axis=0).T).min() >= 0.999


@pytest.mark.parametrize("n", [0, 1, 2])
def test_tiny_graphs_have_arrangements(n):
    for x in (
        circle(n, []),
        layered(n, []),
        grouped(n, [], np.zeros(n, int)),
        timeline(n, [], np.zeros(n)),
        straightened(np.zeros((n, 2)), np.arange(n)),
    ):
        assert x.shape == (n, 2)
        assert np.isfinite(x).all()


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 15), st.data())
def test_arrangements_of_any_graph_are_finite(n, data):
    edges = drawn_edges(data, n)
    labels = data.draw(st.lists(st.integers(0, 3), min_size=n, max_size=n))
    for x in (
        circle(n, edges, labels),
        concentric(n, edges, 0),
        layered(n, edges),
        timeline(n, edges, labels),
    ):
        assert np.isfinite(x).all()
        assert n == 1 or nearest(x).min() > 0.2


def test_ten_thousand_nodes_are_arranged_in_no_time():
    n, edges = grid(100)
    for x in (circle(n, edges), concentric(n, edges, 0), layered(n, edges)):
        assert x.shape == (n, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: circle(3, [(0, 3)]),
        lambda: circle(3, [], [0, 1]),
        lambda: concentric(3, [], 3),
        lambda: layered(3, [(-1, 0)]),
        lambda: grouped(3, [], [0.0, np.nan, 1.0]),
        lambda: timeline(2, [], [1.0, np.inf]),
        lambda: straightened(np.zeros((3, 2)), [3]),
        lambda: straightened(np.full((3, 2), np.nan), [0]),
    ],
)
def test_nonsense_is_refused(wrong):
    with pytest.raises(ValueError, match=r"."):
        wrong()
