"""How a workspace is written to: one transaction after the other, on a thread of its own."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import TypeVar

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import WorkspaceError
from synpol_desktop.workspace import checking
from synpol_desktop.workspace.connection import CHECK_S, engine, raw_connection
from synpol_desktop.workspace.failures import NONSENSE, damaged, in_plain_words
from synpol_desktop.workspace.opening import Door
from synpol_desktop.workspace.presence import Presence
from synpol_desktop.workspace.reader import Reader
from synpol_desktop.workspace.safekeeping import Safekeeping
from synpol_desktop.workspace.transaction import Transaction
from synpol_desktop.workspace.writer import Priority, Writer

T = TypeVar("T")
Listener = Callable[[Changes], None]


class Writing(Reader):
    """A reader whose file can be changed, and that tells its listeners of each change.

    Nothing is written to a file that was moved or replaced meanwhile, nor before the backup of the day was
    begun.

    Attributes
    ----------
    path : Path
    read_only : bool
    """

    def __init__(self, door: Door) -> None:
        self._presence = Presence(door.path)
        super().__init__(door.path, door.mode, self._presence)
        self.path = door.path
        self.read_only = door.read_only
        self._opened_so = door.notice
        self._lock = door.lock
        self._writing = engine(door.path, door.mode, pool_size=1, presence=self._presence)
        self._listeners: list[Listener] = []
        self._running: set[int] = set()
        self._guard = threading.Lock()
        self._writer = Writer()
        self._safekeeping = Safekeeping(
            door.path, self._engine, lambda: self._announce(Changes(metadata=True))
        )

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener after each commit, on a thread of the workspace; returns how to stop that."""
        with self._guard:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._guard, contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    def _write(
        self, work: Callable[[Transaction], T], priority: Priority = Priority.EDIT, *, content: bool = True
    ) -> T:
        """Run work in a transaction; what is no content (where nodes are) needs no backup before it."""
        if self.read_only:
            raise only_read()

        def commit() -> T:
            self._presence.check()
            with in_plain_words():
                if content:
                    self._safekeeping.before_change()
                tx, result = self._commit(work, priority)
            self._announce(tx.changes)
            return result

        return self._writer.call(commit, priority)

    def _commit(self, work: Callable[[Transaction], T], priority: Priority) -> tuple[Transaction, T]:
        with self._writing.connect().execution_options(writes=True) as connection:
            level = "FULL" if priority is Priority.EDIT else "NORMAL"
            raw_connection(connection).execute(f"PRAGMA synchronous = {level}")
            with connection.begin():
                tx = Transaction(connection)
                try:
                    result = work(tx)
                    tx.finish()
                except NONSENSE as error:  # of a damaged file, as in `Reader`, or a bug
                    with self._snapshot(CHECK_S) as before:
                        if checking.is_sound(before):
                            raise
                    raise damaged() from error
        return tx, result

    def _announce(self, changes: Changes) -> None:
        if changes:
            if changes.facts or changes.metadata:
                self._aggregates.forget(changes)
                self._lexicon.forget()
            if changes.notes:
                self._lexicon.forget_notes()
            with self._guard:
                listeners = tuple(self._listeners)
            for listener in listeners:
                listener(changes)


def only_read() -> WorkspaceError:
    """Return the error of a change to a workspace that is open for reading."""
    return WorkspaceError(
        "This workspace is open for reading only.",
        hint="Save a copy where you may write, and open that.",
    )
