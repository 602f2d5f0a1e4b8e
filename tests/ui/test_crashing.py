"""After a crash: what was open is offered again, and the report holds nothing of the user's."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox

from synpol_desktop.core.paths import data_dir
from synpol_desktop.ui.crashing import dialogs
from synpol_desktop.ui.crashing.dialogs import ReopenDialog
from synpol_desktop.ui.crashing.report import of_error, of_trace
from synpol_desktop.ui.crashing.session import Left, Session, left_over
from synpol_desktop.ui.dialogs.messages import error_box

SECRET = "نص مقال سري"
RUN = """
import sys, time
from pathlib import Path
from synpol_desktop.ui.crashing.session import Session
session = Session()
session.note(Path(sys.argv[1]))
print("ready", flush=True)
if sys.argv[2] == "crash":
    import faulthandler
    faulthandler._sigsegv()
if sys.argv[2] == "end":
    session.end()
else:
    time.sleep(60)
"""


def run(workspace, how):
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(workspace), how],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def test_a_program_that_was_killed_leaves_its_workspace_and_one_that_runs_does_not(workspace_file):
    with run(workspace_file, "stay") as process:
        assert process.stdout.readline() == "ready\n"
        assert left_over() == []
        process.send_signal(signal.SIGKILL)

    (left,) = left_over()
    assert left.workspace == workspace_file
    assert left_over() == []


def test_a_program_that_ended_in_order_leaves_nothing(workspace_file):
    with run(workspace_file, "end") as process:
        assert process.wait(30) == 0
    assert left_over() == []
    assert list((data_dir() / "sessions").iterdir()) == []


def test_the_trace_of_a_crash_is_kept_without_paths(workspace_file):
    with run(workspace_file, "crash") as process:
        process.wait(30)
    (left,) = left_over()

    report = of_trace(left.trace)
    assert "Segmentation fault" in report
    assert "SynPol Desktop" in report
    assert str(Path(sys.executable).parent) not in report


def test_a_report_says_where_and_nothing_of_what():
    def look_up():
        return {}[SECRET]

    try:
        look_up()
    except KeyError as error:
        error.__context__ = RuntimeError(f"with {SECRET} in /home/someone")
        report = of_error(error)

    assert SECRET not in report
    assert "/home" not in report
    assert "RuntimeError" in report
    assert "KeyError" in report
    assert "look_up" in report


def test_what_was_open_is_opened_again_if_that_is_wanted(qtbot, qapp, workspace_file, monkeypatch):
    from synpol_desktop.ui.app import Program
    from synpol_desktop.ui.settings import Settings

    program = Program(qapp, Settings(language="en", reduce_motion=True))
    program.window.show()
    monkeypatch.setattr(ReopenDialog, "exec", lambda _dialog: False)
    program.offer_to_reopen(Left(workspace_file, ""))
    assert program.window.desk is None
    monkeypatch.setattr(ReopenDialog, "exec", lambda _dialog: True)
    noted = []
    program.workspace_changed.connect(noted.append)
    program.offer_to_reopen(Left(workspace_file, ""))
    assert program.window.desk.workspace.path == workspace_file
    qtbot.waitUntil(lambda: program.window.bench.graph.ready, timeout=30000)
    program.window.close()
    program.deleteLater()
    assert noted == [workspace_file, None]


def test_a_bug_has_a_report_that_can_be_copied(qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr(dialogs.ReportDialog, "exec", lambda dialog: shown.append(dialog))
    box = error_box(RuntimeError(SECRET))
    qtbot.addWidget(box)
    next(button for button in box.buttons() if "Report" in button.text()).click()

    (dialog,) = shown
    roles = {dialog.buttons.buttonRole(button): button for button in dialog.buttons.buttons()}
    roles[QDialogButtonBox.ButtonRole.ActionRole].click()
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()
    assert SECRET not in dialog.report.toPlainText()
    assert isinstance(box, QMessageBox)


def test_a_disk_that_takes_no_mark_does_not_stop_the_program(monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr("synpol_desktop.ui.crashing.session.data_dir", lambda: blocked)
    session = Session()
    session.note(tmp_path)
    session.end()


@pytest.mark.parametrize("left", [Left(None, ""), Left(Path("a.synpol"), "Fatal"), Left(None, "Fatal")])
def test_the_offer_fits_what_was_left(qtbot, left):
    dialog = ReopenDialog(left)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.cancel_button.isVisible() is (left.workspace is not None)
    assert len(dialog.buttons.buttons()) == 2 + bool(left.trace)
