"""What runs in the child process: paths in, articles and refusals out, until the other end is gone."""

from __future__ import annotations

import signal
import sys
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from synpol_desktop.core.errors import SynpolError, UnreadableFileError
from synpol_desktop.importing.items import Refusal
from synpol_desktop.importing.sandbox import messages
from synpol_desktop.importing.sandbox.limits import Limits, confine, is_worn, renew_time


def serve(connection: Connection, limits: Limits, given: dict[str, Any]) -> None:
    """Read the files that are asked for, one after the other.

    A request is a path and the number of its members that are done already. The answer is a message for
    each member, article, refusal and member passed over, and one at the end that says whether this
    process is worn out.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl would load it, and needs it not
    confine(limits)
    reader = _Reader(connection, limits, given)
    try:
        while True:
            kind, path, *rest = messages.unpacked(connection.recv_bytes())
            worn = False
            try:
                if kind == "preview":
                    reader.preview(Path(path), *rest)
                else:
                    reader.read(Path(path), *rest)
            except MemoryError:
                worn = True
                reader.say("exhausted")
            reader.say("end", worn or is_worn())
    except (EOFError, OSError):  # the parent is gone, or done
        return


class _Reader:
    def __init__(self, connection: Connection, limits: Limits, given: dict[str, Any]) -> None:
        self._connection = connection
        self._limits = limits
        self._options = messages.options(given)

    def say(self, *parts: object) -> None:
        self._connection.send_bytes(messages.packed(*parts))

    def read(self, path: Path, done: int) -> None:
        from synpol_desktop.importing.archives.expanding import expand
        from synpol_desktop.importing.items import Skipped
        from synpol_desktop.importing.parsing import parse
        from synpol_desktop.importing.sources import Source

        with _Door(self._connection, path.name):
            for leaf in islice(expand(Source.of_file(path)), done, None):
                renew_time(self._limits)
                self.say("begin", leaf.name)
                if isinstance(leaf, Skipped):
                    self.say("skipped")
                elif isinstance(leaf, Refusal):
                    self._connection.send_bytes(messages.said(leaf))
                else:
                    with _Door(self._connection, leaf.name):
                        for item in parse(leaf, self._options):
                            self._connection.send_bytes(messages.said(item))
                self.say("finished")

    def preview(self, path: Path, limit: int) -> None:
        from dataclasses import asdict

        from synpol_desktop.importing.previewing import look

        renew_time(self._limits)
        with _Door(self._connection, path.name):
            self.say("preview", asdict(look(path, self._options, limit)))


class _Door:
    """Turns whatever goes wrong with one file into its refusal."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        self._name = name

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if isinstance(error, SynpolError):
            refusal = Refusal(self._name, error)
        elif isinstance(error, Exception) and not isinstance(error, MemoryError | OSError):
            refusal = Refusal(self._name, damaged(error))
        else:
            return False
        self._connection.send_bytes(messages.said(refusal))
        return True


def damaged(error: Exception) -> UnreadableFileError:
    """Say that a parser could not make sense of a file."""
    return UnreadableFileError(
        "The file is damaged, or not what its name says ({reason}).",
        hint="Open it in the program that it comes from, save it again and import that.",
        reason=type(error).__name__,
    )
