import sqlite3

import pytest
from PySide6.QtWidgets import QApplication

from synpol_desktop.ui.comfort.checking import CheckDialog, kind_name
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.workspace.problems import Problem, ProblemKind


def test_a_sound_workspace_is_said_to_be_so(qtbot, window):
    with qtbot.waitSignal(window.desk.said) as said:
        window.actions_by_name["check"].trigger()
    assert said.args == ["Nothing is wrong with this workspace."]


def test_what_is_wrong_is_listed_and_mended_after_a_backup(qtbot, make_window, workspace_file):
    with sqlite3.connect(workspace_file) as connection:
        connection.execute("DELETE FROM search_docsize")
    window = make_window(workspace_file)
    with qtbot.waitSignal(window.desk.said, timeout=20000) as said:
        in_dialog_later(qtbot, window)
        window.actions_by_name["check"].trigger()
    assert said.args[0].lstrip("\u200e").startswith("Mended. A backup was made:")
    assert window.desk.workspace.check() == []


def in_dialog_later(qtbot, window):
    from PySide6.QtCore import QTimer

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, CheckDialog):
            assert dialog.lines.count() > 0
            dialog.accept()
        else:
            QTimer.singleShot(50, look)

    QTimer.singleShot(50, look)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_kind_of_problem_has_a_name_in_both_languages(code):
    set_language(code)
    names = {kind_name(kind) for kind in ProblemKind}
    set_language("en")
    assert len(names) == len(ProblemKind)


def test_what_cannot_be_mended_is_not_offered(qtbot):
    dialog = CheckDialog([Problem(ProblemKind.FILE, "", repairable=False)], mend=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.agree_button.isVisible()
