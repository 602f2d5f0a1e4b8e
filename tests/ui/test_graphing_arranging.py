"""Arrangements of the graph, as an analyst asks for them by menu, key and button."""

from dataclasses import astuple

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.ui.graphing.wish import Arrangement
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import PinNodes
from tests.ui.test_window import entity
from tests.ui.webs import council, fill_web, member


@pytest.fixture
def web(qtbot, make_window, tmp_path):
    """Return a window on the web of two dozen actors, its nodes at rest."""
    path = tmp_path / "web.synpol"
    with Workspace.create(path) as workspace:
        fill_web(workspace)
    window = make_window(path)
    qtbot.waitUntil(lambda: window.bench.graph.resting, timeout=30000)
    return window


def arrange(qtbot, window, name):
    """Choose an entry of the menu and wait until the nodes are there."""
    with qtbot.waitSignal(window.bench.graph.motion.arrived, timeout=10000):
        window.actions_by_name[name].trigger()


def xy(window):
    return window.bench.graph.view.positions.xy


def node(window, name):
    return window.bench.graph.node_of(entity(window, name))


def test_a_circle_has_all_nodes_at_one_distance_from_its_middle(qtbot, web):
    arrange(qtbot, web, "arrange_circle")

    away = np.hypot(*(xy(web) - xy(web).mean(axis=0)).T)
    assert len(away) == 24
    assert away == pytest.approx(np.full(24, away[0]))


def test_rings_go_around_the_selected_actor(qtbot, web):
    web.desk.selection.select_entity(entity(web, member(0, 0)))
    arrange(qtbot, web, "arrange_rings")

    centre = xy(web)[node(web, member(0, 0))]
    away = {
        name: np.hypot(*(xy(web)[node(web, name)] - centre))
        for name in (council(0), member(1, 0), member(2, 5))
    }
    assert away[council(0)] == pytest.approx(away[member(1, 0)])
    assert away[member(2, 5)] > away[member(1, 0)] * 1.5


def test_groups_stand_apart_from_each_other(qtbot, web):
    for name in ("arrange_community", "arrange_bloc"):
        arrange(qtbot, web, name)
        groups = [[node(web, council(c)), *(node(web, member(c, n)) for n in range(7))] for c in range(3)]
        middles = [xy(web)[group].mean(axis=0) for group in groups]
        for number, group in enumerate(groups):
            away = [np.hypot(*(xy(web)[group] - middle).T) for middle in middles]
            assert all((away[number] < away[other]).all() for other in range(3) if other != number), name


def test_types_stand_apart(qtbot, web):
    arrange(qtbot, web, "arrange_type")
    bodies = [node(web, council(c)) for c in range(3)]
    people = [n for n in range(24) if n not in bodies]

    gap = np.hypot(*(xy(web)[bodies].mean(axis=0) - xy(web)[people].mean(axis=0)))
    assert gap > np.hypot(*(xy(web)[bodies] - xy(web)[bodies].mean(axis=0)).T).max()


def test_layers_put_the_councils_below_their_members(qtbot, web):
    arrange(qtbot, web, "arrange_layers")

    heights = xy(web)[:, 1]
    assert all(heights[node(web, council(c))] > heights[node(web, member(c, 3))] for c in range(3))


def test_the_time_axis_says_when_actors_first_appear(qtbot, web):
    arrange(qtbot, web, "arrange_time")

    first, later = (xy(web)[node(web, member(c, 4)), 0] for c in (0, 1))
    assert first < later
    view = web.bench.graph.view
    assert [text for _, text in view.axis] == [
        "2024-01",
        "2024-02",
        "2024-03",
        "2024-04",
        "2024-05",
        "2024-06",
        "2024-07",
    ]
    at = {text: x for x, text in view.axis}
    assert first == pytest.approx(at["2024-01"], abs=0.2 * (at["2024-02"] - at["2024-01"]))

    arrange(qtbot, web, "arrange_circle")
    assert view.axis == ()


def test_a_selection_is_pulled_straight_and_the_others_stay(qtbot, web):
    before, graph = xy(web), web.bench.graph
    chosen = [entity(web, member(0, n)) for n in range(4)]
    graph.following.choose(chosen)
    arrange(qtbot, web, "arrange_straight")

    nodes = [graph.node_of(one) for one in chosen]
    line = xy(web)[nodes] - xy(web)[nodes].mean(axis=0)
    assert np.linalg.svd(line)[1][1] == pytest.approx(0, abs=1e-9)
    others = np.setdiff1d(np.arange(24), nodes)
    assert (xy(web)[others] == before[others]).all()


def test_straightening_without_a_selection_says_what_is_missing(qtbot, web):
    before = xy(web)
    with qtbot.waitSignal(web.desk.said) as told:
        web.actions_by_name["arrange_straight"].trigger()

    assert "Select two actors" in told.args[0]
    assert (xy(web) == before).all()


def test_a_pinned_actor_keeps_its_place_in_every_arrangement(qtbot, web):
    who = entity(web, council(1))
    web.desk.do(PinNodes(((who, 9.0, -4.0),)))
    qtbot.waitUntil(lambda: bool(web.bench.graph.view.positions.pinned.any()))
    arrange(qtbot, web, "arrange_circle")

    assert xy(web)[node(web, council(1))].tolist() == [9.0, -4.0]


def test_back_leads_to_the_places_from_before_and_forward_to_the_arrangement(qtbot, web):
    graph = web.bench.graph
    before, look = xy(web), graph.view.look
    arrange(qtbot, web, "arrange_circle")
    circle = xy(web)

    with qtbot.waitSignal(graph.shown):
        web.actions_by_name["view_back"].trigger()
    assert xy(web) == pytest.approx(before)
    # The legend may have made the view shorter or taller: what was in its middle is there again.
    assert astuple(graph.view.look) == pytest.approx(astuple(look))
    assert graph.bar.arrange.rules[Arrangement.FORCE].isChecked()

    with qtbot.waitSignal(graph.shown):
        web.actions_by_name["view_forward"].trigger()
    assert xy(web) == pytest.approx(circle)
    assert graph.bar.arrange.rules[Arrangement.CIRCLE].isChecked()


def test_back_leads_through_selections_too(qtbot, web):
    first, second = entity(web, council(0)), entity(web, council(2))
    web.desk.selection.select_entity(first)
    web.desk.selection.select_entity(second)

    web.actions_by_name["view_back"].trigger()
    assert web.desk.selection.now.entity == first
    web.actions_by_name["view_back"].trigger()
    assert web.desk.selection.now.entity is None
    web.actions_by_name["view_forward"].trigger()
    assert web.desk.selection.now.entity == first


def test_the_buttons_of_the_mouse_lead_back_and_forward(qtbot, web):
    view = web.bench.graph.view
    web.desk.selection.select_entity(entity(web, council(0)))
    web.desk.selection.select_entity(entity(web, council(2)))
    QTest.mouseClick(view, Qt.MouseButton.BackButton, pos=QPoint(5, 5))
    assert web.desk.selection.now.entity == entity(web, council(0))
    QTest.mouseClick(view, Qt.MouseButton.ForwardButton, pos=QPoint(5, 5))
    assert web.desk.selection.now.entity == entity(web, council(2))


def test_a_filter_moves_nobody_in_an_arrangement(qtbot, web):
    arrange(qtbot, web, "arrange_circle")
    graph, places = web.bench.graph, web.bench.graph.places()

    with qtbot.waitSignal(graph.shown):
        graph.legend.toggled.emit(EntityType.ORG)
    assert graph.network.n == 21
    assert all(graph.places()[who] == pytest.approx(places[who]) for who in graph.places())

    with qtbot.waitSignal(graph.shown):
        graph.legend.toggled.emit(EntityType.ORG)
    assert graph.network.n == 24
    assert all(graph.places()[who] == pytest.approx(places[who]) for who in places)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_dragging_in_an_arrangement_moves_one_node_only(qtbot, web):
    arrange(qtbot, web, "arrange_circle")
    view, before = web.bench.graph.view, xy(web)
    who = node(web, council(0))
    start = view.node_px(who).toPoint()

    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(20, 20))
    QTest.mouseMove(view, start + QPoint(60, 30))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 30))
    qtbot.waitUntil(lambda: web.bench.graph.resting and bool(view.positions.pinned[who]))

    others = np.arange(24) != who
    assert (xy(web)[others] == before[others]).all()
    assert np.hypot(*(xy(web)[who] - before[who])) > 0.1


def test_forces_start_from_where_the_nodes_are_and_move_them(qtbot, web):
    arrange(qtbot, web, "arrange_circle")
    circle, graph = xy(web), web.bench.graph

    seen = []
    graph.shown.connect(lambda: seen.append(xy(web).copy()))
    with qtbot.waitSignal(graph.shown):
        QTest.keyClick(web, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert np.median(np.hypot(*(seen[0] - circle).T)) < 3.0
    qtbot.waitUntil(lambda: graph.resting, timeout=20000)

    away = np.hypot(*(xy(web) - xy(web).mean(axis=0)).T)
    assert away.min() < 0.6 * away.max()


def test_the_knob_draws_groups_together(qtbot, web):
    def tightness():
        own = [np.ptp(xy(web)[[node(web, member(c, n)) for n in range(7)]], axis=0).max() for c in range(3)]
        return np.mean(own) / np.ptp(xy(web), axis=0).max()

    menu = web.bench.graph.bar.arrange
    for _ in range(5):
        web.actions_by_name["more_distances"].trigger()
    qtbot.wait(300)
    qtbot.waitUntil(lambda: web.bench.graph.resting, timeout=20000)
    loose = tightness()
    for _ in range(10):
        web.actions_by_name["more_groups"].trigger()

    assert menu.knob.value() == menu.knob.maximum()
    qtbot.waitUntil(lambda: tightness() < 0.95 * loose, timeout=20000)
    arrange(qtbot, web, "arrange_circle")
    assert not menu.knob.isEnabled()


def test_nodes_glide_unless_motion_is_to_be_reduced(qtbot, web):
    graph = web.bench.graph
    graph.view.reduced_motion = False
    before, seen = xy(web), []
    with qtbot.waitSignal(graph.motion.arrived, timeout=10000):
        web.actions_by_name["arrange_circle"].trigger()
        qtbot.waitUntil(lambda: not np.array_equal(xy(web), before))
        seen.append(xy(web))

    assert not np.allclose(seen[0], xy(web))
    assert not np.allclose(seen[0], before)


def test_the_bar_offers_the_arrangements_and_marks_the_one_in_use(qtbot, web):
    menu = web.bench.graph.bar.arrange
    with qtbot.waitSignal(web.bench.graph.motion.arrived, timeout=10000):
        menu.rules[Arrangement.LAYERS].trigger()

    assert menu.rules[Arrangement.LAYERS].isChecked()
    assert web.bench.graph.bar.arrange_button.menu() is menu


def test_a_second_arrangement_takes_the_place_of_the_one_under_way(qtbot, web):
    graph, before = web.bench.graph, xy(web)
    web.actions_by_name["arrange_circle"].trigger()
    arrange(qtbot, web, "arrange_layers")
    qtbot.waitUntil(lambda: not web.desk.jobs.running)

    assert graph.bar.arrange.rules[Arrangement.LAYERS].isChecked()
    with qtbot.waitSignal(graph.shown):
        web.actions_by_name["view_back"].trigger()
    assert xy(web) == pytest.approx(before)


def test_a_long_legend_leaves_most_of_a_small_window_to_the_graph(qtbot, web):
    web.resize(900, 600)
    web.docks.panel("measures")
    graph = web.bench.graph
    qtbot.waitUntil(lambda: graph.height() < 330)

    assert graph.view.height() > graph.height() * 0.35
    assert graph.view.geometry().bottom() < graph.height()
