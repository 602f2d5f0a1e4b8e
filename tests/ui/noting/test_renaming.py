"""A tag is called otherwise everywhere at once, and the tables tell the tags."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.notes import Subject
from synpol_desktop.core.views import SavedView
from synpol_desktop.ui.noting.renaming import RenameTagDialog
from synpol_desktop.workspace.edits import PutTag, PutView
from synpol_desktop.workspace.queries import ArticleQuery, EntityQuery
from tests.ui.test_tour import in_dialog

OLD, NEW, OTHER = "مهم", "للنشر", "قديم"  # important, to be published, old


@pytest.fixture
def tagged(window):
    """Return the window with a tag on an actor and an article, and another tag on the actor."""
    workspace = window.desk.workspace
    actor = next(iter(workspace.entity_ids(EntityQuery(), EVERYTHING)))
    article = next(iter(workspace.article_ids(ArticleQuery())))
    window.desk.do(PutTag((Subject.of_entity(actor), Subject.of_article(article)), OLD))
    window.desk.do(PutTag((Subject.of_entity(actor),), OTHER))
    window.desk.selection.select_entity(actor)
    return window


def tags_in(panel):
    """Return what the column of tags says, line by line; None if it is hidden."""
    (at,) = (n for n, column in enumerate(panel.model.columns) if column.optional)
    if panel.view.isColumnHidden(at):
        return None
    return [panel.model.index(row, at).data().strip() for row in range(panel.model.rowCount())]


def plain(lines):
    return {line.replace("\u2068", "").replace("\u2069", "") for line in lines if line}


def test_f2_on_a_chip_renames_its_tag_in_views_and_filter_too_and_one_undo_takes_it_back(qtbot, tagged):
    workspace, desk = tagged.desk.workspace, tagged.desk
    desk.do(PutView.keep(SavedView("مشهد", Filter(tags=frozenset({OLD})), {})))
    desk.filter = replace(desk.filter, tags=frozenset({OLD}))
    before, steps = workspace.content_hash(), len(workspace.history())
    strip = tagged.bench.inspector.entity_page.notes
    qtbot.waitUntil(lambda: set(strip.tags) == {OLD, OTHER})
    chip = next(chip for chip in strip.chips if chip.tag == OLD)

    def rename(dialog):
        assert dialog.old == OLD
        assert "2" in dialog.said.text()
        dialog.name.setText(" ")
        dialog.accept()
        assert dialog.isVisible()
        dialog.name.setText(OTHER)
        assert "one" in dialog.said.text()
        dialog.name.setText(NEW)
        dialog.accept()

    in_dialog(RenameTagDialog, rename)
    QTest.keyClick(chip.name, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: set(strip.tags) == {NEW, OTHER})
    assert desk.filter.tags == {NEW}
    assert [view.filter.tags for view in workspace.views()] == [{NEW}]
    assert len(workspace.history()) == steps + 1
    desk.undo()
    assert workspace.content_hash() == before


def test_the_command_renames_the_tag_of_what_is_selected_and_without_tags_says_so(qtbot, tagged):
    in_dialog(RenameTagDialog, lambda dialog: (dialog.name.setText(NEW), dialog.accept()))
    tagged.actions_by_name["rename_tag"].trigger()
    desk = tagged.desk
    assert NEW in desk.workspace.tagged_actors()
    for _ in range(3):
        desk.undo()
    with qtbot.waitSignal(desk.said) as said:
        tagged.actions_by_name["rename_tag"].trigger()
    assert said.args == ["There is no tag yet."]


def test_the_tables_have_a_column_of_tags_as_long_as_there_are_tags(qtbot, tagged):
    bench = tagged.bench
    tagged.resize(1400, 900)
    qtbot.waitUntil(lambda: plain(tags_in(bench.articles) or ()) == {OLD})
    bench.tables.setCurrentWidget(bench.entities)
    qtbot.waitUntil(lambda: plain(tags_in(bench.entities) or ()) == {f"{OTHER}, {OLD}"})
    for _ in range(2):
        tagged.desk.undo()
    qtbot.waitUntil(lambda: tags_in(bench.entities) is None and tags_in(bench.articles) is None)
