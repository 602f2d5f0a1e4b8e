"""One file or archive member, and how to get at its bytes safely."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.walking import shown, unreadable

LARGEST_MB = 128
"""A larger file is refused: it is no article, and would fill the memory."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one file and what is known of it from outside.

    Parameters
    ----------
    name : str
        Name without folders, fit to be shown.
    opener : callable
        Gives the bytes as a seekable stream; raises `UnreadableFileError` if they can't be had.
    changed : str
        When the file was last changed, ISO 8601 to the second; "" if unknown.
    """

    name: str
    opener: Callable[[], BinaryIO]
    changed: str = ""

    @classmethod
    def of_file(cls, path: Path) -> Source:
        """Return the source of a file on disk.

        Raises
        ------
        UnreadableFileError
            If there is no such file.
        """
        try:
            changed = datetime.fromtimestamp(int(path.stat().st_mtime), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        except OSError as error:
            raise unreadable(error) from error
        except (OverflowError, ValueError):
            changed = ""
        return cls(shown(path), lambda: _open(path), changed)

    def data(self) -> bytes:
        """Return all bytes.

        Raises
        ------
        UnreadableFileError
            If they can't be read, or are more than an article can have.
        """
        try:
            with self.opener() as stream:
                if stream.seek(0, os.SEEK_END) > LARGEST_MB << 20:
                    raise _too_large()
                stream.seek(0)
                data = stream.read((LARGEST_MB << 20) + 1)
        except OSError as error:
            raise unreadable(error) from error
        if len(data) > LARGEST_MB << 20:
            raise _too_large()
        return data


def _open(path: Path) -> BinaryIO:
    """Open a plain file; what has meanwhile become a pipe or a device neither blocks nor is read."""
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise unreadable(error) from error
    stream = os.fdopen(number, "rb")
    if not stat.S_ISREG(os.fstat(number).st_mode):
        stream.close()
        raise UnreadableFileError("This is a pipe or a device, not a file.")
    return stream


def _too_large() -> UnreadableFileError:
    return UnreadableFileError(
        "The file is larger than {size} MB.", hint="Split it into articles.", size=LARGEST_MB
    )
