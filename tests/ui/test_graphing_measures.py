"""Measures in the window: the dock, its table, sizes and colours in the graph, the range, the file."""

import csv

import networkx
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from synpol_desktop.core.kinds import DecisionState
from synpol_desktop.core.styling.attributes import Side
from synpol_desktop.core.styling.palettes import palettes
from synpol_desktop.core.styling.rules import Channel, Rule
from synpol_desktop.graph.measuring.records import Measure
from synpol_desktop.ui.graphing.measures.table import MEASURES
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import DecideRelations
from tests.ui.test_window import entity
from tests.ui.webs import council, fill_web, member


@pytest.fixture
def web(qtbot, make_window, tmp_path):
    path = tmp_path / "web.synpol"
    with Workspace.create(path) as workspace:
        fill_web(workspace)
    window = make_window(path)
    qtbot.waitUntil(lambda: window.bench.graph.resting, timeout=30000)
    return window


@pytest.fixture
def dock(qtbot, web):
    """Open the dock by its menu and wait for the first measures."""
    web.actions_by_name["measures"].trigger()
    panel = web.docks.panel("measures")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 24, timeout=30000)
    return panel


def column(panel, measure):
    """Return what the table shows of a measure, by name of the actor."""
    number = 1 + MEASURES.index(measure)
    return {
        panel.model.index(row, 0).data(): panel.model.index(row, number).data()
        for row in range(panel.model.rowCount())
    }


def choose(box, measure):
    box.setCurrentIndex(box.findData(measure))


def test_the_dock_measures_when_it_is_first_seen(web, dock):
    net = networkx.Graph((int(a), int(b)) for a, b in web.bench.graph.network.edges)
    between = networkx.betweenness_centrality(net)
    bridge = web.bench.graph.node_of(entity(web, member(1, 0)))

    assert column(dock, Measure.DEGREE)[council(0)] == "7"
    assert column(dock, Measure.BETWEENNESS)[member(1, 0)] == f"{between[bridge]:.3f}"
    assert "24" in dock.figures.text()
    assert f"{networkx.density(net):.3f}" in dock.figures.text()
    assert not dock.state.isVisible()


def test_a_click_on_a_heading_sorts_by_the_number_and_not_by_its_text(qtbot, dock):
    header = dock.view.horizontalHeader()
    at = header.sectionViewportPosition(1 + MEASURES.index(Measure.DEGREE)) + 10
    for _ in range(2):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 10))
    shown = [int(value) for value in column(dock, Measure.DEGREE).values()]

    assert shown in (sorted(shown), sorted(shown, reverse=True))
    assert shown[0] != shown[-1]


def test_choosing_a_row_selects_the_actor_and_selecting_an_actor_finds_its_row(qtbot, web, dock):
    cell = dock.view.visualRect(dock.model.index(2, 0)).center()
    qtbot.mouseClick(dock.view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert web.desk.selection.now.entity == dock.model.entity(2)

    web.desk.selection.select_entity(entity(web, member(2, 4)))
    assert dock.model.entity(dock.view.currentIndex().row()) == entity(web, member(2, 4))


def test_a_measure_sizes_the_nodes_and_the_legend_says_so(qtbot, web, dock):
    graph = web.bench.graph
    before = graph.view.positions.xy
    choose(dock.controls.size_by, Measure.BETWEENNESS)

    radius, (low, high) = graph.view.looks.radius, Rule(Side.NODES, Channel.SIZE, "betweenness").span
    assert radius[graph.node_of(entity(web, member(1, 0)))] > high * 0.9
    assert radius[graph.node_of(entity(web, member(1, 5)))] < low * 1.5
    assert radius.max() == high
    assert "Betweenness" in graph.legend.accessibleName()
    assert (graph.view.positions.xy == before).all()

    dock.controls.size_by.setCurrentIndex(0)
    qtbot.waitUntil(lambda: not graph.view.ruled)
    assert "Betweenness" not in graph.legend.accessibleName()


def test_communities_colour_the_nodes_on_screen_and_in_the_exported_picture(web, dock, tmp_path):
    graph = web.bench.graph
    choose(dock.controls.colour_by, Measure.COMMUNITY)

    looks = graph.view.looks
    inks = {
        circle: {looks.fill(graph.node_of(entity(web, member(circle, n)))) for n in range(7)}
        for circle in range(3)
    }
    assert all(len(ink) == 1 for ink in inks.values())
    assert len(set.union(*inks.values())) == 3
    assert web.files.exports.write_image(tmp_path / "graph.png", graph)
    picture = QImage(str(tmp_path / "graph.png"))
    seen = {
        picture.pixel(x, y) & 0xFFFFFF
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
    assert set.union(*inks.values()) <= seen

    dock.controls.colour_by.setCurrentIndex(0)
    assert not graph.view.ruled


def test_a_ramp_gives_more_the_stronger_colour(web, dock):
    graph = web.bench.graph
    choose(dock.controls.colour_by, Measure.DEGREE)

    ramp, looks = palettes()["blues"].light, graph.view.looks
    strong, weak = (looks.fill(graph.node_of(entity(web, who))) for who in (council(0), member(0, 5)))
    assert ramp.index(strong) > ramp.index(weak)


def test_a_range_draws_only_the_actors_in_it_and_moves_nobody(qtbot, web, dock):
    graph, controls = web.bench.graph, dock.controls
    places = graph.places()
    choose(controls.of, Measure.DEGREE)
    controls.low.setValue(4)
    with qtbot.waitSignal(graph.shown):
        qtbot.mouseClick(
            controls.bounded, Qt.MouseButton.LeftButton, pos=QPoint(8, controls.bounded.height() // 2)
        )

    degrees = {name: int(value) for name, value in column(dock, Measure.DEGREE).items()}
    assert set(graph.network.labels) == {name for name, degree in degrees.items() if degree >= 4}
    assert 0 < graph.network.n < 24
    assert all(graph.places()[who] == pytest.approx(places[who]) for who in graph.places())

    with qtbot.waitSignal(graph.shown):
        web.actions_by_name["view_back"].trigger()
    assert graph.network.n == 24
    assert not controls.bounded.isChecked()


def test_changed_facts_make_the_measures_stale_until_they_are_taken_again(qtbot, web, dock):
    key = web.bench.graph.network.key(0)
    mention = web.desk.workspace.evidence(key, web.desk.filter)[0].relation.id
    web.desk.do(DecideRelations((mention,), DecisionState.REJECTED))
    qtbot.waitUntil(lambda: "have changed" in dock.state.text())

    ties = dock.figures.text()
    qtbot.mouseClick(dock.controls.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dock.state.isVisible(), timeout=30000)
    assert dock.figures.text() != ties


def test_measuring_can_be_stopped_and_leaves_what_there_was(qtbot, web, dock):
    before = web.bench.graph.measuring.measured
    dock.controls.take_button.click()
    assert dock.controls.take_button.text() == "Stop"
    dock.controls.take_button.click()
    qtbot.waitUntil(lambda: not web.desk.jobs.running)

    assert web.bench.graph.measuring.measured is before
    assert dock.controls.take_button.text() == "Measure again"


def test_the_table_is_written_as_it_is_sorted(dock, tmp_path):
    assert dock.write(tmp_path / "measures.csv")

    with (tmp_path / "measures.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["name"] for row in rows] == list(column(dock, Measure.DEGREE))
    assert {row["name"]: row["degree"] for row in rows} == column(dock, Measure.DEGREE)
    assert {row["community"] for row in rows} == {"1", "2", "3"}


def test_grouping_by_community_uses_the_communities_of_the_table(qtbot, web, dock):
    graph = web.bench.graph
    community = column(dock, Measure.COMMUNITY)
    web.desk.selection.select_entity(entity(web, member(2, 2)))
    with qtbot.waitSignal(graph.shown, timeout=10000):
        web.actions_by_name["fold_community"].trigger()

    own = community[member(2, 2)]
    assert graph.network.n == 25 - sum(value == own for value in community.values())
