"""When Python looks for cycles of dead objects: never while somebody works.

A full collection stops every thread, 100 ms and more with all that numba and an open workspace load. The two
young generations stay automatic: they cost microseconds and find nearly everything.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

NEVER = 1_000_000_000
"""As a threshold of the oldest generation: no full collection by itself."""


class Collector(QObject):
    """Collects everything when the user has turned to another program, and otherwise only what is young."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        young, middle, _ = gc.get_threshold()
        gc.set_threshold(young, middle, NEVER)
        gc.freeze()
        application.applicationStateChanged.connect(self._state_changed)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            gc.collect()
