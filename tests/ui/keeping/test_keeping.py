"""The window says at once that the file is gone or has no backup, and helps."""

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.backups import backups, folder_of
from synpol_desktop.workspace.edits import RenameEntity


def deleted(path):
    path.unlink()


def moved(path):
    path.rename(path.with_name("elsewhere.synpol"))


def replaced(path):
    path.with_name("other").write_bytes(b"another file")
    path.with_name("other").replace(path)


def button(box: QMessageBox, text: str):
    return next(each for each in box.buttons() if text in each.text())


@pytest.mark.parametrize("fate", [deleted, moved, replaced])
def test_a_file_that_is_gone_is_noticed_unasked_and_its_copy_is_gone_on_in(
    window, qtbot, tmp_path, monkeypatch, fate
):
    with qtbot.waitSignal(window.desk.changed):
        window.desk.do(RenameEntity(1, "الأخير"))
    path = tmp_path / "saved" / "copy.synpol"
    path.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    fate(window.desk.workspace.path)

    qtbot.waitUntil(lambda: window.keeper.box is not None, timeout=20000)
    assert "moved, deleted or replaced" in window.keeper.box.text()
    button(window.keeper.box, "Save a copy").click()
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.workspace.path == path, timeout=20000)

    assert window.desk.workspace.entity(1).name == "الأخير"
    assert window.desk.do(RenameEntity(1, "ثم غيره"))
    assert window.keeper.box is None
    qtbot.waitUntil(lambda: window.bench.graph.ready, timeout=30000)


def test_all_that_stumble_over_a_lost_file_say_so_once(window, qtbot):
    away = window.desk.workspace.path.with_name("away")
    window.desk.workspace.path.rename(away)
    for number in range(3):
        assert not window.desk.do(RenameEntity(1, f"اسم {number}"))
    boxes = [each for each in window.findChildren(QMessageBox) if each.isVisible()]
    assert boxes == [window.keeper.box]

    away.rename(window.desk.workspace.path)  # it comes back
    window.keeper.look()
    qtbot.waitUntil(lambda: window.keeper.box is None, timeout=20000)
    assert window.desk.do(RenameEntity(1, "اسم"))


def test_a_window_whose_file_is_gone_asks_before_it_closes(window, qtbot):
    window.desk.workspace.path.unlink()
    window.close()
    assert window.isVisible()
    assert window.desk is not None
    button(window.keeper.box, "without a copy").click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20000)


def test_a_missing_backup_is_shown_until_another_try_works(window, qtbot):
    path = window.desk.workspace.path
    folder = folder_of(path)
    folder.write_text("something else", "utf-8")
    badge = window.keeper.badge
    assert badge.isHidden()
    window.desk.do(RenameEntity(1, "اسم"))
    qtbot.waitUntil(badge.isVisible, timeout=20000)
    assert "can't be used" in badge.toolTip()

    badge.explain()
    box = next(each for each in window.findChildren(QMessageBox) if each.isVisible())
    folder.unlink()
    button(box, "Try again").click()
    qtbot.waitUntil(badge.isHidden, timeout=20000)
    assert len(backups(path)) == 1
    with Workspace.open(backups(path)[0].path, read_only=True) as kept:
        assert kept.check() == []


def test_a_closed_workspace_leaves_nothing_behind_in_the_status_bar(window):
    badge = window.keeper.badge
    window.release()
    assert window.keeper is None
    assert badge.isHidden()
