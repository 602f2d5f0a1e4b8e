import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox

from synpol_desktop.core.comparing import CHANGES, Change
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.styling.forms import Dash
from synpol_desktop.core.styling.palettes import CATEGORIES, natural
from tests.ui.timing.corpus import ACCUSE, AID, BUREAU, CONSULT, COUNCIL, STATE
from tests.ui.timing.test_time_panel import filtered


@pytest.fixture
def comparing(make_window, reports_file, qtbot):
    window = make_window(reports_file)
    window.resize(1300, 860)
    panel = window.docks.panel("compare")
    qtbot.waitUntil(lambda: panel.table.model.rowCount() > 0, timeout=10000)
    return window, panel


def enter(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def compare(qtbot, panel, a, b):
    """Type the four days."""
    fields = (panel.bar.a.first, panel.bar.a.last, panel.bar.b.first, panel.bar.b.last)
    for field, text in zip(fields, (*a, *b), strict=True):
        enter(qtbot, field, text)
    qtbot.waitUntil(
        lambda: (
            panel.table.compared is not None
            and [
                end.isoformat()
                for days in (panel.table.compared.a, panel.table.compared.b)
                for end in days.dates
            ]
            == [field.text() for field in fields]
        )
    )


def lines(panel):
    model = panel.table.model
    return {
        (line.source, line.key.type, line.target): (line.change, line.before, line.after)
        for line in (model.row(number) for number in range(model.rowCount()))
    }


def test_both_halves_of_all_time_are_proposed_first(comparing):
    _, panel = comparing
    assert panel.bar.a.first.text() == "2020-12-31"
    assert panel.bar.b.last.text() == "2023-01-15"
    assert panel.bar.a.days.last + 1 == panel.bar.b.days.first


def test_nothing_is_said_of_changes_before_they_are_counted(make_window, reports_file, qtbot):
    window = make_window(reports_file)
    panel = window.docks.panel("compare")
    known = []
    panel.table.refreshed.connect(lambda: known.append(panel.table.compared is not None))
    qtbot.waitUntil(lambda: panel.table.model.rowCount() > 0, timeout=10000)
    assert all(known)


def test_what_appeared_vanished_grew_and_shrank_is_told(qtbot, comparing):
    _, panel = comparing
    compare(qtbot, panel, ("2021-03", "2021-03"), ("2022", "2023"))
    expected = {
        (COUNCIL, CONSULT, BUREAU): (Change.SHRANK, 3, 1),  # the meeting "in 2021" may have been in March
        (BUREAU, ACCUSE, STATE): (Change.VANISHED, 1, 0),
        (COUNCIL, ACCUSE, STATE): (Change.APPEARED, 0, 1),
        (STATE, AID, COUNCIL): (Change.APPEARED, 0, 1),
    }
    qtbot.waitUntil(lambda: lines(panel) == expected)
    assert "1 place without a date is in neither" in panel.said.full_text
    assert "not per day" in panel.said.full_text


def test_one_change_can_be_listed_alone_and_names_filter_the_list(qtbot, comparing):
    _, panel = comparing
    compare(qtbot, panel, ("2021-03", "2021-03"), ("2022", "2023"))
    place = 1 + CHANGES.index(Change.APPEARED)
    qtbot.waitUntil(lambda: "2" in panel.bar.change.itemText(place))
    with qtbot.waitSignal(panel.table.refreshed):
        panel.bar.change.setCurrentIndex(place)
        panel.bar.change.activated.emit(place)
    assert {change for change, _, _ in lines(panel).values()} == {Change.APPEARED}
    with qtbot.waitSignal(panel.table.refreshed):
        panel.table.filter_line.setText("النهر")
    assert len(lines(panel)) == 2
    with qtbot.waitSignal(panel.table.refreshed):
        panel.table.filter_line.setText("الجسر")
    assert lines(panel) == {}


def test_a_row_selects_its_relation(qtbot, comparing):
    window, panel = comparing
    view, model = panel.table.view, panel.table.model
    cell = view.visualRect(model.index(0, 1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert window.desk.selection.now.relation == model.row(0).key


def test_either_time_can_be_shown_in_the_graph_and_left_again(qtbot, comparing):
    window, panel = comparing
    compare(qtbot, panel, ("2021-03", "2021-03"), ("2023", "2023"))
    graph = window.bench.graph
    with qtbot.waitSignal(graph.shown):
        qtbot.mouseClick(panel.bar.b.show_button, Qt.MouseButton.LeftButton)
    assert filtered(window, "2023-01-01", "2023-12-31")
    assert panel.bar.b.show_button.isChecked()
    assert not panel.bar.a.show_button.isChecked()
    with qtbot.waitSignal(graph.shown):
        qtbot.mouseClick(panel.bar.a.show_button, Qt.MouseButton.LeftButton)
    assert filtered(window, "2021-03-01", "2021-03-31")
    with qtbot.waitSignal(graph.shown):
        qtbot.mouseClick(panel.bar.a.show_button, Qt.MouseButton.LeftButton)
    assert not window.desk.filter.bounded


def test_actors_are_coloured_by_the_time_they_are_active_in(qtbot, comparing):
    window, panel = comparing
    compare(qtbot, panel, ("2021-03", "2021-03"), ("2023", "2023"))
    graph = window.bench.graph
    assert not graph.view.ruled
    qtbot.mouseClick(panel.bar.draw, Qt.MouseButton.LeftButton)
    assert "in both" in graph.legend.accessibleName()

    def fills():
        return {name: graph.view.looks.fill(node) for node, name in enumerate(graph.network.labels)}

    only_a, both, _ = natural("presence", CATEGORIES["presence"], window.desk.style)
    assert fills() == {COUNCIL: both, BUREAU: both, STATE: both}
    with qtbot.waitSignal(panel.compared_anew):
        enter(qtbot, panel.bar.b.first, "2023-01-16")
    assert fills() == {COUNCIL: only_a, BUREAU: only_a, STATE: only_a}
    table = panel.table.compared.table
    gone = [graph.edge_of(table.key(at)) for at in range(len(table)) if table.after[at] == 0]
    broken = [edge for edge in range(graph.network.m) if graph.view.looks.line(edge).dash is Dash.DASHED]
    assert sorted(gone) == broken != []
    assert "Vanished" in graph.legend.accessibleName()
    qtbot.mouseClick(panel.bar.draw, Qt.MouseButton.LeftButton)
    assert not graph.view.ruled
    assert "Vanished" not in graph.legend.accessibleName()


def test_the_range_of_the_histogram_can_be_taken(qtbot, comparing):
    from synpol_desktop.ui.timing.calendar import Days

    window, panel = comparing
    panel.bar.b.take_button.click()
    assert "histogram" in window.status.currentMessage()
    time = window.docks.panel("time")
    time.choose(Days(738_000, 738_100))
    qtbot.waitUntil(lambda: window.desk.filter.bounded)
    window.docks.panel("compare")
    qtbot.mouseClick(panel.bar.b.take_button, Qt.MouseButton.LeftButton)
    assert panel.bar.b.days == Days(738_000, 738_100)


def test_the_rest_of_the_filter_counts(qtbot, comparing):
    window, panel = comparing
    compare(qtbot, panel, ("2021-03", "2021-03"), ("2022", "2023"))
    with qtbot.waitSignal(panel.compared_anew):
        window.bench.graph.legend.toggled.emit(EntityType.GPE)
    qtbot.waitUntil(lambda: list(lines(panel)) == [(COUNCIL, CONSULT, BUREAU)])


def test_the_table_is_written_as_it_is_shown(qtbot, comparing, tmp_path):
    window, panel = comparing
    compare(qtbot, panel, ("2021-03", "2021-03"), ("2022", "2023"))
    place = 1 + CHANGES.index(Change.VANISHED)
    with qtbot.waitSignal(panel.table.refreshed):
        panel.bar.change.setCurrentIndex(place)
        panel.bar.change.activated.emit(place)
    path = tmp_path / "changes.csv"
    panel.write(path)  # its signal may come before anybody listens
    qtbot.waitUntil(lambda: window.desk.jobs.running == ())
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["change"], row["source"], row["type"], row["target"]) == ("vanished", BUREAU, "ACCUSE", STATE)
    assert (row["mentions_a"], row["mentions_b"], row["difference"]) == ("1", "0", "-1")
    assert (row["from_a"], row["until_b"]) == ("2021-03-01", "2023-12-31")


@pytest.mark.parametrize("size", [(1500, 900), (900, 600)])
def test_all_tools_fit_the_window(qtbot, comparing, size):
    window, panel = comparing
    window.resize(*size)
    qtbot.waitUntil(lambda: panel.width() <= size[0])
    for tool in panel.bar.findChildren(QAbstractButton) + panel.bar.findChildren(QComboBox):
        place = tool.mapTo(panel.bar, tool.rect().topLeft()), tool.mapTo(panel.bar, tool.rect().bottomRight())
        assert all(panel.bar.rect().contains(point) for point in place), tool.accessibleName()
