"""How long a large workspace takes to open in the window, and how long the window stands still."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SECONDS = 120


def open_in_window(path: Path) -> None:
    """Print when the window is usable and its picture drawn, and its longest stall meanwhile."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    home = tempfile.mkdtemp()
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        os.environ[name] = home
    from PySide6.QtWidgets import QApplication

    from synpol_desktop.ui.app import make_application
    from synpol_desktop.ui.settings import Settings
    from synpol_desktop.ui.window import MainWindow

    application = make_application(["scale"])
    window = MainWindow(Settings(language="ar", reduce_motion=True))
    window.show()
    application.processEvents()
    longest = 0.0

    def until(done: Callable[[], bool]) -> float:
        nonlocal longest
        begun = time.perf_counter()
        while not done() and time.perf_counter() - begun < SECONDS:
            turn = time.perf_counter()
            QApplication.processEvents()
            longest = max(longest, time.perf_counter() - turn)
            time.sleep(0.002)
        return time.perf_counter() - begun

    begun, used = time.perf_counter(), time.process_time()
    window.open_workspace(path)
    application.processEvents()
    adopting, adopting_cpu = time.perf_counter() - begun, time.process_time() - used
    assert window.bench is not None
    graph = window.bench.graph
    until(lambda: bool(graph.ready))
    drawn, drawn_cpu = time.perf_counter() - begun, time.process_time() - used
    print(f"window: usable after {adopting:.2f} s, picture after {drawn:.2f} s (clock)")
    print(f"window: usable after {adopting_cpu:.2f} s, picture after {drawn_cpu:.2f} s (processor)")
    print(f"window: longest turn of its loop until then {longest * 1000:.0f} ms (clock)")
    window.close()
    application.processEvents()
