"""The table of blocs and what it changes, through the window."""

from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.labels import LabelLanguage
from synpol_desktop.ui.blocs.dialog import BlocDialog
from synpol_desktop.ui.blocs.panel import ACTOR, BLOC, FIRST, LAST, ORIGIN
from synpol_desktop.workspace.queries import EntityQuery
from tests.ui.articles import COUNCIL, HEAD, STATE

UNION = "الاتحاد الأوروبي"  # European Union
CAMP = "معسكر الحوار"  # a fictional camp


def entity(window, name):
    workspace = window.desk.workspace
    return next(
        id_ for id_ in workspace.entity_ids(EntityQuery(name), Filter()) if workspace.entity(id_).name == name
    )


def line_of(panel, name, bloc):
    return next(
        line
        for line in range(panel.table.rowCount())
        if name in panel.table.item(line, ACTOR).text() and panel.table.item(line, BLOC).text() == bloc
    )


@pytest.fixture
def panel(window, qtbot):
    window.resize(1400, 900)
    panel = window.docks.panel("blocs")
    qtbot.waitUntil(lambda: panel.table.rowCount() > 0)
    return panel


def add(qtbot, window, panel, name, bloc, first=None):
    """Add an actor to a bloc as a user does, through the dialog."""
    window.desk.selection.select_entity(entity(window, name))

    def fill():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BlocDialog)
        dialog.bloc.setText(bloc)
        dialog.first.show_date(first)
        dialog.accept()

    QTimer.singleShot(0, fill)
    with qtbot.waitSignal(panel.listed):
        panel.add_button.click()


def test_the_table_begins_with_what_the_programs_tables_know(window, panel):
    line = line_of(panel, STATE, UNION)
    assert panel.table.item(line, ORIGIN).text() == "tables"
    assert panel.table.item(line, LAST).text() == ""


def test_an_actor_is_added_to_a_bloc_and_an_undo_takes_it_out_again(qtbot, window, panel):
    add(qtbot, window, panel, COUNCIL, CAMP, date(2023, 1, 1))
    line = line_of(panel, COUNCIL, CAMP)
    assert panel.table.item(line, FIRST).text() == "2023-01-01"
    assert panel.table.item(line, ORIGIN).text() == "yours"
    with qtbot.waitSignal(panel.listed):
        window.desk.undo()
    assert window.desk.workspace.blocs_of(entity(window, COUNCIL)) == []


def test_a_bloc_can_be_added_by_its_english_name(qtbot, window, panel):
    add(qtbot, window, panel, COUNCIL, "European Union")
    assert window.desk.workspace.blocs_at(None)[entity(window, COUNCIL)] == (UNION,)


def test_an_edited_cell_takes_the_actors_other_rows_over(qtbot, window, panel):
    state = entity(window, STATE)
    before = window.desk.workspace.blocs_at(date(2020, 1, 1))[state]
    assert len(before) > 1
    with qtbot.waitSignal(panel.listed):
        panel.table.item(line_of(panel, STATE, UNION), LAST).setText("2019")
    rows = [row for row in window.desk.workspace.bloc_rows() if row.entity == state]
    assert all(row.own for row in rows)
    assert next(row.last for row in rows if row.bloc == UNION) == date(2019, 12, 31)
    after = window.desk.workspace.blocs_at(date(2020, 1, 1))[state]
    assert set(before) - set(after) == {UNION}


def test_what_is_no_date_is_refused_and_the_cell_says_what_it_said(qtbot, window, panel):
    line = line_of(panel, STATE, UNION)
    said = panel.table.item(line, FIRST).text()
    with qtbot.waitSignal(window.desk.said):
        panel.table.item(line, FIRST).setText("last spring")
    qtbot.waitUntil(lambda: panel.table.item(line_of(panel, STATE, UNION), FIRST).text() == said)
    assert window.desk.workspace.blocs() == []


def test_the_last_bloc_can_be_taken_away_and_the_tables_come_back_when_asked(qtbot, window, panel):
    state = entity(window, STATE)
    while panel.table.rowCount():
        with qtbot.waitSignal(panel.listed):
            panel.remove(panel.row_at(0))
    assert state not in window.desk.workspace.blocs_at(None)
    add(qtbot, window, panel, STATE, CAMP)
    assert window.desk.workspace.blocs_at(None)[state] == (CAMP,)
    panel.table.selectRow(0)
    with qtbot.waitSignal(panel.listed):
        panel.reset_button.click()
    assert UNION in window.desk.workspace.blocs_at(None)[state]


def test_rows_are_found_by_actor_and_by_bloc(qtbot, window, panel):
    panel.filter_line.setText("اوروبي")
    qtbot.waitUntil(lambda: panel.table.rowCount() == 1)
    panel.filter_line.setText("nobody")
    qtbot.waitUntil(lambda: panel.table.rowCount() == 0)


def test_blocs_are_called_in_the_language_of_labels(qtbot, window, panel):
    window.actions_by_name["labels_en"].trigger()
    qtbot.waitUntil(
        lambda: any(
            panel.table.item(n, BLOC).text() == "European Union" for n in range(panel.table.rowCount())
        )
    )
    line = line_of(panel, "France", "European Union")
    with qtbot.waitSignal(panel.listed):
        panel.table.item(line, LAST).setText("2030-01")
    assert any(row.bloc == UNION and row.own for row in window.desk.workspace.bloc_rows())
    assert window.desk.workspace.label_language is LabelLanguage.ENGLISH


def test_a_card_shows_the_blocs_and_leads_to_their_rows(qtbot, window):
    page = window.bench.inspector.entity_page
    with qtbot.waitSignal(page.carded):
        window.desk.selection.select_entity(entity(window, STATE))
    shown = [row.accessibleName() for row in page.standing.blocs]
    assert any(UNION in text for text in shown)
    page.standing.blocs[0].followed.emit()
    panel = window.docks.panel("blocs")
    qtbot.waitUntil(lambda: panel.table.rowCount() > 0)
    assert {panel.row_at(n).entity for n in range(panel.table.rowCount())} == {entity(window, STATE)}


def test_the_filter_panel_bounds_by_blocs_and_says_so(qtbot, window):
    panel = window.docks.panel("filters")
    qtbot.waitUntil(lambda: UNION in panel.blocs.ticked or panel.blocs.topLevelItemCount() > 1)
    graph = window.bench.graph
    assert graph.node_of(entity(window, HEAD)) is not None
    with qtbot.waitSignals([graph.shown, panel.counted]):
        panel.blocs.changed.emit(frozenset({""}))
    assert graph.node_of(entity(window, STATE)) is None
    assert graph.node_of(entity(window, HEAD)) is not None
    from synpol_desktop.ui.filtering.summary import bounds

    assert "No bloc" in bounds(window.desk.filter)[0]


def test_a_group_by_bloc_and_a_folded_bloc_follow_the_table(qtbot, window, panel):
    add(qtbot, window, panel, COUNCIL, CAMP)
    add(qtbot, window, panel, STATE, CAMP)
    graph = window.bench.graph
    graph.following.choose((entity(window, COUNCIL),))
    with qtbot.waitSignal(graph.shown):
        window.actions_by_name["fold_bloc"].trigger()
    assert any(CAMP in label for label in graph.network.labels)
    assert graph.network.n == 1 + (graph.node_of(entity(window, HEAD)) is not None)
