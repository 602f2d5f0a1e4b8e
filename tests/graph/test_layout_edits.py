import numpy as np
import pytest

from synpol_desktop.graph.layout import ForceLayout
from tests.graph.layout_graphs import grid, groups, nearest, tie_lengths

ENGINES = ["numba", "numpy"]


@pytest.fixture(params=ENGINES)
def layout(request):
    n, edges = groups(4, 25)
    layout = ForceLayout(n, edges, engine=request.param)
    layout.run()
    return layout


def test_a_pinned_node_stays_exactly_where_it_was_put(layout):
    layout.pin(3, (0.1, 7.3))
    layout.reheat()
    layout.run()
    assert layout.positions[3].tolist() == [0.1, 7.3]


def test_neighbours_follow_a_pinned_node(layout):
    before, edges = layout.positions, groups(4, 25)[1]
    neighbours = np.unique(edges[(edges == 0).any(axis=1)])[1:]
    layout.pin(0, before[0] + 10)
    layout.run()
    after = layout.positions
    was = np.hypot(*(before[neighbours] - after[0]).T)
    assert (np.hypot(*(after[neighbours] - after[0]).T) < was - 2).all()


def test_an_unpinned_node_goes_home(layout):
    home = layout.positions[5]
    layout.pin(5, home + 8)
    layout.run()
    layout.unpin(5)
    layout.run()
    assert np.hypot(*(layout.positions[5] - home)) < 4


def test_unpinning_what_is_not_pinned_changes_nothing(layout):
    layout.unpin(2)
    assert layout.settled


def test_adding_leaves_moves_old_nodes_little(layout):
    before, n = layout.positions, layout.n
    layout.add(4, [[n + k, 10 * k] for k in range(4)])
    assert layout.n == n + 4
    assert not layout.settled
    layout.run()
    moved = np.hypot(*(layout.positions[:n] - before).T)
    assert np.median(moved) < 0.3
    lengths = tie_lengths(layout.positions, np.array([[n + k, 10 * k] for k in range(4)]))
    assert (lengths < 4).all()


def test_only_new_nodes_and_their_ring_move(layout):
    before, n = layout.positions, layout.n
    layout.add(1, [[n, 7]], start=[[0.0, 0.0]])
    layout.run()
    moved = np.flatnonzero((layout.positions[:n] != before).any(axis=1))
    assert 7 in moved
    assert len(moved) < n / 2


def test_new_components_find_room_beside_the_old_ones(layout):
    before, n = layout.positions, layout.n
    layout.add(5, [[n, n + 1], [n + 1, n + 2]])
    layout.run()
    assert nearest(layout.positions)[n:].min() > 0.3
    assert np.ptp(layout.positions, axis=0).max() < np.ptp(before, axis=0).max() + 8
    assert np.median(np.hypot(*(layout.positions[:n] - before).T)) < 0.05


def test_adding_a_tie_between_old_nodes_brings_them_nearer(layout):
    before = layout.positions
    layout.add(0, [[0, 99]])
    layout.run()
    after = layout.positions
    assert np.hypot(*(after[0] - after[99])) < np.hypot(*(before[0] - before[99]))


def test_adding_to_an_empty_layout_arranges(layout):
    empty = ForceLayout(0, [])
    empty.add(*grid(5))
    empty.run()
    assert nearest(empty.positions).min() > 0.3


def test_pins_survive_adding(layout):
    layout.pin(1, (3.25, -1.1))
    layout.add(2, [[layout.n, 1]])
    layout.run()
    assert layout.positions[1].tolist() == [3.25, -1.1]


def test_rows_of_nan_are_placed_near_their_neighbours():
    n, edges = groups(4, 25)
    whole = ForceLayout(n, edges)
    whole.run()
    start = whole.positions
    start[[30, 31, 60]] = np.nan
    filled = ForceLayout(n, edges, start=start)
    filled.run()
    known = ~np.isnan(start[:, 0])
    assert np.array_equal(filled.positions[known], start[known])
    assert np.hypot(*(filled.positions - whole.positions)[~known].T).max() < 4


def test_a_failed_addition_changes_nothing(layout):
    before = layout.positions
    with pytest.raises(ValueError, match="outside"):
        layout.add(1, [[0, 500]])
    assert layout.n == len(before)
    assert np.array_equal(layout.positions, before)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda it: it.pin(1000, (0, 0)),
        lambda it: it.pin(-1, (0, 0)),
        lambda it: it.pin(0, (np.nan, 0)),
        lambda it: it.pin(0, (1, 2, 3)),
        lambda it: it.unpin(1000),
        lambda it: it.reheat([1000]),
        lambda it: it.reheat([0.5]),
        lambda it: it.add(-1, []),
        lambda it: it.add(1, [], start=[[1, 2, 3]]),
    ],
)
def test_nonsense_is_refused(layout, wrong):
    with pytest.raises(ValueError, match=r"."):
        wrong(layout)


def test_cooling_brings_everything_to_rest_where_it_is():
    layout = ForceLayout(5, [(0, 1), (1, 2), (2, 3), (3, 4)], start=np.arange(10.0).reshape(5, 2))
    before = layout.positions
    layout.cool()
    assert layout.settled
    layout.step()
    assert np.array_equal(layout.positions, before)
