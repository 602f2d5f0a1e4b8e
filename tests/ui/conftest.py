from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from synpol_desktop.ui.settings import Settings
from synpol_desktop.ui.window import MainWindow
from synpol_desktop.workspace import Workspace
from tests.ui.articles import fill


@pytest.fixture(scope="session")
def qapp_cls():
    """Let pytest-qt make the application as the program does."""
    from synpol_desktop.ui.app import make_application

    return make_application


@pytest.fixture
def workspace_file(tmp_path: Path) -> Path:
    """Return a closed workspace with the three articles of ``tests.ui.articles``."""
    path = tmp_path / "w.synpol"
    with Workspace.create(path) as workspace:
        fill(workspace)
    return path


@pytest.fixture
def make_window(qtbot) -> Iterator[Callable[..., MainWindow]]:
    """Return what opens a window on a workspace, its first picture drawn."""
    made: list[MainWindow] = []

    def make(path: Path | None = None, **settings: object) -> MainWindow:
        window = MainWindow(Settings(language="en", reduce_motion=True, **settings))
        made.append(window)
        window.show()
        if path is not None:
            assert window.open_workspace(path)
            graph = window.bench.graph
            qtbot.waitUntil(lambda: graph.ready, timeout=30000)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def window(make_window, workspace_file) -> MainWindow:
    """Return a window on the three articles."""
    return make_window(workspace_file)
