"""The filter by tags through the window."""

import pytest
from PySide6.QtCore import Qt

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.notes import Subject
from synpol_desktop.exporting.words import Words
from synpol_desktop.ui.filtering.summary import bounds
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import PutTag, RemoveTag
from synpol_desktop.workspace.queries import EntityQuery
from tests.ui.timing.corpus import fill


@pytest.fixture
def filtering(make_window, tmp_path, qtbot):
    path = tmp_path / "reports.synpol"
    with Workspace.create(path) as workspace:
        fill(workspace)
        actors = workspace.entity_ids(EntityQuery(), Filter())
        workspace.do(PutTag(tuple(map(Subject.of_entity, actors[:2])), "مهم"))
        workspace.do(PutTag((Subject.of_article(ArticleId(1)),), "موثوق"))
    window = make_window(path)
    window.resize(1400, 900)
    panel = window.docks.panel("filters")
    with qtbot.waitSignal(panel.counted, timeout=10000):
        panel.refresh()
    return window, panel, actors


def press(qtbot, choices, key):
    choices.setFocus()
    choices.setCurrentItem(choices.item_of(key))
    qtbot.keyClick(choices, Qt.Key.Key_Return)


def test_a_tag_of_actors_bounds_the_graph_and_follows_what_is_tagged(qtbot, filtering):
    window, panel, actors = filtering
    graph = window.bench.graph
    with qtbot.waitSignals([graph.shown, panel.counted]):
        press(qtbot, panel.tags, "مهم")
    assert window.desk.filter.tags == {"مهم"}
    assert set(graph.network.ids.tolist()) == set(actors[:2])
    assert "مهم" in "".join(bounds(window.desk.filter))
    with qtbot.waitSignal(graph.shown):
        window.desk.do(PutTag((Subject.of_entity(actors[2]),), "مهم"))
    assert graph.network.n == 3
    with qtbot.waitSignal(graph.shown):
        press(qtbot, panel.tags, "مهم")
    assert window.desk.filter == Filter()


def test_a_tag_of_articles_counts_what_they_say(qtbot, filtering):
    window, panel, _ = filtering
    count = int(panel.article_tags.item_of("موثوق").text(1))
    assert 0 < count < int(panel.relations.topLevelItem(0).text(1)) + 99
    with qtbot.waitSignals([window.bench.graph.shown, panel.counted]):
        press(qtbot, panel.article_tags, "موثوق")
    assert window.desk.workspace.counts(window.desk.filter).relation_mentions == count


def test_a_tag_that_nothing_has_any_more_can_still_be_unticked(qtbot, filtering):
    window, panel, actors = filtering
    with qtbot.waitSignal(panel.counted):
        press(qtbot, panel.tags, "مهم")
    with qtbot.waitSignal(panel.counted):
        window.desk.do(RemoveTag(tuple(map(Subject.of_entity, actors[:2])), "مهم"))
    assert panel.tags.item_of("مهم").checkState(0) == Qt.CheckState.Checked
    press(qtbot, panel.tags, "مهم")
    qtbot.waitUntil(lambda: window.desk.filter.tags == frozenset())


@pytest.mark.parametrize("language", ["ar", "en"])
def test_exports_say_by_which_tags_they_were_filtered(language):
    shown = Filter(tags=frozenset({"مهم"}), article_tags=frozenset({"موثوق"}))
    said = dict(Words(language).filter_lines(shown))
    assert any("مهم" in value for value in said.values())
    assert any("موثوق" in value for value in said.values())
