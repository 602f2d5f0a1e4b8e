from datetime import date

import pytest
from PySide6.QtCore import Qt

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.views import SavedView
from synpol_desktop.workspace import Workspace
from tests.ui.timing.corpus import fill

SHOWN = Filter(types=frozenset(EntityType) - {EntityType.GPE}, first=date(2021, 1, 1))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "reports.synpol"
    with Workspace.create(path) as workspace:
        fill(workspace)
    return path


def open_views(qtbot, make_window, file):
    window = make_window(file)
    window.resize(1300, 860)
    panel = window.docks.panel("views")
    graph = window.bench.graph
    qtbot.waitUntil(lambda: graph.resting, timeout=10000)
    return window, panel, graph


def names(panel):
    texts = [panel.list.item(row).text() for row in range(panel.list.count())]
    return [text.split("\u2003")[0].strip("\u2068\u2069") for text in texts]


def keep(qtbot, panel, name):
    panel.name.setFocus()
    qtbot.keyClicks(panel.name, name)
    qtbot.keyClick(panel.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: name in names(panel))


def test_a_view_brings_filter_places_and_camera_back_after_a_restart(qtbot, make_window, file):
    window, panel, graph = open_views(qtbot, make_window, file)
    with qtbot.waitSignal(graph.shown):
        window.desk.filter = SHOWN
    qtbot.waitUntil(lambda: graph.resting, timeout=8000)
    graph.view.zoom_by(1.6)
    qtbot.waitUntil(graph.view.settled, timeout=8000)
    places, camera = graph.places(), graph.view.camera
    keep(qtbot, panel, "spring")
    window.close()

    window, panel, graph = open_views(qtbot, make_window, file)
    qtbot.waitUntil(lambda: names(panel) == ["spring"])
    assert "2021-01-01" in panel.list.item(0).text()
    with qtbot.waitSignal(graph.shown):
        panel.list.setFocus()
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: graph.resting and graph.view.settled(), timeout=8000)
    assert window.desk.filter == SHOWN
    now = graph.places()
    assert now.keys() == places.keys()
    for entity, place in places.items():
        assert now[entity] == pytest.approx(place, abs=1e-6)
    assert graph.view.camera.scale == pytest.approx(camera.scale)
    middle = graph.view.camera.to_world(graph.view.width() / 2, graph.view.height() / 2)
    saved = window.desk.workspace.views()[0]
    assert middle == pytest.approx((saved.look.x, saved.look.y), abs=1e-6)


def test_keeping_and_forgetting_can_be_undone(qtbot, make_window, file):
    window, panel, _ = open_views(qtbot, make_window, file)
    keep(qtbot, panel, "one")
    keep(qtbot, panel, "two")
    assert names(panel) == ["one", "two"]
    panel.list.setFocus()
    panel.list.setCurrentRow(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(panel) == ["two"])
    window.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: names(panel) == ["one", "two"])
    assert "one" in window.actions_by_name["redo"].toolTip()


def test_a_name_used_again_replaces_its_view(qtbot, make_window, file):
    window, panel, graph = open_views(qtbot, make_window, file)
    keep(qtbot, panel, "same")
    with qtbot.waitSignal(graph.shown):
        window.desk.filter = SHOWN
    keep(qtbot, panel, "same")
    (saved,) = window.desk.workspace.views()
    assert saved.filter == SHOWN
    window.actions_by_name["undo"].trigger()
    assert window.desk.workspace.views()[0].filter == Filter()


def test_a_view_of_a_later_release_is_refused():
    view = SavedView("x", SHOWN, {})
    assert SavedView.of("x", view.content()) == view
    with pytest.raises(ValueError, match="version 9"):
        SavedView.of("x", view.content().replace('"v":1', '"v":9'))
