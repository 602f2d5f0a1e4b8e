from pathlib import Path

import pytest

from synpol_desktop.workspace import Workspace
from tests.ui.timing.corpus import fill


@pytest.fixture
def reports_file(tmp_path: Path) -> Path:
    """Return a closed workspace with the reports of ``tests.ui.timing.corpus``."""
    path = tmp_path / "reports.synpol"
    with Workspace.create(path) as workspace:
        fill(workspace)
    return path


@pytest.fixture
def open_time(make_window, reports_file, qtbot):
    """Return what opens a window on the reports, with the histogram shown."""

    def make():
        window = make_window(reports_file)
        window.resize(1300, 860)
        panel = window.docks.panel("time")
        qtbot.waitUntil(lambda: panel.chart.bars is not None, timeout=10000)
        return window, panel

    return make
