"""Paths in the window: two actors chosen in the graph or by name, the chain of quotes, the page."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.ui.graphing.paths.answering import Manner
from synpol_desktop.workspace import Workspace
from tests.ui.test_window import entity, type_in
from tests.ui.webs import council, fill_web, member

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)  # popups, offscreen


@pytest.fixture
def web(qtbot, make_window, tmp_path):
    path = tmp_path / "web.synpol"
    with Workspace.create(path) as workspace:
        fill_web(workspace)
    window = make_window(path)
    qtbot.waitUntil(lambda: window.bench.graph.resting, timeout=30000)
    return window


def click_node(window, name, modifier=Qt.KeyboardModifier.NoModifier):
    view = window.bench.graph.view
    node = window.bench.graph.node_of(entity(window, name))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, modifier, view.node_px(node).toPoint())


def answered(qtbot, window, act):
    """Do something that asks for paths, and return the panel with its answer."""
    with qtbot.waitSignal(window.bench.graph.asking.answered, timeout=20000):
        act()
    return window.docks.panel("paths")


def search(qtbot, window, source, target, manner=Manner.SHORTEST, along=False):
    window.actions_by_name["ask_paths"].trigger()
    panel = window.docks.panel("paths")
    panel.manner.setCurrentIndex(panel.manner.findData(manner.value))
    panel.along.setChecked(along)
    for field, name in ((panel.source, source), (panel.target, target)):
        field.clear()
        type_in(field, name)
        qtbot.waitUntil(lambda field=field: field.answers.rowCount() > 0)
    return answered(qtbot, window, lambda: qtbot.mouseClick(panel.find_button, Qt.MouseButton.LeftButton))


def test_two_actors_clicked_with_ctrl_are_joined_by_a_chain_of_quotes(qtbot, web):
    click_node(web, member(0, 2))
    click_node(web, member(1, 0), Qt.KeyboardModifier.ControlModifier)
    panel = answered(
        qtbot,
        web,
        lambda: QTest.keyClick(web, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier),
    )

    assert panel.source.text() == member(0, 2)
    assert panel.target.text() == member(1, 0)
    assert [step.key.type for step in panel.chains[0].steps][-1] is RelationType.SUPPORT
    assert len(panel.cards) == 3
    assert panel.cards[-1].quote.text == f"{member(0, 0)} يدعم {member(1, 0)}"
    assert any("2024-10-05" in label.text() for label in panel.cards[-1].findChildren(type(panel.message)))
    graph = web.bench.graph
    drawn = {graph.network.key(edge) for edge in graph.view.selected_edges}
    assert drawn == {step.key for step in panel.chains[0].steps}


def test_a_click_on_a_step_shows_it_in_the_text(qtbot, web):
    panel = search(qtbot, web, member(0, 2), member(1, 0))
    qtbot.mouseClick(panel.cards[-1], Qt.MouseButton.LeftButton)

    now = web.desk.selection.now
    assert now.relation == panel.chains[0].steps[-1].key
    assert web.bench.article.article.text.startswith(member(0, 0))
    assert len(web.bench.graph.view.selected_edges) == 3


def test_several_paths_can_be_gone_through(qtbot, web):
    panel = search(qtbot, web, member(0, 2), member(1, 0), Manner.SEVERAL)

    assert len(panel.chains) == 5
    lengths = [len(chain.steps) for chain in panel.chains]
    assert lengths == sorted(lengths)
    panel.which.setCurrentIndex(4)
    assert len(panel.cards) == lengths[4]
    assert panel.chains[4].nodes != panel.chains[0].nodes


def test_a_path_in_time_never_goes_back(qtbot, web):
    panel = search(qtbot, web, member(0, 2), member(1, 0), Manner.TIMED)
    dates = [step.evidence.published for step in panel.chains[0].steps]
    assert dates == sorted(dates)
    assert dates[-1] == "2024-10-05"

    # The tie between the circles is younger than all within the second one.
    panel = search(qtbot, web, member(0, 0), council(1), Manner.TIMED)
    assert panel.chains == ()
    assert "nothing joins" in panel.message.text()


def test_direction_can_be_followed(qtbot, web):
    assert len(search(qtbot, web, council(0), council(1)).chains) == 1
    assert search(qtbot, web, council(0), council(1), along=True).chains == ()


def test_the_strongest_path_is_found(qtbot, web):
    panel = search(qtbot, web, member(0, 0), council(2), Manner.STRONGEST)

    assert panel.chains[0].nodes[0] == entity(web, member(0, 0))
    assert panel.chains[0].nodes[-1] == entity(web, council(2))


def test_the_filter_counts(qtbot, web):
    with qtbot.waitSignal(web.bench.graph.shown):
        web.bench.graph.legend.toggled.emit(EntityType.ORG)
    panel = search(qtbot, web, member(0, 0), member(0, 3))

    assert len(panel.chains[0].steps) == 3  # from friend to friend: the council is hidden


def test_the_menu_of_a_node_asks_for_paths_from_here(qtbot, web):
    def choose():
        menu = QApplication.activePopupWidget()
        next(action for action in menu.actions() if action.text() == "Paths from here…").trigger()
        menu.close()

    view = web.bench.graph.view
    node = web.bench.graph.node_of(entity(web, council(1)))
    QTimer.singleShot(100, choose)
    view.context_requested.emit("node", node, view.mapToGlobal(view.node_px(node).toPoint()))

    panel = web.docks.panel("paths")
    assert panel.source.actor == entity(web, council(1))
    assert panel.target.actor is None


def test_the_chain_is_written_as_a_page_and_as_text(qtbot, web, tmp_path):
    panel = search(qtbot, web, member(0, 2), member(1, 0))
    assert panel.write(tmp_path / "paths.html")
    assert panel.write(tmp_path / "paths.txt")

    page, plain = ((tmp_path / f"paths.{kind}").read_text("utf-8") for kind in ("html", "txt"))
    quote = panel.cards[-1].quote.text
    assert quote in plain
    assert "2024-10-05" in plain
    assert '<mark class="verbword">يدعم</mark>' in page
    assert f"<mark>{member(1, 0)}</mark>" in page
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")


def test_closing_the_panel_takes_the_trail_off_the_graph(qtbot, web):
    panel = search(qtbot, web, member(0, 2), member(1, 0))
    assert len(web.bench.graph.view.selected_edges) == 3

    panel.parentWidget().close()
    assert web.bench.graph.view.selected_edges == ()
