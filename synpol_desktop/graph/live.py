"""A layout that runs by itself: ticks on a thread, positions handed over without waiting."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synpol_desktop.graph.interface import Layout
from synpol_desktop.graph.kernels.checking import checked_place
from synpol_desktop.graph.layout import ForceLayout

Command = Callable[[Layout], None]


class LiveLayout:
    """Ticks a `ForceLayout`, or another layout, on a thread of its own until it is at rest, then sleeps.

    Commands return at once and take effect, in order, before the next tick. The kernels run without the
    interpreter lock, so the thread that draws is not held up.

    Parameters
    ----------
    layout : Layout
        Belongs to this object from now on. Nobody else may call it.

    Raises
    ------
    ValueError
        By the command at fault, if an index, a place or an edge makes no sense.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._n = layout.n
        self._wake = threading.Condition()
        self._commands: deque[Command] = deque()
        self._paused = False
        self._free = threading.Event()
        self._free.set()
        self._stopping = False
        self._resting = layout.settled
        self._latest = (0, _frozen(layout.positions))
        self._thread = threading.Thread(target=self._run, name="layout", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        """Return the layout itself; leaving the block stops it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the thread."""
        self.stop()

    def latest(self) -> tuple[int, NDArray[np.float64]]:
        """Return the number of the newest positions and the positions, read-only, shape (n, 2).

        The number grows with every change; the array is never written to again.
        """
        return self._latest

    @property
    def resting(self) -> bool:
        """Whether nothing moves and no command waits."""
        with self._wake:
            return self._resting and not self._commands

    def pin(self, index: int, xy: ArrayLike) -> None:
        """Hold a node at a place until it is unpinned."""
        place = checked_place(xy)
        self._check([index])
        self._send(lambda layout: layout.pin(index, place))

    def unpin(self, index: int) -> None:
        """Let a node move again."""
        self._check([index])
        self._send(lambda layout: layout.unpin(index))

    def reheat(self, indices: ArrayLike | None = None) -> None:
        """Let nodes and their neighbours move again; all if no indices are given."""
        nodes = None if indices is None else np.array(indices, np.intp)
        if nodes is not None:
            self._check(nodes)
        self._send(lambda layout: layout.reheat(nodes))

    def add(self, n: int, edges: ArrayLike, start: ArrayLike | None = None) -> None:
        """Append nodes and edges; only the new nodes and their neighbours are heated."""
        pairs = np.array(edges, np.intp).reshape(-1, 2)
        places = None if start is None else np.array(start, np.float64)
        if n < 0 or (places is not None and places.shape != (n, 2)):
            raise ValueError(f"can't add {n} nodes at these places")
        self._n += n
        try:
            self._check(pairs)
        except ValueError:
            self._n -= n
            raise
        self._send(lambda layout: layout.add(n, pairs, places))

    def set_clusters(self, clusters: float) -> None:
        """Change how strongly groups are drawn together, and let all move, if forces rule the layout."""

        def change(layout: Layout) -> None:
            if isinstance(layout, ForceLayout):
                layout.clusters = clusters
                layout.reheat()

        if not (np.isfinite(clusters) and clusters > 0):
            raise ValueError(f"clusters must be positive and finite, not {clusters}")
        self._send(change)

    def pause(self) -> None:
        """Stop ticking after the tick in progress; commands still take effect."""
        with self._wake:
            self._paused = True
            self._wake.notify_all()

    def resume(self) -> None:
        """Go on ticking."""
        with self._wake:
            self._paused = False
            self._wake.notify_all()

    @contextmanager
    def standing_aside(self) -> Iterator[None]:
        """Begin no tick meanwhile: what is painted asks for the interpreter again and again.

        A tick takes it back for some tenths of a millisecond each time, which adds up to several frames.
        """
        self._free.clear()
        try:
            yield
        finally:
            self._free.set()

    def stop(self) -> None:
        """End the thread and wait for it. The latest positions stay; commands do nothing any more."""
        self._free.set()
        with self._wake:
            self._stopping = True
            self._wake.notify_all()
        self._thread.join()

    def wait_until_rest(self, seconds: float | None = None) -> bool:
        """Wait until nothing moves and no command waits; return whether that came within the time."""
        with self._wake:
            return self._wake.wait_for(
                lambda: (self._resting and not self._commands) or self._stopping, seconds
            )

    def _check(self, indices: ArrayLike) -> None:
        nodes = np.asarray(indices)
        if nodes.size and (nodes.min() < 0 or nodes.max() >= self._n):
            raise ValueError(f"a node index lies outside range({self._n})")

    def _send(self, command: Command) -> None:
        with self._wake:
            self._commands.append(command)
            self._resting = False
            self._wake.notify_all()

    def _run(self) -> None:
        try:
            while self._next_commands():
                self._free.wait()
                if not self._paused:
                    self._layout.step()
                self._publish()
        finally:  # a failure goes on to the thread's excepthook; nobody is left waiting
            with self._wake:
                self._stopping = True
                self._wake.notify_all()

    def _next_commands(self) -> bool:
        """Wait for work, carry out commands, and return whether to go on."""
        with self._wake:
            self._resting = self._layout.settled and not self._commands
            if self._resting:
                self._wake.notify_all()
            self._wake.wait_for(lambda: self._stopping or self._commands or not self._idle())
            if self._stopping:
                return False
            commands = list(self._commands)
            self._commands.clear()
            self._resting = False
        for command in commands:
            command(self._layout)
        return True

    def _idle(self) -> bool:
        return self._paused or self._layout.settled

    def _publish(self) -> None:
        self._latest = (self._latest[0] + 1, _frozen(self._layout.positions))


def _frozen(positions: NDArray[np.float64]) -> NDArray[np.float64]:
    positions.setflags(write=False)
    return positions
