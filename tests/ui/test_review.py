"""The review queue and the history, gone through with the keys of an Arabic keyboard."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.kinds import DecisionState, EntityType, RelationType
from synpol_desktop.core.review import ReviewKind
from synpol_desktop.core.spans import Span
from synpol_desktop.ui.correcting.relation_dialog import RelationDialog
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import MarkWords, NewEntity, RenameEntity
from tests.ui.articles import COUNCIL, HEAD, TEXTS, fill
from tests.ui.test_correcting import press
from tests.ui.test_tour import in_dialog
from tests.ui.test_window import entity

NOBODY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def workspace_file(tmp_path):
    """Return a workspace with a relation under the threshold, one that is weak, and a silent sentence."""
    path = tmp_path / "w.synpol"
    with Workspace.create(path) as workspace:
        fill(workspace)
    return path


@pytest.fixture
def panel(qtbot, window):
    window.actions_by_name["review"].trigger()
    panel = window.docks.panel("review")
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0, timeout=20000)
    return panel


def states(window):
    workspace = window.desk.workspace
    found = [r for a in (1, 2, 3) for r in workspace.relation_mentions(a, EVERYTHING)]
    return {(r.type, r.article): r.decision for r in found}


def go_to(qtbot, panel, kind):
    row = next(n for n, item in enumerate(panel.model.items) if kind(item))
    where = panel.view.visualRect(panel.model.index(row)).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, NOBODY, where)
    return panel.model.items[row]


def test_a_relation_under_the_threshold_is_shown_and_accepted_with_one_key(qtbot, window, panel):
    item = go_to(qtbot, panel, lambda each: each.confidence == 0.2)
    assert window.bench.article.article.id == item.article
    assert window.bench.inspector.relation_page.cards[0].evidence.relation.id == item.relation.id
    before = window.bench.graph.network.m
    left = panel.model.rowCount()
    with qtbot.waitSignal(window.bench.graph.shown, timeout=20000):
        press(panel.view, "ش")  # a
    assert states(window)[RelationType.REJECT, 2] is DecisionState.ACCEPTED
    assert window.bench.graph.network.m == before + 1
    assert panel.model.rowCount() == left - 1
    assert panel.current() is not None
    qtbot.waitUntil(lambda: panel.bar.value() == 1)
    window.desk.undo()
    qtbot.waitUntil(lambda: panel.model.rowCount() == left)


def test_a_relation_is_rejected_and_skipped_with_one_key(qtbot, window, panel):
    item = go_to(qtbot, panel, lambda each: each.kind is ReviewKind.RELATION)
    press(panel.view, "س")  # s
    assert panel.current() != item or panel.model.rowCount() == 1
    item = go_to(qtbot, panel, lambda each: each.kind is ReviewKind.RELATION)
    press(panel.view, "ق")  # r
    assert states(window)[item.relation.type, item.article] is DecisionState.REJECTED
    assert panel.view.hasFocus()


def test_a_relation_of_the_queue_is_corrected_in_its_dialog(qtbot, window, panel):
    item = go_to(qtbot, panel, lambda each: each.confidence == 0.2)

    def change(dialog):
        dialog.type.setCurrentIndex(dialog.type.findData("ACCUSE"))
        dialog.date.setText("2020")
        dialog.accept()

    in_dialog(RelationDialog, change)
    press(panel.view, "ث")  # e
    edited = [
        r for r in window.desk.workspace.relation_mentions(item.article, EVERYTHING) if r.rule == "analyst"
    ]
    assert [(r.type, r.date) for r in edited] == [(RelationType.ACCUSE, "2020")]


def test_a_relation_of_the_queue_is_dated_with_two_keys(qtbot, window, panel):
    item = go_to(qtbot, panel, lambda each: each.confidence == 0.2)
    press(panel.view, "ي")  # d
    popup = window.acts.corrections.dating.popup
    assert popup.isVisible()
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    relations = window.desk.workspace.relation_mentions(item.article, EVERYTHING)
    assert [r.date for r in relations if r.rule == "analyst"] == ["2023-06-02"]  # the day of publication
    assert panel.view.hasFocus()


def test_only_one_kind_of_question_is_shown_when_asked_for(qtbot, window, panel):
    panel.kinds.setCurrentIndex(1)
    qtbot.waitUntil(lambda: {item.kind for item in panel.model.items} == {ReviewKind.RELATION})


def test_a_sentence_without_a_relation_gets_one_or_is_passed(qtbot, window, panel):
    workspace = window.desk.workspace
    start = TEXTS[2].index("جلسته")
    new = NewEntity(EntityType.ORG, "الجلسة", "ORG:الجلسه")
    window.desk.do(MarkWords(((3, Span(start, start + 5)),), new))
    qtbot.waitUntil(lambda: any(i.article == 3 for i in panel.model.items), timeout=20000)
    item = go_to(qtbot, panel, lambda each: each.kind is ReviewKind.SENTENCE and each.article == 3)
    assert window.bench.article.article.text == TEXTS[2]
    press(panel.view, "ش")
    popup = window.acts.corrections.relations
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup.line, Qt.Key.Key_Escape)
    press(panel.view, "ق")
    assert all(each.place != item.place for each in workspace.review().items)


def test_what_is_sure_enough_is_accepted_at_once_and_taken_back_as_one_step(qtbot, window, panel):
    panel.score.setCurrentIndex(panel.score.findData(90))
    qtbot.waitUntil(lambda: "3" in panel.bulk.text())

    def agree():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        button = next(b for b in box.buttons() if box.buttonRole(b) == QMessageBox.ButtonRole.AcceptRole)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, agree)
    QTest.mouseClick(panel.bulk, Qt.MouseButton.LeftButton)
    accepted = [key for key, state in states(window).items() if state is DecisionState.ACCEPTED]
    assert len(accepted) == 3
    window.desk.undo()
    assert set(states(window).values()) == {DecisionState.OPEN}


def test_the_history_names_each_step_and_a_click_goes_there(qtbot, window):
    workspace = window.desk.workspace
    head, council = entity(window, HEAD), entity(window, COUNCIL)
    window.desk.do(RenameEntity(head, "أول"))
    middle = workspace.content_hash()
    window.desk.do(RenameEntity(council, "ثان"))
    window.desk.do(RenameEntity(council, "ثالث"))
    end = workspace.content_hash()
    window.actions_by_name["history"].trigger()
    panel = window.docks.panel("history")
    qtbot.waitUntil(lambda: panel.list.count() == 5)
    assert HEAD in panel.list.item(2).text()
    assert panel.list.currentRow() == 0

    def click(row):
        where = panel.list.visualItemRect(panel.list.item(row)).center()
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, NOBODY, where)

    click(2)
    assert workspace.content_hash() == middle
    qtbot.waitUntil(lambda: panel.list.currentRow() == 2)
    click(4)
    qtbot.waitUntil(lambda: panel.list.currentRow() == 4)
    assert workspace.counts(EVERYTHING).articles == 0
    click(0)
    qtbot.waitUntil(lambda: panel.list.currentRow() == 0)
    assert workspace.content_hash() == end


def test_docks_are_tabs_that_come_to_the_front_and_go_with_the_workspace(qtbot, window):
    window.actions_by_name["review"].trigger()
    window.actions_by_name["history"].trigger()
    review, history = window.docks.panel("review"), window.docks.panel("history")
    assert not review.visibleRegion().isEmpty() or history.isVisible()
    window.actions_by_name["history"].trigger()
    assert not history.isVisible()
    window.release()
    assert window.docks is None
