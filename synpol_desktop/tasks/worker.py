"""What runs in a worker process: texts in, findings out, until the other end is gone.

The module is all that a worker imports before it starts, so it imports next to nothing.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from synpol_desktop.tasks.outcomes import Text

NICENESS = 15
"""Workers yield to the window when both want the same core."""


def serve(connection: Connection) -> None:
    """Extract the texts that arrive, one after the other; the first thing sent is None, "ready"."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    yield_to_others()
    inbox: SimpleQueue[Text] = SimpleQueue()
    # Receiving on a thread of its own keeps the pipe empty: neither side ever waits to send while the
    # other waits to send, and a parent that is gone ends the worker in the middle of a text.
    threading.Thread(target=_receive, args=(connection, inbox), daemon=True).start()
    from synpol_desktop.extraction.pipeline import Extractor
    from synpol_desktop.tasks.outcomes import attempt
    from synpol_desktop.tasks.packing import pack_findings

    pack_findings()
    extractor = Extractor()
    connection.send(None)
    while True:
        connection.send(attempt(extractor, inbox.get()))


def _receive(connection: Connection, inbox: SimpleQueue[Text]) -> NoReturn:
    while True:
        try:
            inbox.put(connection.recv())
        except (EOFError, OSError):
            os._exit(0)


def yield_to_others() -> None:
    """Let the window have the core when both want it."""
    if sys.platform == "win32":
        import ctypes

        below_normal = 0x4000
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), below_normal)
    else:
        os.nice(NICENESS)
