"""Reading again from the window: a preview, ticks, and one step that can be undone."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from synpol_desktop.ui.i18n import set_language
from synpol_desktop.ui.review.rereading import RereadDialog

NOBODY = Qt.KeyboardModifier.NoModifier


def when_asked(qtbot, act):
    """Do something in the preview once it opens."""
    done = []

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, RereadDialog):
            act(dialog)
            done.append(True)
        else:
            QTimer.singleShot(50, look)

    QTimer.singleShot(50, look)
    return done


def test_only_the_ticked_difference_is_taken_and_undone_as_one_step(qtbot, window):
    workspace = window.desk.workspace
    before = workspace.content_hash()
    steps = len(workspace.history())
    chosen = []

    def choose(dialog):
        dialog.turns.setCurrentIndex(1)  # what is added
        assert all(item.each.turn == "added" for item in dialog.model.items)
        dialog.turns.setCurrentIndex(0)
        none = next(b for b in dialog.findChildren(type(dialog.agree_button)) if b.text() == "Tick none")
        QTest.mouseClick(none, Qt.MouseButton.LeftButton)
        assert not dialog.agree_button.isEnabled()
        where = dialog.view.visualRect(dialog.model.index(0))
        box = QPoint(where.left() + 12, where.center().y())
        QTest.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, NOBODY, box)
        chosen.extend(each for found in dialog.model.chosen().values() for each in found)
        QTest.mouseClick(dialog.agree_button, Qt.MouseButton.LeftButton)

    done = when_asked(qtbot, choose)
    window.actions_by_name["reread"].trigger()
    qtbot.waitUntil(lambda: bool(done), timeout=60000)
    assert len(chosen) == 1
    qtbot.waitUntil(lambda: len(workspace.history()) == steps + 1, timeout=20000)
    qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=20000)
    assert workspace.content_hash() != before
    assert workspace.check() == []
    window.desk.undo()
    assert workspace.content_hash() == before


def test_leaving_the_preview_changes_nothing(qtbot, window):
    before = window.desk.workspace.content_hash()
    done = when_asked(qtbot, lambda dialog: dialog.reject())
    window.actions_by_name["reread"].trigger()
    qtbot.waitUntil(lambda: bool(done) and not window.desk.jobs.running, timeout=60000)
    assert window.desk.workspace.content_hash() == before


@pytest.mark.parametrize("code", ["ar", "en"])
def test_each_difference_is_said_in_words(qtbot, window, code):
    said = []

    def read(dialog):
        said.extend(dialog.model.data(dialog.model.index(row, 0)) for row in range(dialog.model.rowCount()))
        dialog.reject()

    set_language(code)
    done = when_asked(qtbot, read)
    window.actions_by_name["reread"].trigger()
    qtbot.waitUntil(lambda: bool(done), timeout=60000)
    set_language("en")
    assert all("\n" in text for text in said)
    qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=20000)
