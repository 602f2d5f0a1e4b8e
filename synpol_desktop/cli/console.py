"""What all commands print: messages, the state of a job, and what was refused."""

from __future__ import annotations

import io
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.progress import Progress

EXIT_REFUSED = 1
EXIT_WRONG = 2
EXIT_STOPPED = 130

_EVERY_S = 0.1


def plain_streams() -> None:
    """Print UTF-8 on every system; what UTF-8 can't say is escaped, in JSON too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def forget_output() -> None:
    """Let the interpreter end without a word about a closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(error: SynpolError) -> None:
    """Print an error, its hint on a line of its own."""
    print(f"synpol-desktop: {error.message}", file=sys.stderr)
    if error.hint:
        print(error.hint, file=sys.stderr)


def list_refused(refused: Iterable[tuple[str, SynpolError]]) -> None:
    """Print one line for each file that was refused, or text that could not be read."""
    for name, error in refused:
        line = error.message if name in error.message else f"{name}: {error.message}"
        print(" ".join(f"{line} {error.hint}".split()), file=sys.stderr)


@contextmanager
def job() -> Iterator[Progress]:
    """Give a job its progress: a line on a terminal, and Ctrl-C stops it in order."""
    line = _Line()
    progress = Progress(line.show if sys.stderr.isatty() else None)
    if threading.current_thread() is not threading.main_thread():
        yield progress
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        progress.cancel()
        signal.signal(signal.SIGINT, before)  # a second Ctrl-C does not ask

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield progress
    finally:
        signal.signal(signal.SIGINT, before)
        line.clear()


class _Line:
    """A line of a terminal that is written over and over."""

    def __init__(self) -> None:
        self._last = 0.0
        self._shown = False

    def show(self, done: int, total: int, label: str) -> None:
        now = time.monotonic()
        if now - self._last < _EVERY_S:
            return
        self._last, self._shown = now, True
        count = f"{done} of {total}" if total else str(done)
        width = shutil.get_terminal_size().columns - 1
        print(f"\r\x1b[K{f'{count}  {label}'[:width]}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
