"""A mark that the program runs, and with which workspace; it stays where a program ended unexpectedly."""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from synpol_desktop.core.errors import WorkspaceLockedError
from synpol_desktop.core.paths import data_dir
from synpol_desktop.workspace.locking import FileLock

_LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class Left:
    """What a program that ended unexpectedly left: its workspace, if one was open, and the trace."""

    workspace: Path | None
    trace: str


class Session:
    """The mark of this run. A disk that doesn't take it never stops the program."""

    def __init__(self) -> None:
        self._path = _folder() / f"{os.getpid()}-{secrets.token_hex(3)}.json"
        self._lock: FileLock | None = None
        self._trace: TextIO | None = None
        with contextlib.suppress(OSError, WorkspaceLockedError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(self._path)
            self._trace = self._path.with_suffix(".txt").open("w", encoding="utf-8")
            faulthandler.enable(self._trace)
        self.note(None)

    def note(self, workspace: Path | None) -> None:
        """Write down which workspace is open."""
        content = {"workspace": None if workspace is None else str(workspace)}
        with contextlib.suppress(OSError):
            self._path.write_text(json.dumps(content), "utf-8")

    def end(self) -> None:
        """Take the mark away: the program ends in order."""
        if self._trace is not None:
            faulthandler.disable()
            self._trace.close()
            self._trace = None
        _delete(self._path)
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def left_over() -> list[Left]:
    """Return what programs left that are gone without having ended in order, and take it away."""
    found = []
    for path in sorted(_folder().glob("*.json")):
        try:
            lock = FileLock(path)
        except (OSError, WorkspaceLockedError):
            continue  # it runs
        found.append(_read(path))
        _delete(path)
        lock.release()
    return found


def _read(path: Path) -> Left:
    workspace, trace = None, ""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        name = json.loads(path.read_text("utf-8")).get("workspace")
        workspace = Path(name) if isinstance(name, str) and Path(name).is_file() else None
    with contextlib.suppress(OSError, ValueError):
        trace = path.with_suffix(".txt").read_text("utf-8", "replace")[:_LONGEST]
    return Left(workspace, trace)


def _delete(path: Path) -> None:
    for each in (path, path.with_suffix(".txt")):
        with contextlib.suppress(OSError):
            each.unlink(missing_ok=True)


def _folder() -> Path:
    return data_dir() / "sessions"
