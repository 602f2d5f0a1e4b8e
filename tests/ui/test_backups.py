from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from synpol_desktop.ui.dialogs.backups import BackupsDialog, ask_copy_path
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.workspace.backups import Backup, Occasion

BACKUPS = [
    Backup(Path("2.synpol"), 2, datetime(2024, 5, 2, 9, 30), Occasion.DAILY, 2_500_000),
    Backup(Path("1.synpol"), 1, datetime(2024, 5, 1, 8, 15), Occasion.UPDATE, 1_500_000),
]


@pytest.fixture
def arabic():
    set_language("ar")
    yield
    set_language("en")


def test_the_newest_backup_is_chosen_and_enter_goes_back_to_it(qtbot):
    dialog = BackupsDialog(BACKUPS)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.chosen is BACKUPS[0]


def test_another_backup_is_chosen_with_the_keyboard_and_cancelling_chooses_nothing(qtbot):
    dialog = BackupsDialog(BACKUPS)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.lines, Qt.Key.Key_Down)
    assert dialog.chosen is BACKUPS[1]
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_each_line_says_when_why_and_how_large_in_arabic(qtbot, arabic):
    dialog = BackupsDialog(BACKUPS)
    qtbot.addWidget(dialog)
    first, second = (dialog.lines.item(row).text() for row in range(2))
    assert "2024-05-02 09:30" in first
    assert "قبل تغييرات اليوم" in first
    assert "2.5" in first
    assert "قبل تحديث صيغتها" in second


def test_without_a_backup_there_is_nothing_to_restore(qtbot):
    dialog = BackupsDialog([])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.chosen is None
    assert not dialog.agree_button.isVisible()
    assert not dialog.lines.isVisible()


@pytest.mark.parametrize(
    ("typed", "path"), [("", None), ("/x/a", "/x/a.synpol"), ("/x/a.synpol", "/x/a.synpol")]
)
def test_a_copy_gets_the_suffix_of_workspaces(monkeypatch, typed, path):
    asked = []

    def ask(parent, title, proposed, kinds):
        asked.append(Path(proposed).name)
        return typed, kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    assert ask_copy_path(Path("/x/w.synpol")) == (None if path is None else Path(path))
    assert asked == ["w (copy).synpol"]


@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_only_an_added_ending_leads_to_is_replaced_only_after_asking(
    qtbot, tmp_path, monkeypatch, replaced
):
    there = tmp_path / "copy.synpol"
    there.write_text("kept")
    asked = []

    def answer(box):
        asked.append(box.text())
        wanted = QMessageBox.ButtonRole.AcceptRole if replaced else QMessageBox.ButtonRole.RejectRole
        next(button for button in box.buttons() if box.buttonRole(button) == wanted).click()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(there.with_suffix("")), ""))
    assert ask_copy_path(tmp_path / "w.synpol") == (there if replaced else None)
    assert there.name in asked[0]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(there), ""))
    assert ask_copy_path(tmp_path / "w.synpol") == there
    assert len(asked) == 1  # the file dialog has asked about the name that was typed
