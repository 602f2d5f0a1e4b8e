import numpy as np
import pytest

from synpol_desktop.graph.arranging.gliding import ArrangedLayout
from synpol_desktop.graph.arranging.rounds import circle
from synpol_desktop.graph.live import LiveLayout
from tests.graph.layout_graphs import groups

N, EDGES = groups(3, 10)


@pytest.fixture
def start():
    return np.random.default_rng(0).normal(size=(N, 2)) * 4


@pytest.fixture
def layout(start):
    return ArrangedLayout(circle(N, EDGES), EDGES, start)


def test_nodes_glide_to_their_places(layout, start):
    before = layout.temperature
    layout.step()
    assert 0 < np.abs(layout.positions - start).max() < before
    assert layout.run() == 19
    assert np.array_equal(layout.positions, circle(N, EDGES))
    assert layout.temperature == 0


def test_without_a_start_they_are_there_at_once():
    layout = ArrangedLayout(circle(N, EDGES), EDGES)
    assert layout.settled
    assert layout.run() == 0


def test_a_pinned_node_stays_and_goes_home_when_unpinned(layout):
    layout.pin(2, (40.0, 1.5))
    layout.run()
    assert layout.positions[2].tolist() == [40.0, 1.5]
    layout.unpin(2)
    layout.run()
    assert np.array_equal(layout.positions, circle(N, EDGES))


def test_adding_moves_no_old_node(layout):
    layout.run()
    before = layout.positions
    layout.add(2, [(N, 0), (N + 1, N)])
    layout.run()
    assert layout.n == N + 2
    assert np.array_equal(layout.positions[:N], before)
    assert np.hypot(*(layout.positions[N] - before[0])) < 2


def test_cooling_stops_the_glide(layout):
    layout.run(max_ticks=5)
    before = layout.positions
    layout.cool()
    layout.reheat()
    layout.run()
    assert np.array_equal(layout.positions, before)


def test_it_runs_live_like_a_force_layout(layout):
    with LiveLayout(layout) as live:
        live.set_clusters(5.0)
        assert live.wait_until_rest(20)
        assert np.allclose(live.latest()[1], circle(N, EDGES))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda it: it.pin(-1, (0, 0)),
        lambda it: it.pin(0, (np.inf, 0)),
        lambda it: it.unpin(N),
        lambda it: it.reheat([N]),
        lambda it: it.add(-1, []),
        lambda it: it.add(1, [(0, N + 1)]),
        lambda it: ArrangedLayout(np.full((2, 2), np.nan), []),
    ],
)
def test_nonsense_is_refused(layout, wrong):
    with pytest.raises(ValueError, match=r"."):
        wrong(layout)
    assert layout.n == N
