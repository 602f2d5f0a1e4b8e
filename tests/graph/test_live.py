import threading
import time

import numpy as np
import pytest

from synpol_desktop.graph.layout import ForceLayout
from synpol_desktop.graph.live import LiveLayout
from tests.graph.layout_graphs import groups, ring, stress


@pytest.fixture
def live():
    n, edges = groups(4, 20)
    with LiveLayout(ForceLayout(n, edges, seed=1)) as live:
        yield live


def test_it_comes_to_rest_where_the_layout_would(live):
    assert live.wait_until_rest(20)
    alone = ForceLayout(*groups(4, 20), seed=1)
    alone.run()
    assert np.array_equal(live.latest()[1], alone.positions)


@pytest.mark.timing
@pytest.mark.skipif(not hasattr(time, "pthread_getcpuclockid"), reason="the clock of one thread is needed")
def test_at_rest_it_uses_no_processor_time(live):
    assert live.wait_until_rest(20)
    (thread,) = (thread for thread in threading.enumerate() if thread.name == "layout")
    clock = time.pthread_getcpuclockid(thread.ident)
    before = time.clock_gettime(clock)
    threading.Event().wait(0.2)
    assert time.clock_gettime(clock) - before < 0.02  # a spinning thread would take all of it


def test_at_rest_it_publishes_nothing(live):
    assert live.wait_until_rest(20)
    generation, xy = live.latest()
    assert live.wait_until_rest(0)
    assert live.latest()[0] == generation
    assert live.latest()[1] is xy


def test_positions_given_out_never_change(live):
    _, first = live.latest()
    copy = first.copy()
    live.reheat()
    assert live.wait_until_rest(20)
    assert np.array_equal(first, copy)
    assert not first.flags.writeable


def test_a_pinned_node_stays_exactly_where_it_was_put(live):
    live.pin(3, (0.1, 7.3))
    live.reheat()
    assert live.wait_until_rest(20)
    assert live.latest()[1][3].tolist() == [0.1, 7.3]


def test_a_drag_of_many_moves_ends_at_the_last(live):
    for k in range(200):
        live.pin(0, (k / 10, 2.5))
    assert live.wait_until_rest(20)
    assert live.latest()[1][0].tolist() == [19.9, 2.5]


def test_nodes_are_added_while_it_runs(live):
    live.reheat()
    live.add(2, [[80, 0], [81, 80]])
    live.pin(81, (1.0, 2.0))
    assert live.wait_until_rest(20)
    assert live.latest()[1].shape == (82, 2)
    assert live.latest()[1][81].tolist() == [1.0, 2.0]


def test_a_paused_layout_keeps_still_but_obeys_pins():
    n, edges = ring(30)
    start = np.random.default_rng(0).normal(size=(n, 2))
    with LiveLayout(ForceLayout(n, edges, start=start)) as live:
        live.pause()
        live.pin(0, (9.0, 9.0))
        live.resume()
        assert live.wait_until_rest(20)
        before = live.latest()[1]
        live.pause()
        live.pin(0, (-9.0, 9.0))
        while live.latest()[1][0, 0] != -9.0:
            threading.Event().wait(0.001)
        assert np.array_equal(live.latest()[1][1:], before[1:])
        assert not live.resting
        live.resume()
        assert live.wait_until_rest(20)
        assert stress(live.latest()[1], edges) < stress(start, edges)


def test_no_tick_begins_while_it_stands_aside(live):
    live.reheat()
    with live.standing_aside():
        threading.Event().wait(0.05)  # a tick that had begun may end
        begun = live.latest()[0]
        threading.Event().wait(0.05)
        assert live.latest()[0] == begun
        assert not live.resting
    assert live.wait_until_rest(20)
    assert live.latest()[0] > begun


def test_stopping_leaves_no_thread():
    before = threading.active_count()
    live = LiveLayout(ForceLayout(*ring(50), start=np.random.default_rng(0).normal(size=(50, 2))))
    live.stop()
    live.stop()
    assert threading.active_count() == before
    assert np.isfinite(live.latest()[1]).all()


def test_commands_come_from_many_threads(live):
    def drag(node):
        for k in range(50):
            live.pin(node, (k, node))

    threads = [threading.Thread(target=drag, args=(node,)) for node in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert live.wait_until_rest(20)
    assert live.latest()[1][:6].tolist() == [[49, node] for node in range(6)]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda it: it.pin(80, (0, 0)),
        lambda it: it.pin(0, (np.nan, 0)),
        lambda it: it.unpin(-1),
        lambda it: it.reheat([80]),
        lambda it: it.add(1, [[0, 81]]),
        lambda it: it.add(2, [], [[0, 0]]),
        lambda it: it.set_clusters(0),
    ],
)
def test_nonsense_is_refused_where_it_is_said(live, wrong):
    with pytest.raises(ValueError, match=r"."):
        wrong(live)
    assert live.wait_until_rest(20)


def test_clusters_can_be_changed_while_it_runs(live):
    assert live.wait_until_rest(20)
    before = live.latest()[1]
    live.set_clusters(300.0)
    assert live.wait_until_rest(20)
    assert not np.array_equal(before, live.latest()[1])
