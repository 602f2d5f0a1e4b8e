"""The parent's side: asks a child process for the articles of files, and survives whatever it does."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.items import Item, Refusal
from synpol_desktop.importing.options import Options
from synpol_desktop.importing.sandbox import messages
from synpol_desktop.importing.sandbox.limits import Limits
from synpol_desktop.importing.walking import shown

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

POLL_S = 0.1
"""How often a waiting reader looks whether it should stop."""
START_S = 30.0
"""What a process may take to start, beside the time of its first file."""
MOST_DEATHS = 5
"""An archive that ended so many processes is given up."""


class ChildFailedError(UnreadableFileError):
    """The process that read a file ended or was ended; the file can be tried again."""


class _Child:
    """A process and the connection to it."""

    def __init__(self, limits: Limits, options: Options) -> None:
        import multiprocessing

        from synpol_desktop.importing.sandbox.child import serve

        context = multiprocessing.get_context("spawn")  # the only safe one beside threads and Qt
        self.connection: Connection[Any, Any]
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(
            target=serve, args=(theirs, limits, asdict(options)), name="reading", daemon=True
        )
        self.process.start()
        theirs.close()

    def end(self, *, at_once: bool = False) -> None:
        self.connection.close()
        if not at_once:
            self.process.join(1.0)
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self.process.close()


class Confined:
    """Reads files in a child process, which is started for the first one and ended on leaving the context.

    A file that crashes the process, hangs, or takes too much memory costs that file, or that member
    of an archive; the next one gets a fresh process.

    Parameters
    ----------
    check : callable
        Called at least every `POLL_S`; raises to stop the job.
    """

    def __init__(self, options: Options, limits: Limits, check: Callable[[], None]) -> None:
        self._options = options
        self._limits = limits
        self._check = check
        self._child: _Child | None = None
        self._fresh = False
        self.skipped = 0
        """Archive members of kinds that are not read."""

    def __enter__(self) -> Confined:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._end(at_once=kind is not None)

    def read(self, path: Path) -> Iterator[Item]:
        """Yield the articles and refusals of a file, or of the members of an archive."""
        done, deaths = 0, 0
        while True:
            self._ask("read", path, done)
            before, name = done, shown(path)
            is_open = True  # until a member is read, the file itself is at fault
            try:
                for message in self._answers():
                    match message:
                        case ["begin", str(name)]:
                            done += 1
                            is_open = True
                        case ["finished"]:
                            is_open = False
                        case ["skipped"]:
                            self.skipped += 1
                        case ["exhausted"]:
                            raise _exhausted(self._limits)
                        case _:
                            item = messages.heard(message)
                            yield replace(item, path=path) if isinstance(item, Refusal) else item
            except (ChildFailedError, ValueError) as error:
                self._end(at_once=True)
                if is_open:
                    yield Refusal(name, _reason(error), path)
                deaths += 1
                if not _is_archive(path) or (is_open and done == before):
                    return
                if deaths >= MOST_DEATHS:
                    yield Refusal(shown(path), _given_up(), path)
                    return
            else:
                return

    def preview(self, path: Path, limit: int) -> dict[str, Any]:
        """Return what a preview of a file holds, taken apart.

        Raises
        ------
        UnreadableFileError
            If there is none.
        """
        self._ask("preview", path, limit)
        found: dict[str, Any] = {}
        for message in self._answers():
            match message:
                case ["preview", dict(fields)]:
                    found = fields
                case ["exhausted"]:
                    self._end(at_once=True)
                    raise _exhausted(self._limits)
                case _:
                    item = messages.heard(message)
                    if isinstance(item, Refusal):
                        list(self._answers())
                        raise item.error
        return found

    def _ask(self, kind: str, path: Path, number: int) -> None:
        request = messages.packed(kind, os.fsdecode(path), number)
        if self._child is not None:
            try:
                self._child.connection.send_bytes(request)
            except OSError:
                self._end(at_once=True)  # it has ended meanwhile
            else:
                return
        try:
            self._child = _Child(self._limits, self._options)
        except OSError as error:
            raise UnreadableFileError(
                "No process could be started to read this file: {reason}.",
                hint="Close other programs, then try again.",
                reason=error.strerror or type(error).__name__,
            ) from error
        self._fresh = True
        self._child.connection.send_bytes(request)

    def _answers(self) -> Iterator[messages.Message]:
        """Yield the messages about one file; the process is ended if it says that it is worn out."""
        while True:
            message = self._receive()
            if message[0] == "end":
                if message[-1]:
                    self._end()
                return
            yield message

    def _receive(self) -> messages.Message:
        assert self._child is not None
        connection = self._child.connection
        limit = self._limits.seconds + (START_S if self._fresh else 0.0)
        since = time.monotonic()
        while not connection.poll(POLL_S):
            self._check()
            if time.monotonic() - since > limit:
                raise _overdue(self._limits)
        self._check()
        try:
            message = messages.unpacked(connection.recv_bytes(messages.LONGEST))
        except (EOFError, OSError) as error:
            raise _ended() from error
        self._fresh = False
        return message

    def _end(self, *, at_once: bool = False) -> None:
        if self._child is not None:
            self._child.end(at_once=at_once)
            self._child = None


def _is_archive(path: Path) -> bool:
    from synpol_desktop.importing.formats import format_of

    format_ = format_of(path.name)
    return format_ is not None and not format_.module


def _reason(error: Exception) -> UnreadableFileError:
    return error if isinstance(error, UnreadableFileError) else _ended()


def _ended() -> ChildFailedError:
    return ChildFailedError(
        "Reading this file ended the process that did it.",
        hint="The file is damaged or made to do harm; the others are not concerned. You can try again.",
    )


def _given_up() -> ChildFailedError:
    return ChildFailedError(
        "Reading members of this archive ended several processes; the rest of it is not read.",
        hint="Unpack it yourself if you trust it, and import the folder.",
    )


def _overdue(limits: Limits) -> ChildFailedError:
    return ChildFailedError(
        "Reading this file took longer than {seconds} seconds and was given up.",
        hint="The others are not concerned. You can try again.",
        seconds=round(limits.seconds),
    )


def _exhausted(limits: Limits) -> ChildFailedError:
    return ChildFailedError(
        "Reading this file takes more than {size} MB of memory and was given up.",
        hint="Split it, or save its text as a .txt file. The others are not concerned.",
        size=limits.memory_mb,
    )
