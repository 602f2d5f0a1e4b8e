"""The map behind a large graph: its communities, found off the window's thread once the nodes rest."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from synpol_desktop.core.network import FloatArray, IndexArray, Network
from synpol_desktop.core.progress import Progress
from synpol_desktop.ui.canvas.stage import Stage
from synpol_desktop.ui.jobs import Job
from synpol_desktop.ui.painting.regions import Regions, communities_of, regions_of

REST_MS = 60
"""Less than what the picture waits for, so that hulls are there before it is drawn in full."""


class Mapper(QObject):
    """Gives a stage its regions when it is seen from so far that they are wanted.

    Communities are kept for as long as the network stays the same; hulls follow the nodes when they rest.

    Parameters
    ----------
    held : callable
        Whether a button is held; a node that is being dragged rests later.
    mapped : callable
        Called when the stage got other regions, or when they are not waited for any more.
    """

    def __init__(
        self, view: QWidget, stage: Stage, held: Callable[[], bool], mapped: Callable[[], None]
    ) -> None:
        super().__init__(view)
        self._stage, self._held, self._mapped = stage, held, mapped
        self._known: tuple[Network, IndexArray] | None = None
        self._job: Job | None = None
        self._asked = -1
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._look)
        view.destroyed.connect(self._rest.stop)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether a map is wanted that isn't there yet."""
        return self._job is not None or (self._rest.isActive() and self._stage.map_due)

    def follow(self) -> None:
        """Note that the camera or the nodes moved."""
        if self._stage.map_due:
            self._rest.start()

    def stop(self) -> None:
        """Give up what is being found, and wait for its thread."""
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()
            self._job.wait()
            self._job = None

    def _look(self) -> None:
        if not self._stage.map_due or self._job is not None:
            return
        if self._held():
            self._rest.start()
            return
        network, xy = self._stage.scene.network, self._stage.xy.copy()
        self._asked = self._stage.moves
        known = None
        if self._known is not None and _same(self._known[0], network):
            known = self._known[1]
        self._job = Job("map", lambda progress: _found(network, xy, known, progress), None)
        queued = Qt.ConnectionType.QueuedConnection
        self._job.succeeded.connect(self._take, queued)
        self._job.ended.connect(self._end, queued)
        self._job.start()

    def _take(self, result: tuple[Network, IndexArray, Regions | None]) -> None:
        network, community, regions = result
        self._known = network, community
        if self._asked == self._stage.moves:
            self._stage.map(regions)

    def _end(self) -> None:
        if self._job is not None:
            self._job.wait()
        self._job = None
        if self._asked != self._stage.moves:
            self.follow()
        self._mapped()


def _found(
    network: Network, xy: FloatArray, known: IndexArray | None, progress: Progress
) -> tuple[Network, IndexArray, Regions | None]:
    community = communities_of(network, progress) if known is None else known
    return network, community, regions_of(network, xy, community)


def _same(one: Network, other: Network) -> bool:
    """Whether communities of the one are those of the other; sizes may differ."""
    return (
        np.array_equal(one.ids, other.ids)
        and np.array_equal(one.edges, other.edges)
        and np.array_equal(one.weights, other.weights)
    )
