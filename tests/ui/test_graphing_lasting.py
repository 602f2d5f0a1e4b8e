"""Folds, fading, hiding and kept selections: undone, gone back from, exported, and there after a restart."""

import csv
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import ENTITY_TYPES
from synpol_desktop.core.views import SavedView
from synpol_desktop.ui.graphing.folds import Fold
from synpol_desktop.ui.graphing.lasting import DOCUMENT, Lasting
from synpol_desktop.ui.i18n import isolate
from synpol_desktop.ui.words import step_text
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits.documents import PutDocument
from tests.ui.test_graphing_picking import (
    CTRL,
    LEFT,
    act,
    around_nodes,
    chosen,
    circle,
    drag,
    names,
    spot,
    within,
)
from tests.ui.test_window import entity
from tests.ui.webs import council, fill_web, member

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)  # tool tips, offscreen

actors = st.integers(1, 2**40).map(EntityId)
places = st.none() | st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
folds = st.builds(
    Fold,
    st.integers(-(2**40), -1).map(EntityId),
    st.text(),
    st.sampled_from(ENTITY_TYPES),
    st.frozensets(actors, min_size=2),
    st.booleans(),
    places,
)
lasting = st.builds(
    Lasting,
    st.frozensets(actors),
    st.frozensets(actors),
    st.frozensets(actors),
    st.none() | st.tuples(st.frozensets(actors), st.integers(1, 3)),
    st.lists(folds).map(tuple),
    st.dictionaries(st.text(), st.lists(actors).map(tuple)),
)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "web.synpol"
    with Workspace.create(path) as workspace:
        fill_web(workspace)
    return path


@pytest.fixture
def opened(qtbot, make_window):
    def opened(path, **settings):
        window = make_window(path, **settings)
        qtbot.waitUntil(lambda: window.bench.graph.resting, timeout=30000)
        return window

    return opened


@pytest.fixture
def web(opened, path):
    return opened(path)


def choose(window, wanted):
    window.bench.graph.following.choose([entity(window, name) for name in wanted])


def faded(window):
    """Return the names of the nodes that are not drawn in full."""
    graph = window.bench.graph
    bright = graph.view.bright
    return set() if bright is None else {graph.network.labels[node] for node in np.flatnonzero(~bright)}


def steps(window):
    return [step_text(step) for step in window.desk.workspace.history() if step.done]


@given(lasting)
def test_what_lasts_is_read_as_it_was_written(given):
    assert Lasting.read(given.content()) == given


@pytest.mark.parametrize("content", ['{"v": 99}', "[]", "{}", '{"v": 1, "include": 3}'])
def test_what_nobody_or_a_later_release_wrote_is_refused(content):
    with pytest.raises(ValueError, match="graph"):
        Lasting.read(content)


def test_a_graph_of_a_later_release_is_shown_as_usual_and_left_alone(opened, path):
    with Workspace.open(path) as workspace:
        workspace.do(PutDocument(DOCUMENT, '{"v": 99}'))
    window = opened(path)
    assert len(names(window)) == 24
    assert window.desk.workspace.document(DOCUMENT) == '{"v": 99}'


def test_the_rest_stays_faded_whatever_is_chosen_until_it_is_taken_back(qtbot, web):
    choose(web, [council(0), member(0, 1)])
    web.actions_by_name["fade_rest"].trigger()
    everybody = circle(0) | circle(1) | circle(2)
    assert faded(web) == everybody - {council(0), member(0, 1)}

    web.bench.graph.view.background_clicked.emit()
    assert chosen(web) == set()
    assert faded(web) == everybody - {council(0), member(0, 1)}
    choose(web, [council(2)])
    assert council(2) in faded(web)
    assert web.bench.graph.bar.hidden_text.endswith("faded\u2069")
    with qtbot.waitSignal(web.bench.graph.shown):
        web.bench.graph.refresh()
    assert faded(web) == everybody - {council(0), member(0, 1)}

    web.actions_by_name["fade_nothing"].trigger()
    assert faded(web) == set()


def test_fading_is_gone_back_from_and_undone(qtbot, web):
    choose(web, [council(0)])
    web.actions_by_name["fade_rest"].trigger()
    pale = faded(web)
    assert steps(web)[0] == "Fade the rest"
    with qtbot.waitSignal(web.bench.graph.shown):
        web.actions_by_name["view_back"].trigger()
    assert faded(web) == set()
    with qtbot.waitSignal(web.bench.graph.shown):
        web.actions_by_name["view_forward"].trigger()
    assert faded(web) == pale
    with qtbot.waitSignal(web.bench.graph.shown):
        web.actions_by_name["undo"].trigger()
    assert faded(web) == set()
    with qtbot.waitSignal(web.bench.graph.shown):
        web.actions_by_name["redo"].trigger()
    assert faded(web) == pale


def test_a_faded_node_is_paler_and_one_that_is_chosen_stands_out(qtbot, web):
    def ink(name):
        image = view.grab().toImage()
        at = spot(web, name)
        return image.pixelColor(at).getHslF()[1]

    view = web.bench.graph.view
    qtbot.waitUntil(view.at_rest, timeout=20000)
    before = ink(member(2, 3))
    choose(web, [council(0)])
    web.actions_by_name["fade_rest"].trigger()
    view.background_clicked.emit()
    qtbot.waitUntil(view.at_rest, timeout=20000)
    paler = view.grab().toImage().pixelColor(spot(web, member(2, 3))).lightnessF()
    choose(web, [member(2, 3)])
    qtbot.waitUntil(view.at_rest, timeout=20000)
    assert paler > 0.7
    assert ink(member(2, 3)) == pytest.approx(before, abs=0.05)


def test_a_fold_that_holds_somebody_bright_is_bright(qtbot, web):
    choose(web, [member(0, 1)])
    web.actions_by_name["fade_rest"].trigger()
    choose(web, circle(0))
    act(qtbot, web, "fold_chosen")
    assert not faded(web) & {label for label in names(web) if "8" in label}
    assert faded(web) == circle(1) | circle(2)


def test_folding_and_hiding_are_undone_and_done_again(qtbot, web):
    graph, before = web.bench.graph, web.bench.graph.places()
    choose(web, circle(0))
    act(qtbot, web, "fold_chosen")
    choose(web, [council(1)])
    act(qtbot, web, "hide_chosen")
    assert steps(web)[:2] == [f"Hide {isolate('1')} actor", f"Fold into “{isolate(council(0))}”"]

    act(qtbot, web, "undo")
    assert council(1) in names(web)
    act(qtbot, web, "undo")
    assert names(web) == circle(0) | circle(1) | circle(2)
    assert all(graph.places()[one] == pytest.approx(before[one]) for one in before)
    act(qtbot, web, "redo")
    act(qtbot, web, "redo")
    assert council(1) not in names(web)
    assert len(names(web)) == 16


def test_all_of_it_is_there_again_after_a_restart(qtbot, opened, path):
    window = opened(path)
    graph = window.bench.graph
    choose(window, circle(0))
    act(qtbot, window, "fold_chosen")
    at = graph.view.node_px(graph.view.selected_nodes[0]).toPoint()
    drag(graph.view, at, [at + QPoint(20, 10), at + QPoint(60, 40)])
    choose(window, [council(1)])
    act(qtbot, window, "hide_chosen")
    choose(window, [member(1, 0), member(1, 1)])
    window.actions_by_name["fade_rest"].trigger()
    graph.kept.keep("two members")
    qtbot.waitUntil(lambda: graph.resting, timeout=30000)
    pale, shown = faded(window), names(window)
    where = {graph.network.labels[node]: xy for node, xy in enumerate(graph.view.positions.xy.tolist())}
    window.close()

    again = opened(path)
    graph = again.bench.graph
    assert names(again) == shown
    assert faded(again) == pale
    assert graph.kept.all == {"two members": tuple(graph.journey.wish.bright)} or set(
        graph.kept.all["two members"]
    ) == set(graph.journey.wish.bright)
    now = {graph.network.labels[node]: xy for node, xy in enumerate(graph.view.positions.xy.tolist())}
    assert all(now[name] == pytest.approx(where[name], abs=1e-6) for name in where)
    assert graph.view.positions.pinned.sum() == 1
    again.close()

    third = opened(path)
    act(qtbot, third, "unfold_all")
    act(qtbot, third, "show_hidden")
    assert names(third) == circle(0) | circle(1) | circle(2)


def test_those_that_were_folded_or_hidden_come_back_to_their_places_after_two_restarts(qtbot, opened, path):
    window = opened(path)
    before = {name: window.bench.graph.places()[entity(window, name)] for name in names(window)}
    choose(window, circle(0))
    act(qtbot, window, "fold_chosen")
    choose(window, [council(1)])
    act(qtbot, window, "hide_chosen")
    window.close()
    opened(path).close()

    third = opened(path)
    act(qtbot, third, "unfold_all")
    act(qtbot, third, "show_hidden")
    after = third.bench.graph.places()
    assert all(after[entity(third, name)] == pytest.approx(before[name], abs=1e-6) for name in before)


def test_a_dragged_fold_is_held_and_let_go_like_an_actor(qtbot, web):
    graph, view = web.bench.graph, web.bench.graph.view
    choose(web, circle(0))
    act(qtbot, web, "fold_chosen")
    at = view.node_px(view.selected_nodes[0]).toPoint()
    drag(view, at, [at + QPoint(20, 10), at + QPoint(60, 40)])
    qtbot.waitUntil(lambda: view.positions.pinned.any())
    assert steps(web)[0].startswith("Move the folded group")
    act(qtbot, web, "undo")
    assert not view.positions.pinned.any()
    act(qtbot, web, "redo")
    assert view.positions.pinned.any()
    graph.bar.unpin_wanted.emit()
    qtbot.waitUntil(lambda: not view.positions.pinned.any())


def test_an_opened_fold_leaves_no_place_to_the_next_one(qtbot, web):
    graph = web.bench.graph
    choose(web, circle(0))
    act(qtbot, web, "fold_chosen")
    act(qtbot, web, "unfold_all")
    choose(web, circle(2))
    middle = np.mean([graph.places()[entity(web, name)] for name in circle(2)], axis=0)
    act(qtbot, web, "fold_chosen")
    fold = graph.view.selected_nodes[0]
    assert graph.view.positions.xy[fold] == pytest.approx(middle, abs=0.3)


def test_a_picture_shows_what_is_folded_faded_and_chosen_as_the_screen_does(qtbot, web, tmp_path):
    view = web.bench.graph.view
    choose(web, circle(0))
    act(qtbot, web, "fold_chosen")
    choose(web, [council(1)])
    web.actions_by_name["fade_rest"].trigger()
    web.bench.graph.bar.hold_wanted.emit(True)
    view.edge_clicked.emit(0)
    qtbot.waitUntil(view.at_rest, timeout=20000)
    assert web.files.exports.write_image(tmp_path / "graph.png", web.bench.graph)

    written = QImage(str(tmp_path / "graph.png")).convertToFormat(QImage.Format.Format_RGB32)
    screen = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    scale = written.width() / view.width()
    assert scale == 2.0
    half = written.scaled(
        written.width() // 2,
        written.height() // 2,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    seen = np.frombuffer(screen.constBits(), np.uint8).reshape(screen.height(), screen.width(), 4)[..., :3]
    found = np.frombuffer(half.constBits(), np.uint8).reshape(half.height(), half.width(), 4)[..., :3]
    # The title stands above; the graph begins where the two agree best.
    tops = range(found.shape[0] - seen.shape[0] + 1)
    apart = [np.abs(found[top : top + seen.shape[0]].astype(int) - seen).mean() for top in tops]
    assert min(apart) < 2.0
    assert np.median(apart) > min(apart)


def test_tables_and_reports_hold_everybody_who_is_folded(qtbot, web, tmp_path):
    choose(web, circle(0))
    act(qtbot, web, "fold_chosen")
    for name in ("graph.json", "graph.graphml", "relations.csv"):
        path = tmp_path / name
        if path.suffix == ".csv":
            web.files.exports.write_csv(path, bom=False)
        else:
            web.files.exports.write_report(path, web.bench.graph)
        qtbot.waitUntil(lambda path=path: path.exists() and not web.desk.jobs.running, timeout=20000)
    told = json.loads((tmp_path / "graph.json").read_text("utf-8"))
    called = {actor["name"] for actor in told["nodes"]}
    assert called == circle(0) | circle(1) | circle(2)
    graphml = (tmp_path / "graph.graphml").read_text("utf-8")
    assert all(name in graphml for name in circle(0))
    with (tmp_path / "relations.csv").open(encoding="utf-8", newline="") as lines:
        cells = {cell for row in csv.reader(lines) for cell in row}
    assert circle(0) <= cells


def test_a_long_walk_through_the_graph_ends_where_it_began(qtbot, web):
    """Drags, lassos, folds, opens, hides, fades, goes back and undoes, as one does on a working day."""
    graph, view = web.bench.graph, web.bench.graph.view
    everybody, before = names(web), graph.places()
    at = spot(web, council(2))
    drag(view, at, [at + QPoint(12, 9), at + QPoint(30, 24)])
    qtbot.waitUntil(lambda: view.positions.pinned.sum() == 1)
    corners = around_nodes(web, circle(0))
    inside = within(web, corners)
    drag(view, corners[0], [*corners[1:], corners[0]], CTRL)
    assert chosen(web) == inside >= circle(0)
    act(qtbot, web, "fold_chosen")
    fold = spot_of_fold(web)
    drag(view, fold, [fold + QPoint(10, 10), fold + QPoint(25, 30)])
    act(qtbot, web, "unfold")
    assert names(web) == everybody
    act(qtbot, web, "view_back")
    assert len(names(web)) == len(everybody) - len(inside) + 1
    act(qtbot, web, "view_forward")
    QTest.mouseClick(view, LEFT, pos=spot(web, council(1)))
    act(qtbot, web, "hide_chosen")
    web.actions_by_name["choose_all"].trigger()
    web.actions_by_name["fade_rest"].trigger()
    while web.desk.next_steps()[0] and steps(web)[0] not in ("", steps_of_import(web)):
        web.actions_by_name["undo"].trigger()
        qtbot.wait(30)
    qtbot.waitUntil(lambda: names(web) == everybody, timeout=10000)
    qtbot.waitUntil(lambda: not view.positions.pinned.any(), timeout=10000)
    assert graph.view.bright is None
    assert graph.places().keys() == before.keys()


def spot_of_fold(window):
    view = window.bench.graph.view
    return view.node_px(view.selected_nodes[0]).toPoint()


def steps_of_import(window):
    """Return the name of the first step, by which the workspace was filled."""
    return steps(window)[-1]


def test_a_saved_view_has_its_folds_and_what_is_hidden_or_faded(qtbot, web):
    web.actions_by_name["views"].trigger()
    panel, graph = web.docks.panel("views"), web.bench.graph
    plain = panel.seen("plain")
    choose(web, circle(0))
    act(qtbot, web, "fold_chosen")
    choose(web, [council(1)])
    act(qtbot, web, "hide_chosen")
    choose(web, [member(2, 2)])
    web.actions_by_name["fade_rest"].trigger()
    saved, shown, pale = panel.seen("folded"), names(web), faded(web)

    for view, wanted in ((plain, circle(0) | circle(1) | circle(2)), (saved, shown)):
        with qtbot.waitSignal(graph.shown):
            panel.show_view(SavedView.of(view.name, view.content()))
        qtbot.waitUntil(lambda wanted=wanted: names(web) == wanted)
    assert faded(web) == pale
    act(qtbot, web, "undo")
    assert names(web) == circle(0) | circle(1) | circle(2)
