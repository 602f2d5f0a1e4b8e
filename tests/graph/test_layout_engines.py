import numpy as np
import pytest

from synpol_desktop.graph.kernels import coarse, nearby, order, springs, tree
from synpol_desktop.graph.kernels.choice import pick_engine
from synpol_desktop.graph.kernels.jit import compiled
from synpol_desktop.graph.kernels.pivots import choose_pivots, pivot_drift
from synpol_desktop.graph.kernels.topology import topology
from synpol_desktop.graph.layout import ForceLayout, kernels_cached, preload, warm_up
from tests.benchmarks.layout.graphs import make
from tests.benchmarks.layout.quality import Reference
from tests.graph.layout_graphs import all_hops, groups, ring


def forces(x, net, openness, run):
    """Repulsion on every node by the packed trees, with kernels as `run` gives them."""
    n = net.n
    forest = tree.plant(net.sizes)
    nodes = len(forest.low)
    keys, places, spare = (np.empty(n, np.int64) for _ in range(3))
    bodies, force = np.empty((3, n), np.float32), np.full((n, 2), np.nan, np.float32)
    boxes, centres = np.empty((nodes, 4), np.float32), np.empty((nodes, 3), np.float32)
    left, top = x.min(axis=0)
    run(order.hilbert_keys)(x, left, top, 4095 / (np.ptp(x, axis=0).max() * 1.001), keys, 0, n)
    run(order.sort_by_component)(keys, net.component, len(net.sizes), places, spare)
    shape = (places, forest.low, forest.high)
    run(tree.fill_leaves)(x, net.mass, *shape, bodies, boxes, centres, 0, forest.leaves)
    run(tree.fill_parents)(forest.low, forest.high, forest.leaves, boxes, centres)
    run(tree.repel)(
        bodies, *shape, forest.root, boxes, centres, net.charge, np.float32(openness), np.float32(1e-6),
        force, 0, forest.leaves,
    )  # fmt: skip
    return force


def exact_forces(x, net):
    delta = x[:, None] - x[None]
    same = net.component[:, None] == net.component
    share = same * net.mass / ((delta**2).sum(axis=-1) + 1e-6)
    return (net.charge * net.mass)[:, None] * (share[..., None] * delta).sum(axis=1)


@pytest.fixture
def scattered():
    n, edges = groups(6, 20)
    net = topology(n + 30, np.vstack([edges, [[n, n + 1], [n + 1, n + 2]]]))
    return np.random.default_rng(4).uniform(-9, 9, (net.n, 2)), net


@pytest.mark.parametrize("run", [compiled, lambda kernel: kernel], ids=["compiled", "python"])
def test_trees_that_open_every_cell_give_the_exact_repulsion(scattered, run):
    x, net = scattered
    assert np.allclose(forces(x, net, 0.0, run), exact_forces(x, net), atol=1e-4)


def test_trees_err_by_a_few_percent(scattered):
    n = 3000
    x = np.random.default_rng(5).normal(size=(n, 2)) * 20
    net = topology(n, ring(n)[1])
    exact = exact_forces(x, net)
    error = np.hypot(*(forces(x, net, 1.44, compiled) - exact).T) / np.hypot(*exact.T)
    assert np.median(error) < 0.03


def test_points_sorted_on_the_curve_are_a_permutation_with_short_hops():
    x = np.random.default_rng(0).uniform(0, 1, (2000, 2))
    keys, places, spare = (np.empty(2000, np.int64) for _ in range(3))
    order.hilbert_keys(x, 0.0, 0.0, 4095.0, keys, 0, 2000)
    order.sort_by_component(keys, np.zeros(2000, np.int32), 1, places, spare)
    assert sorted(places) == list(range(2000))
    assert np.hypot(*np.diff(x[places], axis=0).T).mean() < 0.05


@pytest.mark.parametrize("run", [compiled, lambda kernel: kernel], ids=["compiled", "python"])
def test_pushing_apart_agrees_with_all_pairs(run):
    rng = np.random.default_rng(2)
    x = rng.uniform(0, 6, (150, 2))
    x[7] = x[8]
    x[9] = 50.0  # beyond the grid
    net = topology(150, rng.integers(0, 150, (60, 2)))
    reach, speed = np.full(150, 9.0, np.float32), np.zeros((150, 2), np.float32)
    engine = pick_engine("numpy")
    silent, parted = (
        engine.ticker(net, *gaps).advance(x, speed.copy(), reach, 20.0, 0.0) for gaps in ((0, 0), (0.4, 0.7))
    )
    push = np.empty((150, 2), np.float32)
    spare = [np.empty(150, np.int64) for _ in range(2)]
    grid = nearby.grid_over(x, 0.7, 150)
    run(nearby.push_apart)(
        x,
        net.component,
        0.4,
        0.7,
        *grid,
        np.empty(152, np.int64),
        *spare,
        np.empty((2, 150), np.float32),
        push,
    )
    assert np.allclose(push, parted - silent, atol=1e-5)


def test_engines_take_the_same_step(scattered):
    x, net = scattered
    reach = np.full(net.n, 0.3, np.float32)
    reach[4] = 0
    fast, plain = (
        pick_engine(name).ticker(net, 0.0, 0.0).advance(x, np.zeros((net.n, 2), np.float32), reach, 20.0, 0.0)
        for name in ("numba", "numpy")
    )
    assert np.abs(fast - plain).max() < 0.02
    assert np.array_equal(fast[4], x[4])


def test_two_threads_and_one_give_the_same_bits(monkeypatch):
    n, edges = groups(300, 70)
    start = np.random.default_rng(1).normal(size=(n, 2)) * 50
    pictures = []
    for limit in (n - 1, n + 1):
        monkeypatch.setattr("synpol_desktop.graph.kernels.fast.THREADED_ABOVE", limit)
        layout = ForceLayout(n, edges, start=start)
        layout.run(max_ticks=3)
        pictures.append(layout.positions)
    assert np.array_equal(*pictures)


def test_pivots_measure_true_distances():
    n, edges = groups(5, 12)
    net = topology(n, edges)
    hops, near = np.zeros((10, n), np.int16), np.zeros(n, np.int32)
    pivots = choose_pivots(net.indptr, net.indices, 10, 0, hops, near)
    assert np.array_equal(hops - 1, all_hops(n, edges)[pivots])
    assert np.array_equal(hops[near, np.arange(n)], hops.min(axis=0))


def test_pivots_want_a_true_picture_of_a_path_as_it_is():
    n, edges = 40, np.column_stack([np.arange(39), np.arange(1, 40)])
    net = topology(n, edges)
    pivots = pick_engine("numba").pivots(net, 20)
    x = np.column_stack([np.arange(40.0), np.zeros(40)]) * 3
    drift = np.empty((n, 2), np.float32)
    asked = (pivots.nodes, pivots.wanted, pivots.weight, np.float32(pivots.scale(x)))
    for run in (compiled, lambda kernel: kernel):
        run(pivot_drift)(x, *asked, drift, 0, n)
        assert np.abs(drift).max() < 1e-3
        run(pivot_drift)(x * 1.5, *asked, drift, 0, n)
        assert np.abs(drift[:, 0] / (x[:, 0] - 58.5)).max() < 4
        assert drift[0, 0] > 1 > -1 > drift[-1, 0]


def test_the_knob_trades_distances_for_groups():
    n, edges = make("entity", 2500)
    reference = Reference(n, edges)
    rows = [
        reference.measure(ForceLayout(n, edges, clusters=clusters).positions) for clusters in (1, 100, 1e5)
    ]
    assert rows[0]["stress"] < rows[1]["stress"] < rows[2]["stress"]
    assert rows[0]["np2"] < rows[1]["np2"] < rows[2]["np2"]


def test_a_long_chain_of_groups_is_not_folded():
    n, edges = groups(60, 40)
    reference = Reference(n, edges)
    for clusters in (1, 100, 1e5):
        assert reference.measure(ForceLayout(n, edges, clusters=clusters).positions)["shep"] > 0.97


def test_joined_neighbours_are_neighbours_and_few():
    n, edges = groups(5, 12)
    net = topology(n, edges)
    group = np.empty(n, np.int32)
    count = coarse.join_neighbours(
        net.indptr, net.indices, net.pull, net.mass, coarse.visiting_order(net.indptr), group
    )
    assert sorted(set(group)) == list(range(count))
    assert np.bincount(group).max() <= 4
    assert count < 0.7 * n


def test_a_pair_at_rest_stays(scattered):
    net = topology(2, np.array([[0, 1]]))
    x, moved = np.array([[0.0, 0.0], [1.0, 0.0]]), np.empty((2, 2))
    repulsion = np.array([[-1, 0], [1, 0]], np.float32) * net.charge[:, None]
    still = np.zeros((2, 2), np.float32)
    reach = np.ones(2, np.float32)
    springs.move(
        x, still.copy(), repulsion, still, still, np.float32(0), net.indptr, net.indices, net.pull, net.mass,
        reach, np.float32(20),
        np.float32(0), moved, 0, 2,
    )  # fmt: skip
    assert np.allclose(moved, x, atol=1e-6)


def test_components_are_found_and_ordered_by_size():
    net = topology(9, np.array([[0, 1], [2, 3], [3, 4], [4, 2], [7, 7], [5, 3], [6, 5]]))
    assert net.sizes.tolist() == [5, 2, 1, 1]
    assert net.component[[2, 3, 4, 5, 6]].tolist() == [0] * 5


def test_warming_up_makes_the_kernels_ready():
    assert warm_up()
    assert kernels_cached()
    assert preload()
    n, edges = ring(30)
    ready, compiled_engine = (ForceLayout(n, edges, engine=name).positions for name in ("ready", "numba"))
    assert np.array_equal(ready, compiled_engine)


def test_filters_and_time_move_no_node_that_stays():
    n, edges = groups(12, 60)
    whole = ForceLayout(n, edges)
    whole.run()
    left = np.flatnonzero(np.arange(n) % 3 > 0)
    place = np.full(n, -1)
    place[left] = np.arange(len(left))
    inside = (place[edges] >= 0).all(axis=1)
    fewer = ForceLayout(len(left), place[edges[inside]], start=whole.positions[left])
    fewer.cool()
    start = np.full((n, 2), np.nan)
    start[left] = fewer.positions
    again = ForceLayout(n, edges, start=start)
    again.run()
    assert np.array_equal(again.positions[left], whole.positions[left])


@pytest.mark.parametrize("size", [3000, 800])
def test_old_nodes_stay_near_when_a_hundredth_is_added(size):
    n, edges = make("entity", size)
    layout = ForceLayout(n, edges)
    layout.run()
    before = layout.positions
    new = n + np.arange(n // 100)
    layout.add(len(new), np.column_stack([new, np.random.default_rng(0).integers(0, n, len(new))]))
    layout.run()
    ties = np.hypot(*(before[edges[:, 0]] - before[edges[:, 1]]).T)
    moved = np.hypot(*(layout.positions[:n] - before).T)
    assert np.median(moved) < 0.3 * ties.mean()
    ring = np.hypot(*(layout.positions[:n] - before)[moved > 0].T)
    assert np.median(ring) < 0.3 * ties.mean()
