"""Measure when a window is painted: ``python packaging/first_paint.py [OPTIONS] COMMAND...``.

A virtual X server is started, the command in it, and the screen's pixels are read until they show something.
The time is that from the start of the process to those pixels, as a person would see it. ``--cold`` first
takes the program's files out of the system's memory; for root all that it keeps of any file, the system's
libraries too. ``--ahead`` (root) lets program and screen run before all other work, as on a machine that has
none. Linux only; needs Xvfb.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

WIDTH, HEIGHT = 1280, 800
LIMIT_S = 60.0
POLL_S = 0.005
COLOURS = 4
"""A row of pixels with so many colours shows a window's content, and not just its ground."""


class NothingShownError(Exception):
    """The program ended, or painted nothing in time."""


def main() -> int:
    """Measure some starts and print each and their median."""
    parser = argparse.ArgumentParser(description="Measure when a program's window is painted.")
    parser.add_argument("--cold", action="store_true", help="drop the program's files from memory first")
    parser.add_argument("--ahead", action="store_true", help="run before all other processes (root)")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    if options.ahead:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(5))
    with screen() as display, tempfile.TemporaryDirectory() as home:
        once(options.command, display, home)  # makes settings and caches; is not counted
        results = []
        for _ in range(options.runs):
            if options.cold:
                forget(Path(shutil.which(options.command[0]) or options.command[0]).resolve().parent)
            results.append(once(options.command, display, home))
            print("first paint after {:.2f} s wall, {:.2f} s CPU".format(*results[-1]), flush=True)
    wall, cpu = (statistics.median(result[part] for result in results) for part in (0, 1))
    print(f"median {wall:.2f} s wall, {cpu:.2f} s CPU; shortest {min(results)[0]:.2f} s")
    return 0


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """Start a virtual X server and yield its display's name."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
    command += ["-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(
        command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def once(command: list[str], display: str, home: str) -> tuple[float, float]:
    """Start a program and end it when its window is painted; return wall and CPU seconds until then.

    Raises
    ------
    NothingShownError
        If no window is painted.
    """
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": home}
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    with Row(display) as row:
        while row.is_painted():  # the window of the run before
            time.sleep(POLL_S)
        started = time.monotonic()
        program = subprocess.Popen(command, env=environment)
        try:
            while not row.is_painted():
                if program.poll() is not None or time.monotonic() - started > LIMIT_S:
                    raise NothingShownError(f"{command[0]} painted nothing")
                time.sleep(POLL_S)
            return time.monotonic() - started, _cpu_seconds(program.pid)
        finally:
            program.terminate()
            program.wait()


def forget(folder: Path) -> None:
    """Take the files of a folder out of the system's memory; for root all files."""
    if os.geteuid() == 0:
        os.sync()
        with contextlib.suppress(OSError):  # a container may not
            Path("/proc/sys/vm/drop_caches").write_text("3\n", encoding="ascii")
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


class Row:
    """A row of the screen's pixels, read through Xlib."""

    _ALL_PLANES = 0xFFFFFFFFFFFFFFFF
    _Z_PIXMAP = 2

    def __init__(self, display: str) -> None:
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = x11.XDefaultRootWindow.restype = ctypes.c_void_p
        x11.XGetImage.restype = ctypes.c_void_p
        x11.XGetPixel.restype = ctypes.c_ulong
        self._x11 = x11
        self._display = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
        if not self._display:
            raise NothingShownError(f"no display {display}")
        self._root = ctypes.c_void_p(x11.XDefaultRootWindow(self._display))

    def __enter__(self) -> Row:
        return self

    def __exit__(self, *_: object) -> None:
        self._x11.XCloseDisplay(self._display)

    def is_painted(self) -> bool:
        """Tell whether some of a few rows over the screen's height shows content."""
        return any(len(self._colours(HEIGHT * part // 16)) >= COLOURS for part in range(1, 16))

    def _colours(self, y: int) -> set[int]:
        image = ctypes.c_void_p(
            self._x11.XGetImage(
                self._display, self._root, 0, y, WIDTH, 1, ctypes.c_ulong(self._ALL_PLANES), self._Z_PIXMAP
            )
        )
        pixels = {self._x11.XGetPixel(image, x, 0) for x in range(0, WIDTH, 2)}
        self._x11.XDestroyImage(image)
        return pixels


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
