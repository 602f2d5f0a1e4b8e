"""TAR archives, also compressed: read in one go from the first byte to the last."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO, cast

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.archives.budget import Budget, see_count, see_ratio, see_size

_BROKEN = (tarfile.TarError, zlib.error, gzip.BadGzipFile, EOFError, OSError, ValueError, OverflowError)
_GZIP = b"\x1f\x8b"


class _Counted(io.RawIOBase):
    """A stream that counts what is read of it and stops where too much has come out of too little."""

    def __init__(self, unpacked: BinaryIO, packed: BinaryIO, budget: Budget) -> None:
        super().__init__()
        self._unpacked, self._packed, self._budget = unpacked, packed, budget
        self._count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._unpacked.read(size)
        self._count += len(data)
        self._budget.spend(len(data))
        if self._unpacked is not self._packed:
            see_ratio(self._count, self._packed.tell())
        return data


def members(stream: BinaryIO, budget: Budget) -> Iterator[tuple[str, str, bytes | UnreadableFileError]]:
    """Yield name, time of last change and content of each member that is no folder, or why it has none.

    Links, devices and pipes are refused; nothing is looked up outside of the archive.

    Raises
    ------
    UnreadableFileError
        If the archive is damaged or made to do harm; what came before is good.
    """
    head = stream.read(2)
    stream.seek(0)
    unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if head == _GZIP else stream
    count = 0
    try:
        with tarfile.open(fileobj=_Counted(unpacked, stream, budget), mode="r|") as archive:
            for member in archive:
                count += 1
                see_count(count)
                if not member.isdir():
                    yield member.name, _time(member), _content(archive, member)
    except UnreadableFileError:
        raise
    except _BROKEN as error:
        raise UnreadableFileError(
            "The archive is damaged, or cut off.", hint="Fetch or copy it again."
        ) from error


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes | UnreadableFileError:
    if not member.isreg() or member.issparse():
        return UnreadableFileError("This is a link, a pipe or a device, not a file.")
    try:
        see_size(member.size)
    except UnreadableFileError as error:
        return error
    file = archive.extractfile(member)
    assert file is not None
    data = file.read()
    if len(data) < member.size:
        raise EOFError
    return data


def _time(member: tarfile.TarInfo) -> str:
    try:
        return datetime.fromtimestamp(int(member.mtime), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError, OSError):
        return ""
