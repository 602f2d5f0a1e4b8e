"""The workspace as other rooms see it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from sqlalchemy import delete, insert

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import SynpolError, WorkspaceError
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import HistoryStep
from synpol_desktop.workspace import backups, checking, copying, history, opening, recognition
from synpol_desktop.workspace.backups import Occasion
from synpol_desktop.workspace.batch import Batch
from synpol_desktop.workspace.connection import CHECK_S, raw_connection
from synpol_desktop.workspace.edits.base import Edit, Label
from synpol_desktop.workspace.failures import in_plain_words
from synpol_desktop.workspace.migrations import FORMAT, migrate
from synpol_desktop.workspace.presence import FileMovedError
from synpol_desktop.workspace.problems import Problem, ProblemKind
from synpol_desktop.workspace.schema import position
from synpol_desktop.workspace.transaction import Transaction
from synpol_desktop.workspace.writer import Priority
from synpol_desktop.workspace.writing import Writing, only_read

T = TypeVar("T")


class Workspace(Writing):
    """One open file of articles, facts and decisions.

    Questions may be asked from any thread. Writing happens on one thread of the workspace's own, which also
    calls the listeners. Use `create` or `open`.

    Attributes
    ----------
    path : Path
    read_only : bool
    """

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

        One of an earlier format is brought up to date, after a backup.

        Raises
        ------
        NotAWorkspaceError, WorkspaceTooNewError, WorkspaceLockedError, WorkspaceError
            If it can't be opened; the message says why.
        """
        door = opening.door_of(path, read_only=read_only)
        try:
            workspace = cls(door)
        except BaseException:
            if door.lock is not None:
                door.lock.release()
            raise
        try:
            workspace._prepare()
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
        self._safekeeping.wait()
        self._engine.dispose()
        if not self.read_only:
            # What is committed is safe in the side file, too: a full disk or a second reader is no failure.
            with contextlib.suppress(SynpolError, sqlite3.Error), self._writing.connect() as connection:
                raw = raw_connection(connection)
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                raw.execute("PRAGMA journal_mode = DELETE")
        self._writing.dispose()
        if self._lock is not None:
            self._lock.release()

    def _prepare(self) -> None:
        with self._snapshot() as connection:
            present = opening.format_in(connection, self.path.name)
            opening.check_schema(connection, present)
        if present < FORMAT:
            self._update(present)
        if not self.read_only:
            with self._writing.connect() as connection, in_plain_words():
                raw = raw_connection(connection)
                raw.execute("PRAGMA journal_mode = WAL")
                raw.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()  # its side files take room now

    def _update(self, present: int) -> None:
        """Bring a file of an earlier format up to date, after a backup of what it was."""
        if self.read_only:
            raise WorkspaceError(
                "This workspace was written by an earlier release and must be brought up to date first.",
                hint="Open it once where it may be written.",
            )
        with self._writing.connect().execution_options(writes=True) as connection, connection.begin():
            if present:
                with self._engine.connect() as before, before.begin():
                    before.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1")
                    backups.make(raw_connection(before), self.path, Occasion.UPDATE)
            migrate(connection, present)
        with self._engine.connect() as connection, connection.begin():
            opening.check_schema(connection)

    @property
    def notice(self) -> str:
        """What the user should know of the workspace, a line each; "" normally.

        How the file was opened, and what its jobs gave notice of; a change of it is one of metadata.
        """
        return "\n".join(text for text in (self._opened_so, *self._read(history.notices)) if text)

    @property
    def backup_trouble(self) -> SynpolError | None:
        """Why there is no backup of today, None if all is well; a change of it is one of metadata."""
        return self._safekeeping.trouble

    def back_up(self) -> None:
        """Try again to make the backup of today, if it is missing; returns when that has ended."""
        if not self.read_only:
            self._writer.call(self._safekeeping.again, Priority.EDIT)

    def ensure_present(self) -> None:
        """Raise `FileMovedError` if the file was moved, deleted or replaced since it was opened."""
        self._presence.check()

    def save_copy(self, path: Path, progress: Progress | None = None, *, overwrite: bool = False) -> None:
        """Write all that is in the workspace now to another file, whatever jobs write meanwhile.

        That also works when the file was deleted or replaced while it was open.

        Raises
        ------
        WorkspaceError
            If there is such a file already, or the copy can't be written.
        CancelledError
            If the progress was asked to stop; nothing is left of the copy.
        """
        path = path.absolute()
        here = path.exists() and self.path.exists()
        if path == self.path.absolute() or (here and path.samefile(self.path)):
            raise WorkspaceError("A workspace can't be copied onto itself.", hint="Choose another name.")
        if path.exists() and not overwrite:
            raise WorkspaceError("“{name}” exists already.", hint="Choose another name.", name=path.name)
        recognition.refuse_side_files(path)
        try:
            with self._snapshot() as connection:
                connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1")
                copying.copy(raw_connection(connection), path, progress)
        except FileMovedError:  # no new connection gets to it, but the one that writes has it still
            self._writer.call(lambda: self._copy_held(path, progress), Priority.EDIT)

    def _copy_held(self, path: Path, progress: Progress | None) -> None:
        with self._writing.connect() as connection, connection.begin():
            connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1")
            copying.copy(raw_connection(connection), path, progress)

    def check(self) -> list[Problem]:
        """Return what is wrong with the file; nothing is changed."""
        problems = self._examined(checking.check)
        if not self.read_only:
            problems += self._examined(checking.check_index)
        return problems

    def _examined(self, part: checking.Part) -> list[Problem]:
        problems: list[Problem] = []
        try:
            with self._snapshot(CHECK_S) as connection:
                problems.extend(part(connection))
        except WorkspaceError as error:  # not even the end of a transaction can be trusted
            problems.append(Problem(ProblemKind.FILE, error.message, repairable=False))
        return problems

    def repair(self) -> Path:
        """Rebuild what is derived, after a backup: see `checking.repair`.

        Returns
        -------
        Path
            The backup.
        """
        if self.read_only:
            raise only_read()
        with self._snapshot(CHECK_S) as connection:
            connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1")
            kept = backups.make(raw_connection(connection), self.path, Occasion.REPAIR)

        def work(tx: Transaction) -> None:
            checking.repair(tx.connection)
            tx.touch(Changes(metadata=True, facts=True, history=True))

        self._write(work)
        return kept

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

        self._write(work, Priority.JOB, content=False)
