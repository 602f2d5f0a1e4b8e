from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox

from synpol_desktop.core.filters import DateBasis
from synpol_desktop.core.kinds import QUADS, Quad
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.ui.timing.calendar import Days, Unit, bar_of
from tests.ui.timing.corpus import UNDATED_TITLE


def ordinal(text):
    return date.fromisoformat(text).toordinal()


def bar(panel, text):
    return bar_of(panel.chart.bars.edges, ordinal(text))


def filtered(window, first, last):
    expected = tuple(date.fromisoformat(text) if text else None for text in (first, last))
    return (window.desk.filter.first, window.desk.filter.last) == expected


def drag(qtbot, chart, start, end):
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.7, 1.0):
        point = start + (end - start) * share
        QTest.mouseMove(chart, QPoint(point.x(), point.y()))
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=end)


def said(panel):
    return panel.said.full_text.translate({ord(mark): None for mark in "\u2068\u2069\u200e\u200f"})


def choose(qtbot, window, panel, first, last):
    drag(qtbot, panel.chart, panel.chart.column(bar(panel, first)), panel.chart.column(bar(panel, last)))
    qtbot.waitUntil(lambda: window.desk.filter.bounded)


def test_bars_are_stacked_by_quad_and_years_are_kept_apart(open_time):
    _, panel = open_time()
    bars = panel.chart.bars
    assert panel.chart.unit is Unit.MONTH
    march = bars.exact[bar(panel, "2021-03-10")]
    assert march[QUADS.index(Quad.VERBAL_COOPERATION)] == 2
    assert march[QUADS.index(Quad.VERBAL_CONFLICT)] == 1
    assert bars.possible[bar(panel, "2021-08-01")] == 1  # the meeting of which only the year is told
    assert "8 dated places" in panel.said.full_text


def test_a_range_that_is_dragged_bounds_the_graph_the_tables_and_the_counts(qtbot, open_time):
    window, panel = open_time()
    graph = window.bench.graph
    with qtbot.waitSignal(graph.shown):
        choose(qtbot, window, panel, "2023-01-01", "2023-01-31")
    assert filtered(window, "2023-01-01", "2023-01-31")
    assert panel.bar.first.text() == "2023-01-01"
    assert panel.bar.last.text() == "2023-01-31"
    assert graph.network.m == 2  # aid from the state, and a meeting
    assert said(panel).startswith("In the range: 2 of 8")
    qtbot.waitUntil(lambda: "2 relations" in window.status.counts.text())


def test_what_stays_in_the_graph_does_not_move_when_the_range_does(qtbot, open_time):
    window, panel = open_time()
    graph = window.bench.graph
    qtbot.waitUntil(lambda: graph.resting, timeout=8000)
    places = graph.places()
    ranges = (("2021-03-01", "2021-03-31"), ("2022-07-01", "2023-01-31"), ("2021-03-01", "2023-01-31"))
    for first, last in ranges:
        with qtbot.waitSignal(graph.shown):
            panel.choose(Days(ordinal(first), ordinal(last)))
        qtbot.waitUntil(lambda: graph.resting, timeout=8000)
        now = graph.places()
        assert now
        assert now == {entity: places[entity] for entity in now}


def test_a_click_chooses_a_bar_and_a_double_click_all_of_time(qtbot, open_time):
    window, panel = open_time()
    spot = panel.chart.column(bar(panel, "2022-07-05"))
    qtbot.mouseClick(panel.chart, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: filtered(window, "2022-07-01", "2022-07-31"))
    qtbot.mouseDClick(panel.chart, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: not window.desk.filter.bounded)


def test_an_end_and_the_whole_range_can_be_dragged(qtbot, open_time):
    window, panel = open_time()
    chart = panel.chart
    choose(qtbot, window, panel, "2022-02-01", "2022-04-30")
    end = QPoint(round(chart.axis.x(ordinal("2022-05-01"))), 40)
    drag(qtbot, chart, end, chart.column(bar(panel, "2022-07-10")))
    qtbot.waitUntil(lambda: filtered(window, "2022-02-01", "2022-07-31"))
    drag(qtbot, chart, chart.column(bar(panel, "2022-03-10")), chart.column(bar(panel, "2022-01-10")))
    qtbot.waitUntil(lambda: filtered(window, "2021-12-01", "2022-05-31"))


def test_the_keyboard_chooses_moves_and_sizes_a_range(qtbot, open_time):
    window, panel = open_time()
    chart = panel.chart
    assert chart.hasFocus()
    choose(qtbot, window, panel, "2022-03-01", "2022-03-31")

    def press(key, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(chart, key, modifier)

    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    for key, modifier, expected in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, ("2022-04-01", "2022-04-30")),
        (Qt.Key.Key_Right, shift, ("2022-04-01", "2022-05-31")),
        (Qt.Key.Key_Left, control, ("2022-03-01", "2022-05-31")),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, ("2022-02-01", "2022-04-30")),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, ("2022-05-01", "2022-07-31")),
        (Qt.Key.Key_End, shift, ("2022-05-01", "2023-01-31")),
        (Qt.Key.Key_Home, shift, ("2020-12-01", "2023-01-31")),
    ):
        press(key, modifier)
        qtbot.waitUntil(lambda expected=expected: filtered(window, *expected))
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.desk.filter.bounded)
    press(Qt.Key.Key_Left)  # nothing is chosen: the last month in sight that has facts
    qtbot.waitUntil(lambda: filtered(window, "2023-01-01", "2023-01-31"))


def test_in_arabic_time_runs_from_the_right_and_the_arrows_go_where_they_point(qtbot, open_time):
    set_language("ar")
    try:
        window, panel = open_time()
        chart = panel.chart
        assert chart.axis.x(ordinal("2021-01-01")) > chart.axis.x(ordinal("2023-01-01"))
        choose(qtbot, window, panel, "2022-03-01", "2022-03-31")
        qtbot.keyClick(chart, Qt.Key.Key_Left)
        qtbot.waitUntil(lambda: filtered(window, "2022-04-01", "2022-04-30"))
        qtbot.mouseClick(panel.bar.turn, Qt.MouseButton.LeftButton)
        assert chart.axis.x(ordinal("2021-01-01")) < chart.axis.x(ordinal("2023-01-01"))
        qtbot.keyClick(chart, Qt.Key.Key_Left)
        qtbot.waitUntil(lambda: filtered(window, "2022-03-01", "2022-03-31"))
    finally:
        set_language("en")


def test_exact_days_can_be_typed_and_what_is_no_date_changes_nothing(qtbot, open_time):
    window, panel = open_time()
    for field, text in ((panel.bar.first, "15/3/2021"), (panel.bar.last, "2022")):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert filtered(window, "2021-03-15", "2022-12-31")
    assert panel.days == Days(ordinal("2021-03-15"), ordinal("2022-12-31"))
    panel.bar.last.selectAll()
    qtbot.keyClicks(panel.bar.last, "soon")
    qtbot.keyClick(panel.bar.last, Qt.Key.Key_Return)
    assert filtered(window, "2021-03-15", "2022-12-31")
    assert "no date" in panel.bar.last.toolTip()
    panel.bar.last.clear()
    qtbot.keyClick(panel.bar.last, Qt.Key.Key_Return)
    assert filtered(window, "2021-03-15", None)
    assert panel.bar.last.text() == ""


def test_dates_typed_the_wrong_way_round_are_turned(qtbot, open_time):
    window, panel = open_time()
    for field, text in ((panel.bar.first, "2023"), (panel.bar.last, "2021")):
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert filtered(window, "2021-12-31", "2023-01-01")


def test_playing_moves_the_range_to_the_end_and_stops(qtbot, open_time):
    window, panel = open_time()
    panel.bar.speed.setCurrentIndex(2)
    panel.bar.speed.activated.emit(2)
    choose(qtbot, window, panel, "2022-11-01", "2022-12-31")
    seen = []
    panel.player.moved.connect(lambda days: seen.append(days.dates))
    qtbot.mouseClick(panel.bar.play, Qt.MouseButton.LeftButton)
    assert panel.player.playing
    assert panel.bar.play.toolTip() == "Pause"
    qtbot.waitUntil(lambda: not panel.player.playing, timeout=8000)
    assert seen == [
        (date(2022, 12, 1), date(2023, 1, 31)),
        (date(2023, 1, 1), date(2023, 2, 28)),
    ]
    assert panel.bar.play.toolTip() != "Pause"
    qtbot.keyClick(panel.chart, Qt.Key.Key_Space)  # at the end: from the beginning
    qtbot.waitUntil(lambda: window.desk.filter.first == date(2020, 12, 31))
    qtbot.keyClick(panel.chart, Qt.Key.Key_Space)
    assert not panel.player.playing


def test_the_date_of_publication_can_count_instead(qtbot, open_time):
    window, panel = open_time()
    assert panel.chart.bars.exact[bar(panel, "2020-12-31")].sum() == 1  # told later, with its own date
    with qtbot.waitSignal(panel.shown):
        panel.bar.basis.setCurrentIndex(1)
        panel.bar.basis.activated.emit(1)
    assert window.desk.filter.basis is DateBasis.PUBLICATION
    assert panel.chart.bars.edges[0] > ordinal("2020-12-31")
    assert panel.chart.bars.possible.sum() == 0
    choose(qtbot, window, panel, "2023-01-01", "2023-01-31")
    assert said(panel).startswith("In the range: 3 of 8")


def test_undated_facts_are_counted_named_and_listed(qtbot, open_time):
    window, panel = open_time()
    assert "1 place without a date" in panel.undated_link.full_text
    choose(qtbot, window, panel, "2023-01-01", "2023-01-31")
    assert "left out" in panel.undated_link.full_text
    with qtbot.waitSignal(panel.undated.refreshed):
        qtbot.mouseClick(panel.undated_link, Qt.MouseButton.LeftButton)
    model, view = panel.undated.model, panel.undated.view
    assert [model.row(n).evidence.article_title for n in range(model.rowCount())] == [UNDATED_TITLE]
    cell = view.visualRect(model.index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert window.bench.article.article.title == UNDATED_TITLE
    assert window.bench.inspector.relation_page.cards[0].evidence.article_title == UNDATED_TITLE
    qtbot.mouseClick(panel.undated_link, Qt.MouseButton.LeftButton)
    assert panel.chart.isVisible()


def test_the_wheel_comes_nearer_about_the_pointer(qtbot, open_time):
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    _, panel = open_time()
    chart = panel.chart
    spot = QPointF(chart.column(bar(panel, "2022-07-05")))
    before = chart.axis.day(spot.x())
    for _ in range(12):
        event = QWheelEvent(
            spot,
            chart.mapToGlobal(spot),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(chart, event)
    assert chart.unit is Unit.DAY
    assert abs(chart.axis.day(spot.x()) - before) < 1
    assert "earlier than in sight" in panel.said.full_text
    qtbot.mouseClick(panel.bar.all, Qt.MouseButton.LeftButton)
    assert chart.unit is Unit.MONTH
    assert chart.beyond() == (0, 0)


def test_a_change_of_the_filter_elsewhere_is_followed(qtbot, open_time):
    from synpol_desktop.core.kinds import EntityType

    window, panel = open_time()
    with qtbot.waitSignal(panel.shown):
        window.bench.graph.legend.toggled.emit(EntityType.GPE)
    assert "4 dated places" in panel.said.full_text
    with qtbot.waitSignal(panel.shown):
        window.bench.graph.legend.toggled.emit(EntityType.GPE)
    assert "8 dated places" in panel.said.full_text


@pytest.mark.parametrize("size", [(1500, 900), (900, 600)])
def test_all_tools_fit_the_window(qtbot, open_time, size):
    window, panel = open_time()
    window.resize(*size)
    qtbot.waitUntil(lambda: panel.width() <= size[0])
    tools = panel.bar.findChildren(QAbstractButton) + panel.bar.findChildren(QComboBox)
    for tool in (*tools, panel.bar.first, panel.bar.last):
        if tool.parent() is panel.bar:
            assert panel.bar.rect().contains(tool.geometry()), tool.accessibleName()
    assert panel.chart.height() >= 74
