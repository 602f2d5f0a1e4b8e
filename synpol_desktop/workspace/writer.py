"""The one thread that writes: the analyst's edits go before the jobs' batches."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future
from enum import IntEnum
from queue import PriorityQueue
from typing import TypeVar

from synpol_desktop.core.errors import WorkspaceError

T = TypeVar("T")


class Priority(IntEnum):
    """What goes first when several threads want to write."""

    EDIT = 0
    JOB = 1
    CLOSE = 2


class Writer:
    """Runs one piece of work after the other, the most urgent first."""

    def __init__(self) -> None:
        self._queue: PriorityQueue[tuple[int, int, Callable[[], None]]] = PriorityQueue()
        self._order = itertools.count()
        self._closed = threading.Lock()
        self._open = True
        self._busy = False
        self._thread = threading.Thread(target=self._run, name="workspace-writer", daemon=True)
        self._thread.start()

    def call(self, work: Callable[[], T], priority: Priority) -> T:
        """Run the work on the writer thread and return what it returns, or raise what it raises.

        Raises
        ------
        WorkspaceError
            If the workspace was closed.
        """
        if threading.current_thread() is self._thread:
            raise RuntimeError("a listener of changes must not write: it is called on the writer thread")
        future: Future[T] = Future()

        def run() -> None:
            try:
                future.set_result(work())
            except BaseException as error:  # noqa: BLE001 - travels to the caller
                future.set_exception(error)

        with self._closed:
            if not self._open:
                raise WorkspaceError("The workspace is closed.")
            self._put(priority, run)
        return future.result()

    @property
    def busy(self) -> bool:
        """Whether a piece of work is being done."""
        return self._busy

    @property
    def waiting(self) -> int:
        """How many pieces of work are queued."""
        return self._queue.qsize()

    def close(self) -> None:
        """Finish what is queued and end the thread; harmless when repeated."""
        with self._closed:
            if self._open:
                self._open = False
                self._put(Priority.CLOSE, _stop)
        self._thread.join()

    def _put(self, priority: Priority, run: Callable[[], None]) -> None:
        self._queue.put((priority, next(self._order), run))

    def _run(self) -> None:
        while True:
            _, _, run = self._queue.get()
            if run is _stop:
                return
            self._busy = True
            run()
            self._busy = False


def _stop() -> None:
    """Mark the end of the queue."""
