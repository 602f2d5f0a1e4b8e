"""Handing over and taking back through the window."""

from datetime import date

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QRadioButton

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.kinds import DecisionState
from synpol_desktop.core.notes import BlocMember, Subject
from synpol_desktop.ui.handing.dialogs import HandOverDialog, TakeBackDialog
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import DecideRelations, PutBlocs, PutDetail, PutNote
from synpol_desktop.workspace.queries import ArticleQuery, EntityQuery


def relations(workspace):
    return [
        each.id
        for article in workspace.article_ids(ArticleQuery())
        for each in workspace.relation_mentions(article, EVERYTHING)
    ]


@pytest.fixture
def handed_over(window, qtbot, tmp_path, monkeypatch):
    """Hand the workspace over by the menu and return the new file."""
    path = tmp_path / "theirs.synpol"
    monkeypatch.setattr(HandOverDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.actions_by_name["hand_over"].trigger()
    qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=20000)
    return path


def test_a_conflict_is_decided_in_the_window_and_can_be_undone(window, qtbot, handed_over, monkeypatch):
    mine = window.desk.workspace
    one = relations(mine)[0]
    mine.do(DecideRelations((one,), DecisionState.REJECTED))
    with Workspace.open(handed_over) as theirs:
        theirs.do(DecideRelations(tuple(relations(theirs)[:2]), DecisionState.ACCEPTED))
    seen = []

    def answer(dialog):
        seen.append([dialog.table.item(0, 0).text(), dialog.theirs(dialog._merge.conflicts[0])])
        button = dialog.table.cellWidget(0, 2)
        assert isinstance(button, QRadioButton)
        button.click()
        return True

    monkeypatch.setattr(TakeBackDialog, "exec", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(handed_over), ""))
    before = mine.content_hash()
    window.actions_by_name["take_back"].trigger()
    qtbot.waitUntil(lambda: bool(seen) and not window.desk.jobs.running, timeout=20000)

    ((about, theirs_first),) = seen
    assert "\u2068" in about
    assert not theirs_first
    states = {decided.state for decided in mine.decisions().relations.values()}
    assert states == {DecisionState.ACCEPTED}
    assert len(mine.decisions().relations) == 2
    window.actions_by_name["undo"].trigger()
    assert mine.content_hash() == before


def test_mine_stands_if_nothing_is_chosen(window, qtbot, handed_over, monkeypatch):
    mine = window.desk.workspace
    mine.do(DecideRelations(tuple(relations(mine)[:1]), DecisionState.REJECTED))
    with Workspace.open(handed_over) as theirs:
        theirs.do(DecideRelations(tuple(relations(theirs)[:1]), DecisionState.ACCEPTED))
    shown = []
    monkeypatch.setattr(TakeBackDialog, "exec", lambda dialog: shown.append(dialog) or True)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(handed_over), ""))
    before = mine.content_hash()
    window.actions_by_name["take_back"].trigger()
    qtbot.waitUntil(lambda: bool(shown) and not window.desk.jobs.running, timeout=20000)

    assert mine.content_hash() == before


def test_a_foreign_file_is_refused_with_its_reason(window, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "x.synpol"
    path.write_text("no workspace")
    errors = []
    window.desk.failed.connect(errors.append)
    monkeypatch.setattr(window, "show_error", lambda error: None)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.actions_by_name["take_back"].trigger()
    qtbot.waitUntil(lambda: bool(errors), timeout=20000)

    assert "x.synpol" in str(errors[0])


def test_taking_back_what_nobody_worked_in_says_so_and_a_wrong_file_is_named(
    window, qtbot, handed_over, monkeypatch
):
    shown = []

    def look(dialog):
        shown.extend(label.text() for label in dialog.findChildren(QLabel))
        return False

    monkeypatch.setattr(TakeBackDialog, "exec", look)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(handed_over), ""))
    window.actions_by_name["take_back"].trigger()
    qtbot.waitUntil(lambda: bool(shown), timeout=20000)
    assert any("nothing to take" in text for text in shown)

    own = window.desk.workspace.path
    failed = []
    window.desk.failed.disconnect()
    window.desk.failed.connect(failed.append)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(own), ""))
    window.actions_by_name["take_back"].trigger()
    qtbot.waitUntil(lambda: bool(failed), timeout=20000)
    assert own.name in str(failed[0])


def test_notes_stay_here_when_the_tick_is_taken_away(window, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "theirs.synpol"
    window.desk.workspace.do(PutNote(Subject.of_entity(1), "ملاحظة"))
    monkeypatch.setattr(HandOverDialog, "exec", lambda dialog: dialog.notes.click() or True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.actions_by_name["hand_over"].trigger()
    qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=20000)
    with Workspace.open(path, read_only=True) as theirs:
        assert theirs.decisions().notes == {}


def test_conflicts_of_notes_details_and_blocs_are_told_in_words(window, qtbot, handed_over, monkeypatch):
    mine = window.desk.workspace
    with Workspace.open(handed_over) as theirs:
        key = mine.entity(1).key
        (there,) = (
            each for each in theirs.entity_ids(EntityQuery(), EVERYTHING) if theirs.entity(each).key == key
        )
        for workspace, actor, word, day in (
            (mine, 1, "لي", date(2011, 3, 1)),  # mine
            (theirs, there, "له", date(2012, 3, 1)),  # his
        ):
            workspace.do(PutNote(Subject.of_entity(actor), word))
            workspace.do(PutDetail(actor, "latin", word))
            workspace.do(PutBlocs(actor, (BlocMember(actor, "كتلة", day),)))
    told = []

    def look(dialog):
        for row in range(dialog.table.rowCount()):
            sides = [dialog.table.cellWidget(row, column).toolTip() for column in (1, 2)]
            told.append((dialog.table.item(row, 0).text(), *sides))
        return False

    monkeypatch.setattr(TakeBackDialog, "exec", look)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(handed_over), ""))
    window.actions_by_name["take_back"].trigger()
    qtbot.waitUntil(lambda: bool(told) and not window.desk.jobs.running, timeout=20000)
    assert len(told) == 3
    assert all(mine.entity(1).name in about for about, _, _ in told)
    assert sum("لي" in one and "له" in other for _, one, other in told) == 2
    assert sum("2011-03-01" in one and "2012-03-01" in other for _, one, other in told) == 1
