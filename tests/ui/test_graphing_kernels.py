"""The kernels of the layout are loaded by the program itself, ahead of their first use."""

import subprocess
import sys

import pytest

from synpol_desktop.graph.layout import kernels_cached

CHILD = """
import sys, time
from PySide6.QtCore import QTimer
from synpol_desktop.ui import app

made = app.make_application(["kernels"])
program = app.Program(made, app.Settings(language="en"))
program.window.show()
before = "numba" in sys.modules
program.prepare_layout()

def look():
    if "synpol_desktop.graph.kernels.warming" in sys.modules and "numba" in sys.modules:
        print(before, "loaded", flush=True)
        made.quit()

timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
QTimer.singleShot(60000, made.quit)
made.exec()
"""


@pytest.mark.timeout(90)
def test_compiled_kernels_are_loaded_while_the_window_waits():
    if not kernels_cached():
        pytest.skip("the kernels were not compiled on this machine yet")
    done = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, timeout=80)

    assert done.stdout.split() == ["False", "loaded"], done.stderr
