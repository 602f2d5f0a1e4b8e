import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synpol_desktop.graph.layout import ForceLayout
from tests.graph.layout_graphs import grid, groups, nearest, ring, stress, tie_lengths

ENGINES = ["numba", "numpy"]


@pytest.fixture(params=ENGINES)
def engine(request):
    return request.param


def settled(n, edges, **options):
    layout = ForceLayout(n, edges, **options)
    layout.run()
    return layout


def test_importing_the_layout_loads_neither_numba_nor_scipy():
    code = (
        "import sys, synpol_desktop.graph.layout;"
        "print(sorted({'numba', 'scipy', 'networkx'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_the_same_seed_gives_the_same_bits(engine):
    n, edges = groups(4, 12)
    one, two = (settled(n, edges, seed=5, engine=engine).positions for _ in range(2))
    assert np.array_equal(one, two)


def test_another_seed_gives_another_picture(engine):
    n, edges = groups(4, 12)
    one, two = (settled(n, edges, seed=seed, engine=engine).positions for seed in (1, 2))
    assert not np.allclose(one, two)


def test_a_run_bounded_by_ticks_equals_single_steps(engine):
    n, edges = ring(12)
    start = np.random.default_rng(2).normal(size=(n, 2))
    whole, stepped = (ForceLayout(n, edges, start=start, engine=engine) for _ in range(2))
    assert whole.run(max_ticks=7) == 7
    for _ in range(7):
        stepped.step()
    assert np.array_equal(whole.positions, stepped.positions)


def test_a_run_bounded_by_time_stops():
    n, edges = grid(20)
    layout = ForceLayout(n, edges, start=np.random.default_rng(0).normal(size=(n, 2)))
    layout.run(seconds=0.0)
    assert not layout.settled


def test_a_grid_unfolds(engine):
    n, edges = grid(12)
    layout = settled(n, edges, engine=engine)
    assert stress(layout.positions, edges) < 0.03
    lengths = tie_lengths(layout.positions, edges)
    assert lengths.std() / lengths.mean() < 0.4


def test_a_ring_becomes_round(engine):
    n, edges = ring(24)
    x = settled(n, edges, engine=engine).positions
    radius = np.hypot(*(x - x.mean(axis=0)).T)
    assert radius.std() / radius.mean() < 0.05


def test_a_random_start_is_untangled(engine):
    n, edges = grid(9)
    start = np.random.default_rng(3).uniform(0, 5, (n, 2))
    layout = settled(n, edges, start=start, engine=engine)
    assert stress(layout.positions, edges) < 0.4 * stress(start, edges)


def test_engines_agree_in_quality():
    n, edges = groups(5, 14)
    compiled, plain = (stress(settled(n, edges, engine=name).positions, edges) for name in ENGINES)
    assert max(compiled, plain) < 0.16
    assert abs(compiled - plain) < 0.03


def test_one_tie_is_one_unit_long(engine):
    x = settled(2, [[0, 1]], engine=engine).positions
    assert tie_lengths(x, np.array([[0, 1]]))[0] == pytest.approx(1, abs=0.1)


def test_ties_are_about_one_unit_long(engine):
    n, edges = groups(6, 15)
    assert 0.7 < tie_lengths(settled(n, edges, engine=engine).positions, edges).mean() < 1.4


def test_no_two_nodes_of_a_small_graph_overlap(engine):
    n, edges = groups(5, 30)
    assert nearest(settled(n, edges, engine=engine).positions).min() > 0.25


def test_components_lie_side_by_side_near_the_middle(engine):
    n, edges = groups(3, 12)
    pairs = n + np.arange(20).reshape(-1, 2)
    layout = settled(n + 30, np.vstack([edges, pairs]), engine=engine)
    x = layout.positions
    others = nearest(x)
    assert others.min() > 0.25
    assert others[n + 20 :].max() < 2.2
    assert np.ptp(x, axis=0).max() < 30


def test_small_components_are_unfolded_whatever_the_order_of_their_nodes(engine):
    rings = [np.array(ring(size)[1]) for size in (24, 20, 12)]
    edges = np.vstack([one + first for one, first in zip(rings, (0, 24, 44), strict=True)])
    order = np.random.default_rng(3).permutation(56)
    x = settled(56, order[edges], engine=engine).positions
    for size, first in ((24, 0), (20, 24), (12, 44)):
        own = x[order[first : first + size]]
        assert stress(own, ring(size)[1]) < 0.05
        assert tie_lengths(own, ring(size)[1]).max() < 2


def test_nodes_that_are_drawn_with_their_names_lie_apart_however_their_ties_pull(engine):
    edges = np.random.default_rng(1).integers(80, size=(200, 2)) ** 2 // 80
    layout = settled(80, edges, engine=engine)
    for _ in range(2):
        x = layout.positions
        spacing = np.sqrt(np.prod(np.ptp(x, axis=0)) / 80)
        assert nearest(x).min() > 0.9 * min(0.65 * spacing, 0.78)
        layout.reheat()
        layout.run()


def test_a_stronger_tie_is_shorter(engine):
    edges = np.array([[0, 1], [1, 2]])
    layout = settled(3, edges, weights=[8.0, 1.0], engine=engine)
    strong, weak = tie_lengths(layout.positions, edges)
    assert strong < 0.8 * weak


def test_more_clusters_draw_groups_together():
    n, edges = groups(6, 20)
    within = edges[:, 0] // 20 == edges[:, 1] // 20
    ratio = []
    for clusters in (0.5, 200.0):
        lengths = tie_lengths(settled(n, edges, clusters=clusters).positions, edges)
        ratio.append(lengths[~within].mean() / lengths[within].mean())
    assert ratio[1] > 1.1 * ratio[0]


def test_a_settled_layout_no_longer_moves(engine):
    n, edges = ring(10)
    layout = settled(n, edges, engine=engine)
    before = layout.positions
    layout.step()
    assert layout.settled
    assert layout.temperature == 0
    assert np.array_equal(layout.positions, before)


def test_the_positions_given_out_are_a_copy():
    layout = ForceLayout(2, [[0, 1]])
    layout.positions[:] = 99
    assert layout.positions.max() < 99


def test_the_start_given_is_not_written_to():
    start = np.array([[0.0, 0.0], [5.0, 0.0]])
    settled(2, [[0, 1]], start=start)
    assert start.tolist() == [[0, 0], [5, 0]]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_graph_gets_finite_places(data):
    n = data.draw(st.integers(0, 14))
    node = st.integers(0, max(0, n - 1))
    edges = data.draw(st.lists(st.tuples(node, node), max_size=25)) if n else []
    weights = data.draw(st.lists(st.floats(0, 1e9), min_size=len(edges), max_size=len(edges)))
    layout = ForceLayout(n, np.array(edges, np.intp).reshape(-1, 2), weights, engine="numpy")
    layout.run(max_ticks=5)
    assert layout.positions.shape == (n, 2)
    assert np.isfinite(layout.positions).all()


@pytest.mark.parametrize("n", [0, 1, 2, 40])
def test_graphs_without_ties_are_laid_out(n, engine):
    x = settled(n, [], engine=engine).positions
    assert x.shape == (n, 2)
    if n > 1:
        assert nearest(x).min() > 0.5


def test_all_nodes_at_one_point_part(engine):
    n, edges = grid(6)
    x = settled(n, edges, start=np.zeros((n, 2)), engine=engine).positions
    assert np.isfinite(x).all()
    assert nearest(x).min() > 0.2


def test_a_million_parallel_ties_give_a_sane_picture():
    edges = np.vstack([np.tile([[0, 1]], (1_000_000, 1)), [[1, 2]]])
    x = settled(3, edges).positions
    assert nearest(x).min() > 0.05
    assert np.ptp(x, axis=0).max() < 20


def test_a_large_graph_keeps_its_global_shape():
    n, edges = grid(50)
    x = settled(n, edges).positions
    corners = x[[0, 49, 2450, 2499]]
    sides = np.hypot(*(corners[[0, 1, 3, 2]] - corners[[1, 3, 2, 0]]).T)
    assert sides.min() > 0.7 * sides.max() > 15


@pytest.mark.parametrize(
    ("edges", "options"),
    [
        ([[0, 3]], {}),
        ([[-1, 0]], {}),
        ([[0.5, 1]], {}),
        ([0, 1], {}),
        ([[0, 1]], {"weights": [np.nan]}),
        ([[0, 1]], {"weights": [-1.0]}),
        ([[0, 1]], {"weights": [1.0, 2.0]}),
        ([[0, 1]], {"start": np.zeros((2, 2))}),
        ([[0, 1]], {"start": np.full((3, 2), np.inf)}),
        ([[0, 1]], {"clusters": 0.0}),
        ([[0, 1]], {"engine": "abacus"}),
    ],
)
def test_nonsense_is_refused(edges, options):
    with pytest.raises(ValueError, match=r"."):
        ForceLayout(3, edges, **options)


@pytest.mark.parametrize("aspect", [0.6, 1.0, 1.8])
def test_the_picture_is_as_wide_as_the_window(engine, aspect):
    n, edges = groups(5, 14)
    pairs = n + np.arange(24).reshape(-1, 2)
    fits = {}
    for wanted in (aspect, 1 / 3 if aspect > 1 else 3.0):
        x = settled(n + 24, np.vstack([edges, pairs]), aspect=wanted, engine=engine).positions
        wide, high = np.ptp(x, axis=0)
        fits[wanted] = max(wide / aspect, high)
    assert fits[aspect] == min(fits.values())


def test_hubs_do_not_sit_on_one_another(engine):
    hubs, leaves = 4, 9
    edges = [(a, b) for a in range(hubs) for b in range(a)]
    edges += [(hub, hubs + hub * leaves + leaf) for hub in range(hubs) for leaf in range(leaves)]
    x = settled(hubs * (leaves + 1), np.array(edges), engine=engine).positions
    assert nearest(x[:hubs]).min() > 1.0
    assert nearest(x).min() > 0.5


@pytest.mark.parametrize("aspect", [0, -1, np.nan, np.inf])
def test_an_impossible_aspect_is_refused(aspect):
    with pytest.raises(ValueError, match="aspect"):
        ForceLayout(2, [[0, 1]], aspect=aspect)
