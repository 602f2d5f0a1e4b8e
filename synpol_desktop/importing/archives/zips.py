"""ZIP archives, and the office documents that are such: opened with care, read member by member."""

from __future__ import annotations

import os
import struct
import zlib
from itertools import pairwise
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.archives.budget import Budget, see_count, see_ratio, see_size

_BROKEN = (
    BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, IndexError, NotImplementedError,
    OverflowError, RuntimeError, KeyError,
)  # fmt: skip
_END = b"PK\x05\x06"
_END_LONGEST = 22 + 65535
_LARGEST_DIRECTORY = 64 << 20


class Zip:
    """An archive whose claims are checked before anything is unpacked.

    What a member claims to hold is an upper bound of what the library gives out, so that the claims are
    what is counted.

    Raises
    ------
    UnreadableFileError
        If it is no archive, or one that is made to do harm.
    """

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        try:
            _see_directory(stream)
            self._zip = ZipFile(stream)
            self.members = [member for member in self._zip.infolist() if not member.is_dir()]
            self._by_name = {member.filename: member for member in self.members}
        except UnreadableFileError:
            raise
        except _BROKEN as error:
            raise UnreadableFileError(
                "The archive is damaged, or cut off.", hint="Fetch or copy it again."
            ) from error
        _see_overlaps(self.members)
        budget.spend(sum(member.file_size for member in self.members))

    def names(self) -> list[str]:
        """Return the names of all members."""
        return list(self._by_name)

    def read(self, member: ZipInfo | str) -> bytes:
        """Return what a member holds.

        Raises
        ------
        UnreadableFileError
            If it is protected, damaged, too large, or unpacks to many times its size.
        """
        if isinstance(member, str):
            if member not in self._by_name:
                raise UnreadableFileError(
                    "A part of the file is missing: {name}.", hint="It may be damaged.", name=member
                )
            member = self._by_name[member]
        self.see(member)
        try:
            return self._zip.read(member)
        except _BROKEN as error:
            raise UnreadableFileError(
                "It is damaged: what it unpacks to is not what was packed.", hint="Fetch or copy it again."
            ) from error

    def see(self, member: ZipInfo) -> None:
        """Check the claims of a member.

        Raises
        ------
        UnreadableFileError
            See `read`.
        """
        if member.flag_bits & 1:
            raise UnreadableFileError("It is protected by a password.", hint="Save it without one.")
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise UnreadableFileError(
                "It is packed in a way that is not read here.", hint="Pack it anew as a plain ZIP archive."
            )
        see_size(member.file_size)
        see_ratio(member.file_size, member.compress_size)


def see_office(stream: BinaryIO) -> None:
    """Check all claims of an office document that another library will unpack.

    Raises
    ------
    UnreadableFileError
        If one of its parts is no honest one.
    """
    archive = Zip(stream, Budget())
    for member in archive.members:
        archive.see(member)
    stream.seek(0)


def _see_directory(stream: BinaryIO) -> None:
    """Refuse a huge list of members before it is read into memory."""
    length = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, length - _END_LONGEST))
    tail = stream.read()
    place = tail.rfind(_END)
    stream.seek(0)
    if place < 0 or len(tail) - place < 22:
        raise BadZipFile
    count, size = struct.unpack_from("<HL", tail, place + 10)
    if count != 0xFFFF:
        see_count(count)
    if size != 0xFFFFFFFF and size > _LARGEST_DIRECTORY:
        see_count(size)  # each member takes many bytes in the list


def _see_overlaps(members: list[ZipInfo]) -> None:
    """Refuse an archive in which one stretch of bytes is the content of several members."""
    see_count(len(members))
    ordered = sorted(members, key=lambda member: member.header_offset)
    for before, after in pairwise(ordered):
        if before.header_offset + before.compress_size > after.header_offset:
            raise UnreadableFileError(
                "Members of the archive overlap.", hint="Such archives are made to do harm."
            )
