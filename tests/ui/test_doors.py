"""Copies and backups through the window."""

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.ui.dialogs.backups import BackupsDialog
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.backups import backups
from synpol_desktop.workspace.edits import RenameEntity


@pytest.fixture
def restored(monkeypatch):
    """Let the dialog of backups be answered with its first line."""
    monkeypatch.setattr(BackupsDialog, "exec", lambda _dialog: True)


def test_a_copy_is_saved_by_the_menu(window, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "copy.synpol"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.actions_by_name["save_copy"].trigger()
    qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=20000)

    with Workspace.open(path, read_only=True) as copy:
        assert copy.content_hash() == window.desk.workspace.content_hash()


def test_a_backup_is_gone_back_to_by_the_menu(window, qtbot, restored):
    path = window.desk.workspace.path
    before = window.desk.workspace.content_hash()
    window.desk.do(RenameEntity(1, "اسم جديد"))
    qtbot.waitUntil(lambda: bool(backups(path)), timeout=20000)
    assert window.desk.workspace.content_hash() != before

    window.actions_by_name["restore"].trigger()

    assert window.desk.workspace.path == path
    assert window.desk.workspace.content_hash() == before
    qtbot.waitUntil(lambda: window.bench.graph.ready, timeout=30000)


def test_a_damaged_workspace_is_opened_from_its_backup(
    make_window, workspace_file, qtbot, restored, monkeypatch
):
    with Workspace.open(workspace_file) as workspace:
        workspace.do(RenameEntity(1, "اسم جديد"))
    assert backups(workspace_file)
    workspace_file.write_bytes(b"damaged" * 1000)
    window = make_window()

    def choose(box):
        next(b for b in box.buttons() if "backup" in b.text()).click()

    monkeypatch.setattr(QMessageBox, "exec", choose)

    assert window.open_workspace(workspace_file)
    assert window.desk.workspace.counts(EVERYTHING).articles == 3
