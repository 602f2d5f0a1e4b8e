"""``make screenshots``: the pictures of guide and README, of the real window on the sample corpus.

Each is taken in Arabic and light, and again in English and dark, so that all four are seen.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1440, 900)
WAIT_S = 60.0
LOOKS = (("ar", "light"), ("en", "dark"))

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from synpol_desktop.ui.window import MainWindow


def main() -> None:
    """Take all pictures."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
            os.environ[name] = home
        _take_all()
        sys.stdout.flush()
        os._exit(0)  # Qt needs not tidy up what nobody sees


def _take_all() -> None:
    from synpol_desktop.ui.app import Program, make_application
    from synpol_desktop.ui.settings import Settings

    app = make_application(sys.argv[:1])
    for language, theme in LOOKS:
        settings = Settings(language=language, theme=theme, reduce_motion=True, toured=True)
        program = Program(app, settings)
        program.window.resize(*SIZE)
        program.window.show()
        _wait(0.3)
        _save(program.window, "first-start", language)
        program.window.doors.sample()
        _settle(program.window, 1.0)
        _scenes(program.window, language)
        program.window.close()


def _scenes(window: MainWindow, language: str) -> None:
    assert window.desk is not None
    assert window.bench is not None
    assert window.docks is not None
    from synpol_desktop.core.styling.presets import Preset, preset

    network = window.bench.graph.network
    strongest = max(range(network.m), key=lambda edge: float(network.weights[edge]))
    window.desk.selection.select_relation(network.key(strongest))
    _settle(window, 1.0)
    _save(window, "window", language)
    window.desk.selection.clear()
    for name in ("review", "time", "measures", "history", "blocs", "style"):
        window.docks.panel(name)
        if name == "style":
            window.bench.graph.styling.put(preset(Preset.COMMUNITY))
        _settle(window, 1.5)
        _save(window, name, language)
        window.docks.toggle(name)
    window._run("guide")
    _wait(0.3)
    from synpol_desktop.ui.helping.viewer import Guide

    guide = window.findChild(Guide)
    assert guide is not None
    _save(guide, "guide", language)
    guide.close()


def _settle(window: MainWindow, more_s: float) -> None:
    """Let the window work until its graph rests, and a little longer."""
    end = time.monotonic() + WAIT_S
    while not _rests(window) and time.monotonic() < end:
        _wait(0.05)
    _wait(more_s)


def _rests(window: MainWindow) -> bool:
    desk, bench = window.desk, window.bench
    if desk is None or bench is None or desk.jobs.running:
        return False
    return bench.graph.network.m > 0 and bench.graph.resting


def _wait(seconds: float) -> None:
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def _save(widget: QWidget, name: str, language: str) -> None:
    path = ROOT / "resources" / "help" / "images" / f"{name}-{language}.png"
    widget.grab().save(str(path))
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
