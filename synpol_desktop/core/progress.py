"""How a long job says what it is doing, and learns that it should stop."""

from __future__ import annotations

import threading
from collections.abc import Callable

from synpol_desktop.core.errors import CancelledError

Listener = Callable[[int, int, str], None]


class Progress:
    """Progress of one job, shared between its thread and whoever watches it.

    Parameters
    ----------
    listener : callable, optional
        Called on the job's thread with (done, total, label); total is 0 while it is unknown.
    """

    def __init__(self, listener: Listener | None = None) -> None:
        self._listener = listener
        self._cancelled = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether the job was asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the job to stop at its next step; may be called from any thread."""
        self._cancelled.set()

    def step(self, done: int, total: int, label: str = "") -> None:
        """Report the state.

        Raises
        ------
        CancelledError
            If the job was asked to stop.
        """
        if self._cancelled.is_set():
            raise CancelledError
        if self._listener is not None:
            self._listener(done, total, label)
