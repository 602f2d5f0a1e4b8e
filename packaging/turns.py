"""One set-up at a time: an impatient second start waits for the first."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Hold a lock file, waiting while another process holds it; the system frees it when a process ends."""
    with path.open("a", encoding="ascii") as file:
        if not _try_lock(file):
            print("Another start is setting .venv up; waiting for it", flush=True)
            while not _try_lock(file):
                time.sleep(0.2)
        yield


def _try_lock(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
