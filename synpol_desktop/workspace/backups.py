"""Backups beside a workspace: what is there, and going back to one. Doesn't load SQLAlchemy.

They lie in a folder named as the workspace with ``-backups`` after it. Each is a workspace of its own, named
by a running number (clocks can be set back), the local time and why it was made.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import sqlite3
import threading
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from synpol_desktop.core.errors import NotAWorkspaceError, WorkspaceError, WorkspaceTooNewError
from synpol_desktop.workspace import copying
from synpol_desktop.workspace.locking import FileLock
from synpol_desktop.workspace.recognition import format_of, plain_path, refuse_side_files

KEPT = 5
"""How many backups of each occasion stay."""

_NAME = re.compile(r"(\d{4,}) (\d{4}-\d{2}-\d{2} \d{2}-\d{2}) ([a-z-]+)\.synpol", re.ASCII)
_TIME = "%Y-%m-%d %H-%M"
_one_by_one = threading.Lock()
_ROOM = 2  # a backup is made where this many of it would have room


class Occasion(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    UPDATE = "before-update"
    REPAIR = "before-repair"
    RESTORE = "before-restore"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup; ``made`` is local time."""

    path: Path
    number: int
    made: datetime
    occasion: Occasion
    size: int


def folder_of(path: Path) -> Path:
    """Return where the backups of a workspace lie; it may not be there."""
    return path.with_name(path.name + "-backups")


def backups(path: Path) -> list[Backup]:
    """Return the backups of a workspace, the newest first."""
    folder = folder_of(path)
    if folder.is_symlink() or not folder.is_dir():
        return []
    found = []
    for file in folder.iterdir():
        known = _NAME.fullmatch(file.name)
        if known is None or file.is_symlink() or not file.is_file():
            continue
        with contextlib.suppress(ValueError, OSError):
            made = datetime.strptime(known[2], _TIME)
            size = file.stat().st_size
            found.append(Backup(file, int(known[1]), made, Occasion(known[3]), size))
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def has_backup_of(path: Path, day: date) -> bool:
    """Whether the workspace was backed up on a day, for whatever reason."""
    return any(backup.made.date() == day for backup in backups(path))


def make(source: sqlite3.Connection, path: Path, occasion: Occasion) -> Path:
    """Back a workspace up as a connection sees it, and let the oldest of its occasion go.

    Parameters
    ----------
    source : sqlite3.Connection
        In a transaction that has read something.

    Raises
    ------
    WorkspaceError
        If that can't be done, or would fill the disk.
    """
    with _one_by_one:
        target = _following(path, occasion)
        size = path.stat().st_size if path.exists() else 0
        if shutil.disk_usage(target.parent).free < _ROOM * size:
            raise WorkspaceError("The disk has no room for a backup.", hint="Make room, then try again.")
        copying.copy(source, target)
        _prune(path, occasion)
    return target


def restore(path: Path, backup: Backup) -> Path | None:
    """Put a backup in a workspace's place; what was there becomes a backup itself.

    The workspace must not be open. It changes at one moment, so that whatever happens the file is the old or
    the restored one.

    Returns
    -------
    Path or None
        The backup of what was there; None if there was nothing.

    Raises
    ------
    WorkspaceLockedError
        If the workspace is open.
    WorkspaceError
        If the backup is damaged, or the disk doesn't take it; the workspace is as it was.
    """
    path = plain_path(path)
    _refuse_damaged(backup.path)
    lock = FileLock(path)
    try:
        refuse_side_files(path)
        before = _kept(path) if path.exists() else None
        part = path.with_name(path.name + copying.PART)
        try:
            shutil.copyfile(backup.path, part)
            copying.sync(part)
            for end in ("-wal", "-shm", "-journal"):  # they would be taken for the restored file's
                path.with_name(path.name + end).unlink(missing_ok=True)
            part.replace(path)
            copying.sync(path.parent)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise WorkspaceError(
            "The backup could not be put in the place of “{name}”.",
            hint="See that the folder has room and may be written to, then try again.",
            name=path.name,
        ) from error
    finally:
        lock.release()
    return before


def _kept(path: Path) -> Path:
    """Back up what is about to be replaced; if SQLite can't read it, as the bytes that it is."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    try:
        format_of(path)
        with contextlib.closing(sqlite3.connect(address, uri=True, isolation_level=None)) as source:
            source.execute("PRAGMA trusted_schema = OFF")
            source.execute("BEGIN")
            source.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
            return make(source, path, Occasion.RESTORE)
    except (sqlite3.Error, NotAWorkspaceError, WorkspaceTooNewError):
        target = _following(path, Occasion.RESTORE)
        for end in ("", "-wal", "-journal"):
            side = path.with_name(path.name + end)
            if side.exists():
                shutil.copyfile(side, target.with_name(target.name + end))
        return target


def _following(path: Path, occasion: Occasion) -> Path:
    """Return the name of the next backup; its folder is there."""
    folder = folder_of(path)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise _no_folder(folder) from error
    if folder.is_symlink():
        raise _no_folder(folder)
    number = max((backup.number for backup in backups(path)), default=0) + 1
    return folder / f"{number:04} {datetime.now().strftime(_TIME)} {occasion}.synpol"


def _prune(path: Path, occasion: Occasion) -> None:
    """Delete the oldest backups of an occasion, and copies that a kill left; what can't be deleted stays."""
    made = [backup for backup in backups(path) if backup.occasion is occasion]
    for backup in made[KEPT:]:
        for end in ("", "-wal", "-journal"):
            with contextlib.suppress(OSError):
                backup.path.with_name(backup.path.name + end).unlink(missing_ok=True)
    for file in folder_of(path).iterdir():
        name, part, _ = file.name.partition(copying.PART)
        if part and _NAME.fullmatch(name):
            with contextlib.suppress(OSError):
                file.unlink()


def _refuse_damaged(path: Path) -> None:
    format_of(path)
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with contextlib.closing(sqlite3.connect(address, uri=True)) as source:
            source.execute("PRAGMA trusted_schema = OFF")
            sound = source.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.Error:
        sound = False
    if not sound:
        raise WorkspaceError("This backup is damaged.", hint="Choose another one.")


def _no_folder(folder: Path) -> WorkspaceError:
    return WorkspaceError(
        "The folder for backups, “{name}”, can't be used.",
        hint="See that it is a folder and may be written to.",
        name=folder.name,
    )
