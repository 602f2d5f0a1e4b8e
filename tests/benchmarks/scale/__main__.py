"""Measure a workspace as large as the product promises to carry.

Usage: ``python -m tests.benchmarks.scale [FILE] [--no-window]``. A workspace of 10 000 articles, 30 000
entities and 200 000 relation mentions is made if FILE is not there. Times are the processor's, median and
slowest of five, unless said otherwise.
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import tempfile
import time
from pathlib import Path

from synpol_desktop.workspace import Workspace
from tests.benchmarks.scale.generating import Size, make
from tests.benchmarks.scale.measuring import ask_all, memory_mb


def main() -> None:
    """Make the workspace if needed, open it, ask it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=Path(tempfile.gettempdir()) / "scale.synpol")
    parser.add_argument("--no-window", action="store_true")
    arguments = parser.parse_args()
    path: Path = arguments.file
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores")
    if not path.exists():
        begun = time.process_time()
        make(path, Size())
        print(f"made in {time.process_time() - begun:.0f} s of the processor's time")
    print(f"file: {path.stat().st_size / 1e6:.0f} MB")
    begun, clock = time.process_time(), time.perf_counter()
    with Workspace.open(path) as workspace:
        used, passed = time.process_time() - begun, time.perf_counter() - clock
        print(f"open: {used * 1000:.0f} ms ({passed * 1000:.0f} ms by the clock)")
        ask_all(workspace)
    if not arguments.no_window:
        from tests.benchmarks.scale.window import open_in_window

        open_in_window(path)
        print(f"largest memory in use with the window: {memory_mb():.0f} MB")
    if hasattr(os, "getloadavg"):
        print(f"load average at the end: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
