"""The workspace as other rooms see it."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from sqlalchemy import delete, insert

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import SynpolError, WorkspaceError
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.records import HistoryStep
from synpol_desktop.workspace import checking, history, opening
from synpol_desktop.workspace.batch import Batch
from synpol_desktop.workspace.connection import engine
from synpol_desktop.workspace.edits.base import Edit, Label
from synpol_desktop.workspace.locking import FileLock
from synpol_desktop.workspace.migrations import FORMAT, migrate
from synpol_desktop.workspace.problems import Problem
from synpol_desktop.workspace.reader import Reader
from synpol_desktop.workspace.schema import position
from synpol_desktop.workspace.transaction import Transaction
from synpol_desktop.workspace.writer import Priority, Writer

T = TypeVar("T")
Listener = Callable[[Changes], None]


class Workspace(Reader):
    """One open file of articles, facts and decisions.

    Questions may be asked from any thread. Writing happens on one thread of the workspace's own, which also
    calls the listeners. Use `create` or `open`.

    Attributes
    ----------
    path : Path
    read_only : bool
    """

    def __init__(self, path: Path, *, read_only: bool, mode: str, lock: FileLock | None, notice: str) -> None:
        super().__init__(path, mode)
        self.path = path
        self.read_only = read_only
        self._opened_so = notice
        self._lock = lock
        self._writing = engine(path, mode, pool_size=1)
        self._listeners: list[Listener] = []
        self._running: set[int] = set()
        self._guard = threading.Lock()
        self._writer = Writer()

    @classmethod
    def create(cls, path: Path) -> Workspace:
        """Make a new workspace and open it.

        Raises
        ------
        WorkspaceError
            If the file exists or can't be written.
        """
        opening.create_file(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Workspace:
        """Open a workspace; one in a place that can't be written is opened for reading, with a notice.

        Raises
        ------
        NotAWorkspaceError, WorkspaceTooNewError, WorkspaceLockedError, WorkspaceError
            If it can't be opened; the message says why.
        """
        present = opening.format_of(path)
        notice = ""
        lock = None
        if not read_only and not opening.side_files_writable(path):
            read_only, notice = True, "This workspace can't be written here; it is open for reading only."
        if not read_only:
            lock = FileLock(path)
        mode = "ro" if read_only else "rw"
        if read_only and not opening.side_files_writable(path):
            mode = "immutable"
        workspace = cls(path, read_only=read_only, mode=mode, lock=lock, notice=notice)
        try:
            workspace._prepare(present)
        except BaseException:
            workspace.close()
            raise
        return workspace

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Finish what is being written and leave one plain file; harmless when repeated."""
        self._writer.close()
        self._engine.dispose()
        if not self.read_only:
            # What is committed is safe in the side file, too: a full disk or a second reader is no failure.
            with contextlib.suppress(SynpolError, sqlite3.Error), self._writing.connect() as connection:
                raw = connection.connection.driver_connection
                assert raw is not None
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                raw.execute("PRAGMA journal_mode = DELETE")
        self._writing.dispose()
        if self._lock is not None:
            self._lock.release()

    def _prepare(self, present: int) -> None:
        if present < FORMAT:
            if self.read_only:
                raise WorkspaceError(
                    "This workspace was written by an earlier release and must be brought up to date first.",
                    hint="Open it once where it may be written.",
                )
            with self._writing.connect().execution_options(writes=True) as connection, connection.begin():
                migrate(connection, present)
        with self._engine.connect() as connection, connection.begin():
            opening.check_schema(connection)
        if not self.read_only:
            with self._writing.connect() as connection:
                raw = connection.connection.driver_connection
                assert raw is not None
                raw.execute("PRAGMA journal_mode = WAL")

    @property
    def notice(self) -> str:
        """What the user should know of the workspace, a line each; "" normally.

        How the file was opened, and what its jobs gave notice of; a change of it is one of metadata.
        """
        return "\n".join(text for text in (self._opened_so, *self._read(history.notices)) if text)

    def check(self) -> list[Problem]:
        """Return what is wrong with the file; nothing is changed."""
        problems = self._read(lambda connection: list(checking.check(connection)))
        if not self.read_only:
            problems += self._read(lambda connection: list(checking.check_index(connection)))
        return problems

    def repair(self) -> None:
        """Rebuild what is derived: search index, sort columns, counts, joined entities, cached decisions."""

        def work(tx: Transaction) -> None:
            checking.repair(tx.connection)
            tx.touch(Changes(metadata=True, facts=True))

        self._write(work)

    def do(self, edit: Edit) -> Changes:
        """Apply an edit as one step of the history; returns when it is on disk.

        Raises
        ------
        EditRefusedError
            If it can't be done now; nothing is changed.
        """

        def work(tx: Transaction) -> Changes:
            history.do(tx, edit)
            tx.finish()
            return tx.changes

        return self._write(work)

    def undo(self) -> HistoryStep:
        """Take the last step back and return it; EditRefusedError if there is none or it still runs."""
        return self._write(lambda tx: history.undo(tx, self._running))

    def redo(self) -> HistoryStep:
        """Do the last undone step again and return it; EditRefusedError if there is none."""
        return self._write(lambda tx: history.redo(tx, self._running))

    def batch(self, label: str | Label, notice: str = "") -> Batch:
        """Return a bulk job: a context in which articles and findings are added as one step.

        The notice, if any, is the workspace's from the first article on, until the step is undone.
        """

        def write(work: Callable[[Transaction], T]) -> T:
            return self._write(work, Priority.JOB)

        name = Label("", label.replace("{", "{{").replace("}", "}}")) if isinstance(label, str) else label
        return Batch(name, notice, write, self._running.add, self._running.discard)

    def save_positions(self, places: Mapping[EntityId, tuple[float, float]]) -> None:
        """Keep where nodes are now; this is no step of the history."""
        rows = [{"entity": entity, "x": x, "y": y} for entity, (x, y) in places.items()]

        def work(tx: Transaction) -> None:
            tx.connection.execute(delete(position))
            if rows:
                tx.connection.execute(insert(position), rows)
            tx.touch(Changes(layout=True))

        self._write(work, Priority.JOB)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener after each commit, on the writer thread; returns how to stop that."""
        with self._guard:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._guard, contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    def _write(self, work: Callable[[Transaction], T], priority: Priority = Priority.EDIT) -> T:
        if self.read_only:
            raise WorkspaceError(
                "This workspace is open for reading only.",
                hint="Save a copy where you may write, and open that.",
            )

        def commit() -> T:
            with self._writing.connect().execution_options(writes=True) as connection:
                raw = connection.connection.driver_connection
                assert raw is not None
                raw.execute(f"PRAGMA synchronous = {'FULL' if priority is Priority.EDIT else 'NORMAL'}")
                with connection.begin():
                    tx = Transaction(connection)
                    result = work(tx)
                    tx.finish()
            self._announce(tx.changes)
            return result

        return self._writer.call(commit, priority)

    def _announce(self, changes: Changes) -> None:
        if changes:
            if changes.facts or changes.metadata:
                self._aggregates.forget()
            with self._guard:
                listeners = tuple(self._listeners)
            for listener in listeners:
                listener(changes)
