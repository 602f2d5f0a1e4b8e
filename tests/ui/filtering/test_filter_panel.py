from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton

from synpol_desktop.core.filters import DISPLAY_CONFIDENCE, Filter
from synpol_desktop.core.kinds import DecisionState, EntityType, Modality, Quad, RelationType
from synpol_desktop.ui.filtering.summary import PLAIN, bounds
from synpol_desktop.workspace import Workspace
from tests.ui.timing.corpus import ACCUSE, AID, CONSULT, fill


@pytest.fixture
def filtering(make_window, tmp_path, qtbot):
    path = tmp_path / "reports.synpol"
    with Workspace.create(path) as workspace:
        fill(workspace)
    window = make_window(path)
    window.resize(1400, 900)
    panel = window.docks.panel("filters")
    qtbot.waitUntil(lambda: panel.types.item_of(EntityType.ORG).text(1) != "", timeout=10000)
    return window, panel


def counts(choices, *keys):
    return [int(choices.item_of(key).text(1)) for key in keys]


def click_box(qtbot, choices, key):
    """Click the tick box of a value."""
    rect = choices.visualItemRect(choices.item_of(key))
    spot = QPoint(rect.left() + 9, rect.center().y())
    qtbot.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def press(qtbot, choices, key, button):
    choices.setFocus()
    choices.setCurrentItem(choices.item_of(key))
    qtbot.keyClick(choices, button)


def test_each_value_says_how_much_it_shows(filtering):
    _, panel = filtering
    assert counts(panel.relations, CONSULT, ACCUSE, AID) == [4, 3, 2]
    assert counts(panel.types, EntityType.ORG, EntityType.GPE, EntityType.PER) == [9, 4, 0]
    assert counts(panel.modalities, Modality.ASSERTED, Modality.DENIED) == [9, 0]
    assert counts(panel.decisions, DecisionState.OPEN, DecisionState.ACCEPTED) == [9, 0]
    assert counts(panel.outlets, "صحيفة أ", "صحيفة ب") == [4, 5]
    assert "9" in panel.fields.total.text()
    assert "1 place without a date" in panel.fields.undated.text()


def test_a_tick_bounds_the_graph_and_the_other_counts_follow(qtbot, filtering):
    window, panel = filtering
    graph = window.bench.graph
    with qtbot.waitSignals([graph.shown, panel.counted]):
        click_box(qtbot, panel.types, EntityType.GPE)
    assert window.desk.filter.types == frozenset(EntityType) - {EntityType.GPE}
    assert graph.network.n == 2
    assert counts(panel.relations, CONSULT, ACCUSE, AID) == [4, 1, 0]
    assert counts(panel.types, EntityType.GPE) == [4]  # what it would bring back


def test_a_heading_ticks_all_relations_of_its_quad(qtbot, filtering):
    window, panel = filtering
    head = panel.relations.item_of(ACCUSE).parent()
    with qtbot.waitSignal(panel.counted):
        head.setCheckState(0, Qt.CheckState.Unchecked)
    left = {kind for kind in RelationType if kind.quad is not Quad.VERBAL_CONFLICT}
    assert window.desk.filter.relations == left
    assert head.text(1) == "3"


def test_enter_leaves_one_value_alone_and_again_all(qtbot, filtering):
    window, panel = filtering
    press(qtbot, panel.relations, AID, Qt.Key.Key_Return)
    assert window.desk.filter.relations == {AID}
    press(qtbot, panel.relations, AID, Qt.Key.Key_Return)
    assert window.desk.filter == PLAIN
    place = panel.relations.visualItemRect(panel.relations.item_of(CONSULT)).center()
    qtbot.mouseClick(panel.relations.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(panel.relations.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.desk.filter.relations == {CONSULT}


def test_space_ticks_an_outlet_and_none_means_all(qtbot, filtering):
    window, panel = filtering
    with qtbot.waitSignal(panel.counted):
        press(qtbot, panel.outlets, "صحيفة أ", Qt.Key.Key_Space)
    assert window.desk.filter.outlets == {"صحيفة أ"}
    assert counts(panel.outlets, "صحيفة أ", "صحيفة ب") == [4, 5]
    assert counts(panel.relations, CONSULT) == [2]
    press(qtbot, panel.outlets, "صحيفة أ", Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.desk.filter.outlets == frozenset())


def test_decisions_of_the_analyst_can_be_told_apart(qtbot, filtering):
    from synpol_desktop.workspace.edits import DecideRelations

    window, panel = filtering
    with qtbot.waitSignal(panel.counted):
        window.desk.do(DecideRelations((1,), DecisionState.ACCEPTED))
    assert counts(panel.decisions, DecisionState.OPEN, DecisionState.ACCEPTED) == [8, 1]
    with qtbot.waitSignal(panel.counted):
        press(qtbot, panel.decisions, DecisionState.OPEN, Qt.Key.Key_Space)
    assert not window.desk.filter.undecided
    assert counts(panel.relations, CONSULT, ACCUSE) == [1, 0]


def test_the_slider_bounds_confidence_and_says_how_much_is_left(qtbot, filtering):
    window, panel = filtering
    slider = panel.fields.slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    raised = DISPLAY_CONFIDENCE + 0.1
    qtbot.waitUntil(lambda: window.desk.filter.min_confidence == pytest.approx(raised))
    qtbot.waitUntil(lambda: counts(panel.relations, CONSULT) == [2])
    assert f"{100 * raised:.0f}" in panel.fields.confidence.text()
    assert "6" in panel.fields.confidence.text()


def test_words_are_looked_up_in_the_articles(qtbot, filtering):
    window, panel = filtering
    words = panel.fields.words
    with qtbot.waitSignal(panel.counted):
        qtbot.keyClicks(words, '"3"')
    assert window.desk.filter.text == '"3"'
    assert counts(panel.relations, AID, CONSULT, ACCUSE) == [1, 1, 0]
    assert "articles with" in window.status.filtered.full_text


def test_words_that_cannot_be_understood_are_said_and_filter_nothing(qtbot, filtering):
    window, panel = filtering
    qtbot.keyClicks(panel.fields.words, '"open')
    qtbot.waitUntil(panel.fields.fault.isVisible)
    assert panel.fields.fault.text()
    assert window.desk.filter == PLAIN


def test_the_status_bar_says_what_is_filtered_and_a_click_resets(qtbot, filtering):
    window, panel = filtering
    badge = window.status.filtered
    assert not badge.isVisible()
    for field, text in ((panel.fields.first, "2021"), (panel.fields.last, "2022")):
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert badge.isVisible()
    assert "2021-01-01" in badge.full_text
    qtbot.waitUntil(lambda: "left out" in panel.fields.undated.text())
    qtbot.mouseClick(badge, Qt.MouseButton.LeftButton)
    assert window.desk.filter == PLAIN
    assert not badge.isVisible()
    assert panel.fields.first.text() == ""


def test_the_legend_and_the_menu_reach_the_same_filter(qtbot, filtering):
    window, panel = filtering
    with qtbot.waitSignal(panel.counted):
        window.bench.graph.legend.toggled.emit(EntityType.GPE)
    assert panel.types.item_of(EntityType.GPE).checkState(0) == Qt.CheckState.Unchecked
    assert panel.fields.reset.isEnabled()
    window.actions_by_name["reset_filter"].trigger()
    assert panel.types.item_of(EntityType.GPE).checkState(0) == Qt.CheckState.Checked
    assert not panel.fields.reset.isEnabled()


def test_a_filter_is_told_in_words():
    assert bounds(PLAIN) == []
    shown = Filter(
        types=frozenset(EntityType) - {EntityType.LOC},
        relations=frozenset({AID}),
        modalities=frozenset(),
        min_confidence=0.6,
        first=date(2020, 1, 1),
        outlets=frozenset("abcd"),
        articles=frozenset({1, 2}),
        rejected=True,
        text="نهر",
    )
    told = " ".join(bounds(shown)).translate({ord(mark): None for mark in "\u2068\u2069\u200e\u200f"})
    for part in ("2020-01-01", "without Regions", "none", "60", "4 outlets", "2 chosen", "نهر", "rejected"):
        assert part in told


@pytest.mark.parametrize("size", [(1500, 900), (900, 600)])
def test_everything_fits_the_width_of_the_window(qtbot, filtering, size):
    window, panel = filtering
    window.resize(*size)
    qtbot.waitUntil(lambda: panel.width() <= size[0])
    for widget in (panel.types, panel.outlets, *panel.fields.findChildren(QAbstractButton)):
        right = widget.mapTo(panel, QPoint(widget.width(), 0)).x()
        assert 0 <= widget.mapTo(panel, QPoint(0, 0)).x() <= right <= panel.width()
