"""The system hands files to the running program, as macOS does on a double click."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent

from synpol_desktop.ui.application import Application


def send(app: Application, path: Path) -> None:
    QCoreApplication.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(str(path))))


def test_files_wait_until_somebody_takes_them_and_come_at_once_then(qapp, qtbot, tmp_path):
    early, late = tmp_path / "أول.synpol", tmp_path / "ثانٍ.synpol"
    assert isinstance(qapp, Application)
    send(qapp, early)
    assert qapp.take_files() == [early]
    assert qapp.take_files() == []
    with qtbot.waitSignal(qapp.file_arrived) as arrived:
        send(qapp, late)
    assert arrived.args == [late]


def test_a_workspace_is_known_by_its_ending_in_any_case(make_window, workspace_file, qtbot):
    loud = workspace_file.rename(workspace_file.with_name("LOUD.SYNPOL"))
    window = make_window()
    window.take_files([loud])
    assert window.desk is not None
    assert window.desk.workspace.path == loud
    qtbot.waitUntil(lambda: window.bench.graph.ready, timeout=30000)
