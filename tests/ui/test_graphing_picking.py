"""Choosing many actors, hiding, looking around, pinning and folding: by menu, key, mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from synpol_desktop.workspace import Workspace
from tests.ui.test_window import entity
from tests.ui.webs import council, fill_web, member

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)  # tool tips, offscreen
LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def web(qtbot, make_window, tmp_path):
    path = tmp_path / "web.synpol"
    with Workspace.create(path) as workspace:
        fill_web(workspace)
    window = make_window(path)
    qtbot.waitUntil(lambda: window.bench.graph.resting, timeout=30000)
    return window


def spot(window, name):
    view = window.bench.graph.view
    return view.node_px(window.bench.graph.node_of(entity(window, name))).toPoint()


def chosen(window):
    """Return the names of the nodes that stand out."""
    graph = window.bench.graph
    return {graph.network.labels[node] for node in graph.view.selected_nodes}


def names(window):
    return set(window.bench.graph.network.labels)


def act(qtbot, window, name):
    """Choose an entry of the menu that draws another picture."""
    with qtbot.waitSignal(window.bench.graph.shown, timeout=10000):
        window.actions_by_name[name].trigger()


def drag(view, begin, points, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.mousePress(view, LEFT, modifier, begin)
    for point in points:
        QTest.mouseMove(view, point)
    QTest.mouseRelease(view, LEFT, modifier, points[-1])


def circle(number):
    return {council(number), *(member(number, n) for n in range(7))}


def around_nodes(window, wanted, margin=14):
    """Return the corners of the box around some nodes."""
    spots = [spot(window, name) for name in wanted]
    left, right = min(p.x() for p in spots) - margin, max(p.x() for p in spots) + margin
    top, bottom = min(p.y() for p in spots) - margin, max(p.y() for p in spots) + margin
    return QPoint(left, top), QPoint(right, top), QPoint(right, bottom), QPoint(left, bottom)


def within(window, corners):
    (left, top), (right, bottom) = corners[0].toTuple(), corners[2].toTuple()
    return {
        name
        for name in names(window)
        if left <= spot(window, name).x() <= right and top <= spot(window, name).y() <= bottom
    }


def test_ctrl_and_click_adds_an_actor_and_takes_it_away_again(qtbot, web):
    view = web.bench.graph.view
    QTest.mouseClick(view, LEFT, pos=spot(web, council(0)))
    QTest.mouseClick(view, LEFT, CTRL, spot(web, council(1)))
    assert chosen(web) == {council(0), council(1)}
    assert web.desk.selection.now.entity == entity(web, council(1))

    QTest.mouseClick(view, LEFT, CTRL, spot(web, council(0)))
    assert chosen(web) == {council(1)}
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert chosen(web) == set()


def test_actors_are_chosen_by_keyboard_alone(qtbot, web):
    view = web.bench.graph.view
    view.setFocus()
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        QTest.keyClick(view, Qt.Key.Key_Space, CTRL)

    assert len(chosen(web)) == 3


@pytest.mark.parametrize("by_menu", [False, True])
def test_a_box_chooses_what_lies_in_it(qtbot, web, by_menu):
    view = web.bench.graph.view
    corners = around_nodes(web, circle(0))
    expected, camera = within(web, corners), view.camera
    if by_menu:
        web.actions_by_name["choose_box"].trigger()
    drag(
        view,
        corners[0],
        [corners[0] + QPoint(9, 9), corners[2]],
        Qt.KeyboardModifier.NoModifier if by_menu else SHIFT,
    )

    assert circle(0) <= chosen(web) == expected
    assert view.camera == camera


@pytest.mark.parametrize("by_menu", [False, True])
def test_a_lasso_chooses_what_it_goes_around(qtbot, web, by_menu):
    view = web.bench.graph.view
    corners = around_nodes(web, circle(1))
    expected = within(web, corners)
    if by_menu:
        web.actions_by_name["choose_lasso"].trigger()
    modifier = Qt.KeyboardModifier.NoModifier if by_menu else CTRL
    drag(view, corners[0], [corners[1], corners[2], corners[3], corners[3] - QPoint(0, 5)], modifier)

    assert circle(1) <= chosen(web) == expected
    before = view.camera
    drag(view, QPoint(3, 3), [QPoint(40, 30)])
    assert view.camera != before  # the tool was put away: a drag pans again


def test_neighbours_inverse_and_all(qtbot, web):
    web.desk.selection.select_entity(entity(web, council(2)))
    web.actions_by_name["choose_neighbours"].trigger()
    assert chosen(web) == circle(2)
    assert web.desk.selection.now.entity == entity(web, council(2))
    web.actions_by_name["choose_inverse"].trigger()
    assert chosen(web) == circle(0) | circle(1)
    web.actions_by_name["choose_all"].trigger()
    assert chosen(web) == names(web)


def test_hidden_actors_come_back_to_their_places(qtbot, web):
    graph = web.bench.graph
    places = graph.places()
    graph.following.choose([entity(web, name) for name in circle(0)])
    act(qtbot, web, "hide_chosen")
    assert names(web) == circle(1) | circle(2)
    assert chosen(web) == set()
    assert all(graph.places()[one] == pytest.approx(places[one]) for one in graph.places())

    act(qtbot, web, "show_hidden")
    assert len(names(web)) == 24
    assert all(graph.places()[one] == pytest.approx(places[one]) for one in places)


def test_the_rest_is_hidden_and_back_shows_it(qtbot, web):
    web.bench.graph.following.choose([entity(web, council(0)), entity(web, member(0, 1))])
    act(qtbot, web, "hide_rest")
    assert names(web) == {council(0), member(0, 1)}
    act(qtbot, web, "view_back")
    assert len(names(web)) == 24


def test_surroundings_grow_with_the_steps(qtbot, web):
    web.desk.selection.select_entity(entity(web, council(0)))
    act(qtbot, web, "around_1")
    assert names(web) == circle(0)
    act(qtbot, web, "around_2")
    assert names(web) == circle(0) | {member(1, 0)}
    act(qtbot, web, "around_3")
    assert names(web) == circle(0) | {member(1, 0), council(1), member(1, 1), member(1, 6)}


def test_neighbours_that_are_not_drawn_come_when_asked_for(qtbot, web):
    web.desk.selection.select_entity(entity(web, council(0)))
    act(qtbot, web, "around_1")
    web.desk.selection.select_entity(entity(web, member(0, 0)))
    with qtbot.waitSignal(web.desk.said) as told:
        act(qtbot, web, "expand")
    assert names(web) == circle(0) | {member(1, 0)}
    assert "1 neighbour added" in told.args[0]


def test_hidden_neighbours_come_too(qtbot, web):
    web.bench.graph.following.choose([entity(web, member(0, 2)), entity(web, member(0, 3))])
    act(qtbot, web, "hide_chosen")
    web.desk.selection.select_entity(entity(web, council(0)))
    act(qtbot, web, "expand")
    assert len(names(web)) == 24


def test_pinning_the_selection_is_one_step_that_undo_takes_back(qtbot, web):
    graph = web.bench.graph
    graph.following.choose([entity(web, council(n)) for n in range(3)])
    web.actions_by_name["pin_chosen"].trigger()
    qtbot.waitUntil(lambda: int(graph.view.positions.pinned.sum()) == 3)

    web.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: not graph.view.positions.pinned.any())
    web.actions_by_name["redo"].trigger()
    qtbot.waitUntil(lambda: int(graph.view.positions.pinned.sum()) == 3)
    web.actions_by_name["unpin_chosen"].trigger()
    qtbot.waitUntil(lambda: not graph.view.positions.pinned.any())


def test_a_folded_group_sums_up_its_relations_and_opens_where_it_was(qtbot, web):
    graph = web.bench.graph
    places = graph.places()
    graph.following.choose([entity(web, name) for name in circle(0)])
    act(qtbot, web, "fold_chosen")

    fold = next(label for label in graph.network.labels if "8" in label)
    assert names(web) == {fold} | circle(1) | circle(2)
    assert chosen(web) == {fold}
    ties = {tuple(graph.network.labels[end] for end in ends) for ends in graph.network.edges.tolist()}
    assert {pair for pair in ties if fold in pair} == {(fold, member(1, 0))}
    kept = {one: place for one, place in graph.places().items() if one > 0}
    assert all(kept[one] == pytest.approx(places[one]) for one in kept)

    act(qtbot, web, "unfold")
    assert names(web) == circle(0) | circle(1) | circle(2)
    assert all(graph.places()[one] == pytest.approx(places[one]) for one in places)
    act(qtbot, web, "view_back")
    assert fold in names(web)


@pytest.mark.parametrize(("name", "left"), [("fold_bloc", 17), ("fold_community", 17), ("fold_type", 4)])
def test_a_bloc_a_community_or_a_type_is_folded(qtbot, web, name, left):
    web.desk.selection.select_entity(entity(web, member(0, 3)))
    act(qtbot, web, name)
    assert web.bench.graph.network.n == left
    act(qtbot, web, "unfold_all")
    assert web.bench.graph.network.n == 24


def test_a_fold_is_clicked_dragged_and_saved_without_harm(qtbot, web):
    graph, view = web.bench.graph, web.bench.graph.view
    graph.following.choose([entity(web, name) for name in circle(0)])
    act(qtbot, web, "fold_chosen")
    node = graph.view.selected_nodes[0]
    at = view.node_px(node).toPoint()
    QTest.mouseClick(view, LEFT, pos=at)
    drag(view, at, [at + QPoint(20, 10), at + QPoint(40, 30)])
    web.actions_by_name["pin_chosen"].trigger()
    edge = next(e for e, ends in enumerate(graph.network.edges.tolist()) if node in ends)
    view.edge_clicked.emit(edge)
    for rule in ("arrange_time", "arrange_circle"):
        with qtbot.waitSignal(graph.motion.arrived, timeout=10000):
            web.actions_by_name[rule].trigger()

    assert web.desk.workspace.pins() == {}
    web.release()


def test_selecting_a_folded_actor_elsewhere_shows_its_group(qtbot, web):
    graph = web.bench.graph
    graph.following.choose([entity(web, name) for name in circle(0)])
    act(qtbot, web, "fold_chosen")
    web.desk.selection.select_entity(entity(web, member(0, 4)))

    assert [graph.network.labels[n] for n in graph.view.selected_nodes] == [
        label for label in graph.network.labels if "8" in label
    ]
    assert web.bench.inspector.entity_page.entity.name == member(0, 4)


def test_the_menu_of_a_node_hides_it(qtbot, web):
    def choose():
        menu = QApplication.activePopupWidget()
        next(action for action in menu.actions() if action.text() == "Hide").trigger()
        menu.close()

    graph, view = web.bench.graph, web.bench.graph.view
    node = graph.node_of(entity(web, council(1)))
    QTimer.singleShot(100, choose)
    with qtbot.waitSignal(graph.shown, timeout=10000):
        view.context_requested.emit("node", node, view.mapToGlobal(view.node_px(node).toPoint()))

    assert council(1) not in names(web)


def test_an_act_is_one_view_to_go_back_from(qtbot, web):
    graph = web.bench.graph
    graph.following.choose([entity(web, name) for name in circle(0)])
    act(qtbot, web, "fold_chosen")
    act(qtbot, web, "view_back")

    assert names(web) == circle(0) | circle(1) | circle(2)
    assert chosen(web) == circle(0)
    act(qtbot, web, "view_forward")
    assert len(names(web)) == 17


def test_kept_selections_are_joined_by_and_or_minus(qtbot, web):
    web.actions_by_name["saved_sel"].trigger()
    panel, graph = web.docks.panel("saved_sel"), web.bench.graph

    def keep(name, wanted):
        graph.following.choose([entity(web, one) for one in wanted])
        QTest.keyClicks(panel.name, name)
        QTest.keyClick(panel.name, Qt.Key.Key_Return)

    keep("plain", circle(0))
    keep("bridges", [member(0, 0), member(1, 0)])
    assert panel.list.count() == 2
    for button, expected in (
        ("And", {member(0, 0)}),
        ("Minus", {member(1, 0)}),
        ("Or", circle(0) | {member(1, 0)}),
    ):
        panel.list.setCurrentRow(1)
        click(qtbot, panel, "Select")
        assert chosen(web) == {member(0, 0), member(1, 0)}
        panel.list.setCurrentRow(0)
        click(qtbot, panel, button)
        assert chosen(web) == expected

    click(qtbot, panel, "Forget")
    assert [panel.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(panel.list.count())] == [
        "bridges"
    ]


def click(qtbot, panel, text):
    button = next(one for one in (*panel.buttons.values(), panel.drop_button) if one.text() == text)
    qtbot.mouseClick(button, LEFT)


def test_the_bar_says_that_a_part_is_hidden(qtbot, web):
    web.desk.selection.select_entity(entity(web, council(0)))
    act(qtbot, web, "hide_chosen")
    assert "part of the graph is hidden" in web.bench.graph.bar.hidden_text
    act(qtbot, web, "show_hidden")
    assert web.bench.graph.bar.hidden_text == ""
