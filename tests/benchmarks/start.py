"""How long a cold start takes: from the start of the process to the first paint of the empty window.

Run by hand: ``python -m tests.benchmarks.start [RUNS]``. Prints the wall and CPU seconds and their medians.
The operating system's file cache is warm; the program's own process is new each time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

CHILD = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from synpol_desktop.ui import app

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWindow():
            QTimer.singleShot(0, self.report)
        return False

    def report(self):
        loaded = {name.split(".")[0] for name in sys.modules}
        heavy = sorted(loaded & {"sqlalchemy", "networkx", "numba", "scipy"})
        wall = time.time() - float(os.environ["STARTED"])
        print(wall, time.process_time(), ",".join(heavy) or "none", flush=True)
        os._exit(0)

made = app.make_application(["start"])
watch = Watch()
made.installEventFilter(watch)
program = app.Program(made, app.stored.load())
program.window.show()
made.exec()
"""


def once(home: str) -> tuple[float, float, str]:
    """Start the program once; return wall and CPU seconds, and the heavy libraries loaded by then."""
    folders = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), home)
    environment = os.environ | folders | {"STARTED": str(time.time())}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", CHILD], env=environment, capture_output=True, text=True, check=True
    )
    wall, cpu, loaded = done.stdout.split()
    return float(wall), float(cpu), loaded


def main() -> None:
    """Measure some starts."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as home:
        results = [once(home) for _ in range(runs)]
    for wall, cpu, loaded in results:
        print(f"first paint after {wall:.2f} s wall, {cpu:.2f} s CPU; loaded before it: {loaded}")
    wall, cpu = (statistics.median(result[part] for result in results) for part in (0, 1))
    print(f"median {wall:.2f} s wall, {cpu:.2f} s CPU")


if __name__ == "__main__":
    main()
