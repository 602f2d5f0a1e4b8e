"""Handing over and taking back through the window."""

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QRadioButton

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.kinds import DecisionState
from synpol_desktop.ui.handing.dialogs import HandOverDialog, TakeBackDialog
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import DecideRelations
from synpol_desktop.workspace.queries import ArticleQuery


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
