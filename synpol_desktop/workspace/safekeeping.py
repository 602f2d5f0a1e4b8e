"""The backup of the day: what the workspace was before the first change of the day, copied meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, Engine

from synpol_desktop.core.errors import SynpolError, WorkspaceError
from synpol_desktop.workspace import backups
from synpol_desktop.workspace.backups import Occasion
from synpol_desktop.workspace.connection import raw_connection
from synpol_desktop.workspace.failures import in_plain_words


class Safekeeping:
    """Makes one backup a day, on a thread of its own, and never stands in the way of the change itself.

    Parameters
    ----------
    engine : Engine
        For the connection that holds on to what was there before the change.
    told : callable
        Called on that thread when `trouble` is another than it was.

    Attributes
    ----------
    trouble : SynpolError or None
        Why there is no backup of today.
    """

    def __init__(self, path: Path, engine: Engine, told: Callable[[], None]) -> None:
        self._path = path
        self._engine = engine
        self._told = told
        self._day: date | None = None
        self._thread: threading.Thread | None = None
        self.trouble: SynpolError | None = None

    def before_change(self) -> None:
        """Begin the backup of the day, if it is still to be made; called on the writer thread."""
        today = date.today()
        if self._day == today:
            return
        self._day = today
        if backups.has_backup_of(self._path, today):
            return
        self.wait()
        connection = self._engine.connect()
        try:
            connection.begin()
            if not connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM article)").scalar_one():
                connection.close()
                return
        except BaseException:
            connection.close()
            raise
        self._thread = threading.Thread(target=self._make, args=(connection,), name="workspace-backup")
        self._thread.start()

    def again(self) -> None:
        """Make the backup of the day that could not be made before; called on the writer thread."""
        self._day = None
        self.before_change()
        self.wait()

    def wait(self) -> None:
        """Return when no backup is being made."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _make(self, connection: Connection) -> None:
        before = self.trouble
        self.trouble = None
        try:
            with connection, in_plain_words():
                backups.make(raw_connection(connection), self._path, Occasion.DAILY)
        except SynpolError as error:
            self.trouble = error
        except OSError:
            self.trouble = WorkspaceError(
                "The backup of today could not be made.",
                hint="See that the folder has room and may be written to, then try again.",
            )
        if self.trouble is not before:
            self._told()
